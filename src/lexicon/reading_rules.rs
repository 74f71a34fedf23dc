//! Which reading of several a word has, told from what stands around it: the rules of
//! `assets/lexicons/chinese-readings.txt`.

use super::words::{Tag, Word};
use std::collections::HashMap;
use std::sync::LazyLock;

/// A word where it stands.
pub struct Context<'a> {
    /// The text, in simplified characters.
    pub text: &'a str,
    /// Its words, in order.
    pub words: &'a [Word],
    /// Which of them is meant.
    pub index: usize,
}

/// One reading of a word, and when it is meant.
struct Rule {
    reading: &'static str,
    conditions: Vec<Condition>,
}

/// Something that must hold: one of the items.
struct Condition {
    place: Place,
    items: Vec<&'static str>,
}

/// Where an item is looked for.
#[derive(Clone, Copy)]
enum Place {
    /// Directly before the word.
    Before,
    /// Directly after it.
    After,
    /// In the clause, before it.
    Earlier,
    /// In the clause, after it.
    Later,
    /// The word itself.
    Own,
}

static RULES: LazyLock<HashMap<&'static str, Vec<Rule>>> = LazyLock::new(|| {
    let mut rules: HashMap<&str, Vec<Rule>> = HashMap::new();
    for line in include_str!("../../assets/lexicons/chinese-readings.txt").lines() {
        let mut fields = line.split_whitespace();
        let (Some(word), Some(reading)) = (fields.next(), fields.next()) else {
            continue;
        };
        if word == "#" {
            continue;
        }
        let conditions = fields.filter_map(condition).collect();
        let rule = Rule {
            reading,
            conditions,
        };
        rules.entry(word).or_default().push(rule);
    }
    rules
});

fn condition(field: &'static str) -> Option<Condition> {
    let mut letters = field.chars();
    let place = match letters.next()? {
        '<' => Place::Before,
        '>' => Place::After,
        '^' => Place::Earlier,
        '~' => Place::Later,
        '=' => Place::Own,
        _ => return None,
    };
    let items = letters.as_str().split('|');
    Some(Condition {
        place,
        items: items.filter(|item| !item.is_empty()).collect(),
    })
}

/// The reading of the word that the rules decide on, `_` between syllables.
pub fn decided(context: &Context) -> Option<&'static str> {
    let word = &context.text[context.words[context.index].range.clone()];
    let rules = RULES.get(word)?;
    let holds = |rule: &&Rule| {
        let mut conditions = rule.conditions.iter();
        conditions.all(|condition| context.meets(condition))
    };
    rules.iter().find(holds).map(|rule| rule.reading)
}

/// Where a clause ends.
const CLAUSE_END: [char; 12] = [
    '，', '。', '！', '？', '；', '：', ',', '!', '?', ';', '\n', '…',
];

impl Context<'_> {
    fn meets(&self, condition: &Condition) -> bool {
        let own = &self.words[self.index];
        let (before, after) = (&self.text[..own.range.start], &self.text[own.range.end..]);
        let earlier = || before.rsplit(CLAUSE_END).next().unwrap_or_default();
        let later = || after.split(CLAUSE_END).next().unwrap_or_default();
        condition.items.iter().any(|item| match condition.place {
            Place::Before => self.is(self.neighbour(false), item) || before.ends_with(item),
            Place::After => self.is(self.neighbour(true), item) || after.starts_with(item),
            Place::Earlier => earlier().contains(item),
            Place::Later => later().contains(item),
            Place::Own => self.is(Some(own), item),
        })
    }

    /// The word that stands directly after this one, or before it.
    fn neighbour(&self, is_next: bool) -> Option<&Word> {
        let own = &self.words[self.index];
        if is_next {
            let next = self.words.get(self.index + 1)?;
            return (next.range.start == own.range.end).then_some(next);
        }
        let previous = self.words.get(self.index.checked_sub(1)?)?;
        (previous.range.end == own.range.start).then_some(previous)
    }

    /// Whether `word` is of the class `item`: `:verb`; `!` is no word at all.
    fn is(&self, word: Option<&Word>, item: &str) -> bool {
        let Some(word) = word else {
            return item == "!";
        };
        let Some(class) = item.strip_prefix(':') else {
            return false;
        };
        let is_figure =
            self.text[word.range.clone()].starts_with(|first: char| first.is_ascii_digit());
        match class {
            "number" => word.tag == Tag::Numeral || is_figure,
            "noun" => matches!(word.tag, Tag::Noun | Tag::Organisation | Tag::Abbreviation),
            "person" => word.tag == Tag::Person,
            "name" => matches!(word.tag, Tag::OtherName | Tag::Organisation | Tag::Place),
            "place" => word.tag == Tag::Place,
            "verb" => matches!(word.tag, Tag::Verb | Tag::VerbalNoun),
            "adjective" => word.tag == Tag::Adjective,
            "adverb" => word.tag == Tag::Adverb,
            "measure" => word.tag == Tag::Measure,
            "time" => word.tag == Tag::Time,
            "position" => word.tag == Tag::Position,
            "pronoun" => word.tag == Tag::Pronoun,
            "preposition" => word.tag == Tag::Preposition,
            "conjunction" => word.tag == Tag::Conjunction,
            "particle" => word.tag == Tag::Particle,
            "idiom" => word.tag == Tag::Idiom,
            _ => false,
        }
    }
}
