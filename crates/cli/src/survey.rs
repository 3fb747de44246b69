//! What deserves a look in a corpus, as a report for people. Finds nothing itself: it tells what `facts` found.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use facts::claim::Claim;
use facts::corpus::Corpus;
use facts::diagnostic::Severity;
use facts::document::Document;
use facts::duplicate::DuplicateKind;
use facts::fact::{Agreement, Outcome};
use facts::format::{self, Style};
use facts::ids::{ClaimId, DocId};
use facts::number::Decimal;
use facts::period::ReferenceDate;
use facts::share::{CellRanges, Holder, ShareRange};

use crate::input::Notice;
use crate::report::count;

/// So many names of articles stand in a line before "and 12 more".
const NAMES_SHOWN: usize = 8;

/// A report, and how many of its lines deserve a look.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Survey {
    /// The report.
    pub text: String,
    /// How many things are odd.
    pub warnings: usize,
}

/// Looks at everything.
pub fn survey(corpus: &Corpus, notices: &[Notice]) -> Survey {
    let mut survey = Survey::default();
    let (documents, claims) = (count(corpus.documents.len(), "article"), count(corpus.claims.len(), "claim"));
    let _ = writeln!(survey.text, "{documents}, {claims}, {}", count(corpus.facts.len(), "fact"));
    survey.section("Articles", &articles(corpus), Matter::Plain);
    survey.section("Files", &notices.iter().map(Notice::to_string).collect::<Vec<_>>(), Matter::Odd);
    survey.section("Oddities", &oddities(corpus, Severity::Warning), Matter::Odd);
    survey.section("Remarks", &oddities(corpus, Severity::Note), Matter::Plain);
    survey.section("Dates", &dates(corpus), Matter::Odd);
    survey.section("Duplicates", &duplicates(corpus), Matter::Odd);
    survey.section("Contradictions", &contradictions(corpus), Matter::Odd);
    survey.section("Sources that differ", &facts_of(corpus, Agreement::DiffersBySource), Matter::Plain);
    survey.section("Revised figures", &facts_of(corpus, Agreement::Superseded), Matter::Plain);
    survey.section("Arithmetic", &arithmetic(corpus), Matter::Odd);
    survey.section("Goals, plans and forecasts", &goals(corpus), Matter::Plain);
    survey.section("What ranks, orders and shares imply", &ranges(corpus), Matter::Plain);
    survey.section("Numbers without a claim", &unused(corpus), Matter::Plain);
    let _ = match survey.warnings {
        0 => writeln!(survey.text, "\nNothing deserves a look."),
        1 => writeln!(survey.text, "\n1 thing deserves a look."),
        many => writeln!(survey.text, "\n{many} things deserve a look."),
    };
    survey
}

/// Whether the lines of a section count as warnings.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Matter {
    Plain,
    Odd,
}

impl Survey {
    fn section(&mut self, title: &str, lines: &[String], matter: Matter) {
        if lines.is_empty() {
            return;
        }
        let _ = writeln!(self.text, "\n{title}");
        for line in lines {
            let _ = writeln!(self.text, "  {line}");
        }
        if matter == Matter::Odd {
            self.warnings += lines.len();
        }
    }
}

fn articles(corpus: &Corpus) -> Vec<String> {
    let mut claims: BTreeMap<DocId, usize> = BTreeMap::new();
    corpus.claims.iter().for_each(|claim| *claims.entry(claim.doc).or_default() += 1);
    let width = corpus.documents.iter().map(|document| document.name.chars().count()).max().unwrap_or(0).min(40);
    let line = |(index, document): (usize, &Document)| {
        let date = document.metadata.published.as_deref().map(format::date_words);
        let inferred = || {
            corpus.references.get(index).copied().flatten().map(|found| format::period(&found.period) + " (inferred)")
        };
        let date = date.or_else(inferred).unwrap_or_else(|| "no date".into());
        let claims = count(claims.get(&DocId::at(index)).copied().unwrap_or(0), "claim");
        format!(
            "{:width$}  {date:<22}  {claims:>10}  {:>3} % boilerplate",
            document.name,
            boilerplate_percent(document)
        )
    };
    corpus.documents.iter().enumerate().map(line).collect()
}

/// Characters of the text that are not the article, in percent, rounded.
fn boilerplate_percent(document: &Document) -> usize {
    let (mut all, mut other) = (0, 0);
    for block in &document.blocks {
        all += block.span.len();
        other += if block.is_body() { 0 } else { block.span.len() };
    }
    (other * 100 + all / 2).checked_div(all).unwrap_or(0)
}

