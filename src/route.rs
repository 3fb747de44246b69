//! What the reader is looking at <-> the location hash. Pure: text in, text out.
//!
//! A hash is `#v=1&view=compare&k=smartphones&where=world~es`. Only what differs from the default is written.
//! Keys and values nobody knows are kept and written back, so that a link survives a page that does not understand all of it.

/// The version this page writes. Links of older versions are read for ever.
pub(crate) const VERSION: &str = "1";

/// The large parts of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum View {
    /// What is in here, and who leads where.
    #[default]
    Overview,
    /// Articles and the reading pane.
    Read,
    /// The table of claims.
    Claims,
    /// Market shares side by side.
    Compare,
    /// What was promised, and what became of it.
    Goals,
    /// Articles, rules, what was not used.
    About,
}

/// How a comparison is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Drawing {
    /// Dots, brackets and bars on one axis.
    #[default]
    Intervals,
    /// Periods from left to right.
    OverTime,
    /// Places from top to bottom.
    Ranks,
    /// Words in cells.
    Table,
    /// Two to four holders or cells and a verdict for each pair.
    SideBySide,
}

/// What each panel of a comparison holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum By {
    /// One panel for each region and period, holders as rows.
    #[default]
    Region,
    /// The same, ordered by period.
    Period,
    /// One panel for each holder, regions and periods as rows.
    Holder,
}

/// Whether panels share an axis.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Scale {
    /// All panels on one axis.
    #[default]
    Shared,
    /// Each its own.
    Own,
}

/// Which claims may imply ranges together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Scope {
    /// Those of one source.
    #[default]
    Source,
    /// All of them.
    Combined,
}

/// What the claims table is sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Sort {
    /// As in the articles.
    #[default]
    Place,
    /// By property, then by amount.
    Value,
    /// By subject.
    Subject,
    /// By region.
    Region,
    /// By period.
    Period,
    /// By who says it.
    Source,
    /// By agreement.
    Agreement,
}

/// Which way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Order {
    /// Smallest first.
    #[default]
    Up,
    /// Largest first.
    Down,
}

/// Single claims, or claims about the same thing together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Group {
    /// One row a claim.
    #[default]
    Claim,
    /// One block a fact.
    Fact,
}

/// The page on its own, or inside another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Frame {
    /// With everything.
    #[default]
    Whole,
    /// Only the view, its source and a link.
    Embedded,
}

/// The colours the link asks for; the reader's own setting wins where the link is silent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Theme {
    /// As the device says.
    #[default]
    Auto,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// An enum that has a word for each of its values in the hash.
trait Word: Copy + PartialEq + Default + 'static {
    const ALL: &'static [(Self, &'static str)];

    fn word(self) -> &'static str {
        Self::ALL.iter().find(|(value, _)| *value == self).map_or("", |(_, word)| word)
    }

    fn read(word: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == word).map(|(value, _)| *value)
    }
}

macro_rules! words {
    ($name:ident: $($value:ident = $word:literal),+ $(,)?) => {
        impl Word for $name {
            const ALL: &'static [(Self, &'static str)] = &[$(($name::$value, $word)),+];
        }
    };
}

words!(View: Overview = "overview", Read = "read", Claims = "claims", Compare = "compare", Goals = "goals", About = "about");
words!(Drawing: Intervals = "interval", OverTime = "time", Ranks = "rank", Table = "table", SideBySide = "pairs");
words!(By: Region = "where", Period = "when", Holder = "who");
words!(Scale: Shared = "shared", Own = "own");
words!(Scope: Source = "0", Combined = "1");
words!(Sort: Place = "place", Value = "value", Subject = "subject", Region = "region", Period = "period", Source = "source",
    Agreement = "agreement");
words!(Order: Up = "up", Down = "down");
words!(Group: Claim = "claim", Fact = "fact");
words!(Frame: Whole = "0", Embedded = "1");
words!(Theme: Auto = "auto", Light = "light", Dark = "dark");

impl View {
    /// All, in the order of the navigation.
    pub(crate) const ALL: [View; 6] =
        [View::Overview, View::Read, View::Claims, View::Compare, View::Goals, View::About];
}

impl Drawing {
    /// All, in the order of the tabs.
    pub(crate) const ALL: [Drawing; 5] =
        [Drawing::Intervals, Drawing::OverTime, Drawing::Ranks, Drawing::Table, Drawing::SideBySide];
}

/// What is chosen in the comparison. Lists hold keys (`xiaomi`, `es`, `2020q3`); an empty list leaves the choice to the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Choice {
    /// How it is drawn.
    pub drawing: Drawing,
    /// What is compared: a property's key; empty is the market share.
    pub measure: String,
    /// The market; empty is the one with most claims.
    pub market: String,
    /// Holders.
    pub who: Vec<String>,
    /// Regions.
    pub place: Vec<String>,
    /// Periods.
    pub when: Vec<String>,
    /// What the panels are.
    pub by: By,
    /// Their axis.
    pub scale: Scale,
    /// What may imply.
    pub scope: Scope,
    /// Pinned for side by side: `holder@place@period`.
    pub pinned: Vec<String>,
}

