//! The report as one self-contained page: no file beside it, no script, nothing fetched.

mod anchors;
mod parts;
mod text;

use maud::{DOCTYPE, Markup, PreEscaped, html};
use riwaya_link::Place;

use self::anchors::{Anchors, whole_words};
use crate::bidi::isolate_runs;
use crate::gaps::{Gap, Which, gaps};
use crate::order::{speakers_quoted, verdict_counts};
use crate::words::{self, Both};
use crate::{Findings, title};

const STYLE: &str = include_str!("style.css");

/// The whole page.
pub fn page(findings: Findings<'_>) -> String {
    let page = Page { findings, names: crate::short_names(findings.accounts), anchors: Anchors::of(findings) };
    page.whole().into_string()
}

struct Page<'a> {
    findings: Findings<'a>,
    names: Vec<String>,
    anchors: Anchors<'a>,
}

/// Arabic, with English beside it in smaller letters.
fn pair(words: Both) -> Markup {
    html! { (words.ar) " " (english(words.en)) }
}

fn english(words: &str) -> Markup {
    html! { span.en lang="en" dir="ltr" { (words) } }
}

/// A sentence in English, on a line of its own.
fn sentence(words: &str) -> Markup {
    html! { span.en.line lang="en" dir="ltr" { (isolate_runs(words)) } }
}

/// Words of a document or of a list: they bring their own direction.
fn bdi(words: &str) -> Markup {
    html! { bdi { (words) } }
}

/// A value, a date, an offset: always left to right.
fn ltr(words: &str) -> Markup {
    html! { bdi dir="ltr" { (words) } }
}

/// The first `n` entries, the others folded below them.
fn folded<T>(entries: &[T], n: usize, list: impl Fn(&[T]) -> Markup) -> Markup {
    let (first, rest) = entries.split_at(n.min(entries.len()));
    html! {
        (list(first))
        @if !rest.is_empty() {
            details.more {
                summary { "و" (rest.len()) " غيرها " (english(&format!("{} more", rest.len()))) }
                (list(rest))
            }
        }
    }
}

