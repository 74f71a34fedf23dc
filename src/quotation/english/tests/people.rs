//! Who the speakers are: the antecedents of pronouns and descriptions, and roles.

use super::read;

/// Checks the name of each speaker of `text`, with the role behind a bar, if it has one.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let (_, analysis) = read(text);
    let found: Vec<String> = analysis
        .quotations
        .iter()
        .map(|quotation| {
            let Some(speaker) = quotation.speaker.map(|at| &analysis.speakers[at]) else {
                return String::new();
            };
            match &speaker.role {
                Some(role) => format!("{} | {role}", speaker.name),
                None => speaker.name.clone(),
            }
        })
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn a_pronoun_is_the_subject_of_the_sentence_before() {
    let berg = "\"The quay is too short,\" said pilot Olav Berg. ";
    check(
        &format!("{berg}Captain Jon Dahl, who sails on Friday, shrugged. \"It will do,\" he said."),
        &["Olav Berg | pilot", "Jon Dahl | Captain"],
    );
    check(
        &format!("{berg}Growers' leader Arvid Moen nodded. \"It will do,\" he said."),
        &["Olav Berg | pilot", "Arvid Moen | Growers' leader"],
    );
    check(
        &format!("{berg}One onlooker, plumber Arvid Ng, had doubts. \"It will do,\" he said."),
        &["Olav Berg | pilot", "Arvid Ng | plumber"],
    );
    check(
        &format!("{berg}Cheers rose from the quay. \"It will do,\" he said."),
        &["Olav Berg | pilot", "Olav Berg | pilot"],
    );
}

#[test]
fn an_age_describes_the_person_spoken_of() {
    check(
        "Rovers manager Olav Berg will stay. \"I like it here,\" said the 44-year-old.",
        &["Olav Berg | Rovers manager"],
    );
    check(
        "\"It sleeps,\" said geologist Sigrid Moen. \"Then it wakes,\" the scientist said.",
        &["Sigrid Moen | geologist", "Sigrid Moen | geologist"],
    );
    check(
        "\"No,\" said pilot Ida Berg. Nine-year-old Tilly Moen laughed. \"Yes,\" she said.",
        &["Ida Berg | pilot", "Tilly Moen"],
    );
}

#[test]
fn a_name_in_apposition_is_the_speaker() {
    check(
        "\"It works,\" said the trial's leader, Dr Imani Moen of the Lund Institute.",
        &["Imani Moen | trial's leader"],
    );
    check(
        "Her rival, sitting MP Rupert Moen, said: \"It works.\"",
        &["Rupert Moen | MP"],
    );
    check(
        "According to botanist Sigrid Moen, the chance is one in five.",
        &["Sigrid Moen | botanist"],
    );
}

#[test]
fn a_time_between_a_role_and_its_verb_is_no_part_of_it() {
    check(
        "Anna Berg, mayor of the town, on Tuesday said the bridge would close.",
        &["Anna Berg | mayor of the town"],
    );
}

#[test]
fn a_noun_before_a_full_name_is_a_role() {
    check(
        "\"It is late,\" union convener Lachlan Moen told the crowd.",
        &["Lachlan Moen | union convener"],
    );
    check(
        "A retired postman named Clive Moen paid. \"It was cheap,\" Moen said.",
        &["Clive Moen | retired postman"],
    );
}

#[test]
fn a_participle_without_object_is_no_verb_of_its_clause() {
    check(
        "The man accused of taking the Harrow cup told the court that he had found it.",
        &["The man accused of taking the Harrow cup"],
    );
}
