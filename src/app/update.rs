//! Which function answers which action: one line each.

use super::action::{Action, Direction, Distance, Effect, Stage};
use super::geometry::{Layout, text_region};
use super::{App, Overlay};
use crate::text::Language;
use std::sync::Arc;

/// A count beyond this many asks for nothing a reader could want.
const MOST_COUNT: usize = 9_999;

impl App {
    /// Changes the state as `action` asks, and says what has to happen outside.
    pub fn update(&mut self, action: Action) -> Option<Effect> {
        if let Action::Digit(digit) = action {
            self.type_digit(digit);
            return None;
        }
        let is_from_reader = !matches!(
            action,
            Action::Resize(..)
                | Action::Opened(..)
                | Action::Progress(_)
                | Action::Found(_)
                | Action::Saved(_)
                | Action::SavedElsewhere
                | Action::Changed(_)
                | Action::Library(_)
                | Action::GoTo(_)
                | Action::Written(_)
                | Action::Told(_)
                | Action::Failed(_)
                | Action::Unsaved(_)
        );
        let mut counted = 1;
        if is_from_reader {
            self.notice = None;
            counted = self.count.take().unwrap_or(1).max(1);
        }
        let effect = self.answer(action, counted);
        self.settle();
        effect
    }

    fn answer(&mut self, action: Action, count: usize) -> Option<Effect> {
        match action {
            Action::Scroll(direction, distance) => self.scroll(direction, distance, count),
            Action::Start => self.go_to_start(),
            Action::End => self.go_to_end(),
            Action::FocusOther => self.focus_other(),
            Action::Zoom => self.zoomed = !self.zoomed,
            Action::ChangeLayout => self.change_layout(),
            Action::MoveSplit(direction) => self.move_split(direction, count),
            Action::Measure(direction) => self.change_measure(direction, count),
            Action::Quotation(direction) => self.step_quotation(direction, count),
            Action::QuotationBySpeaker(direction) => {
                self.step_quotation_by_speaker(direction, count);
            }
            Action::Sentence(direction) => self.step_sentence(direction, count),
            Action::Paragraph(direction) => self.step_paragraph(direction, count),
            Action::Explain => self.explain(),
            Action::Select => self.select(),
            Action::SwapEnds => self.swap_selection_ends(),
            Action::Speakers => self.enter_speakers(),
            Action::Follow => self.follow(),
            Action::Bookmark => return self.toggle_bookmark(),
            Action::Note => self.ask_for_note(),
            Action::Bookmarks => return Some(self.open_bookmarks()),
            Action::OpenLibrary => return Some(self.open_library()),
            Action::Delete => return self.delete_chosen(),
            Action::Describe(field) => self.edit_chosen(field),
            Action::ChangeScope => self.change_scope(),
            Action::ChangeOrder => self.change_order(),
            Action::Filter => self.type_filter(),
            Action::Export => return self.export(),
            Action::NextField(direction) => self.next_field(direction),
            Action::Editor => return self.ask_for_editor(),
            Action::Undo => return self.undo(),
            Action::Redo => return self.redo(),
            Action::Search => self.ask_for_pattern(),
            Action::Found(search) => self.found(search),
            Action::Match(direction) => return self.step_match(direction, count),
            Action::Jump(direction) => self.jump(direction, count),
            Action::Copy { citation } if self.overlay.is_some() => {
                return self.copy_chosen(citation);
            }
            Action::Copy { citation } => return self.copy(citation),
            Action::Article(direction) => return self.another_article(direction),
            Action::Help => self.open_help(),
            Action::Accept => return self.accept(),
            Action::Close => return self.close(),
            Action::Leave => return self.leave(),
            Action::Interrupt => return self.interrupt(),
            Action::Digit(digit) => self.type_digit(digit),
            Action::Type(character) => {
                return self.type_text(character.encode_utf8(&mut [0; 4]));
            }
            Action::Paste(text) => return self.type_text(&text),
            Action::Edit(edit) => return self.edit_line(edit),
            Action::Redraw => return Some(Effect::Redraw),
            Action::Suspend => return Some(Effect::Suspend),
            Action::Quit => return Some(Effect::Quit),
            Action::Resize(width, height) => self.size = (width, height),
            Action::Opened(document, stage) => self.opened(&document, stage),
            Action::Progress(hundredths) => self.progress = Some(hundredths),
            Action::Saved(annotations) => self.saved(annotations),
            Action::SavedElsewhere => self.saved_elsewhere(),
            Action::Changed(annotations) => self.take(annotations),
            Action::Library(library) => self.library_read(*library),
            Action::GoTo(id) => self.go_to_bookmark(id),
            Action::Written(note) => return self.take_note(&note),
            Action::Told(message) | Action::Failed(message) => self.notice = Some(message),
            Action::Unsaved(message) => self.unsaved(message),
        }
        None
    }

