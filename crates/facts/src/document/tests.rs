//! What cleaning keeps and marks, as small pages of our own words.

use super::*;

/// `page` has one line a row; `expected` prints `T` title, `H` heading, `P` paragraph, `L` list item, `R` table row, and
/// lower-case letters for boilerplate: `n`avigation, `r`elated, `c`omments, `b`yline, `i`mage, `a`dvert, `o`ther article, al`s`o read, abo`u`t.
fn check(page: &str, expected: &str) {
    let document = clean(RawDocument { text: page.to_owned(), ..RawDocument::default() });
    let kinds: String = document.blocks.iter().map(|block| letter(block.kind)).collect();
    assert_eq!(kinds, expected, "{page}");
}

fn letter(kind: BlockKind) -> char {
    match kind {
        BlockKind::Title => 'T',
        BlockKind::Heading => 'H',
        BlockKind::Paragraph => 'P',
        BlockKind::ListItem => 'L',
        BlockKind::TableRow => 'R',
        BlockKind::Boilerplate(kind) => match kind {
            BoilerplateKind::Navigation => 'n',
            BoilerplateKind::Related => 'r',
            BoilerplateKind::CommentForm => 'c',
            BoilerplateKind::Byline => 'b',
            BoilerplateKind::ImageCredit => 'i',
            BoilerplateKind::Advert => 'a',
            BoilerplateKind::OtherArticle => 'o',
            BoilerplateKind::AlsoRead => 's',
            BoilerplateKind::About => 'u',
        },
    }
}

const PROSE: &str = "The maker sold more bicycles than any rival in the spring, a trade body said.";

#[test]
fn headline_and_text() {
    check(&format!("Bicycle sales jump in spring\n\n{PROSE}\n\n{PROSE}"), "TPP");
    check(PROSE, "P");
    check(&format!("{PROSE}\n{PROSE}"), "PP");
}

#[test]
fn top_of_the_page() {
    check(
        &format!("Home | Sport | Money\nBicycle sales jump in spring\nBy Ada Byron\nMarch 3, 2021, 10:15 am\n{PROSE}"),
        "nTbP",
    );
    check(
        &format!(
            "Skip to main content\nBicycle sales jump in spring\nA shop in Ghent\nAda Byron/Wheel Weekly\n{PROSE}"
        ),
        "nTiP",
    );
    check(&format!("Bicycle sales jump in spring\n2021-03-03\n{PROSE}"), "TbP");
    check(&format!("Bicycle sales jump in spring\n3 March 2021 10:15:00 (GMT+1) | Ghent\n{PROSE}"), "TbP");
    check(&format!("Bicycle sales jump in spring\n0 Comments\n{PROSE}\n{PROSE}"), "TnPP");
}

#[test]
fn lists_tables_and_headings() {
    check(
        &format!("Bicycle sales jump\n{PROSE}\nWho leads\n• Rover: 10 percent\n• Swift: 8 percent\n{PROSE}"),
        "TPHLLP",
    );
    check(
        &format!("Bicycle sales jump\n{PROSE}\nMaker | Units | Share\nRover | 10 | 8%\nSwift | 9 | 7%\n{PROSE}"),
        "TPRRRP",
    );
    check(&format!("Bicycle sales jump\n{PROSE}\n1. Rover\n2. Swift"), "TPLL");
}

#[test]
fn end_of_the_page() {
    check(
        &format!(
            "Bicycle sales jump\n{PROSE}\nRelated posts\nTen best saddles\nHow to mend a tyre\nLeave a Reply\nYour email address will not be published."
        ),
        "TPrc",
    );
    check(
        &format!(
            "Bicycle sales jump\n{PROSE}\nAbout Spoke Research\nSpoke Research counts bicycles in 40 countries and has 30 analysts in six towns.\nPress contact: Ada"
        ),
        "TPu",
    );
    check(
        &format!(
            "Bicycle sales jump\n{PROSE}\nAda Byron\nAda is a senior writer at Wheel Weekly, where she covers two wheels."
        ),
        "TPb",
    );
}

