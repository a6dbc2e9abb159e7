//! What the words of a text are to a reader who looks for speakers: function words, heads that can
//! speak, names, times; and the noun phrase that stands at a place. Arabic marks the end of a noun
//! phrase by definiteness more than by words: a chain of bare nouns is closed by a noun with the
//! article, a name or an attached pronoun, and a bare noun after that begins something new.

use std::ops::Range;

use riwaya_text::clitic::Ending;
use riwaya_text::letters::{ALEF, NOON, TEH, WAW, YEH};
use riwaya_text::{Kind, QuoteStyle};

use crate::{Analysis, Language, ListId, NameKind, Reading};

/// What a function word does in a sentence (list function-words.tsv).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Function {
    That,
    Relative,
    Preposition,
    Negation,
    Condition,
    Clause,
    Auxiliary,
    Pronoun,
    Saying,
    Adverb,
    /// Makes a conjunction with the أن after it: إلا أن، غير أن، كما أن
    Bridge,
    /// أما: its subject stands before a comma
    Fronting,
    /// بل: what follows corrects what stands before
    Rather,
}

impl Function {
    fn parse(value: &str) -> Option<Self> {
        Some(match value {
            "that" => Function::That,
            "relative" => Function::Relative,
            "preposition" => Function::Preposition,
            "negation" => Function::Negation,
            "condition" => Function::Condition,
            "clause" => Function::Clause,
            "auxiliary" => Function::Auxiliary,
            "pronoun" => Function::Pronoun,
            "saying" => Function::Saying,
            "adverb" => Function::Adverb,
            "bridge" => Function::Bridge,
            "rather" => Function::Rather,
            "fronting" => Function::Fronting,
            _ => return None,
        })
    }
}

/// The lists that tell the words apart, resolved once.
pub(crate) struct Lists {
    function: ListId,
    functions: Vec<Option<Function>>,
    first_function: u32,
    speaker_heads: ListId,
    titles: ListId,
    org_heads: ListId,
    non_speakers: ListId,
    nominal_heads: ListId,
    verbs: ListId,
    given: ListId,
    family: ListId,
    geo_heads: ListId,
    attributions: ListId,
    nouns: ListId,
    adjectives: [ListId; 2],
    others: [ListId; 2],
}

impl Lists {
    pub fn new(language: &Language) -> Self {
        let function = language.list("function-words");
        Lists {
            function,
            functions: language.entries(function).iter().map(|e| Function::parse(e.value)).collect(),
            first_function: language.lists().get(function.0 as usize).map_or(0, |l| l.first),
            speaker_heads: language.list("speaker-heads"),
            titles: language.list("person-titles"),
            org_heads: language.list("org-heads"),
            non_speakers: language.list("non-speakers"),
            nominal_heads: language.list("nominal-heads"),
            verbs: language.list("reporting-verbs"),
            given: language.list("given-names"),
            family: language.list("family-names"),
            geo_heads: language.list("geo-heads"),
            attributions: language.list("attributions"),
            nouns: language.list("common-nouns"),
            adjectives: ["common-adjectives", "demonyms"].map(|name| language.list(name)),
            others: ["common-words", "common-verbs"].map(|name| language.list(name)),
        }
    }
}

/// What one token is.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Word {
    /// A function word, with or without و/ف before it.
    pub function: Option<Function>,
    /// A preposition that a clause may follow: منذ أعلن
    pub takes_clause: bool,
    /// A preposition with its pronoun: عليه
    pub pronominal: bool,
    /// و or ف stands attached before a listed form.
    pub conjunction: bool,
    /// The article stands before it (by its letters).
    pub article: bool,
    /// A preposition ب ك ل stands attached, as far as the lists show.
    pub attached: bool,
    /// One past the last token of a name that begins here.
    pub name_end: u32,
    /// Its kind.
    pub name: Option<NameKind>,
    /// Inside a name that began before.
    pub in_name: bool,
    /// One past the last token of a time expression that begins here.
    pub time_end: u32,
    /// A title, an organisation's head, a noun for people or things that speak; one past its last token.
    pub speaker_end: u32,
    /// A text that speaks: a statement, a report, a post.
    pub document: bool,
    /// Somebody who is not named: a source, an official.
    pub unnamed: bool,
    /// The speaker noun is a title of a person.
    pub title: bool,
    /// People who are spoken to more than they speak: journalists, the public.
    pub audience: bool,
    /// A noun that opens an organisation's name.
    pub org_head: bool,
    /// A noun for laws, plans, manners.
    pub non_speaker: bool,
    /// Shaped like a noun of action.
    pub action_shape: bool,
    /// A noun of action that can open the content of an announcement.
    pub nominal: bool,
    /// A finite reporting verb.
    pub verb: bool,
    /// A listed part of a person's name.
    pub person_part: bool,
    /// A noun that opens a place's name.
    pub geo_head: bool,
    /// An attribution (بحسب، نقلا عن) begins here.
    pub attribution: bool,
    /// A common noun, and nothing says that it is an adjective.
    pub common_noun: bool,
    /// A finite verb of the common ones, and nothing else.
    pub common_verb: bool,
    /// The head of a news outlet or agency.
    pub media: bool,
    /// A listed adjective.
    pub adjective: bool,
    /// A common word of any kind: not the name of somebody unknown.
    pub common: bool,
}

