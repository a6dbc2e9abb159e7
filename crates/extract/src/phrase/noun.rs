//! The noun phrase that stands at a place, and what goes on with it.

use riwaya_text::Kind;
use riwaya_text::QuoteStyle;
use riwaya_text::clitic::Ending;
use riwaya_text::letters::{ALEF, BEH, HEH, LAM, NOON, TEH, WAW, YEH};

use super::shape::{is_action_shape, is_definite_action, is_plural};
use super::{Function, Phrases};
use crate::NameKind;

impl Phrases<'_, '_> {
    /// The end of the noun phrase that begins at `start` and could speak, not reaching past `limit`.
    /// `loose` takes bare words after the phrase is closed for parts of an unknown name, which is right
    /// where a complementizer or a quotation is known to follow.
    pub fn noun_phrase(&self, start: usize, limit: usize, loose: bool) -> usize {
        let view = &self.reading.view;
        let limit = limit.min(view.tokens.len());
        let head = self.word(start);
        let mut t = start;
        let mut closed = false;
        let mut title = false;
        // Where the name of a person that was just read ends.
        let mut person_end = usize::MAX;
        while t < limit {
            let w = self.word(t);
            let last = self.word(t.saturating_sub(1));
            let named = last.person_part && !(last.common || last.adjective || last.title);
            // على the preposition is not Ali.
            let named_last = last.person_part && !last.attached && last.function.is_none();
            let person = t > start && (t == person_end || named_last);
            if t > start && view.tokens[t].line_before {
                break;
            }
            if let Some(q) = self.quote_at(t) {
                let quote = view.quotes[q];
                let short = quote.closed && quote.close < limit && quote.close - quote.open <= 8;
                let seat = t > start && self.function(t - 1) == Some(Function::Preposition);
                let name = short && (t == start || seat || self.names(q)) && quote.style != QuoteStyle::Round;
                let aside = short && quote.style == QuoteStyle::Round && t > start && quote.close + 1 < limit;
                if !(name || aside) {
                    break;
                }
                t = quote.close + 1;
                closed = true;
                continue;
            }
            match view.tokens[t].kind {
                Kind::Mark('-' | '–' | '—' | '_') if t > start && t + 1 < limit && !self.opens_content(t + 1) => {
                    let next = self.word(t + 1).name;
                    let before = self.word(t - 1);
                    let named = before.in_name || before.name.is_some();
                    // "كارفال - مورين"
                    let both = self.foreign(t - 1) && self.foreign(t + 1) && loose;
                    let joins = w.in_name || both || (next.is_some() && (named || !view.tokens[t].space_before));
                    if !joins {
                        break;
                    }
                    t += 1;
                    continue;
                }
                Kind::Mark('/') if t > start => {
                    t += 1;
                    continue;
                }
                // A name in apposition after a comma: "المتحدث باسم الوزارة، فلان، إن".
                Kind::Mark('،' | ',') if w.in_name => {
                    t += 1;
                    continue;
                }
                Kind::Mark('،' | ',') => {
                    let next = self.word(t + 1);
                    // Behind a name an office is an apposition: "فلان، عضو المكتب".
                    let office = title && next.title && person_end == usize::MAX;
                    if office && self.comma_after(t + 1, limit) {
                        t += 1;
                        closed = false;
                        title = false;
                        continue;
                    }
                    if title && next.name == Some(NameKind::Person) && (next.name_end as usize) < limit.max(t + 2) + 1 {
                        t = (next.name_end as usize).min(limit);
                        closed = true;
                        title = false;
                        continue;
                    }
                    break;
                }
                Kind::Mark('.') if t > start && self.initial(t) => {
                    t += 1;
                    closed = false;
                    title = true;
                    continue;
                }
                Kind::Word if self.initial(t + 1) && t + 1 < limit => {
                    t += 1;
                    continue;
                }
                // "35 شابا من القرية"
                Kind::Number if t == start && self.counted(t + 1) && t + 1 < limit => {
                    t += 1;
                    continue;
                }
                Kind::Mark(_) | Kind::Number => break,
                _ => {}
            }
            if t == start && (w.verb || w.common_verb) && !w.article && w.speaker_end as usize <= t && w.name.is_none()
            {
                break;
            }
            if w.name_end as usize > t && !(t > start && w.attached) {
                // "أبلغ المدير رويترز": whom he told.
                let told = w.outlet && closed && t > start && !w.conjunction && !head.media && !head.org_head;
                if told || (t > start && w.conjunction && !closed) {
                    break;
                }
                t = (w.name_end as usize).min(limit);
                if w.name == Some(NameKind::Person) {
                    person_end = t;
                }
                closed = true;
                continue;
            }
            if w.time_end as usize > t {
                break;
            }
            if t > start && ((w.conjunction && (w.verb || w.function.is_some())) || w.attribution) {
                break;
            }
            // "دعا النجار الحاضرين إلى": a plural in ين after a closed phrase is the object.
            if t > start
                && closed
                && !loose
                && w.article
                && !w.conjunction
                && (!w.adjective || !is_plural(view.letters(t - 1)))
                && view.letters(t).ends_with(&[YEH, NOON])
                && w.name.is_none()
            {
                break;
            }
            // After a closed phrase a common noun with the article is what is acted on, not an adjective.
            let joined = w.conjunction || view.letters(t).first() == Some(&WAW);
            // "جماعة مسلحة | الهجوم": an adjective without the article ends the phrase; ل may stand for the article.
            let bare = |t: usize| {
                self.word(t).adjective
                    && !self.word(t).article
                    && !self.word(t).attached
                    && self.reading.view.letters(t).first() != Some(&LAM)
                    && self.word(t).name.is_none()
            };
            // Not "الدكتور عادل النجار", "مدير عام الأمن", "فلان كبير المفاوضين".
            let noun = |t: usize| {
                let w = self.word(t);
                !(w.article || w.title || w.in_name || w.person_part || w.name.is_some())
            };
            let described = t > start + 1 && bare(t - 1) && noun(t - 1) && noun(t - 2);
            if described && w.article && !w.attached && !w.in_name {
                break;
            }
            let object = w.common_noun
                || (t > start && !w.adjective && is_definite_action(view.letters(t), view.letters(t - 1)));
            if t > start && closed && !loose && w.article && object && !joined && !w.title && !w.attached {
                break;
            }
            match w.function {
                // "هذه الجهات"
                Some(Function::Pronoun) if t == start && self.word(t + 1).article && t + 1 < limit => {
                    t += 1;
                    continue;
                }
                Some(Function::Preposition) => {
                    if !self.continues_after_preposition(start, t, limit, loose, t == person_end || named) {
                        break;
                    }
                    t += 1;
                    closed = false;
                    // The unknown name of a place closes the phrase.
                    if self.unknown(t) && t < limit {
                        t += 1;
                        closed = true;
                    }
                    continue;
                }
                Some(Function::Emphatic) if t > start => {
                    t += 1;
                    continue;
                }
                // "غير الحكومية" is an adjective.
                // "أنباء غير مؤكدة"
                Some(Function::Bridge)
                    if t > start
                        && t + 2 <= limit
                        && (self.word(t + 1).article || (view.is(t, "غير") && self.word(t + 1).function.is_none())) =>
                {
                    t += 2;
                    closed = true;
                    continue;
                }
                Some(_) => break,
                None => {}
            }
            // "الأمانة العامة للمنظمة" goes on, "قال المدير للصحفيين" does not.
            let office = self.word(start).title || (title && !person);
            let house = self.word(start).org_head;
            let body = w.org_head
                || (w.speaker_end as usize > t && !w.title)
                || matches!(w.name, Some(NameKind::Organisation | NameKind::Location));
            let unnamed = self.word(start).unnamed && w.article;
            // "الجناح العسكري لحزب …" goes on, "قال لوكالة …" does not; a text goes on with its maker.
            let maker = loose && body && (!w.media || self.word(start).document);
            // "المتحدث … بمنطقة نجران", "الوكيل المساعد لشؤون البيئة"
            let at_place = w.geo_head || w.name == Some(NameKind::Location);
            // "عمادة القبول بجامعة المرفأ"
            let at_body = w.org_head && house && !w.media;
            let seat = (at_place || at_body) && (office || house || title) && view.letters(t).first() == Some(&BEH);
            let told = view.letters(t).first() == Some(&LAM);
            // "قال مسؤول لوكالة …", but "المدير العام لقناة …".
            let manager = last.article && last.adjective && !last.name.is_some() && !head.spokesman && w.media;
            let heard = told && t > start && (w.outlet || w.media) && !head.document && !head.media && !manager;
            // "الأكاديمية … لأمراض الجلد": what a body is there for, but not who is told.
            let purpose = house
                && told
                && (w.common_noun || w.action_shape)
                && !(w.people || w.title || w.media || w.name.is_some() || self.has_pronoun(t));
            let field = loose && office && w.common_noun && !self.has_pronoun(t);
            // "الإدارة العامة للأمن"
            let named_for = self.word(start).org_head
                && !self.word(start).media
                && t > start
                && self.word(t - 1).article
                && self.word(t - 1).adjective
                && (w.article || (w.org_head && told && !w.media));
            let of = w.attached
                && !w.audience
                && !heard
                && (seat
                    || purpose
                    || !(told
                        && person
                        && (w.media || w.audience || w.title || w.name == Some(NameKind::Organisation)))
                        && ((body && (w.article || office))
                            || (loose && office && w.article)
                            || unnamed
                            || named_for
                            || maker
                            || (office && at_place)
                            || field));
            // The preposition of "قال فلان لـ«الصحيفة»" stands alone before the mark.
            if t > start && view.letters(t).len() == 1 {
                break;
            }
            if t > start && ((w.attached && !of) || self.is_participle(t)) {
                break;
            }
            if w.verb && t > start && !w.article {
                // A noun written like a verb (ذكر، رد) does not stand after a closed phrase.
                if closed || !loose {
                    break;
                }
            }
            // "شهود تحدثوا إلى القناة", "دراسة نشرتها مجلة": a clause tells of a bare noun.
            if t > start && (w.verb || w.common_verb) && !w.article && finite(view.letters(t)) {
                break;
            }
            // "دبلوماسي غربي أمضى في المدينة عاما": behind somebody unnamed a word that no list holds and that ends so
            // is a verb.
            if t > start && head.unnamed && !head.article && !person && view.text(t).ends_with('ى') && self.unknown(t)
            {
                break;
            }
            // "قررت سارفند إغلاق": a name that no list holds, then a noun of action.
            if t > start && !closed && !loose && (w.nominal || w.action_shape) && self.unknown(t - 1) {
                break;
            }
            // "كتب تورفالدسون مقالا": the object.
            if t > start && !w.conjunction && self.accusative(t) {
                break;
            }
            // "أعلنت مصادر رسمية مقتل": a noun of action after an adjective is what was announced.
            if t > start + 1
                && w.nominal
                && !w.verb
                && !w.org_head
                && !w.conjunction
                && self.word(t - 1).adjective
                && !closed
            {
                break;
            }
            // "أكد لامبرينكو استضافة البطولة": a noun of action after a person's name.
            let acted = w.nominal || (w.action_shape && w.common_noun);
            if person && acted && !last.title && !(w.article || w.title || w.org_head || w.person_part) {
                break;
            }
            // "عزا مختصون ارتفاع الأسعار": a plural in ون has no genitive.
            if t > start
                && view.letters(t - 1).ends_with(&[WAW, NOON])
                && (w.nominal || w.action_shape || w.common_noun)
                && !(w.article || w.conjunction || w.attached || w.adjective || w.name.is_some())
                && view.letters(t).first() != Some(&WAW)
                && self.word(t - 1).name.is_none()
                && !self.word(t - 1).in_name
            {
                break;
            }
            // A word with the marks of an adverb: "قال فلان متحدثا عن…" written متحدثًا.
            if t > start && self.is_circumstance(t) {
                break;
            }
            // "أخبرت ليلى صحيفة …": an outlet after a closed phrase is told, it is no apposition.
            if t > start && closed && w.media && !w.conjunction && !w.article {
                break;
            }
            if t > start
                && closed
                && !w.article
                && w.name.is_none()
                && (w.common_verb || (self.has_pronoun(t) && !w.title))
            {
                break;
            }
            let begins_new = closed && !w.article && !(w.conjunction && (w.speaker_end as usize > t));
            if begins_new && t > start && !of {
                let name_like = w.person_part || w.speaker_end as usize > t || (person && self.unknown(t))
                    // "وزير الداخلية راجنات"
                    || (title && (last.article || self.stranger(t - 1)) && self.stranger(t));
                if !(name_like && !w.nominal) && !(loose && !w.nominal) {
                    break;
                }
            }
            title |= w.title;
            if w.speaker_end as usize > t + 1 {
                t = (w.speaker_end as usize).min(limit);
            } else {
                t += 1;
            }
            let last = self.word(t - 1);
            closed = last.article || last.person_part || self.has_pronoun(t - 1);
        }
        // A phrase does not end with what leads on.
        if t > start + 1 && self.office_on(t - 1) { t - 1 } else { t }
    }