#[test]
fn teasers_of_other_articles() {
    let teaser = "Saddles get dearer again\nLeather costs more than it did last year and riders notice it at the till.\nRead more\n";
    check(&format!("Bicycle sales jump\n{PROSE}\n{PROSE}\n{teaser}{teaser}"), "TPPoo");
    check(&format!("Bicycle sales jump\n{PROSE}\nMORE FROM WHEEL WEEKLY\n{teaser}"), "TPo");
}

#[test]
fn lines_between_paragraphs() {
    check(
        &format!("Bicycle sales jump\n{PROSE}\nAlso read: Ten best saddles\n{PROSE}\nADVERTISEMENT\n{PROSE}"),
        "TPsPaP",
    );
    check(
        &format!(
            "Bicycle sales jump\n{PROSE}\nRelated stories\nTen best saddles\nHow to mend a tyre\n{PROSE}\n{PROSE}\n{PROSE}"
        ),
        "TPrPPP",
    );
    check(
        &format!(
            "Bicycle sales jump\n\n{PROSE}\n\nThe mayor opens a shop for bicycles on the old market square in Ghent.\nGetty Images\n\n{PROSE}"
        ),
        "TPiP",
    );
    check(&format!("Bicycle sales jump\n{PROSE}\nRiders at the gate. Photo: Wheel Weekly\n{PROSE}"), "TPiP");
    let long = "shops that sell and mend bicycles ".repeat(8);
    check(&format!("Bicycle sales jump\n{PROSE}\nThere were {long}here\nPhoto: Wheel Weekly\n{PROSE}"), "TPPiP");
}

#[test]
fn prose_that_begins_like_boilerplate_stays() {
    check(
        &format!(
            "Bicycle sales jump\n{PROSE}\nAbout half of all riders bought a second bicycle within the year, the body said."
        ),
        "TPP",
    );
    check(
        &format!(
            "Bicycle sales jump\n{PROSE}\nPublished figures put the share of the market leader at nearly a third of all units."
        ),
        "TPP",
    );
    check(
        &format!(
            "Bicycle sales jump\n{PROSE}\nRelated costs rose too, and the maker said it would pass them on to riders soon."
        ),
        "TPP",
    );
}

#[test]
fn wrapped_text_is_joined() {
    let wrapped = "The maker sold more bicycles than any rival in\nthe spring, a trade body said, and it wants to sell\n\
                   twice as many by the end of the year, when a new\nplant opens.\n\nIts rival, which led the year before, sold fewer\n\
                   than it had hoped, the trade body said in its note\nto the press, and it now stands in second place of\nthe table.\n";
    check(wrapped, "PP");
}

#[test]
fn oddities_are_told() {
    let codes = |text: &str| -> Vec<String> {
        let document = clean(RawDocument { text: text.to_owned(), ..RawDocument::default() });
        document.diagnostics.into_iter().map(|found| found.code).collect()
    };
    assert_eq!(codes(""), ["empty"]);
    assert_eq!(codes("Menu\nSign in\nSubscribe"), ["no-article"]);
    assert_eq!(codes(&"word ".repeat(30_000)), ["not-english", "long-line"]);
    assert_eq!(
        codes(&"Der Hersteller hat im Frühjahr mehr Räder verkauft als jeder andere und liegt nun vorn. ".repeat(5)),
        ["not-english"]
    );
    assert_eq!(codes("春季自行车销量\n\n该公司在春季售出的自行车比任何竞争对手都多，现居首位。"), ["not-english"]);
    assert_eq!(
        codes("Bicycles\n\nThe maker Lun (轮子有限责任公司) sold more bicycles than any of its rivals in the spring."),
        [""; 0]
    );
    assert_eq!(codes(PROSE), Vec::<String>::new());
}

#[test]
fn blocks_stand_in_order_and_cover_all_that_is_visible() {
    let page = format!(" \u{feff}Menu\n\n{PROSE}\r\n\tRelated\nTen best saddles \u{a0}\n");
    let document = clean(RawDocument { text: page.clone(), ..RawDocument::default() });
    let mut end = 0;
    for block in &document.blocks {
        let between = &page[end..block.span.start()];
        assert!(between.chars().all(|c| c.is_whitespace() || c == '\u{feff}'), "{between:?}");
        end = block.span.end();
    }
    assert!(page[end..].chars().all(char::is_whitespace));
}

