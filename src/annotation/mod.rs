//! What the reader marked: bookmarks with notes, how two copies of them are
//! merged, and how each finds its place in the text again. Pure: times and
//! names are given from outside.

mod anchor;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use ulid::Ulid;

pub use anchor::{Target, place, target};

/// One bookmark.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Annotation {
    /// Its name for good, in every copy.
    pub id: Ulid,
    /// When it was made.
    pub created: Timestamp,
    /// When it was last changed; of two copies the later one counts.
    pub updated: Timestamp,
    /// Whether it has been deleted. The record stays, so that an older copy
    /// does not bring it back.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub deleted: bool,
    /// The words marked, and where they stand.
    pub target: Target,
    /// Who said them, if anybody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker: Option<String>,
    /// What the reader wrote about them.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Fields of later versions, kept as they are.
    #[serde(flatten)]
    pub unknown: Map<String, Value>,
}

/// The bookmarks of one article, by their names, deleted ones included.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Annotations {
    items: Vec<Annotation>,
}

impl Annotations {
    /// The bookmarks in `items`; of two with one name the later change counts.
    pub fn new(items: impl IntoIterator<Item = Annotation>) -> Self {
        let mut annotations = Self::default();
        for item in items {
            annotations.put(item);
        }
        annotations
    }

    /// All of them in the order of their names, which is that of their making.
    #[must_use]
    pub fn items(&self) -> &[Annotation] {
        &self.items
    }

    /// Those that are not deleted.
    pub fn kept(&self) -> impl Iterator<Item = &Annotation> {
        self.items.iter().filter(|item| !item.deleted)
    }

    /// The one of that name.
    #[must_use]
    pub fn get(&self, id: Ulid) -> Option<&Annotation> {
        let index = self.items.binary_search_by_key(&id, |item| item.id).ok()?;
        self.items.get(index)
    }

    /// Adds `annotation`, or puts it in the place of an earlier state of it.
    pub fn put(&mut self, annotation: Annotation) {
        match self
            .items
            .binary_search_by_key(&annotation.id, |item| item.id)
        {
            Err(index) => self.items.insert(index, annotation),
            Ok(index) if rank(&annotation) > rank(&self.items[index]) => {
                self.items[index] = annotation;
            }
            Ok(_) => {}
        }
    }

    /// What two copies hold together. Any order of merging gives the same.
    #[must_use]
    pub fn merge(mut self, other: Self) -> Self {
        for item in other.items {
            self.put(item);
        }
        self
    }
}

/// Which of two states of one bookmark counts: the later, and of two changed
/// in one instant the deleted one, then the one with more to say. A total
/// order, so that merging never depends on who comes first.
fn rank(annotation: &Annotation) -> (Timestamp, bool, String) {
    let content = serde_json::to_string(annotation).unwrap_or_default();
    (annotation.updated, annotation.deleted, content)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn annotation(id: u128, updated: i64, deleted: bool, note: &str) -> Annotation {
        Annotation {
            id: Ulid(id),
            created: Timestamp::UNIX_EPOCH,
            updated: Timestamp::from_second(updated).expect("in range"),
            deleted,
            target: target("some text", 0..4),
            speaker: None,
            note: note.to_owned(),
            unknown: Map::new(),
        }
    }

    fn any_annotations() -> impl Strategy<Value = Annotations> {
        let one = (0_u128..6, 0_i64..4, any::<bool>(), "[ab]?")
            .prop_map(|(id, updated, deleted, note)| annotation(id, updated, deleted, &note));
        proptest::collection::vec(one, 0..12).prop_map(Annotations::new)
    }

    proptest! {
        #[test]
        fn merging_does_not_depend_on_the_order(a in any_annotations(), b in any_annotations(), c in any_annotations()) {
            let left = a.clone().merge(b.clone()).merge(c.clone());
            prop_assert_eq!(&left, &c.clone().merge(a.clone()).merge(b.clone()));
            prop_assert_eq!(&left, &a.clone().merge(b.clone().merge(c)));
            prop_assert_eq!(left.clone().merge(left.clone()), left);
        }

        #[test]
        fn merging_loses_no_bookmark(a in any_annotations(), b in any_annotations()) {
            let both = a.clone().merge(b.clone());
            for item in a.items().iter().chain(b.items()) {
                prop_assert!(both.get(item.id).is_some());
            }
        }
    }

    #[test]
    fn an_older_copy_does_not_bring_a_deleted_bookmark_back() {
        let older = Annotations::new([annotation(1, 10, false, "note")]);
        let newer = Annotations::new([annotation(1, 20, true, "note")]);
        assert_eq!(newer.clone().merge(older).kept().count(), 0);
    }

    #[test]
    fn a_bookmark_reads_back_with_fields_it_does_not_know() {
        let mut written =
            serde_json::to_value(annotation(7, 1, false, "好")).expect("it is plain data");
        written["colour"] = "red".into();
        let read: Annotation = serde_json::from_value(written.clone()).expect("it was written so");
        assert_eq!(
            serde_json::to_value(&read).expect("it is plain data"),
            written
        );
    }
}