    /// Whether an apposition that begins at `t` is closed by a comma or by the limit.
    fn comma_after(&self, t: usize, limit: usize) -> bool {
        (t + 1..(t + 9).min(limit)).any(|k| self.comma(k)) || limit <= t + 9
    }

    /// Whether a token could be a name that no list holds.
    pub fn unknown(&self, t: usize) -> bool {
        let w = self.word(t);
        let view = &self.reading.view;
        !w.common
            && w.function.is_none()
            && !w.verb
            && !w.nominal
            && !w.article
            && !w.attached
            && w.time_end as usize <= t
            && view.tokens.get(t).is_some_and(|k| matches!(k.kind, Kind::Word | Kind::Latin))
            && view.letters(t).len() >= 4
            && !w.action_shape
    }

    /// Whether a noun stands at `t` for people who are counted: 35 شابا
    fn counted(&self, t: usize) -> bool {
        let w = self.word(t);
        (w.people || w.title || w.expert) && !w.article && !w.attached && w.function.is_none()
    }

    /// Whether an unknown word behind a title can be a name, and no noun of action in the accusative.
    fn stranger(&self, t: usize) -> bool {
        let letters = self.reading.view.letters(t);
        let accusative = matches!(letters, [stem @ .., ALEF] if is_action_shape(stem));
        let listed = !self.reading.hits_at(t).is_empty() && !self.unknown(t);
        let w = self.word(t);
        let word = self.reading.view.tokens.get(t).is_some_and(|k| k.kind == Kind::Word);
        word && !listed
            && w.function.is_none()
            && !(w.article || w.verb || w.nominal || accusative)
            && letters.len() > 2
            && !(letters.len() > 3 && matches!(letters, [BEH | LAM, ..]))
    }

