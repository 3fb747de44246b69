//! Routes as hashes. Only what differs from the default is written.

use super::escape::{escape, unescape};
use super::kinds::Word;
use super::{Choice, FACETS, Route};

/// The version this page writes. Links of older versions are read for ever.
pub(crate) const VERSION: &str = "1";

/// The route a hash means. Never fails: what is not understood lands in `unknown`.
pub(crate) fn decode(hash: &str) -> Route {
    let mut route = Route::default();
    for pair in hash.trim_start_matches('#').split('&').filter(|pair| !pair.is_empty()) {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        let (key, value) = (unescape(key), value.to_owned());
        if !read_pair(&mut route, &key, &value) {
            route.unknown.push((key, unescape(&value)));
        }
    }
    route
}

/// Reads one pair into the route; `false` when key or value is not known.
fn read_pair(route: &mut Route, key: &str, value: &str) -> bool {
    let text = unescape(value);
    match key {
        "v" => return text == VERSION,
        "view" => return put(&mut route.view, &text),
        "q" => route.query = text,
        "doc" => route.doc = some(text),
        "claim" => route.claim = some(text),
        "sort" => return put(&mut route.sort, &text),
        "order" => return put(&mut route.order, &text),
        "group" => return put(&mut route.group, &text),
        "embed" => return put(&mut route.frame, &text),
        "theme" => return put(&mut route.theme, &text),
        _ if FACETS.contains(&key) => read_pick(route, key, value),
        _ => return read_choice(&mut route.choice, key, value),
    }
    true
}

fn read_choice(choice: &mut Choice, key: &str, value: &str) -> bool {
    let text = unescape(value);
    match key {
        "as" => return put(&mut choice.drawing, &text),
        "by" => return put(&mut choice.by, &text),
        "scale" => return put(&mut choice.scale, &text),
        "rows" => return put(&mut choice.rows, &text),
        "mix" => return put(&mut choice.scope, &text),
        "m" => choice.measure = text,
        "k" => choice.market = text,
        "who" => choice.who = list(value),
        "where" => choice.place = list(value),
        "when" => choice.when = list(value),
        "pin" => choice.pinned = list(value),
        _ => return false,
    }
    true
}

fn read_pick(route: &mut Route, key: &str, value: &str) {
    let values = list(value);
    if !values.is_empty() {
        route.picks.retain(|(known, _)| known != key);
        route.picks.push((key.into(), values));
    }
}

fn put<W: Word>(place: &mut W, word: &str) -> bool {
    W::read(word).map(|value| *place = value).is_some()
}

