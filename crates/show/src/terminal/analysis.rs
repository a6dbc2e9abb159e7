use riwaya_extract::Analysis;
use riwaya_text::{CodePoints, Document, Span};

use super::{Ink, Sheet, Style, isolate, shorten, width, wrap};
use crate::value::{amount, count};
use crate::{order, published, set_aside, title, words};

/// One document's findings as a list for people.
pub fn analysis(doc: &Document, found: &Analysis, style: Style) -> String {
    let mut sheet = Sheet::new(style);
    let points = CodePoints::of(&doc.text);
    let place = |span: Span| format!("{}-{}", points.at(&doc.text, span.start), points.at(&doc.text, span.end));
    let shown = |span: Span| !set_aside(doc, span);
    let head = sheet.ink(Ink::Bold, &doc.path);
    let date = published(doc, found).map_or("no date", |p| p.value.as_str()).to_owned();
    sheet.sides(0, &head, width(&doc.path), &date, Ink::Dim);
    if let Some(title) = title(doc) {
        sheet.passage(2, &shorten(title, 140), Ink::Plain);
    }

    let statements: Vec<_> = found.statements.iter().filter(|s| shown(s.cue)).collect();
    heading(&mut sheet, "أقوال", "statements", statements.len());
    let account = riwaya_link::Account { doc, analysis: found };
    for s in statements {
        let act = words::act(s.act);
        let who = match s.source_canonical.as_str() {
            "" => format!("{} · {}", isolate(words::UNKNOWN_SPEAKER.ar), words::UNKNOWN_SPEAKER.en),
            who => isolate(who),
        };
        sheet.line(&format!("  {who}"));
        let relays = order::statement_relays(&account, s);
        let via = if relays.is_empty() {
            String::new()
        } else {
            format!(" via {}", relays.iter().map(|r| isolate(r)).collect::<Vec<_>>().join(" ← "))
        };
        for line in wrap(&format!("{} {}{via}", isolate(act.ar), act.en), sheet.style.width - 4) {
            sheet.line(&format!("    {line}"));
        }
        let words = order::content(&account, s);
        let words = if words.is_empty() { s.cue.of(&doc.text).to_owned() } else { words };
        sheet.quotation(4, &shorten(&words, 300), &place(order::extent(s)));
    }

    let figures: Vec<_> = found.figures.iter().filter(|f| shown(f.span)).collect();
    heading(&mut sheet, "أرقام", "figures", figures.len());
    for f in figures {
        let category = words::category(f.category);
        let value = sheet.ink(Ink::Bold, &amount(f.value, f.modifier));
        sheet.line(&format!("  {value}  {} · {}", isolate(category.ar), category.en));
        sheet.quotation(4, f.span.of(&doc.text), &place(f.span));
    }

    let times: Vec<_> = found.times.iter().filter(|t| shown(t.span)).collect();
    heading(&mut sheet, "أوقات", "times", times.len());
    for t in times {
        let value = t.value.as_deref().unwrap_or("no day to count from");
        let words = format!("«{}»", t.span.of(&doc.text));
        let left = format!("{value:<24}{}", isolate(&words));
        sheet.sides(2, &left, width(&left), &place(t.span), Ink::Dim);
    }

    let mentions: Vec<_> = found.mentions.iter().filter(|m| shown(m.span)).collect();
    heading(&mut sheet, "أسماء", "names", mentions.len());
    let mut names: Vec<(&str, &str, usize)> = Vec::new();
    for m in mentions {
        match names.iter_mut().find(|(kind, name, _)| *kind == m.kind.name() && *name == m.canonical) {
            Some((.., n)) => *n += 1,
            None => names.push((m.kind.name(), &m.canonical, 1)),
        }
    }
    for (kind, name, n) in names {
        sheet.line(&format!("  {kind:<6}{}  {n}", isolate(name)));
    }

    let designations: Vec<_> = found.designations.iter().filter(|d| shown(d.span)).collect();
    heading(&mut sheet, "تسميات", "designations", designations.len());
    for d in designations {
        let group = words::group(d.group);
        let distanced = if d.distanced { ", at a distance" } else { "" };
        let words = format!("«{}»", d.span.of(&doc.text));
        let left = format!("{}  {} {}{distanced}", isolate(&words), isolate(group.ar), group.en);
        sheet.sides(2, &left, width(&left), &place(d.span), Ink::Dim);
    }
    for (_, message) in crate::problems(doc, found) {
        sheet.line(&format!("  ! {message}"));
    }
    sheet.out
}

fn heading(sheet: &mut Sheet, ar: &str, en: &str, n: usize) {
    sheet.blank();
    let text = format!("── {} · {} ({})", isolate(ar), en, count(n, "found", "found"));
    let text = sheet.ink(Ink::Bold, &text);
    sheet.line(&text);
}
