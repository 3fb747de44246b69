//! Words, a publication date and the days they mean.

use super::{Bias, Grain, Period, PeriodContext, find_fiscal_calendar, find_periods, read_reference, resolve_period};
use crate::number::Text;
use crate::segment::segment_paragraph;

fn show(period: Option<Period>) -> String {
    let Some(period) = period else { return "?".into() };
    let side = |date: Option<super::Date>| date.map_or("..".into(), |date| date.to_string());
    let grain = match period.grain {
        Grain::Day => "day",
        Grain::Month => "month",
        Grain::Quarter => "quarter",
        Grain::Half => "half",
        Grain::Year => "year",
        Grain::Span => "span",
    };
    format!("{} {} {grain}", side(period.start), side(period.end))
}

fn found(text: &str, context: PeriodContext) -> Vec<String> {
    let segments = segment_paragraph(text);
    let context = PeriodContext { fiscal: find_fiscal_calendar(&Text::of(&segments)), ..context };
    find_periods(&Text::of(&segments))
        .iter()
        .map(|mention| format!("{} = {}", mention.span.of(text), show(resolve_period(&mention.expr, &context))))
        .collect()
}

fn reference(date: &str) -> PeriodContext {
    PeriodContext { reference: read_reference(date), ..PeriodContext::default() }
}

/// Mentions of a text published on 2020-10-30.
fn check(text: &str, expected: &[&str]) {
    assert_eq!(found(text, reference("2020-10-30")), expected, "{text}");
}

fn check_at(published: &str, text: &str, expected: &[&str]) {
    assert_eq!(found(text, reference(published)), expected, "{text}");
}

/// With the third quarter of 2020 in focus.
fn check_focus(text: &str, expected: &[&str]) {
    let segments = segment_paragraph("Q3 2020");
    let mentions = find_periods(&Text::of(&segments));
    let focus = resolve_period(&mentions[0].expr, &PeriodContext::default());
    assert_eq!(found(text, PeriodContext { focus, ..reference("2020-10-30") }), expected, "{text}");
}

#[test]
fn quarters_in_every_spelling() {
    const Q3: &str = "2020-07-01 2020-10-01 quarter";
    for text in [
        "Q3 2020",
        "3Q20",
        "3Q 2020",
        "3Q2020",
        "Q3'20",
        "Q3-2020",
        "Q3 of 2020",
        "2020 Q3",
        "the third quarter of 2020",
        "third-quarter 2020",
        "the 3rd quarter of 2020",
        "the September quarter of 2020",
        "the July–September quarter of 2020",
        "July-September 2020",
        "the three months to September 2020",
        "the three months ended September 30, 2020",
        "the quarter ended September 30, 2020",
        "the third quarter of this year",
        "Q3",
        "the third quarter",
        "the July-September quarter",
        "the September quarter",
        "quarter 3 2020",
        "quarter three of 2020",
    ] {
        check(text, &[&format!("{text} = {Q3}")]);
    }
    check("the final three months of 2017", &["the final three months of 2017 = 2017-10-01 2018-01-01 quarter"]);
    check("in the fourth quarter", &["the fourth quarter = 2019-10-01 2020-01-01 quarter"]);
    check("2019's final quarter", &["2019's final quarter = 2019-10-01 2020-01-01 quarter"]);
    check("the three months ended Dec. 31", &["the three months ended Dec. 31 = 2019-10-01 2020-01-01 quarter"]);
    check_at("2020-09-01", "in the fourth quarter", &["the fourth quarter = 2019-10-01 2020-01-01 quarter"]);
    check("by the end of quarter three", &["the end of quarter three = 2020-09-30 2020-10-01 day"]);
    check("In the quarter two rivals fell", &["the quarter = ?"]);
    check("between July and September", &["between July and September = 2020-07-01 2020-10-01 quarter"]);
}

