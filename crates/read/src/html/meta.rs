//! What a page says about itself: JSON-LD, OpenGraph, meta, `<time>`.

use riwaya_text::Document;
use serde_json::Value;

use crate::finish::set_published;

#[derive(Debug, Default)]
pub(super) struct Meta {
    /// `<title>`.
    pub title: String,
    /// Scripts of type `application/ld+json`, as written.
    pub json_ld: Vec<String>,
    /// (name or property or itemprop in lower case, content).
    named: Vec<(String, String)>,
    canonical: Option<String>,
    /// `datetime` of `<time>` in the page's own part; whether it is marked as the publication's.
    times: Vec<(String, bool)>,
}

/// Titles that a page gives itself.
#[derive(Debug, Default)]
pub(super) struct Titles {
    /// From fields that hold the article's title.
    pub sure: Vec<String>,
    /// Those and the page's title, whole and cut at their separators: one may be the site's name.
    pub parts: Vec<String>,
}

/// Meta elements and times beyond these are not kept.
const MANY: usize = 500;

impl Meta {
    /// Looks at one start tag.
    pub fn tag<'a>(&mut self, name: &[u8], attribute: &impl Fn(&str) -> Option<&'a [u8]>, aside: bool) {
        let text =
            |name: &str| attribute(name).map(|v| String::from_utf8_lossy(&v[..v.len().min(2000)]).trim().to_owned());
        match name {
            b"meta" if self.named.len() < MANY => {
                let key = text("property").or_else(|| text("name")).or_else(|| text("itemprop"));
                if let (Some(key), Some(content)) = (key, text("content"))
                    && !content.is_empty()
                {
                    self.named.push((key.to_ascii_lowercase(), content));
                }
            }
            b"link" if self.canonical.is_none() && text("rel").is_some_and(|r| r.eq_ignore_ascii_case("canonical")) => {
                self.canonical = text("href").filter(|h| h.contains("://"));
            }
            b"time" | b"abbr" | b"span" | b"div" if !aside && self.times.len() < MANY => {
                let marked = attribute("pubdate").is_some() || attribute("itemprop") == Some(b"datePublished");
                if name == b"time" || marked {
                    let marked = marked || text("class").is_some_and(|c| c.to_ascii_lowercase().contains("publish"));
                    let datetime = text("datetime").or_else(|| text("content")).or_else(|| text("title"));
                    self.times.extend(datetime.map(|d| (d, marked)));
                }
            }
            _ => {}
        }
    }

    fn named(&self, key: &str) -> Option<&str> {
        self.named.iter().find(|(k, _)| k == key).map(|(_, v)| v.as_str())
    }

    /// Fills what the document does not have yet, and returns the titles that the page gives itself.
    pub fn fill(&self, doc: &mut Document) -> Titles {
        let article = self.json_ld.iter().find_map(|s| article(s));
        let ld = |key: &str| article.as_ref().and_then(|a| a.get(key));
        let headline = ld("headline").and_then(Value::as_str).map(clean);
        let mut titles = Titles::default();
        titles.sure.extend(headline);
        titles.sure.extend(["og:title", "twitter:title", "headline"].iter().filter_map(|k| self.named(k)).map(clean));
        let title = clean(&self.title);
        titles.parts = titles.sure.iter().chain([&title]).flat_map(|t| title_parts(t)).collect();
        titles.sure.retain(|t| !t.is_empty());
        titles.parts.retain(|t| !t.is_empty());

        fill(&mut doc.outlet, ld("publisher").and_then(name).or_else(|| self.named("og:site_name").map(clean)));
        let author = ld("author").or_else(|| ld("creator")).and_then(name);
        let named = ["author", "article:author", "dc.creator", "parsely-author", "sailthru.author"];
        let author =
            author.or_else(|| named.iter().filter_map(|k| self.named(k)).map(clean).find(|a| !a.contains("://")));
        fill(&mut doc.byline, author);
        let url = ld("url").and_then(Value::as_str).map(str::to_owned);
        fill(
            &mut doc.url,
            self.canonical.clone().or_else(|| self.named("og:url").map(clean)).or(url).filter(|u| u.contains("://")),
        );
        if doc.published.is_none() {
            self.published(article.as_ref(), doc);
        }
        titles
    }

    fn published(&self, article: Option<&Value>, doc: &mut Document) {
        let ld = |key: &str| article.and_then(|a| a.get(key)).and_then(Value::as_str).map(str::to_owned);
        let mut found: Vec<(String, String)> = Vec::new();
        for key in ["datePublished", "dateCreated", "uploadDate"] {
            found.extend(ld(key).map(|v| (v, format!("JSON-LD {key}"))));
        }
        for (key, field) in [
            ("article:published_time", "og:article:published_time"),
            ("og:article:published_time", "og:article:published_time"),
            ("datepublished", "meta datePublished"),
            ("og:published_time", "og:published_time"),
            ("publishdate", "meta publishdate"),
            ("publish-date", "meta publish-date"),
            ("pubdate", "meta pubdate"),
            ("parsely-pub-date", "meta parsely-pub-date"),
            ("sailthru.date", "meta sailthru.date"),
            ("dc.date.issued", "meta DC.date.issued"),
            ("dcterms.created", "meta DCTERMS.created"),
            ("dc.date", "meta DC.date"),
            ("date", "meta date"),
        ] {
            found.extend(self.named(key).map(|v| (v.to_owned(), field.to_owned())));
        }
        let mut times: Vec<&(String, bool)> = self.times.iter().collect();
        times.sort_by_key(|(_, marked)| !marked);
        found.extend(times.first().map(|(v, _)| (v.clone(), "time datetime".to_owned())));
        let told = doc.notices.len();
        for (written, field) in found {
            set_published(doc, &written, &field);
            if doc.published.is_some() {
                // Another field was read: what was wrong with the first matters to nobody.
                doc.notices.truncate(told);
                return;
            }
        }
        if let Some(written) = ld("dateModified") {
            set_published(doc, &written, "JSON-LD dateModified");
            if let Some(published) = &mut doc.published {
                published.certain = false;
            }
        }
    }
}

