//! Whether what stands around a verb fits it: its subject agrees, who speaks is sure enough, what follows is of
//! the kind that the verb takes.

use riwaya_text::Hit;
use riwaya_text::clitic::Ending;
use riwaya_text::letters::{NOON, TEH_MARBUTA, WAW};

use super::{Draft, Recognizer};
use crate::NameKind;
use crate::matcher::{Part, Piece, names};
use crate::phrase::{Function, Phrases};
use crate::verb::Inflected;

impl Recognizer {
    /// Whether the parts of a draft agree with its verb; a noun phrase that can only be the object is taken
    /// from it as its speaker.
    pub(super) fn agree(
        &self,
        phrases: &Phrases<'_, '_>,
        hit: &Hit,
        inflected: Inflected,
        parts: &[Part],
        draft: &mut Draft,
    ) -> bool {
        let usage = phrases.reading.language.entry(hit.entry).usage;
        let (first, end) = (hit.first as usize, hit.end as usize);
        let after = !draft.oblique && draft.source_tokens().start >= end;
        if inflected.first && draft.source.is_some() && !after && !draft.oblique {
            return false;
        }
        let weak = draft.asks_antecedent;
        // "ليعرب عن": what somebody meant to say.
        if weak && (hit.proclitics.particle == Some('ل') || (draft.relays && draft.relay.is_empty())) {
            return false;
        }
        let object = hit.ending == Ending::Pronoun || parts.iter().any(|p| p.name == "addressee");
        if names(usage, "مفعولان") && !object {
            return false;
        }
        if after {
            let head = phrases.word(draft.source_tokens().start);
            // "وحثت أنقرة على": the verb has an object, and there is but one noun phrase.
            let body = matches!(head.name, Some(NameKind::Location | NameKind::Organisation | NameKind::Group));
            let many = head.article && (head.people || (head.org_head && !head.title));
            let lone = names(usage, "بمفعول") && !object && (body || many);
            // "حث اللاعبين": a plural in ين is no subject.
            let oblique = names(usage, "مفعول")
                && head.article
                && head.name.is_none()
                && phrases
                    .reading
                    .hits_at(draft.source_tokens().start)
                    .iter()
                    .any(|h| h.ending == Ending::DualOrPlural && h.end as usize == draft.source_tokens().end);
            // "المحكمة التي دعت الحكومة إلى": the relative is the subject.
            let relative = names(usage, "مفعول")
                && hit.ending != Ending::Pronoun
                && first.checked_sub(1).and_then(|b| phrases.function(b)) == Some(Function::Relative)
                && !phrases.word(end).pronominal;
            // "إنه حض السكان على": the complementizer has the subject with it.
            let led = first.checked_sub(1).is_some_and(|b| {
                phrases.function(b) == Some(Function::That) && phrases.reading.view.letters(b).len() > 2
            });
            let led = led && names(usage, "مفعول") && !object && matches!(draft.rule, "acted-by" | "announced");
            let audience = draft.source_tokens().take(2).any(|t| phrases.word(t).audience);
            let common = head.article && head.common_noun && !head.adjective;
            let thing = names(usage, "مفعول") && (audience || (common && !phrases.can_speak(draft.source_tokens())));
            // "وأبلغ وكالة": a verb before its subject agrees with it.
            let woman = phrases.reading.view.letters(draft.source_tokens().start).last() == Some(&TEH_MARBUTA);
            let bodily = !head.person_part && !matches!(head.name, Some(NameKind::Person | NameKind::Location));
            let disagrees = names(usage, "مفعول")
                && bodily
                && if woman {
                    !draft.feminine && !inflected.present
                } else {
                    draft.feminine && head.title && head.name.is_none()
                };
            // "واتهم الوزير بالفساد": one phrase behind the verb is whom somebody accuses.
            let charge = draft.act == "accuse" && !object && names(usage, "مفعول") && draft.rule != "said-that";
            if charge && draft.source_tokens().end <= draft.content_tokens().start {
                let start = draft.source_tokens().start;
                if let Some(content) = &mut draft.content {
                    *content = Piece::new(start..content.tokens.end);
                }
            }
            if charge || led || disagrees || inflected.first || inflected.plural || lone || oblique || relative || thing
            {
                draft.source = None;
            }
        }
        // "دراسة نشرتها مجلة": the pronoun is the object, what follows belongs to another verb.
        if hit.ending == Ending::Pronoun
            && !names(usage, "مفعول")
            && (draft.rule.starts_with("said-that") || draft.rule.starts_with("said-colon"))
        {
            return false;
        }
        if !self.sure_speaker(phrases, hit, usage, draft) {
            return false;
        }
        // "واصلت الحملة برنامجها «…»": a name in marks, unless a colon leads to it or it follows at once.
        let from = draft.content_tokens().start;
        if names(usage, "نقطتان")
            && draft.rule.starts_with("said-quote")
            && from != end + 1
            && !(from.saturating_sub(3)..from)
                .any(|t| phrases.colon(t) || matches!(phrases.function(t), Some(Function::That | Function::Saying)))
        {
            return false;
        }
        // "العطلة التي أعلنها المجلس": the pronoun is what was announced.
        if hit.ending == Ending::Pronoun
            && draft.rule.starts_with("announced")
            && matches!(draft.act, "announce" | "report")
        {
            return false;
        }
        let fits = draft.content.is_none() || self.fits(phrases, usage, draft);
        if !weak {
            return !draft.participle || fits || draft.rule == "adding-that";
        }
        // "تعتبر المدينة من أجمل": in the present it is passive.
        // "أن فرنسا تعتبر الجسر …": a state considers; a town or a body is considered.
        let source = draft.source_tokens();
        let state = !source.is_empty()
            && !after
            && phrases.word(source.start).name == Some(NameKind::Location)
            && source.start.checked_sub(1).and_then(|b| phrases.function(b)) == Some(Function::That);
        let sure = draft.act == "opinion" && (state || hit.ending == Ending::Pronoun);
        if names(usage, "ماض") && inflected.present && !sure {
            return false;
        }
        // "وجه كلمة للموظفين بمناسبة…": what is said stands right after who says it.
        let from = draft.source_tokens().end.max(end);
        let gap = draft.content_tokens().start.saturating_sub(from);
        if gap > 3 {
            draft.score -= 2;
        }
        let next = phrases.word(if phrases.comma(from) { from + 1 } else { from });
        let object = next.function.is_none() && !next.attached && next.time_end as usize <= from;
        let near = gap <= 3 || !object || !names(usage, "ملاصق");
        near && fits
    }

