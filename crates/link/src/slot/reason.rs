//! A verdict in words: the two values with their speakers and times, and what the rule makes of them.

use super::judge::Judged;
use super::{Draft, Page};
use crate::{Answer, Reason};

/// What each rule says, in Arabic and English.
const RULES: &[(&str, &str, &str)] = &[
    (
        "copied-passage",
        "الفقرة نفسها منسوخة في النصين، فهي شهادة واحدة",
        "the same passage stands in both texts: one witness",
    ),
    ("part-of-whole", "أحدهما جزء من كل، فلا ينافسه", "one is a part of a whole and does not rival it"),
    ("change-not-level", "أحدهما مقدار تغير لا عدد كلي", "one is a change, not a level"),
    ("same-value", "القيمة نفسها", "the same value"),
    ("old-value", "أحدهما القيمة القديمة التي صُححت", "one is the old value that was replaced"),
    ("rounded", "إحدى القيمتين تقريب للأخرى", "one value is the other, rounded"),
    (
        "one-form",
        "نصان في قالب واحد عن أمرين: أرقامهما مختلفة",
        "two texts in one form about two things: their figures differ",
    ),
    ("values-fit", "القيمتان تتسع إحداهما للأخرى", "each value fits the other"),
    ("bound-then-count", "حد أدنى ثم عدد لاحق أعلى", "a lower bound, then a later and higher count"),
    ("same-source-later", "المصدر نفسه أعطى قيمة لاحقة", "the same source gave a later value"),
    ("corrected-down", "المصدر نفسه خفض العدد لاحقا", "the same source later lowered it"),
    (
        "rises-or-falls-to",
        "اللاحق يقول إن العدد ارتفع أو انخفض إلى هذا",
        "the later one says that the number rose or fell to this",
    ),
    (
        "later-and-higher",
        "مصدر آخر أعطى لاحقا عددا أعلى، والعدد لا يزال يرتفع",
        "another source later gave a higher count of what can only grow",
    ),
    ("later-magnitude", "تقدير لاحق أعلى أو أدنى", "a later estimate of another magnitude"),
    ("other-magnitude", "التقدير العام لا يتسع للعدد", "the vague amount does not cover the number"),
    (
        "same-hour",
        "مصدران في ساعة واحدة لا يمكن أن تصح قيمتاهما معا",
        "two sources at one hour, whose values cannot both hold",
    ),
    (
        "said-not-so",
        "أحد النصين يذكر قيمة الآخر وينفيها",
        "one text names the other's value and says that it was not so",
    ),
    (
        "cannot-both-hold",
        "مصدران يصفان أمرا واحدا بقيمتين لا تصحان معا",
        "two sources on one fact, whose values cannot both hold",
    ),
    ("other-area", "عددان في نطاقين مختلفين من المكان", "counted in two different areas"),
    ("narrower-group", "أحدهما يعد فئة أضيق من الأخرى", "one counts a narrower group than the other"),
    (
        "other-value",
        "قيمتان مختلفتان، ولا وقت يرتبهما ترتيبا أكيدا",
        "two different values, and no time that orders them for certain",
    ),
    (
        "enemy-claim",
        "طرف يعد قتلى خصمه، والعد الآخر ليس منه",
        "a party counts its enemy's dead, and the other count is not its own",
    ),
    (
        "against-its-own-count",
        "طرف يعد قتلى خصمه أكثر مما يعدّه الخصم نفسه من قتلاه",
        "a party counts more of its enemy's dead than that side counts of its own",
    ),
    (
        "less-later-that-day",
        "مصدر آخر أعطى في ساعة لاحقة من اليوم نفسه عددا أقل، وما يُعد لا ينقص",
        "another source gave less at a later hour of that day, of what can only grow",
    ),
    (
        "two-words-of-one-day",
        "مصدران في يوم واحد، ولا تصح القيمتان معا",
        "two voices of one day, whose values cannot both hold",
    ),
    (
        "no-more-than",
        "قال غيره في اليومين نفسيهما إن العدد لا يبلغ ذلك",
        "another voice of these two days says that it is not so many",
    ),
    (
        "known-correction",
        "القيمة الأولى خُفضت كما ورد في تقرير آخر",
        "another report says that the first value was lowered to this",
    ),
    ("other-occasion", "كل منهما عن يوم آخر", "each is of another day"),
    ("other-place", "كل منهما في مكان لا يذكره النص الآخر", "each is at a place that the other text does not name"),
    ("same-day", "اليوم نفسه", "the same day"),
    ("finer-date", "أحدهما أدق من الآخر", "one is finer than the other"),
    ("overlapping-dates", "المدتان تتداخلان", "the two stretches overlap"),
    ("steps-of-one-thing", "خطوتان من أمر واحد في يومين", "two steps of one thing on two days"),
    ("other-day", "يومان مختلفان لأمر واحد", "two different days for one moment"),
    ("no-value", "لا قيمة لأحد الوقتين", "one of the times has no value"),
    ("other-text", "لكل نص يومه", "each text has its own today"),
    (
        "two-todays",
        "النص الواحد يسمي يومين «اليوم»: أخبار من يومين لُصقت معا",
        "one text calls two days today: reports of two days pasted together",
    ),
    ("same-actor", "الفاعل نفسه", "the same actor"),
    ("fuller-name", "أحد الاسمين أتم من الآخر", "one name is fuller than the other"),
    ("other-actor", "فاعلان مختلفان", "two different actors"),
    ("other-addressee", "الطالب نفسه، والمطلوب منه مختلف", "the same asker, another addressee"),
    ("same-label", "التسمية نفسها", "the same label"),
    ("other-label", "تسميتان مختلفتان", "two different labels"),
    ("opposed-labels", "تسميتان متعارضتان لشيء واحد", "opposed labels for one thing"),
    ("other-body", "اسمان لا يجتمعان لجهة واحدة في الدور نفسه", "two names for the body in one role that share no word"),
];

