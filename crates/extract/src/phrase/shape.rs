//! What the letters of a word show without any list.

use riwaya_text::letters::{ALEF, LAM, NOON, TEH, WAW, YEH};

/// A word with the article that is a noun of action or its plural, and so no adjective of the word before
/// it: الانخفاض، التأخير، الاتهامات
pub(crate) fn is_definite_action(letters: &[u8], before: &[u8]) -> bool {
    let [ALEF, LAM, stem @ ..] = letters else { return false };
    let plural = |l: &[u8]| matches!(l, [.., ALEF, TEH]);
    is_action_shape(stem) || (stem.len() > 3 && plural(stem) && !plural(before))
}

/// Whether the letters have the shape of a noun of action of forms II, III, IV, VII, VIII or X (تشكيل،
/// مغادرة، إغلاق، انسحاب، اعتقال، استخدام), with or without an attached pronoun.
pub(crate) fn is_action_shape(letters: &[u8]) -> bool {
    use riwaya_text::letters::{FOLD, HEH, MEEM, TEH_MARBUTA};
    let fold = |c: u8| FOLD[c as usize & 127];
    let mut l = letters;
    if let [WAW, rest @ ..] = l
        && rest.len() >= 5
    {
        l = rest;
    }
    let shaped = |l: &[u8]| {
        let n = l.len();
        n >= 5
            && ((fold(l[0]) == ALEF && l[n - 2] == ALEF && n <= 7)
                || (l[0] == TEH && l[n - 2] == YEH && n == 5)
                || (l[0] == MEEM && l[2] == ALEF && matches!(l[n - 1], TEH_MARBUTA | TEH) && n == 6)
                || (fold(l[0]) == ALEF && l[n - 3] == ALEF && matches!(l[n - 1], TEH_MARBUTA | TEH)))
    };
    shaped(l)
        || matches!(l, [rest @ .., HEH] if shaped(rest))
        || matches!(l, [rest @ .., HEH, ALEF] if shaped(rest))
        || matches!(l, [rest @ .., HEH, MEEM] if shaped(rest))
}

/// Whether a word ends as regular plurals do.
pub(crate) fn is_plural(letters: &[u8]) -> bool {
    letters.ends_with(&[YEH, NOON]) || letters.ends_with(&[WAW, NOON]) || letters.ends_with(&[ALEF, TEH])
}

/// Whether a preposition stands before the article: بال، كال، لل.
pub(super) fn has_attached_article(letters: &[u8]) -> bool {
    use riwaya_text::letters::{BEH, KAF, LAM};
    matches!(letters, [BEH | KAF, ALEF, LAM, _, _, ..] | [LAM, LAM, _, _, _, ..])
}

/// Whether the letters begin with the article, after و ف ب ك or as لل.
pub(super) fn has_article(letters: &[u8]) -> bool {
    use riwaya_text::letters::{BEH, FEH, KAF, LAM};
    let rest = match letters {
        [WAW | FEH, rest @ ..] if rest.len() >= 4 => rest,
        _ => letters,
    };
    matches!(rest, [ALEF, LAM, _, _, ..] | [LAM, LAM, _, _, ..] | [BEH | KAF, ALEF, LAM, _, _, ..])
}
