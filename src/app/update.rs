//! Which function does which command, and which takes which message: one line
//! each.

use super::App;
use super::command::Command;
use super::effect::Effect;
use super::message::{Message, Stage};
use super::overlay::Overlay;
use super::page::{self, Arrangement, Layout};
use super::step::{Direction, Distance};
use std::sync::Arc;

/// A count beyond this many asks for nothing a reader could want.
const MOST_COUNT: usize = 9_999;

impl App {
    /// Does what a key asks, and says what has to happen outside. The notice
    /// and the count are for one command.
    pub fn perform(&mut self, command: Command) -> Option<Effect> {
        if let Command::Digit(digit) = command {
            self.type_digit(digit);
            return None;
        }
        self.notice = None;
        let count = self.count.take().unwrap_or(1).max(1);
        let effect = self.perform_counted(command, count);
        self.settle();
        effect
    }

    /// Takes what has happened outside, and says what has to happen there next.
    pub fn receive(&mut self, message: Message) -> Option<Effect> {
        let effect = self.take_in(message);
        self.settle();
        effect
    }

    fn perform_counted(&mut self, command: Command, count: usize) -> Option<Effect> {
        match command {
            Command::Scroll(direction, distance) => self.scroll(direction, distance, count),
            Command::Start => self.go_to_start(),
            Command::End => self.go_to_end(),
            Command::FocusOther => self.focus_other(),
            Command::OneLanguage => self.toggle_layout(Layout::OneLanguage),
            Command::Link => self.toggle_layout(Layout::Unlinked),
            Command::Stack => self.toggle_stacked(),
            Command::Peek => self.toggle_peek(),
            Command::MoveSplit(direction) => self.move_split(direction, count),
            Command::Measure(direction) => self.change_measure(direction, count),
            Command::Quotation(direction) => self.step_quotation(direction, count),
            Command::QuotationBySpeaker(direction) => {
                self.step_quotation_by_speaker(direction, count);
            }
            Command::Sentence(direction) => self.step_sentence(direction, count),
            Command::Paragraph(direction) => self.step_paragraph(direction, count),
            Command::Word(direction) => self.step_word(direction, count),
            Command::Explain => self.explain(),
            Command::Select => self.select(),
            Command::SwapEnds => self.swap_selection_ends(),
            Command::Speakers => self.open_speakers(),
            Command::Facts => self.open_facts(),
            Command::Follow => self.follow(),
            Command::Bookmark => return self.toggle_bookmark(),
            Command::Note => self.ask_for_note(),
            Command::Bookmarks => return Some(self.open_bookmarks()),
            Command::OpenLibrary => return Some(self.open_library()),
            Command::Delete => return self.delete_chosen(),
            Command::Describe(field) => self.edit_chosen(field),
            Command::ChangeScope => self.change_scope(),
            Command::ChangeOrder => self.change_order(),
            Command::Filter => self.type_filter(),
            Command::Export => return self.export(),
            Command::NextField(direction) => self.next_field(direction),
            Command::Editor => return self.ask_for_editor(),
            Command::Undo => return self.undo(),
            Command::Redo => return self.redo(),
            Command::Search => self.ask_for_pattern(),
            Command::Match(direction) => return self.step_match(direction, count),
            Command::Jump(direction) => self.jump(direction, count),
            Command::Copy { citation } if !self.overlays.is_empty() => {
                return self.copy_chosen(citation);
            }
            Command::Copy { citation } => return self.copy(citation),
            Command::Article(direction) => return self.another_article(direction),
            Command::Help => self.open_help(),
            Command::Accept => return self.accept(),
            Command::Close => return self.close(),
            Command::Leave => return self.leave(),
            Command::Interrupt => return self.interrupt(),
            // Typed before there is a command to count; see `perform`.
            Command::Digit(_) => {}
            Command::Type(character) => {
                return self.type_text(character.encode_utf8(&mut [0; 4]));
            }
            Command::Edit(edit) => return self.edit_line(edit),
            Command::Redraw => return Some(Effect::Redraw),
            Command::Suspend => return Some(Effect::Suspend),
            Command::Quit => return Some(Effect::Quit),
        }
        None
    }

