//! Words for what people do and for firms that publish figures.

use crate::vocabulary::Class;

/// A job or office that stands before or after a person's name.
pub(super) fn is_role(word: &str) -> bool {
    Class::Role.has(word)
}

/// The second of two words that name a firm or body whose figures are quoted: "research firm", "market tracker", "regulator".
pub(super) fn is_research_noun(before: &str, word: &str) -> bool {
    let field = Class::ResearchField.has(before);
    match word {
        "firm" | "company" | "house" | "agency" | "group" | "provider" | "organisation" | "organization" | "outfit"
        | "institute" | "body" | "specialist" | "specialists" => field && !(before == "market" && word == "company"),
        "tracker" | "consultancy" | "association" | "trackers" | "researcher" | "observer" | "regulator"
        | "watchdog" | "pollster" | "observers" => true,
        _ => false,
    }
}
