//! The documents held, so that one more is compared with them in time that grows with its own length
//! and with what it shares, not with how many are held.
//!
//! A key is held by the first document that brings it. Words that a document takes over from a holder
//! are not held a second time: the document is linked to the holder's spot instead. So a story printed
//! a hundred times is held once, a new copy meets one document and not a hundred, and what two
//! copies share is read from what each shares with the holder.

use super::Known;
use super::align::{self, Block, Passage, SHORTEST};
use super::keys::{RUN, keys};
use super::table::Table;
use super::words::Words;
use crate::fold::key;
use riwaya_text::Document;

/// Copies of one spot up to which each is compared with each.
const ALL: usize = 64;
/// Beyond it with the earliest, the holder, and so many that come next to it in time.
const NEAR: usize = 16;
/// Equal words of a link in thousandths; passages told must be closer.
const LINKED: u32 = 500;
/// Words of what an outlet may print around its articles that is longer than they are.
const FRAME: usize = 100;
/// Holders of holders that are asked whether they hold boilerplate.
const DEEP: usize = 4;
/// Spots of one holder that are kept apart.
const SPOTS: usize = 64;

/// What stands for a document's age: the earlier is the original, as far as this collection goes.
pub(super) type Age = (u64, u64);

/// All that is held.
#[derive(Debug, Default)]
pub(super) struct Held {
    pub words: Words,
    table: Table,
    docs: Vec<Doc>,
    /// Folded name, documents.
    outlets: std::collections::BTreeMap<Vec<u8>, u32>,
    outlet_sizes: Vec<u32>,
    links: Vec<Link>,
    blocks: Vec<Block>,
    spots: Vec<Spot>,
    room: Room,
}

#[derive(Debug)]
struct Doc {
    /// Its first word, and the one after its last.
    words: (u32, u32),
    outlet: Option<u32>,
    age: Age,
    /// Its links.
    links: (u32, u32),
    /// The newest of its spots that others take from.
    spot: Option<u32>,
}

/// A passage that a document shares with a holder.
#[derive(Debug)]
struct Link {
    doc: u32,
    spot: u32,
    /// Its own words, and the holder's.
    own: (u32, u32),
    held: (u32, u32),
    blocks: (u32, u32),
}

/// A place of a holder that others take from.
#[derive(Debug)]
struct Spot {
    holder: u32,
    words: (u32, u32),
    /// Links, the earliest document first.
    links: Vec<u32>,
    /// Outlets of all who have it, the holder's too, and how many documents of each.
    outlets: Vec<(u32, u32)>,
    /// The holder's spot before this.
    next: Option<u32>,
}

/// Lists that are filled again for every document.
#[derive(Debug, Default)]
struct Room {
    keys: Vec<(u64, u32)>,
    hits: Vec<(u32, u32)>,
    blocks: Vec<Block>,
    passages: Vec<Passage>,
    taken: Vec<(u32, u32)>,
}

/// One word of a held text in all copies: document, place, word.
#[derive(Debug)]
pub(super) struct Site {
    pub words: Vec<(u32, u32, u32)>,
}

fn overlap(x: (u32, u32), y: (u32, u32)) -> u32 {
    x.1.min(y.1).saturating_sub(x.0.max(y.0))
}

impl Held {
    pub fn len(&self) -> usize {
        self.docs.len()
    }

    /// The words of a document as numbers.
    pub fn own(&self, doc: u32) -> &[u32] {
        let Some(doc) = self.docs.get(doc as usize) else { return &[] };
        self.words.ids.get(doc.words.0 as usize..doc.words.1 as usize).unwrap_or(&[])
    }

    pub fn outlet(&self, doc: u32) -> Option<u32> {
        self.docs.get(doc as usize)?.outlet
    }

    pub fn age(&self, doc: u32) -> Age {
        self.docs.get(doc as usize).map_or((u64::MAX, u64::MAX), |d| d.age)
    }

    /// No more documents will come: what finds new ones is let go.
    pub fn close(&mut self) {
        self.table = Table::default();
        self.room = Room::default();
    }

