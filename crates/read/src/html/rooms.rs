//! Which part of a page is the article, and what each line of it is.

use riwaya_text::{Region, RegionKind, Span};

use super::roles::Zone;
use super::tree::{Element, Page, Piece, Tag};
use crate::page_marks::{Role, marks};
use crate::{comments, dateline, lines};

/// Shorter lines are no prose, unless they end as sentences do.
const PROSE: u32 = 60;

pub(super) struct Rooms {
    zones: Vec<Zone>,
    marks: Vec<Option<RegionKind>>,
    /// Holds the article's paragraphs.
    root: usize,
    /// Holds the article with its headline; the page where nothing smaller does.
    area: usize,
    /// One past the last element of the root and of the area.
    root_end: usize,
    area_end: usize,
}

/// A line as pieces, by their numbers.
struct Row {
    pieces: std::ops::Range<usize>,
    span: Span,
    chars: u32,
    linked: u32,
}

impl Rooms {
    /// Weighs the elements of a page.
    pub fn of(page: &mut Page) -> Rooms {
        let rows = rows(page);
        weigh(page, &rows);
        let zones = zones(page);
        let plain = prose(page, &rows, &zones);
        let root = root(page, &plain);
        let area = area(page, root);
        let marks = inherit_marks(&page.elements);
        Rooms {
            root_end: end_of(&page.elements, root),
            area_end: end_of(&page.elements, area),
            zones,
            marks,
            root,
            area,
        }
    }

    /// The regions of the page's text, line by line.
    pub fn regions(&self, page: &Page, titles: &[String]) -> Vec<Region> {
        let rows = rows(page);
        let headline = self.headline(page, &rows, titles);
        let mut out: Vec<Region> = Vec::with_capacity(rows.len());
        let mut first_body = true;
        let mut n = 0;
        while n < rows.len() {
            let zone = self.zones[page.pieces[rows[n].pieces.start].element as usize];
            if zone == Zone::Comments {
                let end = (n..rows.len())
                    .find(|&m| self.zones[page.pieces[rows[m].pieces.start].element as usize] != Zone::Comments)
                    .unwrap_or(rows.len());
                self.comments(page, &rows[n..end], &mut out);
                n = end;
                continue;
            }
            if Some(n) == headline {
                out.push(Region { kind: RegionKind::Headline, span: rows[n].span });
            } else {
                self.row(page, &rows[n], headline.is_some_and(|h| h < n), &mut first_body, &mut out);
            }
            n += 1;
        }
        out
    }

    fn inside(&self, element: u32, room: usize, end: usize) -> bool {
        (room..end).contains(&(element as usize))
    }

    /// The line that is the title: the one that the metadata repeats, else the last `h1` before or in the article.
    fn headline(&self, page: &Page, rows: &[Row], titles: &[String]) -> Option<usize> {
        let letters = |s: &str| s.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        let visible = |row: &Row| row.chars <= 400;
        let tag_of = |row: &Row| -> Tag {
            let mut e = page.pieces[row.pieces.start].element as usize;
            while page.elements[e].tag == Tag::Inline && e > 0 {
                e = page.elements[e].parent as usize;
            }
            page.elements[e].tag
        };
        let titles: Vec<String> = titles.iter().map(|t| letters(t)).filter(|t| t.chars().count() >= 8).collect();
        let same = |row: &Row| visible(row) && titles.contains(&letters(row.span.of(&page.text)));
        let in_area = |row: &Row| self.inside(page.pieces[row.pieces.start].element, self.area, self.area_end);
        let found = |wanted: &dyn Fn(&Row) -> bool| rows.iter().position(wanted);
        found(&|r| tag_of(r) == Tag::H1 && same(r))
            .or_else(|| found(&|r| in_area(r) && same(r)))
            .or_else(|| found(&|r| r.linked == 0 && same(r)))
            .or_else(|| {
                let h1 = |r: &Row| {
                    let e = page.pieces[r.pieces.start].element;
                    tag_of(r) == Tag::H1 && self.zones[e as usize] == Zone::Plain && visible(r)
                };
                let before = |r: &&Row| (page.pieces[r.pieces.start].element as usize) < self.root_end;
                rows.iter().take_while(before).enumerate().filter(|(_, r)| h1(r)).last().map(|(n, _)| n)
            })
    }

