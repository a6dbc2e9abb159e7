//! HTML: all visible text in reading order, with the article told from what stands around it.
//!
//! The tokenizer is html5gum's; the tree is our own, since only the walk that writes the text knows
//! its offsets, and since a tree builder that keeps to the letter of the standard takes quadratic time
//! on pages made to hurt it.

mod kinds;
mod meta;
mod roles;
mod rooms;
mod tree;

use riwaya_text::{Document, RegionKind};

use crate::charset::Decoded;
use crate::finish::finish;
use crate::{Options, Refused};

pub(crate) fn read(path: &str, bytes: &[u8], decoded: Decoded, options: &Options) -> Result<Document, Refused> {
    let mut doc = decoded.document(path, bytes);
    let html = std::mem::take(&mut doc.text);
    fill(&mut doc, &html);
    if doc.text.is_empty() {
        return Err(Refused::new(
            path,
            "the page shows no text by itself (perhaps a script loads it): save it from a browser as a complete page",
            "الصفحة لا تعرض نصا بذاتها (ربما يحمله برنامج نصي): احفظها من المتصفح صفحة كاملة",
        ));
    }
    finish(doc, options)
}

/// Sets the text, the regions and what the page says about itself; fields that are set stay.
pub(crate) fn fill(doc: &mut Document, html: &str) {
    let mut page = tree::parse(html);
    let mut titles = page.meta.fill(doc);
    titles.sure.extend(doc.title.clone());
    let rooms = rooms::Rooms::of(&mut page);
    doc.regions = kinds::regions(&page, &rooms, &titles, doc.byline.as_deref());
    doc.text = page.text;
    if doc.title.is_none() {
        // What stands over the article is nearer to its title than what a tab shows.
        doc.title = doc.headline().map(str::to_owned).or_else(|| titles.sure.into_iter().chain(titles.parts).next());
    }
    if !doc.regions.iter().any(|r| matches!(r.kind, RegionKind::Body)) && !doc.text.is_empty() {
        doc.notices.push((
            "no_article".into(),
            "no article was found on the page: everything on it is set aside / لم يعثر في الصفحة على مقال: وضع كل ما فيها جانبا".into(),
        ));
    }
}
