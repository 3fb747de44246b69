//! Currencies by sign, code and name.

use super::Currency;
use crate::among::among;
use crate::number::{Tokens, WordSet};
use crate::segment::{TokenKind, hash};

/// A currency before or after a number, and where the words for it end.
#[derive(Clone, Copy)]
pub(super) struct Found {
    pub(super) currency: Currency,
    pub(super) end: usize,
    /// Power of ten of the amount: -2 for cents, 6 for "MUSD".
    pub(super) power: i16,
}

fn found(code: &[u8; 3], end: usize) -> Option<Found> {
    Some(Found { currency: Currency(*code), end, power: 0 })
}

/// Codes written before or after a number, lower case.
const CODES: &[(&str, &[u8; 3])] = &[
    ("usd", b"USD"),
    ("eur", b"EUR"),
    ("gbp", b"GBP"),
    ("jpy", b"JPY"),
    ("cny", b"CNY"),
    ("rmb", b"CNY"),
    ("cnh", b"CNY"),
    ("inr", b"INR"),
    ("krw", b"KRW"),
    ("twd", b"TWD"),
    ("ntd", b"TWD"),
    ("hkd", b"HKD"),
    ("sgd", b"SGD"),
    ("aud", b"AUD"),
    ("cad", b"CAD"),
    ("nzd", b"NZD"),
    ("chf", b"CHF"),
    ("sek", b"SEK"),
    ("nok", b"NOK"),
    ("dkk", b"DKK"),
    ("pln", b"PLN"),
    ("czk", b"CZK"),
    ("huf", b"HUF"),
    ("rub", b"RUB"),
    ("uah", b"UAH"),
    ("ils", b"ILS"),
    ("aed", b"AED"),
    ("sar", b"SAR"),
    ("egp", b"EGP"),
    ("zar", b"ZAR"),
    ("ngn", b"NGN"),
    ("kes", b"KES"),
    ("ksh", b"KES"),
    ("brl", b"BRL"),
    ("mxn", b"MXN"),
    ("ars", b"ARS"),
    ("clp", b"CLP"),
    ("thb", b"THB"),
    ("idr", b"IDR"),
    ("myr", b"MYR"),
    ("php", b"PHP"),
    ("vnd", b"VND"),
    ("pkr", b"PKR"),
    ("bdt", b"BDT"),
    ("lkr", b"LKR"),
];

/// Letters glued to a dollar sign: "US$", "NT$".
const DOLLARS: &[(&str, &[u8; 3])] = &[
    ("us", b"USD"),
    ("u", b"USD"),
    ("a", b"AUD"),
    ("au", b"AUD"),
    ("c", b"CAD"),
    ("ca", b"CAD"),
    ("cad", b"CAD"),
    ("can", b"CAD"),
    ("hk", b"HKD"),
    ("nt", b"TWD"),
    ("s", b"SGD"),
    ("sg", b"SGD"),
    ("nz", b"NZD"),
    ("r", b"BRL"),
    ("mx", b"MXN"),
    ("mex", b"MXN"),
    ("mxn", b"MXN"),
    ("usd", b"USD"),
    ("aud", b"AUD"),
    ("nzd", b"NZD"),
    ("rmb", b"CNY"),
];

/// A sign of its own.
fn sign(text: &str) -> Option<&'static [u8; 3]> {
    Some(match text {
        "$" => b"USD",
        "€" => b"EUR",
        "£" => b"GBP",
        "¥" | "￥" => b"JPY",
        "₹" => b"INR",
        "₩" => b"KRW",
        "₽" => b"RUB",
        "₺" => b"TRY",
        "₫" => b"VND",
        "฿" => b"THB",
        "₦" => b"NGN",
        "₱" => b"PHP",
        "₪" => b"ILS",
        "₴" => b"UAH",
        _ => return None,
    })
}

fn lookup(table: &[(&'static str, &'static [u8; 3])], word: &str) -> Option<&'static [u8; 3]> {
    table.iter().find(|(key, _)| *key == word).map(|(_, code)| *code)
}