    /// Whether a token could be a place that no list holds; "في جلسته" is none.
    fn unnamed_place(&self, t: usize) -> bool {
        self.unknown(t) && !matches!(self.reading.view.letters(t), [_, _, _, _, .., HEH] | [_, _, _, .., HEH, ALEF])
    }

    /// Whether a preposition inside a noun phrase goes on with it: a place after an office or a body, or
    /// the complement of words like عدد and أحد.
    fn continues_after_preposition(&self, start: usize, t: usize, limit: usize, loose: bool, person: bool) -> bool {
        if t == start || t + 1 >= limit {
            return false;
        }
        let view = &self.reading.view;
        let next = self.word(t + 1);
        let head = self.word(start);
        // "مصادر مقربة من الرئاسة", "مسؤول مطلع على الملف"
        let known = self.word(t - 1).adjective && !self.word(t - 1).article;
        if head.unnamed && known && (next.article || next.name.is_some()) && !view.is(t, "في") {
            return true;
        }
        if view.is(t, "من") {
            // "دعا عدد من المغردين"
            if t == start + 1 && self.lists.words.quantity.is_behind(self.reading, start, &[WAW]) {
                let people = next.people || next.title || next.expert || next.unnamed;
                return loose || people || is_plural(view.letters(t + 1));
            }
            // "مجموعة من العلماء", "خبراء من الجامعة"
            let some = t == start + 1 && !head.title && (!head.org_head || (!head.article && next.people));
            let last = self.word(t - 1);
            let body = next.org_head || matches!(next.name, Some(NameKind::Organisation | NameKind::Location));
            let people = (last.people || last.expert) && !last.article && body;
            return loose && (some || people);
        }
        if view.is(t, "في") || view.is(t, "لدى") {
            // "المشاركون في أعمال الندوة"
            if view.letters(start).ends_with(&[WAW, NOON]) && head.article {
                return true;
            }
            let body = (start..t).any(|k| self.word(k).org_head || self.word(k).speaker_end as usize > k);
            let named = self.quote_at(t + 1).map(|q| view.quotes[q]);
            let place = next.name == Some(NameKind::Location)
                || next.geo_head
                || next.org_head
                || self.unnamed_place(t + 1)
                || named.is_some_and(|q| q.closed && q.close - q.open <= 4 && q.close < limit);
            // "قال الوزير في المؤتمر إن": where he said it.
            let field = next.article && (head.expert || head.unnamed || (!head.title && !next.document));
            // "لدى النطق بالحكم" tells when.
            return body && (place || (loose && field && !person && view.is(t, "في")));
        }
        (view.is(t, "عن") || view.is(t, "على")) && (loose && head.title && !person || self.office_on(t))
    }

