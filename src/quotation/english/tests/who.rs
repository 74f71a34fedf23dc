//! Who speaks: the words that name the speaker of what stands in marks.

use super::read;
use std::ops::Range;

/// Checks who is named as the speaker of each quotation in marks of `text`.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let (article, analysis) = read(text);
    let found: Vec<&str> = analysis
        .quotations
        .iter()
        .filter(|quotation| {
            let has_marks = |span: &Range<usize>| article.text[span.clone()].contains(['"', '“']);
            quotation.spans.iter().any(has_marks)
        })
        .map(|quotation| match quotation.mention {
            Some(mention) => &article.text[mention.range()],
            None => "nobody",
        })
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn names_that_are_other_words_too() {
    check(
        "The vote was close. Round said, \"Nobody can sail until May.\"",
        &["Round"],
    );
    check("\"Nobody can sail until May,\" Will wrote.", &["Will"]);
    check(
        "Fielding said no. Fielding added: \"Nobody can sail until May.\"",
        &["Fielding"],
    );
    check(
        "Sally answered dryly, with a shrug: \"Nobody can sail until May.\"",
        &["Sally"],
    );
}

#[test]
fn a_verb_is_nobody() {
    check(
        "Retired pilot Ida Dahl once said: \"Nobody can sail until May.\"",
        &["Retired pilot Ida Dahl"],
    );
    check(
        "Ida Dahl, who found the wreck, once said, \"It was dark and cold down there.\"",
        &["Ida Dahl"],
    );
    check(
        "\"Nobody can sail until May,\" said retired harbour master Ida Dahl.",
        &["retired harbour master Ida Dahl"],
    );
}

#[test]
fn a_phrase_is_named_whole() {
    check(
        "\"Nobody can sail until May,\" said a pilot involved in the search.",
        &["a pilot involved in the search"],
    );
    check(
        "\"Nobody can sail until May,\" the order released Friday said.",
        &["the order released Friday"],
    );
    check(
        "\"Nobody can sail until May,\" according to a report by the harbour council.",
        &["a report by the harbour council"],
    );
    check(
        "According to their friends and neighbours, the couple was \"never late for a single ship.\"",
        &["their friends and neighbours"],
    );
    check(
        "\"Nobody can sail until May,\" another friend, Ida Dahl told the paper.",
        &["another friend, Ida Dahl"],
    );
    check(
        "The \"Harbour Lights\" star had a message: \"Nobody can sail until May.\"",
        &["The \"Harbour Lights\" star"],
    );
}

#[test]
fn what_only_says_where_or_as_what_is_no_subject() {
    check(
        "In Bath, Maine, after the storm, Ida Dahl said, \"Nobody can sail until May.\"",
        &["Ida Dahl"],
    );
    check(
        "Dahl, who works as a pilot, told the paper, \"Nobody can sail until May.\"",
        &["Dahl"],
    );
}

#[test]
fn a_cue_inside_the_sentence_it_reports() {
    check(
        "The trouble, says Ida Dahl, is that the ice is \"thicker than in any other year.\"",
        &["Ida Dahl"],
    );
    check(
        "But, said Dahl, \"nobody can sail until the ice is gone.\"",
        &["Dahl"],
    );
    check(
        "Dahl, citing \"the ice of this odd winter,\" said the ferry would be late.",
        &["Dahl"],
    );
}

#[test]
fn who_asks_in_a_passive() {
    check(
        "Dahl was asked by Jon Berg, who runs the ferry, \"When will the harbour be open again?\"",
        &["Jon Berg"],
    );
}

#[test]
fn a_name_alone_before_a_colon() {
    check(
        "The ice will stay - Ida Dahl: \"Nobody can sail until May.\"",
        &["Ida Dahl"],
    );
    check(
        "Sen. Ida Dahl (D-Me.): \"Nobody can sail until May.\"",
        &["Sen. Ida Dahl"],
    );
}

#[test]
fn a_cue_behind_a_full_stop() {
    check("\"Nobody can sail until May.\" Dahl said.", &["Dahl"]);
}

#[test]
fn a_name_says_more_than_the_pronoun_behind() {
    check(
        "Dahl warned, \"Nobody can sail until May,\" she said.",
        &["Dahl"],
    );
}

#[test]
fn words_of_her_own_between_dashes() {
    check(
        "Dahl said the ice was late - \"It is the oddest winter yet,\" she said twice - and left.",
        &["she"],
    );
}

