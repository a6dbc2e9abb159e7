//! Statements: who says what, by which words, through whom. Cards find the parts around a cue; this
//! module chooses between the readings of one cue and joins statements to chains.

mod agreement;
mod antecedent;
mod builtin;
mod chain;
mod colon;
mod cue;
mod extent;
mod finish;
mod next;
mod nominal;
mod opening;
mod relative;
mod speaker;
mod subject;
mod told;

use std::ops::Range;

use riwaya_text::View;
use riwaya_text::clitic::Ending;
use riwaya_text::letters::plain;

use self::builtin::Elements;
pub(crate) use self::builtin::NAMES;
use self::next::VerbForm;
use crate::matcher::{Part, Patterns, Piece, names};
use crate::phrase::{Function, Lists, Phrases};
use crate::reading::ListSet;
use crate::{Analysis, Language, ListId, Reading, Voice};

/// What a reporting word takes after it (column `usage` of the cue lists).
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Frame {
    usage: &'static str,
    /// A bare noun: أعلنت مقتل …
    pub noun: bool,
    /// A definite noun too: نفى التهمة
    pub definite: bool,
    /// A clause may say what it calls its object: وصفها بأنها …
    pub described: bool,
    /// Somebody addressed before the content: طالب الحكومة بـ…
    pub addressee: bool,
    /// Nothing that the verb acts on may stand between it and what is said.
    pub close: bool,
    /// Only somebody in office acts: حكم بالسجن
    pub office: bool,
    /// Somebody, not a text, stands after it: على ذمة شهود
    pub persons: bool,
    /// A preposition written as a letter of the next word.
    pub attached: Option<char>,
}

impl Frame {
    pub fn of(usage: &'static str) -> Frame {
        Frame {
            usage,
            noun: names(usage, "اسم"),
            definite: names(usage, "معرفة"),
            addressee: names(usage, "مفعول"),
            close: names(usage, "ملاصق"),
            persons: names(usage, "بشر"),
            described: names(usage, "وصف"),
            office: names(usage, "سلطة"),
            attached: ['ب', 'ل'].into_iter().find(|c| names(usage, c.encode_utf8(&mut [0; 4]))),
        }
    }

    /// Whether it takes the preposition that stands at a token as a word of its own.
    pub fn governs(&self, view: &View<'_>, token: usize) -> bool {
        const OWN: [(&str, &str); 5] = [("إلى", "وإلى"), ("عن", "وعن"), ("من", "ومن"), ("على", "وعلى"), ("في", "وفي")];
        OWN.iter().any(|(word, joined)| (view.is(token, word) || view.is(token, joined)) && names(self.usage, word))
    }
}

/// Compiled once from the language.
pub(crate) struct Recognizer {
    patterns: Patterns,
    ranks: Vec<i32>,
    lists: Lists,
    cues: [ListId; 7],
    attributions: ListId,
    participles: ListId,
    /// The author's frames that report nobody: يذكر أن
    frames: ListId,
    /// Nouns that say which act a verb of expressing is: أعرب عن تعازيه
    content_acts: ListId,
    /// The author's frames of his own opinion: يبدو أن
    opinions: ListId,
    /// Nouns of speech and of feeling, which may be uttered: أبدى استعداده
    attitudes: ListId,
    /// Joins a further part to a content that is a noun: إضافة إلى
    additions: ListId,
}

/// One reading of a cue, before statements know of each other.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub rule: &'static str,
    pub score: i32,
    pub act: &'static str,
    pub voice: Voice,
    /// The relay verb or relay noun carries no act of its own.
    pub relays: bool,
    pub attribution: bool,
    pub participle: bool,
    pub governed: bool,
    /// The cue takes a bare noun, so that quoted words after it are its object, not a speech.
    pub noun: bool,
    /// The card says that its content is a noun, not a clause.
    pub nominal: bool,
    /// The cue agrees with a feminine subject: قالت، تقول، داعية.
    pub feminine: bool,
    /// The cue agrees with several: قالوا
    pub plural: bool,
    pub cue: Piece,
    pub source: Option<Piece>,
    pub relay: Vec<Piece>,
    /// The relay is an outlet that was told.
    pub told: bool,
    /// The speaker is the subject of another verb of the sentence.
    pub supplied: bool,
    pub content: Option<Piece>,
    /// What goes on with the content behind an attribution that stands within it.
    pub tail: Option<Piece>,
    pub unreal: bool,
    /// The verb speaks in the first person.
    pub first_person: bool,
    /// The verb stands in the present.
    pub present: bool,
    /// It may as well be a passive: يعتقد
    pub impersonal: bool,
    /// و before it or كما says that somebody goes on.
    pub continues: bool,
    /// The card says that the speaker is not the subject of the verb: علمنا من فلان
    pub oblique: bool,
    /// It tells what was said in a text: "ألقى كلمة رحب فيها بالحضور".
    pub in_text: bool,
    /// The card asks that somebody is meant where no speaker stands.
    pub asks_antecedent: bool,
}

