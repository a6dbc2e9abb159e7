//! Which part of a page is the article: prose is weighed up the tree, links and the site's own parts aside.

use riwaya_text::{RegionKind, Span};

use super::roles::Zone;
use super::tree::{Element, Page, Piece, Tag};

/// Shorter lines are no prose, unless they end as sentences do.
const PROSE: u32 = 60;

/// A line as pieces, by their numbers.
pub(super) struct Row {
    pub pieces: std::ops::Range<usize>,
    pub span: Span,
    pub chars: u32,
    /// Characters of it in links.
    pub linked: u32,
    /// The block that it begins in.
    pub block: usize,
    /// Whether it reads like a paragraph.
    pub prose: bool,
    /// Whether all of it is bold.
    pub bold: bool,
}

impl Row {
    /// Whether it is a link and nothing else.
    pub fn is_link(&self) -> bool {
        self.linked * 10 > self.chars * 9
    }
}

/// The parts of a page.
pub(super) struct Rooms {
    pub rows: Vec<Row>,
    /// Of every element.
    pub zones: Vec<Zone>,
    /// Of every element, its own or the nearest around it.
    pub marks: Vec<Option<RegionKind>>,
    /// Elements that hold the article's paragraphs.
    pub root: std::ops::Range<usize>,
    /// Elements that hold the article with its headline.
    pub area: std::ops::Range<usize>,
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
        let marks = inherit_marks(&page.elements, &zones);
        let range = |room: usize| room..end_of(&page.elements, room);
        Rooms { root: range(root), area: range(area), rows, zones, marks }
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
            _ => out.push(Row {
                pieces: n..n + 1,
                span: piece.span,
                chars,
                linked,
                block: block(&page.elements, piece),
                prose: false,
                bold: true,
            }),
        }
        line = Some(piece.line);
        if let Some(row) = out.last_mut() {
            row.bold &= page.elements[piece.element as usize].bold;
        }
    }
    for row in &mut out {
        row.prose = is_prose(page, row);
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
    let heading = matches!(page.elements[row.block].tag, Tag::H1 | Tag::Heading);
    !heading
        && row.linked * 2 < row.chars
        && (row.chars >= PROSE || (row.chars >= 30 && row.span.of(&page.text).ends_with(['.', '؟', '!', '»'])))
}

/// Sums characters and prose up the tree. Children stand behind their parents in the list.
fn weigh(page: &mut Page, rows: &[Row]) {
    for row in rows {
        if row.prose {
            page.elements[row.block].prose += row.chars;
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
            (Zone::Comments, Zone::Site)
                if element.hints.control || element.prose == 0 && !head_of_comment(element) =>
            {
                Zone::Site
            }
            (outer, _) => outer,
        };
    }
    zones
}

/// The part of a comment that holds its author and date, by a tag that elsewhere is the site's.
fn head_of_comment(element: &Element) -> bool {
    !element.hints.by_class
}

/// Prose that is neither the site's nor the readers', summed up the tree.
fn prose(page: &Page, rows: &[Row], zones: &[Zone]) -> Vec<u32> {
    let mut plain = vec![0u32; page.elements.len()];
    for row in rows {
        if zones[row.block] == Zone::Plain && row.prose {
            plain[row.block] += row.chars;
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
fn inherit_marks(elements: &[Element], zones: &[Zone]) -> Vec<Option<RegionKind>> {
    let mut out = vec![None; elements.len()];
    for (n, element) in elements.iter().enumerate().skip(1) {
        let own = match element.hints.mark {
            None | Some(RegionKind::Subheading) if zones[n] == Zone::Comments && element.hints.name => {
                Some(RegionKind::Byline)
            }
            own => own,
        };
        out[n] = match (element.tag, own) {
            (_, Some(mark)) => Some(mark),
            (Tag::Article | Tag::Main, None) => None,
            (_, None) => out[element.parent as usize],
        };
    }
    out
}
