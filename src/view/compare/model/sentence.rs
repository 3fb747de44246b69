//! Rows and panels in plain sentences: who leads, who follows, and what is only implied.

use facts::claim::Claim;
use facts::ids::ClaimId;
use facts::order::InOrder;

use super::{HALF, Mark, Panel, Row, Shape};
use crate::words;

/// `goal: rank 1, from Nov 2020`.
pub(super) fn goal_words(claim: &Claim) -> String {
    let when = claim.period.as_ref().map_or(String::new(), |period| format!(", {}", words::period(period)));
    format!("{}: {}{when}", words::modality(claim.modality), words::value(claim))
}

/// What a row says of its holder: a verb that neighbours may share, and the rest.
struct Told {
    verb: &'static str,
    rest: String,
}

impl Row {
    /// What is told of the holder: its stated place, its amount, whom it is ahead of, or what is implied.
    fn told(&self) -> Option<Told> {
        let find = |wanted: fn(Shape) -> bool| self.marks.iter().find(|mark| wanted(mark.shape)).map(spoken);
        let amount = find(|shape| !matches!(shape, Shape::Rank | Shape::Order | Shape::Implied));
        let implied = find(|shape| shape == Shape::Implied).filter(|_| self.rank != Some((1, 1)) || !self.is_wide());
        let tell = |verb, rest| Some(Told { verb, rest });
        match (self.stated_place(), amount, implied, find(|shape| shape == Shape::Order)) {
            (Some((1, 1)), Some(amount), ..) => tell("leads", format!("with {amount}")),
            (Some((1, 1)), None, Some(implied), _) => tell("leads", format!("which implies {implied}")),
            (Some((1, 1)), None, None, _) => tell("leads", String::new()),
            (Some(place), Some(amount), ..) => tell("is", format!("{} with {amount}", place_words(place))),
            (Some(place), None, ..) => tell("is", place_words(place)),
            (None, Some(amount), ..) => tell("has", amount),
            (None, None, _, Some(order)) => tell("is", order),
            (None, None, Some(implied), None) => tell("has", format!("{implied}; this is implied")),
            (None, None, None, None) => None,
        }
    }

    /// The rank, where an article states one.
    fn stated_place(&self) -> Option<(u32, u32)> {
        let stated = self.marks.iter().any(|mark| mark.shape == Shape::Rank);
        self.rank.filter(|rank| stated && *rank != (1, u32::MAX))
    }

    /// Whether nothing is known of it but implied ranges that end beyond half of all.
    fn is_vague(&self) -> bool {
        self.is_wide() && self.marks.iter().all(|mark| mark.shape == Shape::Implied)
    }

    /// Whether the implied range tells little of a share: it ends beyond half of all.
    fn is_wide(&self) -> bool {
        self.marks.iter().any(|mark| mark.shape == Shape::Implied && mark.hi.is_some_and(|hi| hi >= HALF))
    }
}

impl Told {
    fn of(&self, names: &[String]) -> String {
        let comma = if self.rest.starts_with("which") { "," } else { "" };
        let space = if self.rest.is_empty() { "" } else { " " };
        let verb = match (self.verb, names.len()) {
            ("is", 2..) => "are",
            ("has", 2..) => "have",
            (verb, _) => verb,
        };
        format!("{} {verb}{comma}{space}{}", words::list(names), self.rest)
    }

    /// Of what follows from others a sentence of its own tells.
    fn joins(&self, next: &Self) -> bool {
        let plain = |told: &Self| !told.rest.contains("impli");
        self.verb == next.verb && self.verb != "leads" && plain(self) && plain(next)
    }
}

fn spoken(mark: &Mark) -> String {
    mark.words.replace("\u{202f}%", " percent")
}

fn place_words(rank: (u32, u32)) -> String {
    match rank {
        (lo, hi) if lo == hi => words::nth(lo),
        (lo, u32::MAX) => format!("{} or lower", words::nth(lo)),
        (1, hi) => format!("in the top {}", facts::format::small(hi)),
        (lo, hi) => format!("between {} and {}", words::nth(lo), words::nth(hi)),
    }
}

/// Holders told of in a summary.
const HOLDERS: usize = 3;

