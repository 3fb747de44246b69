//! `mantissa × 10^exponent`, exact: no floats are stored anywhere.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// An exact decimal, normalised: the mantissa has no trailing zero, zero has exponent 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Parts")]
pub struct Decimal {
    mantissa: i128,
    exponent: i16,
}

/// A decimal as stored; what is out of bounds or not normalised cannot get in this way either.
#[derive(Deserialize)]
struct Parts {
    mantissa: i128,
    exponent: i16,
}

impl TryFrom<Parts> for Decimal {
    type Error = NotADecimal;

    fn try_from(Parts { mantissa, exponent }: Parts) -> Result<Self, NotADecimal> {
        let stored = Self { mantissa, exponent };
        let small = (-LIMIT..=LIMIT).contains(&exponent);
        let read = small.then(|| Self::new(mantissa, exponent)).flatten();
        read.filter(|read| *read == stored).ok_or(NotADecimal)
    }
}

/// Exponents outside ±30 are refused, so that arithmetic on two decimals stays inside `i128`.
const LIMIT: i16 = 30;

impl Decimal {
    /// Zero.
    pub const ZERO: Decimal = Decimal { mantissa: 0, exponent: 0 };

    /// `mantissa × 10^exponent`; `None` beyond 30 digits either way.
    pub fn new(mantissa: i128, exponent: i16) -> Option<Self> {
        // Divisions of 128 bits are slow, and hardly a number of an article needs them.
        if let Ok(mantissa) = i64::try_from(mantissa) {
            return Self::of_small(mantissa, exponent);
        }
        let (mut mantissa, mut exponent) = (mantissa, exponent);
        while mantissa != 0 && mantissa % 10 == 0 {
            mantissa /= 10;
            exponent += 1;
        }
        if mantissa == 0 {
            return Some(Self::ZERO);
        }
        let small = mantissa.unsigned_abs() < 10u128.pow(LIMIT as u32);
        (small && (-LIMIT..=LIMIT).contains(&exponent)).then_some(Self { mantissa, exponent })
    }

    fn of_small(mut mantissa: i64, mut exponent: i16) -> Option<Self> {
        if mantissa == 0 {
            return Some(Self::ZERO);
        }
        while mantissa % 10 == 0 {
            mantissa /= 10;
            exponent += 1;
        }
        (-LIMIT..=LIMIT).contains(&exponent).then_some(Self { mantissa: i128::from(mantissa), exponent })
    }

    /// A whole number.
    pub fn whole(value: i64) -> Self {
        Self::new(i128::from(value), 0).unwrap_or_default()
    }

    /// The digits without the point.
    pub fn mantissa(self) -> i128 {
        self.mantissa
    }

    /// The power of ten of the last digit.
    pub fn exponent(self) -> i16 {
        self.exponent
    }

    /// `self × 10^power`; `None` beyond 30 digits either way.
    pub fn shift(self, power: i16) -> Option<Self> {
        Self::new(self.mantissa, self.exponent + power)
    }

    /// The exact sum; `None` beyond 30 digits.
    pub fn plus(self, other: Self) -> Option<Self> {
        let exponent = self.exponent.min(other.exponent);
        Self::new(self.at(exponent)?.checked_add(other.at(exponent)?)?, exponent)
    }

    /// The exact difference; `None` beyond 30 digits.
    pub fn minus(self, other: Self) -> Option<Self> {
        self.plus(other.negate())
    }

    /// The exact product; `None` beyond 30 digits.
    pub fn times(self, other: Self) -> Option<Self> {
        Self::new(self.mantissa.checked_mul(other.mantissa)?, self.exponent + other.exponent)
    }

    /// The other sign.
    pub fn negate(self) -> Self {
        Self { mantissa: -self.mantissa, ..self }
    }

    /// Whether it is below zero.
    pub fn is_negative(self) -> bool {
        self.mantissa < 0
    }

    /// The mantissa as if the exponent were `exponent` (at most the own).
    fn at(self, exponent: i16) -> Option<i128> {
        let power = u32::try_from(self.exponent - exponent).ok()?;
        self.mantissa.checked_mul(10i128.checked_pow(power)?)
    }

