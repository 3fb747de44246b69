//! Properties of what follows across articles: implied ranges hold the truth, and copies are found and others are not.

#![allow(clippy::unwrap_used, reason = "what cannot be read or made here is a failed test")]

use factfolio_tests::crowd::{self, Dice};
use factfolio_tests::{claim_line, gold};
use facts::claim::Measure;
use facts::corpus::Corpus;
use facts::document::{Document, RawDocument, clean};
use facts::duplicate::{clusters, find_duplicates};
use facts::fact::{Agreement, Goal, Outcome};
use facts::ids::{ClaimId, DocId};
use facts::number::Decimal;
use facts::share::{Holder, ShareRange};
use proptest::prelude::*;

/// A market: everybody's share in thousandths of a percent, largest first, no two alike.
fn markets() -> impl Strategy<Value = Vec<i64>> {
    prop::collection::vec(1u32..1_000, 2..9).prop_map(|weights| {
        let total: u32 = weights.iter().sum();
        let mut shares: Vec<i64> =
            weights.iter().map(|weight| i64::from(*weight) * 99_000 / i64::from(total)).collect();
        shares.sort_unstable_by(|a, b| b.cmp(a));
        // The last thousandths keep neighbours apart and leave something for those nobody names.
        let count = shares.len() as i64;
        shares.iter().enumerate().map(|(at, share)| share + count - at as i64).collect()
    })
}

/// What is said: a kind, two holders, and a looseness.
type Draft = (u8, usize, usize, i64);

/// A true claim about the market, in the words of a claim line.
fn told(market: &[i64], (kind, first, second, loose): Draft) -> Option<String> {
    let (a, b) = (first % market.len(), second % market.len());
    let share = market[a];
    let percent = |thousandths: i64| Decimal::whole(thousandths).shift(-3).unwrap_or_default().to_string();
    let rounded = |value: i64, places: u32| {
        let unit = 10i64.pow(3 - places);
        let units = (value + unit / 2) / unit;
        format!("{}.{:0width$}", units / 10i64.pow(places), units % 10i64.pow(places), width = places as usize)
            .trim_end_matches('.')
            .to_owned()
    };
    let whole = |value: i64| ((value + 500) / 1_000).to_string();
    let rank = a + 1;
    Some(match kind % 14 {
        0 => format!("H{a} share {}", whole(share)),
        1 => format!("H{a} share {}", rounded(share, 1)),
        2 => format!("H{a} share {}", rounded(share, 2)),
        3 => format!("H{a} share >{}", percent((share - 1 - loose).max(0))),
        4 => format!("H{a} share <={}", percent(share + loose)),
        5 => format!("H{a} share {}-{}", whole((share - loose).max(0)), whole(share + loose)),
        6 => format!("H{a} share ~{}", whole(share * 2)),
        7 | 8 => format!("H{a} rank {rank}"),
        9 => format!("H{a} rank 1-{}", rank + b),
        10 => format!("H{a} rank {}+", rank.saturating_sub(b).max(1)),
        11 if a != b => format!("H{} ahead of H{}", a.min(b), a.max(b)),
        12 if a != b => format!("H{a} + H{b} share {}", rounded(share + market[b], 1)),
        13 if a != b => format!("H{} not ahead of H{}", a.max(b), a.min(b)),
        _ => return None,
    })
}

fn one_article(statements: &[String]) -> Corpus {
    let mut corpus =
        Corpus { documents: vec![Document { name: "a".into(), ..Document::default() }], ..Corpus::default() };
    corpus.references.push(None);
    let claim = |statement: &String| claim_line::read("kettles world 2020", statement, "", DocId(0)).unwrap();
    corpus.claims = statements.iter().map(claim).collect();
    corpus.merge();
    corpus
}

