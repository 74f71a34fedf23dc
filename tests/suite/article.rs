//! The analysis of the bundled article, as a careful reader would make it.

use duidu::article::{Article, parse};
use duidu::quotation::{Analysis, Kind, Quotation, analyse};

const ARTICLE: &str = include_str!("../../assets/sco-cyber-terrorism.txt");

/// Speaker, role, mention, kind, how the words begin and how they end.
type Expected = (
    &'static str,
    Option<&'static str>,
    &'static str,
    Kind,
    &'static str,
    &'static str,
);

const MUSAEV: Option<&str> =
    Some("deputy chief of the State Committee for National Security of the Kyrgyz Republic");
const SAFARALI: Option<&str> =
    Some("senior official in charge of anti-terrorism issues with the SCO");
const MENG: Option<&str> = Some("China's deputy minister of public security");
const DAI: Option<&str> = Some("professor at the Chinese People's Public Security University");
const LI: Option<&str> = Some(
    "counter-terrorism expert with the China Institutes of Contemporary International Relations",
);

/// In text order: the Chinese lead comes first.
#[rustfmt::skip]
const EXPECTED: [Expected; 14] = [
    ("security officials from member states", None, "上海合作组织各成员国安全事务官员们", Kind::Indirect, "将进一步加强", "融资行为"),
    ("security officials from member states", None, "security officials from member states", Kind::Indirect, "The member states", "terrorist financing"),
    ("Kolbai Musaev", MUSAEV, "Kolbai Musaev", Kind::Direct, "Internet terrorism", "plans"),
    ("Kolbai Musaev", MUSAEV, "He", Kind::Indirect, "the Internet has become", "attacks"),
    ("Kolbai Musaev", MUSAEV, "Musaev", Kind::Direct, "The Internet is a safe", "dissemination"),
    ("Sayfulloev Safarali", SAFARALI, "Sayfulloev Safarali", Kind::Indirect, "most terrorist organizations", "languages"),
    ("Sayfulloev Safarali", SAFARALI, "he", Kind::Indirect, "Meanwhile, terrorists", "human trafficking"),
    ("Sayfulloev Safarali", SAFARALI, "Safarali", Kind::Direct, "Funds are considered as 'lubricants'", "attack"),
    ("Meng Hongwei", MENG, "Meng Hongwei", Kind::Indirect, "that the country has", "the organization"),
    ("Meng Hongwei", MENG, "Meng", Kind::Direct, "The frontier-defense", "regions"),
    ("Dai Peng", DAI, "Dai Peng", Kind::Indirect, "The SCO has provided", "efforts"),
    ("Dai Peng", DAI, "Dai", Kind::Direct, "Different countries", "crackdowns"),
    ("Dai Peng", DAI, "he", Kind::Indirect, "Organizers used", "incite crimes"),
    ("Li Wei", LI, "Li Wei", Kind::Direct, "Improving regional", "terrorism"),
];

fn read() -> (Article, Analysis) {
    let article = parse(ARTICLE);
    let analysis = analyse(&article);
    (article, analysis)
}

fn words<'a>(article: &'a Article, quotation: &Quotation) -> &'a str {
    let range =
        quotation.spans[0].start..quotation.spans.last().expect("no quotation is empty").end;
    article.text[range].trim_matches(['"', ','])
}

#[test]
fn every_quotation_is_found_with_its_speaker_and_role() {
    let (article, analysis) = read();
    for (quotation, expected) in analysis.quotations.iter().zip(EXPECTED) {
        let (name, role, mention, kind, begins, ends) = expected;
        let words = words(&article, quotation);
        assert!(
            words.starts_with(begins) && words.ends_with(ends),
            "{words:?} is not {begins:?} … {ends:?}"
        );
        let speaker = &analysis.speakers[quotation.speaker.expect("everybody is named")];
        assert_eq!(
            (speaker.name.as_str(), speaker.role.as_deref()),
            (name, role),
            "{words}"
        );
        assert_eq!(quotation.kind, kind, "{words}");
        let found = quotation.mention.expect("everybody is mentioned").range();
        assert_eq!(&article.text[found], mention, "{words}");
        assert!(quotation.reason.resolved.is_some());
    }
    assert_eq!(analysis.quotations.len(), EXPECTED.len());
}

#[test]
fn there_are_six_direct_quotations_and_five_people_with_roles() {
    let (_, analysis) = read();
    let direct = analysis
        .quotations
        .iter()
        .filter(|quotation| quotation.kind == Kind::Direct);
    assert_eq!(direct.count(), 6);
    assert_eq!(
        analysis
            .speakers
            .iter()
            .filter(|speaker| speaker.role.is_some())
            .count(),
        5
    );
}