impl Page<'_> {
    fn name(&self, doc: usize) -> &str {
        self.names.get(doc).map_or("?", String::as_str)
    }

    fn whole(&self) -> Markup {
        let gaps = gaps(self.findings);
        html! {
            (DOCTYPE)
            html lang="ar" dir="rtl" {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'";
                    meta name="generator" content=(format!("riwaya {}", self.findings.edition.engine));
                    title { (self.title()) }
                    style { (PreEscaped(STYLE)) }
                }
                body {
                    a.skip href="#main" { "إلى التقرير " (english("Skip to the report")) }
                    (self.head())
                    (self.contents())
                    main #main {
                        @for (n, gaps) in gaps.iter().enumerate() { (self.part(n, gaps)) }
                        (self.texts())
                    }
                    footer {
                        p {
                            "رواية " (ltr(self.findings.edition.engine)) "، بيانات اللغة " (ltr(self.findings.edition.language)) ". "
                            (sentence("Positions count Unicode code points from 0. Nothing on this page was fetched, and nothing is sent."))
                        }
                    }
                }
            }
        }
    }

    fn title(&self) -> String {
        match self.findings.comparison.happenings.first() {
            Some(h) => format!("رواية: {}", h.title),
            None => "رواية".to_owned(),
        }
    }

    fn head(&self) -> Markup {
        let documents = self.findings.accounts.len();
        let quoted = speakers_quoted(self.findings);
        html! {
            header {
                h1 { "رواية " (english("Riwaya")) }
                p { (words::TAGLINE.ar) (sentence(words::TAGLINE.en)) }
                ul.sum {
                    li { a href="#part-1" { b { (documents) } "وثائق " (english("documents")) } }
                    li { a href="#part-5" { b { (quoted) } (pair(words::QUOTED)) } }
                    @for (verdict, n) in verdict_counts(self.findings) {
                        @let (sign, word) = words::verdict(Some(verdict));
                        li { a href="#part-3" { b { (n) } span aria-hidden="true" { (sign) " " } (pair(word)) } }
                    }
                }
                p.promise { (words::PROMISE.ar) (sentence(words::PROMISE.en)) }
            }
        }
    }

    fn contents(&self) -> Markup {
        html! {
            nav.contents aria-label="المحتويات" {
                ol {
                    @for (n, part) in words::PARTS.iter().enumerate() {
                        li { a href=(format!("#part-{}", n + 1)) { (pair(*part)) } }
                    }
                    li { a href="#texts" { (pair(words::TEXTS)) } }
                }
            }
        }
    }

    fn part(&self, n: usize, gaps: &[Gap]) -> Markup {
        let id = format!("part-{}", n + 1);
        let heading = format!("{id}-title");
        html! {
            section.part id=(id) aria-labelledby=(heading) {
                h2 id=(heading) { (n + 1) ". " (pair(words::PARTS[n])) }
                p.about { (words::ABOUT[n].ar) (sentence(words::ABOUT[n].en)) }
                (self.content(n))
                (self.missing(gaps))
            }
        }
    }

    fn missing(&self, gaps: &[Gap]) -> Markup {
        html! {
            div.missing {
                h3 { (pair(words::MISSING)) }
                @if gaps.is_empty() {
                    p { (pair(words::NOTHING)) }
                } @else {
                    ul {
                        @for gap in gaps {
                            li {
                                (bdi(&gap.ar))
                                @if !gap.which.is_empty() {
                                    " — "
                                    @let shown = gap.which.len().min(12);
                                    @for (n, which) in gap.which.iter().take(shown).enumerate() {
                                        @if n > 0 { "، " }
                                        (self.which(which))
                                    }
                                    @if gap.which.len() > shown {
                                        " … و" (gap.which.len() - shown) " غيرها " (english(&format!("{} more", gap.which.len() - shown)))
                                    }
                                }
                                (sentence(&gap.en))
                            }
                        }
                    }
                }
            }
        }
    }

    fn which(&self, which: &Which) -> Markup {
        match which {
            Which::Document(d) => self.document_link(*d),
            // Not everything that is missing is marked in the text: the document is, always.
            Which::Place(p) => {
                let (start, _) = self.anchors.range(*p);
                html! { a href=(format!("#doc-{}", p.doc + 1)) { (ltr(&format!("{}:{start}", self.name(p.doc)))) } }
            }
            Which::Path(p) => ltr(p),
        }
    }

    fn document_link(&self, doc: usize) -> Markup {
        html! { a.name href=(format!("#doc-{}", doc + 1)) { (bdi(self.name(doc))) } }
    }

    /// A link to a passage in its document's text.
    fn place(&self, place: Place) -> Markup {
        let (start, _) = self.anchors.range(place);
        html! {
            a.where href=(format!("#{}", self.anchors.id(place))) {
                (ltr(&format!("{}:{start}", self.name(place.doc))))
            }
        }
    }

    /// A passage with some words around it, and a link to its place.
    fn quote(&self, place: Place) -> Markup {
        let Some(account) = self.findings.accounts.get(place.doc) else { return html! {} };
        let text = &account.doc.text;
        let span = whole_words(text, place.span);
        let before = tail(text.get(..span.start as usize).unwrap_or(""), CONTEXT);
        let after = head(text.get(span.end as usize..).unwrap_or(""), CONTEXT);
        html! {
            p.quote dir="auto" {
                (before) mark { (span.of(text).trim()) } (after)
            }
            (self.place(place))
        }
    }

    fn texts(&self) -> Markup {
        html! {
            section.part.texts #texts aria-labelledby="texts-title" {
                h2 id="texts-title" { (pair(words::TEXTS)) }
                p.about {
                    "النصوص كما قُرئت، وما اقتُبس منها معلَّم في مكانه. "
                    (sentence("The texts as they were read; what is quoted above is marked in its place."))
                }
                p.text.legend {
                    @for (sort, words) in anchors::LEGEND { mark class=(sort.class()) { (pair(words)) } }
                }
                @for (n, account) in self.findings.accounts.iter().enumerate() {
                    article.card id=(format!("doc-{}", n + 1)) aria-labelledby=(format!("doc-{}-title", n + 1)) {
                        h3 id=(format!("doc-{}-title", n + 1)) { (bdi(self.name(n))) }
                        p.facts {
                            @if let Some(title) = title(account.doc) { (bdi(title)) }
                            (ltr(&account.doc.path))
                        }
                        (text::text(n, account.doc, &self.anchors))
                    }
                }
            }
        }
    }
}

/// Characters shown before and after a passage.
const CONTEXT: usize = 70;

/// The last words of what stands before a passage, on its line.
fn tail(text: &str, characters: usize) -> String {
    let line = text.rsplit('\n').next().unwrap_or("");
    let Some((cut, _)) = line.char_indices().rev().nth(characters) else { return line.trim_start().to_owned() };
    match line[cut..].find(char::is_whitespace) {
        Some(space) => format!("… {}", line[cut + space..].trim_start()),
        None => String::new(),
    }
}

/// The first words of what stands behind a passage, on its line.
fn head(text: &str, characters: usize) -> String {
    let line = text.split('\n').next().unwrap_or("");
    let Some((cut, _)) = line.char_indices().nth(characters) else { return line.trim_end().to_owned() };
    match line[..cut].rfind(char::is_whitespace) {
        Some(space) => format!("{} …", line[..space].trim_end()),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_around_a_passage() {
        assert_eq!(tail("سطر أول\nقالت الوزارة إن ", 40), "قالت الوزارة إن ");
        assert_eq!(tail("قالت الوزارة إن عدد المصابين ", 12), "… المصابين ");
        assert_eq!(head(" من عمال الميناء وأصيب", 14), " من عمال …");
    }
}