/// Units of each holder and of the market, rounded.
fn units(market: &[i64]) -> Vec<String> {
    let mut told: Vec<String> =
        market.iter().enumerate().map(|(at, share)| format!("H{at} shipments {}k", (share * 10 + 5) / 10)).collect();
    told.push("kettles market_size 100.0M".to_owned());
    told
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    /// True claims, rounded and bounded, never contradict each other, and no range, rank or order excludes the truth.
    #[test]
    fn ranges_hold_the_truth(
        market in markets(),
        drafts in prop::collection::vec((any::<u8>(), 0usize..9, 0usize..9, 0i64..9_000), 1..14),
        with_units in prop::bool::weighted(0.2),
    ) {
        let mut statements: Vec<String> = drafts.into_iter().filter_map(|draft| told(&market, draft)).collect();
        if with_units {
            statements.extend(units(&market));
        }
        let corpus = one_article(&statements);
        let place = |holder: &Holder| match holder {
            Holder::Named(name) => name[1..].parse::<usize>().unwrap(),
            Holder::Rank(rank) => *rank as usize - 1,
        };
        for cell in &corpus.cells {
            prop_assert_eq!(&cell.contradiction, &None, "{:#?}", statements);
            for range in &cell.ranges {
                let at = place(&range.holder);
                let Some(share) = market.get(at) else { continue };
                let truth = Decimal::whole(*share).shift(-3).unwrap();
                prop_assert!(range.lo <= truth && truth <= range.hi, "{range:?} {truth} {statements:#?}");
                if let Some((lo, hi)) = range.rank {
                    prop_assert!(lo as usize <= at + 1 && at < hi as usize, "{range:?} {statements:#?}");
                }
                prop_assert!(range.lo <= range.hi && !range.because.is_empty() && !range.explanation.is_empty());
            }
            for order in &cell.orders {
                prop_assert!(place(&order.ahead) < place(&order.behind), "{order:?} {statements:#?}");
            }
        }
    }

    /// Every claim is in exactly one fact, and nothing depends on anything but the claims.
    #[test]
    fn facts_part_the_claims(
        market in markets(),
        drafts in prop::collection::vec((any::<u8>(), 0usize..9, 0usize..9, 0i64..9_000), 1..14),
    ) {
        let statements: Vec<String> = drafts.into_iter().filter_map(|draft| told(&market, draft)).collect();
        let corpus = one_article(&statements);
        let mut found: Vec<usize> = corpus.facts.iter().flat_map(|fact| &fact.claims).map(|id| id.index()).collect();
        found.sort_unstable();
        prop_assert_eq!(found, (0..statements.len()).collect::<Vec<_>>());
        prop_assert_eq!(one_article(&statements), corpus);
    }
}

fn document(text: String) -> Document {
    clean(RawDocument { name: "x".into(), text, ..RawDocument::default() })
}

/// Whether the second text is found to be a copy of the first.
fn linked(first: &str, second: &str) -> bool {
    !find_duplicates(&[document(first.to_owned()), document(second.to_owned())]).is_empty()
}

fn articles() -> Vec<String> {
    let corpus = gold::corpus_of(&["tests/articles", "corpus"]);
    corpus.documents.into_iter().map(|document| document.text).collect()
}

/// Replaces one word in `every` by a word of another article, at random places.
fn reworded(text: &str, other: &[&str], percent: usize, dice: &mut Dice) -> String {
    let swap = |word: &str, dice: &mut Dice| {
        if dice.roll(100) < percent { other[dice.roll(other.len())].to_owned() } else { word.to_owned() }
    };
    let line = |line: &str, dice: &mut Dice| line.split(' ').map(|word| swap(word, dice)).collect::<Vec<_>>().join(" ");
    text.lines().map(|text| line(text, dice)).collect::<Vec<_>>().join("\n")
}

fn retitled(text: &str, other: &[&str], dice: &mut Dice) -> String {
    let title: Vec<&str> = (0..9).map(|_| other[dice.roll(other.len())]).collect();
    let body = text.split_once('\n').map_or("", |(_, body)| body);
    format!("{}\n{body}", title.join(" "))
}

fn cut_to_half(text: &str) -> String {
    text[..text.floor_char_boundary(text.len() / 2)].to_owned()
}

fn reordered(text: &str, dice: &mut Dice) -> String {
    let mut parts: Vec<&str> = text.split("\n\n").collect();
    for at in (1..parts.len()).rev() {
        parts.swap(at, dice.roll(at + 1));
    }
    parts.join("\n\n")
}

#[test]
fn edited_copies_are_found() {
    let articles = articles();
    let mut dice = Dice::new(7);
    let (mut found, mut planted) = (0, 0);
    for (at, text) in articles.iter().enumerate() {
        let other: Vec<&str> = articles[(at + 5) % articles.len()].split_whitespace().collect();
        for _ in 0..5 {
            let mut edits: Vec<String> =
                [1, 2, 5, 10].map(|percent| reworded(text, &other, percent, &mut dice)).to_vec();
            edits.push(retitled(text, &other, &mut dice));
            edits.push(cut_to_half(text));
            edits.push(reordered(text, &mut dice));
            edits.push(cut_to_half(&reworded(text, &other, 5, &mut dice)));
            planted += edits.len();
            found += edits.iter().filter(|edit| linked(text, edit)).count();
        }
    }
    println!("{found} of {planted} edited copies found");
    assert!(found * 100 >= planted * 95, "{found} of {planted}");
}

