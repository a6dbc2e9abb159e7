//! What stands in which order in a report for people, the same on paper and on a page.

use std::collections::{BTreeMap, BTreeSet};

use riwaya_extract::{Group, Statement};
use riwaya_link::{Account, Happening, Naming, Slot, SlotKind, Speaker, Verdict};
use riwaya_text::Span;

use crate::{Findings, set_aside};

/// The slots of a kind with several reports, those that part furthest first, and those with one.
pub(crate) fn slots<'a>(
    findings: Findings<'a>,
    happening: &'a Happening,
    kind: SlotKind,
) -> (Vec<&'a Slot>, Vec<&'a Slot>) {
    let shown = |s: &Slot| s.reports.iter().filter(|r| findings.shown(r.place)).count();
    let of_kind = happening.slots.iter().filter(|s| same_part(s, kind) && shown(s) > 0);
    let (mut several, single): (Vec<_>, Vec<_>) = of_kind.partition(|s| s.verdict.is_some());
    several.sort_by_key(|s| std::cmp::Reverse(s.verdict));
    (several, single)
}

/// Who did something, and why, is asked beside when; what things are called has a part of its own.
fn same_part(slot: &Slot, part: SlotKind) -> bool {
    let label = slot.kind == SlotKind::Name && slot.slot.starts_with(LABEL);
    match part {
        SlotKind::Figure => slot.kind == SlotKind::Figure,
        SlotKind::Name => label,
        SlotKind::Date | SlotKind::Actor => slot.kind != SlotKind::Figure && !label,
    }
}

/// Slots of this key ask what somebody or something is called.
const LABEL: &str = "label:";

/// How many slots have which verdict, strongest first.
pub(crate) fn verdict_counts(findings: Findings<'_>) -> [(Verdict, usize); 4] {
    [Verdict::Contradict, Verdict::Differ, Verdict::Update, Verdict::Agree].map(|v| {
        let slots = findings.comparison.happenings.iter().flat_map(|h| &h.slots);
        let same = |s: &&Slot| s.verdict == Some(v) || (v == Verdict::Agree && s.verdict == Some(Verdict::Copy));
        (v, slots.filter(same).count())
    })
}

/// How many different speakers are quoted.
pub(crate) fn speakers_quoted(findings: Findings<'_>) -> usize {
    findings.comparison.speakers.iter().filter(|s| !statements(findings, s).is_empty()).count()
}

/// The statements of a speaker that are shown.
pub(crate) fn statements<'a>(findings: Findings<'a>, speaker: &Speaker) -> Vec<(usize, &'a Statement)> {
    let mut seen = BTreeSet::new();
    let all = speaker.statements.iter().filter(|&&at| seen.insert(at)).filter_map(|&(doc, index)| {
        let account = findings.accounts.get(doc)?;
        let statement = account.analysis.statements.get(index)?;
        (!set_aside(account.doc, statement.cue)).then_some((doc, statement))
    });
    all.collect()
}

/// From the first to the last word of a statement.
pub(crate) fn extent(statement: &Statement) -> Span {
    let parts = statement.source.iter().chain(&statement.content);
    parts.fold(statement.cue, |all, part| all.cover(*part))
}

/// What was said, its pieces joined.
pub(crate) fn content(account: &Account<'_>, statement: &Statement) -> String {
    let pieces: Vec<&str> = statement.content.iter().map(|s| s.of(&account.doc.text)).collect();
    pieces.join(" … ")
}

/// Who carried a statement, outermost first, without the one who speaks.
pub(crate) fn statement_relays(account: &Account<'_>, statement: &Statement) -> Vec<String> {
    let links: Vec<String> = statement
        .chain
        .iter()
        .filter(|link| !link.iter().any(|span| Some(*span) == statement.source))
        .map(|link| link.iter().map(|s| s.of(&account.doc.text)).collect::<Vec<_>>().join(" + "))
        .collect();
    links
}

/// Who carried a report, outermost first, without the originator, who is named beside it.
pub(crate) fn relays(chain: &[String]) -> &[String] {
    chain.split_last().map_or(&[], |(_, relays)| relays)
}

/// Labels by happening and group.
pub(crate) fn namings(findings: Findings<'_>) -> BTreeMap<(usize, Group), Vec<&Naming>> {
    let mut out: BTreeMap<(usize, Group), Vec<&Naming>> = BTreeMap::new();
    for naming in &findings.comparison.namings {
        if naming.uses.iter().any(|(place, ..)| findings.shown(*place)) {
            out.entry((naming.happening, naming.group)).or_default().push(naming);
        }
    }
    out
}

/// The slot that asks what a group of a happening is called.
pub(crate) fn name_slot(findings: Findings<'_>, happening: usize, group: Group) -> Option<&Slot> {
    let slots = &findings.comparison.happenings.get(happening)?.slots;
    slots.iter().find(|s| s.slot.strip_prefix(LABEL) == Some(group.name()))
}

/// Slots about what things are called that no group of namings shows.
pub(crate) fn other_name_slots(findings: Findings<'_>) -> Vec<&Slot> {
    let groups = namings(findings);
    let mut out = Vec::new();
    for (n, happening) in findings.comparison.happenings.iter().enumerate() {
        let shown = |s: &Slot| groups.keys().any(|(h, g)| *h == n && s.slot.strip_prefix(LABEL) == Some(g.name()));
        let (several, _) = slots(findings, happening, SlotKind::Name);
        out.extend(several.into_iter().filter(|s| !shown(s)));
    }
    out
}
