//! Rows and panels in plain sentences.

use facts::claim::Claim;

use super::{Mark, Panel, Row, Shape};
use crate::words;

/// `goal: rank 1, from Nov 2020`.
pub(super) fn goal_words(claim: &Claim) -> String {
    let when = claim.period.as_ref().map_or(String::new(), |period| format!(", {}", words::period(period)));
    format!("{}: {}{when}", words::modality(claim.modality), words::value(claim))
}

impl Row {
    pub(crate) fn sentence(&self) -> String {
        let amount = self.marks.iter().find(|mark| !matches!(mark.shape, Shape::Rank | Shape::Order | Shape::Implied));
        let implied = self.marks.iter().find(|mark| mark.shape == Shape::Implied);
        let order = self.marks.iter().find(|mark| mark.shape == Shape::Order);
        let spoken = |mark: &Mark| mark.words.replace("\u{202f}%", " percent");
        let place = self.rank.map(place_words);
        match (place, amount, implied, order) {
            (Some(place), Some(amount), ..) => format!("{} {place} with {}.", self.name, spoken(amount)),
            (Some(place), None, Some(implied), _) if self.named => {
                format!("{} {place}, which implies {}.", self.name, spoken(implied))
            }
            (_, None, Some(implied), _) => format!("{} has {}; this is implied.", self.name, spoken(implied)),
            (Some(place), None, None, _) => format!("{} {place}.", self.name),
            (None, Some(amount), ..) => format!("{} has {}.", self.name, spoken(amount)),
            (None, None, None, Some(order)) => format!("{} is {}.", self.name, spoken(order)),
            (None, None, None, None) => format!("Of {} there is no data.", self.name),
        }
    }
}

fn place_words(rank: (u32, u32)) -> String {
    match rank {
        (1, 1) => "leads".into(),
        (lo, hi) if lo == hi => format!("is {}", facts::format::ordinal(lo)),
        (1, u32::MAX) => "is ranked".into(),
        (lo, u32::MAX) => format!("is {} or lower", facts::format::ordinal(lo)),
        (1, hi) => format!("is in the top {}", facts::format::small(hi)),
        (lo, hi) => format!("is between {} and {}", facts::format::ordinal(lo), facts::format::ordinal(hi)),
    }
}

impl Panel {
    /// The panel in up to four sentences, the leader first.
    pub(crate) fn summary(&self) -> String {
        let told = self.rows.iter().filter(|row| row.named && !row.marks.is_empty()).take(3);
        // Of a holder's panel the rows are places and times.
        let of_holder = self.place.is_empty();
        let sentence = |row: &Row| {
            let sentence = row.sentence();
            let rest = sentence.strip_prefix(&row.name).filter(|_| of_holder).map(str::trim_start);
            let rest = rest.map(|rest| rest.strip_prefix("is ").or(rest.strip_prefix("has ")).unwrap_or(rest));
            rest.map_or(sentence.clone(), |rest| format!("{}: {rest}", row.name))
        };
        let sentences: Vec<String> = told.map(sentence).collect();
        if sentences.is_empty() && self.rows.iter().any(|row| !row.goals.is_empty()) {
            return "nothing is told but what is aimed for.".into();
        }
        sentences.join(" ")
    }
}