/// What all tokens of a document are.
pub(crate) struct Phrases<'r, 'd> {
    pub reading: &'r Reading<'d>,
    pub words: Vec<Word>,
}

impl<'r, 'd> Phrases<'r, 'd> {
    pub fn new(lists: &Lists, reading: &'r Reading<'d>, found: &Analysis) -> Self {
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
            let entry = reading.language.entry(hit.entry);
            let t = hit.first as usize;
            if entry.list == lists.function {
                let n = (hit.entry - lists.first_function) as usize;
                for word in &mut words[hit.tokens()] {
                    word.function = word.function.or(lists.functions.get(n).copied().flatten());
                }
                words[t].conjunction |= hit.proclitics.conjunction.is_some();
                words[t].takes_clause |= entry.usage == "جملة";
                words[t].pronominal |= entry.usage == "ضمير";
                continue;
            }
            let word = &mut words[t];
            if entry.list == lists.nouns || lists.others.contains(&entry.list) {
                word.common = true;
                word.common_verb |= entry.list == lists.others[1] && !hit.article;
                word.attached |= entry.list == lists.nouns && hit.proclitics.particle.is_some();
                word.common_noun |= entry.list == lists.nouns && hit.end == hit.first + 1;
                continue;
            }
            if lists.adjectives.contains(&entry.list) {
                word.common = true;
                word.adjective = true;
                continue;
            }
            if entry.list == lists.attributions {
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
            if !listed.contains(&entry.list) {
                continue;
            }
            word.conjunction |= hit.proclitics.conjunction.is_some();
            if entry.list == lists.verbs {
                if hit.proclitics.particle.is_none() || hit.proclitics.particle == Some('س') {
                    word.verb = true;
                }
                continue;
            }
            word.attached |= hit.proclitics.particle.is_some();
            if entry.list == lists.non_speakers {
                word.non_speaker = true;
            } else if entry.list == lists.nominal_heads {
                word.nominal |= !hit.article;
            } else if entry.list == lists.given || entry.list == lists.family {
                word.person_part = true;
            } else if entry.list == lists.geo_heads {
                word.geo_head = true;
            } else {
                word.speaker_end = word.speaker_end.max(hit.end);
                word.title |= entry.list == lists.titles;
                word.audience |= entry.value == "audience";
                word.document |= matches!(entry.value, "document" | "post");
                word.unnamed |= matches!(entry.value, "unnamed" | "official" | "witness");
                word.org_head |= entry.list == lists.org_heads;
                word.media |= matches!(entry.value, "media" | "agency" | "channel" | "paper");
            }
        }
        for word in &mut words {
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
                words[range.start].attached |= view.tokens[range.start].span.start != m.span.start
                    && !view.tokens[range.start].span.of(view.raw()).starts_with(['و', 'ف']);
                words[range.start].conjunction |= view.tokens[range.start].span.start != m.span.start
                    && view.tokens[range.start].span.of(view.raw()).starts_with(['و', 'ف']);
            }
            for w in words.iter_mut().take(range.end).skip(range.start + 1) {
                w.in_name = true;
            }
        }
        for time in &found.times {
            let range = view.tokens_in(time.span);
            if let Some(w) = words.get_mut(range.start) {
                w.time_end = w.time_end.max(range.end as u32);
            }
        }
        Phrases { reading, words }
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
        matches!(self.mark(t), Some('.' | '؛' | ';' | '!' | '?' | '؟' | '…'))
    }

    /// The index of the quotation that a token opens.
    pub fn quote_at(&self, t: usize) -> Option<usize> {
        self.reading.view.quotes.binary_search_by_key(&t, |q| q.open).ok()
    }

    /// Whether a quotation only marks a name: short, after a noun that takes one, or around a listed name.
    pub fn names(&self, quote: usize) -> bool {
        let q = self.reading.view.quotes[quote];
        if !q.closed || q.close <= q.open + 1 || q.close - q.open > 6 {
            return false;
        }
        let inside = self.word(q.open + 1);
        let whole = inside.name_end as usize == q.close && inside.name != Some(NameKind::Group);
        let before = q.open.checked_sub(1).map(|t| self.word(t));
        whole
            || (q.close - q.open <= 5
                && before.is_some_and(|w| w.org_head || w.geo_head || (w.speaker_end as usize == q.open && !w.title)))
            || (q.close - q.open <= 4
                && before.is_some_and(|w| w.common_noun && !w.article && !w.nominal && !w.action_shape))
    }

    /// Where a complementizer, a colon or a quotation begins.
    pub fn opens_content(&self, t: usize) -> bool {
        self.function(t) == Some(Function::That) || self.colon(t) || self.quote_at(t).is_some_and(|q| self.speech(q))
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

    /// The end of the noun phrase that begins at `start` and could speak, not reaching past `limit`.
    /// `loose` takes bare words after the phrase is closed for parts of an unknown name, which is right
    /// where a complementizer or a quotation is known to follow.
    pub fn noun_phrase(&self, start: usize, limit: usize, loose: bool) -> usize {
        let view = &self.reading.view;
        let mut t = start;
        let mut closed = false;
        let mut title = false;
        while t < limit {
            let w = self.word(t);
            if t > start && view.tokens[t].line_before {
                break;
            }
            if let Some(q) = self.quote_at(t) {
                let quote = view.quotes[q];
                let short = quote.closed && quote.close < limit && quote.close - quote.open <= 8;
                let name = short && (t == start || self.names(q)) && quote.style != QuoteStyle::Round;
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
                    let joins = w.in_name || (next.is_some() && (named || !view.tokens[t].space_before));
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
                    if title && next.title && self.comma_after(t + 1, limit) {
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
                Kind::Mark(_) | Kind::Number => break,
                _ => {}
            }
            if t == start && (w.verb || w.common_verb) && !w.article && w.speaker_end as usize <= t && w.name.is_none()
            {
                break;
            }
            if w.name_end as usize > t && !(t > start && w.attached) {
                if t > start && w.conjunction && !closed {
                    break;
                }
                t = (w.name_end as usize).min(limit);
                closed = true;
                continue;
            }
            if w.time_end as usize > t {
                break;
            }
            if t > start && ((w.conjunction && (w.verb || w.function.is_some())) || w.attribution) {
                break;
            }
            // "دعا الحربي المتأخرين إلى": a plural in ين after a closed phrase is the object.
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
            if t > start && closed && !loose && w.article && w.common_noun && !w.conjunction && !w.title {
                break;
            }
            match w.function {
                // "هذه الجهات"
                Some(Function::Pronoun) if t == start && self.word(t + 1).article && t + 1 < limit => {
                    t += 1;
                    continue;
                }
                Some(Function::Preposition) => {
                    if !self.continues_after_preposition(start, t, limit, loose) {
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
                // "غير الحكومية" is an adjective.
                Some(Function::Bridge) if t > start && self.word(t + 1).article && t + 2 <= limit => {
                    t += 2;
                    closed = true;
                    continue;
                }
                Some(_) => break,
                None => {}
            }
            // "الأمانة العامة للمنظمة" goes on, "قال المدير للصحفيين" does not.
            let office = self.word(start).title;
            let body = w.org_head
                || (w.speaker_end as usize > t && !w.title)
                || matches!(w.name, Some(NameKind::Organisation | NameKind::Location));
            let unnamed = self.word(start).unnamed && w.article;
            // "الجناح العسكري لحزب …" goes on, "قال لوكالة …" does not; a text goes on with its maker.
            let maker = loose && body && (!w.media || self.word(start).document);
            let of = w.attached
                && !w.audience
                && ((body && (w.article || office)) || (loose && office && w.article) || unnamed || maker);
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
            // "قررت سارفند إغلاق": a name that no list holds, then a noun of action.
            if t > start && !closed && !loose && (w.nominal || w.action_shape) && self.unknown(t - 1) {
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
            if begins_new && t > start {
                let name_like = w.person_part || w.speaker_end as usize > t || self.follows_given_name(start, t);
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
        t
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

    /// Whether a preposition inside a noun phrase goes on with it: a place after an office or a body, or
    /// the complement of words like عدد and أحد.
    fn continues_after_preposition(&self, start: usize, t: usize, limit: usize, loose: bool) -> bool {
        if t == start || t + 1 >= limit {
            return false;
        }
        let view = &self.reading.view;
        let next = self.word(t + 1);
        let head = self.word(start);
        if view.is(t, "من") {
            return t == start + 1 && !head.title && !head.org_head && loose;
        }
        if view.is(t, "في") || view.is(t, "لدى") {
            let body = (start..t).any(|k| self.word(k).org_head || self.word(k).speaker_end as usize > k);
            let place = next.name == Some(NameKind::Location) || next.geo_head || next.org_head || self.unknown(t + 1);
            return body && (place || (loose && next.article));
        }
        (view.is(t, "عن") || view.is(t, "على")) && loose && head.title
    }

    fn follows_given_name(&self, start: usize, t: usize) -> bool {
        t > start && (self.word(t - 1).person_part || self.word(t - 1).in_name) && !self.word(t).article
    }

    /// Whether a word is a participle of saying in the accusative: it belongs to the act, not to the speaker.
    pub fn is_participle(&self, t: usize) -> bool {
        self.reading.hits_at(t).iter().any(|h| {
            h.end == h.first + 1
                && matches!(h.ending, Ending::Accusative | Ending::Feminine)
                && !h.article
                && self
                    .reading
                    .language
                    .lists()
                    .get(self.reading.language.entry(h.entry).list.0 as usize)
                    .is_some_and(|l| l.name == "reporting-participles")
        })
    }

    /// Whether a noun carries an attached pronoun, as far as the lists show.
    fn has_pronoun(&self, t: usize) -> bool {
        self.reading.hits_at(t).iter().any(|h| h.ending == Ending::Pronoun && h.end as usize == t + 1)
    }
}

/// Whether the letters have the shape of a noun of action of forms II, III, IV, VII, VIII or X (تشكيل،
/// مغادرة، إغلاق، انسحاب، اعتقال، استخدام), with or without an attached pronoun.
fn is_action_shape(letters: &[u8]) -> bool {
    use riwaya_text::letters::{FOLD, HEH, MEEM, TEH_MARBUTA};
    let fold = |c: u8| FOLD[c as usize & 127];
    let mut l = letters;
    if let [WAW, rest @ ..] = l
        && rest.len() >= 5
    {
        l = rest;
    }
    let shaped = |l: &[u8]| {
        let n = l.len();
        n >= 5
            && ((fold(l[0]) == ALEF && l[n - 2] == ALEF && n <= 7)
                || (l[0] == TEH && l[n - 2] == YEH && n == 5)
                || (l[0] == MEEM && l[2] == ALEF && matches!(l[n - 1], TEH_MARBUTA | TEH) && n == 6)
                || (fold(l[0]) == ALEF && l[n - 3] == ALEF && matches!(l[n - 1], TEH_MARBUTA | TEH)))
    };
    shaped(l)
        || matches!(l, [rest @ .., HEH] if shaped(rest))
        || matches!(l, [rest @ .., HEH, ALEF] if shaped(rest))
        || matches!(l, [rest @ .., HEH, MEEM] if shaped(rest))
}

/// Whether a word ends as regular plurals do.
fn is_plural(letters: &[u8]) -> bool {
    letters.ends_with(&[YEH, NOON]) || letters.ends_with(&[WAW, NOON]) || letters.ends_with(&[ALEF, TEH])
}

/// Whether a preposition stands before the article: بال، كال، لل.
fn has_attached_article(letters: &[u8]) -> bool {
    use riwaya_text::letters::{BEH, KAF, LAM};
    matches!(letters, [BEH | KAF, ALEF, LAM, _, _, ..] | [LAM, LAM, _, _, _, ..])
}

/// Whether the letters begin with the article, after و ف ب ك or as لل.
fn has_article(letters: &[u8]) -> bool {
    use riwaya_text::letters::{BEH, FEH, KAF, LAM};
    let rest = match letters {
        [WAW | FEH, rest @ ..] if rest.len() >= 4 => rest,
        _ => letters,
    };
    matches!(rest, [ALEF, LAM, _, _, ..] | [LAM, LAM, _, _, ..] | [BEH | KAF, ALEF, LAM, _, _, ..])
}
