//! What a tag and its attributes say about the text inside: English words of web pages, no Arabic.

use riwaya_text::RegionKind;

/// Whose text it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) enum Zone {
    #[default]
    Plain,
    /// The site's, not the article's.
    Site,
    /// Readers' comments.
    Comments,
    /// Not shown at all.
    Hidden,
}

/// What one element says about its text.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Hints {
    pub zone: Zone,
    /// Said by a class, an id or a loosely used tag, which may be wrong.
    pub by_class: bool,
    pub mark: Option<RegionKind>,
    pub article_body: bool,
    /// A form, button or menu: the site's even among comments.
    pub control: bool,
    /// Called a name or user, which means an author where comments are.
    pub name: bool,
}

/// Longest attribute that is looked at.
const REACH: usize = 1000;

/// Tags by what they do to the text around them.
pub(super) fn is_void(tag: &[u8]) -> bool {
    matches!(
        tag,
        b"area"
            | b"base"
            | b"br"
            | b"col"
            | b"embed"
            | b"hr"
            | b"img"
            | b"input"
            | b"link"
            | b"meta"
            | b"param"
            | b"source"
            | b"track"
            | b"wbr"
    )
}

/// Whether a tag stays within its line.
pub(super) fn is_inline(tag: &[u8]) -> bool {
    matches!(
        tag,
        b"a" | b"abbr"
            | b"acronym"
            | b"b"
            | b"bdi"
            | b"bdo"
            | b"big"
            | b"cite"
            | b"code"
            | b"data"
            | b"del"
            | b"dfn"
            | b"em"
            | b"font"
            | b"i"
            | b"img"
            | b"ins"
            | b"kbd"
            | b"label"
            | b"mark"
            | b"nobr"
            | b"q"
            | b"s"
            | b"samp"
            | b"small"
            | b"span"
            | b"strike"
            | b"strong"
            | b"sub"
            | b"sup"
            | b"time"
            | b"tt"
            | b"u"
            | b"var"
            | b"wbr"
            | b"picture"
            | b"rt"
            | b"ruby"
            | b"amp-img"
            | b"svg"
    )
}

/// Whether an open `p` ends where this tag begins.
pub(super) fn ends_paragraph(tag: &[u8]) -> bool {
    !is_inline(tag)
        && !is_void(tag)
        && !matches!(
            tag,
            b"script"
                | b"style"
                | b"template"
                | b"noscript"
                | b"iframe"
                | b"object"
                | b"video"
                | b"audio"
                | b"button"
                | b"select"
                | b"textarea"
                | b"canvas"
        )
        || tag == b"hr"
}

/// The same element cannot hold itself: a new one ends the last (up to the first tag named here).
pub(super) fn ends_sibling(tag: &[u8]) -> Option<&'static [&'static [u8]]> {
    Some(match tag {
        b"li" => &[b"ul", b"ol", b"menu"],
        b"dt" | b"dd" => &[b"dl"],
        b"tr" => &[b"table", b"tbody", b"thead"],
        b"td" | b"th" => &[b"tr", b"table"],
        b"option" => &[b"select"],
        _ => return None,
    })
}

/// What an element says.
pub(super) fn hints<'a>(tag: &[u8], inside_article: bool, attribute: impl Fn(&str) -> Option<&'a [u8]>) -> Hints {
    let mut hints = Hints { zone: by_tag(tag, inside_article), mark: mark_of_tag(tag), ..Hints::default() };
    // Some sites put the whole page into a form.
    hints.by_class = matches!(tag, b"form" | b"aside" | b"header");
    hints.control = matches!(tag, b"form" | b"button" | b"select" | b"nav" | b"menu");
    if hints.zone == Zone::Hidden || invisible(&attribute) {
        return Hints { zone: Zone::Hidden, ..Hints::default() };
    }
    if let Some(b"navigation" | b"banner" | b"contentinfo" | b"search" | b"complementary" | b"menu" | b"dialog") =
        attribute("role")
    {
        hints.zone = Zone::Site;
    }
    for item in attribute("itemprop").into_iter().flat_map(|v| v.split(u8::is_ascii_whitespace)) {
        match item {
            b"articleBody" => hints.article_body = true,
            b"headline" => hints.mark = Some(RegionKind::Headline),
            b"author" | b"creator" => hints.mark = Some(RegionKind::Byline),
            b"datePublished" | b"dateModified" => hints.mark = Some(RegionKind::Dateline),
            b"articleSection" => hints.mark = Some(RegionKind::Section),
            b"comment" => hints.zone = Zone::Comments,
            _ => {}
        }
    }
    if attribute("rel") == Some(b"author") {
        hints.mark = Some(RegionKind::Byline);
    }
    // Whole pages and articles carry classes that speak of what they have, not of what they are.
    if !matches!(tag, b"html" | b"body" | b"article" | b"main") {
        for name in ["id", "class"] {
            for token in
                attribute(name).map(|v| &v[..v.len().min(REACH)]).unwrap_or_default().split(u8::is_ascii_whitespace)
            {
                of_name(tag, token, &mut hints);
            }
        }
    }
    hints
}

