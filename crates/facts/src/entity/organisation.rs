//! Words that names of organisations end with. Not the names, and not legal forms.

use super::legal_form::is_legal_form;
use super::runs::is_body;
use crate::among::among;
use crate::vocabulary::Class;

/// The last word of a business that is named after its owner or country and is not the owner.
pub(super) fn is_own_business(word: &str) -> bool {
    Class::OwnBusiness.has(word)
}

/// The last word of many a company's name.
pub(super) fn is_organisation(word: &str) -> bool {
    is_legal_form(word)
        || is_research_suffix(word)
        || is_own_business(word)
        || is_body(word)
        || Class::Organisation.has(word)
}

pub(super) fn is_research_suffix(word: &str) -> bool {
    among!(
        word,
        "research"
            | "associates"
            | "laboratory"
            | "insights"
            | "insight"
            | "analytics"
            | "intelligence"
            | "consulting"
            | "advisory"
            | "analysis"
            | "advisors"
            | "institute"
    )
}
