//! Tables: a row of column names, then rows that begin with a name. Each cell is a number with what its column says of it.

mod cells;
mod header;
mod row;

pub(crate) use self::cells::{is_parted, is_row, is_spaced_row, is_unnamed_row};
pub(crate) use self::header::{currency_of, property_of, read_header, scale_of};
pub(crate) use self::row::read_row;
use super::Property;
use super::finding::Finding;
use crate::period::Period;
use crate::quantity::Currency;
use crate::span::Span;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Column {
    property: Property,
    change: bool,
    /// Power of ten its bare numbers are counted in.
    scale: i16,
    period: Option<(Period, Span)>,
    /// Its bare numbers are percent.
    percent: bool,
    /// The currency of its bare amounts.
    currency: Option<Currency>,
    /// Its bare numbers count units, its percentages are shares.
    mixed: bool,
}

/// What the line above a table says of its numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Caption {
    pub(crate) scale: i16,
    pub(crate) currency: Option<Currency>,
    /// It speaks of units shipped or sold.
    pub(crate) units: bool,
}

/// The columns of a table; the first is the names'.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Table {
    columns: Vec<Option<Column>>,
    /// The first cell names a measure: rows with one cell more have their names before it.
    lead: Option<Column>,
    /// Cells of the head that are not empty.
    filled: usize,
}

impl Table {
    /// Whether nothing says what its counts are counted in.
    pub(crate) fn is_bare(&self) -> bool {
        self.columns.iter().flatten().any(|column| column.property == Property::Shipments && column.scale == 0)
    }

    /// Counts its bare numbers in `scale`, when that is told elsewhere.
    pub(crate) fn count_in(&mut self, scale: Option<i16>) {
        let bare = self.columns.iter_mut().flatten().filter(|column| column.scale == 0);
        bare.for_each(|column| column.scale = scale.unwrap_or(0));
    }

    /// How many numbers a row has.
    pub(crate) fn width(&self) -> usize {
        self.columns.len().saturating_sub(1)
    }
}

/// A claim of one cell with the period of its column.
pub(crate) struct Cell {
    pub(crate) finding: Finding,
    pub(crate) period: Option<(Period, Span)>,
}

#[cfg(test)]
mod tests {
    use crate::claim::{Measure, extract};
    use crate::document::{RawDocument, clean};
    use crate::ids::DocId;

    /// Property, measure and subject of what a table says, in order.
    fn check(text: &str, expected: &str) {
        let raw = RawDocument { text: text.to_owned(), ..RawDocument::default() };
        let claims = extract(&clean(raw), DocId::at(0)).claims;
        let told = claims.iter().map(|claim| {
            let change = if claim.measure == Measure::Change { "Δ" } else { "" };
            format!("{}{change} {}", claim.property.key(), claim.subject)
        });
        assert_eq!(told.collect::<Vec<_>>().join(", "), expected, "{text}");
    }

    #[test]
    fn columns_without_bars_are_told_apart() {
        check(
            "OEM 1Q17 Unit Shipments (millions) Change from 1Q16 1Q17 Market Share\nApple 8.9 -13% 24.6%\nOthers 14.4 -14.7% 39.8%",
            "shipments Apple, shipmentsΔ Apple, market_share Apple",
        );
    }

    #[test]
    fn cells_below_one_another_are_told_apart() {
        check(
            "Laptops\n\nRank\nVendor\nMarket share\n1\nLenovo\n23.1%\n2\nDell\n16.9%",
            "rank Lenovo, market_share Lenovo, rank Dell, market_share Dell",
        );
        check(
            "Browsers\n\nBrowser\nMarket share\nChrome\n63.5%\nSafari\n19.9%\nFirefox\n5.1%",
            "market_share Chrome, market_share Safari, market_share Firefox",
        );
        check(
            "PCs\n\nCompany\tShipments\tGrowth\nLenovo\t14,200\t-18.4%\nDell\t10,300\t-22%",
            "shipments Lenovo, shipmentsΔ Lenovo, shipments Dell, shipmentsΔ Dell",
        );
    }

    #[test]
    fn cells_between_bars_on_lines_of_their_own_are_told_apart() {
        check(
            "Laptops\n\nVendor |\nShipments\n|\nMarket share\n|\nLenovo\n|\n14,200\n|\n23.1%\n|\nDell\n|\n10,300\n|\n16.9%\n|",
            "shipments Lenovo, market_share Lenovo, shipments Dell, market_share Dell",
        );
        check(
            "Laptops\n\n|Vendor\n|Shipments\n|Market share\n|1. Lenovo\n|14,200\n|23.1%\n|2. Dell Inc.\n|10,300\n|16.9%",
            "shipments Lenovo, market_share Lenovo, shipments Dell, market_share Dell",
        );
    }