fn invisible<'a>(attribute: &impl Fn(&str) -> Option<&'a [u8]>) -> bool {
    let style = attribute("style").map(|v| v[..v.len().min(REACH)].to_ascii_lowercase()).unwrap_or_default();
    let style: Vec<u8> = style.into_iter().filter(|b| !b.is_ascii_whitespace()).collect();
    let says = |what: &[u8]| style.windows(what.len()).any(|w| w == what);
    attribute("hidden").is_some_and(|v| v != b"until-found") || says(b"display:none") || says(b"visibility:hidden")
}

fn by_tag(tag: &[u8], inside_article: bool) -> Zone {
    match tag {
        b"script" | b"style" | b"noscript" | b"template" | b"svg" | b"math" | b"head" | b"title" | b"iframe"
        | b"object" | b"video" | b"audio" | b"canvas" | b"datalist" | b"textarea" | b"noembed" | b"noframes"
        | b"frameset" => Zone::Hidden,
        b"nav" | b"aside" | b"form" | b"button" | b"select" | b"dialog" | b"menu" | b"footer" => Zone::Site,
        b"header" if !inside_article => Zone::Site,
        _ => Zone::Plain,
    }
}

fn mark_of_tag(tag: &[u8]) -> Option<RegionKind> {
    match tag {
        b"h1" => Some(RegionKind::Headline),
        b"h2" | b"h3" | b"h4" | b"h5" | b"h6" => Some(RegionKind::Subheading),
        b"figcaption" | b"figure" => Some(RegionKind::Caption),
        b"time" => Some(RegionKind::Dateline),
        _ => None,
    }
}

