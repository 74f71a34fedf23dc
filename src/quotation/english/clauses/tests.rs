use super::super::quotation_marks::{quoted_tokens, regions};
use super::super::tokens::tokenise;
use super::super::words::Words;
use super::*;

/// Each verb of the sentence with its subject.
#[track_caller]
fn check(sentence: &str, expected: &[(&str, &str)]) {
    let tokens = tokenise(sentence);
    let quoted = quoted_tokens(&tokens, &regions(sentence));
    let source = Source {
        words: Words::new(sentence, &tokens),
        quoted: &quoted,
    };
    let mut found = Vec::new();
    verbs(source, &(0..tokens.len()), &mut found);
    let found: Vec<_> = found
        .iter()
        .map(|verb| {
            let subject = verb.subject.map_or("", |subject| {
                &sentence[tokens[subject.start].range.start..tokens[subject.core - 1].range.end]
            });
            (tokens[verb.head].text, subject)
        })
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn subjects_of_plain_clauses() {
    check("The old nurse said no.", &[("said", "The old nurse")]);
    check(
        "Anna Berg, a nurse from Bergen, said on Monday that he left.",
        &[("said", "Anna Berg"), ("left", "he")],
    );
    check(
        "In Ohio on Monday, Berg told a crowd that taxes rose.",
        &[("told", "Berg"), ("rose", "taxes")],
    );
    check(
        "Berg praised the team and said it was ready.",
        &[("praised", "Berg"), ("said", "Berg"), ("was", "it")],
    );
}

#[test]
fn subjects_over_other_clauses() {
    check(
        "Berg, speaking in Ohio, told the crowd, \"Go.\"",
        &[("speaking", "Berg"), ("told", "Berg")],
    );
    check(
        "The man who met Berg said so.",
        &[("met", "The man"), ("said", "The man")],
    );
    check(
        "When he left, Berg said so, adding that it rained.",
        &[
            ("left", "he"),
            ("said", "Berg"),
            ("adding", "Berg"),
            ("rained", "it"),
        ],
    );
    check(
        "The report, released by the office, said so.",
        &[("said", "The report")],
    );
}

#[test]
fn subjects_of_a_cue_at_the_end() {
    check(
        "Taxes rose in May, Anna Berg, a nurse at the clinic, said on Monday.",
        &[("rose", "Taxes"), ("said", "Anna Berg")],
    );
    check(
        "Taxes rose, officials from three states said.",
        &[("rose", "Taxes"), ("said", "officials")],
    );
}

#[test]
fn subjects_after_the_verb() {
    check("\"Go,\" said Anna Berg, a nurse.", &[("said", "Anna Berg")]);
    check(
        "\"Go,\" Berg said, smiling.",
        &[("said", "Berg"), ("smiling", "Berg")],
    );
}
