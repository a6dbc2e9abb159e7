//! Regions of plain text, from the shape of its lines and the words by which pages label their parts.

use riwaya_text::{Region, RegionKind, Span, letters};

use crate::comments;
use crate::dateline;
use crate::lines::{Line, lines};
use crate::page_marks::{Look, Role, marks};

/// The regions of a text. `title` is what the metadata calls it: where the text does not repeat it,
/// the text has no headline.
pub(crate) fn plain(text: &str, title: Option<&str>) -> Vec<Region> {
    let lines = lines(text);
    let body = body_start(text, &lines);
    let mut out = Vec::with_capacity(lines.len() + 1);
    head(text, &lines[..body], title, &mut out);
    let comments = body + self::body(text, &lines[body..], &mut out);
    if let Some(title) = lines.get(comments) {
        out.push(Region { kind: RegionKind::SiteBoilerplate, span: title.span });
        let rest = &lines[comments + 1..];
        let end = rest.iter().position(|l| ends_comments(text, l)).unwrap_or(rest.len());
        comments::regions(text, &rest[..end], &mut out);
        out.extend(rest[end..].iter().map(|l| Region { kind: RegionKind::SiteBoilerplate, span: l.span }));
    }
    out
}

fn look<'t>(text: &'t str, line: &Line) -> Option<Look<'t>> {
    (!line.long()).then(|| marks().look(line.span.of(text)))
}

fn is_comments_title(text: &str, line: &Line) -> bool {
    line.chars <= 40 && matches!(look(text, line).and_then(|l| l.label()), Some((Role::Comments, false)))
}

/// Related articles or the page's foot after the comments.
fn ends_comments(text: &str, line: &Line) -> bool {
    match look(text, line).and_then(|l| l.label()) {
        Some((Role::Related, more)) => !more,
        Some((Role::Chrome, _)) => line.gap,
        _ => false,
    }
}

/// The first line that is a paragraph: long, or a whole sentence that is no title.
fn body_start(text: &str, lines: &[Line]) -> usize {
    let found = lines.iter().enumerate().position(|(n, line)| {
        let words = line.span.of(text);
        if line.long() || entry(words) {
            return true;
        }
        if n == 0 && lines.len() > 1 && line.chars <= 110 && (!words.ends_with('.') || words.ends_with("..")) {
            return false;
        }
        if line.closed && line.chars >= 40 {
            return look(text, line).is_none_or(|l| l.label().is_none() && !l.ends_in_credit());
        }
        line.chars >= 60 && dateline::end(words).is_some_and(|end| letters::count(&words[end..]) > 40)
    });
    found.unwrap_or(usize::from(lines.len() > 1))
}

/// Everything above the first paragraph.
fn head(text: &str, lines: &[Line], title: Option<&str>, out: &mut Vec<Region>) {
    let first = out.len();
    let titled = title.filter(|t| !t.trim().is_empty()).map(words_only);
    let mut headline: Option<usize> = None;
    for (n, line) in lines.iter().enumerate() {
        let words = line.span.of(text);
        let look = marks().look(words);
        let repeated = |m: Option<usize>| m.and_then(|m| lines.get(m)).is_some_and(|l| l.span.of(text) == words);
        let is_title = titled.as_ref().is_some_and(|t| *t == words_only(words));
        let named = headline.is_some() || (titled.is_some() && !is_title);
        let kind = match look.label() {
            _ if is_title => RegionKind::Headline,
            Some((Role::Comments | Role::Reply | Role::Related | Role::Chrome, _)) => RegionKind::SiteBoilerplate,
            Some((Role::Byline, _)) => RegionKind::Byline,
            Some((Role::Date, _)) => RegionKind::Dateline,
            Some((Role::Caption, _)) => RegionKind::Caption,
            Some((Role::Release, _)) => {
                // Above the number of a press release stands its letterhead.
                for region in out[first..].iter_mut().filter(|r| r.kind != RegionKind::Section) {
                    region.kind = RegionKind::Byline;
                }
                RegionKind::Headline
            }
            _ if look.is_date() || look.is_place_and_date() => RegionKind::Dateline,
            _ if look.is_reading_time() || !words.contains(char::is_alphanumeric) => RegionKind::SiteBoilerplate,
            _ if look.is_section() => RegionKind::Section,
            _ if !named => RegionKind::Headline,
            _ if headline.is_some_and(|h| repeated(Some(h))) => RegionKind::Headline,
            _ if repeated(n.checked_sub(1)) || repeated(Some(n + 1)) => RegionKind::Caption,
            _ if dateline::whole(&look) => RegionKind::Dateline,
            _ if look.words() > 4 && (look.ends_in_credit() || look.ends_in_brackets()) => RegionKind::Caption,
            _ if look.wrote() || byline(&look, line) => RegionKind::Byline,
            _ if look.words() > 3 && (line.closed || words.ends_with([':', '-', '،'])) => RegionKind::Body,
            // Where the text has no headline of its own, what stands alone over it was under a picture.
            _ if headline.is_none() => RegionKind::Caption,
            _ => RegionKind::Subheading,
        };
        if kind == RegionKind::Headline && headline.is_none() {
            headline = Some(n);
        }
        out.push(Region { kind, span: line.span });
    }
}