    /// Takes a document in and links it to those whose words it shares.
    pub fn add(&mut self, doc: &Document, age: Age, known: &Known) -> u32 {
        let outlet = doc.outlet.as_deref().or_else(|| host(doc.url.as_deref()?)).map(|name| {
            let next = self.outlets.len() as u32;
            *self.outlets.entry(key(name)).or_insert(next)
        });
        if let Some(outlet) = outlet {
            self.outlet_sizes.resize(self.outlets.len(), 0);
            self.outlet_sizes[outlet as usize] += 1;
        }
        let words = self.words.cut(doc, known);
        let number = self.docs.len() as u32;
        let links = self.links.len() as u32;
        self.docs.push(Doc { words, outlet, age, links: (links, links), spot: None });
        let mut room = std::mem::take(&mut self.room);
        room.keys.clear();
        let own = self.words.ids.get(words.0 as usize..words.1 as usize).unwrap_or(&[]);
        keys(own, |hash, at| room.keys.push((hash, words.0 + at)));
        room.hits.clear();
        self.table.find(&room.keys, |n, word| room.hits.push((word, room.keys[n].1)));
        room.hits.sort_unstable();
        room.taken.clear();
        let mut rest = std::mem::take(&mut room.hits);
        let mut from = 0;
        while let Some(hit) = rest.get(from) {
            let holder = self.docs.partition_point(|d| d.words.0 <= hit.0).saturating_sub(1);
            let after = self.docs.get(holder).map_or(u32::MAX, |d| d.words.1);
            let to = from + rest[from..].partition_point(|h| h.0 < after).max(1);
            let seeds = &mut rest[from..to];
            seeds.iter_mut().for_each(|h| *h = (h.1, h.0));
            seeds.sort_unstable();
            self.link(number, holder as u32, seeds, &mut room);
            from = to;
        }
        room.hits = rest;
        self.docs[number as usize].links.1 = self.links.len() as u32;
        room.taken.sort_unstable();
        let mut taken = 0;
        for &(hash, at) in &room.keys {
            while room.taken.get(taken).is_some_and(|t| t.1 < at + RUN as u32) {
                taken += 1;
            }
            if room.taken.get(taken).is_none_or(|t| t.0 > at) {
                self.table.insert(hash, at);
            }
        }
        self.room = room;
        number
    }

    fn link(&mut self, doc: u32, holder: u32, seeds: &[(u32, u32)], room: &mut Room) {
        align::blocks(&self.words.ids, seeds, &mut room.blocks);
        let like = |p: &Passage| p.equal >= SHORTEST && p.similarity() >= LINKED;
        align::passages(&self.words.ids, &room.blocks, like, &mut room.passages);
        for p in &room.passages {
            let held = (p.b.0 as u32, p.b.1 as u32);
            let begin = self.blocks.len() as u32;
            let inside = |b: &&Block| {
                (p.a.0 as u32) <= b.a && b.a + b.long <= p.a.1 as u32 && held.0 <= b.b && b.b + b.long <= held.1
            };
            // In one order on both sides, so that two links can be laid over each other.
            let mut reached = 0;
            for block in room.blocks.iter().filter(inside) {
                if block.b >= reached {
                    self.blocks.push(*block);
                    room.taken.push((block.a, block.a + block.long));
                    reached = block.b + block.long;
                }
            }
            let link = self.links.len() as u32;
            let spot = self.spot(holder, held);
            let own = (p.a.0 as u32, p.a.1 as u32);
            self.links.push(Link { doc, spot, own, held, blocks: (begin, self.blocks.len() as u32) });
            let age = self.age(doc);
            let links = &self.spots[spot as usize].links;
            let at = links.partition_point(|&l| self.age_of(l) <= age);
            let outlet = self.outlet(doc);
            let spot = &mut self.spots[spot as usize];
            spot.links.insert(at, link);
            if let Some(outlet) = outlet {
                spot.count(outlet);
            }
        }
    }

    fn age_of(&self, link: u32) -> Age {
        self.links.get(link as usize).map_or((u64::MAX, u64::MAX), |l| self.age(l.doc))
    }

    /// The holder's spot that a link goes to: one that is mostly the same words, else a new one.
    fn spot(&mut self, holder: u32, held: (u32, u32)) -> u32 {
        let mut best = None;
        let mut count = 0;
        for (n, spot) in self.spots_of(holder) {
            let longer = (spot.words.1 - spot.words.0).max(held.1 - held.0);
            let over = overlap(spot.words, held);
            count += 1;
            if over * 2 >= longer {
                return n;
            }
            if over > 0 && best.is_none_or(|(o, _)| over > o) {
                best = Some((over, n));
            }
        }
        if let Some((_, n)) = best.filter(|_| count >= SPOTS) {
            return n;
        }
        let n = self.spots.len() as u32;
        let Some(doc) = self.docs.get_mut(holder as usize) else { return n };
        let outlets = doc.outlet.map(|o| (o, 1)).into_iter().collect();
        self.spots.push(Spot { holder, words: held, links: Vec::new(), outlets, next: doc.spot.replace(n) });
        n
    }