    #[test]
    fn a_head_on_lines_of_its_own_is_one_row() {
        check(
            "Laptops\n\n1Q20 market share |\n1Q19 market share |\nLenovo | 23.1% | 22.4% |\nDell | 16.9% | 17.2% |",
            "market_share Lenovo, market_share Lenovo, market_share Dell, market_share Dell",
        );
        check(
            "Laptops\n\nMarket share |\nTwo makers lead |\nLenovo | 23.1% | 22.4% | 7 |\nDell | 16.9% | 17.2% | 5 |",
            "",
        );
    }

    #[test]
    fn blank_lines_between_cells_are_no_cells() {
        check(
            "Laptops\n\nVendor\n\n1Q20 share\n1Q19 share\n\nGrowth\n\nLenovo\n23.1%\n22.4%\n3%\nDell\n16.9%\n17.2%\n-2%",
            "market_share Lenovo, market_share Lenovo, shipmentsΔ Lenovo, market_share Dell, market_share Dell, shipmentsΔ Dell",
        );
    }

    #[test]
    fn a_column_of_names_may_say_of_what() {
        check(
            "Chips\n\nFoundry market share (%) | | |\n---|---|---|\nFoundry companies | Q1 2023 | Q2 2023 |\nTSMC | 55% | 53% |\nSamsung Foundry* | 13% | 12% |",
            "market_share TSMC, market_share TSMC, market_share Samsung, market_share Samsung",
        );
        check("Chips\n\nSamsung Foundry* | 13% | 12% |\nTSMC | 55% | 53% |", "");
    }

    #[test]
    fn rows_whose_header_was_lost_say_nothing() {
        check(
            "The tablet market fell. Its shares:\nAcer | 7.6 | 20% | 6.7 | 21% | 14% |\nDell | 7.2 | 18% | 5.5 | 17% | 31% |",
            "",
        );
        check(
            "The tablet market fell. Its shares:\nAcer | 20% |\nDell | 18% |",
            "market_share Acer, market_share Dell",
        );
    }

    #[test]
    fn an_empty_cell_keeps_its_column() {
        check(
            "PCs\n\nCompany\tShipments\tMarket share\nLenovo\t14,200\t23%\nDell\t\t17%",
            "shipments Lenovo, market_share Lenovo, market_share Dell",
        );
    }

    #[test]
    fn parts_at_several_times_are_told_apart() {
        check(
            "US phones\n\nBrands | Q1 2023 | Q2 2023 |\n---|---|---|\nApple | 55% | 53% |\nSamsung* | 23% | 25% |",
            "market_share Apple, market_share Apple, market_share Samsung, market_share Samsung",
        );
        check(
            "US phones\n\n| Brands | Q1 2023 | Q2 2023 |\n|---|---|---|\n| Apple | 55% | 53% |",
            "market_share Apple, market_share Apple",
        );
        check("US phones\n\n| Brands | Q1 2023 | Q2 2023 |\n|---|---|---|\n| Apple | 5.5 | -3% |", "");
        check(
            "US phones\n\nVendor  Q1 2023  Q2 2023\nApple  55%  53%\nSamsung  23%  25%",
            "market_share Apple, market_share Apple, market_share Samsung, market_share Samsung",
        );
    }

    #[test]
    fn an_empty_last_cell_makes_no_heading() {
        check(
            "US phones\n\nVendor\tMarket share\tGrowth\nApple\t55%\t3%\nXiaomi\t13%\t\nSamsung\t23%\t5%",
            "market_share Apple, shipmentsΔ Apple, market_share Xiaomi, market_share Samsung, shipmentsΔ Samsung",
        );
    }

    #[test]
    fn words_in_a_cell_make_no_header() {
        check(
            "Streaming market share\n\n| Service | Market share | Growth | Known for |\n|---|---|---|---|\n\
             | Netflix | 40% | +3% | Largest user base |\n| Hulu | 12% | -2% | Sports |",
            "market_share Netflix, market_share Hulu",
        );
    }

    #[test]
    fn a_row_without_a_header_says_nothing() {
        check("The number sheet of the quarter\nHuawei 2.7 31.7% 7.4%\nOthers 14.4 -14.7% 39.8%", "");
    }
}
