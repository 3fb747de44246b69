//! Words of place that describe the name after them: "second-placed Samsung", "number two Vivo".

use crate::among::among;
use crate::claim::item::{Item, Kind, Row};
use crate::claim::party::is_company_word;
use crate::quantity::Unit;

/// "Number four", "No. 1", "second-placed": not "the top three".
pub(super) fn is_place(items: &[Item], at: usize) -> bool {
    let ordinal = items[at].quantity.is_some_and(|quantity| quantity.unit == Unit::Ordinal);
    let after = items.get(at + 1).is_some_and(|next| matches!(next.kind, Kind::Word | Kind::Region(_) | Kind::Name(_)));
    ordinal && after && (items.lower(at).starts_with('n') || items.lower(at).starts_with('#'))
}

/// "Second-placed Samsung", "number two Vivo": a place that describes the name after it.
pub(super) fn is_place_word(items: &[Item], start: usize, at: usize) -> bool {
    let Some(quantity) = items[at].quantity else { return false };
    let numbered = at > start && among!(items.word(at - 1), "number" | "no" | "no.");
    let mut next = items[at + 1..].iter().filter(|item| item.word != "-");
    let describes = next.next().is_some_and(|item| match item.word {
        "placed" | "ranked" => true,
        // "third-place Lenovo", not "its third place".
        "place" => next.next().is_some_and(Item::is_name),
        "largest" | "biggest" => describes_a_name(next),
        _ => item.is_name(),
    });
    describes && (quantity.unit == Unit::Ordinal || numbered)
}

/// "third-largest car maker Hyundai", by what stands behind "largest": a maker and its name.
fn describes_a_name<'a>(mut next: impl Iterator<Item = &'a Item<'a>>) -> bool {
    let mut maker = false;
    let name = next.by_ref().take(5).find(|item| {
        maker = item.kind == Kind::Word && is_company_word(item.word) || maker && item.is_name();
        !matches!(item.kind, Kind::Word | Kind::Market(_) | Kind::Region(_))
    });
    maker && name.is_some_and(Item::is_name)
}
