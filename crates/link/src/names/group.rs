//! The forms of one name, each with what joined it.

use std::collections::{BTreeMap, BTreeSet};

use riwaya_extract::NameKind;

use crate::Reason;
use crate::fold::key;

/// What joined a form with its name. The first of several counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Why {
    /// The name itself.
    Own,
    Listed,
    Text,
    Fuller,
    Apart,
    Spelling,
    Slip,
    Loan,
    Part,
    Office,
    Again,
    Capital,
    Adjective,
}

impl Why {
    /// In both languages.
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Why::Own => (
                "الحروف نفسها، والفرق في التشكيل أو التطويل أو الهمزة أو التاء المربوطة أو الألف المقصورة",
                "the same letters; only vowel marks, the hamza, ة/ه or ى/ي differ",
            ),
            Why::Listed => ("صيغ اسم واحد في القوائم", "forms of one name in the lists"),
            Why::Text => ("يذكره النص كاملا ثم مختصرا", "the text says it in full and then shorter"),
            Why::Fuller => ("الهيئة مع مقرها أو بيانها", "the institution with its seat or its statement"),
            Why::Apart => ("الحروف نفسها في كلمة أو كلمتين", "the same letters in one word or in two"),
            Why::Spelling => (
                "الحروف الصامتة واحدة بعد توحيد ما يكتب الصوت الأجنبي الواحد (غ/ج/ق/ك، ت/ط/ث) وطرح المد والهمزة",
                "the consonants are the same once letters for one foreign sound are one (غ/ج/ق/ك, ت/ط/ث) and long vowels and hamza are left out",
            ),
            Why::Slip => (
                "يختلف حرف واحد في اسم لا يكتبه نص واحد على الوجهين",
                "one letter differs in a name that no account writes in both ways",
            ),
            Why::Loan => ("كلمة معربة تكتب على وجوه", "a word from abroad that is written in several ways"),
            Why::Part => ("جزء من الاسم الكامل الوحيد الذي ينتهي به", "a part of the only full name that ends in it"),
            Why::Office => (
                "المنصب لواحد في هذه النصوص لا يسمى غيره",
                "the office of the only person whom these documents name with it",
            ),
            Why::Again => (
                "اسم عام للهيئة الوحيدة التي يذكرها النص من نوعها",
                "the common noun for the only institution of its sort in the text",
            ),
            Why::Capital => ("العاصمة قائلة، والمراد حكومة الدولة", "the capital speaks for the state's government"),
            Why::Adjective => ("نسبة إلى الدولة نفسها", "the adjective of the state"),
        }
    }
}

/// Forms that a reason quotes.
const QUOTED: usize = 6;

/// Where a listed place lies, in thousandths of a degree, and its country.
pub(super) type Spot = (i64, i64, &'static str);

/// Forms of one name.
#[derive(Debug)]
pub(super) struct Group {
    pub(super) canonical: String,
    pub(super) kind: NameKind,
    /// Whether no recogniser took it for a name.
    pub(super) loose: bool,
    pub(super) spot: Option<Spot>,
    /// By document.
    pub(super) forms: BTreeMap<usize, BTreeMap<String, Why>>,
    /// Mentions of it; inflected forms do not count.
    pub(super) count: usize,
}

impl Group {
    pub(super) fn new(kind: NameKind, canonical: &str) -> Group {
        Group { canonical: canonical.to_owned(), kind, loose: false, spot: None, forms: BTreeMap::new(), count: 0 }
    }

    pub(super) fn add(&mut self, doc: usize, form: String, why: Why) {
        let known = self.forms.entry(doc).or_default().entry(form).or_insert(why);
        *known = (*known).min(why);
    }

    /// Takes the forms of another name, which are joined for a reason.
    pub(super) fn merge(&mut self, from: Group, why: Why) {
        if why == Why::Part && from.canonical.chars().count() > self.canonical.chars().count() {
            self.canonical = from.canonical;
        }
        for (doc, forms) in from.forms {
            for (form, own) in forms {
                self.add(doc, form, if own == Why::Own { why } else { own });
            }
        }
        self.count += from.count;
        self.spot = self.spot.or(from.spot);
        self.loose &= from.loose;
    }

    /// The name by whose letters others are joined: the fullest form where the lists name it in other letters.
    pub(super) fn spelled(&self) -> &str {
        if !self.canonical.bytes().all(|b| b.is_ascii()) {
            return &self.canonical;
        }
        let forms = self.whys().into_iter().filter(|(_, w)| matches!(w, Why::Own | Why::Listed));
        forms.map(|(f, _)| f).max_by_key(|f| (f.chars().count(), std::cmp::Reverse(*f))).unwrap_or(&self.canonical)
    }

    /// Every form once, with the strongest of its reasons.
    fn whys(&self) -> BTreeMap<&str, Why> {
        let mut out: BTreeMap<&str, Why> = BTreeMap::new();
        for (form, why) in self.forms.values().flatten() {
            let known = out.entry(form).or_insert(*why);
            *known = (*known).min(*why);
        }
        out
    }

    pub(super) fn distinct(&self) -> usize {
        self.whys().len()
    }

    /// Whether more than adjectives of one state stand in it.
    pub(super) fn varies(&self) -> bool {
        let whys = self.whys();
        let named: BTreeSet<Vec<u8>> =
            whys.iter().filter(|(_, w)| **w != Why::Adjective).map(|(f, _)| key(f)).collect();
        named.len() > 1
    }

    pub(super) fn joined_by(&self, why: Why) -> bool {
        self.whys().values().any(|w| *w == why)
    }

    /// Which forms were joined by what.
    pub(super) fn reason(&self) -> Reason {
        let mut by_why: BTreeMap<Why, Vec<&str>> = BTreeMap::new();
        for (form, why) in self.whys() {
            by_why.entry(why).or_default().push(form);
        }
        // The name itself needs no reason; its other seats of hamza do.
        let own = by_why.get(&Why::Own).map_or(0, Vec::len);
        if own <= 1 {
            by_why.remove(&Why::Own);
        }
        let alone = by_why.len() == 1 && own == 0;
        let mut reason = Reason::default();
        for (n, (why, forms)) in by_why.iter().enumerate() {
            let (ar, en) = why.words();
            let mut quoted: Vec<String> = forms.iter().take(QUOTED).map(|f| format!("«{f}»")).collect();
            if forms.len() > QUOTED {
                quoted.push("…".into());
            }
            let forms = if alone { String::new() } else { format!("{}: ", quoted.join(" ")) };
            let next = if n > 0 { ["؛ ", "; "] } else { ["", ""] };
            reason.ar += &format!("{}{forms}{ar}", next[0]);
            reason.en += &format!("{}{forms}{en}", next[1]);
        }
        reason
    }
}