    fn row(&self, page: &Page, row: &Row, below_headline: bool, first_body: &mut bool, out: &mut Vec<Region>) {
        let start = page.pieces[row.pieces.start].element;
        let in_root = self.inside(start, self.root, self.root_end);
        let in_area = self.inside(start, self.area, self.area_end);
        let words = row.span.of(&page.text);
        let short = words.chars().count() <= lines::SHORT;
        let look = short.then(|| marks().look(words));
        let label = look.as_ref().and_then(|l| l.label());
        let all_linked = row.linked * 10 > row.chars * 9;
        let set_aside = match label {
            Some((Role::Related | Role::Chrome | Role::Reply | Role::Comments, _)) => true,
            _ => !in_area && !self.marked(page, row),
        };
        if set_aside {
            out.push(Region { kind: RegionKind::SiteBoilerplate, span: row.span });
            return;
        }
        // Parts of one line may differ: "<span class=byline>…</span> <time>…</time>".
        let mut parts: Vec<Region> = Vec::new();
        for piece in &page.pieces[row.pieces.clone()] {
            let kind = match self.zones[piece.element as usize] {
                Zone::Site | Zone::Hidden => Some(RegionKind::SiteBoilerplate),
                Zone::Comments => Some(RegionKind::Comment),
                Zone::Plain => {
                    self.marks[piece.element as usize].filter(|&kind| self.believe(page, piece, kind, in_root))
                }
            };
            let kind = kind.unwrap_or(RegionKind::Body);
            match parts.last_mut() {
                Some(last) if last.kind == kind => last.span.end = piece.span.end,
                _ => parts.push(Region { kind, span: piece.span }),
            }
        }
        let site: u32 =
            parts.iter().filter(|p| p.kind == RegionKind::SiteBoilerplate).map(|p| p.span.len() as u32).sum();
        if parts.len() > 1
            && parts
                .iter()
                .all(|p| matches!(p.kind, RegionKind::Body | RegionKind::SiteBoilerplate | RegionKind::Section))
            && site * 2 < row.span.len() as u32
        {
            // A sentence with a marked word in it (a link to a tag page) is one sentence.
            parts = vec![Region { kind: RegionKind::Body, span: row.span }];
        }
        for mut part in parts {
            if part.kind == RegionKind::Body {
                let whole = part.span == row.span;
                part.kind = if in_root {
                    self.in_root(&look, row, whole, all_linked)
                } else {
                    self.around(&look, row, whole, below_headline, all_linked)
                };
            }
            let prose = part.kind == RegionKind::Body && part.span == row.span;
            if prose
                && std::mem::replace(first_body, false)
                && let Some(end) = dateline::end(words)
            {
                let cut = row.span.start + end as u32;
                let rest = &words[end..];
                let skip = (rest.len() - rest.trim_start().len()) as u32;
                out.push(Region { kind: RegionKind::Dateline, span: Span { start: row.span.start, end: cut } });
                out.push(Region { kind: RegionKind::Body, span: Span { start: cut + skip, end: row.span.end } });
                continue;
            }
            out.push(part);
        }
    }

    /// A paragraph or line among the article's paragraphs.
    fn in_root(&self, look: &Option<crate::page_marks::Look<'_>>, row: &Row, whole: bool, linked: bool) -> RegionKind {
        let Some(look) = look else { return RegionKind::Body };
        if !whole {
            return RegionKind::Body;
        }
        if linked && look.words() > 3 {
            return RegionKind::SiteBoilerplate;
        }
        match look.label() {
            Some((Role::Byline, _)) if row.chars <= 100 => RegionKind::Byline,
            Some((Role::Caption, _)) => RegionKind::Caption,
            Some((Role::Date, _)) => RegionKind::Dateline,
            _ if look.is_date() => RegionKind::Dateline,
            _ if dateline::whole(look) => RegionKind::Dateline,
            _ => RegionKind::Body,
        }
    }

