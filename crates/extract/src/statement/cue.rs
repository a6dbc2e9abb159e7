//! Whether a listed word reports at all where it stands: a noun written like the verb, a verb of another
//! sense, and what is only wished or denied do not.

use riwaya_text::Hit;
use riwaya_text::clitic::Ending;
use riwaya_text::letters::{ALEF, HEH, MEEM, NOON, TEH_MARBUTA, WAW, plain};

use super::Recognizer;
use crate::matcher::names;
use crate::phrase::{Function, Phrases};
use crate::verb::Inflected;
use crate::{ListId, Reading};

impl Recognizer {
    /// Whether the word of a hit can report there.
    pub(super) fn may_report(&self, phrases: &Phrases<'_, '_>, hit: &Hit) -> bool {
        let reading = phrases.reading;
        let first = hit.first as usize;
        let list = reading.language.list_of(hit.entry);
        // "سيكون مطالبا بدفع": what somebody is, not what he says meanwhile.
        let predicate = first.checked_sub(1).and_then(|b| phrases.function(b)) == Some(Function::Auxiliary);
        // "بطريقة مفيدة": an adjective.
        let described = first.checked_sub(1).is_some_and(|b| {
            let w = phrases.word(b);
            reading.view.letters(b).last() == Some(&TEH_MARBUTA) && !w.article && w.name.is_none() && !w.in_name
        });
        // "إن الأندية مطالبة بالدفع": no verb stands before it in its clause.
        let predicate = predicate || (hit.ending == Ending::Feminine && (described || phrases.is_predicate(first)));
        if list == self.participles
            && (predicate || !phrases.is_participle(first) || !self.circumstantial(reading, hit))
        {
            return false;
        }
        if self.is_verb(list) && self.no_verb(phrases, hit) {
            return false;
        }
        if list == self.cues[6] && !self.names_speech(phrases, hit) {
            return false;
        }
        // "في ظل الحقيقة بأن": a noun after a bare noun opens no frame.
        if list == self.opinions && !self.opens_frame(phrases, first) {
            return false;
        }
        (list == self.cues[6] || !self.other_word(reading, hit, list))
            && (list == self.cues[5] || reading.find(first, self.frames).is_none())
    }

    /// Whether a noun of speech is one there: not "كما رفض الحكم", which is a verb, and not in a frame like
    /// "تجدر الإشارة إلى أن".
    fn names_speech(&self, phrases: &Phrases<'_, '_>, hit: &Hit) -> bool {
        let first = hit.first as usize;
        let Some(before) = first.checked_sub(1) else { return false };
        let verb = phrases.word(first).verb;
        let led = hit.proclitics.particle.is_some()
            || matches!(phrases.function(before), Some(Function::Preposition | Function::Bridge) if !phrases.reading.view.is(before, "كما"));
        phrases.reading.find(before, self.frames).is_none()
            && phrases.reading.view.sentence(first).start != first
            && (!verb || led || hit.article || hit.ending == Ending::Pronoun)
    }

    /// How the verb of a hit is inflected.
    pub(super) fn inflected(&self, reading: &Reading<'_>, hit: &Hit) -> Inflected {
        let entry = reading.language.entry(hit.entry);
        match entry.usage.split_once(':') {
            Some((present, _)) if self.is_verb(entry.list) => {
                let mut form = Inflected::of(&plain(hit.span.of(reading.view.raw())), entry.form, present.trim());
                // أبلغنا is "he told us" as well.
                form.first &= form.present || !names(entry.usage, "مفعول");
                form
            }
            _ => Inflected::default(),
        }
    }

