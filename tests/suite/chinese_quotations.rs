//! How well the Chinese analysis does on the articles of our own
//! (`tests/data/chinese-quotations*.txt`), in figures that may not fall. A failing floor
//! tells which quotations of the tuning batch are wrong; the other batches are only
//! counted.

mod marked;

use duidu::article::parse;
use duidu::quotation::{Quotation, Speaker, analyse};
use marked::{Expected, Marked};
use std::fmt::Write;
use std::ops::Range;

const ARTICLES: [&str; 3] = [
    include_str!("../data/chinese-quotations.txt"),
    include_str!("../data/chinese-quotations-later.txt"),
    include_str!("../data/chinese-quotations-fresh.txt"),
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
    /// What is wrong, a line each.
    wrong: String,
}

impl Score {
    /// F1 in per cent of `right` among the expected and the found.
    #[allow(clippy::cast_precision_loss, reason = "counts of a few hundred")]
    fn f1(&self, right: usize) -> f64 {
        200.0 * right as f64 / (self.expected + self.found).max(1) as f64
    }

    fn add(&mut self, article: &Marked, kinds: &[&str]) {
        let analysis = analyse(&parse(&article.text));
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
            if let Some(wrong) = wrong {
                let (name, role) = (&said.name, &said.role);
                let words = words(article, &said.spans);
                _ = writeln!(self.wrong, "{wrong} for {name:?} {role:?}: {words}");
            }
        }
        for invented in found {
            let rule = invented.reason.found;
            let words = words(article, &invented.spans);
            _ = writeln!(self.wrong, "invented by {rule}: {words}");
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

fn score(half: &str, kinds: &[&str]) -> Score {
    let mut score = Score::default();
    for article in ARTICLES.into_iter().flat_map(marked::articles) {
        if article.half == half {
            score.add(&article, kinds);
        }
    }
    score
}

/// Checks the floors of a batch: F1 of the spans, and of spans with the right speaker.
#[track_caller]
fn check(half: &str, kinds: &[&str], spans: f64, speakers: f64) {
    let score = score(half, kinds);
    let reached = (score.f1(score.spans), score.f1(score.named));
    let wrong = if half == "tune" { &score.wrong } else { "" };
    assert!(
        reached.0 > spans && reached.1 > speakers,
        "{half}: spans {:.1}, speakers {:.1}, roles {} of {}\n{wrong}",
        reached.0,
        reached.1,
        score.right_roles,
        score.roles
    );
}

#[test]
fn direct_quotations_of_every_batch_are_found_with_their_speakers() {
    check("keep", &["direct"], 99.0, 92.0);
    check("later", &["direct"], 99.0, 94.0);
    check("fresh", &["direct"], 97.0, 91.0);
}

#[test]
fn quotations_of_every_kind_are_found_in_the_tuning_batch() {
    check("tune", &["direct", "mixed", "indirect"], 97.0, 97.0);
}
