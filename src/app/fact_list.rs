//! The list of facts that the two texts give differently.

use super::App;
use super::overlay::Overlay;
use super::passage::{Passage, Unit};
use super::picker::{Haystack, Picker};

/// The list while it is open: its entries are those of the document.
#[derive(Debug)]
pub struct FactList {
    /// Which of the facts are shown.
    pub picker: Picker,
}

impl App {
    /// Opens the list at the first fact from the current passage on, or closes
    /// it.
    pub(super) fn open_facts(&mut self) {
        let facts = &self.document.differing;
        if matches!(self.overlay(), Some(Overlay::Facts(_))) {
            self.overlays.pop();
        } else if facts.is_empty() {
            self.say(if self.is_bilingual() {
                "no facts that differ between the two texts"
            } else {
                "this article has one language only"
            });
        } else {
            let haystacks = facts.iter().map(|fact| Haystack::new([&fact.sentence]));
            let mut picker = Picker::new(haystacks.collect());
            let side = self.page.focus as usize;
            let place = self.origin().range.start;
            let ahead = facts
                .iter()
                .position(|fact| fact.sides[side].start >= place);
            picker.choose(ahead.unwrap_or(0));
            self.open(Overlay::Facts(FactList { picker }));
        }
    }

    /// Goes to the fact chosen in the list, in the focused text.
    pub(super) fn go_to_fact(&mut self, list: &FactList) {
        let chosen = list.picker.chosen();
        let Some(fact) = chosen.and_then(|index| self.document.differing.get(index)) else {
            return;
        };
        let range = fact.sides[self.page.focus as usize].clone();
        self.remember_jump();
        self.move_to(Passage {
            unit: Unit::Piece,
            range,
        });
    }
}
