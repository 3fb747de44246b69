//! Shares as whole numbers of 10⁻¹² percent: sums and divisions stay exact or are rounded outward, never by chance.

use crate::number::Decimal;

/// A share in 10⁻¹² percent.
pub(super) type Fine = i128;

const PLACES: i16 = 12;

/// 100 percent.
pub(super) const WHOLE: Fine = 100 * 10i128.pow(PLACES as u32);

/// The largest share not above `value`, cut to 0 … 100 percent.
pub(super) fn floor(value: Decimal) -> Fine {
    convert(value, Fine::div_euclid)
}

/// The smallest share not below `value`, cut to 0 … 100 percent.
pub(super) fn ceil(value: Decimal) -> Fine {
    convert(value, ceil_div)
}

fn convert(value: Decimal, divide: fn(Fine, Fine) -> Fine) -> Fine {
    if value >= Decimal::whole(100) {
        return WHOLE;
    }
    let power = i32::from(value.exponent()) + i32::from(PLACES);
    let scale = 10i128.checked_pow(power.unsigned_abs());
    let fine = match (scale, power >= 0) {
        (Some(scale), true) => value.mantissa().saturating_mul(scale),
        (Some(scale), false) => divide(value.mantissa(), scale),
        (None, _) => 0,
    };
    fine.clamp(0, WHOLE)
}

/// Division rounded up; `b` is positive.
pub(super) fn ceil_div(a: Fine, b: Fine) -> Fine {
    -(-a).div_euclid(b)
}

/// Back to percent, exactly.
pub(super) fn percent(fine: Fine) -> Decimal {
    Decimal::new(fine, -PLACES).unwrap_or_default()
}
