//! Arabic beside numbers and other scripts: isolates keep each from moving the other.

/// Arabic words beside anything else: isolated, so that neither moves the other. A control character
/// of the text (a terminal would obey it) is shown as its picture.
pub(crate) fn isolate(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 6);
    out.push('\u{2068}');
    for c in text.chars() {
        out.push(match c {
            '\n' | '\r' | '\t' => ' ',
            '\0'..='\u{1f}' => char::from_u32(0x2400 + c as u32).unwrap_or(' '),
            '\u{7f}'..='\u{9f}' => '\u{fffd}',
            // A stray control of direction inside the passage would leak out of it.
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => continue,
            c => c,
        });
    }
    out.push('\u{2069}');
    out
}

/// English with Arabic inside: every Arabic run isolated, the numbers and marks inside it included.
pub(crate) fn isolate_runs(text: &str) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let arabic = |w: &str| w.contains(|c: char| ('\u{600}'..='\u{6ff}').contains(&c));
    let latin = |w: &str| w == "/" || w.contains(|c: char| c.is_ascii_alphabetic());
    let mut shown: Vec<String> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let until = words[at..].iter().position(|w| latin(w) && !arabic(w)).map_or(words.len(), |n| at + n);
        let run = &words[at..until];
        match (run.iter().position(|w| arabic(w)), run.iter().rposition(|w| arabic(w))) {
            (Some(first), Some(mut last)) => {
                // A number at the end of a quotation is inside it.
                let open = |words: &[&str]| {
                    let marks = |mark: char| words.iter().map(|w| w.matches(mark).count()).sum::<usize>();
                    marks('«') > marks('»')
                };
                while last + 1 < run.len() && open(&run[first..=last]) {
                    last += 1;
                }
                shown.extend(run[..first].iter().map(|w| (*w).to_owned()));
                shown.push(isolate(&run[first..=last].join(" ")));
                shown.extend(run[last + 1..].iter().map(|w| (*w).to_owned()));
            }
            _ => shown.extend(run.iter().map(|w| (*w).to_owned())),
        }
        if let Some(word) = words.get(until) {
            shown.push((*word).to_owned());
        }
        at = until + 1;
    }
    shown.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_arabic_run_keeps_its_numbers() {
        assert_eq!(
            isolate_runs("«نحو 2300 عامل» (النقابة), 12 against 9"),
            "\u{2068}«نحو 2300 عامل» (النقابة),\u{2069} 12 against 9"
        );
        assert_eq!(isolate_runs("«عام 2025» = 2025"), "\u{2068}«عام 2025»\u{2069} = 2025");
        assert_eq!(isolate_runs("«ستة» / «9»"), "\u{2068}«ستة»\u{2069} / «9»");
        assert_eq!(isolate_runs("no Arabic 12"), "no Arabic 12");
    }

    #[test]
    fn a_text_cannot_command_the_terminal() {
        assert_eq!(isolate("أ\u{1b}[31mب\u{202e}ت"), "\u{2068}أ\u{241b}[31mبت\u{2069}");
    }
}
