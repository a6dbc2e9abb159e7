//! Collections of invented documents of which it is known what was copied where.
//!
//! Words are invented from Arabic letters and drawn as words are drawn in texts: few of them often, many
//! seldom. Equal seeds give equal collections.

use riwaya_text::Document;

/// What was done to a copied passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The whole article, unchanged.
    Exact,
    /// The same between what the outlet prints around everything.
    Wrapped,
    /// Other hamzas, digits, vowel marks, tatweel.
    Respelt,
    /// One word in twenty changed, left out or put in.
    Edited5,
    /// One in ten.
    Edited10,
    /// One in five.
    Edited20,
    /// The sentences in another order.
    Shuffled,
    /// One agency's paragraph inside different articles.
    Agency,
    /// The same with one word in ten changed.
    AgencyEdited,
    /// 15 to 30 words of somebody, quoted in different articles.
    Quotation,
    /// An article that 10 to 60 others take over, each lightly edited; in large collections every tenth
    /// of them 100 to 400.
    Story,
}

impl Kind {
    /// All of them.
    pub const ALL: [Kind; 11] = [
        Kind::Exact,
        Kind::Wrapped,
        Kind::Respelt,
        Kind::Edited5,
        Kind::Edited10,
        Kind::Edited20,
        Kind::Shuffled,
        Kind::Agency,
        Kind::AgencyEdited,
        Kind::Quotation,
        Kind::Story,
    ];

    /// Its name in the table.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Exact => "exact",
            Kind::Wrapped => "wrapped in boilerplate",
            Kind::Respelt => "respelt",
            Kind::Edited5 => "edited 5 %",
            Kind::Edited10 => "edited 10 %",
            Kind::Edited20 => "edited 20 %",
            Kind::Shuffled => "sentences shuffled",
            Kind::Agency => "agency paragraph",
            Kind::AgencyEdited => "agency paragraph, 10 %",
            Kind::Quotation => "quotation",
            Kind::Story => "story with many copies",
        }
    }
}

/// Where a copied passage stands.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// Index of the document.
    pub doc: usize,
    /// First byte.
    pub start: usize,
    /// The byte after it.
    pub end: usize,
}

/// One passage with all places where it stands.
#[derive(Clone, Debug)]
pub struct Block {
    /// What was done to it.
    pub kind: Kind,
    /// Its places, the original's first.
    pub places: Vec<Place>,
}

/// Documents and what they share.
pub struct Collection {
    /// The documents.
    pub docs: Vec<Document>,
    /// What they share.
    pub blocks: Vec<Block>,
}

/// Numbers by chance that are the same every time (SplitMix64).
pub struct Chance(u64);

