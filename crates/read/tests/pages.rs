//! Pages of five kinds: a theme with an article element, bare divisions in one form, an application's
//! hashed classes, a table of old, a blog. All invented.

mod common;

use common::{check, document, regions};
use riwaya_text::{Evidence, RegionKind};

fn page(html: &str) -> riwaya_text::Document {
    let doc = document("صفحة.html", html);
    check(&doc);
    doc
}

#[test]
fn a_theme() {
    let doc = page(include_str!("pages/theme.html"));
    assert_eq!(doc.title.as_deref(), Some("افتتاح جسر دارين بعد عامين من العمل"));
    assert_eq!(doc.outlet.as_deref(), Some("المرفأ"));
    assert_eq!(doc.byline.as_deref(), Some("رنا الصايغ"));
    assert_eq!(doc.url.as_deref(), Some("https://marfa.example/2023/05/bridge/"));
    let published = doc.published.as_ref().expect("a date");
    assert_eq!(published.value, "2023-05-04T10:20+03:00");
    assert_eq!(published.evidence, Evidence::Metadata("JSON-LD datePublished".into()));
    assert_eq!(
        regions(&doc),
        [
            "site_boilerplate: الرئيسية",
            "site_boilerplate: سياسة",
            "site_boilerplate: المرفأ",
            "site_boilerplate: الرئيسية/محليات",
            "section: محليات",
            "headline: افتتاح جسر دارين بعد عامين من العمل",
            "byline: رنا الصايغ",
            "dateline: 4 مايو، 2023",
            "site_boilerplate: 0",
            "site_boilerplate: 311",
            "site_boilerplate: دقيقة واحدة",
            "caption: الجسر الجديد قبل افتتاحه بساعة (أرشيف)",
            "dateline: دارين (المرفأ) –",
            "body: افتتحت وزيرة النقل …",
            "body: وقالت الحاج إن …",
            "subheading: تأخير متكرر",
            "body: وكان الجسر القديم …",
            "site_boilerplate: اقرأ أيضاً: سيول جارفة في دارين",
            "body: «انتظرنا هذا اليوم طويلا»، قال مختار القرية.",
            "site_boilerplate: فيسبوك تويتر",
            "site_boilerplate: الوسوم",
            "site_boilerplate: جسر دارين",
            "site_boilerplate: رنا الصايغ",
            "site_boilerplate: صحفية في المرفأ …",
            "site_boilerplate: مقالات ذات صلة",
            "site_boilerplate: طريق دارين يغلق أسبوعا",
            "site_boilerplate: 2 مايو 2023",
            "site_boilerplate: تعليقان",
            "comment_author: أبو هادي يقول:",
            "comment_date: 4 مايو 2023 في 12:00",
            "comment: ألف مبروك لأهل القرية، والعقبى لطريق الجبل الذي ننتظره منذ سنين.",
            "site_boilerplate: رد",
            "comment_author: سعاد يقول:",
            "comment_date: 5 مايو 2023 في 8:15",
            "comment: شكرا",
            "site_boilerplate: اترك تعليقاً",
            "site_boilerplate: لن يتم نشر عنوان بريدك الإلكتروني.",
            "site_boilerplate: الاسم",
            "site_boilerplate: الأكثر قراءة",
            "site_boilerplate: أسعار السمك",
            "site_boilerplate: هذا نص طويل …",
            "site_boilerplate: جميع الحقوق محفوظة 2023",
            "site_boilerplate: زر الذهاب إلى الأعلى",
        ]
    );
}

