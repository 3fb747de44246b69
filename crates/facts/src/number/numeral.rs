//! Cardinal numbers in a sentence: digits or words, with their scale.

use super::Decimal;
use super::digits::read_digits;
use super::tokens::{Tokens, is_dash};
use super::words::{may_start, scale_letter, scale_word, small_word};
use crate::among::among;
use crate::segment::grouping::is_dotted_thousand;

/// A cardinal number and where it ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Numeral {
    pub(crate) value: Decimal,
    /// Power of ten of the last stated digit.
    pub(crate) last_digit: i16,
    /// Power of ten of the scale words: 6 for "5 million", 0 without any.
    pub(crate) scale: i16,
    /// One past its last token.
    pub(crate) end: usize,
    /// Digits without separators or scale, which may be a year or a model.
    pub(crate) plain: bool,
    /// Written as a word.
    pub(crate) spelled: bool,
}

/// Whether single letters such as "m" may be scales after a space, as they are after a currency.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Letters {
    Glued,
    Spaced,
}

impl Numeral {
    fn scaled(mut self, power: i16, end: usize) -> Option<Self> {
        self.value = self.value.shift(power)?;
        self.last_digit += power;
        self.scale += power;
        self.end = end;
        self.plain = false;
        Some(self)
    }
}

/// The cardinal number that begins at `at`, with its scale; a letter is a scale when it is glued on: "4.5m".
pub(crate) fn read_numeral(tokens: Tokens<'_>, at: usize) -> Option<Numeral> {
    read_scaled(tokens, at, Letters::Glued)
}

/// The same behind a currency, where a letter that stands alone is a scale too: "$4.5 m".
pub(crate) fn read_numeral_of_money(tokens: Tokens<'_>, at: usize) -> Option<Numeral> {
    read_scaled(tokens, at, Letters::Spaced)
}

fn read_scaled(tokens: Tokens<'_>, at: usize, letters: Letters) -> Option<Numeral> {
    if !may_start(tokens, at) {
        return None;
    }
    let head = read_half_of(tokens, at).or_else(|| read_head(tokens, at))?;
    read_scales(tokens, head, letters)
}

/// A number without scale words: digits, or words below one hundred.
pub(crate) fn read_small(tokens: Tokens<'_>, at: usize) -> Option<Numeral> {
    if tokens.is_number(at) { read_digit_token(tokens, at) } else { read_below_hundred(tokens, at) }
}

fn read_head(tokens: Tokens<'_>, at: usize) -> Option<Numeral> {
    if tokens.is_number(at) {
        return Some(with_half(tokens, read_digit_token(tokens, at)?));
    }
    if !tokens.is_word(at) {
        return None;
    }
    read_words(tokens, at).or_else(|| read_a_scale(tokens, at))
}

fn read_digit_token(tokens: Tokens<'_>, at: usize) -> Option<Numeral> {
    if let Some(numeral) = read_spaced_groups(tokens, at) {
        return Some(numeral);
    }
    if let Some(numeral) = read_dotted_thousand(tokens, at) {
        return Some(numeral);
    }
    let digits = read_digits(tokens.word(at))?;
    if let Some(value) = leading_point(tokens, at, digits.value) {
        let last_digit = -(tokens.word(at).len() as i16);
        return Some(Numeral { value, last_digit, scale: 0, end: at + 1, plain: false, spelled: false });
    }
    let (value, last_digit, plain) = (digits.value, digits.last_digit, digits.plain);
    Some(Numeral { value, last_digit, scale: 0, end: at + 1, plain, spelled: false })
}

/// "640.608" in a text that parts thousands so, and no percentage or "12.345 million".
fn read_dotted_thousand(tokens: Tokens<'_>, at: usize) -> Option<Numeral> {
    let dotted = tokens.parts_thousands_by_point() && is_dotted_thousand(tokens.word(at));
    let next = tokens.word(at + 1);
    if !dotted || among!(next, "%" | "percent" | "per") || scale_at(tokens, at + 1, Letters::Spaced).is_some() {
        return None;
    }
    let value: i64 = tokens.word(at).replace('.', "").parse().ok()?;
    Some(Numeral { value: Decimal::whole(value), last_digit: 0, scale: 0, end: at + 1, plain: false, spelled: false })
}

/// ".08": digits glued to a point that nothing stands before.
fn leading_point(tokens: Tokens<'_>, at: usize, digits: Decimal) -> Option<Decimal> {
    let point = at.checked_sub(1)?;
    let alone = tokens.word(point) == "." && tokens.glued(at) && !tokens.glued(point);
    let whole = !tokens.word(at).contains(['.', ',']);
    (alone && whole).then(|| digits.shift(-(tokens.word(at).len() as i16))).flatten()
}

