//! What a reader may say about a bookmark: its name, tags and note, typed in
//! one form.

use super::passage::Passage;
use super::prompt::{Edit, Prompt};
use super::step::Direction;
use crate::annotation::Annotation;
use crate::text::CleanText;
use ulid::Ulid;

/// The form while it is filled in.
#[derive(Debug)]
pub struct Form {
    /// The field that the keys go to.
    pub field: Field,
    /// The words marked.
    pub quoted: String,
    /// What is typed in each field, in the order of [`Field::ALL`].
    pub prompts: [Prompt; 3],
    pub(super) subject: Subject,
}

/// What the form is about.
#[derive(Clone, Debug)]
pub(super) enum Subject {
    /// A passage that is not bookmarked yet.
    Passage(Passage),
    /// A bookmark of the article with that key.
    Bookmark { article: String, id: Ulid },
}

/// A field of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// What the bookmark is called.
    Name,
    /// Words to find it by.
    Tags,
    /// What the reader has to say.
    Note,
}

impl Field {
    /// All of them, from top to bottom.
    pub const ALL: [Self; 3] = [Self::Name, Self::Tags, Self::Note];
}

impl Form {
    /// An empty form about `passage`, whose words are `quoted`.
    pub(super) fn new(passage: Passage, quoted: &str, field: Field) -> Self {
        Self {
            field,
            quoted: quoted.to_owned(),
            prompts: [Prompt::default(), Prompt::default(), Prompt::lines("")],
            subject: Subject::Passage(passage),
        }
    }

    /// A form with what is known about a bookmark of the article `article`.
    pub(super) fn about(article: &str, annotation: &Annotation, field: Field) -> Self {
        Self {
            field,
            quoted: CleanText::new(&annotation.target.exact).to_string(),
            prompts: [
                Prompt::new(&annotation.name),
                Prompt::new(&shown_tags(&annotation.tags)),
                Prompt::lines(&annotation.note),
            ],
            subject: Subject::Bookmark {
                article: article.to_owned(),
                id: annotation.id,
            },
        }
    }

    /// What is typed in the field `field`.
    #[must_use]
    pub fn prompt(&self, field: Field) -> &Prompt {
        &self.prompts[field as usize]
    }

    /// What is typed in the field that the keys go to.
    pub(super) fn current(&mut self) -> &mut Prompt {
        &mut self.prompts[self.field as usize]
    }

    /// Moves or erases. Up and down leave a field of one line.
    pub(super) fn edit(&mut self, edit: Edit) {
        match (edit, self.field) {
            (Edit::Up, Field::Tags) => self.field = Field::Name,
            (Edit::Up, Field::Note) if self.prompt(Field::Note).is_on_first_line() => {
                self.field = Field::Tags;
            }
            (Edit::Down, Field::Name) => self.field = Field::Tags,
            // A new line in a field of one line begins the note.
            (Edit::Down, Field::Tags) | (Edit::NewLine, Field::Name | Field::Tags) => {
                self.field = Field::Note;
            }
            _ => self.current().edit(edit),
        }
    }

    /// To the next field, round and round.
    pub(super) fn next_field(&mut self, direction: Direction) {
        let step = match direction {
            Direction::Next => 1,
            Direction::Previous => Field::ALL.len() - 1,
        };
        self.field = Field::ALL[(self.field as usize + step) % Field::ALL.len()];
    }

    /// The note as it is typed.
    #[must_use]
    pub fn note(&self) -> &str {
        self.prompt(Field::Note).text()
    }

    pub(super) fn set_note(&mut self, note: &str) {
        self.prompts[Field::Note as usize] = Prompt::lines(note);
    }

    /// Whether there is anything in it.
    pub(super) fn is_filled_in(&self) -> bool {
        let is_blank = |prompt: &Prompt| prompt.text().trim().is_empty();
        !self.prompts.iter().all(is_blank)
    }

    /// `annotation` with what was typed.
    pub(super) fn filled_in(&self, annotation: Annotation) -> Annotation {
        Annotation {
            name: self.prompt(Field::Name).text().trim().to_owned(),
            // Tags from elsewhere may hold what parts them here.
            tags: match self.prompt(Field::Tags).text() {
                unchanged if unchanged == shown_tags(&annotation.tags) => annotation.tags,
                typed => tags(typed),
            },
            note: self.note().trim().to_owned(),
            // Deleted in another window meanwhile: what is typed counts.
            deleted: false,
            ..annotation
        }
    }
}

/// Tags as they are shown and typed: `#网络 #terror`.
#[must_use]
pub fn shown_tags(tags: &[String]) -> String {
    let tags: Vec<String> = tags.iter().map(|tag| format!("#{tag}")).collect();
    tags.join(" ")
}

/// The tags in `typed`, parted by spaces, commas or number signs, each once.
fn tags(typed: &str) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    let is_between = |character: char| {
        character.is_whitespace() || matches!(character, '#' | '＃' | ',' | '，' | '、')
    };
    for tag in typed.split(is_between).filter(|tag| !tag.is_empty()) {
        if !tags.iter().any(|known| known == tag) {
            tags.push(tag.to_owned());
        }
    }
    tags
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_typed_as_anybody_would() {
        for typed in ["#网络 #a-b", "网络, a-b", "网络，a-b 网络", " ＃网络#a-b "] {
            assert_eq!(tags(typed), ["网络", "a-b"], "{typed}");
        }
        assert_eq!(tags(" # ,"), [""; 0]);
        assert_eq!(tags(&shown_tags(&tags("x y"))), ["x", "y"]);
    }
}
