//! Reads articles in which what is said is marked.

use std::collections::BTreeMap;
use std::ops::Range;

/// A marked article.
#[derive(Default)]
pub(super) struct Marked {
    /// `tune` or `keep`.
    pub(super) half: String,
    /// The text without its marks.
    pub(super) text: String,
    /// The quotations by their numbers.
    pub(super) said: BTreeMap<usize, Expected>,
}

/// One quotation as marked.
#[derive(Default)]
pub(super) struct Expected {
    pub(super) spans: Vec<Range<usize>>,
    pub(super) kind: String,
    pub(super) name: Option<String>,
    pub(super) role: Option<String>,
}

/// The articles of `text`.
pub(super) fn articles(text: &str) -> Vec<Marked> {
    let mut articles: Vec<Marked> = Vec::new();
    for line in text
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
    {
        if let Some(heading) = line.strip_prefix("@ ") {
            articles.push(Marked {
                half: heading.split(' ').next().unwrap_or_default().to_string(),
                ..Marked::default()
            });
            continue;
        }
        let article = articles.last_mut().expect("an article has a heading");
        match line.split_once(' ') {
            Some((number, key)) if number.len() == 1 && number.as_bytes()[0].is_ascii_digit() => {
                article.read_key(number, key);
            }
            _ => article.read_paragraph(line),
        }
    }
    articles
}

impl Marked {
    fn read_paragraph(&mut self, line: &str) {
        let mut pieces = line.split('⟦');
        self.text += pieces.next().unwrap_or_default();
        for chunk in pieces {
            let (number, rest) = chunk.split_at(1);
            let (words, behind) = rest.split_once('⟧').unwrap_or((rest, ""));
            let from = self.text.len();
            self.text += words;
            let said = self.said.entry(digit(number)).or_default();
            said.spans.push(from..self.text.len());
            self.text += behind;
        }
        self.text.push('\n');
    }

    fn read_key(&mut self, number: &str, key: &str) {
        let number = digit(number);
        if let Some(first) = key.strip_prefix("= ") {
            let pieces = self.said.remove(&number).expect("marked").spans;
            let spans = &mut self.said.get_mut(&digit(first)).expect("marked").spans;
            spans.extend(pieces);
            spans.sort_by_key(|span| span.start);
            return;
        }
        let (kind, who) = key.split_once(' ').expect("a key has a speaker");
        let mut who = who.split(" | ").map(str::to_string);
        let said = self.said.get_mut(&number).expect("marked");
        said.kind = kind.to_string();
        said.name = who.next().filter(|name| name != "?");
        said.role = who.next();
    }
}

fn digit(text: &str) -> usize {
    text.parse().expect("a number")
}