#[test]
fn halves_months_days_and_years() {
    check("the first ten months of 2020", &["the first ten months of 2020 = 2020-01-01 2020-11-01 span"]);
    check("in 9M 2020", &["9M 2020 = 2020-01-01 2020-10-01 span"]);
    check("in H1 2021", &["H1 2021 = 2021-01-01 2021-07-01 half"]);
    check("1H21", &["1H21 = 2021-01-01 2021-07-01 half"]);
    check("in the first half of 2020", &["the first half of 2020 = 2020-01-01 2020-07-01 half"]);
    check("the June 2020 quarter", &["the June 2020 quarter = 2020-04-01 2020-07-01 quarter"]);
    check("the first three quarters of 2020", &["the first three quarters of 2020 = 2020-01-01 2020-10-01 span"]);
    check("the first nine months of 2020", &["the first nine months of 2020 = 2020-01-01 2020-10-01 span"]);
    check("in August 2021", &["August 2021 = 2021-08-01 2021-09-01 month"]);
    check("in August", &["August = 2020-08-01 2020-09-01 month"]);
    check("in December", &["December = 2019-12-01 2020-01-01 month"]);
    check("On Oct 30", &["Oct 30 = 2020-10-30 2020-10-31 day"]);
    check("reported on 16-Feb-2018", &["16-Feb-2018 = 2018-02-16 2018-02-17 day"]);
    check("in Jan-2018", &["Jan-2018 = 2018-01-01 2018-02-01 month"]);
    check("This time last year", &["This time last year = 2019-10-01 2019-11-01 month"]);
    check("On October 30, 2020, it", &["October 30, 2020 = 2020-10-30 2020-10-31 day"]);
    check("on 30 October 2020", &["30 October 2020 = 2020-10-30 2020-10-31 day"]);
    check("on 2020-10-30", &["2020-10-30 = 2020-10-30 2020-10-31 day"]);
    check("in 2021", &["2021 = 2021-01-01 2022-01-01 year"]);
    check("by 2030", &["2030 = 2030-01-01 2031-01-01 year"]);
    check("at the end of 2017", &["the end of 2017 = 2017-12-31 2018-01-01 day"]);
    check("at the end of September 17", &["the end of September 17 = 2017-09-30 2017-10-01 day"]);
    check("at the end of September 30", &["the end of September 30 = 2020-09-30 2020-10-01 day"]);
    check("by the end of March", &["the end of March = 2020-03-31 2020-04-01 day"]);
    check("at the start of the year", &["the start of the year = 2020-01-01 2020-01-02 day"]);
    check_at("2021-01-10", "at the start of the year", &["the start of the year = 2021-01-01 2021-01-02 day"]);
    check("by the end of the year", &["the end of the year = 2020-12-31 2021-01-01 day"]);
    check("from 2015 to 2019", &["from 2015 to 2019 = 2015-01-01 2020-01-01 span"]);
    check_at("2020-12-10", "from September to November", &["from September to November = 2020-09-01 2020-12-01 span"]);
    check("in the 1990s", &["the 1990s = 1990-01-01 2000-01-01 span"]);
    check("It may march on", &[]);
    check("it has 2020 stores", &[]);
    check("cuts 2019 sales figures", &["2019 = 2019-01-01 2020-01-01 year"]);
    check("its 2019 revenue", &["2019 = 2019-01-01 2020-01-01 year"]);
    check("the Nokia 2010 sold", &[]);
    check("more than 2000 of them", &[]);
    check("for the second quarter in a row", &[]);
    check("in May", &["May = 2020-05-01 2020-06-01 month"]);
}

#[test]
fn fiscal_years() {
    check("in FY2019-20", &["FY2019-20 = 2019-04-01 2020-04-01 year"]);
    check("in fiscal 2020", &["fiscal 2020 = ?"]);
    check("Rs 153 in Q2FY22", &["Q2FY22 = 2021-07-01 2021-10-01 quarter"]);
    check("Rs 143 in 3QFY21", &["3QFY21 = 2020-10-01 2021-01-01 quarter"]);
    check(
        "its fiscal third quarter ended July 31, 2020",
        &["fiscal third quarter ended July 31, 2020 = 2020-05-01 2020-08-01 quarter"],
    );
    check("In the 4QFY22-23", &["the 4QFY22-23 = 2023-01-01 2023-04-01 quarter"]);
    check("In 1QFY22-23", &["1QFY22-23 = 2022-04-01 2022-07-01 quarter"]);
    check("5 crore in FY21", &["FY21 = 2020-04-01 2021-04-01 year"]);
    check(
        "In fiscal 2020, the year ended March 31, 2021, and fiscal 2022",
        &[
            "fiscal 2020 = 2020-04-01 2021-04-01 year",
            "the year ended March 31, 2021 = 2020-04-01 2021-04-01 year",
            "fiscal 2022 = 2022-04-01 2023-04-01 year",
        ],
    );
}

#[test]
fn the_same_weeks() {
    check_focus(
        "the same 12-week period last year",
        &["the same 12-week period last year = 2019-07-01 2019-10-01 quarter"],
    );
    check("the 12 weeks to the end of February", &["the 12 weeks to the end of February = 2019-12-08 2020-03-01 span"]);
    check_focus("for the whole year", &["the whole year = 2020-01-01 2021-01-01 year"]);
    check_focus("the same 12 weeks", &["the same 12 weeks = 2020-07-01 2020-10-01 quarter"]);
}

