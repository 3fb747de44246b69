//! Words that names of organisations end with. Not the names, and not legal forms.

use super::legal_form::is_legal_form;
use super::runs::is_body;
use crate::among::among;

/// The last word of a business that is named after its owner or country and is not the owner.
pub(super) fn is_own_business(word: &str) -> bool {
    among!(
        word,
        "teleservices"
            | "communications"
            | "communication"
            | "retail"
            | "steel"
            | "power"
            | "ports"
            | "cement"
            | "bank"
            | "insurance"
            | "airways"
            | "airlines"
            | "motors"
            | "pictures"
            | "studios"
            | "logistics"
            | "energy"
            | "capital"
            | "telecom"
            | "infocomm"
            | "petroleum"
            | "railways"
            | "university"
    )
}

/// The last word of many a company's name.
pub(super) fn is_organisation(word: &str) -> bool {
    is_legal_form(word)
        || is_research_suffix(word)
        || is_own_business(word)
        || is_body(word)
        || among!(
            word,
            "technologies"
                | "technology"
                | "electronics"
                | "semiconductor"
                | "semiconductors"
                | "motors"
                | "motor"
                | "automotive"
                | "airlines"
                | "airways"
                | "air"
                | "bank"
                | "bancorp"
                | "financial"
                | "insurance"
                | "capital"
                | "ventures"
                | "partners"
                | "securities"
                | "pharma"
                | "pharmaceutical"
                | "pharmaceuticals"
                | "therapeutics"
                | "biotech"
                | "labs"
                | "laboratories"
                | "systems"
                | "software"
                | "networks"
                | "telecom"
                | "telecommunications"
                | "communications"
                | "wireless"
                | "energy"
                | "petroleum"
                | "oil"
                | "power"
                | "steel"
                | "foods"
                | "beverages"
                | "brewery"
                | "breweries"
                | "coffee"
                | "pizza"
                | "stores"
                | "supermarkets"
                | "retail"
                | "brands"
                | "entertainment"
                | "studios"
                | "pictures"
                | "interactive"
                | "logistics"
                | "express"
                | "shipping"
                | "industries"
                | "enterprises"
                | "international"
                | "mobility"
                | "robotics"
                | "materials"
                | "chemical"
                | "chemicals"
                | "mining"
                | "resources"
                | "association"
                | "federation"
                | "alliance"
                | "council"
                | "commission"
                | "authority"
                | "agency"
                | "bureau"
                | "ministry"
                | "university"
                | "cloud"
                | "payments"
                | "games"
                | "hotels"
                | "bros"
                | "microelectronics"
        )
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
