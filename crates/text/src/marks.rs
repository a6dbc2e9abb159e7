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

/// Whether a character is a quotation mark of any kind; brackets are none.
pub fn is_quote_mark(c: char) -> bool {
    match role(c) {
        Some(Role::Open(style) | Role::Close(style) | Role::Either(style)) => style != QuoteStyle::Round,
        None => false,
    }
}

/// How many quotations may be open at once; of more, the outermost is given up as unclosed.
const DEEPEST: usize = 16;

/// Tokens of the longest quotation that is not closed, for what looks into every one of them; no paragraph of real
/// news is so long.
const LONGEST_UNCLOSED: usize = 1000;

/// Pairs the marks of a text. A quotation may run over several lines only where it is
/// closed there before the next opening mark of its style; an unclosed one ends with its line.
pub(crate) fn pair(view: &View<'_>) -> Vec<Quote> {
    let mut out: Vec<Quote> = Vec::new();
    // Indices into `out` of the quotations that are still open.
    let mut open: Vec<usize> = Vec::new();
    let mut straight = Straight::default();
    for paragraph in &view.paragraphs {
        // A new line leaves open only what a later line closes; that is settled when the mark comes.
        let mut begun = [false; 4];
        let older = open.iter().any(|&q| out[q].style == QuoteStyle::Double);
        straight.read(view, paragraph.clone(), older);
        let mut moves = straight.moves.iter();
        for i in paragraph.clone() {
            let Kind::Mark(c) = view.tokens[i].kind else { continue };
            let Some(role) = role(c) else { continue };
            let (style, opens) = match role {
                Role::Open(style) => (style, true),
                Role::Close(style) => (style, false),
                Role::Either(style) => match moves.next() {
                    Some(Move::Open) => (style, true),
                    Some(Move::Close) => (style, false),
                    Some(Move::Restart) => {
                        give_up(view, i, &mut open, &mut out, style);
                        (style, true)
                    }
                    Some(Move::Stray) | None => continue,
                },
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
    for quote in out.iter_mut().filter(|q| !q.closed && q.close == q.open + 1) {
        quote.close = view.paragraph(quote.open).end.min(quote.open + LONGEST_UNCLOSED);
    }
    out
}

/// Ends the quotation that was never closed where another begins after a colon: before the last full
/// stop, for what stands between the stop and the colon leads to the new one.
fn give_up(view: &View<'_>, next: usize, open: &mut Vec<usize>, out: &mut [Quote], style: QuoteStyle) {
    let Some(at) = open.iter().rposition(|&q| out[q].style == style) else { return };
    let quote = &mut out[open[at]];
    let stop = (quote.open + 2..next).rev().find(|&t| matches!(view.mark(t), Some('.' | '!' | '?' | '؟' | '…')));
    quote.close = stop.map_or(next, |t| t + 1);
    open.truncate(at);
}

/// What a mark that is written alike at both ends does.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Move {
    Open,
    Close,
    /// Opens after a colon, and the quotation before it was never closed.
    Restart,
    /// Belongs to no other mark.
    Stray,
}

/// Where such a mark stands.
#[derive(Clone, Copy, PartialEq)]
enum Stands {
    /// White space before it, a letter after it.
    Before,
    /// A letter or mark before it, white space or a mark after it.
    Behind,
    Unclear,
}

/// How deep quotations in the same marks nest.
const LEVELS: usize = 3;
/// More than any line costs.
const NEVER: u32 = u32::MAX / 2;
/// What each way of pairing a line costs: one reading that goes against where a mark stands weighs more
/// than an unclosed quotation, and a nested one weighs a little.
const AGAINST: u32 = 4;
const STRAY: u32 = 5;
const UNCLOSED: u32 = 3;
const NESTED: u32 = 1;

/// Reads the marks of one line that are written alike at both ends, by the cheapest way to pair all of
/// them: `"one "two" three"` nests, `"one "and "two"` does not.
#[derive(Default)]
struct Straight {
    moves: Vec<Move>,
    /// For every mark and depth before it the best move and the depth before that.
    back: Vec<[(Move, u8); LEVELS + 1]>,
}

impl Straight {
    fn read(&mut self, view: &View<'_>, paragraph: std::ops::Range<usize>, older: bool) {
        self.moves.clear();
        self.back.clear();
        let marks = || {
            paragraph
                .clone()
                .filter(|&i| matches!(view.tokens[i].kind, Kind::Mark(c) if matches!(role(c), Some(Role::Either(_)))))
        };
        let mut cost = [NEVER; LEVELS + 1];
        cost[0] = 0;
        for i in marks() {
            let stands = stands(view, i, paragraph.start);
            let colon = i > paragraph.start && view.mark(i - 1) == Some(':');
            let mut next = [NEVER; LEVELS + 1];
            let mut back = [(Move::Stray, 0); LEVELS + 1];
            let mut reach = |to: usize, cost: u32, which: Move, from: usize| {
                if cost < next[to] {
                    next[to] = cost;
                    back[to] = (which, from as u8);
                }
            };
            for (depth, &so_far) in cost.iter().enumerate().filter(|&(_, &c)| c < NEVER) {
                if depth < LEVELS {
                    let nested = if depth > 0 { NESTED } else { 0 };
                    let against = match stands {
                        Stands::Before => 0,
                        Stands::Behind => AGAINST + 1,
                        Stands::Unclear if depth == 0 => 0,
                        Stands::Unclear => AGAINST + 2,
                    };
                    reach(depth + 1, so_far + nested + against, Move::Open, depth);
                }
                if depth > 0 {
                    let against = if stands == Stands::Before { AGAINST } else { 0 };
                    reach(depth - 1, so_far + against, Move::Close, depth);
                    if colon && stands != Stands::Behind {
                        reach(depth, so_far + UNCLOSED, Move::Restart, depth);
                    }
                } else if older && stands == Stands::Behind {
                    reach(0, so_far, Move::Close, 0);
                }
                reach(depth, so_far + STRAY, Move::Stray, depth);
            }
            cost = next;
            self.back.push(back);
        }
        let end = (0..=LEVELS).min_by_key(|&depth| cost[depth].saturating_add(depth as u32 * UNCLOSED));
        let mut depth = end.unwrap_or(0);
        for back in self.back.iter().rev() {
            let (which, from) = back[depth];
            self.moves.push(which);
            depth = from as usize;
        }
        self.moves.reverse();
    }
}

fn stands(view: &View<'_>, i: usize, start: usize) -> Stands {
    let opened = |t: usize| matches!(view.mark(t), Some(':' | '(' | '[' | '«' | '،' | '-' | '–'));
    // ب "…", لـ"…": a preposition or conjunction of one letter stands before an opening mark.
    let joined = i > start && view.tokens[i - 1].kind == Kind::Word && view.letters(i - 1).len() == 1;
    let before = i == start || view.tokens[i].space_before || opened(i - 1) || joined;
    let after = view.tokens.get(i + 1).is_none_or(|next| {
        next.line_before || next.space_before || matches!(next.kind, Kind::Mark(c) if role(c).is_none())
    });
    match (before, after) {
        (true, false) => Stands::Before,
        (false, true) => Stands::Behind,
        _ => Stands::Unclear,
    }
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
    fn the_same_mark_nests() {
        assert_eq!(quoted("قال: \"شارك في معرض \"ضوء\"، ثم سافر\"."), ["شارك في معرض \"ضوء\"، ثم سافر", "ضوء"]);
        // A closing mark too few.
        assert_eq!(quoted("قال: \"مثل \"النور\" عندي."), ["مثل \"النور\" عندي.…", "النور"]);
        assert_eq!(quoted("قال \"نعم \"وقال \"لا\"."), ["نعم", "لا"]);
        assert_eq!(quoted("قال: \"نعم. وقالت: \"لا\"."), ["نعم.…", "لا"]);
        // Closing marks that close nothing.
        assert_eq!(quoted("في بيان اليوم\" إن الطريق \"سالك\"."), ["سالك"]);
        assert_eq!(quoted("ما عرف بـ\"السوق\" وسكت"), ["السوق"]);
    }

    #[test]
    fn a_quotation_over_two_lines() {
        assert_eq!(quoted("نقلت الخبر التالي (\nعاد الوفد سالما)."), ["عاد الوفد سالما"]);
        assert_eq!(quoted("قال \"عاد الوفد.\nوهو سالم\" ثم سكت"), ["عاد الوفد.\nوهو سالم"]);
    }
}
