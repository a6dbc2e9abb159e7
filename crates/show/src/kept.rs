use riwaya_extract::Analysis;
use riwaya_text::{Document, Span};

/// Whether a span begins in a part that is set aside (menus, reader comments).
pub(crate) fn set_aside(doc: &Document, span: Span) -> bool {
    doc.region_at(span.start).set_aside()
}

/// Which findings of a document are shown, under which ids: `s1`, `n1`, `f1` in the order of the
/// text. The same in every output, so that a report's `s3` is the `s3` of `analyze`.
pub(crate) struct Kept {
    statements: Vec<Option<u32>>,
    numbers: Vec<Option<u32>>,
    figures: Vec<Option<u32>>,
}

impl Kept {
    pub(crate) fn of(doc: &Document, found: &Analysis) -> Self {
        let count = |spans: &mut dyn Iterator<Item = Span>| {
            let mut n = 0;
            let mut id = |span| {
                (!set_aside(doc, span)).then(|| {
                    n += 1;
                    n
                })
            };
            spans.map(&mut id).collect()
        };
        Kept {
            statements: count(&mut found.statements.iter().map(|s| s.cue)),
            numbers: count(&mut found.numbers.iter().map(|n| n.span)),
            figures: count(&mut found.figures.iter().map(|f| f.span)),
        }
    }

    pub(crate) fn statement(&self, index: usize) -> Option<String> {
        self.statements.get(index).copied().flatten().map(|n| format!("s{n}"))
    }

    pub(crate) fn number(&self, index: usize) -> Option<String> {
        self.numbers.get(index).copied().flatten().map(|n| format!("n{n}"))
    }

    pub(crate) fn figure(&self, index: usize) -> Option<String> {
        self.figures.get(index).copied().flatten().map(|n| format!("f{n}"))
    }
}
