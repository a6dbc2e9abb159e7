use std::fmt;

/// A half-open range of **bytes** in the UTF-8 text of one document. Both ends lie on character
/// boundaries. This is the only position type inside Riwaya.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span from `start` to `end`. Texts of 4 GiB and more are refused by `riwaya-read`.
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end);
        Span { start: start as u32, end: end as u32 }
    }

    /// The words of the span in the text that it belongs to; empty where it does not fit.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize).unwrap_or("")
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        self.end.saturating_sub(self.start) as usize
    }

    /// Whether it holds nothing.
    pub fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest span that covers both.
    pub fn cover(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

/// Converts byte offsets of one text into Unicode code points, the unit of every export
/// (W3C Web Annotation, TextPositionSelector), and back.
#[derive(Clone, Debug)]
pub struct CodePoints {
    /// Code points before each block of [`BLOCK`] bytes.
    before: Vec<u32>,
}

/// Bytes a block: small enough that counting inside one is cheap, large enough that the table is.
const BLOCK: usize = 64;

impl CodePoints {
    /// The table for `text`.
    pub fn of(text: &str) -> Self {
        let mut before = Vec::with_capacity(text.len() / BLOCK + 1);
        let mut count = 0;
        for block in text.as_bytes().chunks(BLOCK) {
            before.push(count);
            count += starts(block);
        }
        before.push(count);
        CodePoints { before }
    }

    /// The code point offset of a byte offset in the same `text`.
    pub fn at(&self, text: &str, byte: u32) -> u32 {
        let byte = (byte as usize).min(text.len());
        let block = byte / BLOCK;
        self.before[block] + starts(&text.as_bytes()[block * BLOCK..byte])
    }

    /// The byte offset of a code point offset, or `None` past the end.
    pub fn byte(&self, text: &str, point: u32) -> Option<u32> {
        let block = self.before.partition_point(|&b| b <= point) - 1;
        let mut left = point - self.before[block];
        for (i, b) in text.as_bytes().iter().enumerate().skip(block * BLOCK) {
            if b & 0xC0 != 0x80 {
                if left == 0 {
                    return Some(i as u32);
                }
                left -= 1;
            }
        }
        (left == 0).then_some(text.len() as u32)
    }
}

fn starts(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|&&b| b & 0xC0 != 0x80).count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_of_arabic_emoji_and_marks() {
        let text = "قُتل 👩‍👩‍👧 ١٣ شرطيًا ".repeat(20);
        let points = CodePoints::of(&text);
        for (n, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(points.at(&text, byte as u32), n as u32);
            assert_eq!(points.byte(&text, n as u32), Some(byte as u32));
        }
        let end = text.chars().count() as u32;
        assert_eq!(points.byte(&text, end), Some(text.len() as u32));
        assert_eq!(points.byte(&text, end + 1), None);
    }
}
