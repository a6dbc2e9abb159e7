//! Whom a document names as its source: the agency in its dateline or byline, and the agencies and
//! outlets that its statements come through. Read once for each document; what two documents are to
//! each other is then a comparison of a few names.

use std::collections::BTreeMap;
use std::sync::Arc;

use riwaya_text::RegionKind;

use super::index::Held;
use super::mistake::Mistake;
use super::{Known, words};
use crate::edtf::{self, Bounds};
use crate::fold::{each_word, key};
use crate::{Account, Reason, Relation};

/// A name as written, and folded.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Name {
    shown: String,
    key: Vec<u8>,
}

/// What a document says of where its text comes from.
#[derive(Clone, Debug, Default)]
struct Credits {
    outlet: Option<u32>,
    published: Option<Bounds>,
    /// Named in dateline or byline: it takes the text from there.
    over_text: Vec<Name>,
    /// Named as a transmitter of statements.
    through: Vec<Name>,
}

#[derive(Debug)]
struct Outlet {
    name: Name,
    /// Its words as they stand in texts; none where it is a single one, which may be any word.
    words: Vec<u32>,
}

/// Which of two documents names the other's outlet as its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Taker {
    Neither,
    First,
    Second,
}

/// The credits of all documents held.
#[derive(Debug, Default)]
pub(super) struct Sources {
    outlets: Vec<Outlet>,
    numbers: BTreeMap<Vec<u8>, u32>,
    docs: Vec<Credits>,
}

/// Reasons given so far: a collection needs few, and has many passages.
#[derive(Debug, Default)]
pub(super) struct Reasons {
    given: BTreeMap<(u8, u32, u32), Arc<Reason>>,
}

impl Reasons {
    fn give(&mut self, key: (u8, u32, u32), say: impl FnOnce() -> Reason) -> Arc<Reason> {
        self.given.entry(key).or_insert_with(|| Arc::new(say())).clone()
    }
}

impl Sources {
    /// Reads what a document says.
    pub fn add(&mut self, account: &Account<'_>, known: &Known) {
        let text = &account.doc.text;
        let published = account.analysis.published.as_ref().or(account.doc.published.as_ref());
        let mut out = Credits {
            outlet: account.doc.outlet.as_deref().map(|name| self.outlet(name, known)),
            published: published.and_then(|p| edtf::bounds(&p.value)),
            ..Credits::default()
        };
        let mut over = |name: &str| take(&mut out.over_text, known.bare(name));
        for region in &account.doc.regions {
            let words = region.span.of(text);
            if region.kind == RegionKind::Dateline {
                for part in words.split(['(', '（']).skip(1) {
                    part.split(')').next().unwrap_or("").split(['/', '،', '-', '–']).for_each(&mut over);
                }
            }
        }
        let bylines = account.doc.regions.iter().filter(|r| r.kind == RegionKind::Byline).map(|r| r.span.of(text));
        for byline in bylines.chain(account.doc.byline.as_deref()) {
            let parts = byline.split(['-', '–', '،', '/', '|', '\n']);
            parts.filter_map(|part| known.in_byline(part)).for_each(&mut over);
        }
        for statement in &account.analysis.statements {
            // The last link is the originator: whoever stands before it passed the words on, and an
            // agency that "says" what happened passes it on as well.
            let relays = statement.chain.len().saturating_sub(1);
            for (n, span) in statement.chain.iter().enumerate().flat_map(|(n, link)| link.iter().map(move |s| (n, s))) {
                let written = span.of(text);
                let bare = known.bare(written);
                // An outlet of this collection passes on too, whatever it is called.
                let outlet = || n < relays && self.numbers.contains_key(&key(&bare));
                if (known.medium(written) && (n < relays || known.lists_media())) || outlet() {
                    take(&mut out.through, bare);
                }
            }
        }
        self.docs.push(out);
    }

    fn outlet(&mut self, name: &str, known: &Known) -> u32 {
        let next = self.outlets.len() as u32;
        let outlets = &mut self.outlets;
        *self.numbers.entry(key(name)).or_insert_with(|| {
            let mut own = Vec::new();
            each_word(name, |letters, _, _| own.push(words::number(letters, known)));
            if own.len() < 2 {
                own.clear();
            }
            outlets.push(Outlet { name: Name { shown: name.to_owned(), key: key(name) }, words: own });
            next
        })
    }

    /// Whether a document names an outlet as its source, or speaks of it by a name of two words or more.
    fn names(&self, doc: u32, outlet: &Outlet, held: &Held) -> bool {
        let Some(credits) = self.docs.get(doc as usize) else { return false };
        credits.over_text.iter().chain(&credits.through).any(|n| n.key == outlet.name.key)
            || outlet.words.first().is_some_and(|first| {
                let own = held.own(doc);
                own.contains(first) && own.windows(outlet.words.len()).any(|w| w == &outlet.words[..])
            })
    }

    /// Which of two documents names the other's outlet as its source.
    pub fn taker(&self, docs: (u32, u32), held: &Held) -> Taker {
        let names = |taker: u32, source: u32| {
            let outlet = |doc: u32| self.docs.get(doc as usize)?.outlet;
            let (Some(taken), Some(from)) = (outlet(taker), outlet(source)) else { return false };
            taken != from && self.outlets.get(from as usize).is_some_and(|o| self.names(taker, o, held))
        };
        if names(docs.1, docs.0) {
            Taker::Second
        } else if names(docs.0, docs.1) {
            Taker::First
        } else {
            Taker::Neither
        }
    }

