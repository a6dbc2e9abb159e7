//! Regular inflection of listed verbs: a list gives the past and the present of the third person, the
//! table `ar/paradigms.tsv` says how the other persons are made of them.

use riwaya_text::list::Problem;

/// One line of the table.
#[derive(Clone, Debug)]
struct Line {
    past: bool,
    /// The stem's last letter; `*` for any.
    ending: char,
    /// Letters to drop from the stem.
    drop: usize,
    /// What to add; empty for nothing.
    add: Vec<&'static str>,
}

/// The inflection of verbs.
#[derive(Clone, Debug, Default)]
pub(crate) struct Paradigms(Vec<Line>);

impl Paradigms {
    /// Reads `ar/paradigms.tsv`.
    pub fn parse(file: &str, content: &'static str, problems: &mut Vec<Problem>) -> Self {
        let mut lines = Vec::new();
        for (n, line) in content.lines().enumerate().skip(1).filter(|(_, l)| !l.trim().is_empty()) {
            let mut cells = line.split('\t').map(str::trim);
            let parsed = (|| {
                let past = match cells.next()? {
                    "past" => true,
                    "present" => false,
                    _ => return None,
                };
                let ending = cells.next()?.chars().next()?;
                let drop = cells.next()?.parse().ok()?;
                let add = cells.next()?.split(' ').map(|a| if a == "0" { "" } else { a }).collect();
                Some(Line { past, ending, drop, add })
            })();
            match parsed {
                Some(line) => lines.push(line),
                None => problems.push(Problem {
                    file: file.to_owned(),
                    line: n + 1,
                    ar: "سطر تصريف لا يُقرأ: past|present ثم الحرف الأخير ثم عدد ما يُحذف ثم ما يُزاد".into(),
                    en: "cannot read: past|present, last letter, letters to drop, what to add".into(),
                }),
            }
        }
        Paradigms(lines)
    }

    /// Every form of a verb, itself included; `present` may be empty.
    pub fn forms(&self, past: &str, present: &str) -> Vec<String> {
        let mut out = vec![past.to_owned()];
        self.inflect(true, past, &mut out);
        if let Some(rest) = present.strip_prefix('ي') {
            for person in ['ي', 'ت', 'أ', 'ن'] {
                let stem = format!("{person}{rest}");
                self.inflect(false, &stem, &mut out);
                out.push(stem);
            }
        }
        out
    }

    fn inflect(&self, past: bool, stem: &str, out: &mut Vec<String>) {
        let last = stem.chars().last();
        let letters = stem.chars().count();
        // A weak past drops its last letter before every ending (دعت, not دعات); "I" and "we" take none.
        let weak = past && self.0.iter().any(|l| l.past && Some(l.ending) == last);
        let alone = !past && stem.starts_with(['أ', 'ن']);
        for line in self.0.iter().filter(|l| l.past == past && (l.ending == '*' && !weak || Some(l.ending) == last)) {
            if line.drop >= letters {
                continue;
            }
            let kept: String = stem.chars().take(letters - line.drop).collect();
            out.extend(line.add.iter().filter(|a| !alone || a.is_empty()).map(|add| format!("{kept}{add}")));
        }
    }
}

/// What the letters of an inflected verb tell of who does it and when.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Inflected {
    /// Not the past: يعلن
    pub present: bool,
    /// The speaker speaks of himself: أعلن as "I announce", نعلن
    pub first: bool,
    /// Several do it, so that no subject follows: يقولون
    pub plural: bool,
}

impl Inflected {
    /// Reads a word without proclitics, by the past and the present of its verb; vowel marks aside.
    pub fn of(word: &str, past: &str, present: &str) -> Inflected {
        let spoken = word.starts_with('أ') && past.starts_with('ا');
        let (word, past) = (bare(word), bare(past));
        let past = past.strip_suffix(['ى', 'ي', 'ا']).unwrap_or(&past);
        let stem = bare(present.strip_prefix('ي').unwrap_or(present));
        let mut letters = word.chars();
        let person = letters.next();
        let rest = letters.as_str();
        if word.starts_with(past) && !spoken {
            return Inflected { present: false, first: word.ends_with("نا"), plural: word.ends_with("وا") };
        }
        let weak = stem.strip_suffix(['ي', 'و', 'ى']).unwrap_or(&stem);
        let present = matches!(person, Some('ي' | 'ت' | 'ا' | 'ن')) && !weak.is_empty() && rest.starts_with(weak);
        Inflected { present, first: present && matches!(person, Some('ا' | 'ن')), plural: word.ends_with("ون") }
    }
}

/// A word with its alefs alike, as writers mix them.
fn bare(word: &str) -> String {
    word.chars().map(|c| if matches!(c, 'أ' | 'إ' | 'آ') { 'ا' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_does_it_and_when() {
        let of = |word| Inflected::of(word, "أعلن", "يعلن");
        assert_eq!(of("أعلنت"), Inflected::default());
        assert!(of("تعلن").present && !of("تعلن").first);
        assert!(of("نعلن").first && !of("سنعلن").present);
        assert!(Inflected::of("أطالب", "طالب", "يطالب").first && Inflected::of("نصر", "أصر", "يصر").first);
        assert!(Inflected::of("أتهم", "اتهم", "يتهم").first && !Inflected::of("اتهم", "اتهم", "يتهم").first);
        assert_eq!(Inflected::of("أبدت", "أبدى", "يبدي"), Inflected::default());
        assert!(of("يعلنون").plural && of("أعلنوا").plural && !of("يعلن").plural);
        assert!(Inflected::of("ندعو", "دعا", "يدعو").first && Inflected::of("تدع", "دعا", "يدعو").present);
    }

    #[test]
    fn persons_of_sound_and_weak_verbs() {
        let table = "tense\tending\tdrop\tadd\tnote\npast\t*\t0\tت وا\t\npast\tى\t1\tت وا\t\npresent\t*\t0\tون\t\npresent\tي\t1\tون\t\n";
        let p = Paradigms::parse("t", table, &mut Vec::new());
        assert!(p.forms("أعلن", "يعلن").contains(&"تعلن".to_owned()));
        assert!(p.forms("أعلن", "").contains(&"أعلنوا".to_owned()));
        let denied = p.forms("نفى", "ينفي");
        assert!(!denied.contains(&"أنفيان".to_owned()) && !denied.contains(&"نفىت".to_owned()));
        assert!(denied.contains(&"نفت".to_owned()) && denied.contains(&"ينفون".to_owned()), "{denied:?}");
    }
}
