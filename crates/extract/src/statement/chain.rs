//! Joins statements: attributions become links of the statement that they cover, a speech act inside a
//! content knows who reports it, and a speaker who is only meant by a pronoun gets a name.

use riwaya_text::Span;

use super::antecedent::Resolver;
use super::finish::{finish, mentions_in, span};
use super::{Draft, subject};
use crate::matcher::Piece;
use crate::phrase::Phrases;
use crate::{Analysis, NameKind, Statement, Voice};

/// Turns drafts into statements with their chains.
/// Apart from them, what was not said: denied, wished or only supposed.
pub(super) fn join(
    phrases: &Phrases<'_, '_>,
    mut drafts: Vec<Draft>,
    found: &Analysis,
) -> (Vec<Statement>, Vec<Statement>) {
    drop_cues_inside_sources(&mut drafts);
    drop_manners(&mut drafts);
    drop_named_twice(&mut drafts);
    deny_what_was_said(&mut drafts);
    merge_quoting(&mut drafts);
    subject::supply(phrases, &mut drafts);
    let mut inherited: Vec<Vec<Piece>> = vec![Vec::new(); drafts.len()];
    let mut dropped = vec![false; drafts.len()];
    attach_attributions(phrases, &drafts, &mut inherited, &mut dropped);
    attach_relays(&drafts, &mut inherited, &mut dropped);

    let kept: Vec<usize> = (0..drafts.len()).filter(|&i| !dropped[i]).collect();
    let outer: Vec<Option<usize>> = (0..kept.len()).map(|n| innermost(&drafts, &kept, n)).collect();
    let mut out: Vec<Statement> = kept.iter().map(|&i| finish(phrases, found, &drafts[i])).collect();
    let resolver = Resolver::new(phrases, found, &drafts, &kept);
    for n in 0..out.len() {
        out[n].in_content_of = outer[n];
        // "أعتقد أن" inside somebody's words is that somebody's opinion, not the author's.
        if let (Some(o), Voice::Author) = (outer[n].filter(|&o| o < n), out[n].voice)
            && out[o].voice == Voice::Source
        {
            out[n].voice = Voice::Source;
            out[n].source_canonical = out[o].source_canonical.clone();
        }
        let draft = &drafts[kept[n]];
        if !resolver.pronoun(&mut out, n, draft) && out[n].source.is_none() && out[n].voice == Voice::Source {
            out[n].source_canonical = resolver.subject_before(draft).unwrap_or_default();
        }
        resolver.short_form(&mut out, n, draft);
        out[n].other_sources = resolver.others(&out, n, draft);
    }
    let mut reports: Vec<bool> = (0..out.len()).map(|n| is_report(phrases, &out, n, &drafts[kept[n]])).collect();
    for n in 0..out.len() {
        let draft = &drafts[kept[n]];
        let mut chain: Vec<Vec<Span>> = inherited[kept[n]].iter().flat_map(|p| links(phrases, found, p)).collect();
        let told = draft.relay.iter().filter(|p| !(draft.told && resolver.own(p)));
        chain.extend(told.flat_map(|p| links(phrases, found, p)));
        if let Some(source) = out[n].source {
            chain.push(vec![source]);
        }
        // Reported inside another's words: the other's chain comes first.
        if let (Some(o), true) = (outer[n], out[n].source.is_some() && out[n].voice == Voice::Source)
            && out[o].voice == Voice::Source
        {
            let mut whole = speaker_chain(&out, o);
            if whole.len() < LONGEST_CHAIN {
                whole.append(&mut chain);
                chain = whole;
            }
        }
        if out[n].source.is_none() && chain.is_empty() && out[n].voice == Voice::Source {
            chain = relays_of_antecedent(&out, n);
        }
        out[n].chain = chain;
    }
    let unsaid: Vec<bool> = (0..out.len()).map(|n| out[n].unreal && reports[n]).collect();
    for (n, report) in reports.iter_mut().enumerate() {
        *report &= !out[n].unreal;
    }
    without(out, &reports, &unsaid)
}