/// As `check`, with the title known from outside.
fn check_titled(title: &str, page: &str, expected: &str) {
    let metadata = Metadata { title: Some(title.to_owned()), ..Metadata::default() };
    let document = clean(RawDocument { text: page.to_owned(), metadata, ..RawDocument::default() });
    let kinds: String = document.blocks.iter().map(|block| letter(block.kind)).collect();
    assert_eq!(kinds, expected, "{page}");
}

#[test]
fn the_headline_repeats_the_known_title() {
    let article = format!("{PROSE}\n\n{PROSE}");
    check_titled("Bicycle sales jump", &format!("Wheel Weekly today\nBicycle Sales Jump\n{article}"), "nTPP");
    check_titled(
        "Bicycle sales jump in spring - Wheel Weekly",
        &format!("Bicycle sales jump in spring\n{article}"),
        "TPP",
    );
    // Menus repeat it; the one over the text counts, and what a page says above it is not the article.
    let menu = "Bicycle sales jump\nCars\n".to_owned() + &"Mend a tyre at home\n".repeat(14);
    check_titled("Bicycle sales jump", &format!("{menu}{PROSE}\nBicycle sales jump\n{article}"), "nTPP");
    // Met again at the end, it is no headline of the whole.
    check_titled("Bicycle sales jump", &format!("{article}\n{article}\nBicycle sales jump\n{PROSE}"), "PPPPTP");
}

#[test]
fn a_stamp_before_the_headline() {
    check(&format!("2021-03-03 Bicycle sales jump\n{PROSE}"), "bTP");
    check(&format!("date 2021-03-03 Bicycle sales jump\n{PROSE}"), "bTP");
}

#[test]
fn rows_of_labels() {
    check(&format!("Bicycle sales jump\n{PROSE}\nSport\nWeather\nFood\nTravel\nShop\n{PROSE}"), "TPnP");
    check(&format!("Bicycle sales jump\n{PROSE}\nSport\nWeather\nFood\n{PROSE}"), "TPPPHP");
    // The cells of a table, one a line.
    check(&format!("Bicycle sales jump\n{PROSE}\nMaker\nCountry\nUnits\nPart\nRover\n12%\nSwift\n9%"), "TPPPPPPPPP");
}

#[test]
fn words_of_buttons_and_counters() {
    check(&format!("Bicycle sales jump\n{PROSE}\n• Share on Facebook\n{PROSE}"), "TPnP");
    check(&format!("Bicycle sales jump\n{PROSE}\nPage 2 of 13\n{PROSE}"), "TPnP");
    check(&format!("Bicycle sales jump\n{PROSE}\nThere are 1,204 comments\nI ride one.\n{PROSE}"), "TPc");
    check(&format!("Bicycle sales jump\n{PROSE}\nThere are 13 comments from its rivals.\n{PROSE}"), "TPPP");
    check(&format!("Bicycle sales jump\n{PROSE}\nPromoted links\nTen best saddles\nMend a tyre"), "TPr");
}

#[test]
fn an_article_goes_on_behind_a_box_of_links() {
    let box_of_links = "Recommended\nRover to build a plant in Ghent\nSwift sold 900 tandems";
    let page = format!(
        "Bicycle sales jump\n{PROSE}\n{box_of_links}\n{PROSE}\nMost popular\nTen best saddles\n{PROSE}\n{PROSE}"
    );
    check(&page, "TPrPrPP");
    // At the end a headline and its teaser follow each other.
    let teasers = "You may also like\nTandems\nSwift sells tandems\nThe maker has sold more of its tandems than in the year before.\nTen best saddles\nWe rode a hundred saddles so that you need not ride them all.";
    check(&format!("Bicycle sales jump\n{PROSE}\n{teasers}"), "TPr");
}

#[test]
fn links_between_paragraphs() {
    check(&format!("Bicycle sales jump\n{PROSE}\nREAD | Swift sells 900 tandems\n{PROSE}"), "TPsP");
    check(&format!("Bicycle sales jump\n{PROSE}\n(Read: Swift sells 900 tandems)\n{PROSE}"), "TPsP");
    check(&format!("Bicycle sales jump\n{PROSE}\nStory continues below this ad\n{PROSE}"), "TPaP");
    check(&format!("Bicycle sales jump\n{PROSE}\nPopular on Wheels\nSwift sells 900 tandems\nTen best saddles"), "TPr");
    check(&format!("Bicycle sales jump\n{PROSE}\nMore about tandems\nSwift sells 900 tandems"), "TPr");
    check(&format!("Bicycle sales jump\n{PROSE}\nMore about the makers of tandems in Ghent\n{PROSE}"), "TPHP");
    check(&format!("Bicycle sales jump\n{PROSE}\nFacebook\nTwitter\nWhatsApp\n{PROSE}"), "TPnP");
    check(&format!("Bicycle sales jump\n{PROSE}\nFacebook\n{PROSE}"), "TPHP");
}