fn some(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

fn list(value: &str) -> Vec<String> {
    let mut values: Vec<String> = Vec::new();
    for part in value.split('~').map(unescape).filter(|part| !part.is_empty()) {
        if !values.contains(&part) {
            values.push(part);
        }
    }
    values
}

/// The hash of a route, with its `#`; the default route gives `#v=1`.
pub(crate) fn encode(route: &Route) -> String {
    let mut out = format!("#v={VERSION}");
    let choice = &route.choice;
    word(&mut out, "view", route.view);
    text(&mut out, "q", &route.query);
    for (facet, values) in &route.picks {
        values_of(&mut out, facet, values);
    }
    text(&mut out, "doc", route.doc.as_deref().unwrap_or(""));
    word(&mut out, "sort", route.sort);
    word(&mut out, "order", route.order);
    word(&mut out, "group", route.group);
    word(&mut out, "as", choice.drawing);
    text(&mut out, "m", &choice.measure);
    text(&mut out, "k", &choice.market);
    values_of(&mut out, "who", &choice.who);
    values_of(&mut out, "where", &choice.place);
    values_of(&mut out, "when", &choice.when);
    word(&mut out, "by", choice.by);
    word(&mut out, "rows", choice.rows);
    word(&mut out, "scale", choice.scale);
    word(&mut out, "mix", choice.scope);
    values_of(&mut out, "pin", &choice.pinned);
    word(&mut out, "embed", route.frame);
    word(&mut out, "theme", route.theme);
    text(&mut out, "claim", route.claim.as_deref().unwrap_or(""));
    for (key, value) in &route.unknown {
        pair(&mut out, &escape(key), &escape(value));
    }
    out
}

fn word<W: Word>(out: &mut String, key: &str, value: W) {
    if value != W::default() {
        pair(out, key, value.word());
    }
}

fn text(out: &mut String, key: &str, value: &str) {
    if !value.is_empty() {
        pair(out, key, &escape(value));
    }
}

fn values_of(out: &mut String, key: &str, values: &[String]) {
    if !values.is_empty() {
        let values: Vec<String> = values.iter().map(|value| escape(value)).collect();
        pair(out, key, &values.join("~"));
    }
}

fn pair(out: &mut String, key: &str, value: &str) {
    out.push('&');
    out.push_str(key);
    out.push('=');
    out.push_str(value);
}

#[cfg(test)]
mod tests {
    use super::super::{By, Drawing, Group, Sort, View};
    use super::*;

    fn round_trip(hash: &str) {
        assert_eq!(encode(&decode(hash)), hash);
    }

    #[test]
    fn writes_back_what_it_reads() {
        round_trip("#v=1");
        round_trip("#v=1&view=claims&q=xiaomi+europe&company=xiaomi~apple&period=2020q3&sort=value&order=down");
        round_trip(
            "#v=1&view=compare&as=rank&k=smartphones&who=xiaomi~apple&where=world~es&when=2020q3&by=when&rows=name&scale=own&mix=1",
        );
        round_trip("#v=1&view=read&doc=000_b38179a82612e3ff&claim=000_b38179a82612e3ff.4");
        round_trip("#v=1&q=%22market+share%22+%E6%99%BA%E8%83%BD");
    }

    #[test]
    fn keeps_what_it_does_not_know() {
        round_trip("#v=1&lens=wide");
        let route = decode("#v=1&view=mirror&as=pie&who=nokla&zzz");
        assert_eq!(route.view, View::Overview);
        assert_eq!(route.choice.who, ["nokla"]);
        assert_eq!(route.unknown.len(), 3);
        assert_eq!(encode(&route), "#v=1&who=nokla&view=mirror&as=pie&zzz=");
    }

    #[test]
    fn survives_corrupt_links() {
        for hash in
            ["#", "##", "#&&=&=x", "#q=%", "#q=%zz%4", "#q=%ff%fe", "#who=~~~", "#v=9&view=", "#claim=&doc=", "#🙂=🙂"]
        {
            let route = decode(hash);
            assert_eq!(decode(&encode(&route)), route, "{hash}");
        }
    }

    #[test]
    fn any_text_survives() {
        for query in ["a&b=c", "x~y", "50%", "+1", "AT&T \"No. 1\" #3", "ünï\u{0}"] {
            let route =
                Route { query: query.into(), picks: vec![("says".into(), vec![query.into()])], ..Route::default() };
            assert_eq!(decode(&encode(&route)), route);
        }
    }

    /// The next number of a fixed sequence, below `limit`.
    fn next(seed: &mut u64, limit: usize) -> usize {
        *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (*seed >> 33) as usize % limit
    }

    fn random_word(seed: &mut u64) -> String {
        const LETTERS: [&str; 12] = ["a", "é", "智", "~", "&", "=", "#", "%", "+", " ", "\"", "🙂"];
        (0..=next(seed, 4)).map(|_| LETTERS[next(seed, LETTERS.len())]).collect()
    }

    fn random_list(seed: &mut u64) -> Vec<String> {
        let mut words: Vec<String> = (0..next(seed, 4)).map(|_| random_word(seed)).collect();
        words.sort();
        words.dedup();
        words
    }

    fn random_route(seed: &mut u64) -> Route {
        let mut route = Route {
            view: View::ALL[next(seed, View::ALL.len())],
            query: random_word(seed),
            doc: Some(random_word(seed)),
            sort: Sort::ALL[next(seed, Sort::ALL.len())].0,
            group: Group::ALL[next(seed, Group::ALL.len())].0,
            ..Route::default()
        };
        for facet in FACETS {
            let values = random_list(seed);
            if !values.is_empty() {
                route.picks.push((facet.into(), values));
            }
        }
        route.choice = Choice {
            drawing: Drawing::ALL[next(seed, Drawing::ALL.len())],
            market: random_word(seed),
            who: random_list(seed),
            place: random_list(seed),
            when: random_list(seed),
            by: By::ALL[next(seed, By::ALL.len())].0,
            pinned: random_list(seed),
            ..Choice::default()
        };
        route
    }

    #[test]
    fn a_thousand_random_routes_survive() {
        let mut seed = 7;
        for _ in 0..1000 {
            let route = random_route(&mut seed);
            assert_eq!(decode(&encode(&route)), route);
        }
    }
}
