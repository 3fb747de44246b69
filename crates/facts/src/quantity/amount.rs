//! One number with its own unit, before its neighbours are looked at.

use super::currency;
use super::unit::{UnitRead, read_second_money, read_unit};
use super::{Equivalent, Unit};
use crate::among::among;
use crate::number::{
    Decimal, Numeral, STARTS, Tokens, WordSet, is_dash, read_numeral, read_numeral_of_money, read_ordinal, read_part,
};
use crate::segment::{TokenKind, is_possessive};
use crate::vocabulary::Class;

/// A number with its own unit: positions are of tokens.
#[derive(Clone, Debug)]
pub(super) struct Amount {
    /// First token of the number, its sign or its currency.
    pub(super) first: usize,
    /// One past the last token of the number, its scale and unit.
    pub(super) end: usize,
    /// The number and its scale alone.
    pub(super) number: (usize, usize),
    /// The same for the whole mention: comparator and conversion too.
    pub(super) outer: (usize, usize),
    pub(super) lo: Decimal,
    pub(super) hi: Decimal,
    pub(super) unit: Unit,
    /// Power of ten of its scale words.
    pub(super) scale: i16,
    pub(super) last_digit: i16,
    /// It has no unit, scale or separators of its own and may share those of a neighbour.
    pub(super) bare: bool,
    /// Digits that may be a year.
    pub(super) plain: bool,
    /// The currency stands before the number.
    pub(super) prefixed: bool,
    pub(super) model_like: bool,
    /// A part of a whole in words: its percent is no unit to share.
    pub(super) part: bool,
    pub(super) equivalents: Vec<Equivalent>,
}

impl Amount {
    fn new(first: usize, end: usize, value: Decimal, unit: Unit, last_digit: i16) -> Self {
        Self {
            first,
            end,
            number: (first, end),
            outer: (first, end),
            lo: value,
            hi: value,
            unit,
            scale: 0,
            last_digit,
            bare: false,
            plain: false,
            prefixed: false,
            model_like: false,
            part: false,
            equivalents: Vec::new(),
        }
    }

    /// Whether it is a four-digit number of the years 1900 to 2099.
    pub(super) fn is_year_like(&self) -> bool {
        self.plain && self.lo >= Decimal::whole(1900) && self.lo < Decimal::whole(2100)
    }
}

/// The amount that begins at `at`.
pub(super) fn read_amount(tokens: Tokens<'_>, at: usize) -> Option<Amount> {
    // Asked of every word, and answered for most of them by this look.
    if may_begin(tokens, at) { read_begun(tokens, at) } else { None }
}

#[inline(never)]
fn read_begun(tokens: Tokens<'_>, at: usize) -> Option<Amount> {
    if tokens.kind(at)? == TokenKind::Word && tokens.glued(at) && is_inside_word(tokens, at) {
        return None;
    }
    read_money(tokens, at)
        .or_else(|| read_list_marker(tokens, at))
        .or_else(|| read_multiple_word(tokens, at))
        .or_else(|| read_fraction(tokens, at))
        .or_else(|| read_place(tokens, at))
        .or_else(|| read_plain(tokens, at))
}

/// Whether a look is worth it: most words begin no amount.
fn may_begin(tokens: Tokens<'_>, at: usize) -> bool {
    let Some(token) = tokens.get(at) else { return false };
    if matches!(token.kind, TokenKind::Number | TokenKind::Currency) {
        return true;
    }
    if !FIRST.may_have(token.hash) {
        // "MUSD": the code of millions.
        return (4..=5).contains(&token.span.len()) && tokens.word(at).starts_with('m');
    }
    !among!(tokens.word(at), "a" | "an") || AFTER_ARTICLE.may_have(tokens.hash(at + 1))
}

static FIRST: WordSet = WordSet::new().and(&STARTS).and(&currency::STARTS).and(&MULTIPLES).with("- − –");

static AFTER_ARTICLE: WordSet =
    WordSet::new().and(&STARTS).with("dozen thousand million billion trillion lakh crore $ - –");

static MULTIPLES: WordSet = WordSet::new().with(
    "double doubled doubles doubling twice twofold triple tripled triples tripling treble trebled trebling thrice \
     threefold quadruple quadrupled quadruples quadrupling fourfold quintuple quintupled quintupling fivefold sextupled \
     sixfold sevenfold eightfold ninefold tenfold halved halves halving",
);

