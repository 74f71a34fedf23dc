//! The list of speakers: those who say most first, narrowed by what is typed.

use super::App;
use super::overlay::Overlay;
use super::passage::{self, Passage, Stops, Unit};
use super::picker::{Haystack, Picker};
use super::step::Direction;

/// The list while it is open.
#[derive(Debug)]
pub struct SpeakerList {
    /// Indices of speakers, by rank.
    pub entries: Vec<usize>,
    /// Which of them are shown.
    pub picker: Picker,
}

/// The fields that a speaker is found by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The name, in both languages where both are known.
    Name,
    /// The role.
    Role,
}

impl SpeakerList {
    /// The speaker chosen.
    #[must_use]
    pub fn chosen(&self) -> Option<usize> {
        self.entries.get(self.picker.chosen()?).copied()
    }
}

impl App {
    /// Opens the list at the speaker of the current passage, or closes it.
    pub(super) fn open_speakers(&mut self) {
        if matches!(self.overlay(), Some(Overlay::Speakers(_))) {
            self.overlays.pop();
        } else if self.document.analysis.speakers.is_empty() {
            self.say("no speakers in this article");
        } else {
            let mut list = self.speaker_list();
            if let Some(speaker) = self.current_speaker() {
                list.picker.choose(self.document.ranks[speaker]);
            }
            self.open(Overlay::Speakers(list));
        }
    }

    fn speaker_list(&self) -> SpeakerList {
        let document = &self.document;
        let speakers = &document.analysis.speakers;
        let mut entries: Vec<usize> = (0..speakers.len()).collect();
        entries.sort_by_key(|speaker| document.ranks[*speaker]);
        let haystack = |speaker: &usize| {
            let role = speakers[*speaker].role.as_deref().unwrap_or_default();
            Haystack::new([document.full_name(*speaker).as_str(), role])
        };
        SpeakerList {
            picker: Picker::new(entries.iter().map(haystack).collect()),
            entries,
        }
    }

    /// More of the article has been analysed: the list is made again, and the
    /// same speaker stays chosen.
    pub(super) fn refill_speakers(&mut self) {
        let new = self.speaker_list();
        for overlay in &mut self.overlays {
            if let Overlay::Speakers(list) = overlay {
                let speaker = list.chosen();
                let chosen = new.entries.iter().position(|entry| Some(*entry) == speaker);
                let haystacks = 0..new.entries.len();
                let haystacks = haystacks.map(|entry| new.picker.haystack(entry).clone());
                list.picker.replace(haystacks.collect(), chosen);
                list.entries.clone_from(&new.entries);
            }
        }
    }

    /// Goes to the first quotation of the speaker chosen in the list.
    pub(super) fn go_to_speaker(&mut self, list: &SpeakerList) {
        let Some(speaker) = list.chosen() else {
            return;
        };
        let start = Passage {
            unit: Unit::Piece,
            range: 0..0,
        };
        // In the focused text, if they say something there.
        let by = Some(speaker);
        let focus = self.page.focus;
        let first = [focus, focus.other()].into_iter().find_map(|language| {
            let stops = Stops { language, by };
            passage::step_quotation(&self.document, &start, Direction::Next, 1, stops)
        });
        if let Some(passage) = first {
            self.remember_jump();
            self.move_to(passage);
            if self.followed.is_some() {
                self.followed = Some(speaker);
            }
        }
    }

    /// Follows the speaker chosen in the list or that of the current passage:
    /// only their quotations are stepped to, and all else is dimmed. Once more
    /// ends it.
    pub(super) fn follow(&mut self) {
        let listed = match self.overlay() {
            Some(Overlay::Speakers(list)) => list.chosen(),
            _ => None,
        };
        if self.followed.is_some() && (listed.is_none() || self.followed == listed) {
            self.followed = None;
            return;
        }
        match listed.or_else(|| self.current_speaker()) {
            Some(speaker) => self.followed = Some(speaker),
            None => self.say("go to a quotation first (→), or choose a speaker (s)"),
        }
    }
}
