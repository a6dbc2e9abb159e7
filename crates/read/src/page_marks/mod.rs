//! Words by which pages label their parts: "related articles", "comments (2)", "by", agencies under
//! pictures, rubrics, the words of a date. All of them live in lists of the language.

mod line;

use std::sync::OnceLock;

use riwaya_text::{Lexicon, LexiconBuilder, View, Words, list};

pub(crate) use line::Look;

/// What a listed form says about its line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Comments,
    Reply,
    Related,
    /// Share buttons, "go to top", menus, tags, "follow us": what no article consists of.
    Chrome,
    /// The first step of a breadcrumb.
    Home,
    Byline,
    /// Who the author is, below a column.
    Bio,
    OutletWord,
    /// A word that stands in no name.
    NoName,
    Agency,
    Credit,
    Caption,
    Date,
    Release,
    Section,
    Weekday,
    Month,
    Clock,
    Ago,
    /// Minutes, hours, days: after منذ or قبل.
    Unit,
}

/// Where a form must stand to count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Usage {
    /// It is the whole line, numbers, marks and other such forms aside.
    Alone,
    /// It opens the line, whatever follows.
    Opens,
    /// It opens the line, and a colon, a dash or nothing follows.
    Colon,
    /// It ends the line.
    Ends,
    /// Anywhere.
    Inside,
}

/// The compiled lists.
pub(crate) struct Marks {
    lexicon: Lexicon,
    entries: Vec<(Role, Usage)>,
}

/// The lists of the language, compiled on first use.
pub(crate) fn marks() -> &'static Marks {
    static MARKS: OnceLock<Marks> = OnceLock::new();
    MARKS.get_or_init(Marks::built_in)
}

impl Marks {
    fn built_in() -> Marks {
        let mut builder = LexiconBuilder::new();
        let mut entries = Vec::new();
        for (path, content) in riwaya_language::files() {
            let media = *path == "ar/lexicon/media.tsv";
            let own = ["ar/lexicon/page-marks.tsv", "ar/lexicon/sections.tsv", "ar/lexicon/dateline-words.tsv"];
            if !media && !own.contains(path) {
                continue;
            }
            for row in list::parse(path, content, &mut Vec::new()) {
                let found = match media {
                    true if row.usage == "agency" => Some((Role::Agency, Usage::Ends)),
                    true => None,
                    false => role(row.value).map(|role| (role, usage(row.usage))),
                };
                if let Some(found) = found {
                    builder.add(row.form, Words::Particle, entries.len() as u32);
                    entries.push(found);
                }
            }
        }
        Marks { lexicon: builder.build(), entries }
    }

    /// Cuts one line and looks its words up.
    pub fn look<'t>(&'static self, line: &'t str) -> Look<'t> {
        let view = View::new(line);
        let hits = self.lexicon.scan(&view);
        Look { view, hits, entries: &self.entries }
    }
}

fn role(value: &str) -> Option<Role> {
    Some(match value {
        "comments" => Role::Comments,
        "reply" => Role::Reply,
        "related" => Role::Related,
        "share" | "top" | "nav" | "follow" | "tags" => Role::Chrome,
        "home" => Role::Home,
        "no-name" => Role::NoName,
        "byline" => Role::Byline,
        "bio" => Role::Bio,
        "outlet-word" => Role::OutletWord,
        "agency" => Role::Agency,
        "credit" => Role::Credit,
        "caption" => Role::Caption,
        "date" => Role::Date,
        "release" => Role::Release,
        "section" => Role::Section,
        "weekday" => Role::Weekday,
        "month" => Role::Month,
        "clock" => Role::Clock,
        "ago" => Role::Ago,
        "unit" => Role::Unit,
        _ => return None,
    })
}

