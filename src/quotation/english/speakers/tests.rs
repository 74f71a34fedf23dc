use crate::article::parse;
use crate::quotation::analyse;

/// The speaker of each quotation of `text`, with the role after a slash.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let analysis = analyse(&parse(text));
    let speakers: Vec<String> = analysis
        .quotations
        .iter()
        .map(|quotation| {
            quotation.speaker.map_or_else(String::new, |speaker| {
                let speaker = &analysis.speakers[speaker];
                match &speaker.role {
                    Some(role) => format!("{} / {role}", speaker.name),
                    None => speaker.name.clone(),
                }
            })
        })
        .collect();
    assert_eq!(speakers, expected, "{text}");
}

#[test]
fn one_person_is_one_speaker_by_every_form_of_the_name() {
    let stone = "Mary Stone / senator";
    check(
        "Voters met senator Mary Stone on Monday.\n\n\
         \"One of them,\" Stone said.\n\n\"Two of them,\" Ms. Stone said.\n\n\
         \"Three of them,\" she said.\n\n\"Four of them,\" the senator said.\n\n\
         \"Five of them,\" Mary said.",
        &[stone; 5],
    );
}

#[test]
fn a_full_name_that_comes_later_is_shown_from_the_start() {
    check(
        "\"It is late,\" Mr. Berg said.\n\nThe harbour was built under Anders Berg, a marine engineer.",
        &["Anders Berg / marine engineer"],
    );
}

#[test]
fn a_surname_comes_first_in_chinese_names() {
    check(
        "Liu Qinghe, a professor of hydrology, spoke first. \"The river is rising,\" Liu said.",
        &["Liu Qinghe / professor of hydrology"],
    );
}

#[test]
fn two_people_of_one_surname_stay_apart() {
    check(
        "Peter Lang and his wife, Helen Lang, run the mill. \"We grind at night,\" Mr. Lang said.\n\n\
         \"Nobody sleeps,\" Mrs. Lang said.",
        &["Peter Lang", "Helen Lang / wife"],
    );
}

#[test]
fn a_pronoun_means_who_was_spoken_of_just_before() {
    check(
        "Anna Holm had waited for years. Then her neighbour sold the field to Erik Dahl. \
         \"I wept,\" she said.",
        &["Anna Holm"],
    );
    check(
        "\"We lost,\" said Anna Holm, a farmer.\n\nErik Dahl disagreed with Holm. \"We won,\" he said.",
        &["Anna Holm / farmer", "Erik Dahl"],
    );
    check(
        "The Harbour Commission met on Friday with Anna Holm. It said the quay was safe.",
        &["Harbour Commission"],
    );
}

#[test]
fn a_role_is_taken_from_wherever_the_text_states_it() {
    for text in [
        "\"Yes,\" said Jonas Weil, deputy chief of the river police in Ulm.",
        "\"Yes,\" said Jonas Weil, 52, deputy chief of the river police in Ulm.",
        "Jonas Weil is the deputy chief of the river police in Ulm. \"Yes,\" he said.",
        "Jonas Weil, who is deputy chief of the river police in Ulm, came. \"Yes,\" Weil said.",
        "The deputy chief of the river police in Ulm, Jonas Weil, came. \"Yes,\" Weil said.",
    ] {
        check(
            text,
            &["Jonas Weil / deputy chief of the river police in Ulm"],
        );
    }
    check(
        "\"No,\" said Ferry Line spokeswoman Ruth Adler.",
        &["Ruth Adler / Ferry Line spokeswoman"],
    );
    check(
        "\"No,\" said Transport Secretary Ruth Adler.",
        &["Ruth Adler / Transport Secretary"],
    );
    check(
        "Ruth Adler, who heads the ferry union, shook her head. \"No,\" Adler said.",
        &["Ruth Adler"],
    );
}

#[test]
fn an_office_or_a_description_stands_for_its_bearer() {
    check(
        "Texas governor Carl Moss met mayor Ada Quist. \"It is dry,\" the governor said.\n\n\
         \"It is hot,\" the mayor said.",
        &["Carl Moss / Texas governor", "Ada Quist / mayor"],
    );
    check(
        "Carl Moss flew in at noon. \"It is dry,\" the Texas businessman said.",
        &["Carl Moss / Texas businessman"],
    );
}

#[test]
fn a_group_is_known_by_its_letters_and_its_noun() {
    let bureau = "Federal Bureau of Waterways";
    check(
        "The Federal Bureau of Waterways (FBW) opened the locks. The FBW said the flood had passed. \
         The bureau said it was glad.",
        &[bureau, bureau],
    );
}

#[test]
fn whoever_speaks_for_another_is_not_the_other() {
    check(
        "A spokeswoman for Carl Moss said the talks had failed.",
        &["A spokeswoman for Carl Moss"],
    );
    check(
        "Carl Moss's lawyer said the talks had failed. \"They failed,\" Moss said.",
        &["Carl Moss's lawyer", "Carl Moss"],
    );
}
