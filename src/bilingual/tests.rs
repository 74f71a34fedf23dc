use super::*;
use crate::article::parse;
use proptest::prelude::*;

/// Aligns a Chinese and an English text, given in sentences, and compares the links and
/// gaps: `zh sentences-en sentences`.
#[track_caller]
fn check(zh: &[&str], en: &[&str], expected: &[&str]) {
    let alignment = align_sentences(zh, en, Lexicon::embedded());
    let numbers = |range: &Range<usize>| {
        let numbers: Vec<String> = range.clone().map(|number| number.to_string()).collect();
        numbers.join(",")
    };
    let found: Vec<String> = alignment
        .beads
        .iter()
        .map(|bead| format!("{}-{}", numbers(&bead.zh), numbers(&bead.en)))
        .collect();
    assert_eq!(found, expected);
}

const ZH: [&str; 6] = [
    "港口工人周一结束了罢工。",
    "市长说，谈判持续了三天。",
    "“我们对协议感到满意，”工会主席汉森说。",
    "医院里的病人仍在等待药品。",
    "去年有四十二艘船改道去了安特卫普。",
    "天气预报说，星期六将有大雪。",
];
const EN: [&str; 6] = [
    "Dock workers ended their strike on Monday.",
    "The mayor said the negotiations had taken three days.",
    "\"We are satisfied with the agreement,\" said Hansen, chairman of the union.",
    "Patients in the hospital are still waiting for medicine.",
    "Last year 42 ships were diverted to Antwerp.",
    "The weather forecast says there will be heavy snow on Saturday.",
];

#[test]
fn sentences_that_translate_each_other_are_linked() {
    check(&ZH, &EN, &["0-0", "1-1", "2-2", "3-3", "4-4", "5-5"]);
}

#[test]
fn what_is_left_out_is_a_gap() {
    check(
        &[ZH[0], ZH[1], ZH[4], ZH[5]],
        &EN,
        &["0-0", "1-1", "-2", "-3", "2-4", "3-5"],
    );
    check(&ZH, &EN[..1], &["0-0", "1-", "2-", "3-", "4-", "5-"]);
    check(&[], &EN[..2], &["-0", "-1"]);
}

#[test]
fn a_sentence_may_face_two() {
    let joined = format!("{}{}", ZH[3], ZH[4]);
    check(
        &[ZH[0], ZH[1], ZH[2], &joined, ZH[5]],
        &EN,
        &["0-0", "1-1", "2-2", "3-3,4", "4-5"],
    );
}

#[test]
fn a_block_that_stands_elsewhere_is_found() {
    let zh = [ZH[0], ZH[1], ZH[3], ZH[4], ZH[5], ZH[2]];
    let alignment = align_sentences(&zh, &EN, Lexicon::embedded());
    let moved: Vec<_> = alignment
        .moved
        .iter()
        .map(|bead| (bead.zh.clone(), bead.en.clone()))
        .collect();
    assert_eq!(moved, [(5..6, 2..3)]);
}

fn article(zh: &[&str], en: &[&str]) -> Article {
    parse(&format!("{}\n\n{}\n", zh.join("\n\n"), en.join("\n\n")))
}

/// The bytes of a sentence in the text of an article.
fn bytes(article: &Article, sentence: &str) -> Range<usize> {
    let start = article.text.find(sentence).expect("it is there");
    start..start + sentence.len()
}

#[test]
fn the_bundled_article_is_a_headline_and_a_lead_beside_a_whole_text() {
    let article = parse(include_str!("../../assets/sco-cyber-terrorism.txt"));
    let alignment = align(&article, Lexicon::embedded());
    let links: Vec<&Bead> = alignment
        .beads
        .iter()
        .filter(|bead| bead.is_link())
        .collect();
    assert_eq!(links.len(), 1);
    assert_eq!((links[0].zh.clone(), links[0].en.clone()), (0..2, 0..1));
    assert!(alignment.moved.is_empty());
    let lead = bytes(&article, "周四，上海合作组织各成员国");
    let facing = alignment
        .counterpart(&lead)
        .expect("the lead has a counterpart");
    assert!(article.text[facing].starts_with("BEIJING - The member states"));
    let body = bytes(&article, "He said the Internet");
    assert_eq!(alignment.counterpart(&body), None);
}

