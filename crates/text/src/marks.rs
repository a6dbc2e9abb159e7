use crate::{Kind, View};

/// Quotation marks or brackets that belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quote {
    /// Token of the opening mark.
    pub open: usize,
    /// Token of the closing mark; where none was found, the last token that the quotation covers plus one.
    pub close: usize,
    /// Whether a closing mark was found.
    pub closed: bool,
    /// Which marks.
    pub style: QuoteStyle,
}

impl Quote {
    /// The tokens between the marks.
    pub fn inside(&self) -> std::ops::Range<usize> {
        self.open + 1..self.close
    }
}

/// Which marks enclose a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuoteStyle {
    /// « »
    Guillemets,
    /// " " and “ ” in all their mixtures
    Double,
    /// ‘ ’
    Single,
    /// ( ) and [ ]: somebody's words only where a cue says so
    Round,
}

#[derive(Clone, Copy, PartialEq)]
enum Role {
    Open(QuoteStyle),
    Close(QuoteStyle),
    /// The same character opens and closes.
    Either(QuoteStyle),
}

fn role(c: char) -> Option<Role> {
    Some(match c {
        '«' | '‹' | '<' => Role::Open(QuoteStyle::Guillemets),
        '»' | '›' | '>' => Role::Close(QuoteStyle::Guillemets),
        '"' | '“' | '”' | '„' | '‟' | '″' | '＂' => Role::Either(QuoteStyle::Double),
        '‘' => Role::Open(QuoteStyle::Single),
        '(' | '[' | '﴿' => Role::Open(QuoteStyle::Round),
        ')' | ']' | '﴾' => Role::Close(QuoteStyle::Round),
        '’' => Role::Close(QuoteStyle::Single),
        _ => return None,
    })
}

/// How many quotations may be open at once; of more, the outermost is given up as unclosed.
const DEEPEST: usize = 16;

/// Pairs the marks of a text in one pass. A quotation may run over several lines only where it is
/// closed there before the next opening mark of its style; an unclosed one ends with its line.
pub(crate) fn pair(view: &View<'_>) -> Vec<Quote> {
    let mut out: Vec<Quote> = Vec::new();
    // Indices into `out` of the quotations that are still open.
    let mut open: Vec<usize> = Vec::new();
    for paragraph in &view.paragraphs {
        // A new line leaves open only what a later line closes; that is settled when the mark comes.
        let mut begun = [false; 4];
        for i in paragraph.clone() {
            let Kind::Mark(c) = view.tokens[i].kind else { continue };
            let Some(role) = role(c) else { continue };
            let (style, opens) = match role {
                Role::Open(style) => (style, true),
                Role::Close(style) => (style, false),
                Role::Either(style) => {
                    let inside = open.iter().rposition(|&q| out[q].style == style && out[q].open >= paragraph.start);
                    (style, inside.is_none() && !closes_older(view, i, &open, &out, style))
                }
            };
            if opens {
                if !std::mem::replace(&mut begun[style as usize], true) {
                    open.retain(|&q| out[q].style != style || out[q].open >= paragraph.start);
                }
                // A text of nothing but opening marks must not make this quadratic.
                if open.len() >= DEEPEST {
                    open.remove(0);
                }
                open.push(out.len());
                out.push(Quote { open: i, close: i + 1, closed: false, style });
            } else if let Some(at) = open.iter().rposition(|&q| out[q].style == style) {
                let q = open[at];
                out[q].close = i;
                out[q].closed = true;
                open.truncate(at);
            }
        }
    }
    for quote in out.iter_mut().filter(|q| !q.closed) {
        quote.close = view.paragraph(quote.open).end;
    }
    out
}

/// Whether a mark that may open or close stands where only a closing one stands (a letter before it
/// and white space after it) while a quotation of an earlier line is open.
fn closes_older(view: &View<'_>, i: usize, open: &[usize], out: &[Quote], style: QuoteStyle) -> bool {
    open.iter().any(|&q| out[q].style == style)
        && !view.tokens[i].space_before
        && view.tokens.get(i + 1).is_none_or(|next| next.space_before || matches!(next.kind, Kind::Mark(_)))
}

#[cfg(test)]
mod tests {
    use crate::View;

    fn quoted(text: &str) -> Vec<String> {
        let view = View::new(text);
        view.quotes.iter().map(|q| format!("{}{}", view.words(q.inside()), if q.closed { "" } else { "…" })).collect()
    }

    #[test]
    fn pairs_of_every_kind() {
        assert_eq!(quoted("قال «نعم» ثم \" لا \" ثم “ربما” (مبتسما)"), ["نعم", "لا", "ربما", "مبتسما"]);
        assert_eq!(quoted("قال «سمعت \"نعم\" منه»"), ["سمعت \"نعم\" منه", "نعم"]);
    }

    #[test]
    fn an_unclosed_quotation_ends_with_its_line() {
        assert_eq!(quoted("قال «لمدة محددة.\nوعاد إلى بيته «نعم»."), ["لمدة محددة.…", "نعم"]);
    }

    #[test]
    fn a_quotation_over_two_lines() {
        assert_eq!(quoted("نقلت الخبر التالي (\nعاد الوفد سالما)."), ["عاد الوفد سالما"]);
        assert_eq!(quoted("قال \"عاد الوفد.\nوهو سالم\" ثم سكت"), ["عاد الوفد.\nوهو سالم"]);
    }
}