    /// Whether a word written like a verb is none.
    fn no_verb(&self, phrases: &Phrases<'_, '_>, hit: &Hit) -> bool {
        let first = hit.first as usize;
        let view = &phrases.reading.view;
        // حذرًا with its marks is no verb, "الحاكم" is not ألح with a pronoun.
        if phrases.is_circumstance(first) {
            return true;
        }
        if phrases.word(first).article && hit.ending == Ending::Pronoun {
            return true;
        }
        // بين is "between" unless أن follows at once.
        let function = phrases.function(first);
        if function.is_some_and(|f| f != Function::Preposition || phrases.function(first + 1) != Some(Function::That)) {
            return true;
        }
        // نقلا عن is an attribution, not a verb in the dual; واصفا is a participle, not و and a verb.
        if phrases.word(first).attribution || (!hit.proclitics.none() && phrases.is_participle(first)) {
            return true;
        }
        let inflected = self.inflected(phrases.reading, hit);
        // "لنقل الجثث": ل stands before a verb in the present only.
        if hit.proclitics.particle == Some('ل') && !inflected.present {
            return true;
        }
        let Some(before) = first.checked_sub(1).filter(|_| !view.tokens[first].line_before) else { return false };
        let w = phrases.word(before);
        // "وهو طالب", "أنه طالب جامعي": a noun of the same letters.
        let next = phrases.word(first + 1);
        let described = next.adjective && !next.article;
        if phrases.word(first).people
            && hit.ending == Ending::None
            && (matches!(view.letters(before), [.., HEH, WAW]) || (w.function == Some(Function::That) && described))
        {
            return true;
        }
        let noun_shape = self.noun_shape(phrases, hit);
        // "بلاده ترفض": a pronoun makes it definite.
        let owned =
            matches!(view.letters(before), [_, _, _, .., HEH] | [_, _, _, .., HEH, ALEF] | [_, _, _, .., HEH, MEEM]);
        let bare_noun = !w.article
            && !owned
            && (w.nominal || w.action_shape || w.common_noun)
            && w.function.is_none()
            && w.speaker_end as usize != first
            && w.name.is_none()
            && !w.in_name
            && w.time_end == 0;
        // "وصف دان": no verb of saying follows another at once.
        let verb_before = w.verb && phrases.plain_verb(before) && !inflected.present;
        // "أستاذ علم", "بعض كتب": a noun after an office.
        let office = (w.title || w.people) && !w.article && !w.unnamed && !phrases.plain_verb(first);
        if hit.proclitics.none() {
            // "عند إغلاق تداول", "تأجيل طلب": after a bare noun stands a noun; only what can speak may say there.
            // كتب after a preposition is a noun, طلب after a verb too.
            // "بوعد وصفه النقابيون بـ", "قراءة رأى فيها أن": a clause tells of the bare noun before it.
            let relative = hit.ending == Ending::Pronoun || next.within || (inflected.present && next.pronominal)
                // "سد قال إنه سيبنى"
                || (next.function == Some(Function::That) && view.letters(first + 1).len() > 2);
            return (bare_noun && !relative)
                || (phrases.function(before) == Some(Function::Preposition) && !w.takes_clause)
                || (noun_shape && w.function.is_none() && (w.common_verb || office || phrases.plain_verb(before)))
                || verb_before;
        }
        // "من تقصير وطلب محاسبة"
        noun_shape
            && bare_noun
            && hit.proclitics.conjunction.is_some()
            && !phrases.opens_content(first + 1)
            && phrases.word(first + 1).speaker_end as usize <= first + 1
            && phrases.word(first + 1).name.is_none()
    }

    /// Three letters without a mark are as often a noun: طلب، نفي، كذب.
    pub(super) fn noun_shape(&self, phrases: &Phrases<'_, '_>, hit: &Hit) -> bool {
        let letters = phrases.reading.view.letters(hit.first as usize);
        let letters = &letters[usize::from(hit.proclitics.conjunction.is_some()).min(letters.len())..];
        let letters = match letters {
            // أمرا: an object more often than two who order.
            [stem @ .., ALEF] if stem.len() == 3 => stem,
            _ => letters,
        };
        !self.inflected(phrases.reading, hit).present
            && hit.ending == Ending::None
            && letters.len() == 3
            && letters[1] != ALEF
    }

