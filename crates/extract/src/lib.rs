//! One document to findings: numbers, figures, times, names, statements, designations.
//!
//! Extraction cannot fail and uses no file, clock, environment or chance: the same document and the
//! same language give the same findings. What it knows of Arabic comes from `riwaya-language`.

pub mod card;
pub mod check;
mod clause;
mod cue;
mod designation;
mod figure;
mod finding;
mod forms;
mod language;
mod matcher;
mod name;
mod number;
mod phrase;
mod reading;
pub mod segment;
mod statement;
mod time;
mod verb;

pub use finding::*;
pub use language::{Entry, Language, List, ListId};
pub use reading::Reading;

use riwaya_text::Document;

/// The recognisers with the language that they were compiled from.
pub struct Extractor {
    language: Language,
    number: number::Recognizer,
    time: time::Recognizer,
    figure: figure::Recognizer,
    name: name::Recognizer,
    statement: statement::Recognizer,
    designation: designation::Recognizer,
}

impl Extractor {
    /// Compiles the recognisers from the language.
    pub fn new(language: Language) -> Self {
        Extractor {
            number: number::Recognizer::new(&language),
            time: time::Recognizer::new(&language),
            figure: figure::Recognizer::new(&language),
            name: name::Recognizer::new(&language),
            statement: statement::Recognizer::new(&language),
            designation: designation::Recognizer::new(&language),
            language,
        }
    }

    /// The language.
    pub fn language(&self) -> &Language {
        &self.language
    }

    /// The first two layers alone, which rest on no other: what a reader of figures and dates needs, and what
    /// their speed is measured on.
    pub fn numbers_and_times(&self, reading: &Reading<'_>) -> Analysis {
        let mut found = Analysis { numbers: self.number.find(reading), ..Analysis::default() };
        self.time.find(reading, &mut found);
        found
    }

    /// Everything in one document. The order of the layers is the order in which they rest on each
    /// other: a time may claim a number, a figure rests on numbers and leaves times alone, statements
    /// use names and times, and designations ask in whose words they stand.
    pub fn extract(&self, doc: &Document) -> Analysis {
        self.extract_beside(doc, None)
    }

    /// The same for a document without a date of its own that stands beside dated accounts of the same
    /// event: where its words give a weekday or a day without its year, `company` says which one is meant.
    pub fn extract_beside(&self, doc: &Document, company: Option<jiff::civil::Date>) -> Analysis {
        let mut reading = Reading::new(doc, &self.language);
        reading.company = company;
        let mut found = self.numbers_and_times(&reading);
        self.name.find(&reading, &mut found);
        self.statement.find(&reading, &mut found);
        self.figure.find(&reading, &mut found);
        self.designation.find(&reading, &mut found);
        found
    }
}
