//! Who acts in the clause that a cue without a speaker goes on with: "خرج المدير من الاجتماع ليعلن أن…",
//! "يرفض المدرب الجلوس، ويقول إن…". No statement names him there.

use std::ops::Range;

use riwaya_text::letters::{NOON, TEH_MARBUTA, WAW, YEH};

use super::Draft;
use crate::NameKind;
use crate::phrase::{Function, Phrases, Word};

/// How far before a cue the clause may begin that names who speaks.
pub(super) const REACH: usize = 45;

/// Gives drafts without a speaker the subject of their own sentence, where nobody has spoken in it before.
pub(super) fn supply(phrases: &Phrases<'_, '_>, drafts: &mut [Draft]) {
    let view = &phrases.reading.view;
    for n in 0..drafts.len() {
        let draft = &drafts[n];
        let at = draft.cue.tokens.start;
        let plain = draft.source.is_none() && !draft.attribution && !draft.first_person && !draft.oblique;
        if !plain || draft.voice != crate::Voice::Source || draft.relays || draft.in_text || draft.unreal {
            continue;
        }
        let sentence = view.sentence(at);
        let spoken = drafts[..n]
            .iter()
            .rev()
            .take_while(|d| d.cue.tokens.start >= sentence.start)
            .any(|d| d.voice == crate::Voice::Source || d.content_tokens().contains(&at));
        let inside = view.quotes_in(sentence.start..at).any(|q| view.quotes[q].close > at);
        if spoken || inside {
            continue;
        }
        let found = subject(phrases, sentence.start.max(at.saturating_sub(REACH))..at, draft.feminine, draft.plural);
        // Behind a verb of speech the subject has spoken, found or not: a verb that goes on is an ellipsis, a
        // participle tells how he spoke.
        if let Some((subject, speech)) = found
            && (!speech || draft.participle)
        {
            drafts[n].source = Some(super::speaker::noun_piece(phrases, subject));
            drafts[n].supplied = true;
        }
    }
}

/// The last subject of a finite verb in a range, if it agrees; and whether the verb is one of speech.
pub(super) fn subject(
    phrases: &Phrases<'_, '_>,
    range: Range<usize>,
    feminine: bool,
    many: bool,
) -> Option<(Range<usize>, bool)> {
    let view = &phrases.reading.view;
    let sentence = view.sentence(range.start).start;
    let mut found = None;
    let mut opens = range.start == sentence;
    let mut t = range.start;
    while t < range.end {
        if let Some(q) = phrases.quote_at(t).map(|q| view.quotes[q]).filter(|q| q.closed && q.close < range.end) {
            t = q.close + 1;
            opens = false;
            continue;
        }
        let w = phrases.word(t);
        if w.time_end as usize > t {
            t = w.time_end as usize;
            continue;
        }
        let leads = phrases.comma(t)
            || matches!(
                w.function,
                Some(Function::Auxiliary | Function::Adverb | Function::Clause | Function::Fronting | Function::Bridge)
            );
        if leads {
            opens = true;
            t += 1;
            continue;
        }
        if opens || w.conjunction || view.letters(t).first() == Some(&WAW) {
            // Verb and subject; or the subject, and its verb behind.
            let behind = light(phrases, t + 1, range.end);
            let subject = if acts(phrases, t) { behind } else { t };
            let end = if acting(phrases.word(subject)) { phrase(phrases, subject, range.end) } else { subject };
            let verb = subject == behind || (end < range.end && acts(phrases, end));
            if verb && end > subject && somebody(phrases, subject..end) {
                if agrees(phrases, subject..end, feminine, many) {
                    let speech = phrases.word(if subject == behind { t } else { end }).verb;
                    found = Some((subject..end, speech));
                }
                t = end;
                opens = false;
                continue;
            }
        }
        opens = false;
        t += 1;
    }
    found
}

/// The end of the noun phrase at `start`; the name of a person behind what closes it goes with it, a second
/// person with an office of his own does not.
fn phrase(phrases: &Phrases<'_, '_>, start: usize, limit: usize) -> usize {
    let close = phrases.noun_phrase(start, limit, false);
    let person = |t: usize| phrases.word(t).name == Some(NameKind::Person) || phrases.word(t).person_part;
    if let Some(first) = (start..close).find(|&t| person(t)) {
        let second = (first + 1..close).find(|&t| phrases.word(t).title && phrases.word(t).article && !person(t));
        return second.unwrap_or(close);
    }
    let further = phrases.noun_phrase(start, limit.min(close + 10), true);
    let named = (close..further).any(person) && phrases.word(further.saturating_sub(1)).function.is_none();
    if named { further } else { close }
}

/// Over pronouns and adverbs between a verb and its subject.
fn light(phrases: &Phrases<'_, '_>, from: usize, end: usize) -> usize {
    let mut t = from;
    while t < end.min(from + 4) {
        let w = phrases.word(t);
        if w.time_end as usize > t {
            t = w.time_end as usize;
        } else if w.pronominal || w.function == Some(Function::Adverb) {
            t += 1;
        } else {
            break;
        }
    }
    t
}