/// "1 234 567", "40 000": groups of three parted by spaces. A plain space must be followed by a nought or by a
/// further group, unless the text writes its numbers so.
fn read_spaced_groups(tokens: Tokens<'_>, at: usize) -> Option<Numeral> {
    let is_group = |at: usize| {
        let word = tokens.word(at);
        let whole = word.split('.').next().unwrap_or("");
        tokens.is_number(at) && whole.len() == 3 && !word.contains(',') && tokens.gap(at).chars().count() == 1
    };
    if tokens.word(at).len() > 3 || !is_group(at + 1) || tokens.word(at).contains(['.', ',']) {
        return None;
    }
    let mut end = at + 1;
    // Twelve digits more are as many as anybody writes.
    while end < at + 5 && is_group(end) {
        end += 1;
    }
    let narrow = tokens.gap(at + 1) != " " || tokens.parts_thousands_by_space();
    if !(narrow || end > at + 2 || tokens.word(at + 1).starts_with('0')) {
        return None;
    }
    let joined: String = (at..end).map(|at| tokens.word(at)).collect();
    let value: Decimal = joined.parse().ok()?;
    let last_digit = joined.split_once('.').map_or(0, |(_, fraction)| -(fraction.len() as i16));
    Some(Numeral { value, last_digit, scale: 0, end, plain: false, spelled: false })
}

fn spelled(value: i64, last_digit: i16, end: usize) -> Numeral {
    Numeral { value: Decimal::whole(value), last_digit, scale: 0, end, plain: false, spelled: true }
}

/// "twelve", "twenty-one", "forty two".
fn read_below_hundred(tokens: Tokens<'_>, at: usize) -> Option<Numeral> {
    let first = small_word(tokens, at)?;
    let next = if is_dash(tokens.word(at + 1)) && tokens.glued(at + 1) { at + 2 } else { at + 1 };
    match small_word(tokens, next) {
        Some(ones @ 1..=9) if first >= 20 && first % 10 == 0 => Some(spelled(first + ones, 0, next + 1)),
        _ => Some(spelled(first, 0, at + 1)),
    }
}

/// "one hundred and five", "twenty-one thousand two hundred", "two and a half": scales that follow are left to the caller
/// unless smaller words follow them.
fn read_words(tokens: Tokens<'_>, at: usize) -> Option<Numeral> {
    let mut part = read_hundreds(tokens, at)?;
    let (mut total, mut power) = (0i64, i16::MAX);
    while let Some((scale, after)) = scale_at(tokens, part.end, Letters::Glued) {
        let more = after + usize::from(tokens.word(after) == "and");
        if scale >= power || !(3..=12).contains(&scale) {
            break;
        }
        let Some(rest) = read_hundreds(tokens, more) else { break };
        let follows = scale_at(tokens, rest.end, Letters::Glued).is_none_or(|(next, _)| next < scale);
        let Some(scaled) = part.value.to_whole().and_then(|value| value.checked_mul(10i64.pow(scale as u32))) else {
            break;
        };
        // "two thousand and three stores" goes on; "one million and five thousand" as well; "5 million and 6 million" does not.
        if !follows || is_part_of_list(tokens, after, more, rest.end) {
            break;
        }
        total = total.checked_add(scaled)?;
        power = scale;
        part = rest;
    }
    let value = part.value.plus(Decimal::whole(total))?;
    if total != 0 && scale_at(tokens, part.end, Letters::Glued).is_some_and(|(next, _)| next >= 3) {
        let (next, after) = scale_at(tokens, part.end, Letters::Glued)?;
        let value = part.value.shift(next)?.plus(Decimal::whole(total))?;
        return Some(Numeral { value, last_digit: next, scale: 0, end: after, plain: false, spelled: true });
    }
    let whole = Numeral { value, ..part };
    Some(read_point(tokens, whole).unwrap_or_else(|| with_half(tokens, whole)))
}

/// "five point five", "two hundred point zero three".
fn read_point(tokens: Tokens<'_>, whole: Numeral) -> Option<Numeral> {
    if tokens.word(whole.end) != "point" {
        return None;
    }
    let (mut value, mut end, mut places) = (whole.value, whole.end + 1, 0);
    while let Some(digits) = small_word(tokens, end).filter(|_| places > -6) {
        let tens = digits >= 20 && small_word(tokens, end + 2).is_some_and(|ones| (1..10).contains(&ones));
        let compound = tens && is_dash(tokens.word(end + 1)) && tokens.glued(end + 1);
        let number = if compound { digits + small_word(tokens, end + 2)? } else { digits };
        places -= if number >= 10 { 2 } else { 1 };
        value = value.plus(Decimal::new(i128::from(number), places)?)?;
        end += if compound { 3 } else { 1 };
    }
    (places < 0).then_some(Numeral { value, last_digit: places, end, ..whole })
}

