//! Readers' comments below an article: author, date, words.

use riwaya_text::{Region, RegionKind, Span};

use crate::lines::Line;
use crate::page_marks::{Role, marks};

/// What a line among the comments is.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Is {
    Words,
    Date,
    /// A name and a date in one line; the date's first byte.
    NameAndDate(u32),
    Label,
}

/// The regions of the lines of a comment section, without its title.
pub(crate) fn regions(text: &str, lines: &[Line], out: &mut Vec<Region>) {
    let kinds: Vec<Is> = lines.iter().map(|l| look(text, l)).collect();
    let dated = kinds.iter().any(|k| matches!(k, Is::Date | Is::NameAndDate(_)));
    for (n, line) in lines.iter().enumerate() {
        let kind = match kinds[n] {
            Is::Label => RegionKind::SiteBoilerplate,
            Is::Date => RegionKind::CommentDate,
            Is::NameAndDate(at) => {
                let name = text[line.span.start as usize..at as usize].trim_end_matches(|c: char| !c.is_alphanumeric());
                let end = line.span.start + name.len() as u32;
                out.push(Region { kind: RegionKind::CommentAuthor, span: Span { start: line.span.start, end } });
                out.push(Region { kind: RegionKind::CommentDate, span: Span { start: at, end: line.span.end } });
                continue;
            }
            Is::Words if name_like(line) && names_next(lines, &kinds, n, dated) => RegionKind::CommentAuthor,
            Is::Words => RegionKind::Comment,
        };
        out.push(Region { kind, span: line.span });
    }
}

/// Whether the lines around a short line make it the name over a comment: its date follows, or, where
/// the section has no dates, it opens a block and longer words follow.
fn names_next(lines: &[Line], kinds: &[Is], n: usize, dated: bool) -> bool {
    let next = kinds.iter().skip(n + 1).position(|k| *k != Is::Label).map(|i| n + 1 + i);
    match next {
        Some(next) if dated => kinds[next] == Is::Date,
        Some(next) => {
            kinds[next] == Is::Words
                && lines[next].chars > lines[n].chars
                && (n == 0 || lines[n].gap || lines[n - 1].closed)
        }
        None => false,
    }
}

fn name_like(line: &Line) -> bool {
    line.chars <= 50 && !line.closed
}

fn look(text: &str, line: &Line) -> Is {
    if line.chars > 90 {
        return Is::Words;
    }
    let look = marks().look(line.span.of(text));
    if look.is_date() {
        return Is::Date;
    }
    if matches!(look.label(), Some((Role::Reply | Role::Chrome | Role::Comments | Role::Related, _))) {
        return Is::Label;
    }
    match look.date_at_end() {
        Some(at) if look.words() <= 8 && text[line.span.start as usize..].starts_with(char::is_alphanumeric) => {
            Is::NameAndDate(line.span.start + at)
        }
        _ => Is::Words,
    }
}
