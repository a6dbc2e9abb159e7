//! The differences as text.

use std::fmt::Write as _;

use super::pair::{Change, Turn};
use super::{Difference, LAYERS, Tally};
use crate::bidi::isolate;

/// Letters of one value shown.
const LONG: usize = 160;

const TURNS: [(Turn, &str); 3] = [(Turn::Gained, "gained"), (Turn::Lost, "lost"), (Turn::Changed, "changed")];

pub(super) fn write(difference: &Difference, show: usize) -> String {
    let mut out = format!(
        "{} documents compared, {} only in OLD, {} only in NEW\n",
        difference.compared, difference.only_old, difference.only_new
    );
    // Writing into a string cannot fail.
    let _ = writeln!(
        out,
        "\n{:<14} {:<32} {:>7} {:>7} {:>7} {:>7} {:>7}",
        "layer", "rule", "old", "new", "gained", "lost", "changed"
    );
    for (n, layer) in LAYERS.iter().enumerate() {
        let all: Vec<(&str, &Tally)> =
            difference.tallies.range((n, String::new())..(n + 1, String::new())).map(|((_, r), t)| (&**r, t)).collect();
        row(&mut out, layer, "(all)", &all.iter().map(|(_, t)| *t).collect::<Vec<_>>());
        for (rule, tally) in all.iter().filter(|(_, t)| !t.changes.is_empty()) {
            row(&mut out, "", rule, &[tally]);
        }
    }
    if show > 0 {
        for ((n, rule), tally) in &difference.tallies {
            for (turn, name) in TURNS {
                let all: Vec<&Change> = tally.of(turn).collect();
                if all.is_empty() {
                    continue;
                }
                let shown = all.len().min(show);
                let of = if shown < all.len() { format!(", {shown} of them") } else { String::new() };
                let layer = LAYERS.get(*n).copied().unwrap_or("");
                let _ = writeln!(out, "\n{layer} · {rule} · {name} {}{of}", all.len());
                for i in 0..shown {
                    if let Some(one) = all.get(i * all.len() / shown) {
                        change(&mut out, one);
                    }
                }
            }
        }
    }
    out
}

fn row(out: &mut String, layer: &str, rule: &str, tallies: &[&Tally]) {
    let sum = |count: &dyn Fn(&Tally) -> usize| tallies.iter().map(|t| count(t)).sum::<usize>();
    let _ = write!(out, "{layer:<14} {rule:<32} {:>7} {:>7}", sum(&|t| t.old), sum(&|t| t.new));
    for (turn, _) in TURNS {
        let _ = write!(out, " {:>7}", sum(&|t| t.of(turn).count()));
    }
    out.push('\n');
}

fn change(out: &mut String, change: &Change) {
    let [before, words, behind] = &change.context;
    let passage = format!("{before}[{}]{behind}", short(words));
    let _ = writeln!(out, "  {}:{}  {}", change.document, change.start, isolate(passage.trim()));
    for line in &change.says {
        let _ = writeln!(out, "      {}", isolate(&short(line)));
    }
}

fn short(text: &str) -> String {
    match text.char_indices().nth(LONG) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}
