//! A page as a flat list of elements and the visible text in reading order. Tags need not match:
//! depth is bounded, nothing recurses, and every step is linear in the page.

use html5gum::{DefaultEmitter, Token, Tokenizer};
use riwaya_text::Span;

use super::meta::Meta;
use super::roles::{self, Hints, Zone};

/// How deep elements may stand in each other; what is deeper counts as text of the last one.
const DEPTH: usize = 256;

#[derive(Clone, Debug)]
pub(super) struct Element {
    pub parent: u32,
    pub tag: Tag,
    pub hints: Hints,
    /// Inside a link.
    pub link: bool,
    /// Inside something that by its own word is not the article's.
    pub aside: bool,
    /// Inside `b` or `strong`.
    pub bold: bool,
    /// Characters of text inside.
    pub chars: u32,
    /// Characters of paragraphs inside.
    pub prose: u32,
}

/// The tags that matter later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    Article,
    Main,
    H1,
    /// h2 to h6
    Heading,
    Paragraph,
    Item,
    Inline,
    Other,
}

/// A run of text of one element in one line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    pub span: Span,
    pub element: u32,
    /// Number of its line.
    pub line: u32,
}

#[derive(Debug, Default)]
pub(super) struct Page {
    pub text: String,
    pub elements: Vec<Element>,
    pub pieces: Vec<Piece>,
    pub meta: Meta,
}

#[derive(Clone, Copy, PartialEq, PartialOrd)]
enum Break {
    None,
    Space,
    Line,
    Paragraph,
}

struct Open {
    element: u32,
    name: Box<[u8]>,
}

struct Builder {
    page: Page,
    stack: Vec<Open>,
    /// Start tags beyond [`DEPTH`] that are still open.
    overflow: usize,
    pending: Break,
    line: u32,
    /// Elements that are not shown, by how many of them are open.
    hidden: usize,
    articles: usize,
    /// Whether a link ended and no text followed: buttons in a row have no space between them.
    after_link: bool,
    /// A `<title>` or JSON-LD script whose text is being read.
    raw: Option<Raw>,
}

#[derive(Clone, Copy, PartialEq)]
enum Raw {
    Title,
    JsonLd,
}

pub(super) fn parse(html: &str) -> Page {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let root = Element {
        parent: 0,
        tag: Tag::Other,
        hints: Hints::default(),
        link: false,
        aside: false,
        bold: false,
        chars: 0,
        prose: 0,
    };
    let mut builder = Builder {
        page: Page { elements: vec![root], ..Page::default() },
        stack: Vec::new(),
        overflow: 0,
        pending: Break::None,
        line: 0,
        hidden: 0,
        articles: 0,
        after_link: false,
        raw: None,
    };
    for Ok(token) in Tokenizer::new_with_emitter(html, emitter) {
        match token {
            Token::StartTag(tag) => {
                let attribute = |name: &str| tag.attributes.get(name.as_bytes()).map(|v| &v.value[..]);
                builder.start(&tag.name, tag.self_closing, attribute);
            }
            Token::EndTag(tag) => builder.end(&tag.name),
            Token::String(text) => builder.text(&String::from_utf8_lossy(&text.value)),
            _ => {}
        }
    }
    builder.page
}

impl Builder {
    fn current(&self) -> u32 {
        self.stack.last().map_or(0, |o| o.element)
    }

