//! What may stand attached to a listed form: proclitics before it (و ف ب ك ل س, the article) and
//! endings after it (attached pronouns, regular inflection). The one place for all lists.

use crate::letters::{ALEF, BEH, FEH, HEH, KAF, LAM, MEEM, NOON, SEEN, TEH, TEH_MARBUTA, WAW, YEH, fold};

/// Proclitics that stand before a form in the text; they stay outside every span.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Proclitics {
    /// و or ف, as a letter code's character.
    pub conjunction: Option<char>,
    /// ب, ك or ل; س before a verb.
    pub particle: Option<char>,
}

impl Proclitics {
    /// Whether nothing is attached before the form.
    pub fn none(self) -> bool {
        self.conjunction.is_none() && self.particle.is_none()
    }
}

/// [`Proclitics`] in one byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) struct Attached(u8);

const CONJUNCTIONS: [Option<char>; 3] = [None, Some('و'), Some('ف')];
const PARTICLES: [Option<char>; 5] = [None, Some('ب'), Some('ك'), Some('ل'), Some('س')];

impl Attached {
    pub(crate) fn none(self) -> bool {
        self.0 == 0
    }

    pub(crate) fn letters(self) -> Proclitics {
        let at = |letters: &[Option<char>], n: u8| letters.get(usize::from(n)).copied().flatten();
        Proclitics { conjunction: at(&CONJUNCTIONS, self.0 >> 4), particle: at(&PARTICLES, self.0 & 15) }
    }
}

impl From<Proclitics> for Attached {
    fn from(p: Proclitics) -> Self {
        let of = |letters: &[Option<char>], c| letters.iter().position(|&l| l == c).unwrap_or(0) as u8;
        Attached(of(&CONJUNCTIONS, p.conjunction) << 4 | of(&PARTICLES, p.particle))
    }
}

/// How a listed form ends in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Ending {
    /// As listed.
    #[default]
    None,
    /// The alef of the accusative: شخصا
    Accusative,
    /// ان, تان, and the construct ا, تا, تي
    Dual,
    /// ين: dual or sound plural, which only the sense can tell
    DualOrPlural,
    /// ون, and the construct و, ي
    Plural,
    /// ات
    FemininePlural,
    /// ة
    Feminine,
    /// An attached pronoun: ه ها هم …
    Pronoun,
}

/// One way to cut a token before its stem.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Split {
    /// Letters before the stem that the list's form begins with.
    pub stem: u8,
    /// Letters before the span: the article belongs to the span, other proclitics do not.
    pub span: u8,
    pub proclitics: Attached,
    pub article: bool,
}

/// All ways to cut a token before its stem, the uncut one first.
pub(crate) fn splits(codes: &[u8], mut each: impl FnMut(Split)) {
    let mut bases = [(0, None), (0, None)];
    let mut n = 1;
    if codes.len() >= 3 {
        if codes[0] == WAW {
            bases[1] = (1, Some('و'));
            n = 2;
        } else if codes[0] == FEH {
            bases[1] = (1, Some('ف'));
            n = 2;
        }
    }
    for &(base, conjunction) in &bases[..n] {
        let rest = &codes[usize::from(base)..];
        let at = |stem: u8, span: u8, particle: Option<char>, article: bool| Split {
            stem: base + stem,
            span: base + span,
            proclitics: Proclitics { conjunction, particle }.into(),
            article,
        };
        each(at(0, 0, None, false));
        if rest.len() < 3 {
            continue;
        }
        if rest[0] == ALEF && rest[1] == LAM && rest.len() >= 4 {
            each(at(2, 0, None, true));
        }
        let particle = match rest[0] {
            BEH => 'ب',
            KAF => 'ك',
            LAM => 'ل',
            SEEN => 'س',
            _ => continue,
        };
        each(at(1, 1, Some(particle), false));
        if particle == 'ل' && rest[1] == LAM && rest.len() >= 4 {
            each(at(2, 1, Some('ل'), true));
        } else if particle != 'س' && rest.len() >= 5 && rest[1] == ALEF && rest[2] == LAM {
            each(at(3, 1, Some(particle), true));
        }
    }
}

/// Attached pronouns after nouns and, but for the first person, after verbs.
fn pronoun(rest: &[u8]) -> bool {
    matches!(
        rest,
        [HEH]
            | [HEH, ALEF]
            | [HEH, MEEM]
            | [HEH, NOON]
            | [HEH, MEEM, ALEF]
            | [KAF]
            | [KAF, MEEM]
            | [KAF, NOON]
            | [NOON, ALEF]
    )
}

/// The ending that the letters after a noun's form make, `None` where they make no regular one.
pub(crate) fn noun_ending(rest: &[u8]) -> Option<Ending> {
    Some(match rest {
        [] => Ending::None,
        [ALEF] => Ending::Accusative,
        [TEH_MARBUTA] => Ending::Feminine,
        [ALEF, NOON] | [TEH, ALEF, NOON] => Ending::Dual,
        [YEH, NOON] | [TEH, YEH, NOON] => Ending::DualOrPlural,
        [WAW, NOON] | [WAW] => Ending::Plural,
        [YEH] => Ending::Plural,
        [ALEF, TEH] => Ending::FemininePlural,
        _ if pronoun(rest) => Ending::Pronoun,
        [ALEF, TEH, rest @ ..] | [YEH, rest @ ..] | [WAW, rest @ ..] if pronoun(rest) => Ending::Pronoun,
        [TEH, rest @ ..] if rest != [KAF] && pronoun(rest) => Ending::Pronoun,
        _ => return None,
    })
}

/// The same for a form whose final ة is cut off: the letters stand after the rest of the form.
pub(crate) fn feminine_stem_ending(rest: &[u8]) -> Option<Ending> {
    Some(match rest {
        [ALEF, TEH] => Ending::FemininePlural,
        [TEH, ALEF, NOON] | [TEH, ALEF] => Ending::Dual,
        [TEH, YEH, NOON] | [TEH, YEH] => Ending::DualOrPlural,
        [TEH, rest @ ..] | [ALEF, TEH, rest @ ..] if pronoun(rest) => Ending::Pronoun,
        _ => return None,
    })
}

/// Adjectives take no pronoun, so that a final ه is a ة written without its dots.
pub(crate) fn adjective_ending(rest: &[u8]) -> Option<Ending> {
    if rest.len() == 1 && fold(rest[0]) == HEH {
        return Some(Ending::Feminine);
    }
    noun_ending(rest).filter(|&e| e != Ending::Pronoun)
}

/// Object pronouns after a verb's form.
pub(crate) fn verb_ending(rest: &[u8]) -> Option<Ending> {
    match rest {
        [] => Some(Ending::None),
        [NOON, YEH] => Some(Ending::Pronoun),
        _ if pronoun(rest) => Some(Ending::Pronoun),
        _ => None,
    }
}
