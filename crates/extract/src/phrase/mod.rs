//! What the words of a text are to a reader who looks for speakers: function words, heads that can
//! speak, names, times; and the noun phrase that stands at a place. Arabic marks the end of a noun
//! phrase by definiteness more than by words: a chain of bare nouns is closed by a noun with the
//! article, a name or an attached pronoun, and a bare noun after that begins something new.

mod circumstance;
mod noun;
mod shape;
mod word;

use std::ops::Range;

use riwaya_text::letters::{ALEF, BEH, FEH, KAF, LAM, NOON, TEH, TEH_MARBUTA, WAW, YEH};
use riwaya_text::{Kind, QuoteStyle};

use self::shape::{has_article, has_attached_article};
pub(crate) use self::shape::{is_action_shape, is_definite_action, is_plural};
#[cfg(test)]
pub(crate) use self::word::StatementForms;
pub(crate) use self::word::{Function, Lists, Word};
use crate::{Analysis, NameKind, Reading};

/// Tokens of the longest name in marks, the marks included.
const LONGEST_NAME: usize = 11;

/// What all tokens of a document are.
pub(crate) struct Phrases<'r, 'd> {
    pub reading: &'r Reading<'d>,
    pub lists: &'r Lists,
    pub words: Vec<Word>,
}

/// Whether one person and then أن stand behind a word that is also a preposition: "بين الدكتور سالم أن".
fn explains(lists: &Lists, reading: &Reading<'_>, words: &[Word], t: usize) -> bool {
    let view = &reading.view;
    let Some(head) = words.get(t + 1) else { return false };
    // "الرئيس عبر عن"
    let through = lists.words.voicing.is_behind(reading, t, &[WAW]);
    if through && lists.words.voiced.is(reading, t + 1) {
        return true;
    }
    let body = through && (head.org_head || head.unnamed || head.name == Some(NameKind::Organisation));
    if !(body || head.title || head.people || head.person_part || head.name == Some(NameKind::Person)) {
        return false;
    }
    for (k, w) in words.iter().enumerate().take(t + 12).skip(t + 1) {
        match w.function {
            Some(Function::That) => return !w.conjunction,
            // "عبر الفائز سالم عن سعادته"
            Some(Function::Preposition) if k > t + 1 && through && lists.words.voiced.is(reading, k) => return true,
            Some(Function::Preposition) | None => {}
            Some(_) => return false,
        }
        let mark = view.mark(k).is_some_and(|c| !matches!(c, '.' | '؛'));
        if w.conjunction || mark || (k > t + 1 && view.letters(k).first() == Some(&WAW)) {
            return false;
        }
    }
    false
}