#[test]
fn who_was_announced_speaks() {
    check(
        "\"The harbour is shut,\" Dahl said of the ice. She went on to say:\n\n\"Nobody can sail until May.\"",
        &["Dahl", "She"],
    );
    check(
        "As the Harbour Times reported, even on Friday the town was not ready to call for help:\n\n\"Nobody can sail until May.\"",
        &["the Harbour Times"],
    );
    check(
        "The plan, as the council's own website notes:\n\n\"Nobody can sail until May.\"",
        &["the council's own website"],
    );
    check(
        "Whatever \"the ice plan\" means is left open, since Dahl spoke of it in riddles.\n\n\"Nobody can sail until May.\"",
        &["Dahl"],
    );
}

#[test]
fn abbreviations_end_no_sentence_behind_a_quotation() {
    check(
        "\"The harbour is shut,\" Dahl told a U.S. reporter in St. Johns.\n\n\"Nobody can sail until May.\"",
        &["Dahl"],
    );
}

#[test]
fn whoever_the_noun_belongs_to_said_it() {
    check(
        "The captain was blamed for her remark that \"nobody in this town can sail.\"",
        &["her"],
    );
    check(
        "The town heard of Dahl's call for \"a new harbour for every one of us.\"",
        &["Dahl's"],
    );
}

#[test]
fn a_verb_in_s_that_no_list_knows() {
    check(
        "The harbour plan promises to \"bring the ferry back before the ice is gone.\"",
        &["The harbour plan"],
    );
    check(
        "Ida Dahl, a pilot from the north, calls Berg \"a captain with no idea of the ice.\"",
        &["Ida Dahl"],
    );
}

#[test]
fn who_acts_in_the_sentence_before() {
    check(
        "Ida Dahl agreed. \"Nobody can sail until the ice is gone.\"",
        &["Ida Dahl"],
    );
}

#[test]
fn with_somebody_saying() {
    check(
        "The ferry left the harbour, with one of the pilots shouting, \"Nobody can sail until May!\"",
        &["one of the pilots"],
    );
}

#[test]
fn a_subject_behind_a_clause_without_a_comma() {
    check(
        "When the ferry returned she began by saying, \"Nobody can sail until May.\"",
        &["she"],
    );
    check(
        "Dahl praised all who left but said, \"Nobody can sail until the ice is gone.\"",
        &["Dahl"],
    );
}

#[test]
fn an_opening_clause_has_its_own_words() {
    check(
        "Although Dahl claimed that she had \"never once been late in the ice,\" Berg left the ferry.",
        &["Dahl"],
    );
}

#[test]
fn two_quotations_before_one_cue() {
    check(
        "Ferries are \"the best thing about this town\" and \"safe in any ice,\" Ida Dahl said.",
        &["Ida Dahl"],
    );
}

#[test]
fn according_to_somebody_just_before() {
    check(
        "The ferry is a ship that, according to its owner, \"has never been late in the ice.\"",
        &["its owner"],
    );
    check(
        "According to Dahl, the ferry was late, but is now \"the fastest ship on the whole coast.\"",
        &["Dahl"],
    );
}

#[test]
fn the_outer_of_two_cues() {
    check(
        "Dahl contended in her letter that some of those who backed the funding of the ferry had \"never seen the ice up here.\"",
        &["Dahl"],
    );
}

#[test]
fn a_block_of_several_paragraphs_is_one_voice() {
    check(
        "Ida Dahl stated:\n\n\"The “old” harbour is shut. It was never the mayor's harbour.\n\n\"Nobody can sail until May.\"",
        &["Ida Dahl", "Ida Dahl"],
    );
}

#[test]
fn a_name_in_the_last_line_signs() {
    check(
        "The town voted.\n\n\"Nobody can sail until May.\n\nIda Dahl, Harbour Council.\"",
        &["Ida Dahl"],
    );
}

#[test]
fn titles_are_not_said() {
    check(
        "Dahl owns the book \"A Short Life of the Old Harbour\" and reads it.",
        &[],
    );
}

#[test]
fn what_a_cue_is_about_ends_before_another_speaks() {
    check(
        "A woman asked for a photo and Dahl said, \"Nobody can sail until the ice is gone.\"",
        &["Dahl"],
    );
    check(
        "The pilots chanted \"The harbour is for all of us.\"",
        &["The pilots"],
    );
}
