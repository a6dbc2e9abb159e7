//! A text may end anywhere: after a verb of saying, inside a date, between a preposition and its noun. Twelve words
//! from every place of the specimen articles are read, as short documents of their own, whole and half a word shorter.

use riwaya_extract::check::{Article, document, facts};
use riwaya_extract::{Extractor, Language};

/// Words of a piece: longer than a cue with its speaker.
const WORDS: usize = 12;

#[test]
fn a_text_may_end_anywhere() {
    let extractor = Extractor::new(Language::built_in());
    let mut pieces = 0;
    for (file, content) in riwaya_language::files().iter().filter(|(file, _)| file.starts_with("ar/articles/")) {
        let Ok(article) = Article::parse(content) else { continue };
        let text = article.text.to_string();
        let starts: Vec<usize> = std::iter::once(0).chain(text.match_indices(' ').map(|(at, _)| at + 1)).collect();
        for (n, &start) in starts.iter().enumerate() {
            let end = starts.get(n + WORDS).map_or(text.len(), |&next| next - 1);
            let whole = &text[start..end];
            let half = &whole[..whole.floor_char_boundary(whole.len().saturating_sub(3))];
            for piece in [whole, half] {
                let doc = document(piece, article.published, false);
                for fact in facts(&doc, &extractor.extract(&doc)) {
                    assert!(
                        fact.parts.iter().all(|(name, _)| !name.is_empty()),
                        "{file}: {}: a part without a name in «{piece}»",
                        fact.layer
                    );
                }
                pieces += 1;
            }
        }
    }
    assert!(pieces > 5_000, "only {pieces} pieces were read: are the articles found?");
}

#[test]
fn a_text_may_end_with_its_cue() {
    let extractor = Extractor::new(Language::built_in());
    for text in ["دعونا نجتمع يوم الثلاثاء في الصباح الباكر", "وقال", "وبحسب", "وأضاف أن", "نقلا عن", "مقتل", "و"]
    {
        let doc = document(text, None, false);
        let statements = facts(&doc, &extractor.extract(&doc)).iter().filter(|f| f.layer == "statement").count();
        assert_eq!(statements, 0, "nobody says anything in «{text}»");
    }
}