/// Letters glued to a number of money: "KSh500", "Sh2.7".
const LETTERS: &[(&str, &[u8; 3])] = &[
    ("rm", b"MYR"),
    ("rp", b"IDR"),
    ("tk", b"BDT"),
    ("sh", b"KES"),
    ("ksh", b"KES"),
    ("kshs", b"KES"),
    ("tsh", b"TZS"),
    ("ush", b"UGX"),
    ("ghs", b"GHS"),
    ("php", b"PHP"),
];

/// Single letters that mean money only where a scale follows: "P104.3 billion", "N2.7 trillion", "R12 million".
const SCALED_LETTERS: &[(&str, &[u8; 3])] = &[("p", b"PHP"), ("n", b"NGN"), ("r", b"ZAR")];

/// First words of what may stand before a number, small letters; `m` and a code are millions.
pub(super) static STARTS: WordSet = WordSet::new()
    .with_keys(CODES)
    .with_keys(DOLLARS)
    .with_keys(LETTERS)
    .with_keys(SCALED_LETTERS)
    .with("rs re $ € £ ¥ ￥ ₹ ₩ ₽ ₺ ₫ ฿ ₦ ₱ ₪ ₴");

/// The currency that begins at `at` and stands before its number: `$`, `US$`, `RMB`, `Rs.`, `EUR`.
pub(super) fn read_prefix(tokens: Tokens<'_>, at: usize) -> Option<Found> {
    let word = tokens.word(at);
    if tokens.kind(at) == Some(TokenKind::Currency) {
        return found(sign(word)?, at + 1);
    }
    let listed = STARTS.may_have(tokens.hash(at));
    if tokens.kind(at) != Some(TokenKind::Word) || !(listed || word.starts_with('m')) {
        return None;
    }
    if let Some(dollar) = dollar_after(tokens, at) {
        return found(lookup(DOLLARS, word)?, dollar + 1);
    }
    if matches!(word, "rs" | "re") && tokens.capital(at) {
        let stop = tokens.word(at + 1) == "." && tokens.glued(at + 1);
        return found(b"INR", at + 1 + usize::from(stop));
    }
    if let Some(code) = letters_of_money(tokens, at) {
        return found(code, at + 1);
    }
    if let Some(code) = listed.then(|| lookup(CODES, word)).flatten() {
        let sign_after = tokens.kind(at + 1) == Some(TokenKind::Currency);
        return found(code, at + 1 + usize::from(sign_after));
    }
    read_millions(tokens, at)
}

