//! Which function does which command, and which takes which message: one line
//! each.

use super::App;
use super::command::Command;
use super::document::Document;
use super::effect::Effect;
use super::message::{Message, Stage};
use super::overlay::Overlay;
use super::page::Layout;
use super::prompt::Prompt;
use super::settings::Spelling;
use super::shelf::Shelf;
use super::step::{Direction, Distance};
use super::whereabouts::whereabouts;
use std::sync::Arc;

impl App {
    /// Does what a key asks, and says what has to happen outside. The notice
    /// and the count are for one command.
    pub fn perform(&mut self, command: Command) -> Option<Effect> {
        if let Command::Digit(digit) = command {
            self.status.type_digit(digit);
            return None;
        }
        let count = self.status.begin();
        let effect = self.perform_counted(command, count);
        self.reading.settle();
        self.refresh_look_up();
        effect.or_else(|| self.marks.align_again(&self.reading))
    }

    /// Takes what has happened outside, and says what has to happen there next.
    pub fn receive(&mut self, message: Message) -> Option<Effect> {
        let moves = message.moves_text();
        let effect = self.take_in(message);
        if moves {
            self.reading.settle();
            self.refresh_look_up();
        }
        effect.or_else(|| self.marks.align_again(&self.reading))
    }

    pub(super) fn perform_counted(&mut self, command: Command, count: usize) -> Option<Effect> {
        let (reading, status) = (&mut self.reading, &mut self.status);
        match command {
            Command::Scroll(direction, distance) => self.scroll(direction, distance, count),
            Command::Start => self.go_to_end(Direction::Previous),
            Command::End => self.go_to_end(Direction::Next),
            Command::FocusOther => reading.focus_other(status),
            Command::OneLanguage => reading.toggle_layout(Layout::OneLanguage, status),
            Command::Link => reading.toggle_layout(Layout::Unlinked, status),
            Command::Stack => reading.toggle_stacked(status),
            Command::Peek => self.peek(),
            Command::MoveSplit(direction) => reading.move_split(direction, count),
            Command::Measure(direction) => reading.change_measure(direction, count, status),
            Command::SpeakerMap => self.open_map(),
            Command::Quotation(direction) => match self.overlays.top() {
                Some(Overlay::Map(map)) => {
                    if let Some(speaker) = map.speaker() {
                        reading.step_quotation_of(speaker, (direction, count), status);
                    }
                }
                _ => reading.step_quotation(direction, count, status),
            },
            Command::QuotationBySpeaker(direction) => {
                reading.step_quotation_by_speaker(direction, count, status);
            }
            Command::Sentence(direction) => reading.step_sentence(direction, count, status),
            Command::Paragraph(direction) => reading.step_paragraph(direction, count, status),
            Command::Word(direction) => reading.step_word(direction, count, status),
            Command::LookUp => self.look_up(),
            Command::NextPlace => self.next_place_of_word(),
            Command::KeepWord => return self.keep_word(),
            Command::Transcribe { zhuyin } => {
                return self.transcribe(zhuyin.then_some(Spelling::Zhuyin));
            }
            Command::Script => self.switch_script(),
            Command::Words => return Some(self.open_words()),
            Command::NextState => return self.advance_chosen(),
            Command::ColourWords => return self.colour_words(),
            Command::Explain => self.explain(),
            Command::Select => reading.select(),
            Command::SwapEnds => reading.swap_selection_ends(),
            Command::Speakers => self.open_speakers(),
            Command::Outline => self.open_outline(),
            Command::Links => self.open_links(),
            Command::Browse => return self.browse(),
            Command::FullPage => return self.open_full_page(),
            Command::WithTranslation => return Some(Effect::OpenWithTranslation),
            Command::Refresh => return Some(Effect::Refresh),
            Command::Encodings => self.open_encodings(),
            Command::Places(kind) => self.open_places(kind),
            Command::Messages => self.open_messages(),
            Command::Palette => self.open_palette(),
            Command::Follow => self.follow(),
            Command::Bookmark => return self.bookmark(),
            Command::Note => self.ask_for_note(),
            Command::Tie => return self.marks.tie(reading, status),
            Command::Untie => return self.marks.untie(reading, status),
            Command::Bookmarks => return Some(self.open_bookmarks()),
            Command::OpenLibrary => return Some(self.open_library()),
            Command::Delete => return self.delete_chosen(),
            Command::Describe(field) => self.edit_chosen(field),
            Command::ChangeScope => self.change_scope(),
            Command::ChangeOrder => self.change_order(),
            Command::Filter => self.overlays.type_filter(),
            Command::Export => return self.export(),
            Command::NextField(direction) => self.overlays.next_field(direction),
            Command::Editor => return self.ask_for_editor(),
            Command::Undo => return self.undo(),
            Command::Redo => return self.redo(),
            Command::Search => self.ask_for_pattern(),
            Command::SearchWord => return self.search.find_word(count, reading, status),
            Command::Match(direction) => {
                return self.search.step((direction, count), reading, status);
            }
            Command::Jump(direction) => reading.jump(direction, count, status),
            Command::Copy { citation } => return self.copy_chosen(citation),
            Command::Whereabouts => {
                let source = &self.provenance.source;
                let kept = &self.words.kept;
                status.say(|wording| whereabouts(reading, source, kept, wording));
                return self.needed_vocabulary();
            }
            Command::Letter(letter) => self.go_to_letter(letter),
            Command::Article(direction) => return self.provenance.another(direction, status),
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
            Command::NextTheme => return Some(Effect::Theme(None)),
            Command::Redraw => return Some(Effect::Redraw),
            Command::Suspend => return Some(Effect::Suspend),
            Command::Quit => return Some(Effect::Quit),
        }
        None
    }

