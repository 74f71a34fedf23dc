//! Reported speech, with quoted words in it and without.

use super::{read, read_marked};
use crate::quotation::Kind;

/// Finds the quotations of a sentence in which their spans are marked ⟦so⟧,
/// in text order; `kind` and `mentions` are theirs.
#[track_caller]
fn check(kind: Kind, marked: &str, mentions: &[&str]) {
    let (article, analysis) = read_marked(marked, kind);
    let named: Vec<&str> = analysis
        .quotations
        .iter()
        .map(|quotation| {
            let mention = quotation.mention;
            mention.map_or("", |mention| &article.text[mention.range()])
        })
        .collect();
    assert_eq!(named, mentions, "{marked}");
}

#[track_caller]
fn indirect(marked: &str, mentions: &[&str]) {
    check(Kind::Indirect, marked, mentions);
}

#[track_caller]
fn mixed(marked: &str, mentions: &[&str]) {
    check(Kind::Mixed, marked, mentions);
}

#[test]
fn clauses_after_the_cue_with_and_without_that() {
    indirect("Anna Berg argued ⟦that the dam was safe⟧.", &["Anna Berg"]);
    indirect("Anna Berg says ⟦the dam is safe⟧.", &["Anna Berg"]);
    indirect(
        "The inspectors say ⟦the dam has held⟧.",
        &["The inspectors"],
    );
    indirect("She has also said ⟦the dam is safe⟧.", &["She"]);
}

#[test]
fn hearers_and_adjuncts_are_no_content() {
    indirect(
        "Anna Berg told reporters ⟦the dam was safe⟧.",
        &["Anna Berg"],
    );
    indirect(
        "Anna Berg said in an interview on Monday ⟦that the dam was safe⟧.",
        &["Anna Berg"],
    );
    indirect(
        "Anna Berg added, to some laughter, ⟦that the dam was safe⟧.",
        &["Anna Berg"],
    );
    indirect(
        "Anna Berg asked him ⟦whether the dam was safe⟧.",
        &["Anna Berg"],
    );
}

#[test]
fn infinitives_and_requests() {
    indirect("Anna Berg vowed ⟦to repair the dam⟧.", &["Anna Berg"]);
    indirect(
        "Anna Berg urged ⟦the council to repair the dam⟧.",
        &["Anna Berg"],
    );
}

#[test]
fn content_before_and_around_the_cue() {
    indirect(
        "⟦The dam would hold for years⟧, Anna Berg said.",
        &["Anna Berg"],
    );
    indirect(
        "⟦The dam⟧, Anna Berg said, ⟦would hold for years⟧.",
        &["Anna Berg"],
    );
    indirect(
        "⟦The dam would hold for years⟧, said Anna Berg, an engineer.",
        &["Anna Berg"],
    );
    indirect(
        "As Anna Berg noted, ⟦the dam has held for years⟧.",
        &["Anna Berg"],
    );
}

#[test]
fn a_cue_that_goes_on_takes_nothing_from_before_it() {
    indirect(
        "On a cold morning in May, Anna Berg confirmed ⟦that the dam was safe⟧.",
        &["Anna Berg"],
    );
    indirect(
        "In her first week at work, Anna Berg repeated the test.",
        &[],
    );
}

#[test]
fn participles_take_the_subject_of_their_sentence() {
    indirect(
        "Anna Berg closed the road, saying ⟦that the dam was weak⟧.",
        &["Anna Berg"],
    );
    indirect(
        "The council met Anna Berg, who closed the road, arguing ⟦that the dam was weak⟧.",
        &["The council"],
    );
    indirect(
        "The company released a statement saying ⟦the dam was weak⟧.",
        &["The company"],
    );
}

#[test]
fn verbs_joined_by_and_share_a_subject() {
    indirect(
        "Anna Berg closed the road and said ⟦the dam was weak⟧.",
        &["Anna Berg"],
    );
    indirect(
        "Anna Berg said ⟦the dam was weak⟧ and suggested ⟦that it should be closed⟧.",
        &["Anna Berg", "Anna Berg"],
    );
}

#[test]
fn content_ends_where_somebody_else_speaks() {
    indirect(
        "Anna Berg said ⟦the dam was weak⟧, but the mayor said ⟦it would hold⟧.",
        &["Anna Berg", "the mayor"],
    );
    indirect(
        "While Anna Berg said ⟦the dam was weak⟧, the road stayed open.",
        &["Anna Berg"],
    );
}

#[test]
fn passives_name_nobody() {
    indirect("It was reported ⟦that the dam had failed⟧.", &[""]);
    let (_, analysis) = read("\"Go,\" Anna Berg said. It was reported that the dam had failed.");
    assert_eq!(analysis.quotations[1].speaker, None);
}

#[test]
fn nouns_and_adjectives_of_the_same_form_are_no_cues() {
    indirect("The United States won its claims against the builder.", &[]);
    indirect("The reported cost that they saw was high.", &[]);
}

#[test]
fn reported_words_with_a_quotation_in_them_are_one_span() {
    mixed(
        "Anna Berg said ⟦the dam was \"dead\" and would be removed⟧.",
        &["Anna Berg"],
    );
    mixed(
        "Anna Berg said ⟦that, as things stand, the dam is \"a danger.\"⟧",
        &["Anna Berg"],
    );
    mixed("Anna Berg called ⟦it \"a disgrace.\"⟧", &["Anna Berg"]);
    mixed(
        "Anna Berg called ⟦the dam \"a disgrace\"⟧ and left the hall.",
        &["Anna Berg"],
    );
    mixed(
        "Anna Berg left the hall, calling ⟦the plan \"a farce.\"⟧",
        &["Anna Berg"],
    );
    mixed(
        "Anna Berg accused ⟦the builder of \"plain neglect.\"⟧",
        &["Anna Berg"],
    );
}

