//! What one word can be to a reader who looks for speakers, and the lists that tell.

use crate::forms::forms;
use crate::{Language, ListId, NameKind};

/// What a function word does in a sentence (list function-words.tsv).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Function {
    That,
    Relative,
    Preposition,
    Negation,
    Condition,
    Clause,
    Auxiliary,
    Pronoun,
    Saying,
    Adverb,
    /// Makes a conjunction with the أن after it: إلا أن، غير أن، كما أن
    Bridge,
    /// نفسه، كلها: goes with the noun before it
    Emphatic,
    /// أما: its subject stands before a comma
    Fronting,
    /// بل: what follows corrects what stands before
    Rather,
}

impl Function {
    fn parse(value: &str) -> Option<Self> {
        Some(match value {
            "that" => Function::That,
            "relative" => Function::Relative,
            "preposition" => Function::Preposition,
            "negation" => Function::Negation,
            "condition" => Function::Condition,
            "clause" => Function::Clause,
            "auxiliary" => Function::Auxiliary,
            "pronoun" => Function::Pronoun,
            "saying" => Function::Saying,
            "adverb" => Function::Adverb,
            "bridge" => Function::Bridge,
            "rather" => Function::Rather,
            "fronting" => Function::Fronting,
            "emphatic" => Function::Emphatic,
            _ => return None,
        })
    }
}

forms! {
    /// Words that statements ask for in one place.
    pub(crate) struct StatementForms of "statement" {
        talks, during, issued_by, voicing, voiced, indeed, then, his_words, quantity, part_of, office_on
    }
}

/// The lists that tell the words apart, resolved once.
pub(crate) struct Lists {
    pub words: StatementForms,
    pub(super) function: ListId,
    pub(super) functions: Vec<Option<Function>>,
    pub(super) first_function: u32,
    pub(super) speaker_heads: ListId,
    pub(super) titles: ListId,
    pub(super) org_heads: ListId,
    pub(super) non_speakers: ListId,
    pub(super) nominal_heads: ListId,
    pub(super) verbs: ListId,
    pub(super) given: ListId,
    pub(super) family: ListId,
    pub(super) geo_heads: ListId,
    pub(super) attributions: ListId,
    pub(super) nouns: ListId,
    pub(super) outlets: ListId,
    pub(super) adjectives: [ListId; 2],
    pub(super) others: [ListId; 2],
}

impl Lists {
    pub fn new(language: &Language) -> Self {
        let function = language.list("function-words");
        Lists {
            words: StatementForms::new(language),
            function,
            functions: language.entries(function).iter().map(|e| Function::parse(e.value)).collect(),
            first_function: language.lists().get(function.0 as usize).map_or(0, |l| l.first),
            speaker_heads: language.list("speaker-heads"),
            titles: language.list("person-titles"),
            org_heads: language.list("org-heads"),
            non_speakers: language.list("non-speakers"),
            nominal_heads: language.list("nominal-heads"),
            verbs: language.list("reporting-verbs"),
            given: language.list("given-names"),
            family: language.list("family-names"),
            geo_heads: language.list("geo-heads"),
            attributions: language.list("attributions"),
            nouns: language.list("common-nouns"),
            outlets: language.list("media"),
            adjectives: ["common-adjectives", "demonyms"].map(|name| language.list(name)),
            others: ["common-words", "common-verbs"].map(|name| language.list(name)),
        }
    }
}

/// What one token is.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Word {
    /// A function word, with or without و/ف before it.
    pub function: Option<Function>,
    /// A preposition that a clause may follow: منذ أعلن
    pub takes_clause: bool,
    /// Gives the reason or the purpose of what stands before: لأن، لكي
    pub reason: bool,
    /// Tells when what stands before was: عندما
    pub when: bool,
    /// Goes on with the phrase before: وذلك، وكذلك
    pub adds: bool,
    /// A ministry by its field alone: الداخلية
    pub elliptic: bool,
    /// A clause of time that belongs to what stands before it: بعدما
    pub connected: bool,
    /// A conjunction that carries the subject of its clause: لكنه
    pub carries_subject: bool,
    /// A preposition with its pronoun: عليه
    pub pronominal: bool,
    /// One that says where or when: فيه، خلاله
    pub within: bool,
    /// A preposition after which أن tells what did happen: قبل أن أعلن
    pub tells_fact: bool,
    /// A verb in the present after it tells what has not happened: قد، سوف، لكي
    pub not_yet: bool,
    /// و or ف stands attached before a listed form.
    pub conjunction: bool,
    /// The article stands before it (by its letters).
    pub article: bool,
    /// A preposition ب ك ل stands attached, as far as the lists show.
    pub attached: bool,
    /// One past the last token of a name that begins here.
    pub name_end: u32,
    /// Its kind.
    pub name: Option<NameKind>,
    /// Inside a name that began before.
    pub in_name: bool,
    /// One past the last token of a time expression that begins here.
    pub time_end: u32,
    /// A title, an organisation's head, a noun for people or things that speak; one past its last token.
    pub speaker_end: u32,
    /// A text that speaks: a statement, a report, a post.
    pub document: bool,
    /// Ordinary people, who are called upon more than they call.
    pub people: bool,
    /// Somebody with a field of study: خبير في…
    pub expert: bool,
    /// Somebody who is not named: a source, an official.
    pub unnamed: bool,
    /// The speaker noun is a title of a person.
    pub title: bool,
    /// People who are spoken to more than they speak: journalists, the public.
    pub audience: bool,
    /// A noun that opens an organisation's name.
    pub org_head: bool,
    /// A noun for laws, plans, manners.
    pub non_speaker: bool,
    /// Shaped like a noun of action.
    pub action_shape: bool,
    /// A noun of action that can open the content of an announcement.
    pub nominal: bool,
    /// A finite reporting verb.
    pub verb: bool,
    /// A listed part of a person's name.
    pub person_part: bool,
    /// A noun that opens a place's name.
    pub geo_head: bool,
    /// An attribution (بحسب، نقلا عن) begins here.
    pub attribution: bool,
    /// A common noun, and nothing says that it is an adjective.
    pub common_noun: bool,
    /// A finite verb of the common ones, and nothing else.
    pub common_verb: bool,
    /// The head of a news outlet or agency.
    pub media: bool,
    /// The name of a listed outlet begins here: رويترز
    pub outlet: bool,
    /// A noun for somebody who speaks for others.
    pub spokesman: bool,
    /// A preposition that leads to whom one speaks: في حديث مع، في تصريح إلى
    pub leads_to: bool,
    /// A listed adjective.
    pub adjective: bool,
    /// A common word of any kind: not the name of somebody unknown.
    pub common: bool,
}
