use super::*;
use crate::article::parse;
use crate::bilingual::{Alignment, Bead, Origin};
use crate::quotation::Analysis;
use crate::text::sentences;
use proptest::prelude::*;
use proptest::sample::Index;
use std::fmt::Write;

/// How many sentences a paragraph has on each side; none is a gap.
type Shape = (usize, usize);

/// A text of paragraphs in turn, aligned bead by bead: `beads` says how many
/// sentences of each side the next bead takes, and how sure it is.
fn document(paragraphs: &[Shape], beads: &[(usize, usize, f32)]) -> Document {
    let mut text = String::new();
    for (number, (zh, en)) in paragraphs.iter().enumerate() {
        for sentence in 0..*zh {
            let _ = write!(
                text,
                "第{number}段第{sentence}句话说的是码头上的情况，工人们还没有回来。"
            );
        }
        text += "\n\n";
        for sentence in 0..*en {
            let _ = write!(
                text,
                "Sentence {sentence} of paragraph {number} tells how the port has fared. "
            );
        }
        text += "\n\n";
    }
    let article = parse(&text);
    let mut alignment = Alignment::default();
    for block in &article.blocks {
        let start = block.range.start;
        alignment.sentences[block.language as usize].extend(
            sentences(article.block_text(block), block.language)
                .into_iter()
                .map(|sentence| start + sentence.start..start + sentence.end),
        );
    }
    let [zh_total, en_total] = [0, 1].map(|side: usize| alignment.sentences[side].len());
    let (mut zh, mut en) = (0, 0);
    let mut beads = beads.iter().cycle();
    while zh < zh_total || en < en_total {
        let (more_zh, more_en, confidence) = *beads.next().expect("there are beads");
        let (zh_end, en_end) = ((zh + more_zh).min(zh_total), (en + more_en).min(en_total));
        if (zh_end, en_end) == (zh, en) {
            // One side is done: what is left of the other is a gap.
            alignment.beads.push(bead(zh..zh_total, en..en_total, 1.0));
            break;
        }
        alignment
            .beads
            .push(bead(zh..zh_end, en..en_end, confidence));
        (zh, en) = (zh_end, en_end);
    }
    Document::new(article, Analysis::default()).aligned(alignment)
}

fn bead(zh: Range<usize>, en: Range<usize>, confidence: f32) -> Bead {
    Bead {
        zh,
        en,
        confidence,
        origin: Origin::Aligned,
    }
}

/// Paragraph by paragraph in turn, three sentences facing two.
fn alternating(paragraphs: usize) -> Document {
    document(&vec![(3, 2); paragraphs], &[(1, 1, 0.9), (2, 1, 0.9)])
}

fn any_document() -> impl Strategy<Value = Document> {
    let shape = (0_usize..4, 0_usize..4);
    let bead = (0_usize..3, 0_usize..3, 0.0_f32..1.0)
        .prop_map(|(zh, en, confidence)| (zh.max(usize::from(en == 0)), en, confidence));
    (
        prop::collection::vec(shape, 1..25),
        prop::collection::vec(bead, 1..12),
    )
        .prop_map(|(paragraphs, beads)| document(&paragraphs, &beads))
}

fn viewport(flow: Flow, columns: u16, height: u16) -> Viewport {
    let mut viewport = Viewport::new(flow, Language::English);
    viewport.resize(
        height,
        Measures {
            columns: [columns, columns],
            settings: Settings::default(),
            known: KnownWords::default(),
        },
    );
    viewport
}

/// All lines of a flow.
fn all_lines(document: &Document, flow: Flow, columns: u16) -> Vec<(usize, Line)> {
    let measures = Measures {
        columns: [columns, columns],
        settings: Settings::default(),
        known: KnownWords::default(),
    };
    (0..flow.len(document))
        .flat_map(|item| {
            let lines = flow.lines(document, item, &measures);
            lines.into_iter().map(move |line| (item, line))
        })
        .collect()
}

#[test]
fn a_pair_begins_on_one_row_and_the_shorter_side_is_padded() {
    let document = alternating(3);
    let lines = all_lines(&document, Flow::Facing, 30);
    for pair in 0..3 {
        let (_, first) = lines
            .iter()
            .find(|(item, _)| *item == pair)
            .expect("each pair has lines");
        let starts = first
            .rows
            .clone()
            .map(|row| row.expect("both begin here").range.start);
        assert_eq!(
            starts,
            document
                .pairs
                .get(pair)
                .expect("it is there")
                .sides
                .clone()
                .map(|side| side.start)
        );
    }
}

#[test]
fn a_text_most_of_which_has_no_counterpart_makes_the_other_one_short() {
    let paragraphs = [(1, 1), (0, 3), (0, 3), (0, 3)];
    let beads = [(1, 1, 0.9), (0, 3, 0.9), (0, 3, 0.9), (0, 3, 0.9)];
    assert_eq!(
        document(&paragraphs, &beads).short_side,
        Some(Language::Chinese)
    );
    assert_eq!(alternating(5).short_side, None);
}

#[test]
fn uncertain_links_set_no_rows_level_inside_a_paragraph() {
    // One Chinese paragraph for two English ones.
    let unsure = document(&[(2, 1), (0, 1)], &[(1, 1, 0.3)]);
    assert_eq!(unsure.pairs.len(), 1);
    let sure = document(&[(2, 1), (0, 1)], &[(1, 1, 0.9)]);
    assert_eq!(sure.pairs.len(), 2);
}