    /// What the credits of two documents, the earlier first, and a mistake that only they share show of
    /// who took a passage from whom; says too whether the second is the source. "First" and "from" mean:
    /// in this collection, by what its documents say of themselves.
    pub fn relation(
        &self,
        docs: (u32, u32),
        taker: Taker,
        mistake: Option<&Mistake>,
        known: &Known,
        reasons: &mut Reasons,
    ) -> (Relation, Arc<Reason>, bool) {
        let (Some(a), Some(b)) = (self.docs.get(docs.0 as usize), self.docs.get(docs.1 as usize)) else {
            return (Relation::Unknown, Arc::default(), false);
        };
        let named = match taker {
            Taker::Neither => None,
            Taker::Second => a.outlet.zip(b.outlet),
            Taker::First => b.outlet.zip(a.outlet),
        };
        if let Some((x, y)) = named
            && let (Some(source), Some(other)) = (self.outlets.get(x as usize), self.outlets.get(y as usize))
        {
            let (source, other) = (&source.name.shown, &other.name.shown);
            let reason = reasons.give((0, x, y), || Reason {
                ar: format!("يذكر «{other}» «{source}» مصدرا له"),
                en: format!("{other} names {source} as its source"),
            });
            return (Relation::Follows, reason, taker == Taker::First);
        }
        let agency = self.agency(a, b, known);
        if let Some(mistake) = mistake {
            return self.by_mistake(a, b, mistake, agency.is_some());
        }
        if let Some(reason) = agency {
            return (Relation::CommonAgency, Arc::new(reason), false);
        }
        let reason = match earlier(a, b) {
            Some((first, turned)) => reasons.give((1, first.outlet.map_or(0, |o| o + 1), 0), || {
                let (ar, en) = self.called(first, turned);
                Reason {
                    ar: format!("لا يذكر أي منهما الآخر ولا وكالة واحدة؛ {ar} أسبق تاريخا في هذه المجموعة"),
                    en: format!("neither names the other or a common agency; {en} is dated earlier in this collection"),
                }
            }),
            None => reasons.give((2, 0, 0), || Reason {
                ar: "لا يذكر أي منهما الآخر ولا وكالة واحدة".into(),
                en: "neither names the other or a common agency".into(),
            }),
        };
        (Relation::Unknown, reason, false)
    }

    fn called(&self, doc: &Credits, second: bool) -> (String, String) {
        match doc.outlet.and_then(|o| self.outlets.get(o as usize)) {
            Some(outlet) => (format!("«{}»", outlet.name.shown), outlet.name.shown.clone()),
            None if second => ("الثاني".into(), "the second".into()),
            None => ("الأول".into(), "the first".into()),
        }
    }

    /// The agency that both name.
    fn agency(&self, a: &Credits, b: &Credits, known: &Known) -> Option<Reason> {
        for (what_ar, what_en, x, y) in [
            ("في صدر الخبرين", "over both texts", &a.over_text, &b.over_text),
            ("في أحد الخبرين صدرا وفي الآخر ناقلا", "over one text and within the other", &a.over_text, &b.through),
            ("في أحد الخبرين صدرا وفي الآخر ناقلا", "over one text and within the other", &b.over_text, &a.through),
            ("ناقلا في الخبرين", "as a transmitter in both", &a.through, &b.through),
        ] {
            // An outlet's own name over its text is no source of both.
            let own = |n: &Name| {
                let outlets = [a.outlet, b.outlet].into_iter().flatten().filter_map(|o| self.outlets.get(o as usize));
                outlets.into_iter().any(|o| known.same_outlet(&o.name.key, &n.key))
            };
            let shared = x.iter().find(|n| y.iter().any(|m| m.key == n.key) && known.agency(&n.shown) && !own(n));
            if let Some(Name { shown, .. }) = shared {
                let reason = Reason {
                    ar: format!("«{shown}» مذكورة {what_ar}"),
                    en: format!("{shown} stands {what_en}"),
                };
                return Some(reason);
            }
        }
        None
    }

    /// A mistake that stands in both and in no other copy: they are not independent of each other.
    fn by_mistake(&self, a: &Credits, b: &Credits, m: &Mistake, agency: bool) -> (Relation, Arc<Reason>, bool) {
        let (own, usual, others) = (&m.own, &m.usual, m.others);
        let mut ar = format!("في كليهما «{own}» وفي {others} من النسخ الأخرى «{usual}»");
        let mut en = format!("both write «{own}» where {others} other copies write «{usual}»");
        if agency {
            ar += "، وإن ذكرا وكالة واحدة";
            en += ", though they name one agency";
        }
        match earlier(a, b) {
            Some((first, turned)) => {
                let (called_ar, called_en) = self.called(first, turned);
                ar += &format!("؛ {called_ar} أسبق تاريخا في هذه المجموعة");
                en += &format!("; {called_en} is dated earlier in this collection");
                (Relation::Follows, Arc::new(Reason { ar, en }), turned)
            }
            None => {
                ar += "؛ ولا يظهر أيهما أسبق";
                en += "; which was first does not show";
                (Relation::Unknown, Arc::new(Reason { ar, en }), false)
            }
        }
    }
}

/// Which of two was published before the other began to be, and whether that is the second.
fn earlier<'c>(a: &'c Credits, b: &'c Credits) -> Option<(&'c Credits, bool)> {
    let (x, y) = (a.published?, b.published?);
    if x.end <= y.start {
        Some((a, false))
    } else if y.end <= x.start {
        Some((b, true))
    } else {
        None
    }
}

fn take(names: &mut Vec<Name>, shown: String) {
    let key = key(&shown);
    if shown.chars().count() > 2 && !names.iter().any(|n| n.key == key) {
        names.push(Name { shown, key });
    }
}