impl<'r, 'd> Phrases<'r, 'd> {
    pub fn new(lists: &'r Lists, reading: &'r Reading<'d>, found: &Analysis) -> Self {
        let view = &reading.view;
        let mut words = vec![Word::default(); view.tokens.len()];
        for (t, word) in words.iter_mut().enumerate() {
            if view.tokens[t].kind != Kind::Word {
                continue;
            }
            let letters = view.letters(t);
            word.article = has_article(letters);
            word.attached = has_attached_article(letters);
            word.action_shape = !word.article && is_action_shape(letters);
        }
        for hit in &reading.hits {
            let list = reading.language.list_of(hit.entry);
            let t = hit.first as usize;
            if list == lists.function {
                let entry = reading.language.entry(hit.entry);
                let n = (hit.entry - lists.first_function) as usize;
                for word in &mut words[hit.tokens()] {
                    word.function = word.function.or(lists.functions.get(n).copied().flatten());
                }
                words[t].conjunction |= hit.proclitics.conjunction.is_some();
                let is = |usage: &str| !entry.usage.is_empty() && entry.usage.split(" + ").any(|u| u == usage);
                words[t].takes_clause |= is("جملة");
                words[t].pronominal |= is("ضمير");
                words[t].within |= is("ظرف");
                words[t].tells_fact |= is("واقع");
                words[t].not_yet |= is("لم يقع");
                words[t].reason |= is("سبب");
                words[t].when |= is("وقت");
                words[t].connected |= is("متصل");
                words[t].adds |= is("زيادة");
                words[t].carries_subject |= is("فاعل");
                words[t].leads_to |= is("مخاطب");
                continue;
            }
            let word = &mut words[t];
            if list == lists.nouns || lists.others.contains(&list) {
                word.common = true;
                word.common_verb |= list == lists.others[1] && !hit.article;
                word.attached |= list == lists.nouns && hit.proclitics.particle.is_some();
                word.common_noun |= list == lists.nouns && hit.end == hit.first + 1;
                continue;
            }
            if lists.adjectives.contains(&list) {
                word.common = true;
                word.adjective = true;
                continue;
            }
            if list == lists.attributions {
                word.attribution = true;
                continue;
            }
            let listed = [
                lists.speaker_heads,
                lists.titles,
                lists.org_heads,
                lists.non_speakers,
                lists.nominal_heads,
                lists.verbs,
                lists.given,
                lists.family,
                lists.geo_heads,
            ];
            if !listed.contains(&list) {
                continue;
            }
            word.conjunction |= hit.proclitics.conjunction.is_some();
            if list == lists.verbs {
                if hit.proclitics.particle.is_none() || hit.proclitics.particle == Some('س') {
                    word.verb = true;
                }
                continue;
            }
            word.attached |= hit.proclitics.particle.is_some();
            if list == lists.non_speakers {
                word.non_speaker = true;
            } else if list == lists.nominal_heads {
                word.nominal |= !hit.article;
            } else if list == lists.given || list == lists.family {
                word.person_part = true;
            } else if list == lists.geo_heads {
                word.geo_head = true;
            } else {
                word.speaker_end = word.speaker_end.max(hit.end);
                word.title |= list == lists.titles;
                let entry = reading.language.entry(hit.entry);
                word.elliptic |= entry.value == "ministry";
                word.audience |= entry.value == "audience";
                word.people |= matches!(entry.value, "people" | "audience");
                word.document |= matches!(entry.value, "document" | "post");
                word.expert |= entry.value == "expert";
                word.unnamed |= matches!(entry.value, "unnamed" | "official" | "witness");
                word.spokesman |= entry.value == "spokesperson" || entry.usage == "spokesperson";
                word.org_head |= list == lists.org_heads;
                word.media |= matches!(entry.value, "media" | "agency" | "channel" | "paper");
            }
        }
        // "الشؤون الداخلية" is an adjective, "الداخلية تنفي" a ministry.
        for t in 1..words.len() {
            let before = words[t - 1];
            let noun =
                before.article || before.common_noun || before.nominal || before.speaker_end > 0 || before.adjective;
            if words[t].elliptic && noun && !before.verb && !view.tokens[t].line_before {
                words[t].speaker_end = 0;
            }
        }
        for (t, word) in words.iter_mut().enumerate() {
            // لائحة is no speaker, "لائحة الاتهام" is.
            word.non_speaker &= word.speaker_end as usize <= t + 1;
            word.common_verb &= !(word.common_noun || word.adjective || word.speaker_end > 0 || word.person_part);
            word.common_noun &= !word.adjective;
            word.verb &= !word.attribution;
        }
        for m in &found.mentions {
            let range = view.tokens_in(m.span);
            if range.is_empty() {
                continue;
            }
            if words[range.start].name_end < range.end as u32 {
                words[range.start].name_end = range.end as u32;
                words[range.start].name = Some(m.kind);
                let behind = view.tokens[range.start].span.start != m.span.start;
                let joined = matches!(view.letters(range.start), [WAW | FEH, ..]);
                words[range.start].attached |= behind && !joined;
                words[range.start].conjunction |= behind && joined;
                words[range.start].outlet |=
                    m.kind == NameKind::Organisation && reading.find(range.start, lists.outlets).is_some();
            }
            // "بان سو لين": no بأن.
            if m.kind == NameKind::Person && words[range.start].function == Some(Function::That) {
                words[range.start].function = None;
                words[range.start].conjunction = false;
            }
            for w in words.iter_mut().take(range.end).skip(range.start + 1) {
                w.in_name = true;
                // "كي سو": no "in order that".
                if m.kind == NameKind::Person && matches!(w.function, Some(Function::Clause | Function::That)) {
                    w.function = None;
                }
            }
        }
        // بين is a verb where أن follows at once or behind one person, and where it is written بيّن.
        for t in 0..words.len() {
            if !words[t].verb || words[t].function.is_none() {
                continue;
            }
            // هنأ is not هنا.
            let marked = view.text(t).contains('\u{0651}') || view.text(t).ends_with('أ');
            if marked || explains(lists, reading, &words, t) {
                words[t].function = None;
            } else {
                words[t].verb = words.get(t + 1).is_some_and(|w| w.function == Some(Function::That));
            }
        }
        // "محمد علي النجار": a name, not the preposition على as Egypt writes it.
        for t in 1..words.len() {
            let named = words[t - 1].person_part && (words.get(t + 1).is_some_and(|w| w.person_part || w.article));
            if named && words[t].function == Some(Function::Preposition) && view.text(t).ends_with('ي') {
                words[t].function = None;
            }
        }
        // "فقد دعا": قد, not the verb that is written alike.
        for t in 0..words.len() {
            let verb = words.get(t + 1).is_some_and(|w| (w.verb || w.common_verb) && !w.article);
            if verb && lists.words.indeed.is(reading, t) {
                words[t].function = Some(Function::Auxiliary);
                words[t].common_verb = false;
            }
        }
        // "فان جال": a name's particle, not ف and أن.
        for t in 0..words.len() {
            let particle = matches!(view.letters(t), [FEH, ALEF, NOON]);
            let before = t.checked_sub(1).map(|b| words[b]).unwrap_or_default();
            let named = words[t].name == Some(NameKind::Person) || words.get(t + 1).is_some_and(|w| w.person_part);
            let led = matches!(before.function, Some(Function::That | Function::Preposition));
            let named = before.verb || before.attribution || (led && named);
            if particle && named {
                words[t].function = None;
                words[t].conjunction = false;
                words[t].person_part = true;
            }
        }
        for time in &found.times {
            let range = view.tokens_in(time.span);
            if let Some(w) = words.get_mut(range.start) {
                w.time_end = w.time_end.max(range.end as u32);
            }
        }
        Phrases { reading, lists, words }
    }

