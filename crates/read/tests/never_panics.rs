//! Whatever comes in, documents or reasons come out.

mod common;

use common::{check, input};
use proptest::prelude::*;

const TAGS: &[&str] = &[
    "<p>",
    "</p>",
    "<div>",
    "<div class='comments'>",
    "<div class=related>",
    "</div>",
    "<article>",
    "</article>",
    "<h1>",
    "</h1>",
    "<h2>",
    "<ul>",
    "<li>",
    "</ul>",
    "<a href=#>",
    "</a>",
    "<b>",
    "</b>",
    "<table>",
    "<tr>",
    "<td>",
    "</table>",
    "<br>",
    "<script>",
    "</script>",
    "<style>",
    "</style>",
    "<title>",
    "</title>",
    "<head>",
    "<body>",
    "</body>",
    "</html>",
    "<svg/>",
    "<svg>",
    "</svg>",
    "<!--",
    "-->",
    "<![CDATA[",
    "<time datetime='2023-05-04'>",
    "</time>",
    "<figure><figcaption>",
    "</figure>",
    "<span class=author>",
    "<span class=date>",
    "</span>",
    "<p hidden>",
    "<main>",
    "</main>",
    "<form>",
    "&nbsp;",
    "&#1575;",
    "&",
    "<",
    ">",
    "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\":\"2023\"}</script>",
    "<x y='",
];

const WORDS: &[&str] = &[
    "افتتحت الوزيرة الجسر صباح اليوم بعد عامين من العمل فيه ليلا ونهارا، بحضور أهل القرى المجاورة كلها.",
    "سياسة",
    "التعليقات (2)",
    "اقرأ أيضا:",
    "رنا الصايغ",
    "الأحد، 02-05-2021 09:14 ص",
    "الرباط (المرفأ) - افتتح",
    "كتب: سامر",
    "جسر القرية",
    "- جيتي",
    "\n",
    "\r\n\r\n",
    " ",
    "\u{200F}",
    "\u{FEFF}",
    "«",
    "»",
    "(",
    "12",
    "مقالات ذات صلة",
    "شارك",
    "بقلم",
    "؟",
    ".",
    ":",
    "#جسر",
    "@",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn on_random_bytes(bytes in prop::collection::vec(any::<u8>(), 0..400), ending in prop::sample::select(vec!["txt", "html", "jsonl", "bin"])) {
        let input = input(&format!("x.{ending}"), &bytes);
        input.documents.iter().for_each(check);
    }

    #[test]
    fn on_random_lines(parts in prop::collection::vec(prop::sample::select(WORDS), 0..40), joint in prop::sample::select(vec!["\n", " ", "", "\n\n"])) {
        let input = input("x.txt", parts.join(joint));
        input.documents.iter().for_each(check);
    }

    #[test]
    fn on_tag_soup(parts in prop::collection::vec(prop::sample::select([TAGS, WORDS].concat()), 0..80)) {
        let input = input("x.html", parts.concat());
        input.documents.iter().for_each(check);
        prop_assert_eq!(input.documents.len() + input.refused.len(), 1);
    }

    #[test]
    fn on_arabic_bytes_of_one_byte_charsets(bytes in prop::collection::vec(0xA0u8..=0xFF, 1..200)) {
        let input = input("x.txt", &bytes);
        input.documents.iter().for_each(check);
    }

    #[test]
    fn on_any_date(written in "\\PC{0,30}|[0-9TZ:/+~?. -]{0,30}") {
        if let Ok(value) = riwaya_read::check_date(&written) {
            // What was taken once is taken again, unchanged.
            prop_assert_eq!(riwaya_read::check_date(&value), Ok(value.clone()));
        }
    }
}

#[test]
fn deep_and_wide_pages() {
    let text = "افتتحت الوزيرة الجسر صباح اليوم بعد عامين من العمل فيه ليلا ونهارا، بحضور أهل القرى المجاورة كلها.";
    let attributes: String = (0..50_000).map(|n| format!("a{n}=1 ")).collect();
    for page in [
        format!("{}{text}{}", "<div>".repeat(10_000), "</div>".repeat(10_000)),
        format!("{}{text}", "<p><b>".repeat(100_000)),
        format!("{}{text}", "<ul><li>".repeat(100_000)),
        format!("<p>{}{text}", "</div></b></table>".repeat(100_000)),
        format!("<div {attributes}>{text}</div>"),
        format!("<div class='{}'>{text}</div>", "comment ".repeat(500_000)),
        format!("<script type=application/ld+json>{}</script><p>{text}</p>", "[".repeat(500_000)),
    ] {
        let input = input("x.html", &page);
        assert_eq!(input.documents.len(), 1);
        check(&input.documents[0]);
        assert!(input.documents[0].text.contains("افتتحت الوزيرة"));
    }
}
