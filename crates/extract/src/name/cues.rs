//! The classes of neighbours that the rules for names ask for (language/ar/forms/name-words.tsv).

use super::Scene;
use crate::cue::classes;

classes! {
    KUNYA "kunya",
    BOUND_FORM "bound",
    FOREIGN_FORM "bound-foreign",
    SERVANT_FORM "servant",
    SERVANT_ALONE "servant-alone",
    SON_FORM "son",
    ENDS_NAME "ends-name",
    BINDS "binds",
    LINK_FORM "link",
    STATES "states",
    SIGNS "signs",
    BY "by",
    OUTLET_TAIL "outlet-tail",
    OUTLET_ADJECTIVE "outlet-adjective",
    BROADCASTS "broadcasts",
    MINISTERIAL "ministerial",
    IN_FROM "in-from",
    PURPOSE "purpose",
    SEAT "seat",
    PROPER "proper",
    WAY "way",
    TO_FROM "to-from",
    PREPOSITION "preposition",
    WORK_HEAD "work-head",
    HEAD_OF_BODY "head-of-body",
    HOUR "hour",
    LIES "lies",
    DWELLERS "dwellers",
    DIRECTION "direction",
    AIRPORT "airport",
    SPEAKS "speaks",
    SPORT "sport",
    SPORT_HEAD "sport-head",
    CITY_HEAD "city-head",
    TOWN_FIRST "town-first",
    MOTHER "mother",
    CLUB_CITY "club-city",
    OF_THEM "of-them",
}

impl Scene<'_, '_> {
    /// Whether a token is one of these words as they are listed.
    pub(super) fn cued(&self, token: usize, classes: u64) -> bool {
        self.roles.cues.at(&self.reading.view, token) & classes != 0
    }

    /// The same, و before it or not.
    pub(super) fn cued_joined(&self, token: usize, classes: u64) -> bool {
        use riwaya_text::letters::WAW;
        self.cued(token, classes)
            || matches!(self.reading.view.tokens.get(token).map(|_| self.reading.view.letters(token)),
                Some([WAW, rest @ ..]) if self.roles.cues.of(rest) & classes != 0)
    }
}
