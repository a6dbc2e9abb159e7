use super::*;
use crate::edtf::bounds;

/// "at_least 9 @2031-05-01T18:00 hospital rise narrow": value or modifier, then what else is known.
fn count(text: &str) -> Count<'_> {
    let mut c = Count {
        value: Quantity::Vague,
        modifier: Modifier::Exact,
        trend: Trend::None,
        as_of: None,
        source: b"outlet",
        part: false,
        narrow: 0,
        claim: false,
        own: false,
        dated: false,
        area: "",
        named: false,
        beside: false,
    };
    for word in text.split_whitespace() {
        if let Ok(n) = word.parse::<i64>() {
            c.value = Quantity::Exact(n.into());
        } else if let Some((lo, hi)) = word.split_once("..") {
            c.value = Quantity::Range(lo.parse().ok(), hi.parse().ok());
        } else if let Some(time) = word.strip_prefix('@') {
            c.as_of = bounds(time);
        } else if let Some(area) = word.strip_prefix("in:") {
            c.area = area;
        } else if let Some(m) = Modifier::parse(word) {
            c.modifier = m;
        } else {
            match word {
                "rise" => c.trend = Trend::RiseTo,
                "fall" => c.trend = Trend::FallTo,
                "from" => c.trend = Trend::From,
                "by" => c.trend = Trend::By,
                "part" => c.part = true,
                "narrow" => c.narrow = 1,
                "claim" => c.claim = true,
                "own" => c.own = true,
                "dated" => c.dated = true,
                "named" => c.named = true,
                "beside" => c.beside = true,
                source => c.source = source.as_bytes(),
            }
        }
    }
    c
}

#[test]
fn figures_that_grow() {
    use Verdict::*;
    for (a, b, verdict, rule) in [
        ("9 hospital", "9 ministry", Agree, "same-value"),
        ("at_least 9 @2031-05-01T18:00 hospital", "6 @2031-05-01T18:00 ministry", Contradict, "same-hour"),
        ("19 @2031-05-01T13:00 guard", "14 @2031-05-01T13:00 ministry", Contradict, "same-hour"),
        ("at_least 9 @2031-05-01 hospital", "12 @2031-05-02 union", Update, "bound-then-count"),
        ("at_least 9 @2031-05-01 hospital", "12 @2031-05-02 hospital", Update, "same-source-later"),
        ("12 @2031-05-01 guard", "27 @2031-05-02 guard", Update, "same-source-later"),
        ("31 @2031-05-02 guard", "29 @2031-05-03 guard", Update, "corrected-down"),
        ("13 police narrow", "18 ministry rise", Update, "rises-or-falls-to"),
        ("more_than 350 police narrow", "748 ministry rise", Update, "bound-then-count"),
        ("more_than 350 police", "748 ministry", Agree, "values-fit"),
        ("15 paper @2031-05-01", "25 agency @2031-05-03", Update, "later-and-higher"),
        ("25 paper @2031-05-01", "15 agency @2031-05-03", Differ, "other-value"),
        ("800 @2031-05-01 governor", "up_to 300 @2031-05-02 union named", Contradict, "no-more-than"),
        ("800 @2031-05-01 governor", "up_to 300 @2031-05-09 union named", Differ, "other-value"),
        ("12 @2031-05-01 guard", "15 @2031-05-01 ministry", Differ, "other-value"),
        ("12 guard", "15 ministry", Differ, "other-value"),
        ("3 police narrow @2031-05-01", "7 ministry @2031-05-01", Differ, "narrower-group"),
        ("130 lawyers in:province", "87 ministry in:harbour", Differ, "other-area"),
        ("dozens police", "dozens sites", Agree, "same-value"),
        ("dozens guard", "14 ministry", Agree, "values-fit"),
        ("dozens guard", "748 ministry", Differ, "other-magnitude"),
        ("about 100 guard", "97 ministry", Agree, "values-fit"),
        ("10..20 guard", "14 ministry", Agree, "values-fit"),
        ("10..20 guard", "24 ministry", Differ, "other-value"),
        ("117 guard", "5 guard part", Unrelated, "part-of-whole"),
        ("31 guard from", "29 guard fall", Unrelated, "old-value"),
        ("31 guard", "4 guard by", Unrelated, "change-not-level"),
        ("4 army @2031-05-01", "12 front claim @2031-05-02", Differ, "enemy-claim"),
        ("60 army claim @2031-05-01", "5 front @2031-05-01", Differ, "enemy-claim"),
        ("17 front claim @2031-05-01", "5 ministry own @2031-05-02", Contradict, "against-its-own-count"),
        ("60 army claim @2031-05-01T18:00", "5 front own @2031-05-01T14:00", Contradict, "against-its-own-count"),
        ("4 ministry own @2031-05-01", "12 front claim @2031-05-02", Differ, "enemy-claim"),
        (
            "14 guard dated @2031-05-01T12:00",
            "up_to 12 mayor dated @2031-05-01T16:00",
            Contradict,
            "less-later-that-day",
        ),
        ("14 guard dated @2031-05-01T12:00", "17 mayor dated @2031-05-01T16:00", Update, "later-and-higher"),
        ("14 guard @2031-05-01T12:00", "12 paper @2031-05-01T16:00", Differ, "other-value"),
        ("31 army claim @2031-05-01", "22 paper fall @2031-05-06", Update, "rises-or-falls-to"),
        ("60 army claim @2031-05-01", "60 paper @2031-05-02", Agree, "same-value"),
        ("13 police narrow @2031-05-01T18:00", "18 ministry @2031-05-01T18:00", Differ, "narrower-group"),
        (
            "85 doctors named beside @2031-05-01",
            "9 ministry named beside @2031-05-01",
            Contradict,
            "two-words-of-one-day",
        ),
        ("85 doctors named @2031-05-01", "9 ministry named @2031-05-01", Differ, "other-value"),
        ("67 ministry named @2031-05-01", "at_least 120 lawyers named @2031-05-01", Contradict, "two-words-of-one-day"),
        (
            "67 ministry named @2031-05-01T08:00",
            "at_least 120 lawyers named @2031-05-01T18:00",
            Update,
            "later-and-higher",
        ),
        (
            "2 ministry named beside @2031-05-01",
            "3 union named beside narrow @2031-05-01",
            Contradict,
            "two-words-of-one-day",
        ),
        ("3 ministry named beside @2031-05-01", "2 union named beside narrow @2031-05-01", Differ, "narrower-group"),
        ("1340 guard", "1300 ministry", Agree, "rounded"),
        ("22790 guard", "22000 ministry", Agree, "rounded"),
        ("14 guard", "10 ministry", Differ, "other-value"),
        ("0 guard @2031-05-01", "more_than 30 families @2031-05-01", Contradict, "cannot-both-hold"),
        ("0 guard @2031-05-01", "more_than 30 families @2031-05-09", Update, "later-and-higher"),
    ] {
        let (a, b) = (count(a), count(b));
        assert_eq!(figures(&a, &b, Nature::Grows, false), judge(verdict, rule), "{a:?} {b:?}");
        assert_eq!(figures(&a, &b, Nature::Grows, true).verdict, Copy);
    }
}

