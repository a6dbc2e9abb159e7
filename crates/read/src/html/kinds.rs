//! What each line of a page is, once it is known where the article stands.

use riwaya_text::{Region, RegionKind, Span};

use super::meta::Titles;
use super::roles::Zone;
use super::rooms::{Rooms, Row};
use super::tree::{Page, Piece, Tag};
use crate::page_marks::{Look, Role, marks};
use crate::{comments, dateline, lines};

/// How many lines above the headline may be a rubric or a date.
const ABOVE: usize = 4;
/// How many lines may stand between the headline and the first paragraph.
const BETWEEN: usize = 16;

/// The regions of a page's text, line by line.
pub(super) fn regions(page: &Page, rooms: &Rooms, titles: &Titles, byline: Option<&str>) -> Vec<Region> {
    let first = rooms.rows.iter().position(|r| r.prose && rooms.root.contains(&r.block));
    let headline = headline(page, rooms, titles, first);
    let mut lines = Lines {
        page,
        rooms,
        headline,
        first: first.unwrap_or(rooms.rows.len()),
        byline: byline.into_iter().flat_map(|b| b.split(['،', ','])).map(letters).collect(),
        dateline_open: true,
        out: Vec::with_capacity(rooms.rows.len()),
    };
    let mut n = 0;
    while n < rooms.rows.len() {
        if Some(n) == headline {
            lines.push(RegionKind::Headline, rooms.rows[n].span);
        } else if lines.zone(n) == Zone::Comments {
            let end = (n..rooms.rows.len()).find(|&m| lines.zone(m) != Zone::Comments).unwrap_or(rooms.rows.len());
            lines.comments(&rooms.rows[n..end]);
            n = end;
            continue;
        } else {
            lines.row(n);
        }
        n += 1;
    }
    lines.out
}

/// Letters and digits, for comparison.
fn letters(words: &str) -> String {
    words.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The line that is the title: the last one before the first paragraph that the page's own title
/// repeats, else the last heading there.
fn headline(page: &Page, rooms: &Rooms, titles: &Titles, first: Option<usize>) -> Option<usize> {
    let first = first.unwrap_or(rooms.rows.len());
    let shown = |r: &Row| r.chars <= 300 && rooms.zones[r.block] != Zone::Comments;
    let heading = |r: &Row| matches!(page.elements[r.block].tag, Tag::H1 | Tag::Heading);
    let before = || rooms.rows[..first].iter().enumerate().rev();
    for set in [&titles.sure, &titles.parts] {
        let set: Vec<String> = set.iter().map(|t| letters(t)).filter(|t| t.chars().count() >= 6).collect();
        let same = |r: &Row| shown(r) && set.contains(&letters(r.span.of(&page.text)));
        let found = before()
            .find(|(_, r)| heading(r) && same(r))
            .or_else(|| before().find(|(_, r)| rooms.area.contains(&r.block) && same(r)))
            .or_else(|| before().find(|(_, r)| !r.is_link() && same(r)))
            // A title may be set below a lead.
            .or_else(|| rooms.rows.iter().enumerate().find(|(_, r)| page.elements[r.block].tag == Tag::H1 && same(r)));
        if let Some((n, _)) = found {
            return Some(n);
        }
    }
    let plain = |r: &Row| shown(r) && rooms.zones[r.block] == Zone::Plain;
    before()
        .find(|(_, r)| page.elements[r.block].tag == Tag::H1 && plain(r))
        .or_else(|| before().take(ABOVE).find(|(_, r)| heading(r) && plain(r)))
        .map(|(n, _)| n)
}

struct Lines<'p> {
    page: &'p Page,
    rooms: &'p Rooms,
    headline: Option<usize>,
    /// The first paragraph.
    first: usize,
    /// Letters of the names in the author line that the metadata gives.
    byline: Vec<String>,
    /// Whether the article's first paragraph is still to come.
    dateline_open: bool,
    out: Vec<Region>,
}

impl<'p> Lines<'p> {
    fn push(&mut self, kind: RegionKind, span: Span) {
        self.out.push(Region { kind, span });
    }

    fn zone(&self, row: usize) -> Zone {
        let piece = &self.page.pieces[self.rooms.rows[row].pieces.start];
        self.rooms.zones[piece.element as usize]
    }

