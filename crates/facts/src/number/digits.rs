//! Digits with separators: `1,234,567`, `2,65,000`, `1.234.567`, `13.1`, `22,7`.

use super::Decimal;

/// A number written in digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Digits {
    pub(super) value: Decimal,
    /// Power of ten of the last digit written.
    pub(super) last_digit: i16,
    /// Digits alone, without separators.
    pub(super) plain: bool,
}

/// Longer runs of digits are no numbers anybody states.
const LONGEST: usize = 30;

/// Reads a number token; `None` for dates, versions and lists such as `1.2.3` or `1,2,3`.
pub(super) fn read_digits(token: &str) -> Option<Digits> {
    if token.len() > LONGEST {
        return None;
    }
    if let Some(digits) = read_plain(token) {
        return Some(digits);
    }
    let (whole, fraction, separator) = split(token)?;
    if let Some(separator) = separator {
        let groups: Vec<&str> = whole.split(separator).collect();
        if !well_grouped(&groups) {
            return None;
        }
    }
    let mut digits = whole.chars().chain(fraction.chars()).filter_map(|c| c.to_digit(10));
    let mantissa = digits.try_fold(0i128, |value, digit| value.checked_mul(10)?.checked_add(i128::from(digit)))?;
    let last_digit = -(fraction.len() as i16);
    let value = Decimal::new(mantissa, last_digit)?;
    Some(Digits { value, last_digit, plain: separator.is_none() && fraction.is_empty() })
}

/// The common case: up to 18 digits and nothing else.
fn read_plain(token: &str) -> Option<Digits> {
    if token.len() > 18 {
        return None;
    }
    let mut value = 0i64;
    for byte in token.bytes() {
        value = value * 10 + i64::from(byte.is_ascii_digit().then(|| byte - b'0')?);
    }
    Some(Digits { value: Decimal::whole(value), last_digit: 0, plain: true })
}

/// Whole part, fraction, and what separates the groups of the whole part.
fn split(token: &str) -> Option<(&str, &str, Option<char>)> {
    let dots = token.matches('.').count();
    let commas = token.matches(',').count();
    match (commas, dots) {
        (0, 0) => Some((token, "", None)),
        (0, 1) => token.split_once('.').map(|(whole, fraction)| (whole, fraction, None)),
        (0, _) => Some((token, "", Some('.'))),
        (_, 0) => {
            let (whole, last) = token.rsplit_once(',')?;
            if commas == 1 && last.len() < 3 { Some((whole, last, None)) } else { Some((token, "", Some(','))) }
        }
        (_, 1) if token.rfind('.') > token.rfind(',') => {
            token.split_once('.').map(|(whole, fraction)| (whole, fraction, Some(',')))
        }
        (1, _) => token.split_once(',').map(|(whole, fraction)| (whole, fraction, Some('.'))),
        _ => None,
    }
}

/// Groups of three, or the Indian way: a last group of three after groups of two.
fn well_grouped(groups: &[&str]) -> bool {
    let [first, middle @ .., last] = groups else { return false };
    let thousands = first.len() <= 3 && middle.iter().all(|group| group.len() == 3);
    let indian = first.len() <= 2 && middle.iter().all(|group| group.len() == 2);
    !first.is_empty() && last.len() == 3 && (thousands || indian)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(token: &str, value: &str, last_digit: i16) {
        let digits = read_digits(token).unwrap();
        assert_eq!((digits.value.to_string().as_str(), digits.last_digit), (value, last_digit), "{token}");
    }

    #[test]
    fn separators_in_every_style() {
        check("13.1", "13.1", -1);
        check("13.10", "13.1", -2);
        check("1,234,567", "1234567", 0);
        check("2,65,000", "265000", 0);
        check("1,00,00,000", "10000000", 0);
        check("1.234.567", "1234567", 0);
        check("1.234.567,89", "1234567.89", -2);
        check("2,656.3", "2656.3", -1);
        check("22,7", "22.7", -1);
        check("2020", "2020", 0);
        check("007", "7", 0);
    }

    #[test]
    fn dates_versions_and_lists_are_no_numbers() {
        for token in ["1.2.3", "30.10.2020", "1,2,3", "1,23,4", "12345,678,90", &"9".repeat(40)] {
            assert_eq!(read_digits(token), None, "{token}");
        }
    }
}