/// The reason of a judged pair.
pub(super) fn words(pair: &Judged, a: &Draft, b: &Draft, pages: &[Page<'_>]) -> Reason {
    let rule = RULES.iter().find(|r| r.0 == pair.2.rule);
    let (why_ar, why_en) = rule.map_or(("", ""), |r| (r.1, r.2));
    let (mut ar, mut en) = (
        format!("{} / {}: {why_ar}", side(a, pages, true), side(b, pages, true)),
        format!("{} / {}: {why_en}", side(a, pages, false), side(b, pages, false)),
    );
    for d in [a, b] {
        if d.claim {
            let outlet = pages.get(d.page).and_then(|p| p.account.doc.outlet.as_deref());
            let who = Some(d.source.as_str()).filter(|s| !s.is_empty()).or(outlet).unwrap_or("");
            ar.push_str(&format!("؛ «{who}» يتحدث عن قتلى ليسوا من صفه"));
            en.push_str(&format!("; {who} speaks of people who are not its own"));
            break;
        }
    }
    Reason { ar, en }
}

fn side(d: &Draft, pages: &[Page<'_>], arabic: bool) -> String {
    let page = pages.get(d.page);
    let quoted = page.map_or("", |p| d.span.of(p.text()));
    let quoted: String = quoted.split_whitespace().collect::<Vec<_>>().join(" ");
    let short: String = quoted.chars().take(60).collect();
    let dots = if short.len() < quoted.len() { "…" } else { "" };
    let outlet = page.map_or(String::new(), |p| {
        let doc = p.account.doc;
        doc.outlet.clone().unwrap_or_else(|| doc.short_name())
    });
    let who = match (d.source.as_str(), arabic) {
        ("", true) => format!("{outlet} من دون مصدر"),
        ("", false) => format!("{outlet}, no source named"),
        (source, _) => source.to_owned(),
    };
    let value = match &d.answer {
        Answer::Date(value) => format!(" = {value}"),
        _ => String::new(),
    };
    match (&d.as_of, arabic) {
        (Some(time), true) => format!("«{short}{dots}»{value} ({who}، {time})"),
        (Some(time), false) => format!("«{short}{dots}»{value} ({who}, {time})"),
        (None, _) => format!("«{short}{dots}»{value} ({who})"),
    }
}

#[cfg(test)]
mod tests {
    use super::RULES;

    #[test]
    fn every_rule_has_its_card_and_every_card_its_rule() {
        let language = riwaya_extract::Language::built_in();
        let cards: Vec<&str> = language.cards().iter().filter(|c| c.kind == "verdict").map(|c| c.id).collect();
        for (rule, _, _) in RULES {
            assert!(cards.contains(rule), "no card for {rule}");
        }
        for card in cards {
            assert!(RULES.iter().any(|r| r.0 == card), "no words for {card}");
        }
    }
}