    /// A line beside the article's paragraphs: above them, names, dates and rubrics; below, what is left over.
    fn around(
        &self,
        look: &Option<crate::page_marks::Look<'_>>,
        row: &Row,
        whole: bool,
        below_headline: bool,
        linked: bool,
    ) -> RegionKind {
        let Some(look) = look else {
            return if linked { RegionKind::SiteBoilerplate } else { RegionKind::Body };
        };
        if look.is_section() && !below_headline {
            return RegionKind::Section;
        }
        if look.is_date() {
            return RegionKind::Dateline;
        }
        match look.label() {
            Some((Role::Byline, _)) => return RegionKind::Byline,
            Some((Role::Caption, _)) => return RegionKind::Caption,
            Some((Role::Date, _)) => return RegionKind::Dateline,
            _ => {}
        }
        if below_headline && dateline::whole(look) {
            return RegionKind::Dateline;
        }
        let closed = look
            .view
            .tokens
            .last()
            .is_some_and(|_| look.view.raw().trim_end_matches(['»', '"', ')', '”']).ends_with(['.', '؟', '!']));
        if !linked && whole && below_headline && (row.chars > 100 || (closed && row.chars > 40)) {
            RegionKind::Body
        } else {
            RegionKind::SiteBoilerplate
        }
    }

    fn marked(&self, page: &Page, row: &Row) -> bool {
        page.pieces[row.pieces.clone()].iter().any(|p| {
            self.zones[p.element as usize] == Zone::Plain
                && matches!(self.marks[p.element as usize], Some(RegionKind::Byline | RegionKind::Dateline | RegionKind::Caption))
                // Beside the article only what stands close before it.
                && (p.element as usize) < self.root
                && self.root - (p.element as usize) < 40
        })
    }

    /// Whether a mark fits the text that it stands on: classes named `section` or `author` may hold whole articles.
    fn believe(&self, page: &Page, piece: &Piece, kind: RegionKind, in_root: bool) -> bool {
        let mut at = piece.element as usize;
        while page.elements[at].hints.mark != Some(kind) && at > 0 {
            at = page.elements[at].parent as usize;
        }
        let chars = page.elements[at].chars;
        match kind {
            // A second h1 is a title inside the text at most.
            RegionKind::Headline => false,
            RegionKind::Subheading => chars <= 200,
            RegionKind::Byline => chars <= 120,
            RegionKind::Dateline => {
                chars <= 100
                    && (!in_root
                        || !matches!(page.elements[at].tag, Tag::Inline)
                        || chars > 20
                        || self.alone(page, piece))
            }
            RegionKind::Section => chars <= 60 && !in_root,
            RegionKind::Caption => chars <= 600,
            _ => true,
        }
    }

    /// Whether a piece is its line.
    fn alone(&self, page: &Page, piece: &Piece) -> bool {
        let same = |p: &Piece| p.line == piece.line;
        let at = page.pieces.partition_point(|p| p.span.start < piece.span.start);
        (at == 0 || !same(&page.pieces[at - 1])) && !page.pieces.get(at + 1).is_some_and(same)
    }