fn usage(word: &str) -> Usage {
    match word {
        "opens" => Usage::Opens,
        "colon" => Usage::Colon,
        "ends" => Usage::Ends,
        "inside" => Usage::Inside,
        _ => Usage::Alone,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels() {
        let label = |line: &str| marks().look(line).label();
        assert_eq!(label("التعليقات (2)"), Some((Role::Comments, false)));
        assert_eq!(label("3 تعليقات"), Some((Role::Comments, false)));
        assert_eq!(label("التعليقات على الخبر كثيرة"), None);
        assert_eq!(label("مواضيع ذات صلة:"), Some((Role::Related, false)));
        assert_eq!(label("اقرأ أيضاً: السوق يفتح"), Some((Role::Related, true)));
        assert_eq!(label("شارك فيسبوك واتساب"), Some((Role::Chrome, true)));
        assert_eq!(label("شارك الوفد في الجلسة"), None);
        assert_eq!(label("كتب: سامر"), Some((Role::Byline, true)));
        assert_eq!(label("كتب سامر رسالة"), None);
        assert_eq!(label("صدر في القرية، 4 مايو 2021"), Some((Role::Date, true)));
        assert_eq!(label("صدر في القرية كتاب"), None);
    }

    #[test]
    fn sections_and_dates() {
        let section = |line: &str| marks().look(line).is_section();
        assert!(section("سياسة دولية"));
        assert!(section("الرئيسية > اقتصاد"));
        assert!(section("عربي ودولي / سياسة"));
        assert!(section("أخبار|سياسة|دارين"));
        assert!(!section("سياسة الحكومة تتغير"));
        let date = |line: &str| marks().look(line).is_date();
        assert!(date("الأحد، 02-05-2021 09:14 ص"));
        assert!(date("الاثنين 10 مايو 2021 | بالتوقيت المحلي للقرية"));
        assert!(date("منذ 3 ساعات"));
        assert!(date("نشر في: 2021/05/04 10:20"));
        assert!(!date("قتل 3 في حادث"));
        assert!(!date("يوم الاثنين"));
        assert!(!date("2-1"));
        assert!(marks().look("دارين، الخميس ٤ مايو ٢٠٢٣").is_place_and_date());
        assert!(!marks().look("قتيلان، والخميس عطلة رسمية").is_place_and_date());
        assert!(marks().look("كتب مراسل المرفأ في القرية:").wrote());
    }

    #[test]
    fn credits() {
        let credit = |line: &str| marks().look(line).ends_in_credit();
        assert!(credit("قارب عند الفجر- جيتي"));
        assert!(credit("قارب عند الفجر (رويترز)."));
        assert!(credit("قارب عند الفجر (أ.ف.ب)"));
        assert!(credit("قارب عند الفجر - جيتي/رويترز"));
        assert!(!credit("نفت الشركة ذلك لوكالة رويترز"));
    }

    /// Every row of the lists is found in its example, and not where it says it is not.
    #[test]
    fn examples_of_the_lists() {
        let mut wrong = Vec::new();
        for (path, content) in riwaya_language::files() {
            let list = path.rsplit('/').next().unwrap_or(path);
            if !["page-marks.tsv", "sections.tsv", "dateline-words.tsv"].contains(&list) {
                continue;
            }
            let mut problems = Vec::new();
            for row in list::parse(path, content, &mut problems) {
                let wanted = role(row.value).unwrap_or_else(|| panic!("{list}:{}: {}", row.line, row.value));
                let says = |line: &str| {
                    let look = marks().look(line);
                    match wanted {
                        Role::Section => look.is_section(),
                        Role::Weekday | Role::Month | Role::Clock | Role::Ago | Role::Unit => look.is_date(),
                        Role::Agency | Role::Credit => look.ends_in_credit(),
                        Role::OutletWord | Role::NoName => look.has(wanted),
                        Role::Home => look.label().is_some_and(|(r, _)| r == Role::Chrome),
                        _ => look.label().is_some_and(|(r, _)| r == wanted),
                    }
                };
                let silent = matches!(wanted, Role::OutletWord | Role::NoName);
                if row.example.is_empty() || !says(row.example) || (!row.not.is_empty() && !silent && says(row.not)) {
                    wrong.push(format!("{list}:{}: {} / {}", row.line, row.example, row.not));
                }
            }
            assert_eq!(problems, []);
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