#[test]
fn the_headline_is_what_the_text_takes_up() {
    let text = format!("{PROSE}\n{PROSE}");
    check(&format!("The Wheel Weekly\nMaker sells more bicycles than its rivals\n{text}"), "nTPP");
    check(&format!("Cars Bicycles Trains Boats\nMaker sells more bicycles than its rivals\n{text}"), "nTPP");
    let twice = "News Cars Bicycle sales jump in spring\nBicycle sales jump in spring";
    check(&format!("{twice}\n{text}"), "nTPP");
    check(&format!("Bicycles for spring\nA saddle in the window\n{text}"), "THPP");
}

#[test]
fn what_readers_wrote() {
    let thread = "rider39d ago\n\nI ride a Swift, and it has lasted me for nine years and more so far.\n\nspoke7538d ago\n\nSame here.";
    check(&format!("Bicycle sales jump\n{PROSE}\n{thread}"), "TPc");
    check(
        &format!("Bicycle sales jump\n{PROSE}\n• by Rider ( 557649 ) on Friday\n{PROSE}\n• by Spoke ( 4711 )\nYes."),
        "TPc",
    );
    check(
        &format!("Bicycle sales jump\n{PROSE}\n2 thoughts on “Bicycle sales jump”\nRider\n{PROSE}\nrider2d ago\nYes."),
        "TPc",
    );
    // One is no thread, and an article goes on behind two.
    check(&format!("Bicycle sales jump\n{PROSE}\nThe shop opened 39d ago\n{PROSE}"), "TPHP");
    let more = format!("{PROSE}\n").repeat(5);
    check(&format!("Bicycle sales jump\n{PROSE}\nrider3d ago\n{PROSE}\nrider4d ago\n{more}"), "TPHPHPPPPP");
    check(&format!("Bicycle sales jump\n{PROSE}\n3 thoughts on saddles\n{PROSE}"), "TPHP");
}

#[test]
fn what_follows_the_end() {
    let others = "Saddles\nGhent opens a fair for 12,000 riders\nNews of the town";
    check(&format!("Bicycle sales jump\n{PROSE}\nPublished on Mar 3, 2021\n{others}"), "TPbr");
    check(&format!("Bicycle sales jump\n{PROSE}\nShare this\n{others}"), "TPnr");
    check(&format!("Bicycle sales jump\n{PROSE}\nThe post Bicycle sales jump appeared first on Wheels."), "TPb");
    // Rows and the credit under them end nothing.
    check(&format!("Bicycle sales jump\n{PROSE}\nShare this\nRover 73.1 22%\nSwift 65.2 20%"), "TPnPP");
    check(&format!("Bicycle sales jump\n{PROSE}\nSource: Spoke Research\nWho leads\n{PROSE}"), "TPbHP");
}

#[test]
fn teasers_with_dates_or_cut_off() {
    let teaser = "Saddles get dearer again\n• Sun, 21 Jan 2018 08:51\nLeather costs more than it did last year and riders notice it at the till.\n";
    check(&format!("Bicycle sales jump\n{PROSE}\nRelated stories\n{teaser}{teaser}"), "TPr");
    let cut = "Tandems\nThe maker has sold more of its tandems than it did in all of the year befo...";
    check(&format!("Bicycle sales jump\n{PROSE}\nRecent news\n{cut}\n{cut}"), "TPr");
    check(&format!("Bicycle sales jump\n{PROSE}\nSee also:\nTen best saddles\nSwift sells 900 tandems"), "TPr");
}

