//! Sentences and the quantities they hold: `mention = bounds unit`.

use super::{Comparator, Quantity, Unit, find_quantities};
use crate::number::{Decimal, Text};
use crate::period::find_periods;
use crate::segment::segment_paragraph;

fn show_unit(unit: Unit) -> String {
    match unit {
        Unit::Count => "count".into(),
        Unit::Percent => "%".into(),
        Unit::Points => "pp".into(),
        Unit::Money(currency) => currency.code().into(),
        Unit::Ordinal => "place".into(),
        Unit::Multiple => "times".into(),
        Unit::Physical => "measure".into(),
        Unit::Duration => "time".into(),
    }
}

fn show(text: &str, quantity: &Quantity) -> String {
    let side = |value: Option<Decimal>| value.map_or(String::new(), |value| value.to_string());
    let (lo, hi) = (side(quantity.lo), side(quantity.hi));
    let bounds = match quantity.comparator {
        Comparator::Eq => lo,
        Comparator::Approx => format!("~{lo}"),
        Comparator::Gt => format!(">{lo}"),
        Comparator::Ge => format!(">={lo}"),
        Comparator::Lt => format!("<{hi}"),
        Comparator::Le => format!("<={hi}"),
        Comparator::Between => format!("{lo}..{hi}"),
    };
    let pairs: String = quantity
        .equivalents
        .iter()
        .map(|pair| format!(" = {} {}", side(pair.lo.or(pair.hi)), show_unit(pair.unit)))
        .collect();
    let model = if quantity.model_like { " model" } else { "" };
    format!("{} = {bounds} {}{pairs}{model}", quantity.span.of(text), show_unit(quantity.unit))
}