#[test]
fn divisions_in_a_form() {
    let doc = page(include_str!("pages/divs.html"));
    assert_eq!(doc.title.as_deref(), Some("الوزيرة: الجسر الجديد آمن"));
    assert_eq!(
        regions(&doc),
        [
            "site_boilerplate: الرئيسية سياسة رياضة",
            "section: سياسة",
            "headline: الوزيرة: الجسر الجديد آمن",
            "dateline: الأربعاء، 03-05-2023 10:10 ص",
            "byline: المرفأ- سامر النجار",
            "caption: الوزيرة في موقع العمل - الأناضول",
            "body: أكدت وزيرة النقل …",
            "subheading: فحوص مستقلة",
            "body: وأضافت في تصريح …",
            "site_boilerplate: إقرأ أيضا: إغلاق الجسر القديم نهائيا",
            "body: ولم يصدر تعليق من نقابة المهندسين حتى ساعة كتابة هذا الخبر.",
            "site_boilerplate: شارك: فيسبوك تويتر",
            "site_boilerplate: #الجسر #دارين",
            "site_boilerplate: مواضيع متعلقة",
            "site_boilerplate: وزير سابق ينتقد الجسر السيول تقطع طريق دارين",
            "site_boilerplate: التعليقات (1)",
            "comment_author: ابن البلد",
            "comment_date: الأربعاء، 03-05-2023 11:40 ص",
            "comment: الجسر القديم كان …",
            "site_boilerplate: آخر الأخبار",
            "site_boilerplate: مباراة الليلة",
            "site_boilerplate: الطقس غدا",
            "site_boilerplate: من نحن | اتصل بنا",
        ]
    );
}

#[test]
fn an_application() {
    let doc = page(include_str!("pages/app.html"));
    assert_eq!(doc.byline.as_deref(), Some("هادي البنا، رنا الصايغ"));
    assert!(!doc.text.contains("مخفي"));
    assert_eq!(
        regions(&doc),
        [
            "site_boilerplate: الضفاف",
            "site_boilerplate: الضفاف: أخبار النهر",
            "headline: فيضان نهر وادينا يغمر ثلاث قرى",
            "byline: هادي البنا ورنا الصايغ",
            "byline: الضفاف - وادينا",
            "dateline: 1 مارس/ آذار 2022",
            "caption: صدر الصورة، Getty Images",
            "caption: التعليق على الصورة، سكان يغادرون بيوتهم في قوارب",
            "body: غمرت مياه نهر …",
            "body: وقال رئيس بلدية …",
            "site_boilerplate: قصص مقترحة",
            "site_boilerplate: لماذا تفيض الأنهار في الشتاء؟",
            "site_boilerplate: سد قديم مهدد",
            "subheading: \"لم يبق لنا شيء\"",
            "body: وتقول أم سامي، …",
            "body: وبحسب البلدية، لا …",
            "site_boilerplate: مواضيع ذات صلة",
            "site_boilerplate: موسم الأمطار",
            "site_boilerplate: © 2022 الضفاف",
        ]
    );
}

#[test]
fn a_table_in_an_old_charset() {
    // The page is kept in UTF-8 and turned into what it declares, letter by letter.
    let table = include_str!("pages/table.html");
    let bytes: Vec<u8> = table.chars().map(windows_1256).collect();
    let doc = document("قديمة.htm", &bytes);
    check(&doc);
    assert_eq!(doc.charset, "windows-1256");
    assert_eq!(doc.title.as_deref(), Some("مزارعو السهل يطلبون الماء"));
    let found = regions(&doc);
    assert_eq!(
        found[4..],
        [
            "headline: مزارعو السهل يطلبون الماء",
            "byline: كتب: هادي البنا",
            "body: طالب مزارعو السهل …",
            "body: وقال رئيس الجمعية …",
            "body: ووعدت مديرية الري …",
            "body: ويعيش في السهل نحو ثلاثة آلاف أسرة تعتمد على القمح والبطاطا.",
            "site_boilerplate: جميع الحقوق محفوظة لجريدة السنابل",
        ]
    );
    assert!(doc.regions[..4].iter().all(|r| r.kind.set_aside()), "{found:?}");
}

fn windows_1256(c: char) -> u8 {
    const LETTERS: &str = "ءآأؤإئابةتثجحخدذرزسشصض×طظعغـفقك";
    match c {
        _ if c.is_ascii() => c as u8,
        'ل' => 0xE1,
        'م' => 0xE3,
        'ن' => 0xE4,
        'ه' => 0xE5,
        'و' => 0xE6,
        'ى' => 0xEC,
        'ي' => 0xED,
        '،' => 0xA1,
        _ => 0xC1 + LETTERS.chars().position(|l| l == c).expect("a letter of the page") as u8,
    }
}

