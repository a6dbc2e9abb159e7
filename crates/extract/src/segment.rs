//! The segmenter of [`riwaya_text::segment`] with what the language data knows.

use riwaya_text::segment::Segmenter;
use riwaya_text::{Words, list};

/// Where the taught words stand in the language folder.
pub const WORDS: &str = "ar/segment/words.tsv";
/// Where the weights stand.
pub const WEIGHTS: &str = "ar/segment/weights.tsv";

/// The segmenter that the program was built with.
pub fn built_in() -> Segmenter {
    Segmenter::new(file(WORDS), file(WEIGHTS), forms())
}

/// A segmenter that knows the lists and was taught nothing.
pub fn untaught() -> Segmenter {
    Segmenter::new("", "", forms())
}

fn file(path: &str) -> &'static str {
    riwaya_language::files().iter().find(|(name, _)| *name == path).map_or("", |(_, content)| content)
}

/// Every form of every list with how its words behave; of verbs also the present.
fn forms() -> impl Iterator<Item = (&'static str, Words)> {
    let sources = file("SOURCES.tsv").lines().skip(1).filter_map(|line| {
        let mut cells = line.split('\t').map(str::trim);
        Some((cells.next()?, Words::parse(cells.next()?)?))
    });
    sources.flat_map(|(name, words)| {
        let path = format!("ar/lexicon/{name}.tsv");
        // What is wrong with a list, `riwaya check` says.
        let rows = list::parse(&path, file(&path), &mut Vec::new());
        rows.into_iter().flat_map(move |row| {
            let present = row.usage.split_once(':').map(|(present, _)| present.trim());
            let present = present.filter(|p| words == Words::Verb && !p.is_empty());
            [Some(row.form), present].into_iter().flatten().map(move |form| (form, words))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The word with its parts marked.
    fn cut(segmenter: &Segmenter, word: &str) -> String {
        let parts = segmenter.word(word);
        let letters: Vec<char> = word.chars().collect();
        let part = |from: usize, until: usize| letters[from..until].iter().collect::<String>();
        let marked =
            [part(0, parts.stem.start), part(parts.stem.start, parts.stem.end), part(parts.stem.end, letters.len())];
        marked.join("|")
    }

    #[test]
    fn what_is_attached_is_cut_off_and_what_belongs_to_the_word_is_not() {
        let segmenter = built_in();
        for (word, parts) in [
            ("وبمدينتهم", "وب|مدينت|هم"),
            ("للصحفيين", "لل|صحفيين|"),
            ("والد", "|والد|"),
            ("وجه", "|وجه|"),
            ("سيعلنها", "س|يعلن|ها"),
            ("فالطريق", "فال|طريق|"),
            ("به", "ب||ه"),
            ("وكالة", "|وكالة|"),
            ("بيوتنا", "|بيوت|نا"),
            ("لاعبون", "|لاعبون|"),
            ("كالبحر", "كال|بحر|"),
        ] {
            assert_eq!(cut(&segmenter, word), parts);
        }
    }

    #[test]
    fn proclitics_are_named_and_a_strange_word_is_left_in_peace() {
        let segmenter = built_in();
        let parts = segmenter.word("وللمعلمين");
        assert_eq!(
            (parts.proclitics.conjunction, parts.proclitics.particle, parts.article),
            (Some('و'), Some('ل'), true)
        );
        for word in ["", "ا", "و", "وو", "للل", "هههههههه", "Reuters", "١٢", "ك"] {
            let parts = segmenter.word(word);
            assert!(parts.stem.start <= parts.stem.end && parts.stem.end <= parts.pronoun.end, "{word}");
        }
    }
}