impl Draft {
    pub fn new(rule: &'static str, act: &'static str) -> Draft {
        Draft {
            rule,
            score: 0,
            act,
            voice: Voice::Source,
            relays: false,
            attribution: false,
            participle: false,
            governed: false,
            noun: false,
            nominal: false,
            feminine: false,
            plural: false,
            cue: Piece::new(0..0),
            source: None,
            relay: Vec::new(),
            told: false,
            supplied: false,
            content: None,
            tail: None,
            unreal: false,
            first_person: false,
            present: false,
            impersonal: false,
            continues: false,
            oblique: false,
            in_text: false,
            asks_antecedent: false,
        }
    }

    /// Whether the cue says that somebody goes on who has just spoken: وأضاف, not the first verb of a sentence.
    pub fn cue_continues(&self) -> bool {
        self.continues && matches!(self.act, "say" | "confirm")
    }

    pub fn source_tokens(&self) -> Range<usize> {
        self.source.as_ref().map_or(0..0, |s| s.tokens.clone())
    }

    pub fn content_tokens(&self) -> Range<usize> {
        self.content.as_ref().map_or(0..0, |c| c.tokens.clone())
    }
}

impl Recognizer {
    pub(crate) fn new(language: &Language) -> Self {
        let ranks = language.cards().iter().map(|c| c.head("rank").and_then(|r| r.parse().ok()).unwrap_or(0)).collect();
        Recognizer {
            patterns: Patterns::compile(language, "statement", NAMES),
            ranks,
            lists: Lists::new(language),
            cues: [
                "reporting-verbs",
                "reporting-participles",
                "attributions",
                "opinion-frames",
                "reporting-nouns",
                "sending-verbs",
                "speech-nouns",
            ]
            .map(|name| language.list(name)),
            attributions: language.list("attributions"),
            participles: language.list("reporting-participles"),
            frames: language.list("not-statements"),
            content_acts: language.list("content-acts"),
            opinions: language.list("opinion-frames"),
            attitudes: language.list("attitudes"),
            additions: language.list("additions"),
        }
    }

    pub(crate) fn find(&self, reading: &Reading<'_>, found: &mut Analysis) {
        let phrases = Phrases::new(&self.lists, reading, found);
        let mut drafts = self.drafts(reading, &phrases);
        colon::find(&phrases, self.attributions, &mut drafts);
        (found.statements, found.unsaid) = chain::join(&phrases, drafts, found);
    }

    /// Whether a list of cues holds finite verbs.
    pub(super) fn is_verb(&self, list: ListId) -> bool {
        list == self.cues[0] || list == self.cues[5]
    }

    /// Whether the verb of a part stands in the present.
    fn is_present(&self, phrases: &Phrases<'_, '_>, part: &Part) -> bool {
        let said = phrases.reading.find(part.piece.tokens.start, self.cues[0]);
        said.is_some_and(|(hit, _)| self.inflected(phrases.reading, hit).present)
    }