/// Articles about one market, each with sentences, firms and figures of its own, in the manner of a trade paper.
fn written(seed: u64) -> String {
    let mut dice = Dice::new(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) + 1);
    let makers = ["Boilwell", "Steamer", "Hotspot", "Kessel", "Samovar", "Brewster", "Copperline", "Whistle"];
    let openings = [
        "Sales of electric kettles rose again in {Q}, says a tracker that follows shops in forty countries.",
        "The kettle market grew {N} percent in {Q}, its best showing since anyone began to count.",
        "Fewer kettles were sold in {Q} than a year before, and shops expect little of the months to come.",
        "It was a quiet {Q} for the makers of kettles, with one exception.",
    ];
    let sentences = [
        "{M} shipped {N}.{D} million kettles and held {N} percent of the market.",
        "With {N}.{D} percent {M} kept its place at the top.",
        "{M} lost ground: its share fell to {N} percent from {N} percent a year earlier.",
        "Behind it came {M}, which sold {N} percent more than in the year before.",
        "{M} overtook {M} for the first time, helped by a cheap model that it sells online alone.",
        "In Europe {M} leads with {N} percent, in Asia it is {M}.",
        "A spokesman for {M} said that parts were scarce and that prices would have to rise by {N} percent.",
        "{M} wants to sell {N} million kettles a year by the end of the decade.",
        "Shops that {M} supplies report returns of {N} in every thousand, more than for any rival.",
        "The average price went up to {N} euros, mostly because people buy larger ones.",
        "{M} is building a plant for {N} million pieces a year and will hire {N}00 people.",
        "Whether {M} can keep that up is doubtful, one analyst thinks, since its stocks are full.",
        "Of every hundred kettles sold in the country, {N} came from {M} and {N} from {M}.",
        "The five largest together had {N} percent, a little less than before.",
    ];
    let quarter =
        ["the first quarter", "the second quarter", "the summer", "the last three months of the year"][dice.roll(4)];
    let mut text = openings[dice.roll(openings.len())].replace("{Q}", quarter);
    for _ in 0..12 {
        text.push_str(if dice.roll(3) == 0 { "\n\n" } else { " " });
        text.push_str(sentences[dice.roll(sentences.len())]);
    }
    let mut filled = String::new();
    for part in text.split_inclusive('}') {
        let (plain, slot) = part.split_once('{').unwrap_or((part, ""));
        filled.push_str(plain);
        match slot {
            "M}" => filled.push_str(makers[dice.roll(makers.len())]),
            "N}" => filled.push_str(&(2 + dice.roll(97)).to_string()),
            "D}" => filled.push_str(&dice.roll(10).to_string()),
            _ => {}
        }
    }
    filled
}

#[test]
fn other_articles_of_the_market_are_not_linked() {
    let mut documents: Vec<Document> = (0..160).map(|seed| document(written(seed))).collect();
    let edited = documents.len();
    let planted = 160;
    for seed in 0..planted {
        let words: Vec<&str> = "pan lid handle spout steam copper glass".split(' ').collect();
        let mut dice = Dice::new(seed + 99);
        documents.push(document(reworded(&written(seed), &words, 5, &mut dice)));
    }
    let found = find_duplicates(&documents);
    let right = found.iter().filter(|pair| pair.first.index() + edited == pair.second.index()).count();
    println!("{right} of {planted} copies found among {} links", found.len());
    assert!(right * 100 >= planted as usize * 95, "{right} of {planted}");
    assert!(right * 100 >= found.len() * 99, "{right} right of {} links", found.len());
}

#[test]
fn the_written_articles_are_linked_as_planted() {
    let corpus = gold::corpus_of(&["tests/articles", "corpus"]);
    let name = |doc: DocId| corpus.documents[doc.index()].name.split(['-', '_']).next().unwrap_or_default().to_owned();
    let found: Vec<(String, String)> =
        corpus.duplicates.iter().map(|pair| (name(pair.first), name(pair.second))).collect();
    let expected = [("003", "004"), ("01", "02"), ("07", "08")].map(|(a, b)| (a.to_owned(), b.to_owned()));
    assert_eq!(found, expected);
    assert_eq!(clusters(corpus.documents.len(), &corpus.duplicates).len(), corpus.documents.len());
}

#[test]
fn merging_puts_each_of_many_claims_into_one_fact() {
    let mut corpus = crowd::claims(8_000);
    corpus.merge();
    let mut found: Vec<usize> = corpus.facts.iter().flat_map(|fact| &fact.claims).map(|id| id.index()).collect();
    found.sort_unstable();
    assert_eq!(found, (0..8_000).collect::<Vec<_>>());
    assert!(corpus.facts.iter().any(|fact| fact.claims.len() > 1), "some are about the same thing");
}

