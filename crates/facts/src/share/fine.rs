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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_round_away_from_what_they_bound() {
        let check = |value: &str, least: Fine, most: Fine| {
            let value: Decimal = value.parse().unwrap();
            assert_eq!((floor(value), ceil(value)), (least, most), "{value}");
        };
        check("13.1", 13_100_000_000_000, 13_100_000_000_000);
        check("33.33333333333333", 33_333_333_333_333, 33_333_333_333_334);
        check("0.0000000000001", 0, 1);
        check("-0.5", 0, 0);
        check("100.01", WHOLE, WHOLE);
    }
}
