//! The bookmarks and ties of one article, and how two copies of them become one.
//!
//! A set of last-writer-wins registers, one per bookmark (Shapiro, Preguiça,
//! Baquero and Zawirski 2011): merging takes of each bookmark the greatest
//! state in a total order, so it is commutative, associative and idempotent.

use super::{Annotation, Tie};
use jiff::Timestamp;
use serde::ser::SerializeSeq;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;
use std::cmp::Ordering;
use ulid::Ulid;

/// The bookmarks of one article, by their names, deleted ones included.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Annotations {
    items: Vec<Annotation>,
    /// Bookmarks of a form that is not understood, written again as they are;
    /// in the order of their JSON.
    unreadable: Vec<Value>,
}

impl Annotations {
    /// The bookmarks in `items`; of two with one name the later change counts.
    pub fn new(items: impl IntoIterator<Item = Annotation>) -> Self {
        let mut items: Vec<Annotation> = items.into_iter().collect();
        if !items.is_sorted_by(|one, next| one.id < next.id) {
            items.sort_by_key(|item| item.id);
            items.dedup_by(|next, kept| {
                let is_same = next.id == kept.id;
                if is_same && order(next, kept).is_gt() {
                    std::mem::swap(next, kept);
                }
                is_same
            });
        }
        Self {
            items,
            unreadable: Vec::new(),
        }
    }

    /// The bookmarks in `values`, those that are not understood kept as they
    /// are.
    #[must_use]
    pub fn from_values(values: Vec<Value>) -> Self {
        let mut unreadable = Vec::new();
        let items = values.into_iter().filter_map(|value| {
            let item = Annotation::deserialize(&value);
            item.map_err(|_| unreadable.push(value)).ok()
        });
        let read = Self::new(items);
        read.with_unreadable(unreadable)
    }

    /// The bookmarks that are not understood, as they were written.
    #[must_use]
    pub fn unreadable(&self) -> &[Value] {
        &self.unreadable
    }

    fn with_unreadable(mut self, more: Vec<Value>) -> Self {
        self.unreadable.extend(more);
        self.unreadable.sort_by_cached_key(Value::to_string);
        self.unreadable.dedup();
        self
    }

    /// All of them in the order of their names, which is that of their making.
    #[must_use]
    pub fn items(&self) -> &[Annotation] {
        &self.items
    }

    /// The bookmarks that are not deleted.
    pub fn kept(&self) -> impl Iterator<Item = &Annotation> {
        let items = self.items.iter();
        items.filter(|item| !item.deleted && item.tie.is_none())
    }

    /// The ties that are not deleted.
    pub fn ties(&self) -> impl Iterator<Item = (&Annotation, &Tie)> {
        let items = self.items.iter().filter(|item| !item.deleted);
        items.filter_map(|item| Some((item, item.tie.as_ref()?)))
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
            Ok(index) if order(&annotation, &self.items[index]).is_gt() => {
                self.items[index] = annotation;
            }
            Ok(_) => {}
        }
    }

    /// What two copies hold together. Any order of merging gives the same.
    #[must_use]
    pub fn merge(mut self, other: Self) -> Self {
        if let [item] = &other.items[..] {
            // What a save brings: no reason to go through all of them.
            self.put(item.clone());
        } else {
            let unreadable = self.unreadable;
            self = Self::new(self.items.into_iter().chain(other.items));
            self.unreadable = unreadable;
        }
        self.with_unreadable(other.unreadable)
    }

    /// Whether merging `other` would change nothing.
    #[must_use]
    pub fn includes(&self, other: &Self) -> bool {
        let includes = |item: &Annotation| {
            let own = self.get(item.id);
            own.is_some_and(|own| order(item, own).is_le())
        };
        other.items.iter().all(includes)
            && other
                .unreadable
                .iter()
                .all(|value| self.unreadable.contains(value))
    }
}

impl Serialize for Annotations {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let length = self.items.len() + self.unreadable.len();
        let mut list = serializer.serialize_seq(Some(length))?;
        for item in &self.items {
            list.serialize_element(item)?;
        }
        for value in &self.unreadable {
            list.serialize_element(value)?;
        }
        list.end()
    }
}

impl<'de> Deserialize<'de> for Annotations {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::<Annotation>::deserialize(deserializer).map(Self::new)
    }
}

