//! What is missing, part by part. A report that does not say what it lacks is read as complete.

use std::collections::BTreeSet;

use riwaya_link::{Place, Relation, Slot, SlotKind};

use crate::value::{count, count_ar};
use crate::{Findings, aside, published, set_aside};

/// One thing that is missing, in both languages, with the documents or places that it concerns.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Gap {
    pub ar: String,
    pub en: String,
    pub which: Vec<Which>,
}

/// Where something is missing.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Which {
    Document(usize),
    Place(Place),
    Path(String),
}

fn documents_ar(n: usize) -> String {
    count_ar(n, "وثيقة واحدة", "وثيقتان", "وثائق", "وثيقة")
}

fn documents_en(n: usize) -> String {
    count(n, "document", "documents")
}

fn about_documents(docs: Vec<usize>, ar: &str, en: &str) -> Option<Gap> {
    let n = docs.len();
    (n > 0).then(|| Gap {
        ar: format!("{ar}: {}", documents_ar(n)),
        en: format!("{} {en}", documents_en(n)),
        which: docs.into_iter().map(Which::Document).collect(),
    })
}

fn about_places(places: Vec<Place>, ar: [&str; 4], en: [&str; 2], tail: (&str, &str)) -> Option<Gap> {
    let n = places.len();
    (n > 0).then(|| Gap {
        ar: format!("{}: {}", tail.0, count_ar(n, ar[0], ar[1], ar[2], ar[3])),
        en: format!("{} {}", count(n, en[0], en[1]), tail.1),
        which: places.into_iter().map(Which::Place).collect(),
    })
}

const FIGURES: ([&str; 4], [&str; 2]) = (["رقم واحد", "رقمان", "أرقام", "رقما"], ["figure", "figures"]);
const DATES: ([&str; 4], [&str; 2]) = (["تاريخ واحد", "تاريخان", "تواريخ", "تاريخا"], ["date", "dates"]);
const SAYINGS: ([&str; 4], [&str; 2]) = (["قول واحد", "قولان", "أقوال", "قولا"], ["statement", "statements"]);

/// The gaps of each of the eight parts.
pub(crate) fn gaps(findings: Findings<'_>) -> [Vec<Gap>; 8] {
    [
        of_documents(findings),
        of_happenings(findings),
        of_slots(findings, SlotKind::Figure),
        of_slots(findings, SlotKind::Date),
        of_speakers(findings),
        of_namings(findings),
        of_names(findings),
        of_reuse(findings),
    ]
}

fn which_documents(findings: Findings<'_>, wanted: impl Fn(usize) -> bool) -> Vec<usize> {
    (0..findings.accounts.len()).filter(|&d| wanted(d)).collect()
}

fn of_documents(findings: Findings<'_>) -> Vec<Gap> {
    let at = |d: usize| &findings.accounts[d];
    let undated = which_documents(findings, |d| published(at(d).doc, at(d).analysis).is_none());
    let inferred = which_documents(findings, |d| published(at(d).doc, at(d).analysis).is_some_and(|p| !p.certain));
    let no_outlet = which_documents(findings, |d| at(d).doc.outlet.is_none());
    let mut gaps: Vec<Gap> = [
        about_documents(undated, "بلا تاريخ نشر", "without a date"),
        about_documents(inferred, "تاريخ مستنتج من كلام النص", "with a date inferred from the text's words"),
        about_documents(no_outlet, "بلا اسم ناشر", "without an outlet's name"),
    ]
    .into_iter()
    .flatten()
    .collect();
    for file in findings.unread {
        gaps.push(Gap {
            ar: format!("لم يُقرأ: {}", file.ar),
            en: format!("not read: {}", file.en),
            which: vec![Which::Path(file.path.clone())],
        });
    }
    if !findings.passed_over.is_empty() {
        let n = findings.passed_over.len();
        gaps.push(Gap {
            ar: format!("من نوع لا يُقرأ: {}", count_ar(n, "ملف واحد", "ملفان", "ملفات", "ملفا")),
            en: format!("{} of a kind that is not read", count(n, "file", "files")),
            which: findings.passed_over.iter().cloned().map(Which::Path).collect(),
        });
    }
    gaps
}

fn of_happenings(findings: Findings<'_>) -> Vec<Gap> {
    let told: BTreeSet<usize> =
        findings.comparison.happenings.iter().flat_map(|h| h.documents.iter().copied()).collect();
    let outside = which_documents(findings, |d| !told.contains(&d));
    let undated = findings.comparison.happenings.iter().filter(|h| h.time.is_none()).count();
    let mut gaps: Vec<Gap> =
        about_documents(outside, "خارج كل حدث مشترك", "that share no event with another").into_iter().collect();
    if undated > 0 {
        gaps.push(Gap {
            ar: format!("بلا تاريخ: {}", count_ar(undated, "حدث واحد", "حدثان", "أحداث", "حدثا")),
            en: format!("{} without a date", count(undated, "event", "events")),
            which: Vec::new(),
        });
    }
    gaps
}

