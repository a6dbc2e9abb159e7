use riwaya_link::{Place, SlotKind, Verdict};

use super::{Ink, Sheet, Style, isolate, shorten, width};
use crate::gaps::{Gap, Which, gaps};
use crate::order::{self, speakers_quoted, verdict_counts};
use crate::value::{count, moment};
use crate::words::{self, Both};
use crate::{DocumentKind, Findings, aside_in_short, problems, published, title};

/// Entries shown of a list before it is folded.
pub(super) const FOLD: usize = 8;
/// Documents listed.
const DOCUMENTS: usize = 24;
/// Slots shown of one happening.
pub(super) const SLOTS: usize = 16;
/// Happenings shown.
pub(super) const HAPPENINGS: usize = 20;
/// Reports shown of one slot, statements of one speaker.
pub(super) const FOLD_INSIDE: usize = 12;
/// Columns of a passage that is shown in part.
pub(super) const EXCERPT: usize = 300;

/// The eight parts of the report.
pub fn report(findings: Findings<'_>, style: Style) -> String {
    let mut paper = Paper { sheet: Sheet::new(style), findings, names: crate::short_names(findings.accounts) };
    paper.head();
    let gaps = gaps(findings);
    for (part, gaps) in gaps.iter().enumerate() {
        paper.heading(part);
        match part {
            0 => paper.documents(),
            1 => paper.happenings(),
            2 => paper.slots(SlotKind::Figure),
            3 => paper.slots(SlotKind::Date),
            4 => paper.speakers(),
            5 => paper.namings(),
            6 => paper.variants(),
            _ => paper.reuse(),
        }
        paper.missing(gaps);
    }
    paper.sheet.blank();
    paper.sheet.passage(2, words::PROMISE.ar, Ink::Plain);
    for line in super::wrap(words::PROMISE.en, paper.sheet.style.width - 2) {
        paper.sheet.line(&format!("  {line}"));
    }
    paper.sheet.out
}

pub(super) struct Paper<'a> {
    pub(super) sheet: Sheet,
    pub(super) findings: Findings<'a>,
    names: Vec<String>,
}

pub(super) fn verdict_ink(verdict: Option<Verdict>) -> Ink {
    match verdict {
        Some(Verdict::Contradict) => Ink::Strong,
        Some(Verdict::Differ) => Ink::Mild,
        Some(Verdict::Update) => Ink::New,
        Some(Verdict::Agree) => Ink::Plain,
        _ => Ink::Dim,
    }
}

/// `الوثائق · Documents`
pub(super) fn pair(words: Both) -> String {
    format!("{} · {}", isolate(words.ar), words.en)
}

impl<'a> Paper<'a> {
    fn name(&self, doc: usize) -> &str {
        self.names.get(doc).map_or("?", String::as_str)
    }

    /// `02-local-paper:417`: short name of the document, and the code point at which it stands.
    pub(super) fn place(&self, place: Place) -> String {
        let at = self
            .findings
            .accounts
            .get(place.doc)
            .map_or(0, |a| a.doc.text.get(..place.span.start as usize).map_or(0, |before| before.chars().count()));
        format!("{}:{at}", self.name(place.doc))
    }