/// "three thousand and five percent": an "and" between numbers of which the second has a unit of its own is a list.
fn is_part_of_list(tokens: Tokens<'_>, after: usize, more: usize, end: usize) -> bool {
    more > after && among!(tokens.word(end), "percent" | "%" | "per")
}

/// "five hundred", "one hundred and five", or less than a hundred.
fn read_hundreds(tokens: Tokens<'_>, at: usize) -> Option<Numeral> {
    let head = read_below_hundred(tokens, at).or_else(|| {
        let article = matches!(tokens.word(at), "a" | "one") && tokens.word(at + 1) == "hundred";
        article.then(|| spelled(1, 0, at + 1))
    })?;
    let hundred = head.end + usize::from(is_dash(tokens.word(head.end)) && tokens.word(head.end + 1) == "hundred");
    if tokens.word(hundred) != "hundred" {
        return Some(head);
    }
    let hundreds = head.value.to_whole()?.checked_mul(100)?;
    let end = hundred + 1;
    let rest = end + usize::from(tokens.word(end) == "and");
    match read_below_hundred(tokens, rest) {
        Some(small) => Some(spelled(hundreds + small.value.to_whole()?, 0, small.end)),
        None => Some(spelled(hundreds, 2, end)),
    }
}

/// "a million", "a dozen", "a hundred", "two dozen".
fn read_a_scale(tokens: Tokens<'_>, at: usize) -> Option<Numeral> {
    // "hundred thousand dollars", but not "hundred dollars".
    if tokens.word(at) == "hundred" && scale_word(tokens.word(at + 1)).is_some_and(|power| power > 2) {
        return Some(spelled(100, 2, at + 1));
    }
    if !matches!(tokens.word(at), "a" | "an") {
        return None;
    }
    match tokens.word(at + 1) {
        "dozen" => Some(Numeral { value: Decimal::whole(12), ..spelled(12, 0, at + 2) }),
        "hundred" | "thousand" | "million" | "billion" | "trillion" | "lakh" | "crore" => Some(spelled(1, 0, at + 1)),
        _ => None,
    }
}

/// "half a million", "half a dozen", "a quarter of a million", "three quarters of a billion".
fn read_half_of(tokens: Tokens<'_>, at: usize) -> Option<Numeral> {
    if !among!(tokens.word(at), "half" | "a" | "quarter" | "three") {
        return None;
    }
    const PARTS: &[(&str, i64)] = &[
        ("half", 50),
        ("a half", 50),
        ("a quarter", 25),
        ("a quarter of a", 25),
        ("quarter", 25),
        ("three quarters", 75),
        ("half a", 50),
        ("half - a", 50),
        ("a quarter of a", 25),
        ("quarter of a", 25),
        ("three quarters of a", 75),
        ("three - quarters of a", 75),
    ];
    let scaled = |end: usize| {
        among!(tokens.word(end), "dozen" | "percentage" | "percent" | "point")
            || scale_word(tokens.word(end)).is_some_and(|power| power > 2)
    };
    let (end, hundredths) = PARTS.iter().find_map(|(phrase, value)| {
        let end = tokens.after(at, phrase)?;
        let end = end + usize::from(tokens.word(end) == "-" && tokens.glued(end));
        scaled(end).then_some((end, *value))
    })?;
    let value = Decimal::new(i128::from(hundredths), -2)?;
    let head = Numeral { value, last_digit: value.exponent(), ..spelled(0, 0, end) };
    match tokens.word(end) {
        "dozen" => Some(Numeral { value: value.times(Decimal::whole(12))?, last_digit: 0, end: end + 1, ..head }),
        "percentage" | "percent" | "point" => Some(head),
        word => scale_word(word).map(|_| head),
    }
}

/// Adds "and a half", "and a quarter", "½".
fn with_half(tokens: Tokens<'_>, head: Numeral) -> Numeral {
    if !among!(tokens.word(head.end), "and" | "-" | "½") {
        return head;
    }
    let tail = [("and a half", 5, -1), ("- and - a - half", 5, -1), ("and a quarter", 25, -2), ("½", 5, -1)];
    for (phrase, digits, exponent) in tail {
        // "6 ½ minutes", "6½".
        if let Some(end) = tokens.after(head.end, phrase) {
            let half = Decimal::new(digits, exponent).unwrap_or_default();
            let Some(value) = head.value.plus(half) else { return head };
            return Numeral { value, last_digit: exponent, end, plain: false, ..head };
        }
    }
    head
}