    /// Readers' comments: names and dates by their classes, else by their shape.
    fn comments(&self, page: &Page, rows: &[Row], out: &mut Vec<Region>) {
        let classed = rows
            .iter()
            .flat_map(|r| &page.pieces[r.pieces.clone()])
            .any(|p| matches!(self.marks[p.element as usize], Some(RegionKind::Byline | RegionKind::Dateline)));
        if !classed {
            let first = rows.first().map_or(0, |r| r.span.start);
            let last = rows.last().map_or(0, |r| r.span.end);
            let part = Span { start: first, end: last };
            let mut found: Vec<Region> = Vec::new();
            let mut part_lines = lines::lines(part.of(&page.text));
            for line in &mut part_lines {
                line.span = Span { start: line.span.start + first, end: line.span.end + first };
            }
            comments::regions(&page.text, &part_lines, &mut found);
            out.append(&mut found);
            return;
        }
        for row in rows {
            let look = marks().look(row.span.of(&page.text));
            let title = matches!(look.label(), Some((Role::Comments | Role::Reply | Role::Chrome | Role::Related, _)));
            for piece in &page.pieces[row.pieces.clone()] {
                let kind = match self.marks[piece.element as usize] {
                    _ if title => RegionKind::SiteBoilerplate,
                    Some(RegionKind::Byline) if row.chars <= 160 => RegionKind::CommentAuthor,
                    Some(RegionKind::Dateline) if row.chars <= 160 => RegionKind::CommentDate,
                    Some(RegionKind::Subheading | RegionKind::Headline) => RegionKind::SiteBoilerplate,
                    _ => RegionKind::Comment,
                };
                match out.last_mut() {
                    Some(last)
                        if last.kind == kind
                            && last.span.end + 2 > piece.span.start
                            && last.span.start >= row.span.start =>
                    {
                        last.span.end = piece.span.end;
                    }
                    _ => out.push(Region { kind, span: piece.span }),
                }
            }
        }
    }
}

fn rows(page: &Page) -> Vec<Row> {
    let mut out: Vec<Row> = Vec::new();
    let mut line = None;
    for (n, piece) in page.pieces.iter().enumerate() {
        let chars = piece.span.of(&page.text).chars().count() as u32;
        let linked = if page.elements[piece.element as usize].link { chars } else { 0 };
        match out.last_mut() {
            Some(row) if line == Some(piece.line) => {
                row.pieces.end = n + 1;
                row.span.end = piece.span.end;
                row.chars += chars;
                row.linked += linked;
            }
            _ => out.push(Row { pieces: n..n + 1, span: piece.span, chars, linked }),
        }
        line = Some(piece.line);
    }
    out
}

/// The nearest element of a line that is no inline one.
fn block(elements: &[Element], piece: &Piece) -> usize {
    let mut at = piece.element as usize;
    while elements[at].tag == Tag::Inline && at > 0 {
        at = elements[at].parent as usize;
    }
    at
}

fn is_prose(page: &Page, row: &Row) -> bool {
    let heading =
        matches!(page.elements[block(&page.elements, &page.pieces[row.pieces.start])].tag, Tag::H1 | Tag::Heading);
    !heading
        && row.linked * 2 < row.chars
        && (row.chars >= PROSE || (row.chars >= 30 && row.span.of(&page.text).ends_with(['.', '؟', '!', '»'])))
}

/// Sums characters and prose up the tree. Children stand behind their parents in the list.
fn weigh(page: &mut Page, rows: &[Row]) {
    for row in rows {
        if is_prose(page, row) {
            let at = block(&page.elements, &page.pieces[row.pieces.start]);
            page.elements[at].prose += row.chars;
        }
    }
    for n in (1..page.elements.len()).rev() {
        let (chars, prose, parent) = (page.elements[n].chars, page.elements[n].prose, page.elements[n].parent as usize);
        page.elements[parent].chars += chars;
        page.elements[parent].prose += prose;
    }
}