    /// Whether a frame that is written like a noun with the article stands where a clause begins.
    fn opens_frame(&self, phrases: &Phrases<'_, '_>, first: usize) -> bool {
        let view = &phrases.reading.view;
        let Some(before) = first.checked_sub(1) else { return true };
        let w = phrases.word(before);
        !phrases.word(first).article
            || phrases.word(first).conjunction
            || view.sentence(first).start == first
            || phrases.mark(before).is_some()
            || !(w.common_noun || w.nominal || w.action_shape)
    }

    /// هناك is not هنأ with a pronoun, مدينة is not a participle: an exactly listed word comes first.
    fn other_word(&self, reading: &Reading<'_>, hit: &Hit, list: ListId) -> bool {
        let stronger: &[&str] = match (list == self.participles, hit.ending) {
            (true, _) => &["geo-heads", "org-heads"],
            (false, Ending::Pronoun) => {
                &["common-words", "common-nouns", "common-adjectives", "function-words", "common-verbs"]
            }
            _ => return false,
        };
        // "وصفه" is not وصفة written without its points, where others have them.
        let written = reading.view.letters(hit.first as usize).last() == Some(&HEH);
        reading.hits_at(hit.first as usize).iter().any(|h| {
            let other_letter = written && reading.language.entry(h.entry).form.ends_with('ة');
            h.span == hit.span && h.proclitics == hit.proclitics && h.ending == Ending::None && !other_letter && {
                let list = reading.language.list_of(h.entry);
                reading.language.lists().get(list.0 as usize).is_some_and(|l| stronger.contains(&l.name))
            }
        })
    }

    /// A participle of saying reports only in the accusative, without the article: مؤكدا، داعية.
    fn circumstantial(&self, reading: &Reading<'_>, hit: &Hit) -> bool {
        let listed_feminine = reading.language.entry(hit.entry).form.ends_with('ة');
        !hit.article
            && hit.proclitics.particle.is_none()
            && (listed_feminine
                || matches!(
                    hit.ending,
                    Ending::Accusative
                        | Ending::Feminine
                        | Ending::DualOrPlural
                        | Ending::Dual
                        | Ending::FemininePlural
                ))
            && hit.end == hit.first + 1
    }

    /// Whether a verb without a subject of its own stands where one is understood: after a conjunction, at
    /// the beginning of a clause, in a relative clause.
    pub(super) fn may_lack_subject(&self, phrases: &Phrases<'_, '_>, hit: &Hit) -> bool {
        let mut first = hit.first as usize;
        let view = &phrases.reading.view;
        let usage = phrases.reading.language.entry(hit.entry).usage;
        // "لكنه لم يستبعد"
        if names(usage, "منفي") && first > 0 && phrases.function(first - 1) == Some(Function::Negation) {
            first -= 1;
        }
        let Some(before) = first.checked_sub(1) else { return true };
        hit.proclitics.conjunction.is_some()
            || view.sentence(first).start == first
            || matches!(phrases.mark(before), Some(c) if c != '-' && c != '/')
            || matches!(
                phrases.function(before),
                Some(
                    Function::Clause
                        | Function::Auxiliary
                        | Function::Bridge
                        | Function::Adverb
                        | Function::Rather
                )
            )
            || (phrases.function(before) == Some(Function::Relative)
                && (phrases.word(before).takes_clause
                    || phrases.can_speak(before.saturating_sub(4)..before)))
            // "كلمة بعد الحفل صرحت فيها بأن": it points back to a text.
            || (phrases.word(hit.end as usize).within && phrases.function(before) != Some(Function::Relative))
            // "على سؤال عن الحرب قال: «…»": words behind a verb of saying are somebody's.
            || (names(usage, "نص") && !names(usage, "ملاصق") && words_follow(phrases, hit.end as usize))
            // "إصلاحات وصفها بـ": a relative clause without a relative.
            || (hit.ending == Ending::Pronoun
                && !phrases.word(before).article
                && phrases.function(before).is_none())
            // "النقابة التي سبق أن اتهمت"
            || (phrases.function(before) == Some(Function::That)
                && before.checked_sub(1).and_then(|b| phrases.function(b)) == Some(Function::Auxiliary))
            // "إلا أنه رجح": the complementizer carries the subject.
            || (phrases.function(before) == Some(Function::That)
                && (view.letters(before).len() > 2
                    // "قبل أن يضيف"
                    || before.checked_sub(1).is_some_and(|b| phrases.word(b).tells_fact)))
            // "وعن المباريات قال: «…»": a fronted phrase, and no other verb since.
            || self.fronted(phrases, first)
            // "خرج ليعلن أن"
            || hit.proclitics.particle == Some('ل')
    }

