//! How many people a company employs.

use super::{Finder, Rule};
use crate::claim::anchor::{Anchor, Shape};
use crate::claim::finding::Finding;
use crate::claim::lexicon::{Cue, Noun};
use crate::claim::{Direction, Measure, Property, ValueUnit};

pub(super) const RULE: Rule =
    Rule { name: "headcount", property: Property::Employees, page: PAGE, find: Finder::Amount(find) };

const PAGE: &str = "\
# Headcount

## Matches

A count of employees, staff, engineers, jobs; with employs, hires, recruits, lays off.

## Yields

`employees` in people; hires and job cuts are changes.

## Leaves alone

Users, passengers, people in general.
";

fn find(anchor: &Anchor) -> Option<Finding> {
    let subject = &anchor.owner()?;
    let people = matches!(anchor.noun, None | Some(Noun::Employees | Noun::Users));
    let hires = matches!(anchor.verb, Some(Cue::Hire | Cue::Fire)) && (people || anchor.counted.is_some());
    let work =
        people && anchor.head && anchor.clause_has(&["work", "jobs"]) && anchor.clause_has(&["find", "get", "offer"]);
    let employs = work || anchor.verb == Some(Cue::Employ) && people;
    let named = anchor.noun == Some(Noun::Employees);
    let percent = anchor.is_percent() && anchor.is_change() && named;
    // "has 39,000 posts": of what somebody wrote.
    let posts = anchor.noun_span.is_some_and(|span| span.of(&anchor.reading.segments.lower) == "posts");
    let written = posts && anchor.verb == Some(Cue::Have);
    let again = anchor.is_left_out(Noun::Employees);
    if !(anchor.is_count() && (hires || employs || named || again) || percent)
        || steps_of_rank(anchor, hires)
        || written
    {
        return None;
    }
    let mut finding = Finding::amount(anchor, Property::Employees, ValueUnit::People, subject)?;
    // "is letting 400 employees go".
    if named
        && anchor.shape == Shape::Level
        && anchor.clause_has(&["let", "letting", "lets"])
        && anchor.clause_has(&["go"])
    {
        finding.measure = Measure::Change;
        finding.direction = Some(Direction::Down);
    }
    if hires && anchor.shape == Shape::Level && !anchor.clause_has(&["find"]) {
        finding.measure = Measure::Change;
        finding.direction = Some(if anchor.verb == Some(Cue::Hire) { Direction::Up } else { Direction::Down });
    }
    (!anchor.clause_cue(|cue| cue == Cue::MovePeople)).then_some(finding)
}

/// "moves up two positions to the second place": steps on a list.
fn steps_of_rank(anchor: &Anchor, hires: bool) -> bool {
    let lower = &anchor.reading.segments.lower;
    anchor.small() && !hires && anchor.noun_span.is_some_and(|span| span.of(lower) == "positions")
}