    /// The number when it is whole.
    pub(crate) fn to_whole(self) -> Option<i64> {
        let power = u32::try_from(self.exponent).ok()?;
        i64::try_from(self.mantissa).ok()?.checked_mul(10i64.checked_pow(power)?)
    }

    /// What stands before the point, when it fits.
    pub(crate) fn whole_part(self) -> Option<i64> {
        match u32::try_from(-self.exponent) {
            Ok(places) => i64::try_from(self.mantissa / 10i128.pow(places)).ok(),
            Err(_) => self.to_whole(),
        }
    }

    /// The number when it is whole and at most 255, as counts of months and quarters are.
    pub(crate) fn to_u8(self) -> Option<u8> {
        let power = u32::try_from(self.exponent).ok().filter(|power| *power <= 2)?;
        u8::try_from(self.mantissa.checked_mul(10i128.pow(power))?).ok()
    }

    /// The nearest float, for drawing and rough comparison alone. It prints as the decimal does, up to 15 digits.
    pub fn to_f64(self) -> f64 {
        let power = 10f64.powi(i32::from(self.exponent.unsigned_abs()));
        // A tenth is no float, ten is: dividing rounds once, multiplying by a tenth twice.
        if self.exponent < 0 { self.mantissa as f64 / power } else { self.mantissa as f64 * power }
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        if self.exponent == other.exponent {
            return self.mantissa.cmp(&other.mantissa);
        }
        let exponent = self.exponent.min(other.exponent);
        match (self.at(exponent), other.at(exponent)) {
            (Some(a), Some(b)) => a.cmp(&b),
            // Too far apart for one scale: the larger exponent decides, by sign.
            (None, _) => self.mantissa.cmp(&0),
            (_, None) => 0.cmp(&other.mantissa),
        }
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.mantissa.unsigned_abs().to_string();
        let sign = if self.mantissa < 0 { "-" } else { "" };
        if self.exponent >= 0 {
            return write!(f, "{sign}{digits}{}", "0".repeat(self.exponent as usize));
        }
        let places = self.exponent.unsigned_abs() as usize;
        let padded = format!("{digits:0>width$}", width = places + 1);
        let (whole, fraction) = padded.split_at(padded.len() - places);
        write!(f, "{sign}{whole}.{fraction}")
    }
}

/// The text is not a plain decimal such as `-12.50`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a decimal number: write digits with at most one point, such as 12.5")]
pub struct NotADecimal;

impl FromStr for Decimal {
    type Err = NotADecimal;

    fn from_str(text: &str) -> Result<Self, NotADecimal> {
        let (sign, digits) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let all = [whole, fraction].concat();
        let plain = !all.is_empty() && all.len() <= 30 && all.bytes().all(|byte| byte.is_ascii_digit());
        let mantissa: i128 = plain.then(|| all.parse().ok()).flatten().ok_or(NotADecimal)?;
        Self::new(sign * mantissa, -(fraction.len() as i16)).ok_or(NotADecimal)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, printed: &str) {
        let value: Decimal = text.parse().unwrap();
        assert_eq!(value.to_string(), printed);
    }

    #[test]
    fn prints_plain_digits() {
        check("13.1", "13.1");
        check("13.10", "13.1");
        check("0.05", "0.05");
        check("-200", "-200");
        check("0", "0");
        check("205800000000", "205800000000");
    }

    #[test]
    fn floats_print_as_the_decimals_they_come_from() {
        for text in ["13.1", "0.07", "26.1", "-31.4", "205800000000", "0", "4.35"] {
            assert_eq!(text.parse::<Decimal>().unwrap().to_f64().to_string(), text);
        }
    }

    #[test]
    fn orders_across_exponents() {
        let value = |text: &str| text.parse::<Decimal>().unwrap();
        assert!(value("13.1") < value("13.15"));
        assert!(value("-3") < value("0.1"));
        assert!(value("100000") > value("99999.9"));
    }

    #[test]
    fn refuses_other_text() {
        for text in ["", ".", "1,5", "1e3", "--1", "1.2.3"] {
            assert_eq!(text.parse::<Decimal>(), Err(NotADecimal), "{text}");
        }
    }
}