/// Whether what was found reports somebody: a weak card asks for a speaker, be it only an understood one,
/// and who speaks of himself reports only inside words that are reported.
fn is_report(phrases: &Phrases<'_, '_>, out: &[Statement], n: usize, draft: &Draft) -> bool {
    if draft.voice == Voice::Author {
        return true;
    }
    // "قلت له: «…»": the author tells what he said.
    let tells = !draft.present && matches!(draft.rule, "said-quote" | "said-colon");
    if draft.first_person && !draft.oblique && !tells && out[n].in_content_of.is_none() {
        return false;
    }
    let view = &phrases.reading.view;
    let from = view.span(view.paragraph(draft.cue.tokens.start)).start;
    let just_spoken = out[..n].last().is_some_and(|s| s.cue.start >= from);
    if !draft.asks_antecedent || out[n].source.is_some() || draft.in_text {
        return true;
    }
    // "ولفت إلى", "كما نوه بـ" go on from somebody whom no statement names.
    let speech = matches!(draft.act, "say" | "confirm" | "demand" | "call_for" | "express" | "warn" | "condemn");
    if !draft.present && draft.continues && speech {
        return true;
    }
    if out[n].source_canonical.is_empty() {
        return false;
    }
    // "ويهدد بـ…": habit or effect, unless somebody has just spoken.
    !draft.present || just_spoken
}

/// The statements that are kept, and beside them what was not said; what points to a kept one is renumbered.
fn without(out: Vec<Statement>, keep: &[bool], unsaid: &[bool]) -> (Vec<Statement>, Vec<Statement>) {
    let mut number = 0;
    let numbers: Vec<Option<usize>> = keep
        .iter()
        .map(|&k| {
            number += usize::from(k);
            k.then(|| number - 1)
        })
        .collect();
    let mut kept = Vec::with_capacity(number);
    let mut not_said = Vec::new();
    for (n, mut s) in out.into_iter().enumerate() {
        s.in_content_of = s.in_content_of.and_then(|o| numbers.get(o).copied().flatten());
        if keep[n] {
            kept.push(s);
        } else if unsaid[n] {
            not_said.push(s);
        }
    }
    (kept, not_said)
}

/// No chain in the news has more links; a text without stops must not nest its statements without end.
const LONGEST_CHAIN: usize = 6;

/// How many tokens before "جاء ذلك في" the sentence may end that it speaks of.
const NEAR: usize = 60;

/// How many statements back a pronoun, a short name or an inherited relay may point.
pub(super) const BACK: usize = 120;

/// The chain of a statement, the antecedent's speaker added where its own is a pronoun.
fn speaker_chain(out: &[Statement], n: usize) -> Vec<Vec<Span>> {
    let mut chain = out[n].chain.clone();
    if out[n].source.is_none()
        && let Some(antecedent) = antecedent(out, n)
        && let Some(source) = out[antecedent].source
        && chain.last() != Some(&vec![source])
    {
        chain.push(vec![source]);
    }
    chain
}

/// The relays that the sentence before names still hold for "وأضاف".
fn relays_of_antecedent(out: &[Statement], n: usize) -> Vec<Vec<Span>> {
    match antecedent(out, n) {
        Some(a) if out[a].chain.len() > 1 && out[a].source.is_some() => out[a].chain[..out[a].chain.len() - 1].to_vec(),
        Some(a) if out[a].source.is_none() => out[a].chain.clone(),
        _ => Vec::new(),
    }
}

fn antecedent(out: &[Statement], n: usize) -> Option<usize> {
    (0..n).rev().take(BACK).find(|&k| {
        out[k].voice == Voice::Source
            && !out[k].source_canonical.is_empty()
            && out[k].source_canonical == out[n].source_canonical
    })
}

/// A reporting word inside the name of a speaker is none.
fn drop_cues_inside_sources(drafts: &mut Vec<Draft>) {
    let last = drafts.iter().flat_map(|d| d.source.iter().chain(&d.relay)).map(|p| p.tokens.end).max().unwrap_or(0);
    let mut inside = vec![false; last];
    for piece in drafts.iter().flat_map(|d| d.source.iter().chain(&d.relay)) {
        inside[piece.tokens.clone()].fill(true);
    }
    // "نقلت الوكالة على لسان فلان": the attribution leads to the speaker of the verb before it.
    let mut led = vec![false; last];
    for d in drafts.iter().filter(|d| !d.attribution && !d.relay.is_empty() && !d.told) {
        led[d.cue.tokens.end.min(last)..d.source_tokens().start.max(d.cue.tokens.end).min(last)].fill(true);
    }
    drafts.retain(|d| {
        let at = d.cue.tokens.start;
        let led = d.attribution && led.get(at).copied().unwrap_or(false);
        !led && !inside.get(at).copied().unwrap_or(false)
    });
}

