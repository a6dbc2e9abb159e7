//! The interface's own words, Arabic first. Whatever a user reads that is not quoted from a document
//! stands here, so that both languages are seen side by side.

use riwaya_extract::{Category, Group, Modifier, NameKind};
use riwaya_link::{LabelVoice, Relation, ReuseKind, Verdict};
use riwaya_text::RegionKind;

/// The same words in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Both {
    pub ar: &'static str,
    pub en: &'static str,
}

const fn both(ar: &'static str, en: &'static str) -> Both {
    Both { ar, en }
}

/// The eight parts of a report, in order.
pub(crate) const PARTS: [Both; 8] = [
    both("الوثائق", "Documents"),
    both("الأحداث المرويّة", "What is reported"),
    both("أرقام تتباين", "Figures that part"),
    both("تواريخ وأدوار تتباين", "Dates and roles that part"),
    both("من يتكلم", "Who speaks"),
    both("تسميات الجهات والأفعال نفسها", "Names for the same people and acts"),
    both("أسماء برسوم مختلفة", "One name, several spellings"),
    both("مقاطع مشتركة", "Passages in common"),
];

/// One line on what each part is.
pub(crate) const ABOUT: [Both; 8] = [
    both("ما قُرئ، ومتى نُشر، وما نُحِّي جانبا", "what was read, when it was published, what was set aside"),
    both("ما ترويه أكثر من وثيقة", "what more than one document tells of"),
    both(
        "كل قيمة بقائلها ومن نقل عنه؛ لا ترجيح بينها",
        "every value with who gives it and through whom; none is preferred",
    ),
    both("متى كان ذلك ومن فعله، كل جواب بقائله", "when it was and who did it, every answer with who gives it"),
    both("الأقوال بحسب قائلها، وسلسلة نقلها", "statements by speaker, and the chain that carried them"),
    both("من يسمي ماذا، وبلسان من", "who uses which name, and in whose voice"),
    both("رسوم تدل على اسم واحد", "spellings that stand for one name"),
    both("نص واحد في وثيقتين؛ التكرار ليس تأكيدا", "one text in two documents; repetition is not confirmation"),
];

pub(crate) const TEXTS: Both = both("النصوص", "The texts");
pub(crate) const MISSING: Both = both("ينقص هنا", "Missing");
pub(crate) const NOTHING: Both = both("لا شيء ينقص", "nothing");
pub(crate) const NONE_FOUND: Both = both("لم يوجد شيء", "nothing found");
pub(crate) const OWN_VOICE: Both = both("بلا إسناد", "no source named");
pub(crate) const UNKNOWN_SPEAKER: Both = both("قائل غير مسمّى", "unnamed");
pub(crate) const QUOTED: Both = both("قائلون", "speakers quoted");
pub(crate) const REPEATS: Both = both("تكرار", "repeats");
pub(crate) const COMMENTER: Both = both("معلّق", "commenter");
pub(crate) const TAGLINE: Both =
    both("من قال ماذا، ونقلا عن من، وأين تفترق الروايات", "who says what, on whose word, and where the accounts part");
pub(crate) const PROMISE: Both = both(
    "لا يقول هذا التقرير ما الذي حدث، بل من يقول ذلك ومن يكرره. ارجع إلى المقطع قبل أن تنقل عنه.",
    "This report does not say what happened: it says who says so, and who repeats it. Check the passage before you quote it.",
);

/// A verdict: its sign, and its word. The sign never stands alone.
pub(crate) fn verdict(verdict: Option<Verdict>) -> (&'static str, Both) {
    match verdict {
        Some(Verdict::Agree) => ("=", both("تتفق", "agree")),
        Some(Verdict::Update) => ("↑", both("تحديث", "update")),
        Some(Verdict::Differ) => ("~", both("تختلف", "differ")),
        Some(Verdict::Contradict) => ("≠", both("تتعارض", "contradict")),
        Some(Verdict::Copy) => ("⧉", both("نسخ", "copy")),
        Some(Verdict::Unrelated) => ("·", both("لا صلة", "unrelated")),
        None => ("·", both("رواية واحدة", "one report")),
    }
}

/// Words before or after a value.
pub(crate) fn modifier(modifier: Modifier) -> Option<Both> {
    Some(match modifier {
        Modifier::Exact => return None,
        Modifier::About => both("نحو", "about"),
        Modifier::MoreThan => both("أكثر من", "more than"),
        Modifier::AtLeast => both("على الأقل", "at least"),
        Modifier::LessThan => both("أقل من", "less than"),
        Modifier::UpTo => both("حتى", "up to"),
        Modifier::Several => both("بضعة", "several"),
        Modifier::Dozens => both("عشرات", "dozens"),
        Modifier::Hundreds => both("مئات", "hundreds"),
        Modifier::Thousands => both("آلاف", "thousands"),
        Modifier::Millions => both("ملايين", "millions"),
        Modifier::Billions => both("مليارات", "billions"),
    })
}