fn check(text: &str, expected: &[&str]) {
    let segments = segment_paragraph(text);
    let words = Text::of(&segments);
    let found: Vec<String> =
        find_quantities(&words, &find_periods(&words)).iter().map(|quantity| show(text, quantity)).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn comparators() {
    check("It has more than 10,000 staff.", &["more than 10,000 = >10000 count"]);
    check("invested in nearly 300 companies", &["nearly 300 = ~300 count"]);
    check("revenue exceeded 200 billion yuan", &["exceeded 200 billion yuan = >200000000000 CNY"]);
    check("sales crossed the 100 million mark", &["crossed the 100 million = >100000000 count"]);
    check("at least 14.8 million PS5s", &["at least 14.8 million = >=14800000 count"]);
    check("fewer than 20 million customers", &["fewer than 20 million = <20000000 count"]);
    check("up to 500,000 cars", &["up to 500,000 = <=500000 count"]);
    check("no more than 60 per cent", &["no more than 60 per cent = <=60 %"]);
    check("just over $39 billion", &["just over $39 billion = ~39000000000 USD"]);
    check("A little under 40 percent of the base", &["little under 40 percent = ~40 %"]);
    check("Cloud spending tops $40 billion", &["tops $40 billion = >40000000000 USD"]);
    check("The price begins at 29,990 euros", &["begins at 29,990 euros = >=29990 EUR"]);
    check("it fell from 54.5%", &["54.5% = 54.5 %"]);
    check("3,000-plus stores", &["3,000-plus = >=3000 count"]);
    check("100+ countries", &["100+ = >=100 count"]);
    check("20 percent or more", &["20 percent or more = >=20 %"]);
    check("an estimated 5 million units", &["5 million = 5000000 count"]);
    check("well over 10 million", &["over 10 million = >10000000 count"]);
    check("~15% share", &["~15% = ~15 %"]);
    check("57 per cent more than the 7 million", &["57 per cent = 57 %", "7 million = 7000000 count"]);
    check("125.6 percent above the 465.4 million", &["125.6 percent = 125.6 %", "465.4 million = 465400000 count"]);
    check("shipments to top 300 million", &["to top 300 million = >300000000 count"]);
}

#[test]
fn money() {
    check(
        "turnover was 205.8 billion yuan ($30.6 billion) last year",
        &["205.8 billion yuan ($30.6 billion) = 205800000000 CNY = 30600000000 USD"],
    );
    check("costs Rs 9,999 (about $140) now", &["Rs 9,999 (about $140) = 9999 INR = 140 USD"]);
    check("raised USD34.6 million", &["USD34.6 million = 34600000 USD"]);
    check("for RMB1,999 each", &["RMB1,999 = 1999 CNY"]);
    check("US$1bn and NT$300 and HK$5m", &["US$1bn = 1000000000 USD", "NT$300 = 300 TWD", "HK$5m = 5000000 HKD"]);
    check(
        "between US$14.6 billion and US$14.9 billion",
        &["between US$14.6 billion and US$14.9 billion = 14600000000..14900000000 USD"],
    );
    check("Rs. 800 crore over", &["Rs. 800 crore = 8000000000 INR"]);
    check("₹2,65,000 a unit", &["₹2,65,000 = 265000 INR"]);
    check("a 1 trillion won fund", &["1 trillion won = 1000000000000 KRW"]);
    check("Samsung won 20 awards", &["20 = 20 count"]);
    check("lost 318 million pounds", &["318 million pounds = 318000000 GBP"]);
    check("3.5 billion Swiss francs", &["3.5 billion Swiss francs = 3500000000 CHF"]);
    check("invest 1.5 to 2 billion euros in", &["1.5 to 2 billion euros = 1500000000..2000000000 EUR"]);
    check("$1-2 billion", &["$1-2 billion = 1000000000..2000000000 USD"]);
    check(
        "exceeded 200 billion yuan ($31billion)",
        &["exceeded 200 billion yuan ($31billion) = >200000000000 CNY = 31000000000 USD"],
    );
    check("99 cents", &["99 cents = 0.99 USD"]);
    check("4 billion kronor", &["4 billion kronor = 4000000000 SEK"]);
    check("a -$3 million result", &["-$3 million = -3000000 USD"]);
}

#[test]
fn percent_and_parts() {
    check("14.6 per cent in", &["14.6 per cent = 14.6 %"]);
    check("up 0.3 percentage points", &["0.3 percentage points = 0.3 pp"]);
    check("trails by a mere 0.02 points, at 3.54 percent", &["0.02 points = 0.02 pp", "3.54 percent = 3.54 %"]);
    check("25 basis points", &["25 basis points = 0.25 pp"]);
    check("the 12 and 22 percent", &["12 = 12 %", "22 percent = 22 %"]);
    check("Vivo and Realme had 16 and 15 per cent", &["16 = 16 %", "15 per cent = 15 %"]);
    check("had 12, 15 and 22 percent respectively", &["12 = 12 %", "15 = 15 %", "22 percent = 22 %"]);
    check("with JD.com on 17 and Pinduoduo on 13 per cent", &["17 = 17 %", "13 per cent = 13 %"]);
    check("13–15% of it", &["13–15% = 13..15 %"]);
    check("Acer14%23%", &["14% = 14 %", "23% = 23 %"]);
    check("see example.org/search?q=30%25%2020%", &[]);
    check("just under a third", &["just under a third = ~33.33 %"]);
    check("more than a third of the market", &["more than a third = >33.33 %"]);
    check("two-thirds of buyers", &["two-thirds = 66.67 %"]);
    check("one in five phones", &["one in five = 20 %"]);
    check("9 in 10 users", &["9 in 10 = 90 %"]);
    check("nine out of ten users", &["nine out of ten = 90 %"]);
    check("three quarters of the market", &["three quarters = 75 %"]);
    check("three quarters of growth", &["three quarters = 3 time"]);
    check("more than half of the market", &["more than half = >50 %"]);
    check("half of sales and half abroad", &["half = 50 %", "half = 50 %"]);
    check("a change of -3.4% or −3.4%", &["-3.4% = -3.4 %", "−3.4% = -3.4 %"]);
    check("a third camera", &["third = 3 place"]);
    check("22.7% (14.7%)", &["22.7% = 22.7 %", "14.7% = 14.7 %"]);
}

#[test]
fn places() {
    check("ranked third", &["third = 3 place"]);
    check("ranking 422th among", &["422th = 422 place"]);
    check("it is No. 1 and No.2", &["No. 1 = 1 place", "No.2 = 2 place"]);
    check("the number one spot", &["number one = 1 place"]);
    check("3. UMC with 7%", &["3 = 3 place", "7% = 7 %"]);
    check("is #3 worldwide", &["#3 = 3 place"]);
    check("in the top five", &["top five = 1..5 place"]);
    check("a top-10 vendor", &["top-10 = 1..10 place"]);
    check("the twenty-first place", &["twenty-first = 21 place"]);
}

#[test]
fn changes_and_ranges() {
    check(
        "climbed 44% in 2020 to 235.1 million",
        &["44% = 44 %", "2020 = 2020 count", "235.1 million = 235100000 count"],
    );
    check("rose on July 3 to 5 million", &["3 = 3 count model", "5 million = 5000000 count"]);
    check(
        "rose 22% to 365 million, below its guidance of 366 million to 373 million",
        &["22% = 22 %", "365 million = 365000000 count", "366 million to 373 million = 366000000..373000000 count"],
    );
    check("up from 30-40% previously", &["30-40% = 30..40 %"]);
    check("up by half a percentage point", &["half a percentage point = 0.5 pp"]);
    check("rose from 12 to 22 percent", &["12 = 12 %", "22 percent = 22 %"]);
    check("grew from 1.5 to 2 million", &["1.5 = 1500000 count", "2 million = 2000000 count"]);
    check("prices range from $10 to $20", &["from $10 to $20 = 10..20 USD"]);
    check("between 75 million and 80 million units", &["between 75 million and 80 million = 75000000..80000000 count"]);
    check(
        "forecasts 2.1 billion to 2.2 billion yuan",
        &["2.1 billion to 2.2 billion yuan = 2100000000..2200000000 CNY"],
    );
    check("8.86 lakh and 5.84 lakh", &["8.86 lakh = 886000 count", "5.84 lakh = 584000 count"]);
}

#[test]
fn multiples_measures_and_times() {
    check("more than doubled", &["more than doubled = >2 times"]);
    check("sales halved in both halves of the year", &["halved = 0.5 times"]);
    check("nearly five times as many", &["nearly five times = ~5 times"]);
    check("a 10-fold rise", &["10-fold = 10 times"]);
    check("three times a year", &["three times = 3 measure"]);
    check("double-digit growth", &[]);
    check("4GB of RAM and a 5,000mAh battery", &["4GB = 4 measure", "5,000mAh = 5000 measure"]);
    check("a 6.1-inch screen", &["6.1-inch = 6.1 measure"]);
    check("10 quarters", &["10 quarters = 10 time"]);
    check("two and a half years", &["two and a half years = 2.5 time"]);
}

#[test]
fn names_are_no_counts() {
    check("the iPhone 12 sold", &["12 = 12 count model"]);
    check("5G and 4K and F-150", &[]);
    check("the Galaxy S21", &[]);
    check("Sold the Mi 11 there", &["11 = 11 count model"]);
    check("In 34 countries", &["34 = 34 count"]);
    check("one of the largest", &[]);
    check("at 10:30", &[]);
}

/// Words that numbers, units, bounds and periods are made of.
const VOCABULARY: &[&str] = &[
    "1",
    "2,5",
    "1,234",
    "3.4",
    "2020",
    "99999999999999999999999999999999",
    "twenty",
    "one",
    "hundred",
    "million",
    "crore",
    "and",
    "a",
    "half",
    "third",
    "of",
    "%",
    "percent",
    "points",
    "$",
    "US$",
    "yuan",
    "(",
    ")",
    "about",
    "more than",
    "or more",
    "between",
    "to",
    "-",
    "–",
    "from",
    "the",
    "Q3",
    "quarter",
    "last",
    "year",
    "ended",
    "March",
    "May",
    "since",
    "No.",
    "#",
    "top",
    "times",
    "in",
    "10",
    "rose",
    ",",
    ".",
    "iPhone",
    "½",
    "€",
    "FY",
    "'20",
    "fiscal",
    "point",
    "dozen",
    "each",
    "…",
    "é",
];

/// A text of so many words, the same for the same seed.
fn babble(seed: u64, words: usize) -> String {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut text = String::new();
    for _ in 0..words {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let pick = (state >> 33) as usize;
        text.push_str(VOCABULARY[pick % VOCABULARY.len()]);
        if !pick.is_multiple_of(5) {
            text.push(' ');
        }
    }
    text
}

#[test]
fn mentions_lie_inside_the_text_in_order_and_apart() {
    for seed in 0..300 {
        let text = babble(seed, 60);
        let segments = segment_paragraph(&text);
        let words = Text::of(&segments);
        let periods = find_periods(&words);
        let quantities = find_quantities(&words, &periods);
        let (mut end, mut period_end) = (0, 0);
        for quantity in &quantities {
            assert!(!quantity.core.of(&text).is_empty() && quantity.span.contains(quantity.core), "{text}");
            assert!(quantity.core.start() >= end, "{text}");
            assert!(quantity.lo.is_none() || quantity.hi.is_none() || quantity.lo <= quantity.hi, "{text}");
            end = quantity.span.end();
        }
        for period in &periods {
            assert!(!period.span.of(&text).is_empty() && period.span.start() >= period_end, "{text}");
            period_end = period.span.end();
        }
    }
}

/// What takes a moment here would take minutes were any rule quadratic.
#[test]
fn long_runs_of_anything_are_read_in_one_pass() {
    for unit in [
        "1",
        ",",
        "1,",
        "1 ",
        "1 234 ",
        "from 1 to 2 ",
        "5% and ",
        "$1 (€1) ",
        "1-",
        "one hundred ",
        "2020-",
        "since ",
        "the year ended ",
    ] {
        let text = unit.repeat(40_000 / unit.len());
        let segments = segment_paragraph(&text);
        let words = Text::of(&segments);
        let periods = find_periods(&words);
        find_quantities(&words, &periods);
    }
}
