//! Made-up claims in any number, the same on every machine.

use facts::corpus::Corpus;
use facts::document::Document;
use facts::ids::DocId;

use crate::{claim_line, gold};

/// A small generator for texts, edits and claims.
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    /// Begins at a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `sides`; 0 when there are none.
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides.max(1)
    }
}

/// Claims of a large corpus: many cells with a few claims each, and one with very many.
///
/// # Panics
/// Never: every line that is made up here is one.
pub fn claims(count: usize) -> Corpus {
    let mut dice = Dice::new(3);
    let articles = count / 20;
    let mut corpus = Corpus::default();
    for at in 0..articles {
        corpus.documents.push(Document { name: format!("a{at}"), ..Document::default() });
        corpus.references.push(gold::reference("2020-10"));
    }
    for at in 0..count {
        let market = ["kettles", "pans", "lids", "ovens"][dice.roll(4)];
        let region = ["world", "FR", "DE", "CN", "IN", "US"][dice.roll(6)];
        let period = format!("{}Q{}", 1990 + dice.roll(30), 1 + dice.roll(4));
        let crowded = at % 10 == 0;
        let about = if crowded { "kettles world 2020".to_owned() } else { format!("{market} {region} {period}") };
        let maker = format!("Maker {}", if crowded { dice.roll(count) } else { dice.roll(40) });
        let statement = match dice.roll(5) {
            0 => format!("{maker} rank {}", 1 + dice.roll(9)),
            1 => format!("{maker} ahead of Maker {}", 41 + dice.roll(40)),
            2 => format!("{maker} goal share {}", 1 + dice.roll(60)),
            3 => format!("{maker} shipments {}M", 1 + dice.roll(90)),
            _ => format!("{maker} share {}.{}", dice.roll(20), dice.roll(10)),
        };
        let says = ["IDC", "Canalys", ""][dice.roll(3)];
        corpus
            .claims
            .push(claim_line::read(&about, &statement, says, DocId::at(at % articles)).expect("the line is one"));
    }
    corpus
}
