//! Lines about the author and the time of publication, told by their shape.

use super::line::Line;

/// Whether `line` names an author or a time of publication and says nothing else.
pub(super) fn is_byline(line: &Line) -> bool {
    line.words <= 20 && (is_author(line) || is_date_line(line) || is_wire_stamp(line))
}

/// "By Jane Doe", "By the travel desk", "By Jane Doe | Updated: …".
fn is_author(line: &Line) -> bool {
    let mut words = line.text.split_whitespace();
    let first = words.next().is_some_and(|word| word.eq_ignore_ascii_case("by"));
    let next = words.next().unwrap_or("");
    let named = next.starts_with(char::is_uppercase) || next.eq_ignore_ascii_case("the");
    first && named && line.words <= 14 && !line.ends_like_sentence()
}

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// A line of little but a date: "November 3, 2020, 10:15 am IST", "2020-11-03", "3 November 2020 | Mumbai".
fn is_date_line(line: &Line) -> bool {
    // Behind a bar stands the place or the author.
    let date = line.text.split(['|', '·', '•']).find(|part| part.bytes().any(|byte| byte.is_ascii_digit()));
    // "Jane Doe / Daily News / Apr 28, 2017".
    let date = date.and_then(|date| date.split(" / ").find(|part| part.bytes().any(|byte| byte.is_ascii_digit())));
    date.is_some_and(|date| line.words <= 18 && is_date_alone(date)) && !heads_months(line) || is_posted(line)
}

/// "Brand | April 2021 | March 2021": the columns of a table.
fn heads_months(line: &Line) -> bool {
    let digits = |part: &str| part.bytes().filter(u8::is_ascii_digit).count();
    let opens = |part: &str| part.split_whitespace().next().is_some_and(|word| is_month(&word.to_ascii_lowercase()));
    let parts = line.text.split(['|', '\t']);
    parts.filter(|part| opens(part) && digits(part) == 4 && is_date_alone(part)).count() > 1
}

/// "Posted: January 3, 2015 in Markets, Cars": the date, then where it was filed.
fn is_posted(line: &Line) -> bool {
    let starts = |word: &&str| line.text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    // "22/05/2025 in Manufacturer News".
    let first = line.text.split(' ').next().unwrap_or("");
    if line.words <= 6 && line.text.get(first.len()..).is_some_and(|rest| rest.starts_with(" in ")) {
        return (is_iso_date(first) || is_numeric_date(first)) && !line.ends_like_sentence();
    }
    let led = line.words <= 14 && ["posted", "published", "updated", "last updated"].iter().any(starts);
    led && !line.ends_like_sentence() && is_date_alone(line.text.split(" in ").next().unwrap_or(""))
}

fn is_date_alone(text: &str) -> bool {
    let mut month = false;
    let mut year = false;
    // "… by Jane Doe", "Jane, 3 November 2020": so many words may name the author.
    let mut named = if names_then_dates(text) { 3_u8 } else { 0 };
    for word in text.split(|c: char| !c.is_alphanumeric() && !matches!(c, ':' | '-' | '/' | '.')) {
        let word = word.trim_matches(['.', '-', '/', ':']);
        let lower = word.to_ascii_lowercase();
        if word.is_empty() || matches!(lower.as_str(), "date" | "dated") {
            continue;
        }
        if lower == "by" {
            named = 4;
            continue;
        }
        if is_iso_date(word) || is_numeric_date(word) {
            (month, year) = (true, true);
        } else if is_month(&lower) {
            month = true;
        } else if word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit()) && word.starts_with(['1', '2']) {
            year = true;
        } else if !word.starts_with(|c: char| c.is_ascii_digit()) && !is_date_word(&lower) {
            let Some(rest) = named.checked_sub(1) else { return false };
            named = rest;
        }
    }
    month && year
}

/// "Jane Doe, 3 November 2020", "Jane Doe, November 3, 2020": a name before the comma, then a day.
fn names_then_dates(text: &str) -> bool {
    let Some((name, date)) = text.split_once(", ") else { return false };
    let capital =
        |word: &str| word.starts_with(char::is_uppercase) && word.chars().all(|c| c.is_alphabetic() || c == '.');
    let day = |word: &str| {
        let digits = word.trim_end_matches(|c: char| !c.is_ascii_digit());
        digits.len() <= 2 && digits.parse::<u8>().is_ok_and(|day| (1..=31).contains(&day))
    };
    name.split(' ').all(capital) && date.split(' ').take(2).any(day)
}

/// `2020-11-03`, with or without a time of day glued on.
fn is_iso_date(word: &str) -> bool {
    let fits = |(at, byte): (usize, u8)| match at {
        4 | 7 => byte == b'-',
        10 => byte == b'T',
        _ => byte.is_ascii_digit(),
    };
    word.len() >= 10 && word.starts_with(['1', '2']) && word.bytes().take(11).enumerate().all(fits)
}