    /// The best reading of every cue, in the order of the text.
    fn drafts(&self, reading: &Reading<'_>, phrases: &Phrases<'_, '_>) -> Vec<Draft> {
        let mut best: Vec<Draft> = Vec::new();
        for hit in reading.hits_near(ListSet::all(self.cues)) {
            if !self.cues.contains(&reading.language.list_of(hit.entry)) || reading.set_aside(hit.first as usize) {
                continue;
            }
            let entry = reading.language.entry(hit.entry);
            if !self.may_report(phrases, hit) {
                continue;
            }
            let first = hit.first as usize;
            let elements = Elements {
                phrases,
                frame: Frame::of(entry.usage),
                form: (self.is_verb(entry.list) || entry.list == self.participles)
                    .then(|| VerbForm::of(reading, hit, entry.list == self.participles)),
                cue: hit.end as usize,
                attributions: self.attributions,
                content_acts: self.content_acts,
                additions: self.additions,
            };
            let anchor = Piece { tokens: hit.tokens(), start: Some(hit.span.start) };
            let unreal = self.unreal(phrases, hit);
            let inflected = self.inflected(reading, hit);
            for pattern in self.patterns.anchored(entry.list) {
                if pattern.argument.is_some_and(|a| entry.value != a && !names(entry.usage, a)) {
                    continue;
                }
                let Some(parts) = pattern.find(reading, &elements, anchor.clone()) else { continue };
                let card = &reading.language.cards()[pattern.card];
                if card.head("conjunction") == Some("no") && hit.proclitics.conjunction.is_some() {
                    continue;
                }
                if card.head("tense") == Some("past")
                    && parts.iter().any(|p| p.name == "act" && self.is_present(phrases, p))
                {
                    continue;
                }
                if card.head("person") == Some("first") && !inflected.first {
                    continue;
                }
                if let Some(region) = card.head("region") {
                    let here = reading.region(hit.first as usize);
                    if !region.split(' ').any(|r| r == here.name()) {
                        continue;
                    }
                }
                let mut draft = self.draft(entry.value, pattern.id, &parts, phrases);
                if draft.relay.is_empty() && entry.list == self.cues[0] {
                    draft.relay.extend(elements.outlet(&draft));
                    draft.told = !draft.relay.is_empty();
                }
                draft.voice = if card.head("voice") == Some("author") { Voice::Author } else { Voice::Source };
                draft.attribution = entry.list == self.attributions;
                draft.participle = [self.participles, self.cues[4], self.cues[6]].contains(&entry.list);
                draft.unreal = unreal;
                // "وقد أفيد بأن": behind قد it is a passive.
                let passive = phrases.reading.view.sentence(first).start < first
                    && phrases.function(first - 1) == Some(Function::Auxiliary)
                    && plain(hit.span.of(reading.view.raw())).starts_with('أ');
                draft.first_person |= inflected.first && !passive;
                draft.present = inflected.present;
                draft.plural = inflected.plural || elements.form.is_some_and(|f| f.plural);
                draft.impersonal =
                    inflected.present && !inflected.plural && plain(hit.span.of(reading.view.raw())).starts_with('ي');
                draft.continues = hit.proclitics.conjunction.is_some()
                    || first.checked_sub(1).and_then(|b| phrases.function(b)) == Some(Function::Bridge);
                draft.asks_antecedent = card.head("ellipsis") == Some("named");
                draft.feminine = is_feminine(&plain(hit.span.of(reading.view.raw())), entry.form);
                draft.in_text = phrases.word(hit.end as usize).within && draft.source.is_none();
                draft.oblique = card.head("speaker") == Some("oblique");
                draft.nominal = card.head("content") == Some("noun");
                if !self.agree(phrases, hit, inflected, &parts, &mut draft) {
                    continue;
                }
                draft.noun = elements.frame.noun;
                draft.score += self.ranks[pattern.card];
                // "حذرت البلدية … ودعت الأهالي إلى": whom one calls upon, not who calls.
                let head = draft.source_tokens().start;
                let called = elements.frame.addressee
                    && hit.proclitics.conjunction.is_some()
                    && head == hit.end as usize
                    && phrases.word(head).people
                    && phrases.word(head).article
                    && best.last().is_some_and(|b| {
                        b.cue.tokens.start != first
                            && b.voice == Voice::Source
                            && reading.view.sentence(b.cue.tokens.start) == reading.view.sentence(first)
                    });
                if called {
                    draft.source = None;
                }
                // "رغم قول العلماء إن", "قوله إن"; a noun of speech alone is nobody's.
                if entry.list == self.cues[6] {
                    // "دعوته أطراف النزاع إلى": the pronoun speaks, who follows is addressed.
                    if hit.ending == Ending::Pronoun {
                        draft.source = None;
                    // "دعوة الأعضاء إلى": who is called as well as who calls.
                    } else if draft.source.is_none() || names(entry.usage, "ضمير") {
                        continue;
                    }
                }
                if draft.source.is_none() && draft.voice == Voice::Source {
                    // "الأمر يعكس", "تشير المؤشرات": what cannot speak is no ellipsis either.
                    let next = phrases.word(hit.end as usize);
                    if !draft.participle
                        && next.non_speaker
                        && next.article
                        && next.name.is_none()
                        && next.speaker_end == 0
                    {
                        continue;
                    }
                    if !draft.participle && !draft.attribution && !self.may_lack_subject(phrases, hit) {
                        continue;
                    }
                    draft.score -= 15;
                } else if phrases.can_speak(draft.source_tokens()) {
                    draft.score += 10;
                }
                if elements.frame.addressee && !parts.is_empty() && draft.source_tokens().end <= hit.first as usize {
                    draft.score += 5;
                }
                match best.last_mut().filter(|b| b.cue.tokens.start == draft.cue.tokens.start) {
                    Some(b) if b.score >= draft.score => {}
                    Some(b) => *b = draft,
                    None => best.push(draft),
                }
            }
        }
        best
    }

