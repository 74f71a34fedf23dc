//! Constructions of news English, a few sentences each: who speaks, and in what
//! role.

use super::read;

/// The speaker of each quotation of `text` whose first words are given, with the
/// role after a slash; `-` where there is no such quotation.
#[track_caller]
fn check(text: &str, expected: &[(&str, &str)]) {
    let (article, analysis) = read(text);
    for (words, speaker) in expected {
        let at = article.text.find(words).expect("the words are in the text");
        let found = analysis
            .quotations
            .iter()
            .find(|quotation| quotation.spans.iter().any(|span| span.contains(&at)));
        let found = match found.map(|quotation| quotation.speaker) {
            None => "-".to_owned(),
            Some(None) => "nobody".to_owned(),
            Some(Some(speaker)) => match &analysis.speakers[speaker] {
                speaker if speaker.role.is_some() => {
                    format!(
                        "{} / {}",
                        speaker.name,
                        speaker.role.as_deref().unwrap_or("")
                    )
                }
                speaker => speaker.name.clone(),
            },
        };
        assert_eq!(found, *speaker, "{words} in {text}");
    }
}

#[test]
fn a_label_before_a_colon_is_a_name_with_its_outlet_or_role() {
    check(
        "Lena Ruud, The Fjord Courier: \"The tide beat all of us that day.\"\n\nOscar Moe, baker: \"My ovens were cold by noon.\"",
        &[
            ("The tide", "Lena Ruud / Fjord Courier"),
            ("My ovens", "Oscar Moe / baker"),
        ],
    );
    check(
        "For Ida Dahl, the lesson is short: \"Carry two lamps and a rope.\"",
        &[("Carry two", "Ida Dahl")],
    );
}

#[test]
fn any_verb_beside_quoted_speech_and_a_name_attributes_it() {
    check(
        "\"Boil the water twice,\" counsels nurse Ida Dahl.",
        &[("Boil the", "Ida Dahl / nurse")],
    );
    check(
        "\"The keel is sound,\" grins Ida Dahl of the yard.",
        &[("The keel", "Ida Dahl")],
    );
    check(
        "Councillor Oscar Moe, at a lunch by the docks, called out, \"Mind the gulls,\" and sat down.",
        &[("Mind the", "Oscar Moe / Councillor")],
    );
    check(
        "\"The bell can be heard from every roof\" says Ida Dahl, keeper of the tower.",
        &[("The bell", "Ida Dahl / keeper of the tower")],
    );
    check(
        "The crowd waited. \"The gate stays shut tonight.\" Moe said to laughter.",
        &[("The gate", "Moe")],
    );
}

#[test]
fn the_subject_is_found_over_what_lies_between() {
    check(
        "Oscar Moe, a roofer who tiled Senator Ida Dahl's barn that autumn, wrote that the bill was \"a joke on all of us.\"",
        &[(
            "a joke",
            "Oscar Moe / roofer who tiled Senator Ida Dahl's barn that autumn",
        )],
    );
    check(
        "When Oscar Moe was asked whether the pier would last, he said, \"Ask the sea, not me.\"",
        &[("Ask the sea", "Oscar Moe")],
    );
    check(
        "\"It was close,\" Dahl said, only for Moe to reply that \"nobody had counted the boats at all.\"",
        &[("It was", "Dahl"), ("nobody had", "Moe")],
    );
    check(
        "\"The snow came late,\" said Ida Dahl, a warden at the Northern Ice Museum who calls the winter \"a gift to the foxes.\"",
        &[
            ("The snow", "Ida Dahl / warden at the Northern Ice Museum"),
            ("a gift", "Ida Dahl / warden at the Northern Ice Museum"),
        ],
    );
    check(
        "A note from Lena Ruud and cook Ida Dahl has Dahl writing, \"The flour must last till May.\"",
        &[("The flour", "Ida Dahl / cook")],
    );
    check(
        "\"The kiln cracked,\" the oldest Danish monthly wrote.",
        &[("The kiln", "the oldest Danish monthly")],
    );
    check(
        "\"We sleep in shifts,\" her family said.",
        &[("We sleep", "her family")],
    );
}

