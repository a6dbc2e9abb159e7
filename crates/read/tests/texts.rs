//! Regions of plain text, in the shapes in which articles are copied from pages. All invented.

mod common;

use common::{check, document, regions};

fn read(text: &str) -> Vec<String> {
    let doc = document("خبر.txt", text);
    check(&doc);
    regions(&doc)
}

const FIRST: &str = "افتتحت وزيرة النقل سلمى الحاج صباح اليوم الخميس الجسر الجديد الذي يربط قرية دارين بالطريق الساحلي، بعد عامين من العمل فيه.";
const SECOND: &str =
    "وقالت الحاج للصحفيين عند مدخل الجسر إن كلفته بلغت 12 مليون دينار، وإن نصفها جاء من تبرعات أهل القرية في المهجر.";

#[test]
fn copied_with_everything_around_it() {
    let text = format!(
        "الرئيسية > محليات\nافتتاح جسر دارين\n4 مايو 2023 - 10:20\nرنا الصايغ - المرفأ\n\nالجسر قبل افتتاحه بساعة (الأناضول)\n\n{FIRST}\n\nتأخير متكرر\n\n{SECOND}\n\nاقرأ أيضا: سيول تجرف طريق الجبل\n\n{SECOND}\n\nالوسوم: جسر، دارين\nشارك فيسبوك واتساب\nمقالات ذات صلة\nطريق دارين يغلق أسبوعا\nجسر قديم في المتحف\n\n3 تعليقات\nأبو هادي\nمنذ ساعتين\nمبروك لأهل القرية.\nسعاد - 04-05-2023 12:00\nوطريق الجبل متى؟\nرد\nجميع الحقوق محفوظة"
    );
    assert_eq!(
        read(&text),
        [
            "section: الرئيسية > محليات",
            "headline: افتتاح جسر دارين",
            "dateline: 4 مايو 2023 - 10:20",
            "byline: رنا الصايغ - المرفأ",
            "caption: الجسر قبل افتتاحه بساعة (الأناضول)",
            "body: افتتحت وزيرة النقل …",
            "subheading: تأخير متكرر",
            "body: وقالت الحاج للصحفيين …",
            "site_boilerplate: اقرأ أيضا: سيول تجرف طريق الجبل",
            "body: وقالت الحاج للصحفيين …",
            "site_boilerplate: الوسوم: جسر، دارين",
            "site_boilerplate: شارك فيسبوك واتساب",
            "site_boilerplate: مقالات ذات صلة",
            "site_boilerplate: طريق دارين يغلق أسبوعا",
            "site_boilerplate: جسر قديم في المتحف",
            "site_boilerplate: 3 تعليقات",
            "comment_author: أبو هادي",
            "comment_date: منذ ساعتين",
            "comment: مبروك لأهل القرية.",
            "comment_author: سعاد",
            "comment_date: 04-05-2023 12:00",
            "comment: وطريق الجبل متى؟",
            "site_boilerplate: رد",
            "site_boilerplate: جميع الحقوق محفوظة",
        ]
    );
}

#[test]
fn an_agency_report() {
    assert_eq!(
        read(&format!("افتتاح جسر دارين\n\nدارين، 4 أيار/مايو (المرفأ) - {FIRST}\n\n{SECOND}\n\n(المرفأ - رويترز)")),
        [
            "headline: افتتاح جسر دارين",
            "dateline: دارين، 4 أيار/مايو (المرفأ) -",
            "body: افتتحت وزيرة النقل …",
            "body: وقالت الحاج للصحفيين …",
            "byline: (المرفأ - رويترز)",
        ]
    );
}

#[test]
fn a_press_release() {
    assert_eq!(
        read(&format!("وزارة النقل\nالمكتب الإعلامي\nبيان رقم (12)\n\n{FIRST}\n\nصدر في دارين، الخميس 4 مايو 2023\n")),
        [
            "byline: وزارة النقل",
            "byline: المكتب الإعلامي",
            "headline: بيان رقم (12)",
            "body: افتتحت وزيرة النقل …",
            "dateline: صدر في دارين، الخميس 4 مايو 2023",
        ]
    );
}

#[test]
fn a_column() {
    assert_eq!(
        read(&format!("رأي\nالجسر الذي تأخر\nبقلم: ليلى الحداد\n{FIRST}\n{SECOND}\n* كاتبة من دارين")),
        [
            "section: رأي",
            "headline: الجسر الذي تأخر",
            "byline: بقلم: ليلى الحداد",
            "body: افتتحت وزيرة النقل …",
            "body: وقالت الحاج للصحفيين …",
            "byline: * كاتبة من دارين",
        ]
    );
}