#[test]
fn what_the_reader_ties_and_unties_holds() {
    let article = article(&ZH, &EN);
    let correct = |zh: &str, en: &str, verdict| Correction {
        zh: bytes(&article, zh),
        en: bytes(&article, en),
        verdict,
    };
    let facing = |corrections: &[Correction], zh: &str| {
        let alignment = align_corrected(&article, Lexicon::embedded(), corrections);
        for side in [0, 1] {
            let language = Language::ALL[side];
            let held: usize = alignment
                .beads
                .iter()
                .map(|bead| bead.side(language).len())
                .sum();
            assert_eq!(held, alignment.sentences[side].len());
        }
        let facing = alignment.counterpart(&bytes(&article, zh));
        facing.map(|range| article.text[range].to_owned())
    };
    let untied = [correct(ZH[3], EN[3], Verdict::Untied)];
    assert_eq!(facing(&untied, ZH[3]), None);
    assert!(facing(&untied, ZH[4]).is_some_and(|facing| facing.contains(EN[4])));
    // In order with the rest, and across it.
    let tied = [correct(ZH[3], EN[4], Verdict::Tied)];
    assert_eq!(facing(&tied, ZH[3]).as_deref(), Some(EN[4]));
    assert_eq!(facing(&tied, ZH[2]).as_deref(), Some(EN[2]));
    let crossing = [
        correct(ZH[4], EN[1], Verdict::Tied),
        correct(ZH[1], EN[4], Verdict::Tied),
    ];
    assert_eq!(facing(&crossing, ZH[4]).as_deref(), Some(EN[1]));
    assert_eq!(facing(&crossing, ZH[1]).as_deref(), Some(EN[4]));
    assert_eq!(facing(&crossing, ZH[5]).as_deref(), Some(EN[5]));
}

proptest! {
    /// Whatever the reader ties, the beads hold both texts in order.
    #[test]
    fn beads_follow_on_each_other_on_both_sides(
        sentences in 1..6_usize,
        ties in proptest::collection::vec((0..6_usize, 0..6_usize, any::<bool>()), 0..4),
    ) {
        let article = article(&ZH[..sentences], &EN);
        let corrections: Vec<Correction> = ties
            .into_iter()
            .map(|(zh, en, is_tied)| Correction {
                zh: bytes(&article, ZH[zh % sentences]),
                en: bytes(&article, EN[en]),
                verdict: if is_tied { Verdict::Tied } else { Verdict::Untied },
            })
            .collect();
        let alignment = align_corrected(&article, Lexicon::embedded(), &corrections);
        let mut ends = [0, 0];
        for bead in &alignment.beads {
            for language in Language::ALL {
                let sentences = bead.side(language);
                prop_assert_eq!(sentences.start, ends[language as usize]);
                ends[language as usize] = sentences.end;
            }
        }
        prop_assert_eq!(ends, [sentences, EN.len()]);
        prop_assert!(!pairs::Pairs::new(&article, &alignment).is_empty());
    }
}

#[test]
fn what_the_layout_sets_side_by_side_faces_each_other() {
    // The words alone would say otherwise.
    let paragraphs: Vec<&str> = (0..6)
        .flat_map(|at| [ZH[at], EN[[1, 0, 3, 2, 5, 4][at]]])
        .collect();
    let article = parse(&paragraphs.join("\n\n"));
    let alignment = align(&article, Lexicon::embedded());
    let links: Vec<_> = alignment
        .beads
        .iter()
        .map(|bead| (bead.zh.clone(), bead.en.clone(), bead.origin))
        .collect();
    let expected: Vec<_> = (0..6)
        .map(|at| (at..at + 1, at..at + 1, Origin::Markup))
        .collect();
    assert_eq!(links, expected);
}

#[test]
fn a_text_of_one_word_over_and_over_is_aligned_all_the_same() {
    let (zh, en) = (
        "医院".repeat(20_000) + "。",
        "hospital ".repeat(20_000) + ".",
    );
    let alignment = align_sentences(&[zh.as_str(); 3], &[en.as_str(); 3], Lexicon::embedded());
    let held: usize = alignment.beads.iter().map(|bead| bead.zh.len()).sum();
    assert_eq!(held, 3);
}

#[test]
fn an_alignment_is_given_up_whenever_it_is_not_wanted_any_more() {
    let article = article(&ZH, &EN);
    let asked = |patience: usize| {
        let mut asked = 0;
        let result = align_while(&article, Lexicon::embedded(), &[], &mut || {
            asked += 1;
            if asked > patience {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        });
        (asked, result.is_break())
    };
    let (whole, is_given_up) = asked(usize::MAX);
    assert!(!is_given_up);
    // It is asked in every step of the work, and never again once it said no.
    for patience in 0..whole {
        assert_eq!(asked(patience), (patience + 1, true));
    }
}