/// A word glued to letters or digits before it.
fn is_inside_word(tokens: Tokens<'_>, at: usize) -> bool {
    at.checked_sub(1).and_then(|before| tokens.kind(before)).is_some_and(|kind| kind != TokenKind::Punct)
}

/// The position of the number after an optional minus sign, and whether there is one.
fn read_sign(tokens: Tokens<'_>, at: usize) -> (usize, bool) {
    let sign = among!(tokens.word(at), "-" | "−" | "–") && tokens.glued(at + 1);
    let opens = !tokens.glued(at) || among!(tokens.before(at, 1), "(" | "<" | ">" | "=" | "~");
    let word = matches!(tokens.word(at), "minus" | "negative") && read_numeral(tokens, at + 1).is_some();
    if (sign && opens) || word { (at + 1, true) } else { (at, false) }
}

fn signed(value: Decimal, negative: bool) -> Decimal {
    if negative { value.negate() } else { value }
}

fn read_money(tokens: Tokens<'_>, at: usize) -> Option<Amount> {
    let (first, negative) = read_sign(tokens, at);
    let prefix = currency::read_prefix(tokens, first)?;
    let (digits, inner_sign) = read_sign(tokens, prefix.end);
    let numeral = read_numeral_of_money(tokens, digits).filter(|numeral| !numeral.spelled || numeral.scale > 0)?;
    let mut amount = from_numeral(at, numeral, negative || inner_sign);
    amount.lo = amount.lo.shift(prefix.power)?;
    amount.hi = amount.lo;
    amount.last_digit += prefix.power;
    amount.unit = Unit::Money(prefix.currency);
    amount.prefixed = true;
    amount.number = (digits, numeral.end);
    amount.bare = numeral.scale == 0;
    // "$5 million dollars", "$30 USD", "$10 Canadian dollars": the words say the same or say it better.
    if let Some(UnitRead { unit, end, power: 0 }) = read_second_money(tokens, numeral.end) {
        amount.unit = unit;
        amount.end = end;
        amount.outer.1 = end;
    }
    Some(amount)
}

/// "doubled", "twice", "fivefold".
fn read_multiple_word(tokens: Tokens<'_>, at: usize) -> Option<Amount> {
    if !MULTIPLES.may_have(tokens.hash(at)) {
        return None;
    }
    let times = match tokens.word(at) {
        "halved" | "halves" | "halving" => {
            // "in both halves of the year".
            let verb = tokens.word(at) != "halves" || tokens.word(at + 1) != "of";
            return verb.then(|| Amount::new(at, at + 1, Decimal::new(5, -1).unwrap_or_default(), Unit::Multiple, 0));
        }
        "double" | "doubled" | "doubles" | "doubling" | "twice" | "twofold" => 2,
        "triple" | "tripled" | "triples" | "tripling" | "treble" | "trebled" | "trebling" | "thrice" | "threefold" => 3,
        "quadruple" | "quadrupled" | "quadruples" | "quadrupling" | "fourfold" => 4,
        "quintuple" | "quintupled" | "quintupling" | "fivefold" => 5,
        "sextupled" | "sixfold" => 6,
        "sevenfold" => 7,
        "eightfold" => 8,
        "ninefold" => 9,
        "tenfold" => 10,
        _ => return None,
    };
    // "double-digit growth", "twice a year", "double room".
    let compound = is_dash(tokens.word(at + 1)) && tokens.glued(at + 1);
    let digit = among!(tokens.word(at + 1), "digit" | "digits" | "room" | "click" | "down" | "play" | "talk");
    let often = tokens.word(at) == "twice" && among!(tokens.word(at + 1), "a" | "per" | "daily" | "in");
    (!compound && !digit && !often).then(|| Amount::new(at, at + 1, Decimal::whole(times), Unit::Multiple, 0))
}

fn read_fraction(tokens: Tokens<'_>, at: usize) -> Option<Amount> {
    let part = read_part(tokens, at)?;
    if let Some((unit, end)) = one_of_unit(tokens, part.end) {
        return Some(Amount::new(at, end, part.percent.shift(-2)?, unit, -1));
    }
    Some(Amount { part: true, ..Amount::new(at, part.end, part.percent, Unit::Percent, 0) })
}