/// The agreement of the fact that holds a claim with this property, subject, region and value.
#[track_caller]
fn check(corpus: &Corpus, key: &str, subject: &str, region: &str, value: &str, expected: Agreement) {
    let claim = corpus.claims.iter().position(|claim| {
        claim.property.key() == key
            && claim.measure == Measure::Level
            && claim.subject == subject
            && claim.region.as_deref().unwrap_or("") == region
            && claim.value.is_some_and(|found| found.lo.is_some_and(|lo| lo.to_string() == value))
    });
    let claim = ClaimId::at(claim.unwrap_or_else(|| panic!("no claim says {key} {subject} {region} {value}")));
    let fact = corpus.facts.iter().find(|fact| fact.claims.contains(&claim)).unwrap();
    assert_eq!(fact.agreement, expected, "{key} {subject} {value}: {}", fact.explanation);
}

/// The five articles: revenue told twice, goals, and the ranges a careful reader would derive.
#[test]
fn the_five_articles_come_out() {
    let corpus = gold::corpus("corpus");
    check(&corpus, "revenue", "Xiaomi", "", "205800000000", Agreement::Consistent);
    check(&corpus, "rank", "Xiaomi", "CN", "4", Agreement::Single);
    let goal = |region: &str| {
        let of = |goal: &&Goal| corpus.claims[goal.claims[0].index()].region.as_deref() == Some(region);
        let found: Vec<(usize, Outcome)> =
            corpus.goals.iter().filter(of).map(|goal| (goal.claims.len(), goal.outcome)).collect();
        found
    };
    assert_eq!(goal("CN"), [(5, Outcome::NotMet)]);
    assert_eq!(goal("europe"), [(4, Outcome::Open)]);
    let ranges = |region: &str, scope: &str| {
        let cell = corpus.cells.iter().find(|cell| {
            cell.cell.region.as_deref() == Some(region)
                && cell.scope.as_deref().is_some_and(|name| name.starts_with(scope))
        });
        let name = |holder: &Holder| match holder {
            Holder::Named(name) => name.clone(),
            Holder::Rank(rank) => format!("rank {rank}"),
        };
        let row = |range: &ShareRange| format!("{} {} to {}", name(&range.holder), range.lo, range.hi);
        cell.unwrap().ranges.iter().map(row).collect::<Vec<_>>()
    };
    let world = ["rank 1 13.05 to 73.9", "rank 2 13.05 to 43.475", "Xiaomi 13.05 to 13.15", "Apple 0 to 13.15"];
    assert_eq!(ranges("world", "IDC"), world);
    assert_eq!(ranges("world", "Canalys"), world);
    assert_eq!(ranges("ES", "001"), ["Xiaomi 30 to 100", "Apple 0 to 50", "Samsung 0 to 50"]);
    assert_eq!(ranges("IN", "003"), ["Xiaomi 0 to 100"]);
    let third = ["rank 1 0 to 100", "rank 2 0 to 50", "Xiaomi 0 to 33.333333333334"];
    assert_eq!(ranges("europe", "001"), third);
    let china = ["Huawei 0 to 100", "Oppo 0 to 100", "Vivo 0 to 100", "Xiaomi 0 to 25", "Apple 0 to 20"];
    assert_eq!(ranges("CN", "003"), china);
}

/// The planted contradictions of the written articles, from the claims people read in them.
#[test]
fn the_written_contradictions_come_out() {
    let corpus = gold::corpus("tests/articles");
    let check = |key, subject, region, value, expected| check(&corpus, key, subject, region, value, expected);
    // Two firms on one quarter, told by three articles.
    check("market_size", "smartphones", "world", "353600000", Agreement::DiffersBySource);
    check("shipments", "Samsung", "world", "80400000", Agreement::DiffersBySource);
    check("market_share", "Samsung", "world", "22.7", Agreement::DiffersBySource);
    check("market_share", "Xiaomi", "world", "13.1", Agreement::Corroborated);
    // Two firms in one article.
    check("market_share", "Samsung", "IN", "24", Agreement::DiffersBySource);
    check("market_size", "cloud infrastructure", "world", "41800000000", Agreement::DiffersBySource);
    // A company that corrects itself.
    check("revenue", "Luckin Coffee", "", "1540000000", Agreement::Superseded);
    check("profit", "Luckin Coffee", "", "-531900000", Agreement::Superseded);
    // Copied.
    check("market_share", "Azure", "world", "19", Agreement::Single);
    // Nothing of it is a sum that does not come out.
    assert_eq!(corpus.checks, []);
}