#[test]
fn counted_from_the_publication() {
    check("last year", &["last year = 2019-01-01 2020-01-01 year"]);
    check("since its launch in March 2017", &["since its launch in March 2017 = 2017-03-01 2020-10-30 span"]);
    check("since launching in March 2017", &["since launching in March 2017 = 2017-03-01 2020-10-30 span"]);
    check("since the rival left in March 2017", &["March 2017 = 2017-03-01 2017-04-01 month"]);
    check("through September", &["September = 2020-09-01 2020-10-01 month"]);
    check("through October 14", &["through October 14 = 2020-01-01 2020-10-15 span"]);
    check("from June through September", &["from June through September = 2020-06-01 2020-10-01 span"]);
    check("YTD sales", &["YTD = 2020-01-01 2020-10-30 span"]);
    check("YTD FY2020-21", &["YTD FY2020-21 = 2020-04-01 2020-10-30 span"]);
    check("this year", &["this year = 2020-01-01 2021-01-01 year"]);
    check("last quarter", &["last quarter = 2020-07-01 2020-10-01 quarter"]);
    check("the last quarter 2019", &["the last quarter 2019 = 2019-10-01 2020-01-01 quarter"]);
    check("over the next five years", &["the next five years = 2020-10-30 2025-10-30 span"]);
    check_at(
        "2018-01~",
        "in the next two and a half years",
        &["the next two and a half years = 2018-01-01 2020-07-01 span"],
    );
    check_at("2021-08", "in the past year", &["the past year = 2020-08-01 2021-08-01 span"]);
    check("in the next few years", &["the next few years = 2020-10-30 .. span"]);
    check("within three years", &["within three years = 2020-10-30 2023-10-30 span"]);
    check_at("2021-05-07", "since November 2020", &["since November 2020 = 2020-11-01 2021-05-07 span"]);
    check("until 2019", &["until 2019 = .. 2020-01-01 span"]);
    check("yesterday", &["yesterday = 2020-10-29 2020-10-30 day"]);
    check("on Wednesday", &["Wednesday = 2020-10-28 2020-10-29 day"]);
    check("currently", &["currently = 2020-10-30 2020-10-31 day"]);
    check_at("2020-11~", "At present", &["At present = 2020-11-01 2020-12-01 month"]);
    check("by the end of the decade", &["the end of the decade = 2029-12-31 2030-01-01 day"]);
}

#[test]
fn counted_from_the_focus() {
    const YEAR_AGO: &str = "2019-07-01 2019-10-01 quarter";
    for text in [
        "a year earlier",
        "a year ago",
        "the same period last year",
        "the same quarter a year ago",
        "the year-ago quarter",
        "the same period of 2019",
        "the year before",
        "the previous year",
        "year-on-year",
        "the same quarter of last year",
        "the prior year period",
        "the prior year period",
    ] {
        check_focus(text, &[&format!("{text} = {YEAR_AGO}")]);
    }
    check_focus("the previous quarter", &["the previous quarter = 2020-04-01 2020-07-01 quarter"]);
    check_focus("the quarter", &["the quarter = 2020-07-01 2020-10-01 quarter"]);
    check_focus("10 quarters", &["10 quarters = 2020-07-01 2023-01-01 span"]);
    check_focus("For the full year", &["the full year = 2020-01-01 2021-01-01 year"]);
}

#[test]
fn plans_look_ahead() {
    let ahead = PeriodContext { bias: Bias::Future, ..reference("2020-10-30") };
    assert_eq!(found("in the third quarter", ahead), ["the third quarter = 2021-07-01 2021-10-01 quarter"]);
    assert_eq!(found("before 2024", ahead), ["before 2024 = 2020-10-30 2024-01-01 span"]);
}

#[test]
fn publication_dates() {
    let check = |text: &str, expected: &str| assert_eq!(show(read_reference(text).map(|date| date.period)), expected);
    check("2020-11~", "2020-11-01 2020-12-01 month");
    check("2020-10-30", "2020-10-30 2020-10-31 day");
    check("2020-10-30T08:15:00Z", "2020-10-30 2020-10-31 day");
    check("2020", "2020-01-01 2021-01-01 year");
    check("2020-13", "?");
    check("soon", "?");
}

#[test]
fn weeks_up_to_a_day() {
    check("12 weeks to 18 May", &["12 weeks to 18 May = 2020-02-25 2020-05-19 span"]);
    check(
        "the 12-week period ended March 24, 2019",
        &["the 12-week period ended March 24, 2019 = 2018-12-31 2019-03-25 span"],
    );
    check("four weeks to July 5", &["four weeks to July 5 = 2020-06-08 2020-07-06 span"]);
    check("12 weeks to go", &[]);
    check("in an average four-week period", &[]);
}

#[test]
fn one_quarter_of_many_is_no_period() {
    check("This was the first quarter we have ever measured.", &[]);
    check("The first quarter in which sales fell", &[]);
    check("the first quarter", &["the first quarter = 2020-01-01 2020-04-01 quarter"]);
}

#[test]
fn a_quarter_in_its_last_month_is_of_this_year() {
    check_at("2020-06-11", "the second quarter", &["the second quarter = 2020-04-01 2020-07-01 quarter"]);
    check_at("2020-05-11", "the second quarter", &["the second quarter = 2019-04-01 2019-07-01 quarter"]);
}

#[test]
fn the_year_of_what_is_told() {
    let told = |text: &str, published: &str, expected: &str| {
        let segments = segment_paragraph("Q4 2019");
        let focus = resolve_period(&find_periods(&Text::of(&segments))[0].expr, &PeriodContext::default());
        assert_eq!(found(text, PeriodContext { focus, ..reference(published) }), [expected], "{text}");
    };
    told("for the year", "2020-01-30", "the year = 2019-01-01 2020-01-01 year");
    told("this year", "2020-01-30", "this year = 2020-01-01 2021-01-01 year");
}