fn read_scales(tokens: Tokens<'_>, head: Numeral, letters: Letters) -> Option<Numeral> {
    let mut numeral = head;
    let below_hundred = numeral.value < Decimal::whole(100);
    if matches!(tokens.word(numeral.end), "dozen" | "dozens") && numeral.scale == 0 && below_hundred {
        let value = numeral.value.times(Decimal::whole(12))?;
        numeral = Numeral { value, end: numeral.end + 1, ..numeral };
    }
    // At most "lakh crore" or "hundred thousand million": three scales.
    for _ in 0..3 {
        match scale_at(tokens, numeral.end, letters) {
            Some((power, end)) => numeral = with_half_after(tokens, numeral.scaled(power, end)?, power),
            None => break,
        }
    }
    Some(numeral)
}

/// "a million and a half".
fn with_half_after(tokens: Tokens<'_>, numeral: Numeral, power: i16) -> Numeral {
    let Some(end) = tokens.after(numeral.end, "and a half") else { return numeral };
    // "one billion and a half million" goes on.
    if scale_at(tokens, end, Letters::Glued).is_some() {
        return numeral;
    }
    let half = Decimal::new(5, power - 1).unwrap_or_default();
    let Some(value) = numeral.value.plus(half) else { return numeral };
    Numeral { value, last_digit: power - 1, end, ..numeral }
}

/// The scale word at `at` and the position after it. "5m" and "5 million" are scales, "5 m" only after money.
pub(crate) fn scale_at(tokens: Tokens<'_>, at: usize, letters: Letters) -> Option<(i16, usize)> {
    let hyphen = is_dash(tokens.word(at)) && tokens.glued(at) && tokens.glued(at + 1);
    let word_at = if hyphen { at + 1 } else { at };
    let word = tokens.word(word_at);
    if let Some(power) = scale_word(word) {
        return Some((power, word_at + 1));
    }
    let letter = scale_letter(word)?;
    if word == "k" && letters == Letters::Glued && tokens.capital(at) && tokens.before(at, 1).len() == 1 {
        // "4K" and "8K" are screens.
        return None;
    }
    let after_digits = tokens.is_number(at.checked_sub(1)?) && tokens.glued(at) && !hyphen;
    // "k" and "t" after a space are names more often than scales.
    let spaced = letters == Letters::Spaced && matches!(word, "m" | "b") && !tokens.glued(at + 1);
    (after_digits || (spaced && !hyphen)).then_some((letter, at + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::Text;
    use crate::segment::segment_paragraph;

    fn read(text: &str) -> Option<(String, i16)> {
        let segments = segment_paragraph(text);
        let text = Text::of(&segments);
        let tokens = text.tokens(&segments.sentences[0]);
        read_numeral(tokens, 0).map(|numeral| (numeral.value.to_string(), numeral.last_digit))
    }

    fn check(text: &str, value: &str, last_digit: i16) {
        assert_eq!(read(text), Some((value.to_string(), last_digit)), "{text}");
    }

    #[test]
    fn words() {
        check("twelve stores", "12", 0);
        check("twenty-one thousand", "21000", 3);
        check("one hundred and five", "105", 0);
        check("two thousand and three stores", "2003", 0);
        check("three hundred thousand", "300000", 5);
        check("one million two hundred thousand", "1200000", 3);
        check("a dozen", "12", 0);
        check("two dozen", "24", 0);
        check("half a dozen", "6", 0);
        check("half a million people", "500000", 5);
        check("a quarter of a million", "250000", 4);
        check("one and a half million", "1500000", 5);
        check("a million and a half", "1500000", 5);
        check("two and a half years", "2.5", -1);
        check("a hundred million", "100000000", 8);
    }

    #[test]
    fn scales() {
        check("205.8 billion yuan", "205800000000", 8);
        check("42m units", "42000000", 6);
        check("1.2B downloads", "1200000000", 8);
        check("5.3 crore", "53000000", 6);
        check("38.16 lakh", "3816000", 3);
        check("3 lakh crore", "3000000000000", 12);
        check("70-million", "70000000", 6);
        check("12 m tall", "12", 0);
    }

    #[test]
    fn vague_amounts_are_none() {
        for text in ["hundreds of millions", "millions of people", "a few hundred", "several", "a man", "dozens"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
