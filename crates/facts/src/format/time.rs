//! Periods in words: `Q3 2020`, `2019`, `November 2020`, `end of 2017`, `from January 2018, open`.

use crate::period::{Date, Period};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A period as a name.
pub fn period(period: &Period) -> String {
    match (period.start, period.end) {
        (Some(start), Some(end)) => closed(start, end),
        (Some(start), None) => format!("from {}, open", from(start)),
        (None, Some(end)) => format!("until {}", end.plus_days(-1).map_or_else(|| end.to_string(), until)),
        (None, None) => "at an unknown time".into(),
    }
}

/// A period with the words that put it into a sentence: `in Q3 2020`, `at the end of 2017`, `on 5 November 2020`.
pub fn during(of: &Period) -> String {
    let name = period(of);
    let days = of.start.zip(of.end).map(|(start, end)| end.days() - start.days());
    match days {
        _ if name.starts_with("end of") => format!("at the {name}"),
        Some(1) => format!("on {name}"),
        Some(_) if name.contains(" to ") => format!("from {name}"),
        Some(_) => format!("in {name}"),
        None => name.trim_end_matches(", open").to_string(),
    }
}

fn closed(start: Date, end: Date) -> String {
    let (year, month, day) = start.parts();
    let last = end.plus_days(-1).unwrap_or(end);
    let months = whole_months(start, end);
    match months {
        Some(12) if month == 1 => year.to_string(),
        Some(6) if month == 1 || month == 7 => format!("H{} {year}", 1 + month / 7),
        Some(3) if month % 3 == 1 => format!("Q{} {year}", 1 + month / 3),
        Some(1) => format!("{} {year}", month_name(month)),
        Some(count) if month == 1 && count % 12 == 0 => format!("{year} to {}", last.parts().0),
        Some(_) if last.parts().0 == year => format!("{} to {}", month_name(month), month_year(last)),
        Some(_) => format!("{} to {}", month_year(start), month_year(last)),
        None if last <= start && (month, day) == (12, 31) => format!("end of {year}"),
        None if last <= start => day_words(start),
        None => match last.parts() {
            (end_year, end_month, _) if (end_year, end_month) == (year, month) => {
                format!("{day} to {}", day_words(last))
            }
            (end_year, ..) if end_year == year => format!("{day} {} to {}", month_name(month), day_words(last)),
            _ => format!("{} to {}", day_words(start), day_words(last)),
        },
    }
}

/// How many months lie between two firsts of a month.
fn whole_months(start: Date, end: Date) -> Option<i32> {
    let ((year, month, day), (last_year, last_month, last_day)) = (start.parts(), end.parts());
    let count = (last_year - year) * 12 + i32::from(last_month) - i32::from(month);
    (day == 1 && last_day == 1 && count > 0).then_some(count)
}

/// The first day of an open period, as coarse as it allows.
fn from(date: Date) -> String {
    if date.parts().2 == 1 { month_year(date) } else { day_words(date) }
}

/// The last day of an open period, as coarse as it allows.
fn until(last: Date) -> String {
    let next = last.plus_days(1);
    match next.map(Date::parts) {
        Some((_, 1, 1)) => format!("the end of {}", last.parts().0),
        Some((_, _, 1)) => month_year(last),
        _ => day_words(last),
    }
}

fn month_year(date: Date) -> String {
    let (year, month, _) = date.parts();
    format!("{} {year}", month_name(month))
}

/// `5 November 2020`.
pub(super) fn day_words(date: Date) -> String {
    format!("{} {}", date.parts().2, month_year(date))
}

fn month_name(month: u8) -> &'static str {
    MONTHS.get(usize::from(month).wrapping_sub(1)).copied().unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::period::{Basis, Grain};

    fn check(start: &str, end: &str, name: &str, phrase: &str) {
        let date = |text: &str| (!text.is_empty()).then(|| text.parse().unwrap());
        let of = Period { start: date(start), end: date(end), grain: Grain::Span, basis: Basis::Explicit };
        assert_eq!(period(&of), name);
        assert_eq!(during(&of), phrase);
    }

    #[test]
    fn periods() {
        check("2020-07-01", "2020-10-01", "Q3 2020", "in Q3 2020");
        check("2020-10-01", "2021-01-01", "Q4 2020", "in Q4 2020");
        check("2020-07-01", "2021-01-01", "H2 2020", "in H2 2020");
        check("2021-01-01", "2021-07-01", "H1 2021", "in H1 2021");
        check("2019-01-01", "2020-01-01", "2019", "in 2019");
        check("2020-11-01", "2020-12-01", "November 2020", "in November 2020");
        check("2017-12-31", "2018-01-01", "end of 2017", "at the end of 2017");
        check("2020-11-05", "2020-11-06", "5 November 2020", "on 5 November 2020");
        check("2018-01-01", "2020-01-01", "2018 to 2019", "from 2018 to 2019");
        check("2020-04-01", "2021-04-01", "April 2020 to March 2021", "from April 2020 to March 2021");
        check("2020-08-01", "2020-11-01", "August to October 2020", "from August to October 2020");
        check("2020-11-05", "2020-11-08", "5 to 7 November 2020", "from 5 to 7 November 2020");
        check("2019-05-03", "2020-01-01", "3 May to 31 December 2019", "from 3 May to 31 December 2019");
        check(
            "2019-12-30",
            "2020-01-06",
            "30 December 2019 to 5 January 2020",
            "from 30 December 2019 to 5 January 2020",
        );
    }

    #[test]
    fn open_periods() {
        check("2018-01-01", "", "from January 2018, open", "from January 2018");
        check("2018-01-05", "", "from 5 January 2018, open", "from 5 January 2018");
        check("", "2018-01-01", "until the end of 2017", "until the end of 2017");
        check("", "2018-03-01", "until February 2018", "until February 2018");
        check("", "", "at an unknown time", "at an unknown time");
    }
}