    pub(super) fn words(&self, place: Place) -> &'a str {
        self.findings.accounts.get(place.doc).map_or("", |a| place.span.of(&a.doc.text))
    }

    fn head(&mut self) {
        let title = self.sheet.ink(Ink::Bold, &format!("{} · Riwaya", isolate("رواية")));
        self.sheet.line(&title);
        self.sheet.line(&isolate(words::TAGLINE.ar));
        self.sheet.line(words::TAGLINE.en);
        self.sheet.blank();
        let mut facts = vec![count(self.findings.accounts.len(), "document", "documents")];
        facts.push(count(speakers_quoted(self.findings), "speaker quoted", "speakers quoted"));
        self.sheet.line(&format!("  {}", facts.join(" · ")));
        let counts = verdict_counts(self.findings);
        let shown: Vec<String> = counts
            .iter()
            .filter(|(_, n)| *n > 0)
            .map(|(v, n)| {
                let (sign, word) = words::verdict(Some(*v));
                let text = format!("{n} {sign} {} {}", isolate(word.ar), word.en);
                self.sheet.ink(verdict_ink(Some(*v)), &text)
            })
            .collect();
        if !shown.is_empty() {
            self.sheet.line(&format!("  {}", shown.join("   ")));
        }
    }

    fn heading(&mut self, part: usize) {
        self.sheet.blank();
        let words = words::PARTS[part];
        let text = format!("── {} · {} ", part + 1, pair(words));
        let rule = "─".repeat(self.sheet.style.width.saturating_sub(width(&text)));
        let line = self.sheet.ink(Ink::Bold, &format!("{text}{rule}"));
        self.sheet.line(&line);
        let about = self.sheet.ink(Ink::Dim, &format!("   {}", words::ABOUT[part].en));
        self.sheet.line(&about);
        self.sheet.blank();
    }

    pub(super) fn nothing(&mut self) {
        let text = format!("  {}", pair(words::NONE_FOUND));
        let text = self.sheet.ink(Ink::Dim, &text);
        self.sheet.line(&text);
    }

    pub(super) fn fold(&mut self, indent: usize, hidden: usize) {
        if hidden > 0 {
            let text = format!("{}… {hidden} more", " ".repeat(indent));
            let text = self.sheet.ink(Ink::Dim, &text);
            self.sheet.line(&text);
        }
    }

    pub(super) fn fold_events(&mut self, hidden: usize) {
        if hidden > 0 {
            let events = count(hidden, "event", "events");
            self.dim(2, &format!("… {events} more (riwaya report --html shows all)"));
        }
    }

    fn missing(&mut self, gaps: &[Gap]) {
        self.sheet.blank();
        let label = pair(words::MISSING);
        if gaps.is_empty() {
            let text = self.sheet.ink(Ink::Dim, &format!("  {label}: {}", pair(words::NOTHING)));
            self.sheet.line(&text);
            return;
        }
        let text = self.sheet.ink(Ink::Bold, &format!("  {label}"));
        self.sheet.line(&text);
        for gap in gaps {
            self.sheet.line(&format!("  - {}", isolate(&gap.ar)));
            let mut which: Vec<String> = gap.which.iter().take(FOLD).map(|w| self.which(w)).collect();
            let hidden = gap.which.len() - which.len();
            if hidden > 0 {
                which.push(format!("… {hidden} more"));
            }
            let text = if which.is_empty() { gap.en.clone() } else { format!("{}: {}", gap.en, which.join(", ")) };
            for line in super::wrap(&text, self.sheet.style.width.saturating_sub(4)) {
                self.sheet.line(&format!("    {line}"));
            }
        }
    }

    fn which(&self, which: &Which) -> String {
        match which {
            Which::Document(d) => self.name(*d).to_owned(),
            Which::Place(p) => self.place(*p),
            Which::Path(p) => p.clone(),
        }
    }

    fn documents(&mut self) {
        if self.findings.accounts.is_empty() {
            self.nothing();
        }
        let widest = self.names.iter().map(|n| width(n)).max().unwrap_or(0).min(28);
        for (d, account) in self.findings.accounts.iter().enumerate().take(DOCUMENTS) {
            let doc = account.doc;
            let name = shorten(self.name(d), 28);
            let date = match published(doc, account.analysis) {
                Some(p) if p.certain => moment(&p.value),
                Some(p) => format!("{} (inferred)", moment(&p.value)),
                None => "no date".to_owned(),
            };
            let gap = " ".repeat(widest.saturating_sub(width(&name)));
            let outlet = doc.outlet.as_deref().map(|o| format!("   {}", isolate(o))).unwrap_or_default();
            let left = format!("{}{gap}   {date}{outlet}", self.sheet.ink(Ink::Bold, &name));
            let plain = width(&name) + width(&gap) + 3 + width(&date) + width(&outlet);
            self.sheet.sides(2, &left, plain, DocumentKind::of(doc).name(), Ink::Dim);
            if let Some(title) = title(doc) {
                let room = self.sheet.style.width.saturating_sub(8);
                self.sheet.passage(4, &shorten(title, room * 2), Ink::Plain);
            }
            let set_aside: Vec<String> = aside_in_short(doc)
                .into_iter()
                .map(|(kind, parts, chars)| {
                    let word = words::region(kind);
                    let parts = if parts > 1 { format!("{parts} parts, ") } else { String::new() };
                    format!("{} {} ({parts}{chars} characters)", isolate(word.ar), word.en)
                })
                .collect();
            if !set_aside.is_empty() {
                self.dim(4, &format!("set aside: {}", set_aside.join(", ")));
            }
            let notices: Vec<String> = problems(doc, account.analysis).map(|(_, message)| message.to_owned()).collect();
            for notice in notices.iter().take(3) {
                self.dim(4, &format!("! {notice}"));
            }
            self.fold(4, notices.len().saturating_sub(3));
        }
        self.fold(2, self.findings.accounts.len().saturating_sub(DOCUMENTS));
    }

    pub(super) fn dim(&mut self, indent: usize, text: &str) {
        for line in super::wrap(text, self.sheet.style.width.saturating_sub(indent)) {
            let line = self.sheet.ink(Ink::Dim, &line);
            self.sheet.line(&format!("{}{line}", " ".repeat(indent)));
        }
    }

    fn happenings(&mut self) {
        let happenings = &self.findings.comparison.happenings;
        if happenings.is_empty() {
            self.nothing();
        }
        for (n, h) in happenings.iter().enumerate().take(HAPPENINGS) {
            let time = h.time.as_deref().map_or("no date".to_owned(), moment);
            self.sheet.line(&format!("  {}. {}", n + 1, isolate(&shorten(&h.title, self.sheet.style.width - 8))));
            let places: Vec<String> = h.places.iter().take(FOLD).map(|p| isolate(p)).collect();
            let hidden = h.places.len().saturating_sub(FOLD);
            let more = if hidden > 0 { format!(" … {hidden} more") } else { String::new() };
            let mut facts = vec![time];
            if !places.is_empty() {
                facts.push(format!("{}{more}", places.join(", ")));
            }
            for line in super::wrap(&facts.join(" · "), self.sheet.style.width.saturating_sub(5)) {
                self.sheet.line(&format!("     {line}"));
            }
            let mut docs: Vec<&str> = h.documents.iter().take(FOLD * 2).map(|&d| self.name(d)).collect();
            let hidden = format!("… {} more", h.documents.len().saturating_sub(FOLD * 2));
            if h.documents.len() > FOLD * 2 {
                docs.push(&hidden);
            }
            let text = format!("{}: {}", count(h.documents.len(), "document", "documents"), docs.join(", "));
            self.dim(5, &text);
        }
        self.fold(2, happenings.len().saturating_sub(HAPPENINGS));
    }

    fn speakers(&mut self) {
        let findings = self.findings;
        let speakers = &findings.comparison.speakers;
        if speakers.is_empty() {
            self.nothing();
        }
        for speaker in speakers.iter().take(FOLD * 3) {
            let said = order::statements(findings, speaker);
            if said.is_empty() {
                continue;
            }
            let head = self.sheet.ink(Ink::Bold, &isolate(&speaker.canonical));
            let n = count(said.len(), "statement", "statements");
            self.sheet.sides(2, &head, width(&speaker.canonical), &n, Ink::Dim);
            for (doc, statement) in said.iter().take(4) {
                let account = &findings.accounts[*doc];
                let act = words::act(statement.act);
                let place = Place { doc: *doc, span: order::extent(statement) };
                let via = order::statement_relays(account, statement);
                let via = if via.is_empty() {
                    String::new()
                } else {
                    format!(
                        " · {} via {}",
                        isolate("عن"),
                        via.iter().map(|v| isolate(v)).collect::<Vec<_>>().join(" ← ")
                    )
                };
                let unreal = if statement.unreal {
                    format!(" · {} not said, or under a condition", isolate("لم يُقل"))
                } else {
                    String::new()
                };
                for line in
                    super::wrap(&format!("{} {}{via}{unreal}", isolate(act.ar), act.en), self.sheet.style.width - 4)
                {
                    self.sheet.line(&format!("    {line}"));
                }
                let words = order::content(account, statement);
                let words = if words.is_empty() { self.words(place).to_owned() } else { words };
                self.sheet.quotation(6, &shorten(&words, EXCERPT), &self.place(place));
            }
            self.fold(6, said.len().saturating_sub(4));
            self.sheet.blank();
        }
        self.fold(2, speakers.len().saturating_sub(FOLD * 3));
    }

    fn namings(&mut self) {
        let findings = self.findings;
        let groups = order::namings(findings);
        if groups.is_empty() {
            self.nothing();
        }
        for ((happening, group), labels) in groups {
            if happening >= HAPPENINGS {
                continue;
            }
            let word = words::group(group);
            let of =
                if findings.comparison.happenings.len() > 1 { format!("  ({})", happening + 1) } else { String::new() };
            let head = format!("{}{of}", pair(word));
            let slot = order::name_slot(findings, happening, group);
            let (sign, verdict) = words::verdict(slot.and_then(|s| s.verdict));
            let badge = slot.map_or(String::new(), |_| format!("{sign} {} {}", isolate(verdict.ar), verdict.en));
            let bold = self.sheet.ink(Ink::Bold, &head);
            self.sheet.sides(2, &bold, width(&head), &badge, verdict_ink(slot.and_then(|s| s.verdict)));
            if let Some(slot) = slot {
                self.reason(&slot.reason);
            }
            for naming in labels.iter().take(FOLD * 2) {
                let uses: Vec<_> = naming.uses.iter().filter(|(p, ..)| findings.shown(*p)).collect();
                let left = isolate(&format!("«{}»", naming.label));
                self.sheet.line(&format!("    {left}  {}", count(uses.len(), "use", "uses")));
                for (place, voice, by) in uses.iter().take(6) {
                    let voice = words::voice(*voice);
                    let by = if by.is_empty() { String::new() } else { format!(" · {}", isolate(&shorten(by, 34))) };
                    let left = format!("{} {}{by}", isolate(voice.ar), voice.en);
                    let place = self.place(*place);
                    self.sheet.sides(6, &left, width(&left), &place, Ink::Dim);
                }
                self.fold(6, uses.len().saturating_sub(6));
            }
            self.fold(4, labels.len().saturating_sub(FOLD * 2));
            self.sheet.blank();
        }
        self.fold_events(findings.comparison.happenings.len().saturating_sub(HAPPENINGS));
        for slot in order::other_name_slots(findings).into_iter().take(SLOTS) {
            self.slot(slot);
            self.sheet.blank();
        }
    }

    fn variants(&mut self) {
        let variants = &self.findings.comparison.variants;
        if variants.is_empty() {
            self.nothing();
        }
        for v in variants.iter().take(FOLD * 3) {
            let kind = words::name_kind(v.kind);
            let left = format!("{}  {}", self.sheet.ink(Ink::Bold, &isolate(&v.canonical)), pair(kind));
            self.sheet.line(&format!("  {left}"));
            for (doc, forms) in v.forms.iter().take(FOLD) {
                let forms: Vec<String> = forms.iter().map(|f| isolate(f)).collect();
                let left = forms.join(", ");
                let name = self.name(*doc).to_owned();
                self.sheet.sides(4, &left, width(&left), &name, Ink::Dim);
            }
            self.fold(4, v.forms.len().saturating_sub(FOLD));
            if !v.reason.ar.is_empty() {
                self.dim(4, &format!("{} · {}", isolate(&v.reason.ar), v.reason.en));
            }
        }
        self.fold(2, variants.len().saturating_sub(FOLD * 3));
    }

    fn reuse(&mut self) {
        let reuse = &self.findings.comparison.reuse;
        if reuse.is_empty() {
            self.nothing();
        }
        for r in reuse.iter().take(FOLD * 2) {
            let kind = words::reuse(r.kind);
            let relation = words::relation(r.relation);
            let percent = r.similarity / 10;
            let head = format!("{}  +  {}", self.place(r.a), self.place(r.b));
            let head = self.sheet.ink(Ink::Bold, &head);
            self.sheet.line(&format!("  {head}"));
            self.sheet.line(&format!("    {} · {percent}% of the words", pair(kind)));
            self.sheet.line(&format!("    {}", pair(relation)));
            if !r.shown_by.ar.is_empty() {
                self.dim(4, &format!("{} · {}", isolate(&r.shown_by.ar), r.shown_by.en));
            }
            self.sheet.quotation(6, &shorten(self.words(r.a), EXCERPT), &self.place(r.a));
            self.sheet.blank();
        }
        self.fold(2, reuse.len().saturating_sub(FOLD * 2));
    }
}