fn slots(findings: Findings<'_>, kind: SlotKind) -> impl Iterator<Item = &Slot> {
    findings.comparison.happenings.iter().flat_map(|h| &h.slots).filter(move |s| s.kind == kind)
}

fn of_slots(findings: Findings<'_>, kind: SlotKind) -> Vec<Gap> {
    let reports = || slots(findings, kind).flat_map(|s| &s.reports).filter(|r| findings.shown(r.place));
    let unsourced: Vec<Place> = reports().filter(|r| r.attributed_to.is_empty()).map(|r| r.place).collect();
    let undated: Vec<Place> = reports().filter(|r| r.as_of.is_none()).map(|r| r.place).collect();
    let (ar, en) = if kind == SlotKind::Figure { FIGURES } else { DATES };
    let mut gaps = vec![about_places(unsourced, ar, en, ("بلا مصدر مسمّى", "without a named source"))];
    if kind == SlotKind::Figure {
        gaps.push(about_places(undated, ar, en, ("بلا وقت معروف", "whose time is not known")));
        let compared: BTreeSet<Place> = reports().map(|r| r.place).collect();
        let outside = findings.accounts.iter().enumerate().flat_map(|(doc, a)| {
            a.analysis.figures.iter().filter(|f| !set_aside(a.doc, f.span)).map(move |f| Place { doc, span: f.span })
        });
        let outside: Vec<Place> =
            outside.filter(|p| !compared.iter().any(|c| c.doc == p.doc && c.span.overlaps(p.span))).collect();
        gaps.push(about_places(
            outside,
            ar,
            en,
            ("خارج كل سؤال مشترك", "outside every shared question (riwaya analyze lists them)"),
        ));
    } else {
        let unresolved: Vec<Place> = findings
            .accounts
            .iter()
            .enumerate()
            .flat_map(|(doc, a)| {
                let open = a.analysis.times.iter().filter(|t| t.value.is_none() && !set_aside(a.doc, t.span));
                open.map(move |t| Place { doc, span: t.span })
            })
            .collect();
        gaps.push(about_places(unresolved, ar, en, ("زمن نسبي بلا مرجع", "relative to a day that is not given")));
    }
    gaps.into_iter().flatten().collect()
}

fn of_speakers(findings: Findings<'_>) -> Vec<Gap> {
    let unnamed: Vec<Place> = findings
        .accounts
        .iter()
        .enumerate()
        .flat_map(|(doc, a)| {
            let said = a.analysis.statements.iter().filter(|s| s.source.is_none() && s.source_canonical.is_empty());
            said.filter(|s| !set_aside(a.doc, s.cue)).map(move |s| Place { doc, span: s.cue })
        })
        .collect();
    let silent = which_documents(findings, |d| findings.accounts[d].analysis.statements.is_empty());
    [
        about_places(unnamed, SAYINGS.0, SAYINGS.1, ("بلا قائل معروف", "whose speaker is not known")),
        about_documents(silent, "بلا أقوال منسوبة", "in which nobody is quoted"),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn of_namings(findings: Findings<'_>) -> Vec<Gap> {
    let none = which_documents(findings, |d| findings.accounts[d].analysis.designations.is_empty());
    about_documents(none, "بلا تسمية", "in which no such name was found").into_iter().collect()
}

fn of_names(findings: Findings<'_>) -> Vec<Gap> {
    let none = which_documents(findings, |d| findings.accounts[d].analysis.mentions.is_empty());
    about_documents(none, "بلا أسماء", "in which no name was found").into_iter().collect()
}

fn of_reuse(findings: Findings<'_>) -> Vec<Gap> {
    let open = findings.comparison.reuse.iter().filter(|r| r.relation == Relation::Unknown).count();
    let mut gaps = Vec::new();
    if open > 0 {
        gaps.push(Gap {
            ar: format!("{} لا يظهر من نقل عن من", count_ar(open, "مقطع واحد", "مقطعان", "مقاطع", "مقطعا")),
            en: format!("{} where it does not show who took it from whom", count(open, "passage", "passages")),
            which: Vec::new(),
        });
    }
    let comments: Vec<usize> = which_documents(findings, |d| !aside(findings.accounts[d].doc).is_empty());
    gaps.extend(about_documents(comments, "نُحِّيت أجزاء ولم تُقارن", "with parts set aside, which are not compared"));
    gaps
}
