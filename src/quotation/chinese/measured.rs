//! How well the Chinese analysis does on the articles of our own
//! (`tests/data/chinese-quotations.txt`), in figures that may not fall.
//! `cargo test measured -- --nocapture` shows the table.

use super::*;
use std::collections::BTreeMap;

const ARTICLES: &str = include_str!("../../../tests/data/chinese-quotations.txt");

/// What is said in one marked article.
#[derive(Default)]
struct Marked {
    half: String,
    text: String,
    paragraphs: Vec<Range<usize>>,
    said: BTreeMap<usize, Expected>,
}

/// One quotation as marked.
#[derive(Default)]
struct Expected {
    spans: Vec<Range<usize>>,
    kind: String,
    name: Option<String>,
    role: Option<String>,
}

fn articles() -> Vec<Marked> {
    let mut articles: Vec<Marked> = Vec::new();
    for line in ARTICLES
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
    {
        if let Some(heading) = line.strip_prefix("@ ") {
            let half = heading.split(' ').next().unwrap_or_default().to_string();
            articles.push(Marked {
                half,
                ..Marked::default()
            });
            continue;
        }
        let article = articles.last_mut().expect("an article has a heading");
        if line.starts_with(|first: char| first.is_ascii_digit()) && line.as_bytes()[1] == b' ' {
            key(article, line);
        } else {
            paragraph(article, line);
        }
    }
    articles
}

fn paragraph(article: &mut Marked, line: &str) {
    let start = article.text.len();
    let mut rest = line;
    let mut open = None;
    while let Some(at) = rest.find(['⟦', '⟧']) {
        article.text += &rest[..at];
        let mark = rest[at..].chars().next().expect("found");
        rest = &rest[at + mark.len_utf8()..];
        if mark == '⟦' {
            let number: usize = rest[..1].parse().expect("a number follows ⟦");
            rest = &rest[1..];
            open = Some((number, article.text.len()));
        } else if let Some((number, from)) = open.take() {
            let end = article.text.len();
            article
                .said
                .entry(number)
                .or_default()
                .spans
                .push(from..end);
        }
    }
    article.text += rest;
    if let Some((number, from)) = open {
        let end = article.text.len();
        article
            .said
            .entry(number)
            .or_default()
            .spans
            .push(from..end);
    }
    article.paragraphs.push(start..article.text.len());
    article.text.push('\n');
}

fn key(article: &mut Marked, line: &str) {
    let (number, rest) = line.split_once(' ').expect("a key has fields");
    let number: usize = number.parse().expect("a key starts with its number");
    if let Some(same) = rest.strip_prefix("= ") {
        let pieces = article.said.remove(&number).expect("marked").spans;
        let first: usize = same.parse().expect("a number follows =");
        let spans = &mut article.said.get_mut(&first).expect("marked").spans;
        spans.extend(pieces);
        spans.sort_by_key(|span| span.start);
        return;
    }
    let (kind, who) = rest.split_once(' ').expect("a key has a speaker");
    let (name, role) = who
        .split_once(" | ")
        .map_or((who, None), |(name, role)| (name, Some(role)));
    let expected = article.said.get_mut(&number).expect("marked");
    expected.kind = kind.to_string();
    expected.name = (name != "?").then(|| name.to_string());
    expected.role = role.map(str::to_string);
}

/// Counts of one kind in one half.
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
        let all = self.expected + self.found;
        if all == 0 {
            100.0
        } else {
            200.0 * right as f64 / all as f64
        }
    }
}

/// How many bytes two lists of spans share.
fn shared(left: &[Range<usize>], right: &[Range<usize>]) -> usize {
    left.iter()
        .flat_map(|a| {
            right
                .iter()
                .map(move |b| a.end.min(b.end).saturating_sub(a.start.max(b.start)))
        })
        .sum()
}

fn length(spans: &[Range<usize>]) -> usize {
    spans.iter().map(ExactSizeIterator::len).sum()
}

#[allow(clippy::cast_precision_loss, reason = "bytes of a few paragraphs")]
fn score(half: &str, kinds: &[&str]) -> Score {
    let mut score = Score::default();
    for article in articles().iter().filter(|article| article.half == half) {
        let ControlFlow::Continue(analysis) =
            analyse(&article.text, &article.paragraphs, &mut |_| {
                ControlFlow::Continue(())
            })
        else {
            continue;
        };
        let of_kind = |found: &&Quotation| {
            kinds.contains(&format!("{:?}", found.kind).to_lowercase().as_str())
        };
        let found: Vec<&Quotation> = analysis.quotations.iter().filter(of_kind).collect();
        let expected: Vec<&Expected> = article
            .said
            .values()
            .filter(|said| kinds.contains(&said.kind.as_str()))
            .collect();
        score.found += found.len();
        score.expected += expected.len();
        let mut used = vec![false; found.len()];
        for said in &expected {
            let matching = found.iter().position(|found| {
                let both = shared(&found.spans, &said.spans) as f64;
                both >= 0.8 * (length(&found.spans) + length(&said.spans)) as f64 - 0.8 * both
            });
            let Some(index) = matching.filter(|&index| !used[index]) else {
                if half != "keep" {
                    println!(
                        "missed {} {:?}: {:?}",
                        said.kind,
                        said.name,
                        said.spans
                            .iter()
                            .map(|span| &article.text[span.clone()])
                            .collect::<Vec<_>>()
                    );
                }
                continue;
            };
            used[index] = true;
            score.spans += 1;
            let speaker = found[index]
                .speaker
                .map(|speaker| &analysis.speakers[speaker]);
            let right = speaker.map(|speaker| &speaker.name) == said.name.as_ref();
            score.named += usize::from(right);
            if said.role.is_some() {
                score.roles += 1;
                score.right_roles +=
                    usize::from(speaker.is_some_and(|speaker| speaker.role == said.role));
            }
            if half != "keep"
                && (!right || speaker.is_some_and(|speaker| speaker.role != said.role))
            {
                println!(
                    "speaker {speaker:?} for {:?} {:?}: {}",
                    said.name,
                    said.role,
                    &article.text[said.spans[0].clone()]
                );
            }
        }
        for (found, _) in found.iter().zip(&used).filter(|(_, used)| !**used) {
            if half != "keep" {
                println!(
                    "invented {:?} {:?}",
                    found.reason.found,
                    found
                        .spans
                        .iter()
                        .map(|span| &article.text[span.clone()])
                        .collect::<Vec<_>>()
                );
            }
        }
    }
    score
}

#[test]
fn measured_on_our_own_articles() {
    println!("half  kind      marked  found  span F1  end-to-end F1  role");
    for half in ["tune", "keep"] {
        for kinds in [
            &["direct"][..],
            &["mixed"],
            &["indirect"],
            &["direct", "mixed", "indirect"],
        ] {
            let score = score(half, kinds);
            let kind = if kinds.len() > 1 { "all" } else { kinds[0] };
            println!(
                "{half}  {kind:<9} {:>5} {:>6} {:>8.1} {:>14.1} {:>4}/{}",
                score.expected,
                score.found,
                score.f1(score.spans),
                score.f1(score.named),
                score.right_roles,
                score.roles
            );
        }
    }
    let keep = score("keep", &["direct"]);
    assert!(keep.f1(keep.spans) > 98.0, "spans of the half kept back");
    assert!(keep.f1(keep.named) > 85.0, "speakers of the half kept back");
    let tune = score("tune", &["direct", "mixed", "indirect"]);
    assert!(tune.f1(tune.named) > 96.0, "all of the tuning half");
}