/// The currency of letters glued to the number after them.
fn letters_of_money(tokens: Tokens<'_>, at: usize) -> Option<&'static [u8; 3]> {
    if !(tokens.capital(at) && tokens.is_number(at + 1) && tokens.glued(at + 1)) {
        return None;
    }
    let scale = || {
        (at + 2..at + 5)
            .find(|&next| !tokens.glued(next))
            .is_some_and(|next| among!(tokens.word(next), "trillion" | "billion" | "million" | "bn" | "mn" | "tn"))
    };
    lookup(LETTERS, tokens.word(at)).or_else(|| lookup(SCALED_LETTERS, tokens.word(at)).filter(|_| scale()))
}

/// "MUSD", "MEUR", "MSEK": the code of millions.
fn read_millions(tokens: Tokens<'_>, at: usize) -> Option<Found> {
    let code = tokens.word(at).strip_prefix('m').and_then(|code| lookup(CODES, code))?;
    let capitals = tokens.get(at).is_some_and(|token| token.all_caps);
    capitals.then_some(Found { currency: Currency(*code), end: at + 1, power: 6 })
}

/// The dollar sign of "US$", "US $" or "U.S. $".
fn dollar_after(tokens: Tokens<'_>, at: usize) -> Option<usize> {
    if tokens.word(at) == "u" {
        let dollar = tokens.after(at, "u . s . $").or_else(|| tokens.after(at, "u . s $"));
        return dollar.map(|end| end - 1);
    }
    // Of single letters only a glued capital counts: "a $5 bill" has an article. "c $ 5" has none.
    let word = tokens.word(at);
    let letters = (tokens.glued(at + 1) && tokens.capital(at)) || word.len() > 1 || word == "c";
    (tokens.word(at + 1) == "$" && letters).then_some(at + 1)
}

/// Adjectives that tell which dollar, peso or crown is meant.
const NATIONS: &[(&str, (&str, &[u8; 3]))] = &[
    ("us", ("dollar", b"USD")),
    ("u . s .", ("dollar", b"USD")),
    ("american", ("dollar", b"USD")),
    ("australian", ("dollar", b"AUD")),
    ("canadian", ("dollar", b"CAD")),
    ("hong kong", ("dollar", b"HKD")),
    ("singapore", ("dollar", b"SGD")),
    ("singaporean", ("dollar", b"SGD")),
    ("new taiwan", ("dollar", b"TWD")),
    ("taiwan", ("dollar", b"TWD")),
    ("taiwanese", ("dollar", b"TWD")),
    ("new zealand", ("dollar", b"NZD")),
    ("swiss", ("franc", b"CHF")),
    ("danish", ("krone", b"DKK")),
    ("danish", ("crown", b"DKK")),
    ("norwegian", ("krone", b"NOK")),
    ("norwegian", ("crown", b"NOK")),
    ("swedish", ("krona", b"SEK")),
    ("swedish", ("crown", b"SEK")),
    ("czech", ("crown", b"CZK")),
    ("czech", ("koruna", b"CZK")),
    ("icelandic", ("krona", b"ISK")),
    ("argentine", ("peso", b"ARS")),
    ("argentinian", ("peso", b"ARS")),
    ("chilean", ("peso", b"CLP")),
    ("colombian", ("peso", b"COP")),
    ("mexican", ("peso", b"MXN")),
    ("philippine", ("peso", b"PHP")),
    ("brazilian", ("real", b"BRL")),
    ("chinese", ("yuan", b"CNY")),
    ("japanese", ("yen", b"JPY")),
    ("korean", ("won", b"KRW")),
    ("south korean", ("won", b"KRW")),
    ("indian", ("rupee", b"INR")),
    ("pakistani", ("rupee", b"PKR")),
    ("pakistan", ("rupee", b"PKR")),
    ("sri lankan", ("rupee", b"LKR")),
    ("indonesian", ("rupiah", b"IDR")),
    ("malaysian", ("ringgit", b"MYR")),
    ("thai", ("baht", b"THB")),
    ("russian", ("rouble", b"RUB")),
    ("turkish", ("lira", b"TRY")),
    ("polish", ("zloty", b"PLN")),
    ("hungarian", ("forint", b"HUF")),
    ("ukrainian", ("hryvnia", b"UAH")),
    ("israeli", ("shekel", b"ILS")),
    ("saudi", ("riyal", b"SAR")),
    ("qatari", ("riyal", b"QAR")),
    ("uae", ("dirham", b"AED")),
    ("emirati", ("dirham", b"AED")),
    ("moroccan", ("dirham", b"MAD")),
    ("kuwaiti", ("dinar", b"KWD")),
    ("egyptian", ("pound", b"EGP")),
    ("british", ("pound", b"GBP")),
    ("south african", ("rand", b"ZAR")),
    ("nigerian", ("naira", b"NGN")),
    ("kenyan", ("shilling", b"KES")),
    ("ugandan", ("shilling", b"UGX")),
    ("tanzanian", ("shilling", b"TZS")),
];

/// Names that mean one currency without an adjective.
const NAMES: &[(&str, &[u8; 3])] = &[
    ("dollar", b"USD"),
    ("buck", b"USD"),
    ("greenback", b"USD"),
    ("euro", b"EUR"),
    ("pound", b"GBP"),
    ("sterling", b"GBP"),
    ("quid", b"GBP"),
    ("yuan", b"CNY"),
    ("renminbi", b"CNY"),
    ("yen", b"JPY"),
    ("won", b"KRW"),
    ("rupee", b"INR"),
    ("franc", b"CHF"),
    ("krona", b"SEK"),
    ("krone", b"NOK"),
    ("real", b"BRL"),
    ("peso", b"MXN"),
    ("rand", b"ZAR"),
    ("riyal", b"SAR"),
    ("dirham", b"AED"),
    ("shekel", b"ILS"),
    ("baht", b"THB"),
    ("ringgit", b"MYR"),
    ("rupiah", b"IDR"),
    ("dong", b"VND"),
    ("naira", b"NGN"),
    ("zloty", b"PLN"),
    ("forint", b"HUF"),
    ("hryvnia", b"UAH"),
    ("rouble", b"RUB"),
    ("lira", b"TRY"),
    ("taka", b"BDT"),
    ("shilling", b"KES"),
    ("元", b"CNY"),
    ("円", b"JPY"),
    ("원", b"KRW"),
];

/// Hundredths of a currency.
const COINS: &[(&str, &[u8; 3])] = &[
    ("cents", b"USD"),
    ("cent", b"USD"),
    ("pence", b"GBP"),
    ("penny", b"GBP"),
    ("paise", b"INR"),
    ("kopecks", b"RUB"),
];

/// The singular of a currency's name.
fn singular(word: &str) -> &str {
    match word {
        "kronor" => "krona",
        "kroner" => "krone",
        "reais" => "real",
        "ruble" | "rubles" | "roubles" => "rouble",
        "zlotys" | "zlotych" => "zloty",
        "rmb" => "renminbi",
        "sterling" | "pounds" => word.trim_end_matches('s'),
        _ => word.strip_suffix('s').unwrap_or(word),
    }
}

/// The currency that begins at `at` and stands after its number: "yuan", "U.S. dollars", "USD", "cents".
pub(super) fn read_suffix(tokens: Tokens<'_>, at: usize, scaled: bool, prefixed: bool) -> Option<Found> {
    if let Some(code) = tokens.kind(at).filter(|kind| *kind == TokenKind::Currency).and_then(|_| sign(tokens.word(at)))
    {
        // "20 $100 notes": the sign belongs to what follows it.
        return (!tokens.is_number(at + 1)).then(|| found(code, at + 1)).flatten();
    }
    static AFTER: WordSet =
        WordSet::new().with_keys(NATIONS).with_keys(CODES).with_keys(NAMES).with_keys(COINS).with("real reals won");
    let word = tokens.word(at);
    if !AFTER.may_have(tokens.hash(at)) && !AFTER.may_have(hash(singular(word))) && !word.starts_with('m') {
        return None;
    }
    for (nation, (name, code)) in NATIONS {
        if let Some(end) = tokens.after(at, nation).filter(|end| singular(tokens.word(*end)) == *name) {
            return found(code, end + 1);
        }
    }
    if let Some((_, code)) = COINS.iter().find(|(coin, _)| *coin == word) {
        return Some(Found { currency: Currency(**code), end: at + 1, power: -2 });
    }
    if let Some(code) = lookup(CODES, word) {
        // "rmb 10 usd 20", "3 USD50 cards": the code belongs to the number after it.
        let next = tokens.is_number(at + 1) && (prefixed || tokens.glued(at + 1));
        return (!next).then(|| found(code, at + 1)).flatten();
    }
    if let Some(found) = read_millions(tokens, at) {
        return Some(found);
    }
    // "won" is a verb, "real" an adjective: they need a scale before them or, for "reais", their own plural.
    let name = singular(word);
    if among!(word, "won" | "real" | "reals") && !scaled {
        return None;
    }
    let code = lookup(NAMES, name)?;
    let end = if tokens.word(at + 1) == "sterling" { at + 2 } else { at + 1 };
    found(code, end)
}