    /// Whether only a prepositional phrase stands between the beginning of the sentence and a verb.
    fn fronted(&self, phrases: &Phrases<'_, '_>, first: usize) -> bool {
        let view = &phrases.reading.view;
        let sentence = view.sentence(first).start;
        // "…، وعن الحكام قال:"
        let comma = (sentence.max(first.saturating_sub(14))..first).rev().find(|&t| {
            phrases.comma(t)
                && view.letters(t + 1).first() == Some(&WAW)
                && phrases.function(t + 1) == Some(Function::Preposition)
        });
        let start = comma.map_or(sentence, |comma| comma + 1);
        let opens = match phrases.function(start) {
            Some(Function::Fronting) => start + 1,
            _ => start,
        };
        first > opens + 1
            && first - opens <= 14
            && phrases.function(opens) == Some(Function::Preposition)
            && !(opens + 1..first).any(|t| {
                let w = phrases.word(t);
                let clause = matches!(
                    w.function,
                    Some(Function::That | Function::Relative | Function::Clause | Function::Auxiliary)
                );
                clause
                    || ((w.verb || w.common_verb) && !w.article && !w.in_name)
                    || phrases.mark(t).is_some_and(|c| c != '،')
            })
    }

    /// Whether the cue is denied, wished, expected or only supposed: لم يؤكد، لو قال، أن يعلن، سيعلن، قد يعلن.
    pub(super) fn unreal(&self, phrases: &Phrases<'_, '_>, hit: &Hit) -> bool {
        let cue = hit.first as usize;
        let present = self.inflected(phrases.reading, hit).present;
        if present && hit.proclitics.particle == Some('س') {
            return true;
        }
        let Some(before) = cue.checked_sub(1) else { return false };
        let view = &phrases.reading.view;
        match phrases.function(before) {
            Some(Function::Condition) => true,
            // "لم يستبعد": denied, it still says something.
            Some(Function::Negation) => {
                let usage = phrases.reading.language.entry(hit.entry).usage;
                !phrases.word(before).tells_fact && !names(usage, "منفي")
            }
            Some(Function::That) => {
                // "لم يسبق أن قال", "يجب أن يعلن": what is wished or denied was not said.
                let above = before.checked_sub(1);
                let wished = present
                    && view.letters(before).len() == 2
                    && view.letters(before).ends_with(&[NOON])
                    && !above.is_some_and(|a| phrases.word(a).tells_fact);
                wished
                    || above.is_some()
                        && before.checked_sub(2).is_some_and(|b| phrases.function(b) == Some(Function::Negation))
            }
            _ => present && phrases.word(before).not_yet,
        }
    }
}

/// Whether a colon or the marks of a speech stand at `t`.
fn words_follow(phrases: &Phrases<'_, '_>, t: usize) -> bool {
    phrases.colon(t) || phrases.quote_at(t).is_some_and(|q| phrases.speech(q))
}