    /// Whether a preposition belongs to the office before it: "المشرف العام على", "المسؤول عن".
    pub fn office_on(&self, t: usize) -> bool {
        let view = &self.reading.view;
        let office = |t: usize| self.lists.words.office_on.is(self.reading, t);
        (view.is(t, "على") || view.is(t, "عن"))
            && t > 0
            && (office(t - 1) || (t > 1 && office(t - 2) && self.word(t - 1).article && self.word(t - 1).adjective))
    }

    /// Whether a common noun or an adjective stands there with the alef of an indefinite object: مقالا
    fn accusative(&self, t: usize) -> bool {
        (self.word(t).common_noun || self.word(t).adjective)
            && self.word(t).name.is_none()
            && !self.word(t).person_part
            && self.reading.hits_at(t).iter().any(|h| h.ending == Ending::Accusative && h.end as usize == t + 1)
    }

    /// Whether a noun carries an attached pronoun, as far as the lists show.
    pub(super) fn has_pronoun(&self, t: usize) -> bool {
        self.reading.hits_at(t).iter().any(|h| h.ending == Ending::Pronoun && h.end as usize == t + 1)
    }
}

/// Whether a word that could be a verb has an ending that only verbs have: تحدثوا، نشرت، نشرتها
fn finite(letters: &[u8]) -> bool {
    matches!(
        letters,
        [_, _, .., WAW, ALEF] | [_, _, _, .., TEH] | [_, _, _, .., TEH, HEH] | [_, _, _, .., TEH, HEH, ALEF]
    )
}
