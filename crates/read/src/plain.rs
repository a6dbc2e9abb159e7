//! Plain text: what was decoded, letter for letter.

use riwaya_text::Document;

use crate::charset::{Decoded, begins_like_html};
use crate::finish::finish;
use crate::{Options, Refused, regions};

pub(crate) fn read(path: &str, bytes: &[u8], decoded: Decoded, options: &Options) -> Result<Document, Refused> {
    let mut doc = decoded.document(path, bytes);
    if begins_like_html(doc.text.as_bytes()) {
        doc.notices.push((
            "looks_like_html".into(),
            "it is read as plain text but begins like HTML: name it .html to have its article found / قرئ نصا عاديا ومبدؤه مبدأ صفحة HTML: سمه ‎.html ليستخرج مقاله".into(),
        ));
    }
    doc.regions = regions::plain(&doc.text, None);
    doc.title = doc.headline().map(str::to_owned);
    finish(doc, options)
}