/// Whether a short line below the headline names who wrote: an outlet's word, names set off from each
/// other, or two to four words that may be a name.
fn byline(look: &Look<'_>, line: &Line) -> bool {
    let words = look.words();
    let tokens = 0..look.view.tokens.len();
    let divided = tokens.clone().any(|t| matches!(look.view.mark(t), Some('-' | '–' | '—' | '/' | '|' | '@')));
    let open = look.view.raw().ends_with([':', '-', '،']) && words > 3;
    let outlet = look.has(Role::OutletWord) && (divided || words <= 6);
    !line.closed && !open && (outlet || (divided && words <= 14) || ((2..=4).contains(&words) && name_like(look)))
}

/// Words of which none has the article at the front or is a number or mark: "سلمى الحاج", not "القرية بعد السيل".
fn name_like(look: &Look<'_>) -> bool {
    let tokens = &look.view.tokens;
    let first = look.view.raw();
    tokens.iter().all(|t| t.kind == riwaya_text::Kind::Word) && !first.starts_with("ال") && !look.has(Role::NoName)
}

/// Letters and digits of a title, for comparison.
fn words_only(title: &str) -> String {
    title.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// From the first paragraph to the comments; returns the line that is their title, or the number of lines.
fn body(text: &str, lines: &[Line], out: &mut Vec<Region>) -> usize {
    let last_long = lines.iter().rposition(|l| l.long() || (l.closed && l.chars >= 40)).unwrap_or(0);
    let mut n = 0;
    while n < lines.len() {
        let line = &lines[n];
        if n == 0
            && let Some(end) = dateline::end(line.span.of(text))
        {
            let cut = line.span.start + end as u32;
            out.push(Region { kind: RegionKind::Dateline, span: Span { start: line.span.start, end: cut } });
            let rest = Span { start: cut, end: line.span.end };
            let skip = rest.of(text).len() - rest.of(text).trim_start().len();
            out.push(Region { kind: RegionKind::Body, span: Span { start: cut + skip as u32, end: rest.end } });
            n += 1;
            continue;
        }
        let look = look(text, line);
        let label = look.as_ref().and_then(|l| l.label());
        if label == Some((Role::Comments, false)) && line.chars <= 40 {
            return n;
        }
        let kind = look.map_or(RegionKind::Body, |look| short_line(text, lines, n, last_long, &look));
        out.push(Region { kind, span: line.span });
        n += 1;
        if kind == RegionKind::SiteBoilerplate && label == Some((Role::Related, false)) {
            let end = n + related(text, &lines[n..]);
            out.extend(lines[n..end].iter().map(|l| Region { kind: RegionKind::SiteBoilerplate, span: l.span }));
            n = end;
        }
    }
    n
}

/// Words behind its clock that make a line an entry of a live page rather than a date.
const TOLD: usize = 5;

/// Whether a line is an entry of a live page: a clock, a mark, and what was told then.
fn entry(line: &str) -> bool {
    let digits = |s: &str| (1..=2).contains(&s.chars().count()) && s.chars().all(char::is_numeric);
    let mut words = line.split_whitespace();
    let first = words.next().unwrap_or("").trim_end_matches(['-', '–', '—', ':', '|']);
    let clock = first.split_once(':').is_some_and(|(hour, minute)| digits(hour) && digits(minute));
    clock && words.filter(|w| w.chars().any(char::is_alphabetic)).count() >= TOLD
}

/// How many lines after "related articles" are their titles. Where they follow without an empty line,
/// the next empty line ends them.
fn related(text: &str, lines: &[Line]) -> usize {
    let compact = lines.first().is_some_and(|l| !l.gap);
    let ends = |l: &Line| l.long() || (l.closed && l.chars >= 100) || (compact && l.gap) || is_comments_title(text, l);
    lines.iter().position(ends).unwrap_or(lines.len())
}

fn short_line(text: &str, lines: &[Line], n: usize, last_long: usize, look: &Look<'_>) -> RegionKind {
    let line = &lines[n];
    let words = line.span.of(text);
    let same = |m: Option<usize>| m.and_then(|m| lines.get(m)).is_some_and(|l| l.span.of(text) == words);
    let tail = n > last_long;
    if entry(words) {
        return RegionKind::Body;
    }
    match look.label() {
        Some((Role::Related | Role::Chrome | Role::Reply | Role::Comments, _)) => return RegionKind::SiteBoilerplate,
        Some((Role::Byline, _)) if tail || (!line.closed && (n < 2 || words.contains(':'))) => {
            return RegionKind::Byline;
        }
        Some((Role::Bio, _)) if tail && !line.closed && line.chars <= 100 => return RegionKind::Byline,
        Some((Role::Caption, _)) => return RegionKind::Caption,
        Some((Role::Date, _)) if tail || n < 2 => return RegionKind::Dateline,
        _ => {}
    }
    if (tail || n < 2) && (look.is_date() || look.is_place_and_date()) {
        return RegionKind::Dateline;
    }
    if tail && !line.closed && look.words() <= 6 && (look.has(Role::Agency) || words.contains('@')) {
        return RegionKind::Byline;
    }
    if look.words() > 4 && (same(n.checked_sub(1)) || same(Some(n + 1)) || (!line.closed && look.ends_in_credit())) {
        return RegionKind::Caption;
    }
    let signature = tail && n > 0 && lines[n - 1].closed && (2..=3).contains(&look.words()) && !words.starts_with('و');
    if signature && !line.closed && name_like(look) {
        return RegionKind::Byline;
    }
    if hashtags(words) || (words.starts_with("http") && !words.contains(char::is_whitespace)) {
        return RegionKind::SiteBoilerplate;
    }
    if subheading(text, lines, n, look) { RegionKind::Subheading } else { RegionKind::Body }
}

fn hashtags(line: &str) -> bool {
    line.starts_with('#') && line.split_whitespace().all(|w| w.starts_with('#'))
}

/// A short line without a sentence's end, between a paragraph that ended and a longer one.
fn subheading(text: &str, lines: &[Line], n: usize, look: &Look<'_>) -> bool {
    let line = &lines[n];
    let words = line.span.of(text);
    let question = words.ends_with(['؟', '?', '!']) && line.chars <= 60;
    let (Some(before), Some(after)) = (n.checked_sub(1).map(|m| &lines[m]), lines.get(n + 1)) else { return false };
    (!line.closed || question)
        && line.chars <= 90
        && look.words() <= 12
        && look.words() > 0
        && !words.ends_with([':', '،', '؛', ',', ';', '-', '(', '«', '؛'])
        && words.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '«' | '"' | '“'))
        && !words.starts_with(|c: char| c.is_numeric())
        && (before.closed || ends_softly(before.span.of(text)) && line.gap)
        && after.chars > line.chars
        && (after.long() || after.closed)
}

/// A paragraph that ends in an ellipsis, a bracket or a quotation mark.
fn ends_softly(paragraph: &str) -> bool {
    paragraph.ends_with(['…', ')', '»', '"', '”', '،', ':', '؛'])
}