    /// Computes everything that depends on the size of the screen; drawing
    /// only reads it.
    pub(super) fn settle(&mut self) {
        let stood_on = match &self.selection {
            Some(selection) => Some(selection.head()),
            None => self.passage.as_ref(),
        };
        let in_view = stood_on.filter(|passage| self.is_shown(passage)).cloned();
        let regions = self.arrangement().regions(self.size.0, self.size.1);
        let is_new = regions != self.regions;
        self.regions = regions;
        for language in Language::ALL {
            let pane = &mut self.panes[language as usize];
            let region = regions.panes[language as usize].unwrap_or_default();
            let measure = self.settings.measure[language as usize];
            let text = text_region(region, regions.framed, measure);
            pane.resize(text.width, text.height, self.settings);
            if is_new
                && let Some(passage) = &in_view
                && self.document.language_at(passage.range.start) == language
            {
                pane.reveal(&self.document, &passage.range);
            }
            pane.settle(&self.document);
            let rows = if regions.framed {
                region.inside().height
            } else {
                0
            };
            self.scroll_bars[language as usize].settle(
                &self.document,
                language,
                self.followed,
                rows,
            );
        }
    }

    fn type_digit(&mut self, digit: u8) {
        let count = self.count.unwrap_or(0) * 10 + usize::from(digit);
        self.count = (count > 0).then_some(count.min(MOST_COUNT));
    }

    fn change_layout(&mut self) {
        self.zoomed = false;
        self.layout = Some(match self.arrangement().layout(self.size.0) {
            Layout::Columns => Layout::Stacked,
            Layout::Stacked => Layout::Columns,
        });
        if self.layout == Some(Layout::Columns)
            && self.arrangement().layout(self.size.0) == Layout::Stacked
        {
            self.notice = Some("too narrow to set the panes side by side".to_owned());
        }
    }

    fn move_split(&mut self, direction: Direction, count: usize) {
        const STEP: usize = 5;
        let step = u16::try_from(STEP * count.min(20)).unwrap_or(100);
        self.split = match direction {
            Direction::Next => self.split.saturating_add(step).min(80),
            Direction::Previous => self.split.saturating_sub(step).max(20),
        };
    }

    fn change_measure(&mut self, direction: Direction, count: usize) {
        const STEP: i16 = 4;
        let step = STEP.saturating_mul(i16::try_from(count).unwrap_or(i16::MAX));
        let columns = match direction {
            Direction::Next => step,
            Direction::Previous => -step,
        };
        self.settings.change_measure(self.focus, columns);
        self.measure = Some(self.settings.measure);
        let measure = self.settings.measure[self.focus as usize];
        self.notice = Some(format!("rows of at most {measure} columns"));
    }

    fn scroll(&mut self, direction: Direction, distance: Distance, count: usize) {
        let height = match &mut self.overlay {
            Some(Overlay::Help { .. }) => self.size.1,
            _ => self.panes[self.focus as usize].height,
        };
        // A row of context stays on the screen, as in less and vim.
        let rows = match distance {
            Distance::Row => 1,
            Distance::HalfPage => usize::from(height / 2).max(1),
            Distance::Page => usize::from(height.saturating_sub(1)).max(1),
        };
        let rows = (rows * count).min(100_000);
        if self.choose(direction, rows) {
            return;
        }
        let rows = isize::try_from(rows).unwrap_or(isize::MAX);
        let signed = match direction {
            Direction::Next => rows,
            Direction::Previous => -rows,
        };
        let moved = self.panes[self.focus as usize].scroll(&self.document, signed);
        if !moved {
            self.notice = Some(match direction {
                Direction::Next => "end of the text".to_owned(),
                Direction::Previous => "start of the text".to_owned(),
            });
        }
    }

    fn another_article(&mut self, direction: Direction) -> Option<Effect> {
        let (place, length) = self.listed;
        let is_there = match direction {
            Direction::Next => place < length,
            Direction::Previous => place > 1,
        };
        if !is_there {
            self.notice = Some(match direction {
                Direction::Next => "no next article in the reading list".to_owned(),
                Direction::Previous => "no previous article in the reading list".to_owned(),
            });
        }
        is_there.then_some(Effect::Open(direction))
    }

    /// Takes a document that is longer, or has its analysis now. The places
    /// stay: what was there before is its beginning.
    fn opened(&mut self, document: &Arc<super::Document>, stage: Stage) {
        let is_same_text = Arc::ptr_eq(&self.document.article, &document.article);
        let before = std::mem::replace(&mut self.document, Arc::clone(document));
        for speaker in [&mut self.followed, &mut self.chosen_speaker] {
            *speaker = speaker.and_then(|speaker| document.speaker_again(&before, speaker));
        }
        for pane in &mut self.panes {
            pane.forget_rows();
        }
        if !is_same_text {
            self.bookmarks.place(&self.document.article.text);
        }
        self.find_passage_again();
        self.go_where_awaited();
        if let Some(id) = self.sought {
            self.go_to_bookmark(id);
        }
        if stage == Stage::Analysed {
            (self.awaited, self.progress) = (None, None);
        }
    }
}
