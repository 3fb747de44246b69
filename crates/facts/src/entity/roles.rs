//! Words for what people do and for firms that publish figures.

use crate::among::among;

/// A job or office that stands before or after a person's name.
pub(super) fn is_role(word: &str) -> bool {
    among!(
        word,
        "ceo"
            | "cfo"
            | "coo"
            | "cto"
            | "cmo"
            | "cio"
            | "analyst"
            | "economist"
            | "strategist"
            | "president"
            | "vice-president"
            | "chairman"
            | "chairwoman"
            | "chairperson"
            | "chair"
            | "director"
            | "founder"
            | "co-founder"
            | "cofounder"
            | "founders"
            | "officer"
            | "chief"
            | "boss"
            | "executive"
            | "manager"
            | "head"
            | "spokesman"
            | "spokeswoman"
            | "spokesperson"
            | "secretary"
            | "minister"
            | "professor"
            | "consultant"
            | "researcher"
            | "expert"
            | "partner"
            | "vp"
            | "svp"
            | "evp"
            | "lead"
            | "commissioner"
            | "governor"
            | "engineer"
            | "treasurer"
            | "billionaire"
            | "entrepreneur"
            | "tycoon"
            | "investor"
            | "author"
            | "economists"
            | "analysts"
    )
}

/// The second of two words that name a firm or body whose figures are quoted: "research firm", "market tracker", "regulator".
pub(super) fn is_research_noun(before: &str, word: &str) -> bool {
    let field = among!(
        before,
        "research"
            | "analyst"
            | "analysis"
            | "analytics"
            | "analytical"
            | "data"
            | "consulting"
            | "advisory"
            | "intelligence"
            | "tracking"
            | "consultancy"
            | "ratings"
            | "industry"
            | "trade"
            | "measurement"
            | "polling"
            | "survey"
            | "market"
            | "business"
            | "forecasting"
            | "market-research"
            | "researcher"
    );
    match word {
        "firm" | "company" | "house" | "agency" | "group" | "provider" | "organisation" | "organization" | "outfit"
        | "institute" | "body" | "specialist" | "specialists" => field && !(before == "market" && word == "company"),
        "tracker" | "consultancy" | "association" | "trackers" | "researcher" | "observer" | "regulator"
        | "watchdog" | "pollster" | "observers" => true,
        _ => false,
    }
}