/// Everything the hash says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Route {
    /// The view.
    pub view: View,
    /// The words of the search box, as typed.
    pub query: String,
    /// Facet key and chosen value keys, in the order of choosing.
    pub picks: Vec<(String, Vec<String>)>,
    /// The open article, by name.
    pub doc: Option<String>,
    /// The pinned claim: `name.number`, the number counting in reading order from 1.
    pub claim: Option<String>,
    /// The table's order.
    pub sort: Sort,
    /// Its direction.
    pub order: Order,
    /// Its grouping.
    pub group: Group,
    /// The comparison.
    pub choice: Choice,
    /// Inside another page.
    pub frame: Frame,
    /// The colours asked for.
    pub theme: Theme,
    /// Keys and values nobody knows.
    pub unknown: Vec<(String, String)>,
}

/// The facets a hash may name.
pub(crate) const FACETS: [&str; 10] =
    ["company", "region", "market", "kind", "period", "modality", "says", "article", "publisher", "agreement"];

impl Route {
    /// The values chosen in a facet.
    pub(crate) fn picked(&self, facet: &str) -> &[String] {
        self.picks.iter().find(|(key, _)| key == facet).map_or(&[], |(_, values)| values)
    }

    /// Chooses a value, or drops it when it is chosen.
    pub(crate) fn toggle(&mut self, facet: &str, value: &str) {
        match self.picks.iter_mut().find(|(key, _)| key == facet) {
            Some((_, values)) => flip(values, value),
            None => self.picks.push((facet.into(), vec![value.into()])),
        }
        self.picks.retain(|(_, values)| !values.is_empty());
    }

    /// Whether anything narrows the corpus.
    pub(crate) fn is_narrowed(&self) -> bool {
        !self.query.trim().is_empty() || !self.picks.is_empty()
    }
}

/// Adds a value to a list, or drops it when it is there.
pub(crate) fn flip(values: &mut Vec<String>, value: &str) {
    match values.iter().position(|known| known == value) {
        Some(at) => drop(values.remove(at)),
        None => values.push(value.into()),
    }
}

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

/// Percent-encodes all but what is plain in a hash. `~` is escaped, for it separates values; a space is `+`.
pub(crate) fn escape(text: &str) -> String {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'*' | b'@' => out.push(byte as char),
            b' ' => out.push('+'),
            _ => {
                out.push('%');
                out.push(HEX[usize::from(byte >> 4)] as char);
                out.push(HEX[usize::from(byte & 15)] as char);
            }
        }
    }
    out
}

/// The reverse of `escape`; a broken escape stays as it is, broken UTF-8 becomes `U+FFFD`.
fn unescape(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let code = (byte == b'%').then(|| hex(bytes.get(at + 1), bytes.get(at + 2))).flatten();
        out.push(match (code, byte) {
            (Some(code), _) => code,
            (None, b'+') => b' ',
            (None, byte) => byte,
        });
        at += if code.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&out).into_owned()
}

fn hex(high: Option<&u8>, low: Option<&u8>) -> Option<u8> {
    let digit = |byte: Option<&u8>| byte.and_then(|byte| (*byte as char).to_digit(16));
    Some((digit(high)? * 16 + digit(low)?) as u8)
}

/// The key of a name: lower case, everything but letters and digits a single `-`.
pub(crate) fn slug(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() || matches!(c, '.' | '+') {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    out
}

/// The known key nearest to one nobody knows, when it is near enough to be meant.
pub(crate) fn nearest<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let limit = 1 + wrong.chars().count() / 5;
    let scored = known.into_iter().map(|word| (distance(wrong, word, limit), word));
    scored.filter(|(score, _)| *score <= limit).min_by_key(|(score, _)| *score).map(|(_, word)| word)
}

/// Edits between two words; anything above `limit` may be told as `limit + 1`.
fn distance(a: &str, b: &str, limit: usize) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().take(64).collect(), b.chars().take(64).collect());
    if a.len().abs_diff(b.len()) > limit {
        return limit + 1;
    }
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let change = diagonal + usize::from(x != y);
            diagonal = row[j + 1];
            row[j + 1] = change.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn round_trip(hash: &str) {
        assert_eq!(encode(&decode(hash)), hash);
    }

    #[test]
    fn writes_back_what_it_reads() {
        round_trip("#v=1");
        round_trip("#v=1&view=claims&q=xiaomi+europe&company=xiaomi~apple&period=2020q3&sort=value&order=down");
        round_trip(
            "#v=1&view=compare&as=rank&k=smartphones&who=xiaomi~apple&where=world~es&when=2020q3&by=when&scale=own&mix=1",
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

    #[test]
    fn names_become_keys() {
        assert_eq!(slug("Wuhan Yangtze River Industry Group"), "wuhan-yangtze-river-industry-group");
        assert_eq!(slug("AT&T"), "at-t");
        assert_eq!(slug("middle east and africa"), "middle-east-and-africa");
        assert_eq!(slug("智能手机"), "智能手机");
    }

    #[test]
    fn suggests_only_what_is_near() {
        let known = ["nokia", "xiaomi", "apple"];
        assert_eq!(nearest("nokla", known), Some("nokia"));
        assert_eq!(nearest("xioami", known), Some("xiaomi"));
        assert_eq!(nearest("samsung", known), None);
    }
}