    fn row(&mut self, n: usize) {
        let row = &self.rooms.rows[n];
        let words = row.span.of(&self.page.text);
        let look = (row.chars as usize <= lines::SHORT).then(|| marks().look(words));
        let place = self.place(n);
        let label = look.as_ref().and_then(|l| l.label());
        let chrome = matches!(label, Some((Role::Related | Role::Chrome | Role::Reply | Role::Comments, _)));
        if chrome || (place == Place::Away && !self.marked_near(n)) {
            return self.push(RegionKind::SiteBoilerplate, row.span);
        }
        let mut parts = self.parts(row, place);
        if parts.len() > 1 && is_sentence(&parts, row) {
            parts = vec![Region { kind: RegionKind::Body, span: row.span }];
        }
        for mut part in parts {
            let whole = part.span == row.span;
            if part.kind == RegionKind::Body {
                part.kind = match place {
                    Place::Text => self.in_text(n, look.as_ref().filter(|_| whole)),
                    Place::Head | Place::Above => self.in_head(n, look.as_ref(), place),
                    Place::Foot => self.in_foot(row, look.as_ref()),
                    Place::Away => RegionKind::SiteBoilerplate,
                };
            } else if part.kind == RegionKind::Subheading && self.leads_to_links(n) {
                part.kind = RegionKind::SiteBoilerplate;
            }
            if part.kind == RegionKind::Body
                && whole
                && row.prose
                && std::mem::take(&mut self.dateline_open)
                && let Some(end) = dateline::end(words)
            {
                let cut = row.span.start + end as u32;
                let rest = &words[end..];
                let skip = (rest.len() - rest.trim_start().len()) as u32;
                self.push(RegionKind::Dateline, Span { start: row.span.start, end: cut });
                part.span.start = cut + skip;
            }
            self.push(part.kind, part.span);
        }
    }

    /// Where a line stands to the headline and the paragraphs.
    fn place(&self, n: usize) -> Place {
        let row = &self.rooms.rows[n];
        let in_root = self.rooms.root.contains(&row.block);
        let in_area = self.rooms.area.contains(&row.block);
        match self.headline {
            Some(h) if h < n && n < self.first && (in_area || n - h <= BETWEEN) => Place::Head,
            Some(h) if n < h && h < self.first => {
                if in_area || h - n <= ABOVE {
                    Place::Above
                } else {
                    Place::Away
                }
            }
            _ if in_root && (n >= self.first || self.headline.is_none()) => Place::Text,
            _ if in_root => Place::Head,
            _ if in_area && n > self.first => Place::Foot,
            _ => Place::Away,
        }
    }

    /// A caption, name or date by its tag or class, just before or behind the headline or paragraphs.
    fn marked_near(&self, n: usize) -> bool {
        let near = self.headline.unwrap_or(self.first).abs_diff(n) <= ABOVE || self.first.abs_diff(n) <= ABOVE;
        near && self.page.pieces[self.rooms.rows[n].pieces.clone()].iter().any(|p| {
            self.rooms.zones[p.element as usize] == Zone::Plain
                && matches!(
                    self.rooms.marks[p.element as usize],
                    Some(RegionKind::Byline | RegionKind::Dateline | RegionKind::Caption)
                )
        })
    }

    /// Parts of one line may differ: `<span class=byline>…</span> <time>…</time>`.
    fn parts(&self, row: &Row, place: Place) -> Vec<Region> {
        let mut parts: Vec<Region> = Vec::new();
        for piece in &self.page.pieces[row.pieces.clone()] {
            let kind = match self.rooms.zones[piece.element as usize] {
                Zone::Site | Zone::Hidden => RegionKind::SiteBoilerplate,
                Zone::Comments => RegionKind::Comment,
                Zone::Plain => self.rooms.marks[piece.element as usize]
                    .filter(|&kind| self.believe(piece, kind, place))
                    .unwrap_or(RegionKind::Body),
            };
            match parts.last_mut() {
                Some(last) if last.kind == kind => last.span.end = piece.span.end,
                _ => parts.push(Region { kind, span: piece.span }),
            }
        }
        parts
    }