    fn start<'a>(&mut self, name: &[u8], self_closing: bool, attribute: impl Fn(&str) -> Option<&'a [u8]>) {
        self.page.meta.tag(name, &attribute, self.hidden_or_site());
        match name {
            b"br" => return self.separate(Break::Line),
            b"hr" => self.separate(Break::Paragraph),
            b"html" | b"body" => {
                // The head ends where the body begins, whether it was closed or not.
                while self.stack.last().is_some_and(|o| *o.name == *b"head") {
                    self.pop();
                }
            }
            _ => {}
        }
        if roles::is_void(name) {
            return;
        }
        if roles::ends_paragraph(name) {
            self.close_sibling(
                b"p",
                &[b"div", b"td", b"article", b"section", b"li", b"blockquote", b"button", b"figure"],
            );
            self.separate(if matches!(name, b"li" | b"tr" | b"td" | b"th" | b"dt" | b"dd") {
                Break::Line
            } else {
                Break::Paragraph
            });
        }
        if let Some(scope) = roles::ends_sibling(name) {
            self.close_sibling(name, scope);
        }
        if self.stack.len() >= DEPTH {
            self.overflow += 1;
            return;
        }
        let hints = roles::hints(name, self.articles > 0, &attribute);
        if name == b"title" && self.page.meta.title.is_empty() && !self.in_body() {
            self.raw = Some(Raw::Title);
        }
        if name == b"script"
            && attribute("type").is_some_and(|t| t.to_ascii_lowercase().starts_with(b"application/ld+json"))
        {
            self.raw = Some(Raw::JsonLd);
            self.page.meta.json_ld.push(String::new());
        }
        // A self-closing slash counts in drawings and formulas only.
        if self_closing && self.hidden > 0 {
            return;
        }
        if name == b"a" && self.after_link {
            self.separate(Break::Space);
        }
        let parent = self.current();
        let link = name == b"a" || self.page.elements[parent as usize].link;
        let bold = matches!(name, b"b" | b"strong") || self.page.elements[parent as usize].bold;
        let aside = hints.zone != Zone::Plain || self.page.elements[parent as usize].aside;
        self.hidden += usize::from(hints.zone == Zone::Hidden);
        self.articles += usize::from(name == b"article");
        self.stack.push(Open { element: self.page.elements.len() as u32, name: name.into() });
        self.page.elements.push(Element { parent, tag: tag(name), hints, link, aside, bold, chars: 0, prose: 0 });
    }

    fn in_body(&self) -> bool {
        self.stack.iter().any(|o| *o.name == *b"body" || *o.name == *b"svg")
    }

    fn hidden_or_site(&self) -> bool {
        self.hidden > 0 || self.page.elements[self.current() as usize].aside
    }

    fn separate(&mut self, by: Break) {
        if self.hidden == 0 && self.pending < by {
            self.pending = by;
        }
    }

    /// Ends an open element of this name, unless one of `scope` was opened inside it.
    fn close_sibling(&mut self, name: &[u8], scope: &[&[u8]]) {
        for n in (0..self.stack.len()).rev() {
            if *self.stack[n].name == *name {
                while self.stack.len() > n {
                    self.pop();
                }
                return;
            }
            if scope.contains(&&*self.stack[n].name) {
                return;
            }
        }
    }

    fn end(&mut self, name: &[u8]) {
        if !roles::is_inline(name) {
            self.separate(match name {
                b"li" | b"tr" | b"td" | b"th" | b"dt" | b"dd" => Break::Line,
                b"script" | b"style" | b"noscript" | b"template" => Break::None,
                _ => Break::Paragraph,
            });
        }
        self.after_link |= name == b"a";
        if self.overflow > 0 {
            self.overflow -= 1;
            return;
        }
        let inline = roles::is_inline(name);
        for n in (0..self.stack.len()).rev() {
            let open = &*self.stack[n].name;
            if *open == *name {
                while self.stack.len() > n {
                    self.pop();
                }
                return;
            }
            // A stray inline end tag ends nothing around its block, a stray table cell no table.
            if inline && !roles::is_inline(open) || (open == b"table" && matches!(name, b"p" | b"div" | b"td" | b"tr"))
            {
                return;
            }
        }
    }

    fn pop(&mut self) {
        if let Some(open) = self.stack.pop() {
            let element = &self.page.elements[open.element as usize];
            self.hidden -= usize::from(element.hints.zone == Zone::Hidden);
            self.articles -= usize::from(element.tag == Tag::Article);
            if matches!(*open.name, [b't', b'i', b't', b'l', b'e'] | [b's', b'c', b'r', b'i', b'p', b't']) {
                self.raw = None;
            }
        }
    }

    fn text(&mut self, text: &str) {
        match self.raw {
            Some(Raw::Title) => return self.page.meta.title.push_str(text),
            Some(Raw::JsonLd) => {
                if let Some(last) = self.page.meta.json_ld.last_mut() {
                    last.push_str(text);
                }
                return;
            }
            None => {}
        }
        if self.hidden > 0 {
            return;
        }
        let element = self.current();
        let mut rest = text;
        loop {
            let word_at = rest.find(|c: char| !c.is_whitespace()).unwrap_or(rest.len());
            if word_at > 0 && self.pending < Break::Space {
                self.pending = Break::Space;
            }
            rest = &rest[word_at..];
            if rest.is_empty() {
                return;
            }
            let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
            self.word(&rest[..end], element);
            rest = &rest[end..];
        }
    }

    fn word(&mut self, word: &str, element: u32) {
        let page = &mut self.page;
        if page.text.is_empty() {
            self.pending = Break::None;
        }
        match self.pending {
            Break::None => {}
            Break::Space => page.text.push(' '),
            Break::Line => page.text.push('\n'),
            Break::Paragraph => page.text.push_str("\n\n"),
        }
        if self.pending >= Break::Line {
            self.line += 1;
        }
        (self.pending, self.after_link) = (Break::None, false);
        let start = page.text.len();
        page.text.push_str(word);
        let end = page.text.len();
        page.elements[element as usize].chars += word.chars().count() as u32;
        match page.pieces.last_mut() {
            Some(piece) if piece.element == element && piece.line == self.line => piece.span.end = end as u32,
            _ => page.pieces.push(Piece { span: Span::new(start, end), element, line: self.line }),
        }
    }
}

fn tag(name: &[u8]) -> Tag {
    match name {
        b"article" => Tag::Article,
        b"main" => Tag::Main,
        b"h1" => Tag::H1,
        b"h2" | b"h3" | b"h4" | b"h5" | b"h6" => Tag::Heading,
        b"p" => Tag::Paragraph,
        b"li" | b"dt" | b"blockquote" | b"tr" | b"ul" | b"ol" => Tag::Item,
        _ if roles::is_inline(name) => Tag::Inline,
        _ => Tag::Other,
    }
}