    pub fn word(&self, t: usize) -> Word {
        self.words.get(t).copied().unwrap_or_default()
    }

    pub fn function(&self, t: usize) -> Option<Function> {
        self.word(t).function
    }

    pub fn mark(&self, t: usize) -> Option<char> {
        self.reading.view.mark(t)
    }

    /// Whether a token is a colon.
    pub fn colon(&self, t: usize) -> bool {
        self.mark(t) == Some(':')
    }

    /// Whether a token is a comma.
    pub fn comma(&self, t: usize) -> bool {
        matches!(self.mark(t), Some('،' | ','))
    }

    /// Whether a token is the end of a phrase whatever stands around: a stop, a semicolon.
    pub fn stop(&self, t: usize) -> bool {
        matches!(self.mark(t), Some('.' | '؛' | ';' | '!' | '?' | '؟' | '…')) && !self.initial(t)
    }

    /// Whether the point of a shortened title or name stands at `t`, written without a space: د. سالم
    pub fn initial(&self, t: usize) -> bool {
        let view = &self.reading.view;
        let Some(before) = t.checked_sub(1) else { return false };
        self.mark(t) == Some('.')
            && view.tokens[before].kind == Kind::Word
            && view.letters(before).len() == 1
            && !view.tokens[t].space_before
            && view.tokens.get(t + 1).is_some_and(|k| k.kind == Kind::Word && !k.line_before)
    }

    /// Whether a comma or semicolon stands before a complementizer, where it separates nothing: "قال المدير؛ إن".
    pub fn stray(&self, t: usize) -> bool {
        let then = self.word(t + 1);
        matches!(self.mark(t), Some('،' | ',' | '؛' | ';'))
            && then.function == Some(Function::That)
            && !then.conjunction
    }

    /// The index of the quotation that a token opens.
    pub fn quote_at(&self, t: usize) -> Option<usize> {
        self.reading.view.quotes.binary_search_by_key(&t, |q| q.open).ok()
    }

    /// Whether a quotation only marks a name: short, after a noun that takes one, or around a listed name.
    pub fn names(&self, quote: usize) -> bool {
        let q = self.reading.view.quotes[quote];
        let length = q.close - q.open;
        if !q.closed || length <= 1 || length > LONGEST_NAME {
            return false;
        }
        let led = q.open.checked_sub(1).is_some_and(|t| self.colon(t));
        let before = q.open.checked_sub(1).map(|t| self.word(t)).unwrap_or_default();
        let bare = !before.article && !before.nominal && !before.action_shape && !before.in_name;
        let noun = before.common_noun && bare;
        // "مشروع «المدينة الساحلية الجديدة»": a bare noun takes what no clause is in.
        if length > 6 {
            let takes = (before.org_head && bare) || (noun && before.speaker_end == 0 && self.nounlike(q.open + 1));
            return takes && !led && !self.clause_in(q.inside());
        }
        let inside = self.word(q.open + 1);
        let whole = inside.name_end as usize == q.close && inside.name != Some(NameKind::Group);
        let head = before.org_head || before.geo_head || (before.speaker_end as usize == q.open && !before.title);
        if whole {
            return true;
        }
        // "حكومته «لن تتراجع»": what has a clause in it is no name.
        let owned = q.open.checked_sub(1).is_some_and(|t| self.has_pronoun(t));
        if (before.article || owned || !(head || noun)) && self.clause_in(q.inside()) {
            return false;
        }
        (length <= 5 && !led && q.inside().all(|t| self.foreign(t)))
            || (length <= 5 && head)
            || (length <= 4 && noun)
            || (noun && before.speaker_end == 0 && !led && self.nounlike(q.open + 1))
    }