/// `11/01/2014`, `22.10.2024`, `1-11-2014`.
fn is_numeric_date(word: &str) -> bool {
    let mut parts = word.split(['/', '.', '-']);
    let mut number = |most: usize| {
        let part = parts.next().unwrap_or("");
        part.len() <= most && part.parse::<u16>().is_ok_and(|number| number > 0)
    };
    number(2) && number(2) && number(4) && word.len() >= 8 && parts.next().is_none()
}

fn is_month(lower: &str) -> bool {
    lower.len() >= 3
        && MONTHS.iter().any(|month| lower.starts_with(month))
        && lower.len() <= 9
        && lower != "market"
        && lower != "may"
        || lower == "may"
}

fn is_date_word(lower: &str) -> bool {
    const WORDS: &[&str] = &[
        "am",
        "pm",
        "a.m",
        "p.m",
        "first",
        "release",
        "issued",
        "at",
        "on",
        "of",
        "ist",
        "gmt",
        "utc",
        "est",
        "edt",
        "pst",
        "pdt",
        "cet",
        "bst",
        "et",
        "pt",
        "published",
        "updated",
        "posted",
        "modified",
        "last",
        "date",
        "mon",
        "tue",
        "wed",
        "thu",
        "fri",
        "sat",
        "sun",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "st",
        "nd",
        "rd",
        "th",
        "comment",
        "comments",
    ];
    WORDS.contains(&lower)
}

/// "Example Wire, published 30 Apr 2021 at 14:05 GMT".
fn is_wire_stamp(line: &Line) -> bool {
    let stamped = [", published ", " | updated", " | published", " published on ", " updated on "];
    let says_so = |lower: String| stamped.iter().any(|stamp| lower.contains(stamp));
    line.words <= 14
        && !line.ends_like_sentence()
        && line.text.bytes().any(|byte| byte.is_ascii_digit())
        && says_so(line.text.to_lowercase())
}

/// Whether `line` tells who the author is: "Andy is a senior writer at …".
pub(super) fn is_biography(line: &Line) -> bool {
    const JOBS: &[&str] = &[
        "writer",
        "editor",
        "reporter",
        "journalist",
        "correspondent",
        "columnist",
        "contributor",
        "blogger",
        "author",
        "editor-in-chief",
        "freelancer",
        "intern",
    ];
    let mut words = line.text.split_whitespace().take(22).map(|word| word.trim_matches([',', '.', ';']));
    let any_of = |word: &str, list: &[&str]| list.iter().any(|listed| word.eq_ignore_ascii_case(listed));
    let named = line.text.starts_with(char::is_uppercase);
    named
        && line.words <= 90
        && words.by_ref().take(5).any(|word| any_of(word, &["is", "was", "covers"]))
        && words.take(9).any(|word| any_of(word, JOBS))
}

/// Whether `line` holds a name alone, the first word of which the biography repeats.
pub(super) fn names_author_of(line: &Line, biography: &Line) -> bool {
    let first = |line: &Line| line.text.split_whitespace().next().map(str::to_owned);
    line.words <= 4 && !line.ends_like_sentence() && first(line) == first(biography)
}

#[cfg(test)]
mod tests {
    use super::super::line::lines;
    use super::is_byline;

    #[test]
    fn lines_of_little_but_a_date() {
        let check = |text: &str, expected: bool| assert_eq!(lines(text).iter().all(is_byline), expected, "{text}");
        check("Thursday, 29 July 2021", true);
        check("Tuesday May 3, 2022 4:53 am PDT by Jo Doe", true);
        check("City Desk | Pune | Last Updated at December 3, 2020 19:13 IST", true);
        check("Brand | April 2021 | March 2021", false);
        check("May 3, 2021 | April 2021 issue", true);
        check("11-01-2014, 02:55 AM", true);
        check("Posted on 22.10.2024", true);
        check("Posted: 06 Feb 2018, 19:33, by Jo Doe", true);
        check("Jo, 15 March 2017", true);
        check("Thursday, May 24, 2018 2:04 pm 12 Comments", true);
        check("Spring models, 15 of them, March 2017", false);
        check("01/11/2014 10:15 a.m.", true);
        check("Sales by Toyota in January 2010", false);
        check("Version 3.2.2024 is out", false);
        check("Up 5.2 percent since 2014", false);
        check("Jo Doe / Daily News / Apr 28, 2017, 01:44PM IST", true);
        check("Jan / Feb sales rose by 3 in 2017", false);
        check("22/05/2025 in Manufacturer News", true);
        check("22/05/2025 in numbers is where it all began, they say.", false);
    }
}
