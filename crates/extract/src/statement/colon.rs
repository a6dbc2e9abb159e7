//! A speaker and a colon at the beginning of a line: headlines ("الوزير: لن نتراجع"), live blogs, interviews.

use riwaya_text::letters::LAM;
use riwaya_text::{Kind, RegionKind};

use super::Draft;
use super::builtin::Elements;
use crate::matcher::{BuiltIns, Piece};
use crate::phrase::{Function, Phrases};
use crate::{ListId, NameKind};

/// How many tokens a speaker before a colon may have.
const LONGEST: usize = 14;
/// How many of them may say to whom: "to the state television".
const ADDRESSEE: usize = 4;

/// Adds what is said after "speaker:" where no verb already claims the colon; keeps the order of the text.
pub(super) fn find(phrases: &Phrases<'_, '_>, attributions: ListId, drafts: &mut Vec<Draft>) {
    let view = &phrases.reading.view;
    let elements = Elements {
        phrases,
        frame: super::Frame::default(),
        form: None,
        cue: 0,
        attributions,
        content_acts: ListId::NONE,
        additions: ListId::NONE,
    };
    let mut found = Vec::new();
    for paragraph in &view.paragraphs {
        let region = phrases.reading.region(paragraph.start);
        if region.set_aside() || matches!(region, RegionKind::Byline | RegionKind::Dateline) {
            continue;
        }
        let mut start = paragraph.start;
        // A clock time or a bullet may stand before the speaker: "11:05 | …".
        if let Some(bar) = (start..(start + 6).min(paragraph.end)).find(|&t| phrases.mark(t) == Some('|')) {
            start = bar + 1;
        }
        // The clock alone: "20:55 متحدث باسم النيابة: …".
        let clock = phrases.word(start).time_end as usize;
        let digits = view.tokens.get(start).is_some_and(|t| t.kind == Kind::Number);
        if digits && phrases.colon(start + 1) && view.tokens.get(start + 2).is_some_and(|t| t.kind == Kind::Number) {
            start += 3;
        } else if digits && clock > start {
            start = clock;
            // "07.25: الوزير: …"
            if phrases.colon(start) {
                start += 1;
            }
        }
        // "12:20 - الوزير: …".
        while matches!(phrases.mark(start), Some('-' | '–' | '—' | '•')) && start + 1 < paragraph.end {
            start += 1;
        }
        let limit = (start + LONGEST).min(paragraph.end);
        let Some(colon) = (start..limit).find(|&t| phrases.colon(t)) else { continue };
        // "الأنصار يفوز.. والمدرب: «…»": what stands behind the stop speaks.
        if region == RegionKind::Headline
            && let Some(stop) = (start..colon).rev().find(|&t| phrases.stop(t))
        {
            start = stop + 1;
        }
        let between_digits = colon > start && view.tokens[colon - 1].kind == Kind::Number;
        if colon == start || between_digits || colon + 2 >= paragraph.end {
            continue;
        }
        let end = phrases.noun_phrase(start, colon, true);
        // An addressee may follow: "الوزيرة للصحفيين:".
        let outlet =
            view.letters(end) == [LAM] && phrases.quote_at(end + 1).is_some_and(|q| view.quotes[q].close + 1 == colon);
        let addressed = outlet || end < colon && colon - end <= ADDRESSEE && phrases.word(end).attached;
        // "ليلى، أمينة الاتحاد: «…»": an office beside the name, before a quotation.
        let beside = phrases.comma(end) && phrases.quote_at(colon + 1).is_some();
        let end = if beside && phrases.noun_phrase(end + 1, colon, true) == colon { colon } else { end };
        let clause = (start..end).any(|t| phrases.plain_verb(t) && !phrases.word(t).article);
        let head = phrases.word(start);
        let anonymous = colon - start == 1
            && head.name.is_none()
            && !head.article
            && !(region == RegionKind::Headline
                && (head.unnamed || head.document || head.expert || head.people || head.media));
        // "ليبيا: مقتل ثلاثة" tells where, "موسكو: لن نتراجع" who.
        let place = head.name == Some(NameKind::Location)
            && phrases.quote_at(colon + 1).is_none()
            && phrases.function(colon + 1) != Some(Function::Negation);
        if clause
            || (end != colon && !addressed)
            || end == start
            || anonymous
            || place
            || !(phrases.head_speaks(start) && (head.speaker_end > 0 || head.name.is_some() || !phrases.unknown(start)))
            || !phrases.can_speak(start..end)
        {
            continue;
        }
        if drafts.iter().any(|d| d.cue.tokens.start >= start && d.cue.tokens.start < colon) {
            continue;
        }
        let content = ["quotation", "clause"]
            .iter()
            .find_map(|name| elements.forward(name, colon + 1, &[]).and_then(|p| p.into_iter().next()));
        let Some(content) = content else { continue };
        let mut draft = Draft::new("headline-colon", "say");
        draft.cue = Piece::new(colon..colon + 1);
        draft.source = Some(elements.noun_piece(start..end));
        draft.content = Some(content);
        found.push(draft);
    }
    if !found.is_empty() {
        drafts.append(&mut found);
        drafts.sort_by_key(|d| d.cue.tokens.start);
    }
}