    fn take_in(&mut self, message: Message) -> Option<Effect> {
        let (reading, marks, status) = (&mut self.reading, &mut self.marks, &mut self.status);
        match message {
            Message::Pointed {
                gesture,
                target,
                at,
            } => return self.point(gesture, &target, at),
            Message::Pasted(text) => return self.paste(&text),
            Message::Unbound { key, help } => status.say_unbound(&key, &help),
            Message::Found(search) => self.search.take(search, reading, status),
            Message::Resized(width, height) => reading.size = (width, height),
            Message::Opened(document, stage) => return self.opened(document, stage),
            Message::Encoding(name) => self.provenance.encoding = Some(name),
            Message::Progress(hundredths) => reading.progress = Some(hundredths),
            Message::Saved(annotations) => {
                marks.saved(annotations, &reading.document, status);
                self.refill_lists();
            }
            Message::SavedElsewhere => marks.saved_elsewhere(status),
            Message::Changed(annotations) => {
                marks.take(annotations, &reading.document, status);
                self.refill_lists();
            }
            Message::Library(library) => self.library_read(*library),
            Message::GoTo(id) => marks.go_to(id, reading, status),
            Message::Written(note) => return self.take_note(&note),
            Message::Copied(programs) => {
                let (copied, how) = (status.wording.copied(""), status.wording.sent(&programs));
                status.add_to(&copied, &how);
            }
            Message::Told(remark) => status.say(|wording| remark.of(wording)),
            Message::Failed(problem) => status.say_problem(&problem),
            Message::Vocabulary(words) => return self.vocabulary_read(words),
            Message::VocabularySaved(words) => self.vocabulary_saved(words),
            Message::VocabularyUnsaved(problem) => self.words.unsaved(problem),
            Message::Unsaved(message) => marks.unsaved(message),
        }
        None
    }

    /// Takes a document that is longer, or has its analysis now.
    fn opened(&mut self, document: Arc<Document>, stage: Stage) -> Option<Effect> {
        let (reading, marks) = (&mut self.reading, &mut self.marks);
        let before = reading.change_document(document);
        let document = &reading.document;
        self.overlays.refill_speakers(&before, document);
        let mut effect = None;
        if !Arc::ptr_eq(&before.article, &document.article) {
            marks.bookmarks.place(&document.article.text);
            effect = self.search.find_again(reading, &mut self.status);
        }
        marks.tying.aligned(&reading.document.alignment);
        marks.go_where_sought(reading, &mut self.status);
        let is_new = !Arc::ptr_eq(&before.article, &reading.document.article);
        self.provenance.is_awaited &= !is_new;
        let is_feed = reading.document.article.is_feed && !before.article.is_feed;
        if stage == Stage::Analysed {
            reading.finish();
        }
        if is_feed && self.overlays.is_empty() {
            self.open_outline();
        }
        effect
    }

    fn scroll(&mut self, direction: Direction, distance: Distance, count: usize) {
        let reading = &mut self.reading;
        let height = match self.overlays.top() {
            Some(Overlay::Word(_)) => reading.size.1 / 2,
            _ => reading.page.height(),
        };
        // A row of context stays on the screen, as in less and vim.
        let rows = match distance {
            Distance::Row => 1,
            Distance::HalfPage => usize::from(height / 2).max(1),
            Distance::Page => usize::from(height.saturating_sub(1)).max(1),
        };
        let rows = (rows * count).min(100_000);
        if !self.overlays.step(direction, rows) {
            reading.scroll(direction, rows, &mut self.status);
        }
    }

    /// To the start or the end of what is on top.
    fn go_to_end(&mut self, direction: Direction) {
        if !self.overlays.step(direction, usize::MAX) {
            self.reading.go_to_end(direction, &mut self.status);
        }
    }

    /// Shows what says the same as the passage; of a word, what it means.
    fn peek(&mut self) {
        if self.reading.current_word().is_some() {
            self.look_up();
        } else {
            self.reading.toggle_peek(&mut self.status);
        }
    }

    fn ask_for_pattern(&mut self) {
        let origin = self.reading.view();
        self.overlays
            .open(Overlay::Search(Prompt::default(), origin));
    }

    fn follow(&mut self) {
        let chosen = match self.overlay() {
            Some(Overlay::Speakers(list)) => list.chosen(),
            _ => None,
        };
        self.reading.follow(chosen, &mut self.status);
    }

    /// Bookmarks the passage at hand; one that is bookmarked is shown in the
    /// list, where it can be changed and deleted.
    fn bookmark(&mut self) -> Option<Effect> {
        if let Some(id) = self.marks.of_passage(&self.reading) {
            let effect = self.open_bookmarks();
            self.overlays.choose_bookmark(id);
            return Some(effect);
        }
        let effect = self.marks.make(&mut self.reading);
        self.refill_lists();
        effect
    }

    fn ask_for_note(&mut self) {
        if let Some(form) = self.marks.form(&mut self.reading) {
            self.overlays.open(Overlay::Form(form));
        }
    }

    fn change_scope(&mut self) {
        let shelf = Shelf::new(&self.reading, &self.marks, &self.provenance);
        self.overlays.change_scope(&shelf);
    }

    fn change_order(&mut self) {
        if let Some(Overlay::Words(_)) = self.overlay() {
            self.change_word_order();
            return;
        }
        let shelf = Shelf::new(&self.reading, &self.marks, &self.provenance);
        self.overlays.change_order(&shelf);
    }

    /// Makes the open lists again after their bookmarks or articles have
    /// changed.
    pub(super) fn refill_lists(&mut self) {
        let shelf = Shelf::new(&self.reading, &self.marks, &self.provenance);
        self.overlays.refill(&shelf);
    }
}