    /// Whether something shows that a word is a noun.
    fn nounlike(&self, t: usize) -> bool {
        let w = self.word(t);
        w.article || w.common_noun || w.nominal || w.name.is_some() || w.action_shape || w.geo_head || w.org_head
    }

    /// Whether no list holds a word, nor is it shaped as a verb or an accusative: a brand, a drug, a foreign
    /// name. In marks it is named, not quoted.
    pub fn foreign(&self, t: usize) -> bool {
        let w = self.word(t);
        let listed = w.common || w.verb || w.nominal || w.function.is_some() || w.speaker_end as usize > t;
        let letters = self.reading.view.letters(t);
        let kind = self.reading.view.tokens.get(t).map(|k| k.kind);
        match kind {
            Some(Kind::Latin | Kind::Number) => true,
            Some(Kind::Word) => {
                let bare = if w.article { letters.get(2..).unwrap_or_default() } else { letters };
                let ending = matches!(bare, [.., ALEF | TEH | TEH_MARBUTA]) || (w.article && bare.ends_with(&[YEH]));
                !listed
                    && !is_action_shape(bare)
                    && bare.len() >= 4
                    && !ending
                    && !matches!(letters, [YEH | TEH | NOON | LAM | BEH | KAF, ..])
            }
            _ => false,
        }
    }

    /// Where a complementizer, a colon or a quotation begins.
    pub fn opens_content(&self, t: usize) -> bool {
        self.function(t) == Some(Function::That) || self.colon(t) || self.quote_at(t).is_some_and(|q| self.speech(q))
    }

    /// Whether a range holds a finite verb or a word that only a clause has.
    pub fn clause_in(&self, range: Range<usize>) -> bool {
        range.clone().any(|t| {
            let w = self.word(t);
            let verb = (w.verb || w.common_verb) && !w.article && !w.in_name;
            let only = [Function::Auxiliary, Function::That, Function::Negation, Function::Relative];
            verb || w.function.is_some_and(|f| only.contains(&f))
        })
    }

    /// Whether a finite reporting verb stands at `t` and is nothing else; أمر and طلب are also nouns.
    pub fn plain_verb(&self, t: usize) -> bool {
        let w = self.word(t);
        w.verb && !(w.common_noun || w.non_speaker || w.nominal)
    }

    /// Whether the head of a noun phrase is somebody or something that can speak.
    pub fn head_speaks(&self, t: usize) -> bool {
        let w = self.word(t);
        let named = matches!(w.name, Some(NameKind::Person | NameKind::Organisation | NameKind::Location));
        !(w.non_speaker && !named)
            && (w.speaker_end as usize > t || named || w.person_part || self.quote_at(t).is_some() || self.unknown(t))
    }

    /// Whether a quotation can hold somebody's words.
    pub fn speech(&self, quote: usize) -> bool {
        let q = self.reading.view.quotes[quote];
        !self.names(quote) && (q.style != QuoteStyle::Round || q.close - q.open > 4) && q.close > q.open + 1
    }

    /// Whether the noun phrase of a range has a head that can speak.
    pub fn can_speak(&self, range: Range<usize>) -> bool {
        let first = self.word(range.start);
        if first.non_speaker
            && !matches!(first.name, Some(NameKind::Person | NameKind::Organisation | NameKind::Location))
        {
            return false;
        }
        range.clone().any(|t| {
            let w = self.word(t);
            (w.speaker_end as usize > t && w.speaker_end as usize <= range.end)
                || (w.name.is_some_and(|n| n != NameKind::Event && n != NameKind::Work) && !w.in_name)
                || (w.person_part && t == range.start)
                || self.quote_at(t).is_some()
        })
    }
}