/// Whether a word stands where a finite verb can: a listed one, or one that no list knows as a noun.
fn acts(phrases: &Phrases<'_, '_>, t: usize) -> bool {
    let w = phrases.word(t);
    if w.common_verb && w.function.is_none() && w.name.is_none() {
        return true;
    }
    let noun = w.article
        || w.function.is_some()
        || w.name.is_some()
        || w.in_name
        || w.attached
        || w.speaker_end as usize > t
        || w.person_part
        || w.time_end as usize > t;
    if noun || phrases.mark(t).is_some() {
        return false;
    }
    let other = w.common_noun || w.adjective || w.nominal || w.action_shape || w.org_head || w.geo_head;
    w.verb || (!other && !w.common && phrases.reading.view.letters(t).len() > 2)
}

/// Whether the noun phrase of a range names a person or a body that acts.
fn somebody(phrases: &Phrases<'_, '_>, range: Range<usize>) -> bool {
    // "some diseases" act as well as "some workers".
    let next = phrases.word(range.start + 1);
    let people = next.people || next.title || next.expert || next.unnamed;
    let part = phrases.lists.words.part_of.is_behind(phrases.reading, range.start, &[WAW]);
    (people || !part)
        && acting(phrases.word(range.start))
        && phrases.head_speaks(range.start)
        && phrases.can_speak(range)
}

/// Whether a word can be the head of such a phrase.
fn acting(head: Word) -> bool {
    let listed = head.title || head.people || head.unnamed || head.spokesman || head.org_head;
    let named = matches!(head.name, Some(NameKind::Person | NameKind::Organisation)) || head.person_part;
    (listed || named) && !head.attached && !head.document
}

/// Whether a verb in this gender can be said of who is named in a range, as far as the letters show.
fn agrees(phrases: &Phrases<'_, '_>, range: Range<usize>, feminine: bool, many: bool) -> bool {
    let letters = phrases.reading.view.letters(range.start);
    let head = phrases.word(range.start);
    if head.name == Some(NameKind::Person) || (head.person_part && !head.title) {
        return !many;
    }
    let woman = letters.last() == Some(&TEH_MARBUTA);
    let several = letters.ends_with(&[WAW, NOON]) || letters.ends_with(&[YEH, NOON]);
    if many {
        // "محررو المجلة": the plural of a construct has no noon.
        return several || head.people || letters.last() == Some(&WAW);
    }
    (woman || (!head.title && feminine)) == feminine && !several
}

#[cfg(test)]
mod tests {
    use riwaya_text::Document;

    use crate::{Analysis, Extractor, Language};

    fn read(text: &str) -> Analysis {
        Extractor::new(Language::built_in()).extract(&Document { text: text.to_owned(), ..Document::default() })
    }

    #[test]
    fn who_acts_in_the_sentence_speaks() {
        let text = "خرج رئيس النادي نبيل عازار من الاجتماع ليعلن أن الفريق سيلعب غدا.";
        let found = read(text);
        assert_eq!(found.statements[0].source.map(|s| s.of(text)), Some("رئيس النادي نبيل عازار"));
        // Behind a verb of speech it is an ellipsis.
        let text = "يرفض رئيس النادي القرار، ويقول إن الفريق سيلعب.";
        assert!(read(text).statements.iter().all(|s| s.cue.of(text) != "يقول" || s.source.is_none()));
    }

    #[test]
    fn a_participle_tells_how_the_subject_of_its_own_sentence_spoke() {
        let text = "قال سالم بدران إن العمل مستمر.\nرفض ممثلو النقابة التعليق، قائلين إن الأمر سري.\n\
                    غادر بعض الأطباء القاعة، موضحين أن القرار جائر.";
        let found = read(text);
        let said: Vec<_> = found.statements.iter().map(|s| (s.cue.of(text), s.source.map(|s| s.of(text)))).collect();
        let speakers = [("قال", "سالم بدران"), ("قائلين", "ممثلو النقابة"), ("موضحين", "بعض الأطباء")];
        assert_eq!(said, speakers.map(|(cue, who)| (cue, Some(who))));
        // "بعض الأمراض" acts as well, and says nothing.
        let found = read("وتظهر بعض الأمراض بعد الزواج، موضحا أن العدوى تنتقل بسرعة.");
        assert!(found.statements.iter().all(|s| s.source.is_none()));
    }

    #[test]
    fn a_pronoun_means_the_subject_of_the_sentences_before() {
        let found = read("زار الوزير سالم بدران المصنع أمس. وتجول بين الآلات. وأكد أن العمل سيبدأ غدا.");
        let said = &found.statements[0];
        assert_eq!((said.source, said.source_canonical.as_str()), (None, "سالم بدران"));
    }

    #[test]
    fn a_second_possible_speaker_is_kept() {
        let text = "التقى المدير سالم بدران المدرب نبيل عازار في المصنع، وقال إن العمل سيبدأ غدا.";
        let said = &read(text).statements[0];
        assert_eq!(said.source.map(|s| s.of(text)), Some("المدير سالم بدران"));
        assert_eq!(said.other_sources.iter().map(|s| s.of(text)).collect::<Vec<_>>(), ["نبيل عازار"]);
    }

    #[test]
    fn what_was_not_said_stands_apart() {
        let text = "لم يؤكد الوزير أن الجسر سيغلق. لو قال المدير إن المصنع سيغلق لغضب العمال.";
        let found = read(text);
        assert!(found.statements.is_empty());
        let unsaid: Vec<&str> = found.unsaid.iter().map(|s| s.cue.of(text)).collect();
        assert_eq!(unsaid, ["يؤكد", "قال"]);
        assert!(found.unsaid.iter().all(|s| s.unreal));
    }
}
