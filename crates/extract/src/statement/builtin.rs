//! The built-in elements that cards of statements use, by name.

use riwaya_text::QuoteStyle;
use riwaya_text::letters::{ALEF, HEH, LAM, WAW};

use super::Frame;
use super::next::VerbForm;
use crate::ListId;
use crate::matcher::{BuiltIns, Part, Piece, names};
use crate::phrase::{Function, Phrases, is_definite_action};

/// Names of all built-in elements, for the compiler of cards.
pub(crate) const NAMES: &[&str] = &[
    "speaker",
    "subject",
    "doer",
    "teller",
    "light",
    "document",
    "act-noun",
    "aside",
    "that",
    "clause",
    "rest",
    "quotation",
    "nominal",
    "action",
    "clause-end",
    "main-clause",
    "adjunct",
    "between",
    "commas",
    "relative",
    "governed",
    "addressee",
    "asked",
    "time",
    "attributed",
    "outlet",
    "maker",
    "relays",
    "speaker-before",
    "sentence-before",
    "quotation-before",
    "clause-start",
    "fronted",
    "finite",
    "observed",
    "remainder",
    "sent-noun",
    "said-before",
    "his-words",
    "gap",
];

pub(super) struct Elements<'p, 'r, 'd> {
    pub phrases: &'p Phrases<'r, 'd>,
    /// What the cue at hand governs.
    pub frame: Frame,
    /// The form of that cue, where it is a verb or a participle.
    pub form: Option<VerbForm>,
    /// The token behind it.
    pub cue: usize,
    pub attributions: ListId,
    pub content_acts: ListId,
    /// What joins a further part to a noun phrase: إضافة إلى، فضلا عن
    pub additions: ListId,
}

