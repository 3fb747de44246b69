//! What a page says about itself: title, outlet, date, address.

use facts::document::Metadata;

use super::super::front_matter::date_of;
use super::super::web_address;

/// Collected while the page is read.
#[derive(Debug, Default)]
pub(super) struct Said {
    metas: Vec<(String, String)>,
    canonical: Option<String>,
    time: Option<String>,
    title: String,
    heading: String,
    linked_data: String,
}

const TITLES: &[&str] = &["og:title", "twitter:title", "dc.title", "headline"];
const OUTLETS: &[&str] = &["og:site_name", "application-name", "dc.publisher", "publisher"];
const DATES: &[&str] =
    &["article:published_time", "datepublished", "date", "dc.date", "pubdate", "publishdate", "parsely-pub-date"];

impl Said {
    /// `<meta name=… content=…>`.
    pub(super) fn meta(&mut self, name: Option<&str>, content: Option<&str>) {
        if let (Some(name), Some(content)) = (name, content.and_then(tidy)) {
            let name = name.to_ascii_lowercase();
            if [TITLES, OUTLETS, DATES, &["og:url"]].iter().any(|names| names.contains(&name.as_str())) {
                self.metas.push((name, content));
            }
        }
    }

    /// `<link rel="canonical">`.
    pub(super) fn canonical(&mut self, href: Option<&str>) {
        self.canonical = self.canonical.take().or_else(|| href.and_then(web_address));
    }

    /// The first `<time datetime=…>`.
    pub(super) fn time(&mut self, datetime: Option<&str>) {
        self.time = self.time.take().or_else(|| datetime.and_then(date_of));
    }

    /// Text of `<title>`.
    pub(super) fn title(&mut self, text: &str) {
        self.title.push_str(text);
    }

    /// Text of `<h1>`.
    pub(super) fn heading(&mut self, text: &str) {
        self.heading.push_str(text);
    }

    /// Text of a linked-data script, where newspapers keep dates more often than in a `<meta>`.
    pub(super) fn linked_data(&mut self, text: &str) {
        self.linked_data.push_str(text);
    }

    /// The best of each.
    pub(super) fn metadata(self) -> Metadata {
        let first = |names: &[&str]| names.iter().find_map(|name| self.metas.iter().find(|(found, _)| found == name));
        let meta = |names: &[&str]| first(names).map(|(_, content)| content.clone());
        let dates = [meta(DATES), self.linked_date(), self.time.clone()];
        Metadata {
            title: meta(TITLES).or_else(|| tidy(&self.heading)).or_else(|| tidy(&self.title)),
            publisher: meta(OUTLETS),
            published: dates.iter().flatten().find_map(|date| date_of(date)),
            url: self.canonical.clone().or_else(|| meta(&["og:url"]).as_deref().and_then(web_address)),
        }
    }

    /// `"datePublished": "…"`.
    fn linked_date(&self) -> Option<String> {
        let after = self.linked_data.split_once("\"datePublished\"")?.1.trim_start();
        let value = after.strip_prefix(':')?.trim_start().strip_prefix('"')?;
        value.split_once('"').map(|(date, _)| date.to_string())
    }
}

fn tidy(text: &str) -> Option<String> {
    let tidied = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!tidied.is_empty()).then_some(tidied)
}