#[test]
fn an_uneven_end_is_a_gap() {
    let document = document(&[(1, 1), (0, 2)], &[(1, 1, 0.9), (0, 2, 0.9)]);
    let lines = all_lines(&document, Flow::Facing, 40);
    let gap = lines.iter().find_map(|(_, line)| line.gap);
    assert_eq!(gap, Some(Language::Chinese));
}

proptest! {
    #[test]
    fn each_text_is_shown_whole_and_in_order(document in any_document(), columns in 6_u16..80) {
        prop_assume!(!document.pairs.is_empty());
        for flow in [Flow::Facing, Flow::Stacked] {
            let lines = all_lines(&document, flow, columns);
            for language in Language::ALL {
                let rows = lines.iter().filter_map(|(_, line)| line.rows[language as usize].as_ref());
                let shown: String = rows.map(|row| &document.article.text[row.range.clone()]).collect();
                let blocks = document.article.blocks.iter().filter(|block| block.language == language);
                let text: String = blocks.map(|block| document.article.block_text(block)).collect();
                let bare = |text: &str| text.split_whitespace().collect::<String>();
                prop_assert_eq!(bare(&shown), bare(&text));
            }
        }
    }

    #[test]
    fn what_faces_each_other_is_of_one_pair(document in any_document(), columns in 6_u16..80) {
        prop_assume!(!document.pairs.is_empty());
        for (item, line) in all_lines(&document, Flow::Facing, columns) {
            for place in line.places() {
                let row = line.rows[place.language as usize].as_ref();
                if row.is_some_and(|row| !row.range.is_empty()) {
                    prop_assert_eq!(document.pairs.at(place.language, place.byte), item);
                }
            }
        }
    }

    #[test]
    fn scrolling_down_row_by_row_shows_all_and_up_again_comes_back(
        document in any_document(),
        columns in 8_u16..60,
        height in 1_u16..12,
        flow in prop::sample::select(vec![Flow::Facing, Flow::Stacked, Flow::Column(Language::English)]),
    ) {
        let mut viewport = viewport(flow, columns, height);
        viewport.settle(&document);
        let first = viewport.lines.clone();
        let mut steps = 0;
        while viewport.scroll(&document, 1) {
            steps += 1;
            prop_assert!(steps < 10_000, "it goes on for ever");
        }
        viewport.settle(&document);
        let last = all_lines(&document, flow, columns);
        prop_assert_eq!(viewport.lines.last(), last.last().map(|(_, line)| line));
        for _ in 0..steps {
            viewport.scroll(&document, -1);
        }
        viewport.settle(&document);
        prop_assert_eq!(viewport.lines, first);
    }

    #[test]
    fn what_is_revealed_is_shown_with_its_counterpart_if_both_fit(
        document in any_document(),
        place in any::<Index>(),
        columns in 8_u16..60,
        height in 1_u16..30,
    ) {
        prop_assume!(!document.pairs.is_empty());
        let all: Vec<Stretch> = Language::ALL
            .into_iter()
            .flat_map(|language| {
                let sentences = document.alignment.sentences[language as usize].iter();
                sentences.map(move |range| Stretch { language, range: range.clone() })
            })
            .collect();
        let passage = &all[place.index(all.len())];
        let counterpart = document.counterpart(&passage.range);
        let mut viewport = viewport(Flow::Facing, columns, height);
        viewport.reveal(&document, passage, counterpart.as_ref());
        viewport.settle(&document);
        prop_assert!(viewport.shows(passage_start(passage)));
        if let Some(counterpart) = counterpart {
            let rows = |stretch: &Stretch| {
                let end = document.article.text[stretch.range.clone()].len();
                end / usize::from(columns / 3).max(1) + 2
            };
            if rows(passage) + rows(&counterpart) < usize::from(height) / 4 {
                prop_assert!(viewport.shows(passage_start(&counterpart)));
            }
        }
    }

    #[test]
    fn another_width_keeps_the_first_line_in_view(
        document in any_document(),
        down in 0_isize..60,
        widths in prop::collection::vec(6_u16..90, 1..5),
    ) {
        prop_assume!(!document.pairs.is_empty());
        let mut viewport = viewport(Flow::Facing, 40, 8);
        viewport.scroll(&document, down);
        viewport.settle(&document);
        let before = viewport.lines.clone();
        let place = before[0].places().next().expect("a line is somewhere");
        for width in widths {
            let measures = Measures { columns: [width, width], settings: Settings::default(), known: KnownWords::default() };
            viewport.resize(8, measures);
            viewport.settle(&document);
            prop_assert!(viewport.lines.iter().flat_map(Line::places).any(|shown| shown == place)
                || viewport.shows(place) || before[0].rows.iter().flatten().all(|row| row.range.is_empty()));
        }
        let measures = Measures { columns: [40, 40], settings: Settings::default(), known: KnownWords::default() };
        viewport.resize(8, measures);
        viewport.settle(&document);
        prop_assert_eq!(viewport.lines, before);
    }
}

fn passage_start(stretch: &Stretch) -> Place {
    Place {
        language: stretch.language,
        byte: stretch.range.start,
    }
}