impl BuiltIns for Elements<'_, '_, '_> {
    fn forward(&self, name: &str, at: usize, parts: &[Part]) -> Option<Vec<Piece>> {
        let p = self.phrases;
        let view = &p.reading.view;
        if at > view.tokens.len() {
            return Some(Vec::new());
        }
        Some(match name {
            "speaker" | "subject" | "doer" | "teller" if p.word(at).conjunction && p.word(at).name.is_none() => {
                Vec::new()
            }
            "speaker" if self.attached_here(at) => Vec::new(),
            "speaker" => match self.opening(at) {
                // Where the verb takes an addressee too, the speaker ends where the strict reading does.
                Some(limit) if limit > at => {
                    let strict = if self.frame.addressee { self.speaker(at, limit, false, true) } else { None };
                    strict.or_else(|| self.speaker(at, limit, true, false)).into_iter().collect()
                }
                _ => Vec::new(),
            },
            // Who acts, where the verb takes no other person: any noun phrase may.
            "doer" if self.attached_here(at) => Vec::new(),
            "doer" => {
                let limit = self.sentence_end(at).min(at + 24);
                let able = self.frame.addressee || !p.word(at).article || p.word(at).non_speaker;
                self.speaker(at, limit, false, able).map(|piece| self.doer(piece, limit)).into_iter().collect()
            }
            "addressee" if !self.frame.addressee => Vec::new(),
            "subject" | "addressee" => {
                let at = if name == "addressee" && p.comma(at) { at + 1 } else { at };
                let limit = self.sentence_end(at).min(at + 24);
                let piece = self.speaker(at, limit, false, name == "subject");
                // "سائلا الله السلامة": whom one asks may be one word, what is asked the next.
                let head = names(self.frame.usage, "طلب") && name == "addressee" && p.word(at + 1).article;
                let short = piece.clone().filter(|piece| head && piece.tokens.len() > 1);
                piece.into_iter().chain(short.map(|_| Piece::new(at..at + 1))).collect()
            }
            "attributed" | "relays" => {
                // "وفقا لـ«الوكالة»"
                let at = if view.letters(at) == [LAM] && p.quote_at(at + 1).is_some() { at + 1 } else { at };
                let limit = self.sentence_end(at).min(at + 24);
                let attached = p.word(at).attached;
                match if name == "relays" { self.side_by_side(at, limit) } else { p.noun_phrase(at, limit, true) } {
                    end if end > at
                        && p.head_speaks(at)
                        && p.can_speak(at..end)
                        && !(self.frame.persons && p.word(at).document) =>
                    {
                        let mut piece = self.noun_piece(at..end);
                        if attached && piece.start.is_none() {
                            piece.start = Some(view.letter_offset(at, 1));
                        }
                        // "نقل مراسل الإذاعة | عن شهود": what the phrase of an office may swallow.
                        let of = (at + 1..end).find(|&t| view.is(t, "عن")).filter(|_| name == "relays");
                        let cut = of.filter(|&t| p.can_speak(at..t)).map(|t| self.noun_piece(at..t));
                        cut.into_iter().chain([piece]).collect()
                    }
                    _ => Vec::new(),
                }
            }
            // An outlet.
            "outlet" => match self.side_by_side(at, self.sentence_end(at).min(at + 24)) {
                end if end > at && self.broadcasts(at) => vec![self.noun_piece(at..end)],
                _ => Vec::new(),
            },
            // Whose text it is in which something was said: "بيان للنقابة", "مقابلة مع القناة".
            "maker" => self.maker(at).into_iter().collect(),
            // Of whom something is asked: من البلدية، منه
            "asked" => {
                if p.word(at).pronominal {
                    vec![Piece::new(at..at + 1)]
                } else if p.function(at) == Some(Function::Preposition) {
                    let end = p.noun_phrase(at + 1, self.sentence_end(at).min(at + 16), false);
                    // "من السكان | ملازمة بيوتهم": a noun of action behind the article is what is asked.
                    let acts = |t: usize| p.word(t - 1).article && (p.word(t).nominal || p.word(t).action_shape);
                    let short = (at + 2..end).find(|&t| acts(t));
                    [short, Some(end)]
                        .into_iter()
                        .flatten()
                        .filter(|&end| end > at + 1)
                        .map(|end| Piece::new(at..end))
                        .collect()
                } else {
                    Vec::new()
                }
            }
            // What is light enough to stand between a verb and its subject: له، ذلك، اليوم، أيضا.
            "light" => match self.light(at) {
                end if end > at => vec![Piece::new(at..end)],
                _ => Vec::new(),
            },
            // A text that speaks.
            "document" => {
                let end = p.noun_phrase(at, self.sentence_end(at).min(at + 16), true);
                if end > at && p.word(at).document { vec![self.noun_piece(at..end)] } else { Vec::new() }
            }
            // A content that the list of acts names: مسؤولية after حمّل.
            "act-noun" => match p.reading.find(at, self.content_acts) {
                Some(_) => self.nominal(at, parts),
                None => Vec::new(),
            },
            // Words that are sent: thanks, condolences, "جزيل الشكر".
            "sent-noun" => {
                let led = self.begins_with(at, 'ب');
                // توجه and تقدم take ب, أرسل may.
                if led != self.frame.attached.is_some() && (led || !self.frame.noun) {
                    return Some(Vec::new());
                }
                let from = view.letter_offset(at, usize::from(led));
                let sent = |t: usize| p.reading.find(t, self.content_acts).is_some_and(|(_, e)| names(e.usage, "مرسل"));
                if !sent(at) && !sent(at + 1) || view.tokens.get(at).is_none_or(|t| t.line_before) {
                    return Some(Vec::new());
                }
                self.clause(at, true)
                    .into_iter()
                    .map(|piece| Piece { tokens: piece.tokens, start: Some(from) })
                    .collect()
            }
            // After a verb of saying whoever stands there tells.
            "teller" => {
                let limit = self.sentence_end(at).min(at + 24);
                self.speaker(at, limit, true, false).into_iter().collect()
            }
            "aside" => match self.opening(at) {
                Some(end) if end > at => {
                    // "القناة نقلت الخبر التالي: …" has its object there, its speaker stands before.
                    let cue = parts.first().map_or(0, |part| part.piece.tokens.start);
                    let spoken = parts.iter().any(|part| part.name == "speaker" && part.piece.tokens.start < cue);
                    // "نفى وجود اتفاق قائلا «…»" has its object, and says more.
                    let object = self.frame.definite && !self.opens_aside(at);
                    let saying = p.function(end - 1) == Some(Function::Saying) && !object;
                    let free = saying || !self.frame.close && (spoken || p.function(end) == Some(Function::That));
                    if free || self.opens_aside(at) { vec![Piece::new(at..end)] } else { Vec::new() }
                }
                _ => Vec::new(),
            },
            "that" => {
                // "وأشار إلى، أن", "قال المدير؛ إن": a mark that separates nothing.
                let that = |t: usize| if p.stray(t) { t + 1 } else { t };
                let governed = p.function(at) == Some(Function::Preposition)
                    && self.frame.governs(view, at)
                    && p.function(that(at + 1)) == Some(Function::That);
                if governed {
                    vec![Piece::new(at..that(at + 1) + 1)]
                } else if p.stray(at) {
                    vec![Piece::new(at..at + 2)]
                // "وإن" goes on with what another verb opened.
                } else if p.function(at) == Some(Function::That) && !p.word(at).conjunction {
                    vec![Piece::new(at..at + 1)]
                } else {
                    Vec::new()
                }
            }
            "clause" => {
                // A mark may stand between the complementizer and what was said: "أن: …", "أنه، لو …".
                let led = at > 0 && p.function(at - 1) == Some(Function::That);
                let at = if p.colon(at) || (led && p.comma(at)) { at + 1 } else { at };
                self.clause(at, false)
            }
            "rest" => {
                if at < view.tokens.len() && view.tokens[at].line_before {
                    Vec::new()
                } else {
                    self.clause(at, false)
                }
            }
            "quotation" => match p.quote_at(at) {
                Some(q) if p.speech(q) && !self.label(q, true) => {
                    let inside = self.trim(view.quotes[q].inside());
                    // A stop right after the mark: the marks of this text are wrongly paired.
                    if inside.is_empty() || p.stop(inside.start) { Vec::new() } else { vec![Piece::new(inside)] }
                }
                _ => Vec::new(),
            },
            "nominal" => self.nominal(at, parts),
            // Without a subject between, only a noun of action or a quotation is surely what was said.
            "action" => {
                let w = p.word(at);
                // "وأرجعت الارتفاع إلى": the object of who has just spoken.
                let acted =
                    is_definite_action(view.letters(at), &[]) || p.reading.find(at, self.content_acts).is_some();
                let object =
                    self.frame.definite && !self.frame.office && w.article && acted && !w.attached && !w.adjective;
                // "تعتبره تمييزا"
                let object = object && w.name.is_none() && w.speaker_end as usize <= at;
                let held = self.frame.definite
                    && self.form.is_some_and(|form| form.object)
                    && !(w.conjunction || w.verb || w.function.is_some())
                    && is_indefinite_object(view.letters(at));
                if object || held {
                    self.clause(at, true)
                } else if (w.nominal || w.action_shape) && !w.title && !w.org_head || p.quote_at(at).is_some() {
                    self.nominal(at, parts)
                } else {
                    Vec::new()
                }
            }
            // "في مؤتمر صحفي", "بقيادة فلان": a prepositional phrase between the cue and what it governs.
            "adjunct" => {
                if p.function(at) == Some(Function::Adverb) {
                    // "بأشد العبارات": one adverb of several words.
                    let end = (at..at + 3).find(|&t| p.function(t) != Some(Function::Adverb)).unwrap_or(at + 3);
                    vec![Piece::new(at..end)]
                } else if p.function(at) == Some(Function::Preposition) && !self.frame.governs(view, at) {
                    let end = p.noun_phrase(at + 1, self.sentence_end(at).min(at + 12), false);
                    // "في جلسته | تشكيل لجنة", "خلال اللقاء | تنظيم استفتاء": a noun of action behind what is definite
                    // begins what was said.
                    let owned = |t: usize| {
                        let w = p.word(t);
                        let definite = w.article || w.name.is_some() || w.in_name;
                        definite || matches!(view.letters(t), [_, _, .., HEH] | [_, _, .., HEH, ALEF])
                    };
                    let begins = |t: usize| p.word(t).nominal || p.word(t).action_shape;
                    // "في بيان تلقت الوكالة نسخة منه": the text's own clause ends where it points back.
                    let of_text = p.word(at + 1).document && {
                        let verb = p.word(at + 2);
                        (verb.verb || verb.common_verb) && !verb.article
                    };
                    let back = (at + 3..at + 12).take_while(|&t| t < self.sentence_end(at) && !p.stop(t));
                    let back = of_text.then(|| back.into_iter().find(|&t| p.word(t).pronominal)).flatten();
                    if let Some(back) = back {
                        return Some(vec![Piece::new(at..back + 1)]);
                    }
                    // "في تقرير سنوي | روسيا بالتقصير": a name behind what is indefinite.
                    let named =
                        |t: usize| p.word(t).name.is_some() && p.word(t - 1).adjective && !p.word(t - 1).article;
                    let end = (at + 2..end).find(|&t| begins(t) && owned(t - 1) || named(t)).unwrap_or(end);
                    // "خلال لقاء | مع رؤساء البلديات"
                    let mut further = end;
                    while further > at + 1
                        && p.function(further) == Some(Function::Preposition)
                        && !self.frame.governs(view, further)
                        && further < at + 12
                    {
                        let next = p.noun_phrase(further + 1, self.sentence_end(at).min(further + 10), false);
                        let next = (further + 2..next).find(|&t| begins(t) && owned(t - 1)).unwrap_or(next);
                        if next <= further + 1 {
                            break;
                        }
                        further = next;
                    }
                    let ends = if further > end { vec![further, end] } else { vec![end] };
                    ends.into_iter()
                        .filter(|&end| end > at + 1)
                        .flat_map(|end| if p.comma(end) { vec![end + 1, end] } else { vec![end] })
                        .map(|end| Piece::new(at..end))
                        .collect()
                } else {
                    Vec::new()
                }
            }
            // What may stand between a speaker and what the cue governs: times, prepositional phrases, commas.
            "between" => {
                // Right after the verb a preposition that it does not govern gives it another sense.
                let spoken = parts.iter().any(|part| part.name == "speaker")
                    || (self.frame.addressee && self.form.is_some_and(|form| form.object));
                self.between(at, false, spoken)
            }
            // The same where a noun follows: only between two commas is it sure where it ends.
            "commas" => self.between(at, true, true),
            // A relative clause and its commas between the subject and what was announced.
            "relative" => {
                let from = if p.comma(at) { at + 1 } else { at };
                let opens = p.function(from) == Some(Function::Relative);
                let end = (from..(from + 14).min(self.sentence_end(at))).find(|&t| p.comma(t));
                // "أعلن التحالف الذي يقاتل هناك | وقفا لإطلاق النار": without commas the object in the accusative
                // shows where the clause is over.
                let object = |t: usize| {
                    let letters = view.letters(t);
                    letters.len() > 3 && letters.ends_with(&[ALEF]) && p.word(t).action_shape && p.function(t).is_none()
                };
                let found = (from + 2..(from + 16).min(self.sentence_end(at))).find(|&t| object(t));
                match (end, found) {
                    _ if !opens => Vec::new(),
                    (Some(end), found) if found.is_none_or(|found| end < found) => vec![Piece::new(at..end + 1)],
                    (_, Some(found)) => vec![Piece::new(at..found)],
                    _ => Vec::new(),
                }
            }
            "clause-end" => {
                let t = self.time(at).first().map_or(at, |piece| piece.tokens.end);
                let over = t >= view.tokens.len()
                    || view.tokens[t].line_before
                    // A colon or a mark that opens leads to words of its own.
                    || (p.mark(t).is_some() && !p.colon(t) && p.quote_at(t).is_none())
                    || p.function(t) == Some(Function::Relative)
                    || p.word(t).attribution;
                if over { vec![Piece::new(at..at)] } else { Vec::new() }
            }
            // What opens the main clause behind a fronted attribution: a comma, فإن, or its verb.
            "main-clause" => {
                let t = if p.comma(at) { at + 1 } else { at };
                let w = p.word(t);
                let verb = (w.common_verb || p.plain_verb(t)) && w.function.is_none() && !w.article && !w.conjunction;
                // "بحسب تقديرات غير رسمية فإن"
                let then = (t..t + 4)
                    .take_while(|&k| p.mark(k).is_none() && !p.word(k).verb)
                    .find(|&k| p.function(k) == Some(Function::That) && p.word(k).conjunction);
                if let Some(then) = then {
                    vec![Piece::new(at..then + 1)]
                // "فقد أصيب"
                } else if t > at || p.comma(at.saturating_sub(1)) || verb || p.function(t) == Some(Function::Auxiliary)
                {
                    vec![Piece::new(at..t)]
                } else {
                    Vec::new()
                }
            }
            "governed" => self.governed(at),
            "gap" => self.gap(at).into_iter().collect(),
            "time" => self.time(at),
            "finite" => {
                let w = p.word(at);
                if w.verb && !w.article { vec![Piece::new(at..at + 1)] } else { Vec::new() }
            }
            "remainder" => self.remainder(at, parts.first().map_or(at, |cue| cue.piece.tokens.start)),
            // "على حد | قوله"
            "his-words" if p.lists.words.his_words.is(p.reading, at) => vec![Piece::new(at..at + 1)],
            "his-words" => Vec::new(),
            "observed" => match view.tokens.get(at) {
                Some(_) if view.letters(at).first() == Some(&LAM) => vec![Piece::new(at..at + 1)],
                _ => Vec::new(),
            },
            _ => return None,
        })
    }

    fn backward(&self, name: &str, at: usize, _parts: &[Part]) -> Option<Vec<Piece>> {
        let p = self.phrases;
        let view = &p.reading.view;
        if at >= view.tokens.len() {
            return Some(Vec::new());
        }
        if at == 0 {
            return Some(if matches!(name, "clause-start" | "fronted") { vec![Piece::new(0..0)] } else { Vec::new() });
        }
        Some(match name {
            "speaker-before" => self.speaker_before(at),
            "sentence-before" => self.sentence_before(at),
            "said-before" => {
                // The cue begins its sentence; what was said is the sentence before.
                let start = view.sentence(at).start;
                if start != at || start == 0 {
                    return Some(Vec::new());
                }
                let range = self.trim(view.sentence(start - 1));
                if range.len() < 2 { Vec::new() } else { vec![Piece::new(range)] }
            }
            "quotation-before" => {
                let mut end = at;
                while end > 0 && (p.comma(end - 1) || p.stop(end - 1)) && at - end < 2 {
                    end -= 1;
                }
                let quote = end.checked_sub(1).and_then(|close| view.quote_closed_by(close)).map(|q| view.quotes[q]);
                match quote {
                    Some(q)
                        if q.style != QuoteStyle::Round
                            && q.close - q.open > 3
                            && view.paragraph(q.close) == view.paragraph(at.min(view.tokens.len() - 1)) =>
                    {
                        vec![Piece::new(self.trim(q.inside()))]
                    }
                    _ => Vec::new(),
                }
            }
            // An attribution whose content follows opens the sentence or has "and" before it.
            "fronted" => {
                if view.sentence(at).start == at || self.joined(at) {
                    vec![Piece::new(at..at)]
                } else {
                    Vec::new()
                }
            }
            "clause-start" => {
                let free = view.sentence(at).start == at
                    || p.mark(at - 1).is_some()
                    || p.function(at - 1) == Some(Function::Clause);
                if free { vec![Piece::new(at..at)] } else { Vec::new() }
            }
            _ => return None,
        })
    }
}

/// Whether a word ends in the alef of an indefinite object, and is no verb in the plural nor joined to one: تمييزا
pub(super) fn is_indefinite_object(letters: &[u8]) -> bool {
    letters.len() > 3
        && letters.ends_with(&[ALEF])
        && !letters.ends_with(&[HEH, ALEF])
        && !letters.ends_with(&[WAW, ALEF])
        && letters[0] != WAW
}