fn fill(field: &mut Option<String>, value: Option<String>) {
    if field.is_none() {
        *field = value.filter(|v| !v.is_empty());
    }
}

/// White space made single.
pub(super) fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// "Headline | Outlet" as a whole, and its parts.
fn title_parts(title: &str) -> Vec<String> {
    let mut out = vec![title.to_owned()];
    for separator in [" | ", "|", " - ", " – ", " — ", " :: ", " » ", ": "] {
        if title.contains(separator) {
            out.extend(title.split(separator).map(|part| part.trim().to_owned()).take(6));
            out.extend(title.rsplit_once(separator).map(|(front, _)| front.trim().to_owned()));
            out.extend(title.split_once(separator).map(|(_, back)| back.trim().to_owned()));
        }
    }
    out
}

/// The first article in a JSON-LD script.
fn article(script: &str) -> Option<Value> {
    let script = script.trim().trim_start_matches("<!--").trim_end_matches("-->").trim().trim_end_matches(';');
    let value: Value = serde_json::from_str(script)
        .or_else(|_| serde_json::from_str(&script.replace(|c: char| c.is_control(), " ")))
        .ok()?;
    let mut queue = std::collections::VecDeque::from([value]);
    let mut seen = 0;
    while let Some(value) = queue.pop_front() {
        seen += 1;
        if seen > 2000 {
            return None;
        }
        match value {
            Value::Array(items) => queue.extend(items),
            Value::Object(mut object) => {
                if is_article(object.get("@type")) {
                    return Some(Value::Object(object));
                }
                for key in ["@graph", "mainEntity", "mainEntityOfPage"] {
                    queue.extend(object.remove(key));
                }
            }
            _ => {}
        }
    }
    None
}

fn is_article(kind: Option<&Value>) -> bool {
    match kind {
        Some(Value::String(s)) => s.ends_with("Article") || s.ends_with("BlogPosting") || s == "Report",
        Some(Value::Array(kinds)) => kinds.iter().any(|k| k.is_string() && is_article(Some(k))),
        _ => false,
    }
}

/// A name, or the names in a list of persons and organisations.
fn name(value: &Value) -> Option<String> {
    match value {
        Value::String(s) => Some(clean(s)).filter(|s| !s.is_empty() && !s.contains("://")),
        Value::Object(object) => match object.get("name") {
            Some(Value::String(s)) => Some(clean(s)).filter(|s| !s.is_empty()),
            Some(Value::Array(names)) => names.first().and_then(Value::as_str).map(clean),
            _ => None,
        },
        Value::Array(items) => {
            let names: Vec<String> = items.iter().filter(|i| !i.is_array()).filter_map(name).collect();
            (!names.is_empty()).then(|| names.join("، "))
        }
        _ => None,
    }
}