#[test]
fn according_to_stands_first_last_or_between() {
    indirect(
        "⟦The dam has held for years⟧, according to Anna Berg.",
        &["Anna Berg"],
    );
    indirect(
        "⟦The dam⟧, according to Anna Berg, ⟦has held for years⟧.",
        &["Anna Berg"],
    );
}

#[test]
fn an_adjunct_is_no_report() {
    indirect(
        "On the last Friday of the month, Anna Berg told a joke.",
        &[],
    );
    indirect("As the dam burst above the town, Anna Berg agreed.", &[]);
    indirect(
        "⟦If the dam bursts, the town will be gone⟧, Anna Berg said.",
        &["Anna Berg"],
    );
    indirect(
        "⟦Whether the dam will hold is an open question⟧, Anna Berg said.",
        &["Anna Berg"],
    );
}

#[test]
fn content_ends_before_the_words_of_the_writer() {
    indirect(
        "Anna Berg said ⟦the dam was weak⟧ but refused to close it.",
        &["Anna Berg"],
    );
    indirect(
        "Anna Berg said ⟦she was ill, but would come to the dam⟧.",
        &["Anna Berg"],
    );
    indirect(
        "Anna Berg said ⟦that, because the dam was weak, the road was shut⟧.",
        &["Anna Berg"],
    );
    indirect(
        "Anna Berg said ⟦the dam was weak⟧, something the builder denies.",
        &["Anna Berg"],
    );
    indirect(
        "Anna Berg said ⟦the dam was weak⟧ even as she opened the road.",
        &["Anna Berg"],
    );
    indirect(
        "Noting ⟦that the dam was weak⟧, Anna Berg closed the road.",
        &["Anna Berg"],
    );
}

#[test]
fn a_name_and_a_colon_open_a_headline() {
    indirect("Berg: ⟦Dam Will Hold For Years⟧", &["Berg"]);
    indirect("Correction: The Dam Was Built In May", &[]);
    indirect("A Big Day For Berg: Dam Will Hold For Years", &[]);
    indirect("WATCH: Berg Falls Into The Harbour", &[]);
    indirect(
        "BREAKING: ⟦The dam above the town will hold⟧, Anna Berg said.",
        &["Anna Berg"],
    );
}

#[test]
fn a_pronoun_that_stands_for_the_object_is_a_part_of_it() {
    mixed(
        "They closed ⟦what⟧ Anna Berg called ⟦a \"danger to us all.\"⟧",
        &["Anna Berg"],
    );
}

#[test]
fn what_a_cue_is_about_needs_its_preposition() {
    indirect(
        "Anna Berg spoke about ⟦the age of the dam⟧.",
        &["Anna Berg"],
    );
    indirect("In May, Anna Berg asked the council for a new dam.", &[]);
}

#[test]
fn marks_in_a_row_are_no_subject() {
    indirect("Anna Berg, , said. According to , , nobody left.", &[]);
}

#[test]
fn put_it_says_something() {
    mixed(
        "As Ida Dahl put it in July, ⟦the harbour is \"a gate with no key left.\"⟧",
        &["Ida Dahl"],
    );
}

#[test]
fn clauses_without_that_have_a_subject_and_its_verb() {
    indirect("Anna Berg says ⟦Dahl favors a dam⟧.", &["Anna Berg"]);
    indirect("Anna Berg said ⟦she plans to leave⟧.", &["Anna Berg"]);
    indirect(
        "Anna Berg told the Harbour Post ⟦he’s sold the boat⟧.",
        &["Anna Berg"],
    );
    indirect("Anna Berg told voters ⟦she'd stay⟧.", &["Anna Berg"]);
    mixed(
        "Anna Berg says ⟦the dam “has no future here.”⟧",
        &["Anna Berg"],
    );
    indirect(
        "Anna Berg proposed ⟦a new dam⟧, and plans to pay for it.",
        &["Anna Berg"],
    );
}

#[test]
fn hearers_end_before_the_clause() {
    indirect(
        "Anna Berg told backers Saturday night ⟦that the dam was safe⟧.",
        &["Anna Berg"],
    );
    indirect("Anna Berg told them ⟦Dahl was ill⟧.", &["Anna Berg"]);
    indirect(
        "Anna Berg wrote in the early morning hours ⟦that the dam was safe⟧.",
        &["Anna Berg"],
    );
    indirect("Anna Berg vowed ⟦not to sell the boat⟧.", &["Anna Berg"]);
}

#[test]
fn sources_without_an_article_or_with_a_preposition() {
    indirect(
        "According to exit polls, ⟦the town was split⟧.",
        &["exit polls"],
    );
    indirect(
        "According to harbour chief Anna Berg, ⟦the dam is safe⟧.",
        &["harbour chief Anna Berg"],
    );
    indirect(
        "⟦The dam is safe⟧, according to the Center for Harbour Research.",
        &["the Center for Harbour Research"],
    );
    indirect("⟦The dam is safe⟧, according to him.", &["him"]);
}