/// `5 companies, 6 claims, 2 implied`: how much panels tell.
pub(crate) fn counted(panels: &[Panel]) -> String {
    let rows = || panels.iter().flat_map(|panel| &panel.rows).filter(|row| row.named);
    let marks = || rows().flat_map(|row| row.marks.iter().chain(&row.goals));
    let implied = marks().filter(|mark| mark.shape == Shape::Implied).count();
    let stated = marks().filter(|mark| mark.shape != Shape::Implied);
    let mut claims: Vec<ClaimId> = stated.flat_map(|mark| mark.claims.iter().copied()).collect();
    claims.order();
    claims.dedup();
    let by_holder = panels.iter().all(|panel| panel.place.is_empty());
    let mut names: Vec<&str> = match by_holder {
        true => panels.iter().map(|panel| panel.key.as_str()).collect(),
        false => rows().map(|row| row.key.as_str()).collect(),
    };
    names.order();
    names.dedup();
    if panels.is_empty() {
        return "No claim fits this choice".to_owned();
    }
    let companies = words::count(names.len(), "company", "companies");
    let claims = words::count(claims.len(), "claim", "claims");
    let implied = if implied > 0 { format!(", {implied} implied") } else { String::new() };
    format!("{companies}, {claims}{implied}")
}

impl Panel {
    /// The panel in up to three sentences, the leader first.
    pub(crate) fn summary(&self) -> String {
        match self.sentences() {
            sentences if !sentences.is_empty() => sentences.join(" "),
            _ if self.rows.iter().any(|row| !row.goals.is_empty()) => "goals only, no result is told.".into(),
            _ => String::new(),
        }
    }

    /// One sentence a holder, or one for several of whom the same kind of thing is told.
    pub(crate) fn sentences(&self) -> Vec<String> {
        let named = self.rows.iter().filter(|row| row.named && !row.marks.is_empty());
        let rows: Vec<&Row> = named.take(HOLDERS).collect();
        // Of a holder's panel the rows are places and times.
        if self.place.is_empty() {
            return rows.into_iter().filter_map(under_heading).collect();
        }
        let leaders: Vec<&Row> = rows.iter().copied().filter(|row| row.stated_place() == Some((1, 1))).collect();
        if leaders.len() > 1 {
            let names: Vec<String> = leaders.iter().map(|row| with_amount(row)).collect();
            // Whose stated share is the largest leads, whatever is said of the others.
            let share = |row: &Row| row.marks.iter().find(|mark| mark.shape == Shape::Exact)?.lo;
            let behind = |row: &&Row| share(leaders[0]).zip(share(row)).is_some_and(|(first, own)| own < first);
            if let (Some(told), true) = (leaders[0].told(), leaders[1..].iter().all(behind)) {
                let too = words::list(&names[1..]);
                let verb = if names.len() > 2 { "are" } else { "is" };
                return vec![told.of(&[leaders[0].name.clone()]) + ".", format!("{too} {verb} said to lead too.")];
            }
            return vec![format!("{} are each said to lead.", words::list(&names))];
        }
        let vague = rows.iter().all(|row| row.is_vague());
        let clear = rows.into_iter().filter(|row| vague || !row.is_vague());
        joined(clear.filter_map(|row| Some((row.name.clone(), row.told()?))))
    }
}

/// `Xiaomi is second with 23 percent and Apple third with 19 percent.`
fn joined(rows: impl Iterator<Item = (String, Told)>) -> Vec<String> {
    // Of several who are the same it is said once.
    let mut told: Vec<(Vec<String>, Told)> = Vec::new();
    for (name, now) in rows {
        match told.last_mut().filter(|(_, last)| last.joins(&now) && last.rest == now.rest) {
            Some((names, _)) => names.push(name),
            None => told.push((vec![name], now)),
        }
    }
    let mut sentences: Vec<Vec<String>> = Vec::new();
    for (at, (names, now)) in told.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| told.get(before));
        let joins = before.is_some_and(|(others, last)| names.len() + others.len() == 2 && last.joins(now));
        match sentences.last_mut().filter(|_| joins) {
            Some(sentence) => sentence.push(format!("{} {}", words::list(names), now.rest)),
            // Whoever is called first behind a larger amount is only said to be.
            None if before.is_some() && now.verb == "leads" => {
                let comma = if now.rest.is_empty() { "" } else { ", " };
                sentences.push(vec![format!("{} is said to lead{comma}{}", words::list(names), now.rest)]);
            }
            None => sentences.push(vec![now.of(names)]),
        }
    }
    sentences.into_iter().map(|sentence| format!("{}.", words::list(&sentence))).collect()
}