fn oddities(corpus: &Corpus, severity: Severity) -> Vec<String> {
    let of = |document: &Document| {
        let found = document.diagnostics.iter().filter(|found| found.severity == severity);
        found.map(|found| format!("{}: {}", document.name, found.message)).collect::<Vec<_>>()
    };
    corpus.documents.iter().flat_map(of).collect()
}

/// One line for all articles with one trouble: the list of articles tells each one's date already.
fn dates(corpus: &Corpus) -> Vec<String> {
    let undated = |inferred: bool| -> Vec<&str> {
        let all = corpus.documents.iter().zip(&corpus.references);
        let lacks = |document: &Document, found: &Option<ReferenceDate>| match found {
            Some(found) => inferred && found.inferred,
            None => !inferred && document.metadata.published.is_none(),
        };
        all.filter(|(document, found)| lacks(document, found)).map(|(document, _)| document.name.as_str()).collect()
    };
    let line = |names: Vec<&str>, what: &str| {
        let first = names.iter().take(NAMES_SHOWN).copied().collect::<Vec<_>>().join(", ");
        let more = names.len().saturating_sub(NAMES_SHOWN);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        (!names.is_empty()).then(|| format!("{} {what}: {first}{more}", count(names.len(), "article")))
    };
    let inferred = line(
        undated(true),
        "without a date, which was inferred from the text (write `published` in corpus.toml to settle it)",
    );
    let none = line(
        undated(false),
        "without a date and none found, so that \"this year\" and the like stay unresolved (write `published` in corpus.toml)",
    );
    inferred.into_iter().chain(none).collect()
}

fn duplicates(corpus: &Corpus) -> Vec<String> {
    let line = |pair: &facts::duplicate::Duplicate| {
        let (first, second) = (name(corpus, pair.first), name(corpus, pair.second));
        let percent = |ppm: u32| ppm.div_ceil(10_000);
        match pair.kind {
            DuplicateKind::Copy => format!("{second} is a copy of {first}: {} % the same", percent(pair.jaccard_ppm)),
            DuplicateKind::Contained => {
                format!("{first} and {second}: {} % of the shorter stands in the longer", percent(pair.containment_ppm))
            }
            DuplicateKind::Rewrite => {
                format!(
                    "{first} and {second} tell the same in other words: {} % of the figures",
                    percent(pair.figures_ppm)
                )
            }
        }
    };
    corpus.duplicates.iter().map(line).collect()
}

/// The same claims contradict each other once, however many ways show it.
fn contradictions(corpus: &Corpus) -> Vec<String> {
    let facts = corpus.facts.iter().filter(|fact| fact.agreement == Agreement::Contradicts);
    let facts = facts.map(|fact| (fact.claims.clone(), fact.explanation.clone()));
    let cells = corpus.cells.iter().filter_map(|cell| {
        let (claims, why) = cell.contradiction.as_ref()?;
        Some((claims.clone(), format!("{}: {why}", cell_words(cell))))
    });
    let mut told = BTreeSet::new();
    let fresh = facts.chain(cells).filter(|(claims, _)| told.insert(claims.clone()));
    fresh.map(|(claims, why)| format!("{why}{}", quotes(corpus, &claims))).collect()
}

fn facts_of(corpus: &Corpus, agreement: Agreement) -> Vec<String> {
    let found = corpus.facts.iter().filter(|fact| fact.agreement == agreement);
    found.map(|fact| format!("{}{}", fact.explanation, quotes(corpus, &fact.claims))).collect()
}

fn arithmetic(corpus: &Corpus) -> Vec<String> {
    corpus.checks.iter().map(|check| format!("{}{}", check.explanation, quotes(corpus, &check.claims))).collect()
}

/// The document and place of a claim's statement.
fn evidence(corpus: &Corpus, id: ClaimId) -> Option<(DocId, facts::span::Span)> {
    corpus.claims.get(id.index()).map(|claim| (claim.doc, claim.statement()))
}