#[test]
fn figures_of_one_moment() {
    use Verdict::*;
    for (a, b, verdict, rule) in [
        ("164 guard", "at_least 230 paper", Contradict, "cannot-both-hold"),
        ("about 2300 union", "up_to 400 ministry", Contradict, "cannot-both-hold"),
        ("164 guard", "more_than 150 paper", Agree, "values-fit"),
        ("164 guard @2031-05-01", "170 guard @2031-05-02", Update, "same-source-later"),
        ("164 guard narrow", "176 ministry", Differ, "narrower-group"),
    ] {
        let (a, b) = (count(a), count(b));
        assert_eq!(figures(&a, &b, Nature::Fixed, false), judge(verdict, rule), "{a:?} {b:?}");
    }
    for (a, b, verdict) in [
        ("about 2300 union @2031-05-01", "up_to 400 ministry @2031-05-01", Contradict),
        ("about 2300 union @2031-05-01", "up_to 400 ministry @2031-05-02", Differ),
        ("dozens union @2031-05-01", "400 ministry @2031-05-01", Differ),
    ] {
        assert_eq!(figures(&count(a), &count(b), Nature::Daily, false).verdict, verdict, "{a} {b}");
    }
    let (a, b) = (count("dozens @2031-05-01T09:40 families"), count("up_to 8 @2031-05-01T09:55 minister"));
    assert_eq!(figures(&a, &b, Nature::Moves, false), judge(Contradict, "same-hour"));
}

#[test]
fn dates_of_every_width() {
    use Verdict::*;
    for (a, b, verdict, rule) in [
        ("2031-05-04", "2031-05-04", Agree, "same-day"),
        ("2031-05-04T21:00", "2031-05-04", Agree, "same-day"),
        ("2031-05", "2031-05-04", Agree, "finer-date"),
        ("2031-05-04/2031-05-05", "2031-05-05", Agree, "finer-date"),
        ("2031-05-01/2031-05-06", "2031-05-06/2031-05-07", Agree, "overlapping-dates"),
        ("2031-05-04", "2031-05-07", Contradict, "other-day"),
        ("2031-05-04/2031-05-05", "2031-05-05/2031-05-06", Contradict, "other-day"),
        ("2031-05-04", "2031-05-05T00:00", Agree, "overlapping-dates"),
        ("2031-05-04T23:59", "2031-05-05", Agree, "overlapping-dates"),
    ] {
        let (a, b) = (bounds(a).expect("a value"), bounds(b).expect("a value"));
        assert_eq!(dates(a, b, Moment::Point, false), judge(verdict, rule));
    }
    let day = |d| bounds(d).expect("a value");
    assert_eq!(dates(day("2031-05-04"), day("2031-05-05"), Moment::Steps, false).verdict, Differ);
}

#[test]
fn names_and_labels() {
    let words = |text: &str| text.split(' ').map(|w| w.as_bytes().to_vec()).collect::<Vec<_>>();
    let (minister, full, governor) = (words("minister"), words("interior minister"), words("governor"));
    assert_eq!(actors(&minister, &full, false, false).verdict, Verdict::Agree);
    assert_eq!(actors(&full, &governor, false, false).verdict, Verdict::Differ);
    assert_eq!(actors(&full, &governor, true, false).verdict, Verdict::Agree);
    assert_eq!(labels(&full, &governor, true, false).verdict, Verdict::Contradict);
    assert_eq!(labels(&full, &governor, false, false).verdict, Verdict::Differ);
    assert_eq!(labels(&full, &full, true, false).verdict, Verdict::Agree);
}

#[test]
fn the_strongest_certain_verdict() {
    use Verdict::*;
    assert_eq!(strongest([Agree, Update, Unrelated]), Some(Update));
    assert_eq!(strongest([Copy, Copy]), Some(Agree));
    assert_eq!(strongest([Copy, Agree, Contradict, Differ]), Some(Contradict));
    assert_eq!(strongest([Unrelated]), None);
    assert_eq!(strongest([]), None);
}
