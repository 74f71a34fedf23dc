//! The rules that find quotations and resolve speakers, and how the reader is
//! told of them.

use std::fmt;

/// How a quotation was found and its speaker's mention with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rule {
    /// `"…," Berg said`
    CueAfter,
    /// `Berg said: "…"`
    CueBefore,
    /// `“…”，又说，“…”`
    CueBetween,
    /// `Berg: "…"`
    ColonBefore,
    /// `"…" — Anna Berg`
    Signature,
    /// A signature line in the paragraph after.
    SignatureBelow,
    /// `according to Berg`
    AccordingTo,
    /// `her claim that "…"`
    ReportingNoun,
    /// `Berg wants a law "that works"`
    SubjectOfSentence,
    /// `Berg said (that) …`
    ReportedClause,
    /// `Berg said the plan was dead`
    BareReportedClause,
    /// `Berg said, when asked, that …`
    ReportedAfterAside,
    /// `Berg asked whether …`
    ReportedQuestion,
    /// `Berg spoke of …`
    Topic,
    /// `…, Berg said`
    ReportedBefore,
    /// `As Berg said, …`
    AsClause,
    /// `BERG: …`
    TranscriptLine,
    /// `Berg: The dam is safe`
    HeadlineColon,
    /// A line of an interview.
    InterviewLine,
    /// A whole sentence in marks with no cue of its own.
    NoCue,
    /// The paragraph before ends with its cue.
    Announced,
    /// A quotation on its own line or in its own sentence.
    StandsAlone,
    /// `柳守拙说，…`
    CueBeforeReported,
    /// `…，柳守拙说`
    CueAfterReported,
    /// `柳守拙称这是“…”`
    CueBeforePartlyQuoted,
    /// `被称为“…”`
    Naming,
    /// `“…。”柳守拙低下了头`: the person the next sentence is about.
    ActorAfter,
    /// A clause between two quoted pieces.
    ClauseBetween,
    /// Reported words after the quotation of the same cue.
    ReportedAfterQuotation,
    /// `在柳守拙看来，…`
    Viewpoint,
    /// A clause before the quotation whose verb is no cue.
    ClauseBefore,
    /// `Berg urged the council to act`
    Request,
    /// `Berg vowed to act`
    ReportedInfinitive,
    /// A sign, slogan or motto: displayed text without a speaker.
    Displayed,
}

impl Rule {
    /// The wording shown to the reader.
    #[must_use]
    pub fn wording(self) -> &'static str {
        match self {
            Self::CueAfter => "cue after the quotation",
            Self::CueBefore => "cue before the quotation",
            Self::CueBetween => "cue between quoted pieces",
            Self::ColonBefore => "colon before the quotation",
            Self::Signature => "signature after the quotation",
            Self::SignatureBelow => "signature in the paragraph after",
            Self::AccordingTo => "according to",
            Self::ReportingNoun => "reporting noun",
            Self::SubjectOfSentence => "quoted words in a sentence, given to its subject",
            Self::ReportedClause => "reported clause after the cue",
            Self::BareReportedClause => "reported clause after the cue, without \"that\"",
            Self::ReportedAfterAside => "reported clause after an aside",
            Self::ReportedQuestion => "question after the cue",
            Self::Topic => "what the cue is about",
            Self::ReportedBefore => "reported before the cue",
            Self::AsClause => "the sentence around \"as … said\"",
            Self::TranscriptLine => "line of a transcript",
            Self::HeadlineColon => "colon after a name",
            Self::InterviewLine => "line of an interview",
            Self::NoCue => "a whole sentence in marks, without a cue",
            Self::Announced => "announced in the paragraph before",
            Self::StandsAlone => "quotation that stands alone",
            Self::CueBeforeReported => "cue before reported words",
            Self::CueAfterReported => "cue after reported words",
            Self::CueBeforePartlyQuoted => "cue before partly quoted words",
            Self::Naming => "quoted name of a thing",
            Self::ActorAfter => "subject of the sentence after the quotation",
            Self::ClauseBetween => "clause between quoted pieces",
            Self::ReportedAfterQuotation => "words reported after a quotation",
            Self::Viewpoint => "as the speaker sees it",
            Self::ClauseBefore => "clause before the quotation",
            Self::Request => "what the speaker asks for",
            Self::ReportedInfinitive => "infinitive after the cue",
            Self::Displayed => "displayed text",
        }
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str(self.wording())
    }
}

/// How a mention was resolved to a speaker of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Resolution {
    /// The first mention of a name.
    NewName,
    /// A noun phrase without an antecedent.
    NewDescription,
    /// A role without a name, new to the text.
    NewRole,
    /// A short form of a longer name in the text.
    FullerName,
    /// The surname of a person in the text.
    Surname,
    /// The first name of a person in the text.
    FirstName,
    /// A surname with a form of address: `李先生`.
    SurnameWithAddress,
    /// A name met before.
    KnownName,
    /// A name met before with words of action in the mention.
    KnownNameInClause,
    /// The same description as before.
    SameDescription,
    /// `the senator`, where one of the people is one.
    RoleOfPerson,
    /// `the 45-year-old`, for the most salient person.
    SalientDescription,
    /// `he`, `she`: the most salient person of that gender.
    Pronoun,
    /// `it`, `they`: the most salient group.
    GroupPronoun,
    /// A Chinese pronoun: the last person named.
    PronounForLastNamed,
    /// A pronoun with no antecedent.
    PronounWithoutAntecedent,
    /// `I`, `we`, `you` outside quotation marks.
    Writer,
    /// No mention: the previous quotation continues.
    Continued,
    /// No mention: the last person to speak or act.
    LastActive,
    /// An organisation or a document, new to the text.
    NewOrganisation,
    /// A part of a name met before.
    PartOfName,
    /// A short form of an organisation met before.
    ShortOrganisation,
    /// `双方`, `两人`
    Group,
    /// Words beside the cue that are no name.
    PlainWords,
    /// The full name of a person met before.
    FullName,
    /// The interviewer.
    Asker,
    /// The interviewee.
    Answerer,
}

impl Resolution {
    /// The wording shown to the reader.
    #[must_use]
    pub fn wording(self) -> &'static str {
        match self {
            Self::NewName => "name as it stands",
            Self::NewDescription => "as it stands",
            Self::NewRole => "role without a name",
            Self::FullerName => "fuller name in the text",
            Self::Surname => "surname of a person in the text",
            Self::FirstName => "first name of a person in the text",
            Self::SurnameWithAddress => "surname with a form of address",
            Self::KnownName => "name seen before",
            Self::KnownNameInClause => "name seen before, with words of action",
            Self::SameDescription => "named the same before",
            Self::RoleOfPerson => "the role of a person in the text",
            Self::SalientDescription => "description of the most prominent person just before",
            Self::Pronoun => "pronoun for the most prominent person just before",
            Self::GroupPronoun => "pronoun for the last group mentioned",
            Self::PronounForLastNamed => "pronoun for the last person named",
            Self::PronounWithoutAntecedent => "pronoun without an antecedent",
            Self::Writer => "the writer or people in general",
            Self::Continued => "continues the quotation before",
            Self::LastActive => "last to speak or act",
            Self::NewOrganisation => "organisation or text",
            Self::PartOfName => "part of a name seen before",
            Self::ShortOrganisation => "short form of an organisation named before",
            Self::Group => "group",
            Self::PlainWords => "words beside the cue",
            Self::FullName => "full name",
            Self::Asker => "interviewer",
            Self::Answerer => "interviewee",
        }
    }
}

impl fmt::Display for Resolution {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str(self.wording())
    }
}