#[test]
fn buttons_in_one_line() {
    check(&format!("Bicycle sales jump\n{PROSE}\nFacebook Twitter WhatsApp Email\n{PROSE}"), "TPnP");
    check(&format!("Bicycle sales jump\n{PROSE}\nShare Tweet Pin\n{PROSE}"), "TPnP");
    check(&format!("Bicycle sales jump\n{PROSE}\nFacebook and Twitter\n{PROSE}"), "TPHP");
    check(&format!("Bicycle sales jump\n{PROSE}\nFacebook Twitter Reddit\n{PROSE}"), "TPHP");
}

#[test]
fn captions_that_end_in_their_credit() {
    check(&format!("Bicycle sales jump\n{PROSE}\nRover was the first brand in 2020 Credit: PA\n{PROSE}"), "TPiP");
    check(&format!("Bicycle sales jump\n{PROSE}\nA Rover tandem (Credit: Ada Byron)\n{PROSE}"), "TPiP");
    let figures = "Rover held 40 percent of the market for tandems in the spring, the body said.";
    check(&format!("Bicycle sales jump\n{PROSE}\n{figures}\nReuters\n{PROSE}"), "TPPiP");
    check(
        &format!("Bicycle sales jump\n{PROSE}\nWhat buyers of tandems get on credit: money and time\n{PROSE}"),
        "TPHP",
    );
}

#[test]
fn notes_that_lead_back_to_the_text() {
    check(&format!("Bicycle sales jump\n{PROSE}\n• ^ {PROSE}\n↑ {PROSE}"), "TPr");
}

#[test]
fn what_the_markup_calls_no_article() {
    let text = format!("Bicycle sales jump\n{PROSE}\nTen best saddles\n{PROSE}");
    let start = text.find("Ten").unwrap();
    let outside = vec![Outside { span: Span::new(start, start + 16), kind: BoilerplateKind::Related }];
    let document = clean(RawDocument { text, outside: outside.clone(), ..RawDocument::default() });
    let kinds: String = document.blocks.iter().map(|block| letter(block.kind)).collect();
    assert_eq!(kinds, "TPrP");
    assert_eq!(document.outside, outside);
}

#[test]
fn cells_below_one_another_are_rows() {
    let rows = "Maker\nUnits\nShare\nRover\n1,204\n8%\nSwift\n1,100\n7.5%";
    check(&format!("Bicycle sales jump\n{PROSE}\n{rows}\n{PROSE}"), "TPRRRP");
    // Ranks stand before the names, a caption above the head.
    check(
        &format!("Bicycle sales jump\n{PROSE}\nIn the spring\nRank\nMaker\nShare\n1\nRover\n8%\n2\nSwift\n7%"),
        "TPHRRR",
    );
    let firms = "Maker\nUnits\nShare\nRover Inc.\n1,204\n8%\nSwift Corp.\n1,100\n7.5%";
    check(&format!("Bicycle sales jump\n{PROSE}\n{firms}\n{PROSE}"), "TPRRRP");
    // Two figures may be chance.
    check(&format!("Bicycle sales jump\n{PROSE}\nMaker\nShare\nRover\n8%\nSwift\n7%"), "TPPnPPPP");
}

#[test]
fn other_languages_are_told() {
    let check = |foreign: bool, text: &str| {
        let document = clean(RawDocument { text: text.to_owned(), ..RawDocument::default() });
        assert_eq!(document.foreign, foreign, "{text}");
    };
    check(false, &format!("Bicycle sales jump\n\n{PROSE}\n\n{PROSE}"));
    check(false, "Xiaomi (小米) and Huawei (华为) sold more phones in the spring than in the year before.");
    check(false, &"Samsung 22.7%\nHuawei 14.7%\nXiaomi 13.1%\nOppo 8.7%\n".repeat(3));
    check(false, "小米科技");
    check(false, "");
    check(true, "小米在西班牙的市场份额为33.8%，领先于三星的25.1%。");
    check(true, "Доля компании на рынке смартфонов достигла 33,8 процента.");
    check(true, &"Der Hersteller hat im dritten Quartal 33,8 Prozent erreicht und liegt damit vor Samsung. ".repeat(4));
    check(true, &"Le fabricant a atteint 33,8 pour cent du marché au troisième trimestre, devant Samsung. ".repeat(4));
    check(true, &"El fabricante alcanzó el 33,8 por ciento del mercado en el tercer trimestre, según IDC. ".repeat(4));
}