#[test]
fn live_coverage_and_a_caption_twice() {
    assert_eq!(
        read(&format!(
            "تغطية.. افتتاح جسر دارين\nالخميس 4 مايو 2023\nأهل القرية عند الجسر صباح اليوم - جيتي\nأهل القرية عند الجسر صباح اليوم - جيتي\n\n10:20 | {FIRST}\n\n10:05 | وصلت الوزيرة إلى مدخل الجسر ومعها رئيس البلدية."
        )),
        [
            "headline: تغطية.. افتتاح جسر دارين",
            "dateline: الخميس 4 مايو 2023",
            "caption: أهل القرية عند الجسر صباح اليوم - جيتي",
            "caption: أهل القرية عند الجسر صباح اليوم - جيتي",
            "body: 10:20 | افتتحت …",
            "body: 10:05 | وصلت الوزيرة إلى مدخل الجسر ومعها رئيس البلدية.",
        ]
    );
}

#[test]
fn text_without_a_head() {
    assert_eq!(read(FIRST), ["body: افتتحت وزيرة النقل …"]);
    assert_eq!(read(&format!("{FIRST}\n{SECOND}")), ["body: افتتحت وزيرة النقل …", "body: وقالت الحاج للصحفيين …"]);
    assert_eq!(read("قتيلان في حادث سير"), ["body: قتيلان في حادث سير"]);
}

#[test]
fn words_of_the_article_are_no_labels() {
    let text = format!(
        "عنوان الخبر\n{FIRST}\nشارك في الافتتاح مئات من أهل القرية والقرى المجاورة.\nكتب الوزير السابق رسالة تهنئة إلى أهل القرية.\nالتعليقات على الصور التي نشرتها الوزارة كانت كثيرة.\n{SECOND}"
    );
    assert_eq!(read(&text)[1..].iter().filter(|r| !r.starts_with("body")).collect::<Vec<_>>(), Vec::<&String>::new());
}

#[test]
fn heads_and_ends_of_agencies_and_papers() {
    let official = format!("دارين 14 شوال 1444 هـ الموافق 04 مايو 2023 م واس\n{FIRST}\n// انتهى //\n16:20 ت م");
    assert_eq!(
        read(&official),
        [
            "dateline: دارين 14 شوال 1444 هـ الموافق 04 مايو 2023 م واس",
            "body: افتتحت وزيرة النقل …",
            "site_boilerplate: // انتهى //",
            "dateline: 16:20 ت م",
        ]
    );
    let paper = format!("ثقافة وفن\n\nافتتاح جسر دارين\n\nدارين ـ «المرفأ»: {FIRST}\n\n{SECOND}\n\nليلى الحداد");
    assert_eq!(
        read(&paper),
        [
            "section: ثقافة وفن",
            "headline: افتتاح جسر دارين",
            "dateline: دارين ـ «المرفأ»:",
            "body: افتتحت وزيرة النقل …",
            "body: وقالت الحاج للصحفيين …",
            "byline: ليلى الحداد",
        ]
    );
    let channel = format!(
        "أخبار|سياسة|دارين\nافتتاح جسر دارين\nالجسر الجديد يربط القرية بالطريق الساحلي (المرفأ)\n|\nآخر تحديث: 5/5/2023 08:30 PM\nاستمع\n5 دقائق\n{FIRST}\nالمصدر : المرفأ + وكالات\nحول هذه القصة\nدراسة عن الجسر"
    );
    assert_eq!(
        read(&channel),
        [
            "section: أخبار|سياسة|دارين",
            "headline: افتتاح جسر دارين",
            "caption: الجسر الجديد يربط القرية بالطريق الساحلي (المرفأ)",
            "site_boilerplate: |",
            "dateline: آخر تحديث: 5/5/2023 08:30 PM",
            "site_boilerplate: استمع",
            "site_boilerplate: 5 دقائق",
            "body: افتتحت وزيرة النقل …",
            "byline: المصدر : المرفأ + وكالات",
            "site_boilerplate: حول هذه القصة",
            "site_boilerplate: دراسة عن الجسر",
        ]
    );
}

#[test]
fn entries_of_a_live_page_are_text() {
    let page = "جسر دارين لحظة بلحظة\nالمرفأ | الخميس 4-5-2023 | التوقيت المحلي\n\n11:20 - وزيرة النقل : عبرت الجسر 400 سيارة في ساعة\n\n10:05 - بلدية دارين : ننتظر الوفد عند المدخل الشرقي";
    assert_eq!(
        read(page),
        [
            "headline: جسر دارين لحظة بلحظة",
            "byline: المرفأ | الخميس 4-5-2023 | التوقيت المحلي",
            "body: 11:20 - وزيرة النقل : عبرت الجسر 400 سيارة في ساعة",
            "body: 10:05 - بلدية دارين : ننتظر الوفد عند المدخل الشرقي",
        ]
    );
}