    fn spots_of(&self, holder: u32) -> impl Iterator<Item = (u32, &Spot)> {
        let mut next = self.docs.get(holder as usize).and_then(|d| d.spot);
        std::iter::from_fn(move || {
            let n = next?;
            let spot = self.spots.get(n as usize)?;
            next = spot.next;
            Some((n, spot))
        })
    }

    /// Whether an outlet prints a spot under much of what it publishes: so often that it is nobody's
    /// copy, or only often among its own. A holder's spot may itself be taken from another: what
    /// stands by chance before a foot twice makes the second a holder of it.
    fn boilerplate(&self, spot: &Spot, outlet: Option<u32>, other: Option<u32>) -> bool {
        let mut spot = spot;
        for _ in 0..DEEP {
            if self.printed_often(spot, outlet, other) {
                return true;
            }
            let taken = self
                .links_of(spot.holder)
                .iter()
                .find(|l| overlap(l.own, spot.words) * 5 >= (spot.words.1 - spot.words.0) * 4);
            let Some(next) = taken.and_then(|l| self.spots.get(l.spot as usize)) else { return false };
            spot = next;
        }
        false
    }

    fn links_of(&self, doc: u32) -> &[Link] {
        let Some(doc) = self.docs.get(doc as usize) else { return &[] };
        self.links.get(doc.links.0 as usize..doc.links.1 as usize).unwrap_or(&[])
    }

    fn printed_often(&self, spot: &Spot, outlet: Option<u32>, other: Option<u32>) -> bool {
        // Versions of one article are not what an outlet prints under every article.
        let long = (spot.words.1 - spot.words.0) as usize;
        if long > FRAME && long * 2 > self.own(spot.holder).len() {
            return false;
        }
        let often = |outlet: u32| -> (bool, bool) {
            let count = spot.outlets.iter().find(|o| o.0 == outlet).map_or(0, |o| o.1 as usize);
            let size = self.outlet_sizes.get(outlet as usize).copied().unwrap_or(0) as usize;
            (count >= 8 && count * 50 >= size, count >= 4 && count * 10 >= size * 6)
        };
        let all = |o: Option<u32>| o.is_some_and(|o| often(o).0);
        all(outlet) || all(other) || (outlet == other && outlet.is_some_and(|o| often(o).1))
    }

    /// Passages of one document with those held, the earlier of two documents first. With `later`, those that are younger than it too;
    /// without, every pair is told once, when the younger is asked.
    pub fn shared(&self, doc: u32, later: bool, known: &Known, mut each: impl FnMut((u32, u32), Passage)) {
        let Some(own) = self.docs.get(doc as usize) else { return };
        // What is shared with one partner comes in order; only where it comes twice it is sorted.
        let (mut pieces, mut runs): (Vec<Block>, Vec<(u32, usize)>) = (Vec::new(), Vec::new());
        for link in self.links_of(doc) {
            let Some(spot) = self.spots.get(link.spot as usize) else { continue };
            if self.boilerplate(spot, own.outlet, self.outlet(spot.holder)) {
                continue;
            }
            let blocks = self.blocks_of(link);
            runs.push((spot.holder, pieces.len()));
            pieces.extend(blocks);
            for (_, spot) in self.spots_of(spot.holder) {
                if overlap(spot.words, link.held) < SHORTEST as u32 {
                    continue;
                }
                let at = spot.links.partition_point(|&l| self.age_of(l) < own.age);
                for n in members(spot.links.len(), at, later) {
                    let Some(&member) = spot.links.get(n) else { continue };
                    let Some(member) = self.links.get(member as usize) else { continue };
                    if member.doc == doc
                        || overlap(member.held, link.held) < SHORTEST as u32
                        || self.boilerplate(spot, own.outlet, self.outlet(member.doc))
                    {
                        continue;
                    }
                    runs.push((member.doc, pieces.len()));
                    laid_over(blocks, self.blocks_of(member), |piece| pieces.push(piece));
                }
            }
        }
        let ends: Vec<usize> = runs.iter().skip(1).map(|r| r.1).chain([pieces.len()]).collect();
        let mut runs: Vec<(u32, usize, usize)> = runs.iter().zip(ends).map(|(r, end)| (r.0, r.1, end)).collect();
        runs.sort_unstable();
        let (mut blocks, mut found) = (Vec::new(), Vec::new());
        for runs in runs.chunk_by(|a, b| a.0 == b.0) {
            let (other, start, end) = runs[0];
            let mut shared = pieces.get(start..end).unwrap_or(&[]);
            if runs.len() > 1 {
                blocks.clear();
                runs.iter().for_each(|r| blocks.extend_from_slice(pieces.get(r.1..r.2).unwrap_or(&[])));
                blocks.sort_unstable();
                shared = &blocks;
            }
            align::passages(&self.words.ids, shared, Passage::close, &mut found);
            for p in found.iter().filter(|p| !self.no_copy(p, doc, other, known)) {
                if self.age(doc) < self.age(other) {
                    each((doc, other), *p);
                } else {
                    each((other, doc), Passage { a: p.b, b: p.a, ..*p });
                }
            }
        }
    }

