//! An order told backwards: the leader first, its verb, then those who follow.

use crate::among::among;
use crate::claim::clause::is_possessive_mark;
use crate::claim::item::{Item, Kind, Row};
use crate::claim::party::is_verb;

/// "Following A in terms of market share were B (16%), C (7%)": who leads and who comes after, in order.
pub(crate) struct Inverted {
    /// The item of the leader's name or of the pronoun that stands for it.
    pub(crate) leader: usize,
    /// The items of the names that follow.
    pub(crate) followers: Vec<usize>,
}

/// The order a sentence states by putting the leader first and its verb before the followers.
pub(crate) fn inverted(items: &[Item]) -> Option<Inverted> {
    let opens = among!(items.first()?.word, "following" | "behind" | "trailing" | "after");
    let leads = |item: &Item| match item.kind {
        Kind::Name(_) => true,
        _ => matches!(item.word, "it" | "them"),
    };
    let leader = (1..items.len().min(4)).find(|&at| leads(&items[at])).filter(|_| opens)?;
    let verb = (leader + 1..items.len().min(leader + 14))
        .take_while(|&at| !items[at].is_name())
        .find(|&at| among!(items.word(at), "were" | "was" | "are" | "is" | "came" | "come" | "comes"))?;
    let small = |item: &Item| among!(item.word, "the" | "rival" | "rivals" | "next");
    // "Following Google is Microsoft's Bing": who makes it is no follower.
    let maker = |at: usize| items.is_name(at) && items.is_name(at + 2) && is_possessive_mark(&items[at + 1]);
    let first = (verb + 1..items.len()).find(|&at| !small(&items[at]))?;
    let first = if maker(first) { first + 2 } else { first };
    let followers: Vec<usize> = (first..items.len())
        .take_while(|&at| !matches!(items[at].kind, Kind::Cue(cue) if is_verb(cue)))
        .filter(|&at| items[at].is_name() && !maker(at))
        .take(12)
        .collect();
    (followers.first() == Some(&first)).then_some(Inverted { leader, followers })
}