/// Which of two states of one bookmark counts: the later, and of two changed
/// in one instant the deleted one, then the one whose JSON is greater. A total
/// order, so that merging never depends on who comes first.
fn order(one: &Annotation, other: &Annotation) -> Ordering {
    let when =
        |annotation: &Annotation| -> (Timestamp, bool) { (annotation.updated, annotation.deleted) };
    when(one).cmp(&when(other)).then_with(|| {
        if one == other {
            return Ordering::Equal;
        }
        let content = |annotation| serde_json::to_string(annotation).unwrap_or_default();
        content(one).cmp(&content(other))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::Target;
    use jiff::SignedDuration;
    use proptest::prelude::*;

    fn annotation(id: u128, updated: i64, deleted: bool, note: &str) -> Annotation {
        let updated = Timestamp::from_second(updated).expect("in range");
        Annotation {
            deleted,
            note: note.to_owned(),
            created: Timestamp::UNIX_EPOCH,
            ..Annotation::new(Ulid(id), updated, Target::new("some text", 0..4))
        }
    }

    fn any_annotations() -> impl Strategy<Value = Annotations> {
        let one = (0_u128..6, 0_i64..4, any::<bool>(), "[ab]?")
            .prop_map(|(id, updated, deleted, note)| annotation(id, updated, deleted, &note));
        let unreadable = proptest::collection::vec((0_u8..4).prop_map(Value::from), 0..3);
        (proptest::collection::vec(one, 0..12), unreadable)
            .prop_map(|(items, unreadable)| Annotations::new(items).with_unreadable(unreadable))
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
            prop_assert!(both.includes(&a) && both.includes(&b));
            prop_assert_eq!(a.includes(&b), both == a);
        }
    }

    /// What happens on two machines that share a directory from time to time.
    #[derive(Clone, Debug)]
    enum Event {
        /// Makes a bookmark.
        Make,
        /// Changes, deletes or brings back one of those that are known there.
        Note(usize),
        Delete(usize),
        Restore(usize),
        /// Takes in what the other one has.
        Fetch,
        /// Sets the clock, which nobody can rely on.
        Clock(i64),
    }

    fn any_history() -> impl Strategy<Value = Vec<(usize, Event)>> {
        let event = prop_oneof![
            3 => Just(Event::Make),
            3 => (0..20_usize).prop_map(Event::Note),
            2 => (0..20_usize).prop_map(Event::Delete),
            1 => (0..20_usize).prop_map(Event::Restore),
            2 => Just(Event::Fetch),
            1 => (0..100_i64).prop_map(Event::Clock),
        ];
        proptest::collection::vec((0..2_usize, event), 0..40)
    }

    /// Plays a history; the copies of the two machines, and how many bookmarks
    /// were made.
    fn play(history: &[(usize, Event)]) -> ([Annotations; 2], u128) {
        let mut copies = [Annotations::default(), Annotations::default()];
        let mut clocks = [0, 0];
        let mut made = 0;
        for (step, (machine, event)) in history.iter().enumerate() {
            let now = Timestamp::from_second(clocks[*machine]).expect("in range");
            let change = |index: &usize, change: &dyn Fn(&mut Annotation)| {
                let items = copies[*machine].items();
                let mut changed = items.get(index % items.len().max(1))?.clone();
                change(&mut changed);
                Some(changed.renewed(now))
            };
            let changed = match event {
                Event::Make => {
                    made += 1;
                    Some(annotation(made, clocks[*machine], false, ""))
                }
                Event::Note(index) => change(index, &|item| item.note = format!("at {step}")),
                Event::Delete(index) => change(index, &|item| item.deleted = true),
                Event::Restore(index) => change(index, &|item| item.deleted = false),
                Event::Fetch => {
                    let other = copies[1 - machine].clone();
                    let ours = std::mem::take(&mut copies[*machine]);
                    copies[*machine] = ours.merge(other);
                    None
                }
                Event::Clock(time) => {
                    clocks[*machine] = *time;
                    None
                }
            };
            if let Some(changed) = changed {
                copies[*machine].put(changed.clone());
                // What was just done is what is seen, whatever the clock says.
                assert_eq!(copies[*machine].get(changed.id), Some(&changed));
            }
        }
        (copies, made)
    }

    proptest! {
        /// `scripts/durability` plays ten thousand of them.
        #[test]
        fn two_machines_come_to_hold_the_same_and_lose_nothing(history in any_history()) {
            let ([one, other], made) = play(&history);
            let merged = one.clone().merge(other.clone());
            prop_assert_eq!(&merged, &other.clone().merge(one.clone()));
            prop_assert_eq!(merged.items().len() as u128, made);
            for item in merged.items() {
                // Each is a state that one of them had, and none had a later.
                let states = [one.get(item.id), other.get(item.id)];
                prop_assert!(states.contains(&Some(item)));
                prop_assert!(states.iter().flatten().all(|state| state.updated <= item.updated));
            }
            // Copies of copies, in any order, change nothing.
            prop_assert_eq!(&merged.clone().merge(one).merge(other.clone()).merge(merged.clone()), &merged);
        }
    }

    #[test]
    fn an_older_copy_does_not_bring_a_deleted_bookmark_back() {
        let older = Annotations::new([annotation(1, 10, false, "note")]);
        let newer = Annotations::new([annotation(1, 20, true, "note")]);
        assert_eq!(newer.clone().merge(older).kept().count(), 0);
    }

    #[test]
    fn a_change_counts_even_where_the_clock_is_behind() {
        let ahead = annotation(1, 1_000, false, "before");
        let changed = Annotation {
            note: "after".to_owned(),
            ..ahead.clone()
        }
        .renewed(ahead.updated - SignedDuration::from_hours(1));
        let merged = Annotations::new([ahead]).merge(Annotations::new([changed]));
        assert_eq!(merged.items()[0].note, "after");
    }
}