    /// Whether a mark fits the text that it stands on: classes named `section` or `author` may hold whole articles.
    fn believe(&self, piece: &Piece, kind: RegionKind, place: Place) -> bool {
        let elements = &self.page.elements;
        let mut at = piece.element as usize;
        while elements[at].hints.mark != Some(kind) && at > 0 {
            at = elements[at].parent as usize;
        }
        let chars = elements[at].chars;
        match kind {
            RegionKind::Headline => false,
            RegionKind::Subheading => chars <= 200 && place != Place::Above,
            RegionKind::Byline => chars <= 120 && (place != Place::Text || self.alone(piece)),
            RegionKind::Dateline => {
                let words = piece.span.of(&self.page.text);
                chars <= 100
                    && (place != Place::Text || self.alone(piece))
                    && (words.chars().count() > 3 && words.contains(char::is_numeric) || marks().look(words).is_date())
            }
            RegionKind::Section => {
                let words = piece.span.of(&self.page.text);
                chars <= 60 && words.split_whitespace().count() <= 4 && matches!(place, Place::Above | Place::Head)
            }
            RegionKind::Caption => chars <= 600,
            _ => true,
        }
    }

    /// Whether a piece is its line.
    fn alone(&self, piece: &Piece) -> bool {
        let pieces = &self.page.pieces;
        let same = |p: &Piece| p.line == piece.line;
        let at = pieces.partition_point(|p| p.span.start < piece.span.start);
        (at == 0 || !same(&pieces[at - 1])) && !pieces.get(at + 1).is_some_and(same)
    }

    /// Whether a heading stands over links only, as the heading of related articles does.
    fn leads_to_links(&self, n: usize) -> bool {
        let row = |m: usize| self.rooms.rows.get(m);
        let label = |r: &Row| marks().look(r.span.of(&self.page.text)).label();
        row(n + 1).is_some_and(|r| r.is_link() && r.chars as usize <= lines::SHORT && label(r).is_none())
    }

    /// A line among the article's paragraphs; `look` where it is short.
    fn in_text(&self, n: usize, look: Option<&Look<'_>>) -> RegionKind {
        let Some(look) = look else { return RegionKind::Body };
        let row = &self.rooms.rows[n];
        if row.is_link() {
            return RegionKind::SiteBoilerplate;
        }
        match look.label() {
            Some((Role::Byline, _)) if row.chars <= 100 => return RegionKind::Byline,
            Some((Role::Caption, _)) => return RegionKind::Caption,
            Some((Role::Date, _)) => return RegionKind::Dateline,
            _ => {}
        }
        if look.is_date() || dateline::whole(look) {
            return RegionKind::Dateline;
        }
        let raw = look.view.raw();
        let next = self.rooms.rows.get(n + 1).is_some_and(|r| r.prose && self.rooms.root.contains(&r.block));
        let list = self.page.elements[row.block].tag == Tag::Item;
        let title = next
            && !list
            && !lines::closed(raw)
            && look.words() <= 12
            && look.words() > 0
            && !raw.ends_with([':', '،', '؛', '-', '(', '…'])
            && raw.starts_with(|c: char| c.is_alphabetic() || matches!(c, '«' | '"' | '“'));
        let previous = n
            .checked_sub(1)
            .and_then(|m| self.rooms.rows.get(m))
            .is_some_and(|r| r.prose && lines::closed(r.span.of(&self.page.text)));
        if title && (row.bold || previous) { RegionKind::Subheading } else { RegionKind::Body }
    }

    /// A line between the headline and the first paragraph, or above the headline.
    fn in_head(&self, n: usize, look: Option<&Look<'_>>, place: Place) -> RegionKind {
        let row = &self.rooms.rows[n];
        let Some(look) = look else {
            return if row.is_link() || place == Place::Above { RegionKind::SiteBoilerplate } else { RegionKind::Body };
        };
        match look.label() {
            Some((Role::Byline, _)) => return RegionKind::Byline,
            Some((Role::Caption, _)) => return RegionKind::Caption,
            Some((Role::Date, _)) => return RegionKind::Dateline,
            _ => {}
        }
        if look.is_date() || (place == Place::Head && look.is_place_and_date()) {
            return RegionKind::Dateline;
        }
        if look.is_section() {
            // Several in a row are a menu.
            let menu = |r: &Row| r.chars <= 40 && marks().look(r.span.of(&self.page.text)).is_section();
            return match self.rooms.rows.get(n + 1) {
                Some(next) if Some(n + 1) != self.headline && menu(next) => RegionKind::SiteBoilerplate,
                _ => RegionKind::Section,
            };
        }
        if place == Place::Above {
            return RegionKind::SiteBoilerplate;
        }
        if dateline::whole(look) {
            return RegionKind::Dateline;
        }
        if look.words() > 3 && (look.ends_in_credit() || look.ends_in_brackets()) {
            return RegionKind::Caption;
        }
        let words = letters(look.view.raw());
        let said = words.chars().count() >= 4
            && self
                .byline
                .iter()
                .any(|name| !name.is_empty() && (name.contains(&words) || words.contains(name.as_str())));
        let raw = look.view.raw();
        let divided = [" - ", " – ", "- ", " / ", " | "].iter().any(|d| raw.contains(d));
        if said
            || (!lines::closed(raw)
                && (look.has(Role::OutletWord) && look.words() <= 8 || divided && look.words() <= 10))
        {
            return RegionKind::Byline;
        }
        match (row.is_link(), look.words()) {
            (true, _) | (_, 0..=3) => RegionKind::SiteBoilerplate,
            _ if lines::closed(raw) && row.chars > 40 => RegionKind::Body,
            _ => RegionKind::Subheading,
        }
    }