/// "four-tenths of a percentage point", "a tenth of a percent": what the fraction is of, from `at` on, and where it ends.
fn one_of_unit(tokens: Tokens<'_>, at: usize) -> Option<(Unit, usize)> {
    let one = tokens.after_any(at, &["of a", "of one", "of 1"])?;
    let points = ["percentage point", "percentage points", "percentage - point", "percent point", "point"];
    let point = tokens.after_any(one, &points).map(|end| (Unit::Points, end));
    point.or_else(|| Some((Unit::Percent, tokens.after_any(one, &["percent", "per cent", "%"])?)))
}

fn read_place(tokens: Tokens<'_>, at: usize) -> Option<Amount> {
    let ordinal = read_ordinal(tokens, at)?;
    let mut amount = Amount::new(at, ordinal.end, Decimal::whole(ordinal.lo), Unit::Ordinal, 0);
    amount.hi = Decimal::whole(ordinal.hi);
    Some(amount)
}

/// "3." that opens a line: its place in a list.
fn read_list_marker(tokens: Tokens<'_>, at: usize) -> Option<Amount> {
    let marks = || matches!(tokens.word(at + 1), "." | ")") && tokens.glued(at + 1) && !tokens.glued(at + 2);
    if at != tokens.start || !marks() || !tokens.is_number(at) || tokens.word(at).len() > 2 {
        return None;
    }
    let numeral = read_numeral(tokens, at).filter(|numeral| numeral.plain)?;
    Some(Amount::new(at, at + 1, numeral.value, Unit::Ordinal, 0))
}

fn read_plain(tokens: Tokens<'_>, at: usize) -> Option<Amount> {
    let (first, negative) = read_sign(tokens, at);
    let inside = tokens.is_number(first) && is_inside_word(tokens, first) && tokens.glued(first) && !negative;
    if (inside || is_clock_or_name(tokens, first)) && !is_glued_cell(tokens, first) {
        return None;
    }
    let numeral = read_numeral(tokens, first)?;
    let unit = read_unit(tokens, numeral.end, numeral.scale > 0 || !numeral.plain && !numeral.spelled);
    if numeral.spelled && !negative && unit.is_none() && is_pronoun(tokens, at, numeral) {
        return None;
    }
    let mut amount = from_numeral(at, numeral, negative);
    match unit {
        Some(read) => {
            apply(&mut amount, read)?;
            read_late_scale(tokens, &mut amount)?;
        }
        None if has_glued_letters(tokens, numeral.end) => return None,
        None => {
            amount.bare = true;
            amount.model_like = numeral.scale == 0
                && !numeral.spelled
                && !negative
                && !is_grouped(tokens.word(first))
                && follows_name(tokens, first)
                // "Vendor 2016 Revenue": the head of a column.
                && !(amount.is_year_like() && Class::ColumnOfNames.has(tokens.before(first, 1)));
        }
    }
    Some(amount)
}

fn from_numeral(first: usize, numeral: Numeral, negative: bool) -> Amount {
    let value = signed(numeral.value, negative);
    let mut amount = Amount::new(first, numeral.end, value, Unit::Count, numeral.last_digit);
    amount.scale = numeral.scale;
    amount.plain = numeral.plain && !negative;
    amount
}

fn apply(amount: &mut Amount, read: UnitRead) -> Option<()> {
    amount.lo = amount.lo.shift(read.power)?;
    amount.hi = amount.lo;
    amount.last_digit += read.power;
    amount.unit = read.unit;
    amount.end = read.end;
    amount.outer.1 = read.end;
    amount.plain = false;
    Some(())
}

/// "75 USD million": the scale after the currency.
fn read_late_scale(tokens: Tokens<'_>, amount: &mut Amount) -> Option<()> {
    let scale = match tokens.word(amount.end) {
        "million" | "mn" | "mln" => 6,
        "billion" | "bn" => 9,
        "trillion" => 12,
        _ => return Some(()),
    };
    if matches!(amount.unit, Unit::Money(_)) && amount.scale == 0 {
        amount.lo = amount.lo.shift(scale)?;
        amount.hi = amount.lo;
        amount.last_digit += scale;
        amount.scale = scale;
        amount.end += 1;
        amount.outer.1 = amount.end;
    }
    Some(())
}

