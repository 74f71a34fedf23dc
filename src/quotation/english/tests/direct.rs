//! Direct speech: which quoted regions are one quotation, and whose.

use super::read;

/// The quotations of `text` as `mention: words | words`, in order.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let (article, analysis) = read(text);
    let found: Vec<String> = analysis
        .quotations
        .iter()
        .filter(|quotation| {
            article.text[quotation.spans[0].clone()].starts_with(['"', '“', '‘', '\''])
        })
        .map(|quotation| {
            let words: Vec<&str> = quotation
                .spans
                .iter()
                .map(|span| article.text[span.clone()].trim_matches(['"', '“', '”', '\'', ',']))
                .collect();
            let mention = quotation
                .mention
                .map_or("nobody", |mention| &article.text[mention.range()]);
            format!("{mention}: {}", words.join(" | "))
        })
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn a_verb_no_list_knows_attributes_after_a_comma() {
    check(
        "\"The harbour is shut,\" Dahl mused as he left.",
        &["Dahl: The harbour is shut"],
    );
    check(
        "\"The harbour is shut,\" croaked Ida Dahl, a pilot.",
        &["Ida Dahl: The harbour is shut"],
    );
    check(
        "\"The harbour is shut,\" she points out.",
        &["she: The harbour is shut"],
    );
}

#[test]
fn the_subject_stands_far_from_its_cue() {
    check(
        "Dahl, speaking in Oslo on Monday, told the crowd, \"We will build it again.\"",
        &["Dahl: We will build it again."],
    );
    check(
        "Dahl praised the crew and the pilots and then boomed, \"We will build it again.\"",
        &["Dahl: We will build it again."],
    );
    check(
        "The pilot who found the wreck in May wrote: \"It was dark and cold.\"",
        &["The pilot: It was dark and cold."],
    );
    check(
        "When Berg asked for more, Dahl shot back, \"There is nothing left for you.\"",
        &["Dahl: There is nothing left for you."],
    );
    check(
        "As Ida Dahl, a pilot, put it, \"There is nothing left for us.\"",
        &["Ida Dahl: There is nothing left for us."],
    );
    check(
        "Dahl voted for the plan on Monday, saying, \"It is what the town needs.\"",
        &["Dahl: It is what the town needs."],
    );
    check(
        "The ship sailed at noon, with Dahl shouting, \"We will be back before long.\"",
        &["Dahl: We will be back before long."],
    );
}

#[test]
fn a_verb_inside_what_is_said_is_no_cue() {
    check(
        "Dahl said that Berg had answered: \"Nobody can sail until May.\"",
        &["Dahl: Nobody can sail until May."],
    );
    check(
        "Dahl said no while Berg shouted: \"Nobody can sail until May.\"",
        &["Berg: Nobody can sail until May."],
    );
}

#[test]
fn a_clause_about_the_speaker_is_no_cue() {
    check(
        "\"The harbour is shut,\" a pilot, who was not asked to speak, told the paper.",
        &["a pilot: The harbour is shut"],
    );
    check(
        "\"The harbour is shut,\" Ida \"Gale\" Dahl said.",
        &["Ida \"Gale\" Dahl: The harbour is shut"],
    );
    check(
        "\"The harbour is shut,\" Rep. Ida Dahl (D-Me.) said.",
        &["Rep. Ida Dahl (D-Me.): The harbour is shut"],
    );
}

#[test]
fn a_quotation_goes_on_after_its_cue() {
    check(
        "\"The harbour,\" Dahl said, \"is shut.\" \"It stays so.\"",
        &["Dahl: The harbour | is shut. | It stays so."],
    );
    check(
        "\"The harbour is shut,\" Dahl said on the \"Dawn Show.\" \"Nobody can sail until May.\"",
        &["Dahl: The harbour is shut | Nobody can sail until May."],
    );
    check(
        "\"The harbour is shut,\" Dahl said. \"I doubt it,\" said Berg.",
        &["Dahl: The harbour is shut", "Berg: I doubt it"],
    );
    check(
        "\"The harbour is shut,\" Dahl said, adding: \"Nobody can sail until May.\"",
        &[
            "Dahl: The harbour is shut",
            "Dahl: Nobody can sail until May.",
        ],
    );
}