    /// A line of the article's element below its paragraphs.
    fn in_foot(&self, row: &Row, look: Option<&Look<'_>>) -> RegionKind {
        match look.and_then(|l| l.label()) {
            Some((Role::Byline, _)) => RegionKind::Byline,
            Some((Role::Caption, _)) => RegionKind::Caption,
            Some((Role::Date, _)) => RegionKind::Dateline,
            _ if row.prose && !row.is_link() => RegionKind::Body,
            _ => RegionKind::SiteBoilerplate,
        }
    }

    /// Readers' comments: names and dates by their classes, else by their shape.
    fn comments(&mut self, rows: &[Row]) {
        let (page, rooms) = (self.page, self.rooms);
        let classed = rows
            .iter()
            .flat_map(|r| &page.pieces[r.pieces.clone()])
            .any(|p| matches!(rooms.marks[p.element as usize], Some(RegionKind::Byline | RegionKind::Dateline)));
        if !classed {
            let part =
                Span { start: rows.first().map_or(0, |r| r.span.start), end: rows.last().map_or(0, |r| r.span.end) };
            let mut found = lines::lines(part.of(&page.text));
            for line in &mut found {
                line.span = Span { start: line.span.start + part.start, end: line.span.end + part.start };
            }
            return comments::regions(&page.text, &found, &mut self.out);
        }
        for (n, row) in rows.iter().enumerate() {
            let words = row.span.of(&page.text);
            let look = (row.chars as usize <= lines::SHORT).then(|| marks().look(words));
            let title = look.as_ref().is_some_and(|l| {
                matches!(l.label(), Some((Role::Comments | Role::Reply | Role::Chrome | Role::Related, _)))
            });
            let dated = |r: &Row| r.chars <= 60 && marks().look(r.span.of(&page.text)).is_date();
            let named = row.chars <= 50 && !lines::closed(words) && rows.get(n + 1).is_some_and(dated);
            let start = self.out.len();
            for piece in &page.pieces[row.pieces.clone()] {
                let kind = match rooms.marks[piece.element as usize] {
                    _ if title => RegionKind::SiteBoilerplate,
                    Some(RegionKind::Byline) if row.chars <= 160 => RegionKind::CommentAuthor,
                    Some(RegionKind::Dateline) if row.chars <= 160 => RegionKind::CommentDate,
                    Some(RegionKind::Subheading | RegionKind::Headline) => RegionKind::SiteBoilerplate,
                    _ if dated(row) => RegionKind::CommentDate,
                    _ if named => RegionKind::CommentAuthor,
                    _ => RegionKind::Comment,
                };
                match self.out[start..].last_mut() {
                    Some(last) if last.kind == kind => last.span.end = piece.span.end,
                    _ => self.push(kind, piece.span),
                }
            }
        }
    }
}

/// Where a line stands.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Place {
    /// Just above the headline.
    Above,
    /// Between the headline and the first paragraph.
    Head,
    /// Among the paragraphs.
    Text,
    /// Below them, in the article's element.
    Foot,
    /// Elsewhere on the page.
    Away,
}

/// Whether a line of several parts is one sentence with a marked word in it, such as a link to a tag page.
fn is_sentence(parts: &[Region], row: &Row) -> bool {
    let site: usize = parts.iter().filter(|p| p.kind == RegionKind::SiteBoilerplate).map(|p| p.span.len()).sum();
    site * 2 < row.span.len()
        && parts.iter().all(|p| matches!(p.kind, RegionKind::Body | RegionKind::SiteBoilerplate | RegionKind::Section))
}