/// The zone of every element. A class that would set aside most of the page's prose is not believed.
fn zones(page: &Page) -> Vec<Zone> {
    let all = page.elements[0].prose;
    let mut zones = vec![Zone::Plain; page.elements.len()];
    for (n, element) in page.elements.iter().enumerate().skip(1) {
        let outer = zones[element.parent as usize];
        let own = match element.hints.zone {
            Zone::Site if element.hints.by_class && element.prose * 2 > all => Zone::Plain,
            Zone::Comments if element.hints.by_class && element.prose * 10 > all * 9 => Zone::Plain,
            zone => zone,
        };
        zones[n] = match (outer, own) {
            (Zone::Hidden, _) | (_, Zone::Hidden) => Zone::Hidden,
            (Zone::Plain, own) => own,
            // A form or a button among the comments is the site's.
            (Zone::Comments, Zone::Site) if !element.hints.by_class || element.prose == 0 => Zone::Site,
            (outer, _) => outer,
        };
    }
    zones
}

/// Prose that is neither the site's nor the readers', summed up the tree.
fn prose(page: &Page, rows: &[Row], zones: &[Zone]) -> Vec<u32> {
    let mut plain = vec![0u32; page.elements.len()];
    for row in rows {
        let at = block(&page.elements, &page.pieces[row.pieces.start]);
        if zones[at] == Zone::Plain && is_prose(page, row) {
            plain[at] += row.chars;
        }
    }
    for n in (1..plain.len()).rev() {
        plain[page.elements[n].parent as usize] += plain[n];
    }
    plain
}

/// The element that holds the article's paragraphs: inside the element that calls itself the article,
/// if one does, the deepest that holds seven tenths of the prose.
fn root(page: &Page, plain: &[u32]) -> usize {
    let elements = &page.elements;
    let heaviest = |wanted: &dyn Fn(&Element) -> bool| {
        (1..elements.len())
            .filter(|&n| wanted(&elements[n]) && plain[n] > 0)
            .max_by_key(|&n| (plain[n], std::cmp::Reverse(n)))
    };
    if let Some(body) = heaviest(&|e| e.hints.article_body) {
        return body;
    }
    let article = heaviest(&|e| e.tag == Tag::Article).filter(|&n| plain[n] * 10 >= plain[0] * 4);
    let within = article.or_else(|| heaviest(&|e| e.tag == Tag::Main)).unwrap_or(0);
    let end = end_of(elements, within);
    let mut root = within;
    for n in within..end {
        if plain[n] > 0 && plain[n] * 10 >= plain[within] * 7 {
            root = n;
        }
    }
    while root > 0
        && root != within
        && matches!(elements[root].tag, Tag::Paragraph | Tag::Item | Tag::Inline | Tag::Heading | Tag::H1)
    {
        root = elements[root].parent as usize;
    }
    root
}

/// The article or main element around the root, the whole page where there is none.
fn area(page: &Page, root: usize) -> usize {
    let mut main = None;
    let mut at = root;
    loop {
        match page.elements[at].tag {
            Tag::Article => return at,
            Tag::Main => main = main.or(Some(at)),
            _ => {}
        }
        if at == 0 {
            // Without either, what stands around the paragraphs cannot be told from the page's own words.
            return main.unwrap_or(root);
        }
        at = page.elements[at].parent as usize;
    }
}

/// One past the last element inside `room`.
fn end_of(elements: &[Element], room: usize) -> usize {
    if room == 0 {
        return elements.len();
    }
    let mut inside = vec![false; elements.len() - room];
    inside[0] = true;
    let mut end = room + 1;
    for n in room + 1..elements.len() {
        let parent = elements[n].parent as usize;
        if parent < room || !inside[parent - room] {
            break;
        }
        inside[n - room] = true;
        end = n + 1;
    }
    end
}

/// The nearest mark of an element or one around it, up to the next block that is an article of its own.
fn inherit_marks(elements: &[Element]) -> Vec<Option<RegionKind>> {
    let mut out = vec![None; elements.len()];
    for (n, element) in elements.iter().enumerate().skip(1) {
        out[n] = match (element.tag, element.hints.mark) {
            (_, Some(mark)) => Some(mark),
            (Tag::Article | Tag::Main, None) => None,
            (_, None) => out[element.parent as usize],
        };
    }
    out
}