fn goals(corpus: &Corpus) -> Vec<String> {
    let line = |goal: &facts::fact::Goal| {
        let first = goal.claims.first().copied();
        // An article that says itself that a goal was missed is quoted once.
        let same = |id: &&ClaimId| first.is_some_and(|first| evidence(corpus, first) == evidence(corpus, **id));
        let all: Vec<ClaimId> = first.into_iter().chain(goal.because.iter().filter(|id| !same(id)).copied()).collect();
        let outcome = match goal.outcome {
            Outcome::Met => "met",
            Outcome::NotMet => "not met",
            Outcome::Open => "open",
        };
        format!("{outcome}: {}{}", goal.explanation, quotes(corpus, &all))
    };
    corpus.goals.iter().map(line).collect()
}

/// Only what no claim states: the rest can be read in the articles.
fn ranges(corpus: &Corpus) -> Vec<String> {
    let mut lines = Vec::new();
    for cell in &corpus.cells {
        // Of a holder nobody names, the bound its rank alone sets tells nothing.
        let named = |range: &ShareRange| matches!(range.holder, Holder::Named(_));
        let telling = |range: &&ShareRange| {
            range.implied && (range.lo > Decimal::ZERO || named(range) && range.hi < Decimal::whole(100))
        };
        for range in cell.ranges.iter().filter(telling) {
            lines.push(format!("{}: {}", cell_words(cell), range.explanation));
        }
    }
    lines
}

fn cell_words(cell: &CellRanges) -> String {
    let market = cell.cell.market.as_deref().map(format::market).unwrap_or_else(|| "unnamed market".into());
    let region = cell.cell.region.as_deref().map(format::region);
    let period = cell.cell.period.as_ref().map(format::period);
    let scope = cell.scope.clone().map(|scope| format!("by {scope}")).or(Some("sources combined".into()));
    [Some(market), region, period, scope].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn unused(corpus: &Corpus) -> Vec<String> {
    let mut reasons: BTreeMap<&str, usize> = BTreeMap::new();
    corpus.unused.iter().for_each(|number| *reasons.entry(number.reason.as_str()).or_default() += 1);
    let mut reasons: Vec<(&str, usize)> = reasons.into_iter().collect();
    reasons.sort_by_key(|(reason, count)| (std::cmp::Reverse(*count), *reason));
    reasons.into_iter().map(|(reason, count)| format!("{count:>5}  {reason}")).collect()
}

/// Each claim on a line of its own, with its words.
fn quotes(corpus: &Corpus, claims: &[ClaimId]) -> String {
    let mut out = String::new();
    for claim in claims.iter().filter_map(|id| corpus.claims.get(id.index())) {
        let _ = write!(out, "\n    {}", quote(corpus, claim));
    }
    out
}

fn quote(corpus: &Corpus, claim: &Claim) -> String {
    let text = corpus.documents.get(claim.doc.index()).map_or("", |document| claim.statement().of(&document.text));
    let words: Vec<&str> = text.split_whitespace().collect();
    let value = format::claim_value(claim, Style::Written);
    format!("{}: {} {value} “{}”", name(corpus, claim.doc), claim.subject, words.join(" "))
}

fn name(corpus: &Corpus, doc: DocId) -> &str {
    corpus.documents.get(doc.index()).map_or("", |document| document.name.as_str())
}

#[cfg(test)]
mod tests {
    use facts::document::RawDocument;

    use super::*;

    fn corpus() -> Corpus {
        let text = "Kettles sell\n\nAcme makes kettles, and many people in many towns buy them every single day.\n";
        let raw = |name: &str| RawDocument { name: name.into(), text: text.into(), ..RawDocument::default() };
        Corpus::from_raw(vec![raw("a"), raw("b")])
    }

    #[test]
    fn tells_dates_that_are_missing() {
        let survey = survey(&corpus(), &[]);
        assert!(survey.text.contains("2 articles without a date and none found"), "{}", survey.text);
        assert!(survey.text.contains(": a, b\n"), "{}", survey.text);
        assert!(survey.text.starts_with("2 articles, 0 claims, 0 facts\n"), "{}", survey.text);
    }

    #[test]
    fn counts_what_deserves_a_look() {
        let mut corpus = corpus();
        corpus.duplicates.clear();
        let before = survey(&corpus, &[]).warnings;
        let notice = Notice { path: "x.txt".into(), message: "left out".into() };
        let after = survey(&corpus, &[notice]);
        assert_eq!(after.warnings, before + 1);
        assert!(after.text.contains("\nFiles\n  x.txt: left out\n"), "{}", after.text);
        assert!(after.text.ends_with(&format!("{} things deserve a look.\n", before + 1)), "{}", after.text);
    }
}
