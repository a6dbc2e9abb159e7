//! Rule cards: one Markdown file a rule, with examples that run (ARCHITECTURE.md, Rules).

use riwaya_text::list::Problem;

/// An example of a card: a text, and the parts that must be found in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// Line in the card.
    pub line: usize,
    /// The text.
    pub text: &'static str,
    /// (part name, expected quotation or value), in order.
    pub parts: Vec<(&'static str, &'static str)>,
}

/// One line of a card's pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    /// Line in the card.
    pub line: usize,
    /// `cue`, `speaker`, `content`, …; empty where the element names nothing.
    pub name: &'static str,
    /// Whether the element may be missing (`maybe`).
    pub optional: bool,
    /// Whether it is a guard (`not-after`, `not-before`), which consumes nothing.
    pub guard: Option<Guard>,
    /// Words separated by `|`, or one `<reference>`.
    pub body: Body,
}

/// A condition on what stands around the pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guard {
    /// The word before the first element must not be this.
    NotAfter,
    /// The word after the last element must not be this.
    NotBefore,
}

/// What an element matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// One of these words or phrases, as written up to compatible letters.
    Words(Vec<&'static str>),
    /// A list, or a built-in, with an optional value: `<reporting-verbs:warn>`.
    Reference(&'static str, Option<&'static str>),
}

/// A rule: its pattern, and the examples that hold it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// The rule id: file name = title.
    pub id: &'static str,
    /// The folder: statement, figure, time, …
    pub kind: &'static str,
    /// Path from the language folder.
    pub file: &'static str,
    /// `stable` or `preview`.
    pub status: &'static str,
    /// Further `key: value` lines of the head.
    pub head: Vec<(&'static str, &'static str)>,
    /// Empty for `pattern: rust`.
    pub pattern: Vec<Element>,
    /// Texts in which the rule must find these parts.
    pub matches: Vec<Example>,
    /// Texts in which the rule must stay silent.
    pub non_matches: Vec<Example>,
    /// Texts whose result is known to be wrong, with the wrong parts, so that a repair is noticed.
    pub known_wrong: Vec<Example>,
}

impl Card {
    /// A value of the card's head.
    pub fn head(&self, key: &str) -> Option<&'static str> {
        self.head.iter().find(|(k, _)| *k == key).map(|(_, v)| *v)
    }

    /// Reads a card; `stem` is its file name without ending.
    ///
    /// # Errors
    /// Every line that cannot be read, and what is compulsory and missing.
    pub fn parse(
        file: &'static str,
        stem: &'static str,
        folder: &'static str,
        content: &'static str,
    ) -> Result<Card, Vec<Problem>> {
        let mut problems = Vec::new();
        let mut problem = |line: usize, ar: &str, en: &str| {
            problems.push(Problem { file: file.to_owned(), line, ar: ar.to_owned(), en: en.to_owned() });
        };
        let mut card = Card {
            id: stem,
            kind: folder,
            file,
            status: "preview",
            head: Vec::new(),
            pattern: Vec::new(),
            matches: Vec::new(),
            non_matches: Vec::new(),
            known_wrong: Vec::new(),
        };
        let mut section = "";
        for (n, line) in content.lines().enumerate() {
            let n = n + 1;
            let trimmed = line.trim();
            if trimmed.is_empty() {
                continue;
            }
            if let Some(title) = trimmed.strip_prefix("# ") {
                if title.trim() != stem {
                    problem(
                        n,
                        &format!("العنوان «{title}» يخالف اسم الملف «{stem}»"),
                        &format!("the title `{title}` is not the file name `{stem}`"),
                    );
                }
                continue;
            }
            if let Some(title) = trimmed.strip_prefix("## ") {
                section = title.trim();
                if !["pattern", "matches", "does not match", "known wrong"].contains(&section) {
                    problem(n, &format!("قسم غير معروف: {section}"), &format!("unknown section: {section}"));
                }
                continue;
            }
            match section {
                "" => {
                    if let Some((key, value)) = trimmed.split_once(':')
                        && key.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')
                    {
                        let value = value.trim();
                        match key {
                            "kind" if value != folder => problem(
                                n,
                                &format!("النوع «{value}» يخالف المجلد «{folder}»"),
                                &format!("the kind `{value}` is not the folder `{folder}`"),
                            ),
                            "kind" => {}
                            "status" => card.status = value,
                            _ => card.head.push((key, value)),
                        }
                    }
                }
                "pattern" => {
                    if trimmed == "rust" || trimmed.starts_with("rust ") {
                        card.head.push(("pattern", "rust"));
                        continue;
                    }
                    match element(n, trimmed) {
                        Ok(e) => card.pattern.push(e),
                        Err((ar, en)) => problem(n, &ar, &en),
                    }
                }
                _ => {
                    let Some(item) = trimmed.strip_prefix("- ") else {
                        problem(n, "سطر لا يبدأ بـ «- »", "a line that does not begin with `- `");
                        continue;
                    };
                    let list = match section {
                        "matches" => &mut card.matches,
                        "does not match" => &mut card.non_matches,
                        _ => &mut card.known_wrong,
                    };
                    if line.starts_with(char::is_whitespace) {
                        match (list.last_mut(), item.split_once(':')) {
                            (Some(example), Some((part, value))) => example.parts.push((part.trim(), value.trim())),
                            _ => problem(n, "جزء بلا «اسم: قيمة»", "a part that is not `name: value`"),
                        }
                    } else {
                        list.push(Example { line: n, text: item.trim(), parts: Vec::new() });
                    }
                }
            }
        }
        if card.matches.is_empty() {
            problem(1, "لا مثال في «matches»", "no example under `matches`");
        }
        if card.non_matches.is_empty() {
            problem(1, "لا مثال في «does not match»", "no example under `does not match`");
        }
        if card.pattern.is_empty() && card.head("pattern") != Some("rust") {
            problem(1, "لا نمط: اكتب عناصره أو pattern: rust", "no pattern: write its elements, or `pattern: rust`");
        }
        if problems.is_empty() { Ok(card) } else { Err(problems) }
    }
}

fn element(line: usize, text: &'static str) -> Result<Element, (String, String)> {
    let mut rest = text;
    let mut optional = false;
    let mut guard = None;
    let mut name = "";
    while let Some((word, after)) = rest.split_once(char::is_whitespace) {
        if word.is_empty() || !word.bytes().all(|b| b.is_ascii_lowercase() || b == b'-') {
            break;
        }
        match word {
            "maybe" => optional = true,
            "not-after" => guard = Some(Guard::NotAfter),
            "not-before" => guard = Some(Guard::NotBefore),
            _ if name.is_empty() => name = word,
            _ => return Err((format!("اسمان لعنصر واحد: {word}"), format!("two names for one element: {word}"))),
        }
        rest = after.trim_start();
    }
    let body = if let Some(reference) = rest.strip_prefix('<') {
        let Some(reference) = reference.strip_suffix('>') else {
            return Err(("القوس < لم يغلق بـ >".into(), "`<` without `>` at the end of the line".into()));
        };
        match reference.split_once(':') {
            Some((list, value)) => Body::Reference(list, Some(value)),
            None => Body::Reference(reference, None),
        }
    } else {
        let words: Vec<&'static str> = rest.split('|').map(str::trim).filter(|w| !w.is_empty()).collect();
        if words.is_empty() {
            return Err(("عنصر بلا كلمات".into(), "an element without words".into()));
        }
        Body::Words(words)
    };
    Ok(Element { line, name, optional, guard, body })
}
