//! Made-up business articles: words as frequent as in real text, and in each one sentence that states a share.

use crate::random::Random;

/// One article of about 310 words, and the one claim it makes.
#[derive(Clone, Debug)]
pub struct Article {
    /// Headline.
    pub title: String,
    /// Running text, one paragraph.
    pub body: String,
    /// Whose share is stated.
    pub company: String,
    /// Who is behind.
    pub rival: String,
    /// What is sold.
    pub product: String,
    /// Where.
    pub region: &'static str,
    /// When.
    pub year: i32,
    /// The quarter, 1 to 4.
    pub quarter: u8,
    /// The share in tenths of a percent.
    pub tenths: u32,
    /// The sentence of `body` that states it.
    pub statement: String,
}

const COMMON: &str = "the of to and in a is for on that with as by from at it its was said will has are be this year \
                      market company quarter sales share shipments revenue growth percent million billion";
const SYLLABLES: &str = "al an ar ba be bo ca ce chi co da del di do el en er fa fi fo ga ge gra ha hi ho in ja ka ki lo \
                         lu ma me mi mo na ne ni no or pa pe pra qua ra re ri ro sa se si so sta ta te ti to tra un va \
                         ve vi vo wa we xi ya ze zu";
const ENDINGS: [&str; 6] = ["s", "ed", "ing", "tion", "er", "ly"];
const FORMS: [&str; 5] = ["Corp", "Inc", "Group", "Holdings", "Systems"];
const VERBS: [&str; 4] = ["leads", "gains in", "loses ground in", "expands in"];
const REGIONS: [&str; 8] = ["US", "CN", "europe", "JP", "IN", "world", "latin america", "africa"];
const NAMES: [&str; 8] = ["US", "China", "Europe", "Japan", "India", "world", "Latin America", "Africa"];
const VOCABULARY: usize = 40_000;

struct World {
    words: Vec<String>,
    /// Up to and with each word, how often words come.
    weights: Vec<f64>,
    companies: Vec<String>,
    products: Vec<String>,
}

impl World {
    fn new(random: &mut Random) -> Self {
        let syllables: Vec<&str> = SYLLABLES.split_whitespace().collect();
        let mut words: Vec<String> = COMMON.split_whitespace().map(str::to_owned).collect();
        let mut seen: std::collections::BTreeSet<String> = words.iter().cloned().collect();
        while words.len() < VOCABULARY {
            let mut word: String = (0..2 + random.below(3)).map(|_| random.pick(&syllables)).collect();
            if random.below(10) < 3 {
                word.push_str(random.pick(&ENDINGS));
            }
            if seen.insert(word.clone()) {
                words.push(word);
            }
        }
        // Zipf's law, flattened at the top.
        let mut total = 0.0;
        let weights = (0..VOCABULARY).map(|rank| {
            total += (rank as f64 + 2.7).powf(-1.05);
            total
        });
        let weights = weights.collect();
        let companies = (0..400).map(|at| format!("{} {}", capital(&words[at * 37 + 500]), FORMS[at % 5])).collect();
        let products = (0..60).map(|at| words[at * 91 + 200].clone()).collect();
        Self { words, weights, companies, products }
    }

    fn word(&self, random: &mut Random) -> &str {
        let point = random.unit() * self.weights.last().copied().unwrap_or(0.0);
        &self.words[self.weights.partition_point(|weight| *weight < point).min(VOCABULARY - 1)]
    }

    fn sentence(&self, random: &mut Random) -> String {
        let words: Vec<&str> = (0..10 + random.below(14)).map(|_| self.word(random)).collect();
        format!("{}.", capital(&words.join(" ")))
    }

    fn article(&self, at: usize, random: &mut Random) -> Article {
        let company = self.companies[random.low(400)].clone();
        let rival = self.companies[random.low(400)].clone();
        let product = self.products[random.low(60)].clone();
        let place = random.low(8);
        let (year, quarter, tenths) =
            (2012 + random.below(14) as i32, 1 + random.below(4) as u8, random.below(600) as u32);
        let statement = format!(
            "{company} held {}.{}% of the {} {product} market in Q{quarter} {year}, ahead of {rival}.",
            tenths / 10,
            tenths % 10,
            NAMES[place]
        );
        let mut sentences: Vec<String> = (0..14 + random.below(10)).map(|_| self.sentence(random)).collect();
        sentences.insert(2 + random.below(5), statement.clone());
        let title = format!("{company} {} {product} {} {}", VERBS[at % 4], self.word(random), self.word(random));
        let body = sentences.join(" ");
        Article { title, body, company, rival, product, region: REGIONS[place], year, quarter, tenths, statement }
    }
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// The first `count` articles; always the same.
pub fn articles(count: usize) -> Vec<Article> {
    let mut random = Random::new(0x5eed_2020);
    let world = World::new(&mut random);
    (0..count).map(|at| world.article(at, &mut random)).collect()
}

/// 60 phrases typed key by key: companies, a product's share, two words of one article, a company and a product.
pub fn keys(articles: &[Article]) -> Vec<String> {
    let mut random = Random::new(0x0009_0777);
    let mut keys = Vec::new();
    for kind in 0..60 {
        let article = &articles[random.below(articles.len())];
        let words: Vec<&str> = article.body.split([' ', '.', ',', '%']).filter(|word| !word.is_empty()).collect();
        let first = article.company.split(' ').next().unwrap_or("");
        let phrase = match kind % 4 {
            0 => article.company.clone(),
            1 => format!("{} market share", article.product),
            2 => format!("{} {}", words[random.below(words.len())], words[random.below(words.len())]),
            _ => format!("{first} {}", article.product),
        };
        let phrase = phrase.to_lowercase();
        keys.extend(phrase.char_indices().map(|(at, c)| phrase[..at + c.len_utf8()].to_owned()));
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_state_their_claim_and_are_always_the_same() {
        let made = articles(20);
        assert!(made.iter().all(|article| article.body.contains(&article.statement)));
        assert_eq!(made[7].body, articles(8)[7].body);
        assert!(keys(&made).len() > 600);
    }
}