pub(crate) fn category(category: Category) -> Both {
    match category {
        Category::Killed => both("قتلى", "killed"),
        Category::Injured => both("جرحى", "injured"),
        Category::Missing => both("مفقودون", "missing"),
        Category::Detained => both("موقوفون", "detained"),
        Category::Fighters => both("مقاتلون", "fighters"),
        Category::Troops => both("جنود", "troops"),
        Category::Protesters => both("محتجون", "protesters"),
        Category::Police => both("شرطة", "police"),
        Category::Members => both("أعضاء", "members"),
        Category::Countries => both("دول", "countries"),
        Category::People => both("أشخاص", "people"),
        Category::Money => both("أموال", "money"),
        Category::Length => both("أطوال", "length"),
        Category::Area => both("مساحات", "area"),
        Category::Population => both("سكان", "population"),
        Category::Duration => both("مدد", "duration"),
        Category::Percent => both("نسب", "percent"),
        Category::Other => both("غير ذلك", "other"),
    }
}

pub(crate) fn group(group: Group) -> Both {
    match group {
        Group::Participants => both("المشاركون", "participants"),
        Group::Attackers => both("المهاجمون", "attackers"),
        Group::StateForces => both("قوات الدولة", "state forces"),
        Group::ForeignForces => both("قوات أجنبية", "foreign forces"),
        Group::Backers => both("الداعمون", "backers"),
        Group::Government => both("السلطة", "government"),
        Group::Act => both("الفعل نفسه", "the act itself"),
    }
}

pub(crate) fn voice(voice: LabelVoice) -> Both {
    match voice {
        LabelVoice::Author => both("بلسان الكاتب", "author's own"),
        LabelVoice::Quoted => both("بين علامتي تنصيص", "quoted"),
        LabelVoice::Attributed => both("منسوب", "attributed"),
        LabelVoice::Distanced => both("بتحفظ", "distanced"),
        LabelVoice::Rejected => both("مرفوض", "rejected"),
        LabelVoice::Conditional => both("مشروط", "conditional"),
    }
}

pub(crate) fn name_kind(kind: NameKind) -> Both {
    match kind {
        NameKind::Person => both("شخص", "person"),
        NameKind::Organisation => both("جهة", "organisation"),
        NameKind::Location => both("مكان", "place"),
        NameKind::Group => both("جماعة", "group"),
        NameKind::Event => both("حدث", "event"),
        NameKind::Work => both("عمل", "work"),
    }
}

pub(crate) fn reuse_name(kind: ReuseKind) -> &'static str {
    match kind {
        ReuseKind::Verbatim => "verbatim",
        ReuseKind::Respelt => "respelt",
        ReuseKind::Edited => "edited",
    }
}

pub(crate) fn reuse(kind: ReuseKind) -> Both {
    match kind {
        ReuseKind::Verbatim => both("حرفيا", "verbatim"),
        ReuseKind::Respelt => both("برسم مختلف", "respelt"),
        ReuseKind::Edited => both("بتعديل", "edited"),
    }
}

pub(crate) fn relation_name(relation: Relation) -> &'static str {
    match relation {
        Relation::CommonAgency => "common_agency",
        Relation::Follows => "follows",
        Relation::Unknown => "unknown",
    }
}

pub(crate) fn relation(relation: Relation) -> Both {
    match relation {
        Relation::CommonAgency => both("عن وكالة واحدة", "from one agency"),
        Relation::Follows => both("تنقل الثانية عن الأولى", "the second follows the first"),
        Relation::Unknown => both("لا يظهر من نقل عن من", "it does not show who took it from whom"),
    }
}

pub(crate) fn region(kind: RegionKind) -> Both {
    match kind {
        RegionKind::Headline => both("عنوان", "headline"),
        RegionKind::Byline => both("كاتب", "byline"),
        RegionKind::Dateline => both("مكان وتاريخ", "dateline"),
        RegionKind::Subheading => both("عنوان فرعي", "subheading"),
        RegionKind::Body => both("متن", "body"),
        RegionKind::Caption => both("تعليق صورة", "caption"),
        RegionKind::Section => both("باب", "section name"),
        RegionKind::SiteBoilerplate => both("قوائم وروابط", "menus and links"),
        RegionKind::Comment => both("تعليقات القراء", "reader comments"),
        RegionKind::CommentAuthor => both("أسماء المعلقين", "names of commenters"),
        RegionKind::CommentDate => both("تواريخ التعليقات", "dates of comments"),
    }
}

/// The act of a statement.
pub(crate) fn act(act: &str) -> Both {
    match act {
        "say" => both("يقول", "says"),
        "announce" => both("يعلن", "announces"),
        "confirm" => both("يؤكد", "confirms"),
        "claim" => both("يزعم", "claims"),
        "deny" => both("ينفي", "denies"),
        "accuse" => both("يتهم", "accuses"),
        "warn" => both("يحذر", "warns"),
        "demand" => both("يطالب", "demands"),
        "call_for" => both("يدعو", "calls for"),
        "condemn" => both("يدين", "condemns"),
        "condole" => both("يعزي", "condoles"),
        "express" => both("يعرب", "expresses"),
        "promise" => both("يتعهد", "promises"),
        "ask" => both("يسأل", "asks"),
        "describe" => both("يصف", "describes"),
        "report" => both("يفيد", "reports"),
        "decide" => both("يقرر", "decides"),
        "opinion" => both("يرى", "holds"),
        _ => both("يقول", "says"),
    }
}