/// "قالت المنظمة محذرة إن…": the participle between a verb and its content tells the manner, not another act.
fn drop_manners(drafts: &mut Vec<Draft>) {
    let manner: Vec<bool> = (0..drafts.len())
        .map(|n| {
            let d = &drafts[n];
            let (at, content) = (d.cue.tokens.start, d.content_tokens().start);
            d.participle
                && near(n, drafts.len()).any(|k| {
                    let other = &drafts[k];
                    let from = other.content_tokens().start;
                    !other.participle && other.cue.tokens.end <= at && at < from && from == content
                })
        })
        .collect();
    let mut n = 0;
    drafts.retain(|_| {
        n += 1;
        !manner[n - 1]
    });
}

/// "جدد رفضه للقرار", "أعرب عن اعتقاده أن": the noun of speech is what the verb utters, not another act.
fn drop_named_twice(drafts: &mut Vec<Draft>) {
    let twice: Vec<bool> = (0..drafts.len())
        .map(|n| {
            let at = drafts[n].cue.tokens.start;
            drafts[n].rule.starts_with("speech-noun")
                && drafts[n].source.is_none()
                && near(n, drafts.len()).any(|k| k != n && drafts[k].content_tokens().start == at)
        })
        .collect();
    let mut n = 0;
    drafts.retain(|_| {
        n += 1;
        !twice[n - 1]
    });
}

/// "قال إن …، وهو ما نفاه الحزب": what is denied is what was said, without who said it.
fn deny_what_was_said(drafts: &mut [Draft]) {
    for n in 0..drafts.len() {
        if drafts[n].rule != "which-denied" {
            continue;
        }
        let whole = drafts[n].content_tokens();
        let said = near(n, drafts.len()).filter(|&k| k < n).find(|&k| {
            let content = drafts[k].content_tokens();
            drafts[k].voice == Voice::Source
                && whole.start <= drafts[k].cue.tokens.start
                && content.start > whole.start
                && content.end.abs_diff(whole.end) <= 1
        });
        if let Some(said) = said {
            drafts[n].content = drafts[said].content.clone();
        }
    }
}

/// The neighbours of a draft in the order of cues. What belongs together stands close: looking further
/// would make long texts quadratic.
fn near(n: usize, len: usize) -> std::ops::Range<usize> {
    const NEIGHBOURS: usize = 24;
    n.saturating_sub(NEIGHBOURS)..(n + NEIGHBOURS + 1).min(len)
}

/// "ذكرت الإذاعة نقلا عن مصدر أن…": who is named first only relays the other.
fn merge_quoting(drafts: &mut Vec<Draft>) {
    let mut n = 0;
    while n < drafts.len() {
        let quoting = drafts[n].attribution && drafts[n].rule == "quoting-from";
        let at = drafts[n].cue.tokens.start;
        let relay = near(n, drafts.len()).find(|&k| {
            let d = &drafts[k];
            d.rule != "quoting-from"
                && !d.source_tokens().is_empty()
                && (at == d.source_tokens().end || at == d.source_tokens().end + 1)
        });
        match (quoting, relay) {
            (true, Some(r)) => {
                let origin = drafts[n].source.take();
                if let Some(first) = std::mem::replace(&mut drafts[r].source, origin) {
                    drafts[r].relay.push(first);
                }
                drafts.remove(n);
            }
            _ => n += 1,
        }
    }
}