impl Chance {
    /// Begins with a seed.
    pub fn new(seed: u64) -> Self {
        Chance(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number from `low` to `high`, both possible.
    pub fn between(&mut self, low: usize, high: usize) -> usize {
        low + (self.next() % (high - low + 1) as u64) as usize
    }

    /// True so many times in a thousand.
    pub fn permille(&mut self, n: usize) -> bool {
        self.between(0, 999) < n
    }
}

const LETTERS: [char; 32] = [
    'ا', 'ل', 'م', 'ي', 'ن', 'ر', 'ت', 'ب', 'و', 'ع', 'د', 'س', 'ف', 'ه', 'ق', 'ك', 'ح', 'ج', 'ش', 'ص', 'ط', 'خ', 'ز',
    'ض', 'غ', 'ث', 'ذ', 'ظ', 'أ', 'إ', 'ئ', 'ؤ',
];
const VOCABULARY: usize = 40_000;
const OUTLETS: usize = 40;

/// A sentence: its words, without the stop.
type Sentence = Vec<u32>;

struct Maker {
    chance: Chance,
    words: Vec<String>,
    /// For drawing: running sums of how often each word comes.
    weights: Vec<f64>,
    /// What each outlet prints under everything; empty for half of them.
    feet: Vec<Vec<u32>>,
}

impl Maker {
    fn new(seed: u64) -> Maker {
        let mut chance = Chance::new(seed);
        let mut words = Vec::with_capacity(VOCABULARY);
        for n in 0..VOCABULARY {
            let length = if n < 60 { chance.between(2, 3) } else { chance.between(3, 8) };
            let mut word: String = (0..length)
                .map(|_| {
                    let reach = if chance.permille(700) { 12 } else { LETTERS.len() };
                    LETTERS[chance.between(0, reach - 1)]
                })
                .collect();
            if n % 50 == 49 {
                word = chance.between(2, 9999).to_string();
            } else if chance.permille(150) {
                word.push('ة');
            } else if chance.permille(30) {
                word.push('ى');
            }
            words.push(word);
        }
        let mut sum = 0.0;
        let weights = (0..VOCABULARY)
            .map(|rank| {
                sum += 1.0 / (rank as f64 + 8.0);
                sum
            })
            .collect();
        let mut maker = Maker { chance, words, weights, feet: Vec::new() };
        maker.feet = (0..OUTLETS)
            .map(|n| if n % 2 == 0 { maker_words(&mut maker.chance, &maker.weights, 15, 40) } else { Vec::new() })
            .collect();
        maker
    }

    fn run(&mut self, low: usize, high: usize) -> Vec<u32> {
        maker_words(&mut self.chance, &self.weights, low, high)
    }

    fn article(&mut self) -> Vec<Sentence> {
        let wanted = self.chance.between(150, 600);
        let mut out = Vec::new();
        let mut words = 0;
        while words < wanted {
            let sentence = self.run(12, 28);
            words += sentence.len();
            out.push(sentence);
        }
        out
    }

    /// So many words in a thousand changed, left out, or put in.
    fn edit(&mut self, sentences: &[Sentence], permille: usize) -> Vec<Sentence> {
        let mut out = Vec::with_capacity(sentences.len());
        for sentence in sentences {
            let mut edited = Vec::with_capacity(sentence.len() + 2);
            for &word in sentence {
                if !self.chance.permille(permille) {
                    edited.push(word);
                    continue;
                }
                match self.chance.between(0, 4) {
                    0 => {}
                    1 => {
                        edited.push(word);
                        edited.extend(self.run(1, 1));
                    }
                    _ => edited.extend(self.run(1, 1)),
                }
            }
            if !edited.is_empty() {
                out.push(edited);
            }
        }
        out
    }

    fn write(&mut self, sentences: &[Sentence], respell: bool, text: &mut String) -> Vec<(usize, usize)> {
        let mut spans = Vec::with_capacity(sentences.len());
        for sentence in sentences {
            if !text.is_empty() && !text.ends_with(['\n', '«']) {
                text.push(if self.chance.permille(250) { '\n' } else { ' ' });
            }
            let start = text.len();
            for (n, &word) in sentence.iter().enumerate() {
                if n > 0 {
                    text.push_str(if self.chance.permille(60) { "، " } else { " " });
                }
                if respell {
                    self.respell(word, text);
                } else {
                    text.push_str(&self.words[word as usize]);
                }
            }
            spans.push((start, text.len()));
            text.push('.');
        }
        spans
    }

    fn respell(&mut self, word: u32, text: &mut String) {
        let long = self.words[word as usize].chars().count() >= 4;
        for n in 0.. {
            let Some(c) = self.words[word as usize].chars().nth(n) else { return };
            text.push(match c {
                'أ' | 'إ' | 'آ' if self.chance.permille(700) => 'ا',
                'ؤ' if self.chance.permille(300) => 'ئ',
                'ة' if self.chance.permille(500) => 'ه',
                'ى' if self.chance.permille(500) => 'ي',
                '0'..='9' => char::from_u32(0x660 + (c as u32 - '0' as u32)).unwrap_or(c),
                _ => c,
            });
            if c.is_ascii_digit() {
                continue;
            }
            if self.chance.permille(80) {
                text.push(['\u{064E}', '\u{064F}', '\u{0650}', '\u{0652}', '\u{0651}'][self.chance.between(0, 4)]);
            }
            if long && n == 1 && self.chance.permille(60) {
                text.push('ـ');
            }
        }
    }

    fn document(&mut self, n: usize, outlet: usize, mut text: String) -> Document {
        let foot = std::mem::take(&mut self.feet[outlet]);
        if !foot.is_empty() {
            text.push_str("\n\n");
            self.write(std::slice::from_ref(&foot), false, &mut text);
        }
        self.feet[outlet] = foot;
        text.shrink_to_fit();
        Document {
            id: format!("{n:016x}"),
            path: format!("{n}"),
            outlet: Some(format!("outlet {outlet}")),
            text,
            ..Document::default()
        }
    }
}

fn maker_words(chance: &mut Chance, weights: &[f64], low: usize, high: usize) -> Vec<u32> {
    let total = weights.last().copied().unwrap_or(1.0);
    (0..chance.between(low, high))
        .map(|_| {
            let at = (chance.next() >> 11) as f64 / (1u64 << 53) as f64 * total;
            weights.partition_point(|&w| w <= at).min(weights.len() - 1) as u32
        })
        .collect()
}

/// A collection of about `size` documents.
pub fn collection(size: usize, seed: u64) -> Collection {
    let mut maker = Maker::new(seed);
    let mut out = Collection { docs: Vec::with_capacity(size + 64), blocks: Vec::new() };
    while out.docs.len() < size {
        let kind = match maker.chance.between(0, 999) {
            0..=399 => None,
            400..=979 => Some(Kind::ALL[maker.chance.between(0, 9)]),
            _ if size >= 500 => Some(Kind::Story),
            _ => None,
        };
        match kind {
            None => alone(&mut maker, &mut out),
            Some(kind @ (Kind::Agency | Kind::AgencyEdited | Kind::Quotation)) => inside(&mut maker, &mut out, kind),
            Some(kind) => whole(&mut maker, &mut out, kind, size),
        }
    }
    mix(&mut maker.chance, &mut out);
    out
}

fn alone(maker: &mut Maker, out: &mut Collection) {
    let article = maker.article();
    let mut text = String::new();
    maker.write(&article, false, &mut text);
    let outlet = maker.chance.between(0, OUTLETS - 1);
    let doc = maker.document(out.docs.len(), outlet, text);
    out.docs.push(doc);
}

fn whole(maker: &mut Maker, out: &mut Collection, kind: Kind, size: usize) {
    let article = maker.article();
    let copies = match kind {
        Kind::Story if size >= 5000 && maker.chance.permille(100) => maker.chance.between(100, 400),
        Kind::Story => maker.chance.between(10, 60),
        _ => 1,
    };
    // Sentences are blocks of their own where their order changes.
    let count = if kind == Kind::Shuffled { article.len() } else { 1 };
    let mut blocks: Vec<Block> = (0..count).map(|_| Block { kind, places: Vec::new() }).collect();
    let mut last = usize::MAX;
    for copy in 0..=copies {
        let doc = out.docs.len();
        let mut order: Vec<usize> = (0..article.len()).collect();
        let changed = match kind {
            _ if copy == 0 => article.clone(),
            Kind::Edited5 => maker.edit(&article, 50),
            Kind::Edited10 => maker.edit(&article, 100),
            Kind::Edited20 => maker.edit(&article, 200),
            Kind::Story => maker.edit(&article, 30),
            Kind::Shuffled => {
                for n in (1..order.len()).rev() {
                    order.swap(n, maker.chance.between(0, n));
                }
                order.iter().map(|&n| article[n].clone()).collect()
            }
            _ => article.clone(),
        };
        let mut text = String::new();
        let spans = maker.write(&changed, kind == Kind::Respelt && copy > 0, &mut text);
        if kind == Kind::Shuffled {
            for (&n, &(start, end)) in order.iter().zip(&spans) {
                blocks[n].places.push(Place { doc, start, end });
            }
        } else if let (Some(&(start, _)), Some(&(_, end))) = (spans.first(), spans.last()) {
            blocks[0].places.push(Place { doc, start, end });
        }
        let mut outlet = maker.chance.between(0, OUTLETS / 2 - 1) * 2 + usize::from(kind != Kind::Wrapped);
        if outlet == last {
            outlet = (outlet + 2) % OUTLETS;
        }
        last = outlet;
        let doc = maker.document(doc, outlet, text);
        out.docs.push(doc);
    }
    out.blocks.extend(blocks);
}

fn inside(maker: &mut Maker, out: &mut Collection, kind: Kind) {
    let passage: Vec<Sentence> = match kind {
        Kind::Quotation => vec![maker.run(15, 30)],
        _ => (0..maker.chance.between(3, 6)).map(|_| maker.run(12, 25)).collect(),
    };
    let mut block = Block { kind, places: Vec::new() };
    for copy in 0..maker.chance.between(2, 4) {
        let own = maker.article();
        let at = maker.chance.between(0, own.len());
        let doc = out.docs.len();
        let mut text = String::new();
        maker.write(&own[..at], false, &mut text);
        if kind == Kind::Quotation {
            text.push_str(" «");
        }
        let changed =
            if kind == Kind::AgencyEdited && copy > 0 { maker.edit(&passage, 100) } else { passage.clone() };
        let spans = maker.write(&changed, false, &mut text);
        if kind == Kind::Quotation {
            text.push('»');
        }
        if let (Some(&(start, _)), Some(&(_, end))) = (spans.first(), spans.last()) {
            block.places.push(Place { doc, start, end });
        }
        maker.write(&own[at..], false, &mut text);
        let outlet = (maker.chance.between(0, 9) * 4 + copy) % OUTLETS;
        let doc = maker.document(doc, outlet, text);
        out.docs.push(doc);
    }
    out.blocks.push(block);
}

/// Puts the documents in another order, so that copies do not stand beside their originals. The order is
/// that of publication: the original of a story is its first.
fn mix(chance: &mut Chance, out: &mut Collection) {
    let mut order: Vec<usize> = (0..out.docs.len()).collect();
    for n in (1..order.len()).rev() {
        order.swap(n, chance.between(0, n));
    }
    let mut place = vec![0; order.len()];
    for (new, &old) in order.iter().enumerate() {
        place[old] = new;
    }
    for block in out.blocks.iter().filter(|b| b.kind == Kind::Story) {
        let first = block.places.iter().map(|p| p.doc).min_by_key(|&doc| place[doc]);
        if let (Some(original), Some(first)) = (block.places.first(), first) {
            place.swap(original.doc, first);
        }
    }
    for (old, &new) in place.iter().enumerate() {
        order[new] = old;
    }
    let mut docs: Vec<Option<Document>> = std::mem::take(&mut out.docs).into_iter().map(Some).collect();
    out.docs = order.iter().filter_map(|&old| docs[old].take()).collect();
    for p in out.blocks.iter_mut().flat_map(|b| &mut b.places) {
        p.doc = place[p.doc];
    }
}