/// One class or id: `article-comments`, `relatedPosts`, `c_author`.
fn of_name(tag: &[u8], name: &[u8], hints: &mut Hints) {
    let words = words(name);
    let has = |list: &[&str]| words.iter().any(|w| list.contains(&w.as_str()));
    // "has-sidebar", "no-comments", "comments-open" speak of the page.
    if has(&["has", "no", "with", "without", "is", "open", "closed", "enabled", "disabled"]) {
        return;
    }
    let first = words.first().map(String::as_str);
    hints.name |= has(&["name", "user", "commenter", "nick", "nickname", "username", "fn"]);
    let site = |hints: &mut Hints| {
        if hints.zone == Zone::Plain {
            (hints.zone, hints.by_class) = (Zone::Site, true);
        }
    };
    if has(&["sr", "sronly", "screen", "visually"]) && has(&["only", "sronly", "reader", "hidden"]) {
        return site(hints);
    }
    if has(&["comment", "comments", "commentlist", "disqus", "respond", "replies"]) {
        if has(&["count", "counter", "link", "icon", "number", "num", "form", "reply", "respond", "button", "btn"])
            || first == Some("meta")
        {
            return site(hints);
        }
        if has(&["author", "name", "user", "username", "writer"]) {
            hints.mark = Some(RegionKind::Byline);
        } else if has(&["date", "time", "meta", "ago", "metadata", "timestamp", "datetime"]) {
            hints.mark = Some(RegionKind::Dateline);
        } else if hints.zone == Zone::Plain {
            (hints.zone, hints.by_class) = (Zone::Comments, true);
        }
        return;
    }
    if has(&["reply"]) {
        return site(hints);
    }
    let heading = matches!(tag, b"h1" | b"h2" | b"h3" | b"h4");
    if has(&["caption", "figcaption", "legend"]) {
        hints.mark = Some(RegionKind::Caption);
        return;
    }
    if has(&["byline", "author", "authors", "writer", "editor", "reporter", "columnist"]) {
        if has(&["box", "bio", "about", "more", "related", "posts"]) {
            return site(hints);
        }
        if tag != b"h1" {
            hints.mark = Some(RegionKind::Byline);
        }
        return;
    }
    if has(&["reading", "readtime", "duration"]) {
        return site(hints);
    }
    if has(&[
        "date",
        "datetime",
        "time",
        "timestamp",
        "published",
        "pubdate",
        "posted",
        "updated",
        "newsdate",
        "postdate",
        "articledate",
        "storydate",
        "publishdate",
        "datepublished",
    ]) {
        if tag != b"h1" {
            hints.mark = Some(RegionKind::Dateline);
        }
        return;
    }
    if has(&["subtitle", "subheadline", "deck", "standfirst", "subhead", "subheading"]) {
        hints.mark = Some(RegionKind::Subheading);
        return;
    }
    if has(&[
        "nav",
        "navbar",
        "navigation",
        "menu",
        "submenu",
        "sidebar",
        "footer",
        "related",
        "rel",
        "share",
        "sharing",
        "shares",
        "social",
        "breadcrumb",
        "breadcrumbs",
        "widget",
        "widgets",
        "ad",
        "ads",
        "advert",
        "advertisement",
        "adsbygoogle",
        "banner",
        "sponsor",
        "sponsored",
        "promo",
        "promoted",
        "newsletter",
        "subscribe",
        "subscription",
        "tags",
        "tag",
        "toolbar",
        "popup",
        "modal",
        "cookie",
        "cookies",
        "recommended",
        "recommendations",
        "recommend",
        "trending",
        "ticker",
        "popular",
        "mostread",
        "inread",
        "pagination",
        "pager",
        "skip",
        "print",
        "readmore",
        "outbrain",
        "taboola",
        "login",
        "signin",
        "search",
        "copyright",
        "topbar",
        "logo",
        "follow",
        "likes",
        "rating",
        "mostviewed",
        "latest",
        "teaser",
        "teasers",
        "carousel",
        "slider",
        "playlist",
        "toc",
    ]) {
        return site(hints);
    }
    if has(&["section", "category", "categories", "kicker", "rubric", "eyebrow", "cat"])
        && !heading
        && tag != b"section"
    {
        hints.mark = hints.mark.or(Some(RegionKind::Section));
    } else if has(&["headline"]) && heading {
        hints.mark = Some(RegionKind::Headline);
    }
}

/// The words of a class or id, in lower case: cut at `-`, `_`, digits and capitals.
fn words(name: &[u8]) -> Vec<String> {
    let mut out = vec![String::new()];
    let mut lower = false;
    for &b in &name[..name.len().min(80)] {
        if !b.is_ascii_alphabetic() || (b.is_ascii_uppercase() && lower) {
            out.push(String::new());
        }
        if b.is_ascii_alphabetic() {
            lower = b.is_ascii_lowercase();
            if let Some(last) = out.last_mut() {
                last.push(b.to_ascii_lowercase() as char);
            }
        }
    }
    out.retain(|w| !w.is_empty());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn class(name: &str) -> (Zone, Option<RegionKind>) {
        let hints = hints(b"div", false, |a| (a == "class").then_some(name.as_bytes()));
        (hints.zone, hints.mark)
    }

    #[test]
    fn classes() {
        assert_eq!(class("relatedPosts").0, Zone::Site);
        assert_eq!(class("content has-sidebar").0, Zone::Plain);
        assert_eq!(class("loading").0, Zone::Plain);
        assert_eq!(class("comment-list").0, Zone::Comments);
        assert_eq!(class("comments-count").0, Zone::Site);
        assert_eq!(class("post-author").1, Some(RegionKind::Byline));
        assert_eq!(class("entry_date").1, Some(RegionKind::Dateline));
        assert_eq!(class("wp-caption-text").1, Some(RegionKind::Caption));
    }
}