/// An attribution over the whole of another statement ("بحسب ما نقلته وكالة …") is a link of its chain;
/// one that covers a bare announcement is a link and an item; any other is an item of its own.
fn attach_attributions(
    phrases: &Phrases<'_, '_>,
    drafts: &[Draft],
    inherited: &mut [Vec<Piece>],
    dropped: &mut [bool],
) {
    let view = &phrases.reading.view;
    for a in 0..drafts.len() {
        // "قال إن …، على حد تعبيره": the same speaker once more.
        let himself = drafts[a].rule == "according-to-him";
        if !drafts[a].attribution || (drafts[a].source.is_none() && !himself) {
            continue;
        }
        let at = drafts[a].cue.tokens.start;
        // "وحسب التقرير فإن …" covers what follows.
        if drafts[a].content_tokens().start > at {
            continue;
        }
        let sentence = view.sentence(at);
        if drafts[a].rule.starts_with("came-in") && drafts[a].content.is_none() {
            // "جاء ذلك في مقابلة مع القناة": who published it is a link of what was said before.
            let head = phrases.word(drafts[a].source_tokens().start);
            let marked = phrases.quote_at(drafts[a].source_tokens().start.saturating_sub(1)).is_some();
            let said = (0..a).rev().take(BACK).find(|&s| {
                let d = &drafts[s];
                !d.attribution && !d.participle && d.voice == Voice::Source && !d.unreal
            });
            let near = said.filter(|&s| view.sentence(drafts[s].cue.tokens.start).end + NEAR >= sentence.start);
            if let Some(s) = near.filter(|_| head.media || head.outlet || marked) {
                inherited[s].extend(drafts[a].source.clone());
                dropped[a] = true;
            }
            continue;
        }
        // "أعلن فلان، وفق الوكالة، إجلاء …": it stands between the cue and what was said.
        let between = |d: &Draft| {
            let content = d.content_tokens();
            d.cue.tokens.start >= sentence.start && at < content.start && content.end <= sentence.end
        };
        let covered = near(a, drafts.len()).filter(|&s| s != a && !drafts[s].attribution).filter(|&s| {
            let content = drafts[s].content_tokens();
            drafts[s].cue.tokens.start < at
                && (content.end <= at && content.end > sentence.start || between(&drafts[s]))
                && drafts[s].voice == Voice::Source
        });
        // Of several, the one that opens the sentence says it.
        let Some(s) = covered.min_by_key(|&s| drafts[s].cue.tokens.start) else { continue };
        let inserted = between(&drafts[s]);
        let near = at.saturating_sub(drafts[s].content_tokens().end) <= 3;
        if !inserted && !near && drafts[s].content_tokens().end + 1 < at && !drafts[s].nominal {
            continue;
        }
        let mut link: Vec<Piece> = drafts[a].relay.clone();
        link.extend(drafts[a].source.clone());
        inherited[s].extend(link);
        // An attribution over a bare announcement adds words of its own: it stays an item.
        dropped[a] = himself || inserted || !drafts[s].nominal || drafts[s].source.is_none();
    }
}

/// "نقلت قناة … أن السفارة تطالب": a relay whose whole content is another act is only a link of it.
fn attach_relays(drafts: &[Draft], inherited: &mut [Vec<Piece>], dropped: &mut [bool]) {
    for r in 0..drafts.len() {
        if !drafts[r].relays || !drafts[r].relay.is_empty() || drafts[r].attribution {
            continue;
        }
        let content = drafts[r].content_tokens();
        let inner = near(r, drafts.len()).find(|&s| {
            s != r
                && drafts[s].source.is_some()
                && content.contains(&drafts[s].cue.tokens.start)
                && drafts[s].source_tokens().start.min(drafts[s].cue.tokens.start) <= content.start + 1
        });
        if let (Some(s), Some(source)) = (inner, &drafts[r].source) {
            inherited[s].push(source.clone());
            dropped[r] = true;
        }
    }
}

/// The innermost statement whose content holds the cue of the `n`-th kept one, as an index into `kept`.
fn innermost(drafts: &[Draft], kept: &[usize], n: usize) -> Option<usize> {
    let inner = &drafts[kept[n]];
    let cue = inner.cue.tokens.start;
    near(n, kept.len())
        .filter(|&o| {
            let content = drafts[kept[o]].content_tokens();
            o != n && content.contains(&cue) && content != inner.content_tokens() && !inner.attribution
        })
        .min_by_key(|&o| drafts[kept[o]].content_tokens().len())
}

/// The links of a relay's words: several agencies side by side are one link with several spans.
fn links(phrases: &Phrases<'_, '_>, found: &Analysis, piece: &Piece) -> Vec<Vec<Span>> {
    let whole = span(phrases, piece);
    let view = &phrases.reading.view;
    let mut bodies: Vec<Span> =
        mentions_in(found, whole).filter(|m| m.kind == NameKind::Organisation).map(|m| m.span).collect();
    // وكالات «سراج» و«نبأ»: names in marks that no list holds.
    let marked: Vec<Span> = view.quotes_in(piece.tokens.clone()).map(|q| view.span(view.quotes[q].inside())).collect();
    if marked.len() > bodies.len() && marked.len() > 1 {
        bodies = marked;
    }
    let side_by_side = bodies.len() > 1 && bodies.windows(2).all(|w| w[0].end <= w[1].start);
    if side_by_side { vec![bodies] } else { vec![vec![whole]] }
}
