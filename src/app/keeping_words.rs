//! What keys do to the vocabulary: keeping the current word, the list, and where a word
//! was met.

use super::App;
use super::effect::Effect;
use super::library::both;
use super::overlay::Overlay;
use super::passage::{Passage, Unit};
use super::script::script_of;
use super::settings::{Spelling, Transcribed};
use super::step::Direction;
use super::word_list::WordList;
use crate::annotation::{KeptWord, Titles, Vocabulary};
use crate::lexicon::Script;
use crate::text::Language;
use crate::wording::Wording;
use std::ops::Range;

impl App {
    /// Keeps the current word with its sentence, or moves it on to its next state where it
    /// is kept; without a current word it goes to the next one first.
    pub(super) fn keep_word(&mut self) -> Option<Effect> {
        if self.reading.current_word().is_none() {
            self.reading.step_word(Direction::Next, 1, &mut self.status);
        }
        let now = self.marks.stamp.now;
        let titles = Titles::new(&self.reading.document.article, now);
        let word = KeptWord {
            article: self.marks.article.clone(),
            title: both(&titles),
            ..self.asked(false)?.kept(now)
        };
        let effect = self.words.keep(word);
        self.refill_words();
        Some(effect)
    }

    /// Opens the list of the vocabulary, which is read meanwhile.
    pub(super) fn open_words(&mut self) -> Effect {
        let list = WordList::new(
            &self.words.kept,
            self.overlays.word_order,
            self.status.wording,
        );
        self.overlays.open(Overlay::Words(list));
        Effect::ReadVocabulary
    }

    /// Shows which words are kept, or stops that; the vocabulary is read first.
    pub(super) fn colour_words(&mut self) -> Option<Effect> {
        self.words.is_coloured = !self.words.is_coloured;
        self.status.say(if self.words.is_coloured {
            Wording::words_marked
        } else {
            Wording::words_not_marked
        });
        self.needed_vocabulary()
    }

    /// Shows the readings of Chinese words above them: of all, of those not known, or of
    /// none; as `spelling` has it, or the configuration.
    pub(super) fn transcribe(&mut self, spelling: Option<Spelling>) -> Option<Effect> {
        let reading = &mut self.reading;
        if reading.document.blocks(Language::Chinese).is_empty() {
            self.status.say(Wording::no_chinese);
            return None;
        }
        let usual = self.words.spelling;
        let spelling = spelling.unwrap_or(usual);
        let settings = &mut reading.settings;
        settings.transcribed = if settings.spelling == spelling {
            settings.transcribed.next()
        } else {
            Transcribed::All
        };
        settings.spelling = spelling;
        self.status.say(match settings.transcribed {
            Transcribed::None => Wording::no_readings,
            Transcribed::All => Wording::all_readings,
            Transcribed::Unknown => Wording::unknown_readings,
        });
        if settings.transcribed == Transcribed::None {
            settings.spelling = usual;
        }
        self.refill_words();
        self.needed_vocabulary()
    }

    /// Shows Chinese in the other script; the text itself stays as it is.
    pub(super) fn switch_script(&mut self) {
        let document = &self.reading.document;
        if document.blocks(Language::Chinese).is_empty() {
            self.status.say(Wording::no_chinese);
            return;
        }
        let own = script_of(document);
        let next = self.words.script.unwrap_or(own).other();
        self.words.script = (next != own).then_some(next);
        self.status.say(match next {
            Script::Simplified => Wording::simplified,
            Script::Traditional => Wording::traditional,
        });
    }

    /// Reads the vocabulary, unless it has been.
    pub(super) fn needed_vocabulary(&self) -> Option<Effect> {
        (!self.words.is_read).then_some(Effect::ReadVocabulary)
    }

    /// The vocabulary has been read.
    pub(super) fn vocabulary_read(&mut self, read: Vocabulary) -> Option<Effect> {
        let effect = self.words.take(read);
        self.refill_words();
        effect
    }

    pub(super) fn vocabulary_saved(&mut self, all: Vocabulary) {
        self.words.saved(all, &mut self.status);
        self.refill_words();
    }

    /// The word chosen in the list of words, if that has the keys.
    fn chosen_word(&self) -> Option<KeptWord> {
        match self.overlay() {
            Some(Overlay::Words(list)) => list.chosen().cloned(),
            _ => None,
        }
    }

    /// Moves the chosen word on to its next state.
    pub(super) fn advance_chosen(&mut self) -> Option<Effect> {
        let word = self.chosen_word()?;
        let effect = self.words.advance(word, self.marks.stamp.now);
        self.refill_words();
        Some(effect)
    }

    pub(super) fn delete_chosen_word(&mut self) -> Option<Effect> {
        let word = self.chosen_word()?;
        let effect = self.words.delete(word, self.marks.stamp.now);
        self.refill_words();
        Some(effect)
    }

    pub(super) fn undo_word(&mut self) -> Option<Effect> {
        let effect = self.words.undo(self.marks.stamp.now, &mut self.status);
        self.refill_words();
        effect
    }

    /// Exports the words listed, as cards for Anki.
    pub(super) fn export_words(&mut self) -> Option<Effect> {
        let Some(Overlay::Words(list)) = self.overlay() else {
            return None;
        };
        let words = list.listed();
        if words.is_empty() {
            self.status.say(Wording::no_words_to_export);
            return None;
        }
        Some(Effect::ExportWords(words))
    }

    pub(super) fn change_word_order(&mut self) {
        if let Some(Overlay::Words(list)) = self.overlays.top_mut() {
            list.order = list.order.next();
            list.refill(&self.words.kept);
            self.overlays.word_order = match self.overlays.top() {
                Some(Overlay::Words(list)) => list.order,
                _ => self.overlays.word_order,
            };
        }
    }

    fn refill_words(&mut self) {
        if self.reading.settings.transcribed != Transcribed::None {
            self.reading.page.known = self.words.known();
        }
        if let Some(Overlay::Words(list)) = self.overlays.top_mut() {
            list.refill(&self.words.kept);
        }
    }

    /// Goes to where the word chosen in `list` was met, or opens its article.
    pub(super) fn go_to_word(&mut self, list: WordList) -> Option<Effect> {
        let word = list.chosen()?.clone();
        if word.article != self.marks.article {
            if word.article.is_empty() {
                self.status.say(Wording::word_without_article);
                self.overlays.open(Overlay::Words(list));
                return None;
            }
            // The list stays until the article is there.
            self.overlays.open(Overlay::Words(list));
            return Some(Effect::OpenArticle(word.article, None));
        }
        let Some(range) = self.place_of(&word) else {
            self.status.say(Wording::sentence_gone);
            return None;
        };
        self.reading.remember_jump();
        let unit = Unit::Word;
        self.reading
            .move_to(Passage { unit, range }, &mut self.status);
        None
    }

    /// Where the article has a kept word: in its sentence, or else where it has it first.
    fn place_of(&self, word: &KeptWord) -> Option<Range<usize>> {
        let text = &self.reading.document.article.text;
        let form = if word.form.is_empty() {
            &word.word
        } else {
            &word.form
        };
        let sentence = text.find(&word.sentence).unwrap_or(0);
        let at = sentence + text[sentence..].find(form.as_str())?;
        Some(at..at + form.len())
    }
}
