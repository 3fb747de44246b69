//! Keys made of names, and the known key nearest to a mistyped one.

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
    use super::{nearest, slug};

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