#[test]
fn conjuncts_speak_together_unless_they_are_roles_of_one() {
    check(
        "Pilots Ida Dahl, Oscar Moe and Lena Ruud said the map \"lies about the shoals.\"",
        &[("lies about", "Pilots Ida Dahl, Oscar Moe and Lena Ruud")],
    );
    check(
        "\"Orders doubled,\" founder, CEO and treasurer Lena Ruud said on Friday.",
        &[("Orders doubled", "Lena Ruud / founder, CEO and treasurer")],
    );
}

#[test]
fn names_are_cut_from_what_is_glued_to_them() {
    check(
        "\"The tea was cold,\" said the late envoy to Norway Oscar Moe.",
        &[("The tea", "Oscar Moe / late envoy to Norway")],
    );
    check(
        "Then Moe himself wrote that the raft was \"no place for a dog.\"",
        &[("no place", "Moe")],
    );
    check(
        "Oscar Moe repairs clocks.\n\nOscar Moe Jr. came on Monday. \"Wind it once a week,\" Moe Jr. said.",
        &[("Wind it", "Oscar Moe Jr.")],
    );
    check(
        "The yard's owner, Ruud & Daughters, said in a note: \"Our cranes are safe and rested.\"",
        &[("Our cranes", "Ruud & Daughters / yard's owner")],
    );
    check(
        "Council leader Ida Dahl waited. The ferry line, Nordfjord Lines, blamed ice. \"The engine froze,\" it said.",
        &[("The engine", "Nordfjord Lines")],
    );
    check(
        "\"The nets are dry,\" Jan Moe said.",
        &[("The nets", "Jan Moe")],
    );
}

#[test]
fn a_role_is_no_verb_and_is_whole() {
    check(
        "\"It ran all night,\" said Ida Dahl, vice president of engines at Blue Fjord.",
        &[(
            "It ran",
            "Ida Dahl / vice president of engines at Blue Fjord",
        )],
    );
    check(
        "\"All are safe,\" said White House Chief of Staff Ida Dahl.",
        &[("All are", "Ida Dahl / White House Chief of Staff")],
    );
    check(
        "Her head engineer, Oscar Moe, told reporters on the quay that the crane was \"older than the town.\"",
        &[("older than", "Oscar Moe / head engineer")],
    );
    check(
        "\"It smells of salt,\" added Moe, who led the dig that ended on Monday.",
        &[("It smells", "Moe")],
    );
    check(
        "\"She counts every page,\" said Dahl's keeper of maps, Lena Ruud, before noon.",
        &[("She counts", "Lena Ruud / Dahl's keeper of maps")],
    );
    check(
        "\"The hens are fine,\" said Oscar Moe, president of the Valley Farmers' League.",
        &[(
            "The hens",
            "Oscar Moe / president of the Valley Farmers' League",
        )],
    );
}

#[test]
fn titles_of_works_are_no_quotations() {
    check(
        "The choir must wait, Oscar Moe said on \"Evening with Fjord Radio.\"",
        &[("Evening with", "-")],
    );
    check(
        "The crew sang \"Down to the Harbour Once More\" twice.",
        &[("Down to", "-")],
    );
    check(
        "The forty rowers, dubbed \"Night Geese of the Fjord\" by the mayor, slept.",
        &[("Night Geese", "the mayor")],
    );
}

#[test]
fn paragraphs_attribute_what_the_one_before_quotes() {
    check(
        "\"None of them could read a chart.\"\n\nThat was how Ida Dahl, the owner of the yard, later described her pilots.",
        &[("None of", "Ida Dahl / owner of the yard")],
    );
    check(
        "\"The glue is wet,\" Ida Dahl said on Monday.\n\n\"The old quay was never meant for lorries.\nOscar Moe, town engineer.\"\n\nThe council meets on Friday.",
        &[("The old quay", "Oscar Moe / town engineer")],
    );
    check(
        "Lena Ruud: You left the band twice.\n\nTorvi Sund: I did leave. I was young, and I was cross.",
        &[("You left", "Lena Ruud"), ("I did", "Torvi Sund")],
    );
}

#[test]
fn the_words_before_according_to_keep_their_speaker() {
    check(
        "\"This road leads home,\" he told the drivers, according to a recording. Oscar Moe came on Tuesday.",
        &[("This road", "he")],
    );
}