/// "one of the", "the one", "no one", "one another": no number is meant.
fn is_pronoun(tokens: Tokens<'_>, at: usize, numeral: Numeral) -> bool {
    let one = tokens.word(at) == "one" && numeral.end == at + 1;
    let before = ["the", "this", "that", "no", "every", "each", "any", "which", "another", "a", "an", "only"]
        .contains(&tokens.before(at, 1))
        || tokens.before(at, 1) == "third";
    let after = !tokens.is_word(at + 1)
        || [
            "of", "another", "is", "was", "that", "who", "can", "by", "should", "must", "day", "has", "to", "may",
            "on", "in", "for", "and", "or", "way", "will",
        ]
        .contains(&tokens.word(at + 1));
    one && (before || after)
}

/// "10:30", "24/7", "3-2-1": a clock, a slogan, a score.
fn is_clock_or_name(tokens: Tokens<'_>, at: usize) -> bool {
    if !tokens.is_number(at) {
        return false;
    }
    let after =
        matches!(tokens.word(at + 1), ":") && tokens.glued(at + 1) && tokens.glued(at + 2) && tokens.is_number(at + 2);
    let before =
        tokens.before(at, 1) == ":" && tokens.glued(at) && at >= 2 && tokens.is_number(at - 2) && tokens.glued(at - 1);
    let link = tokens.glued(at) && among!(tokens.before(at, 1), "=" | "?" | "&" | "_" | "@" | "%");
    let escape =
        tokens.word(at + 1) == "%" && tokens.glued(at + 1) && tokens.glued(at + 2) && !is_closing(tokens.word(at + 2));
    if link || escape {
        return true;
    }
    let address = tokens.before(at, 1) == "-"
        && tokens.glued(at)
        && at >= 2
        && tokens.glued(at - 1)
        && is_model_stem(tokens, at - 2);
    after || before || address
}

/// More cells in a row are none.
const MOST_CELLS: usize = 24;

/// "Acer14%23%20%": one of several percentages that have lost what stood between the cells, and nothing behind the last.
fn is_glued_cell(tokens: Tokens<'_>, at: usize) -> bool {
    let percent = |at: usize| tokens.is_number(at) && tokens.word(at + 1) == "%" && tokens.glued(at + 1);
    if !percent(at) {
        return false;
    }
    let behind =
        (0..MOST_CELLS).take_while(|step| percent(at + 2 * step) && (*step == 0 || tokens.glued(at + 2 * step)));
    let behind = behind.count();
    let joins = |step: &usize| at >= 2 * step && percent(at - 2 * step) && tokens.glued(at + 2 - 2 * step);
    let before = (1..MOST_CELLS).take_while(joins).count();
    // "?q=30%25%2020%": part of an address.
    let first = at - 2 * before;
    let named = !tokens.glued(first) || tokens.before(first, 1).starts_with(|c: char| c.is_alphabetic());
    named && behind + before > 1 && !tokens.glued(at + 2 * behind)
}

/// What may be glued to a percent sign in prose.
fn is_closing(word: &str) -> bool {
    let first = word.chars().next().unwrap_or(' ');
    !first.is_alphanumeric() && first != '='
}

/// "F-150", "Covid-19", "CH-47": a capital word glued by a hyphen.
fn is_model_stem(tokens: Tokens<'_>, at: usize) -> bool {
    tokens.is_word(at) && tokens.capital(at) && !among!(tokens.word(at), "mid" | "top" | "rs" | "between" | "about")
}

/// "110,000": no model has such a number.
fn is_grouped(word: &str) -> bool {
    word.rsplit_once(',').is_some_and(|(_, last)| last.len() == 3)
}

/// "5G", "12s": letters glued to a number that are no unit.
fn has_glued_letters(tokens: Tokens<'_>, at: usize) -> bool {
    tokens.glued(at) && tokens.is_word(at) && tokens.word(at) != "'s" && tokens.word(at) != "’s"
}

/// Whether the number comes right after a name.
fn follows_name(tokens: Tokens<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|before| tokens.is_word(*before)) else { return false };
    let word = tokens.word(before);
    let possessive = is_possessive(word);
    !possessive && (tokens.capital(before) || has_inner_capital(tokens, before)) && !is_function_word(word)
}

fn has_inner_capital(tokens: Tokens<'_>, at: usize) -> bool {
    // `iPhone` is not flagged as capital; the gazetteer's own names follow this shape often enough.
    tokens.get(at).is_some_and(|token| !token.capital)
        && among!(tokens.word(at), "iphone" | "ipad" | "ios" | "ipados" | "macos" | "ebay")
}

/// Words that are capital only because they open a sentence or stand in a headline.
fn is_function_word(word: &str) -> bool {
    Class::NumberOpener.has(word)
}
