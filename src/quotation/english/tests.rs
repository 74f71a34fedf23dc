mod constructions;
mod direct;
mod examples;
mod people;
mod reported;
mod who;

use crate::article::parse;
use crate::quotation::{Analysis, Kind, analyse};

fn read(text: &str) -> (crate::article::Article, Analysis) {
    let article = parse(text);
    let analysis = analyse(&article);
    (article, analysis)
}

/// Reads a text in which the spans of its quotations, all of that kind, are
/// marked ⟦so⟧.
#[track_caller]
fn read_marked(marked: &str, kind: Kind) -> (crate::article::Article, Analysis) {
    let text = marked.replace(['⟦', '⟧'], "");
    let (article, analysis) = read(&text);
    let mut found = text;
    let mut spans: Vec<_> = analysis
        .quotations
        .iter()
        .flat_map(|quotation| quotation.spans.clone())
        .collect();
    spans.sort_by_key(|span| span.start);
    for span in spans.iter().rev() {
        found.insert(span.end, '⟧');
        found.insert(span.start, '⟦');
    }
    assert_eq!(found, marked);
    for quotation in &analysis.quotations {
        assert_eq!(quotation.kind, kind, "{marked}");
    }
    (article, analysis)
}

/// Finds the quotations of a paragraph in which the spans are marked ⟦so⟧;
/// `speakers` has a name for each quotation.
#[track_caller]
fn check(marked: &str, kind: Kind, speakers: &[&str]) {
    let (_, analysis) = read_marked(marked, kind);
    let names: Vec<&str> = analysis
        .quotations
        .iter()
        .map(|quotation| {
            quotation
                .speaker
                .map_or("", |speaker| analysis.speakers[speaker].name.as_str())
        })
        .collect();
    assert_eq!(names, speakers);
}

#[test]
fn cues_stand_after_before_and_between() {
    check(
        "⟦\"We are ready,\"⟧ Anna Berg said.",
        Kind::Direct,
        &["Anna Berg"],
    );
    check(
        "⟦“We are ready,”⟧ said Anna Berg, a nurse.",
        Kind::Direct,
        &["Anna Berg"],
    );
    check(
        "Anna Berg said, ⟦\"We are ready for it.\"⟧",
        Kind::Direct,
        &["Anna Berg"],
    );
    check(
        "Anna Berg said in a statement: ⟦\"We are ready.\"⟧",
        Kind::Direct,
        &["Anna Berg"],
    );
    check(
        "⟦\"We,\"⟧ Anna Berg said, ⟦\"are ready.\"⟧",
        Kind::Direct,
        &["Anna Berg"],
    );
    check(
        "⟦\"We are ready,\"⟧ Berg said. ⟦\"It will be fine, all of it.\"⟧",
        Kind::Direct,
        &["Berg"],
    );
}

#[test]
fn reported_words_stand_after_and_before_their_cue() {
    check(
        "Anna Berg said ⟦the team was ready⟧.",
        Kind::Indirect,
        &["Anna Berg"],
    );
    check(
        "Anna Berg told reporters ⟦that the team was ready⟧.",
        Kind::Indirect,
        &["Anna Berg"],
    );
    check(
        "⟦The team was ready for anything⟧, Anna Berg said on Monday.",
        Kind::Indirect,
        &["Anna Berg"],
    );
    check(
        "According to Anna Berg, ⟦the team was ready⟧.",
        Kind::Indirect,
        &["Anna Berg"],
    );
}

#[test]
fn terms_in_marks_are_no_quotations() {
    check(
        "The so-called \"new normal\" has arrived.",
        Kind::Direct,
        &[],
    );
    check("He sang \"My Way\" twice.", Kind::Direct, &[]);
}

#[test]
fn later_forms_of_a_name_are_the_same_speaker() {
    let (_, analysis) = read(
        "\"One,\" Senator Mary Stone said.\n\n\"Two,\" Stone said.\n\n\"Three,\" she said.\n\n\"Four,\" said John Park.\n\n\"Five,\" he said.",
    );
    let speakers: Vec<usize> = analysis
        .quotations
        .iter()
        .filter_map(|quotation| quotation.speaker)
        .collect();
    assert_eq!(speakers, [0, 0, 0, 1, 1]);
    assert_eq!(analysis.speakers[0].name, "Mary Stone");
}

/// Words, marks and names that the rules ask about.
const PIECES: &str = "said says asked told added titled known as that who whom which and but of \
    for with by , . ; : \" \" “ ” ' ’ ( ) [ ] - — … ? & 's n't the a his her him it I she he \
    Anna Berg Bath Maine Monday week 2014 to not has been was be retired proposed reporting when \
    because if according statement claim Mr. Dr. mayor";

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(4000))]
    #[test]
    fn no_order_of_words_and_marks_is_too_much(
        pieces in proptest::collection::vec(
            proptest::sample::select(PIECES.split_whitespace().collect::<Vec<_>>()), 1..16,
        ),
    ) {
        let (article, analysis) = read(&pieces.join(" "));
        for quotation in &analysis.quotations {
            for span in &quotation.spans {
                proptest::prop_assert!(article.text.get(span.clone()).is_some());
            }
        }
    }
}

#[test]
fn a_paragraph_may_begin_with_a_colon() {
    check(
        ": \"We sail at noon.\"\n\n⟦\"We wait,\"⟧ Anna Berg said.",
        Kind::Direct,
        &["Anna Berg"],
    );
}