    /// Whether a passage only looks like a copy.
    fn no_copy(&self, p: &Passage, a: u32, b: u32, known: &Known) -> bool {
        let side = |r: (usize, usize)| self.words.ids.get(r.0..r.1).unwrap_or(&[]);
        let (x, y) = (side(p.a), side(p.b));
        known.naming(x)
            || super::formula::other_figures(x, y, p.equal)
            || (self.outlet(a).is_some() && self.outlet(a) == self.outlet(b) && self.foot(p, a, b))
    }

    /// Whether a passage is the foot of two pages: short, and the last of both.
    fn foot(&self, p: &Passage, a: u32, b: u32) -> bool {
        let last = |side: (usize, usize), doc: u32| {
            let Some(doc) = self.docs.get(doc as usize) else { return false };
            super::formula::short_of(side.1 - side.0, (doc.words.1 - doc.words.0) as usize)
                && side.1 + super::formula::AFTER >= doc.words.1 as usize
        };
        last(p.a, a) && last(p.b, b)
    }

    /// Words of held texts that copies have changed alone, with what every copy has there. Only where two
    /// copies changed it alike.
    pub fn sites(&self, mut each: impl FnMut(&Site)) {
        let mut changed: Vec<(u32, u32, u32, u32)> = Vec::new();
        let word = |at: u32| self.words.ids.get(at as usize).copied().unwrap_or(0);
        for spot in self.spots.iter().filter(|s| s.links.len() > 2) {
            let links = || spot.links.iter().filter_map(|&l| self.links.get(l as usize));
            changed.clear();
            for link in links() {
                for pair in self.blocks_of(link).windows(2) {
                    let (a, b) = (pair[0].a + pair[0].long, pair[0].b + pair[0].long);
                    if (pair[1].a, pair[1].b) == (a + 1, b + 1) && word(a) != 0 {
                        changed.push((b, word(a), link.doc, a));
                    }
                }
            }
            changed.sort_unstable();
            for site in changed.chunk_by(|x, y| x.0 == y.0) {
                if !site.windows(2).any(|w| w[0].1 == w[1].1 && w[0].2 != w[1].2) {
                    continue;
                }
                let at = site[0].0;
                let mut words: Vec<(u32, u32, u32)> = site.iter().map(|s| (s.2, s.3, s.1)).collect();
                words.push((spot.holder, at, word(at)));
                for link in links() {
                    let kept = self.blocks_of(link).iter().find(|b| b.b <= at && at < b.b + b.long);
                    words.extend(kept.map(|b| (link.doc, b.a + (at - b.b), word(at))));
                }
                each(&Site { words });
            }
        }
    }

    fn blocks_of(&self, link: &Link) -> &[Block] {
        self.blocks.get(link.blocks.0 as usize..link.blocks.1 as usize).unwrap_or(&[])
    }
}

impl Spot {
    fn count(&mut self, outlet: u32) {
        match self.outlets.iter_mut().find(|o| o.0 == outlet) {
            Some(o) => o.1 += 1,
            None => self.outlets.push((outlet, 1)),
        }
    }
}

/// Which of a spot's links a document is compared with that stands at `at` among them: all of few; of
/// many the earliest and those next to it, and all for the earliest itself.
fn members(links: usize, at: usize, later: bool) -> impl Iterator<Item = usize> {
    let end = if later { links } else { at };
    let all = links <= ALL || (later && at == 0);
    let near = if all { 0..end } else { at.saturating_sub(NEAR)..end.min(at + NEAR) };
    (0..near.start.min(1)).chain(near)
}

/// What two documents share, from what each shares with a third.
fn laid_over(a: &[Block], b: &[Block], mut each: impl FnMut(Block)) {
    let (mut i, mut j) = (0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        let (from, to) = (x.b.max(y.b), (x.b + x.long).min(y.b + y.long));
        if from + 1 < to {
            each(Block { a: x.a + (from - x.b), b: y.a + (from - y.b), long: to - from });
        }
        if x.b + x.long <= y.b + y.long {
            i += 1;
        } else {
            j += 1;
        }
    }
}

fn host(url: &str) -> Option<&str> {
    let rest = url.split_once("://").map_or(url, |(_, r)| r);
    rest.split(['/', '?', '#']).next().filter(|h| !h.is_empty())
}