    /// Whether who speaks is sure enough for the verb: some verbs ask for a speaker, for one in office, and
    /// what is written like a noun asks for somebody listed.
    fn sure_speaker(&self, phrases: &Phrases<'_, '_>, hit: &Hit, usage: &str, draft: &Draft) -> bool {
        let tokens = draft.source_tokens();
        if tokens.is_empty() {
            // "وتقرر أن" is nobody's decision.
            return !names(usage, "قائل")
                && (!names(usage, "سلطة") || draft.first_person || (draft.continues && !draft.present));
        }
        let head = phrases.word(tokens.start);
        let somebody = phrases.can_speak(tokens.clone())
            || phrases.quote_at(tokens.start).is_some()
            || phrases.reading.view.letters(tokens.start).ends_with(&[WAW, NOON]);
        if names(usage, "سلطة") {
            let body = matches!(head.name, Some(NameKind::Organisation | NameKind::Location));
            let office = head.org_head || head.unnamed || head.title;
            return body || office || (phrases.unknown(tokens.start) && !head.person_part);
        }
        // "أظهر انهيار السوق أن": what shows is no speaker.
        let marked = tokens.start.checked_sub(1).and_then(|t| phrases.quote_at(t)).is_some();
        if names(usage, "قائل") && !marked && !phrases.head_speaks(tokens.start) {
            return false;
        }
        let verb = self.is_verb(phrases.reading.language.list_of(hit.entry));
        if somebody || !verb {
            return true;
        }
        // "أمر نسبي", "أمر آخر"
        let noun = self.noun_shape(phrases, hit) && !phrases.plain_verb(hit.first as usize) && !head.article;
        // "طلب فلانكوف إغلاق": at the beginning of a clause a verb.
        let begins = phrases.foreign(tokens.start)
            && (hit.proclitics.conjunction.is_some()
                || phrases.reading.view.sentence(hit.first as usize).start == hit.first as usize);
        let that = begins || phrases.function(tokens.end) == Some(Function::That);
        // "كشفت الفحوصات عن"
        let thing = draft.asks_antecedent && head.common_noun && head.article && !head.adjective;
        !(thing || (noun && tokens.start >= hit.end as usize && !that))
    }

    /// Whether the words after a verb fit what the verb asks for (column `usage`): an object that is words
    /// or a feeling (`لفظ`), an event that is greeted (`حدث`).
    fn fits(&self, phrases: &Phrases<'_, '_>, usage: &str, draft: &Draft) -> bool {
        let content = draft.content_tokens().start;
        let w = phrases.word(content);
        let head = phrases.word(draft.source_tokens().start);
        let body = matches!(head.name, Some(NameKind::Location | NameKind::Organisation))
            || ((head.org_head || head.people) && head.article);
        let refuses = draft.act == "deny" && draft.present && !draft.source_tokens().is_empty() && body;
        // "الصين ترفض العقوبات": in the present a state or a body says so.
        if names(usage, "لفظ") && !refuses && phrases.reading.find(content, self.attitudes).is_none() {
            return false;
        }
        // "تبنت الجماعة الهجوم", not "تبنى خطة"
        let claimed = |t: usize| phrases.reading.find(t, self.content_acts).is_some_and(|(_, e)| e.value == "claim");
        if names(usage, "هجوم") && !claimed(content) && !claimed(content + 1) {
            return false;
        }
        // "أوضحت الوزارة احتواء السجل على", not "أوضحت الوزارة موقفها"
        let noun_only = draft.nominal && names(usage, "مصدري");
        if noun_only && !(w.nominal || w.action_shape || phrases.reading.view.is(content, "ما")) {
            return false;
        }
        let somebody = w.title || w.people || w.audience || w.name == Some(NameKind::Person);
        !(names(usage, "حدث") && somebody)
    }
}
