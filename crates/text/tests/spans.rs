//! What must hold for every text: spans lie on characters, the raw text stays, and no way of writing
//! the same letters changes what is found.

use proptest::prelude::*;
use riwaya_text::{CodePoints, Lexicon, LexiconBuilder, View, Words};
use unicode_normalization::UnicodeNormalization;

const LIST: &[(&str, Words)] = &[
    ("أعلن", Words::Verb),
    ("قال", Words::Verb),
    ("مسؤول", Words::Noun),
    ("قرية", Words::Noun),
    ("وزارة الزراعة", Words::Noun),
    ("القاهرة", Words::Name),
    ("آلاف", Words::Noun),
    ("ثلاثة", Words::Noun),
    ("إن", Words::Particle),
    ("أن", Words::Particle),
    ("لا", Words::Particle),
    ("جديد", Words::Adjective),
];

const WORDS: &[&str] = &[
    "أعلن",
    "اعلن",
    "وأعلنت",
    "قال",
    "مسؤول",
    "مسئولون",
    "المسؤولين",
    "قرية",
    "قريه",
    "والقرية",
    "للقرى",
    "وزارة",
    "لوزارة",
    "الزراعة",
    "القاهرة",
    "بالقاهرة",
    "آلاف",
    "الاف",
    "ثلاثة",
    "إن",
    "أن",
    "ان",
    "وإن",
    "لا",
    "فلا",
    "جديدة",
    "الجديد",
    "شيء",
    "رؤية",
    "مئة",
    "13",
    "١٣",
    "٣٫٥",
    "AFP",
    "،",
    ".",
    "«",
    "»",
    "(",
    ")",
    ":",
    "\n",
];

fn lexicon() -> Lexicon {
    let mut builder = LexiconBuilder::new();
    for (n, (form, words)) in LIST.iter().enumerate() {
        builder.add(form, *words, n as u32);
    }
    builder.build()
}

/// What is found, without positions in the raw text.
fn found(text: &str, lexicon: &Lexicon) -> Vec<(u32, u32, u32)> {
    lexicon.scan(&View::new(text)).iter().map(|h| (h.entry, h.first, h.end)).collect()
}

fn sentence() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(WORDS), 0..30).prop_map(|words| words.join(" "))
}

/// Puts a sign behind letters, as often as `picks` says.
fn sprinkle(text: &str, picks: &[u8], signs: &[char], letters_only: bool) -> String {
    let mut out = String::new();
    for (n, c) in text.chars().enumerate() {
        out.push(c);
        let pick = picks.get(n % picks.len().max(1)).copied().unwrap_or(0) as usize;
        if pick.is_multiple_of(3) && (!letters_only || is_arabic(c)) {
            out.push(signs[pick % signs.len()]);
        }
    }
    out
}

fn is_arabic(c: char) -> bool {
    matches!(c, '\u{0621}'..='\u{063A}' | '\u{0641}'..='\u{064A}')
}

/// The same letters as the forms that old files hold: final, initial and medial shapes, and the ligature of lam and alef.
fn presentation(text: &str) -> String {
    let text = text.replace("لا", "\u{FEFB}").replace("لأ", "\u{FEF7}").replace("لإ", "\u{FEF9}").replace("لآ", "\u{FEF5}");
    text.chars()
        .map(|c| match c {
            'ا' => '\u{FE8D}',
            'ب' => '\u{FE91}',
            'ة' => '\u{FE94}',
            'ر' => '\u{FEAE}',
            'ق' => '\u{FED7}',
            'ل' => '\u{FEE0}',
            'ن' => '\u{FEE6}',
            'ه' => '\u{FEEB}',
            'و' => '\u{FEEE}',
            'ي' => '\u{FEF3}',
            'أ' => '\u{FE83}',
            'ئ' => '\u{FE8B}',
            _ => c,
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn spans_lie_on_characters(text in "(?s)([\u{0600}-\u{06FF}\u{FB50}-\u{FDFF}\u{FE70}-\u{FEFF}\u{200B}-\u{200F}\u{0300}-\u{036F} \r\n\t.,:;!?()«»\"'0-9a-zA-Z]|\\PC|.){0,120}") {
        let view = View::new(&text);
        prop_assert_eq!(view.raw(), text.as_str());
        let mut last = 0;
        for (n, token) in view.tokens.iter().enumerate() {
            let (start, end) = (token.span.start as usize, token.span.end as usize);
            prop_assert!(start >= last && end > start);
            prop_assert!(text.is_char_boundary(start) && text.is_char_boundary(end));
            prop_assert_eq!(view.text(n), &text[start..end]);
            for letter in 0..=view.letters(n).len() {
                prop_assert!(text.is_char_boundary(view.letter_offset(n, letter) as usize));
            }
            last = end;
        }
        for hit in lexicon().scan(&view) {
            let (start, end) = (hit.span.start as usize, hit.span.end as usize);
            prop_assert!(start < end && text.is_char_boundary(start) && text.is_char_boundary(end));
            let tokens = view.span(hit.tokens());
            prop_assert!(tokens.contains(hit.span));
        }
        let covered: usize = view.sentences.iter().map(|s| s.len()).sum();
        prop_assert_eq!(covered, view.tokens.len());
        for quote in &view.quotes {
            prop_assert!(quote.open < quote.close && quote.close <= view.tokens.len());
        }
        let points = CodePoints::of(&text);
        for (n, (byte, _)) in text.char_indices().enumerate() {
            prop_assert_eq!(points.at(&text, byte as u32), n as u32);
            prop_assert_eq!(points.byte(&text, n as u32), Some(byte as u32));
        }
    }

    #[test]
    fn the_way_of_writing_changes_no_match(text in sentence(), picks in prop::collection::vec(any::<u8>(), 1..40)) {
        let lexicon = lexicon();
        let expected = found(&text, &lexicon);
        let marks = ['\u{064E}', '\u{064F}', '\u{0650}', '\u{0651}', '\u{0652}', '\u{064B}', '\u{0670}'];
        let controls = ['\u{200F}', '\u{200E}', '\u{202B}', '\u{202C}', '\u{2067}', '\u{2069}', '\u{200D}', '\u{061C}'];
        let nfd: String = text.nfd().collect();
        for variant in [
            text.nfc().collect::<String>(),
            nfd.clone(),
            sprinkle(&text, &picks, &marks, true),
            sprinkle(&nfd, &picks, &marks, true).nfd().collect(),
            sprinkle(&text, &picks, &['\u{0640}'], true),
            sprinkle(&text, &picks, &controls, true),
            presentation(&text),
        ] {
            prop_assert_eq!(&found(&variant, &lexicon), &expected, "{} / {:?}", &variant, &variant);
        }
    }
}

#[test]
fn one_word_in_seven_spellings() {
    let lexicon = lexicon();
    for text in ["مسؤول", "مسئول", "مَسْؤُول", "مســـؤول", "مسو\u{0654}ول", "\u{202B}مسؤول\u{202C}", "ﻣﺴﺆﻭﻝ"]
    {
        let view = View::new(text);
        let hits: Vec<&str> = lexicon.scan(&view).iter().map(|h| LIST[h.entry as usize].0).collect();
        assert_eq!(hits, ["مسؤول"], "{text}");
    }
}