#[test]
fn a_paragraph_of_quoted_words_goes_on_with_the_one_before() {
    check(
        "\"The harbour is shut,\" Dahl said.\n\n\"Nobody can sail until the ice is gone.\"",
        &["Dahl: The harbour is shut | Nobody can sail until the ice is gone."],
    );
    check(
        "Dahl had a word for the crew:\n\n\"Nobody can sail until the ice is gone.\"",
        &["Dahl: Nobody can sail until the ice is gone."],
    );
    check(
        "Dahl issued a statement about the ice.\n\n\"Nobody can sail until the ice is gone.\"",
        &["Dahl: Nobody can sail until the ice is gone."],
    );
}

#[test]
fn speakers_without_a_verb() {
    check(
        "\"The harbour will be open again in May.\" — Ida Dahl",
        &["Ida Dahl: The harbour will be open again in May."],
    );
    check(
        "\"The harbour is shut,\" according to Ida Dahl.",
        &["Ida Dahl: The harbour is shut"],
    );
    check(
        "Dahl's answer was, \"Nobody can sail until the ice is gone.\"",
        &["Dahl's: Nobody can sail until the ice is gone."],
    );
    check(
        "The harbour was quiet. Dahl was blunt: \"Nobody can sail now.\"",
        &["Dahl: Nobody can sail now."],
    );
}

#[test]
fn a_signature_stands_under_its_quotation() {
    check(
        "The town voted.\n\n\"The harbour will be open again in May.\"\n\n— Ida Dahl",
        &["Ida Dahl: The harbour will be open again in May."],
    );
    check(
        "\"One thing is sure in May.\" — Ida Dahl \"Nothing is sure in the town.\" — Jon Berg",
        &[
            "Ida Dahl: One thing is sure in May.",
            "Jon Berg: Nothing is sure in the town.",
        ],
    );
}

#[test]
fn who_speaks_in_a_relative_clause() {
    check(
        "The town sent Ida Dahl, who said, \"Nobody can sail until the ice is gone.\"",
        &["who: Nobody can sail until the ice is gone."],
    );
    let (_, analysis) = read("The town sent Ida Dahl, who said, \"Nobody can sail until May.\"");
    assert_eq!(analysis.speakers[0].name, "Ida Dahl");
}

#[test]
fn lines_of_a_transcript_in_marks() {
    let (article, analysis) =
        read("\"DAHL: Nobody can sail until May.\n\n\"BERG: Why not at all?\"");
    let found: Vec<&str> = analysis
        .quotations
        .iter()
        .map(|quotation| &article.text[quotation.spans[0].clone()])
        .collect();
    assert_eq!(found, ["Nobody can sail until May.", "Why not at all?\""]);
    // Each line is its own, although none of the marks before it are closed.
    assert!(analysis.quotations.iter().all(|line| line.spans.len() == 1));
}

#[test]
fn a_line_of_a_transcript_is_one_quotation() {
    let (article, analysis) = read("DAHL: Nobody can sail until May.");
    let [line] = &analysis.quotations[..] else {
        panic!("{:?}", analysis.quotations);
    };
    let words = &article.text[line.spans[0].clone()];
    assert_eq!(words, "Nobody can sail until May.");
    let (_, analysis) = read("BREAKING: Nobody can sail until May.");
    assert!(analysis.quotations.is_empty());
}

#[test]
fn abbreviations_end_no_sentence() {
    check(
        "\"The harbour is shut,\" Ida Dahl, 40, of Camden, Me., said at the B.P.O.-A.B.C. hall.",
        &["Ida Dahl: The harbour is shut"],
    );
}

#[test]
fn a_sentence_in_marks_goes_on_from_words_without_marks() {
    check(
        "The ferry will be late all week, Ida Dahl said. \"Nobody can sail until the ice is gone.\"",
        &["Ida Dahl: Nobody can sail until the ice is gone."],
    );
}
