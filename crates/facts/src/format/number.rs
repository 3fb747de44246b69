//! Numbers for people: grouped digits, scales in words, ordinals.

use crate::number::Decimal;

/// Grouped digits: `10,000`, `-1,234.5`.
pub fn decimal(value: Decimal) -> String {
    let plain = value.to_string();
    let (sign, plain) = plain.strip_prefix('-').map_or(("", plain.as_str()), |rest| ("\u{2212}", rest));
    let (whole, fraction) = plain.split_once('.').map_or((plain, None), |(whole, fraction)| (whole, Some(fraction)));
    let mut out = String::from(sign);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

/// Digits and scale: `205.8 billion`, `53 million`, `10,000`. A number that needs more than two decimals at its scale keeps
/// all its digits.
pub fn scaled(value: Decimal) -> String {
    let million = Decimal::whole(1_000_000);
    let size = if value.is_negative() { value.negate() } else { value };
    for (power, name) in [(12, "trillion"), (9, "billion"), (6, "million")] {
        let at_scale = value.shift(-power).filter(|_| size >= million);
        let Some(at_scale) = at_scale.filter(|scaled| scaled.exponent() >= -2) else { continue };
        if size.shift(-power).is_some_and(|size| size >= Decimal::whole(1)) {
            return format!("{} {name}", decimal(at_scale));
        }
    }
    decimal(value)
}

/// A small whole number in words, up to ten; digits beyond.
pub fn small(number: u32) -> String {
    const WORDS: [&str; 11] = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    usize::try_from(number)
        .ok()
        .and_then(|index| WORDS.get(index))
        .map_or_else(|| number.to_string(), |word| (*word).into())
}

/// `1st`, `2nd`, `3rd`, `11th`.
pub fn ordinal(number: u32) -> String {
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(number: &str, expected: &str) {
        assert_eq!(scaled(number.parse().unwrap()), expected);
    }

    #[test]
    fn numbers_are_short_and_lose_nothing() {
        check("13.1", "13.1");
        check("999", "999");
        check("10000", "10,000");
        check("353600000", "353.6 million");
        check("205800000000", "205.8 billion");
        check("1000000000000", "1 trillion");
        check("1234567", "1,234,567");
        check("1500000000000", "1.5 trillion");
        check("12345678000000", "12,345,678 million");
        check("-2500000", "\u{2212}2.5 million");
        check("0", "0");
    }

    #[test]
    fn ordinals() {
        let words: Vec<String> = [1, 2, 3, 4, 11, 12, 13, 21, 112].into_iter().map(ordinal).collect();
        assert_eq!(words, ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "112th"]);
    }
}
