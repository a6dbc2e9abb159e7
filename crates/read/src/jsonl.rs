//! JSON Lines: one document a line.

use riwaya_text::Document;
use serde::Deserialize;
use serde_json::Value;

use crate::charset::Decoded;
use crate::finish::{finish, set_published, sha256};
use crate::{Input, Options, Refused, html, regions};

/// One line as written. What is not a string where one belongs is told, not guessed.
#[derive(Deserialize)]
struct Row {
    text: Option<String>,
    html: Option<String>,
    id: Option<Value>,
    url: Option<Value>,
    title: Option<Value>,
    outlet: Option<Value>,
    author: Option<Value>,
    published: Option<Value>,
}

/// Whether the first line is an object that holds a text.
pub(crate) fn begins_like_json_lines(text: &str) -> bool {
    let first = text.trim_start().lines().next().unwrap_or("");
    first.starts_with('{') && (first.contains("\"text\"") || first.contains("\"html\""))
}

pub(crate) fn read(path: &str, decoded: Decoded, options: &Options, input: &mut Input) {
    let mut shared = decoded.notices;
    for (n, line) in decoded.text.split('\n').enumerate() {
        let line = line.trim();
        if line.is_empty() {
            continue;
        }
        let path = format!("{path}#{}", n + 1);
        match document(&path, line, &decoded.charset, options) {
            Ok(mut doc) => {
                // What holds for the whole file is told once, with its first document.
                doc.notices.splice(0..0, std::mem::take(&mut shared));
                input.documents.push(doc);
            }
            Err(refused) => input.refused.push(refused),
        }
    }
}

fn document(path: &str, line: &str, charset: &str, options: &Options) -> Result<Document, Refused> {
    let row: Row = serde_json::from_str(line).map_err(|e| {
        let what = e.to_string().replace(" at line 1 column ", ", at character ");
        Refused::new(
            path,
            format!("this line is no document in JSON ({what}): write {{\"text\": \"…\", \"published\": \"2024-06-11\"}} in one line"),
            format!("هذا السطر ليس وثيقة JSON ({what}): اكتب {{\"text\": \"…\", \"published\": \"2024-06-11\"}} في سطر واحد"),
        )
    })?;
    let mut doc = Document {
        path: path.to_owned(),
        raw_sha256: sha256(&[line.as_bytes()]),
        charset: charset.to_owned(),
        ..Document::default()
    };
    let given = |field: Option<Value>, name: &str, doc: &mut Document| -> Option<String> {
        match field? {
            Value::Null => None,
            Value::String(s) => Some(s.trim().to_owned()).filter(|s| !s.is_empty()),
            Value::Number(n) => Some(n.to_string()),
            _ => {
                doc.notices.push((
                    "bad_field".into(),
                    format!("`{name}` is not a string and was left out / «{name}» ليس نصا فأهمل"),
                ));
                None
            }
        }
    };
    doc.source_id = given(row.id, "id", &mut doc);
    doc.url = given(row.url, "url", &mut doc);
    doc.title = given(row.title, "title", &mut doc);
    doc.outlet = given(row.outlet, "outlet", &mut doc);
    doc.byline = given(row.author, "author", &mut doc);
    if let Some(written) = given(row.published, "published", &mut doc) {
        set_published(&mut doc, &written, "published");
    }
    match (row.html, row.text) {
        (Some(page), _) if !page.trim().is_empty() => html::fill(&mut doc, &page),
        (_, Some(text)) if !text.trim().is_empty() => {
            doc.text = text;
            doc.regions = regions::plain(&doc.text, doc.title.as_deref());
            if doc.title.is_none() {
                doc.title = doc.headline().map(str::to_owned);
            }
        }
        _ => {
            return Err(Refused::new(
                path,
                "this line has no `text` and no `html`, or they are empty: give one of them",
                "ليس في هذا السطر «text» ولا «html» أو هما فارغان: اكتب أحدهما",
            ));
        }
    }
    finish(doc, options)
}