#[test]
fn a_blog() {
    let doc = page(include_str!("pages/blog.html"));
    assert_eq!(doc.title.as_deref(), Some("حكاية قارب"));
    let found = regions(&doc);
    assert_eq!(
        found[2..7],
        [
            "dateline: الثلاثاء، 4 أبريل 2023",
            "headline: حكاية قارب",
            "body: في الصباح خرج …",
            "body: لم يعد أحد منهم حتى المساء، وقالت زوجة أحدهم إن الهاتف مغلق.",
            "body: عاد القارب فجر الأربعاء وليس فيه سوى كيس من السردين.",
        ]
    );
    assert_eq!(
        found[found.len() - 3..],
        ["comment_author: صياد قديم يقول...", "comment: رحمهم الله.", "comment_date: 5 أبريل 2023 في 7:02 ص"]
    );
}

#[test]
fn what_is_not_shown_is_not_in_the_text() {
    let doc = page(
        "<html><head><title>عنوان في الرأس</title></head><body><p>جملة ظاهرة&nbsp;&amp; كاملة عن الجسر الجديد &#1601;ي القرية.</p>\
         <p hidden>سر أول</p><p style='color:red; DISPLAY : none'>سر ثان</p><script>var x = '<p>سر ثالث</p>';</script>\
         <noscript>سر رابع</noscript><template>سر خامس</template><style>سر سادس</style><!-- سر سابع --><textarea>سر ثامن</textarea></body></html>",
    );
    assert_eq!(doc.text, "جملة ظاهرة & كاملة عن الجسر الجديد في القرية.");
}

#[test]
fn words_cut_by_tags_stay_whole_and_blocks_stay_apart() {
    let doc = page("<p>ال<b>جس</b>ر <i>الجديد</i>\n  مفتوح<br>للعبور<p>والطريق<div>آمن</div><ul><li>أول<li>ثان</ul>");
    assert_eq!(doc.text, "الجسر الجديد مفتوح\nللعبور\n\nوالطريق\n\nآمن\n\nأول\nثان");
}

#[test]
fn dates_of_the_page() {
    let date = |head: &str, body: &str| {
        let html = format!(
            "<html><head>{head}</head><body><article><h1>عنوان الخبر</h1>{body}<p>نص الخبر عن الجسر الجديد.</p></article></body></html>"
        );
        page(&html).published.map(|p| match p.evidence {
            Evidence::Metadata(field) => (field, p.value, p.certain),
            Evidence::Words(_) => unreachable!("read from metadata"),
        })
    };
    let some = |field: &str, value: &str, certain| Some((field.to_owned(), value.to_owned(), certain));
    assert_eq!(date("", ""), None);
    assert_eq!(
        date(
            "<meta property='article:published_time' content='2023-05-04T10:20:00Z'>",
            "<time datetime='2023-05-05'>أمس</time>"
        ),
        some("og:article:published_time", "2023-05-04T10:20Z", true)
    );
    assert_eq!(
        date("<meta name=pubdate content='Thu, 04 May 2023 10:20:00 +0300'>", ""),
        some("meta pubdate", "2023-05-04T10:20+03:00", true)
    );
    assert_eq!(date("", "<time datetime='2023-05-05'>5 أيار</time>"), some("time datetime", "2023-05-05", true));
    assert_eq!(
        date("<script type='application/ld+json'>{\"@type\":\"Article\",\"dateModified\":\"2023-05-06\"}</script>", ""),
        some("JSON-LD dateModified", "2023-05-06", false)
    );
    assert_eq!(
        date(
            "<script type='application/ld+json'>{\"@type\":\"Article\",\"datePublished\":\"أمس\"}</script>",
            "<time datetime=2023>عام</time>"
        ),
        some("time datetime", "2023", true)
    );
}

#[test]
fn pages_without_an_article() {
    let refused = common::input(
        "فارغة.html",
        "<html><head><title>تحميل</title></head><body><script>load()</script></body></html>",
    )
    .refused;
    assert!(refused[0].en.contains("shows no text"), "{}", refused[0].en);
    let doc =
        page("<html><body><nav><a>الرئيسية</a> <a>سياسة</a> <a>رياضة</a></nav><footer>من نحن</footer></body></html>");
    assert!(doc.notices.iter().any(|(code, _)| code == "no_article"));
    assert!(doc.regions.iter().all(|r| r.kind == RegionKind::SiteBoilerplate));
}