    fn take_in(&mut self, message: Message) -> Option<Effect> {
        match message {
            Message::Pasted(text) => return self.paste(&text),
            Message::Found(search) => self.found(search),
            Message::Resized(width, height) => self.size = (width, height),
            Message::Opened(document, stage) => self.opened(&document, stage),
            Message::Progress(hundredths) => self.progress = Some(hundredths),
            Message::Saved(annotations) => self.saved(annotations),
            Message::SavedElsewhere => self.saved_elsewhere(),
            Message::Changed(annotations) => self.take(annotations),
            Message::Library(library) => self.library_read(*library),
            Message::GoTo(id) => self.go_to_bookmark(id),
            Message::Written(note) => return self.take_note(&note),
            Message::Told(message) | Message::Failed(message) => self.notice = Some(message),
            Message::Unsaved(message) => self.unsaved(message),
        }
        None
    }

    /// Computes everything that depends on the size of the screen; drawing
    /// only reads it.
    pub(super) fn settle(&mut self) {
        let current = match &self.selection {
            Some(selection) => Some(selection.head()),
            None => self.passage.as_ref(),
        };
        let current = current.map(|passage| self.stretch(&passage.range));
        let to_reveal = self.to_reveal.take().map(|range| self.stretch(&range));
        self.counterpart = self.counterpart_of_passage();
        let peek = self.peek();
        self.page.peek(peek.as_ref());
        self.page.settle(
            &self.document,
            (self.settings, self.size),
            current.as_ref(),
            to_reveal.as_ref(),
        );
        let rows = self.page.regions.scroll_bar.map_or(0, |bar| bar.height);
        self.scroll_bar
            .settle(&self.document, &self.page, self.followed, rows);
    }

    fn type_digit(&mut self, digit: u8) {
        let count = self.count.unwrap_or(0) * 10 + usize::from(digit);
        self.count = (count > 0).then_some(count.min(MOST_COUNT));
    }

    /// The layout that a key asks for, or what suits the article where that is
    /// in force already.
    fn toggle_layout(&mut self, layout: Layout) {
        if !self.is_bilingual() {
            self.say("this article has one language only");
            return;
        }
        let is_on = self.page.layout == Some(layout);
        self.page.layout = (!is_on).then_some(layout);
    }

    /// Each Chinese stretch above its English, or side by side.
    fn toggle_stacked(&mut self) {
        if self.page.arrangement != Arrangement::Stacked {
            self.toggle_layout(Layout::Stacked);
        } else if self.size.0 < page::COLUMNS_AT_ALL {
            self.say("too narrow to set the texts side by side");
        } else {
            let is_wide = self.size.0 >= page::COLUMNS_FROM;
            self.page.layout = (!is_wide).then_some(Layout::Linked);
        }
    }

    fn move_split(&mut self, direction: Direction, count: usize) {
        const STEP: usize = 5;
        let step = u16::try_from(STEP * count.min(20)).unwrap_or(100);
        let split = self.page.split();
        self.page.split = match direction {
            Direction::Next => split.saturating_add(step).min(80),
            Direction::Previous => split.saturating_sub(step).max(20),
        };
    }

    fn change_measure(&mut self, direction: Direction, count: usize) {
        const STEP: i16 = 4;
        let step = STEP.saturating_mul(i16::try_from(count).unwrap_or(i16::MAX));
        let columns = match direction {
            Direction::Next => step,
            Direction::Previous => -step,
        };
        self.settings.change_measure(self.page.focus, columns);
        self.measure = Some(self.settings.measure);
        let measure = self.settings.measure[self.page.focus as usize];
        self.notice = Some(format!("text width {measure}"));
    }

    fn scroll(&mut self, direction: Direction, distance: Distance, count: usize) {
        let height = match self.overlay() {
            Some(Overlay::Help { .. }) => self.size.1,
            _ => self.page.height(),
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
        let moved = self.page.scroll(&self.document, signed);
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
        let followed = self.followed;
        self.followed = followed.and_then(|speaker| document.speaker_again(&before, speaker));
        self.refill_speakers(&before);
        self.page.forget_lines();
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