    fn draft(&self, act: &'static str, rule: &'static str, parts: &[Part], phrases: &Phrases<'_, '_>) -> Draft {
        let object = parts.iter().find(|p| p.name == "addressee").map(|p| p.piece.tokens.start);
        let mut draft = Draft::new(rule, if act == "relay" { "report" } else { act });
        draft.relays = act == "relay";
        for part in parts {
            let piece = part.piece.clone();
            match part.name {
                "cue" => draft.cue = piece,
                // A second verb ("بحسب ما أعلنه") says which act it is.
                "act" => {
                    let language = phrases.reading.language;
                    let verb = phrases.reading.hits_at(piece.tokens.start).iter().map(|h| language.entry(h.entry));
                    if let Some(entry) = verb.into_iter().find(|e| e.list == self.cues[0]) {
                        draft.relays = entry.value == "relay";
                        draft.act = if draft.relays { "report" } else { entry.value };
                    }
                    // "كما ذكرنا": the author's own words.
                    let said = phrases.reading.find(piece.tokens.start, self.cues[0]);
                    draft.first_person = said.is_some_and(|(h, _)| self.inflected(phrases.reading, h).first);
                }
                "speaker" => draft.source = Some(piece),
                "relay" => draft.relay.push(piece),
                "content" => draft.content = Some(without_conjunction(phrases, piece)),
                "tail" => draft.tail = Some(piece),
                // "على حد | قوله": the noun with its pronoun belongs to the cue.
                "own" => draft.cue = Piece { tokens: draft.cue.tokens.start..piece.tokens.end, start: draft.cue.start },
                "by" => draft.governed = true,
                _ => {}
            }
        }
        // "نقل زوار الرئيس عنه": whose visitors they are speaks.
        if let ("relayed-he-of-him", Some(relay)) = (rule, draft.relay.first()) {
            let rest = relay.tokens.start + 1..relay.tokens.end;
            if phrases.word(relay.tokens.start).people && !rest.is_empty() && phrases.can_speak(rest.clone()) {
                draft.source = Some(speaker::noun_piece(phrases, rest));
            }
        }
        if !draft.relay.is_empty() && (draft.relays || rule == "reported-of") {
            draft.act = "say";
        }
        if let (Some(content), "express" | "confirm" | "announce", true) =
            (&draft.content, draft.act, parts.iter().all(|p| p.name != "that"))
            && let Some((_, entry)) = phrases.reading.find(content.tokens.start, self.content_acts)
            && !matches!(entry.value, "accuse" | "claim")
        {
            draft.act = entry.value;
        }
        // What is described belongs to the description, who is accused to the charge: "واصفة الوضع بالخطير".
        if let (Some(object), Some(content), "describe" | "accuse") = (object, &mut draft.content, draft.act) {
            // Not "متهما إياها بالمماطلة".
            let head = phrases.word(object);
            let named = head.article || head.name.is_some() || head.person_part || head.speaker_end as usize > object;
            if named || draft.act == "describe" {
                // "بأنه «كنز»": with words before them the marks stay inside.
                let view = &phrases.reading.view;
                let end = content.tokens.end;
                let closes = view.quote_closed_by(end).is_some_and(|q| view.quotes[q].open > object);
                *content = Piece::new(object..end + usize::from(closes));
            }
        }
        draft
    }
}

/// Whether a reporting word agrees with a feminine subject. Verbs listed with a ت of their own (توقع) show
/// it by a second one.
pub(super) fn is_feminine(cue: &str, listed: &str) -> bool {
    let cue = cue.strip_prefix('س').unwrap_or(cue);
    let prefix = cue.starts_with('ت') && (!listed.starts_with('ت') || cue.starts_with("تت"));
    prefix || cue.ends_with('ت') || (cue.ends_with('ة') && cue != listed)
}

/// A content that begins a sentence leaves its و outside.
fn without_conjunction(phrases: &Phrases<'_, '_>, mut piece: Piece) -> Piece {
    let first = piece.tokens.start;
    let view = &phrases.reading.view;
    // Listed or not: "وبلغ العدد" begins with و and a verb.
    let joined = || {
        let hits = phrases.reading.hits_at(first);
        !hits.is_empty() && hits.iter().all(|h| h.proclitics.conjunction.is_some())
    };
    if piece.start.is_none() && view.sentence(first).start == first && (phrases.word(first).conjunction || joined()) {
        piece.start = Some(phrases.reading.view.letter_offset(first, 1));
    }
    piece
}

/// Cards of statements whose patterns do not compile.
pub(crate) fn compile_problems(language: &Language) -> Vec<riwaya_text::list::Problem> {
    let cards =
        language.cards().iter().enumerate().filter(|(_, c)| c.kind == "statement" && c.head("pattern").is_none());
    cards
        .filter_map(|(n, card)| crate::matcher::compile(language, n, card, NAMES).err().map(|e| (card, e)))
        .map(|(card, (line, en))| riwaya_text::list::Problem {
            file: card.file.to_owned(),
            line,
            ar: format!("النمط لا يُترجم: {en}"),
            en,
        })
        .collect()
}
