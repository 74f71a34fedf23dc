//! How well the Chinese analysis does on the articles of our own
//! (`tests/data/chinese-quotations*.txt`), in figures that may not fall.
//! `cargo test measured -- --nocapture` shows the table and what is wrong in the
//! half that the rules are worked on; the half kept back, the later batches and the articles
//! by others are only counted.

mod marked;

use super::*;
use crate::quotation::Speaker;
use marked::{Expected, Marked};

const ARTICLES: [&str; 3] = [
    include_str!("../../../tests/data/chinese-quotations.txt"),
    include_str!("../../../tests/data/chinese-quotations-later.txt"),
    include_str!("../../../tests/data/chinese-quotations-fresh.txt"),
];

/// The kinds of quotations, and all of them.
const KINDS: [&[&str]; 4] = [
    &["direct"],
    &["mixed"],
    &["indirect"],
    &["direct", "mixed", "indirect"],
];

/// Counts of some kinds in one half.
#[derive(Default)]
struct Score {
    expected: usize,
    found: usize,
    spans: usize,
    named: usize,
    roles: usize,
    right_roles: usize,
}

impl Score {
    /// F1 in per cent of `right` among the expected and the found.
    #[allow(clippy::cast_precision_loss, reason = "counts of a few hundred")]
    fn f1(&self, right: usize) -> f64 {
        200.0 * right as f64 / (self.expected + self.found).max(1) as f64
    }

    fn add(&mut self, article: &Marked, kinds: &[&str], show: bool) {
        let ControlFlow::Continue(analysis) =
            analyse(&article.text, &article.paragraphs, &mut |_| {
                ControlFlow::Continue(())
            })
        else {
            return;
        };
        let is_wanted = |kind: &str| kinds.contains(&kind);
        let mut found: Vec<&Quotation> = analysis
            .quotations
            .iter()
            .filter(|found| is_wanted(&format!("{:?}", found.kind).to_lowercase()))
            .collect();
        self.found += found.len();
        for said in article.said.values().filter(|said| is_wanted(&said.kind)) {
            self.expected += 1;
            let matching = found.iter().position(|found| matches(found, said));
            let wrong = match matching.map(|index| found.remove(index)) {
                None => Some("missed".to_string()),
                Some(found) => self.compare(found.speaker.map(|at| &analysis.speakers[at]), said),
            };
            if let Some(wrong) = wrong.filter(|_| show) {
                let (name, role) = (&said.name, &said.role);
                println!(
                    "{wrong} for {name:?} {role:?}: {}",
                    words(article, &said.spans)
                );
            }
        }
        for invented in found.iter().filter(|_| show) {
            let rule = invented.reason.found;
            println!("invented by {rule}: {}", words(article, &invented.spans));
        }
    }

    /// Counts a quotation found with this speaker, and tells what is wrong.
    fn compare(&mut self, speaker: Option<&Speaker>, said: &Expected) -> Option<String> {
        let named = speaker.map(|speaker| &speaker.name) == said.name.as_ref();
        let role = speaker.and_then(|speaker| speaker.role.as_ref());
        let stated = said.role.is_some();
        self.spans += 1;
        self.named += usize::from(named);
        self.roles += usize::from(stated);
        self.right_roles += usize::from(stated && role == said.role.as_ref());
        let right = named && (!stated || role == said.role.as_ref());
        (!right).then(|| format!("speaker {speaker:?}"))
    }
}

/// The words at `spans` of an article.
fn words(article: &Marked, spans: &[Range<usize>]) -> String {
    let pieces: Vec<&str> = spans
        .iter()
        .map(|span| &article.text[span.clone()])
        .collect();
    pieces.join(" … ")
}

/// Whether a quotation was found where it is marked: four fifths of both together
/// are shared.
#[allow(clippy::cast_precision_loss, reason = "bytes of a few paragraphs")]
fn matches(found: &Quotation, said: &Expected) -> bool {
    let length = |spans: &[Range<usize>]| spans.iter().map(ExactSizeIterator::len).sum::<usize>();
    let overlap =
        |a: &Range<usize>, b: &Range<usize>| a.end.min(b.end).saturating_sub(a.start.max(b.start));
    let shared: usize = found
        .spans
        .iter()
        .flat_map(|a| said.spans.iter().map(move |b| overlap(a, b)))
        .sum();
    let all = length(&found.spans) + length(&said.spans) - shared;
    shared as f64 >= 0.8 * all as f64
}

fn score(half: &str, kinds: &[&str], show: bool) -> Score {
    let mut score = Score::default();
    for article in ARTICLES.into_iter().flat_map(marked::articles) {
        if article.half == half {
            score.add(&article, kinds, show);
        }
    }
    score
}

#[test]
fn measured_on_our_own_articles() {
    println!("half  kind      marked  found  span F1  end-to-end F1  role");
    for half in ["tune", "later", "fresh", "keep"] {
        for kinds in KINDS {
            let one = kinds.len() == 1;
            let score = score(half, kinds, one && half == "tune");
            println!(
                "{half:<5} {:<9} {:>5} {:>6} {:>8.1} {:>14.1} {:>4}/{}",
                if one { kinds[0] } else { "all" },
                score.expected,
                score.found,
                score.f1(score.spans),
                score.f1(score.named),
                score.right_roles,
                score.roles
            );
        }
    }
    let keep = score("keep", KINDS[0], false);
    assert!(keep.f1(keep.spans) > 99.0, "spans of the half kept back");
    assert!(keep.f1(keep.named) > 92.0, "speakers of the half kept back");
    let later = score("later", KINDS[0], false);
    assert!(later.f1(later.spans) > 99.0, "spans of the later batches");
    assert!(
        later.f1(later.named) > 94.0,
        "speakers of the later batches"
    );
    let fresh = score("fresh", KINDS[0], false);
    assert!(
        fresh.f1(fresh.spans) > 97.0,
        "spans of the articles by others"
    );
    assert!(
        fresh.f1(fresh.named) > 91.0,
        "speakers of the articles by others"
    );
    let tune = score("tune", KINDS[3], false);
    assert!(tune.f1(tune.named) > 97.0, "all of the tuning half");
}