/// `Tesco (27.4 percent)`.
fn with_amount(row: &Row) -> String {
    match row.marks.iter().find(|mark| mark.shape == Shape::Exact) {
        Some(mark) => format!("{} ({})", row.name, spoken(mark)),
        None => row.name.clone(),
    }
}

/// `Worldwide, Q2 2024: second with 16 percent.`
fn under_heading(row: &Row) -> Option<String> {
    let told = row.told()?;
    let verb = if told.verb == "leads" { "leads " } else { "" };
    Some(format!("{}: {verb}{}.", row.name, told.rest).replace(" .", "."))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(shape: Shape, words: &str) -> Mark {
        Mark {
            shape,
            lo: None,
            hi: None,
            slack: 0.0,
            words: words.into(),
            claims: vec![],
            implied: String::new(),
            rules: vec![],
        }
    }

    /// `name | rank | words of marks, the shape before each`.
    fn row(line: &str) -> Row {
        let parts: Vec<&str> = line.split('|').map(str::trim).collect();
        let marks =
            parts[2].split(';').map(str::trim).filter(|mark| !mark.is_empty()).map(|told| match told.split_once(' ') {
                Some(("rank", _)) => mark(Shape::Rank, told),
                Some(("ahead", _)) => mark(Shape::Order, told),
                Some(("implied", range)) => {
                    let number = range.split([' ', '\u{202f}']).filter_map(|word| word.parse().ok()).next_back();
                    Mark { hi: number, ..mark(Shape::Implied, range) }
                }
                _ => {
                    let lo = told.split('\u{202f}').next().and_then(|number| number.parse().ok());
                    Mark { lo, ..mark(Shape::Exact, told) }
                }
            });
        let rank = parts[1].split_once('-').map(|(lo, hi)| (lo.parse().unwrap(), hi.parse().unwrap_or(u32::MAX)));
        Row { name: parts[0].into(), named: true, rank, marks: marks.collect(), ..Row::default() }
    }

    fn check(rows: &[&str], expected: &str) {
        let panel = Panel {
            key: String::new(),
            title: String::new(),
            place: "world".into(),
            when: "2020".into(),
            start: None,
            end: None,
            rows: rows.iter().map(|line| row(line)).collect(),
            contradiction: None,
            claims: 0,
        };
        assert_eq!(panel.summary(), expected);
    }

    #[test]
    fn summaries_are_english() {
        check(
            &["A | 1-1 | 35\u{202f}%; rank 1", "B | 2-2 | 23\u{202f}%; rank 2", "C | 3-3 | 19\u{202f}%; rank 3"],
            "A leads with 35 percent. B is second with 23 percent and C third with 19 percent.",
        );
        check(
            &["A | 1-4 | 27.4\u{202f}%", "B | 2-7 | 12.6\u{202f}%", "C || 9.6\u{202f}%"],
            "A has 27.4 percent, B 12.6 percent and C 9.6 percent.",
        );
        check(&["A | 1-1 | rank 1; implied 20 to 48\u{202f}%"], "A leads, which implies 20 to 48 percent.");
        check(&["A | 1-1 | rank 1; implied 5.7 to 77.0\u{202f}%"], "A leads.");
        check(&["A | 1-3 | rank 1", "B | 1-3 | rank 1"], "A and B are in the top three.");
        check(&["A | 1-1 | rank 1", "B | 1-1 | 14\u{202f}%; rank 1"], "A and B (14 percent) are each said to lead.");
        check(
            &["A | 1-1 | 27.4\u{202f}%; rank 1", "B | 1-1 | 15.3\u{202f}%; rank 1"],
            "A leads with 27.4 percent. B (15.3 percent) is said to lead too.",
        );
        check(
            &["A || 57\u{202f}%", "B | 1-1 | 31\u{202f}%; rank 1"],
            "A has 57 percent. B is said to lead, with 31 percent.",
        );
        check(&["A || ahead of B", "B || implied at most 50\u{202f}%"], "A is ahead of B.");
        check(&["B || implied at most 50\u{202f}%"], "B has at most 50 percent; this is implied.");
        check(
            &["A | 3-3 | 13.1\u{202f}%; rank 3", "B | 4- | implied at most 13.2\u{202f}%"],
            "A is third with 13.1 percent. B has at most 13.2 percent; this is implied.",
        );
        check(&["A | 422-422 | rank 422"], "A is 422nd.");
        check(&["A | 1-6 | 17\u{202f}%; rank"], "A has 17 percent.");
    }
}
