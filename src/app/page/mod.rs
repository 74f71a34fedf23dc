//! The page: how the two texts lie, which of them has the focus, and what of
//! each is on the screen.
//!
//! There is one viewport for both texts where they are one flow of pairs, and
//! one for each where they scroll apart. Whoever asks for what is shown of a
//! text need not know which.

mod flow;
mod layout;
mod ruby;
#[cfg(test)]
mod tests;
mod viewport;

use crate::app::document::Document;
use crate::app::settings::Settings;
use crate::app::stretch::{Place, Stretch};
use crate::text::Language;
use std::ops::Range;

pub use flow::{Flow, Line, Measures, Row};
pub use layout::{Arrangement, COLUMNS_AT_ALL, COLUMNS_FROM, Layout, Regions, Wanted};
pub use ruby::{KnownWords, Segment, column_of};
pub use viewport::{Peek, Viewport};

/// The two texts on the screen.
#[derive(Debug)]
pub struct Page {
    /// The text that moves, marks and copies act on.
    pub focus: Language,
    /// How the texts lie.
    pub arrangement: Arrangement,
    /// How the reader wants them to lie; none for what suits the article.
    pub layout: Option<Layout>,
    /// The Chinese column's share in hundredths; 0 for the usual one.
    pub split: u16,
    /// Where everything is on the screen.
    pub regions: Regions,
    /// Words that need no reading above them.
    pub known: KnownWords,
    /// Both texts as one flow of pairs.
    joint: Viewport,
    /// Each text by itself, by `Language as usize`.
    columns: [Viewport; 2],
}

impl Page {
    /// A page laid out as the reader wants it, without a size yet; see
    /// [`Page::layout`] and [`Page::split`].
    #[must_use]
    pub fn new(layout: Option<Layout>, split: u16) -> Self {
        Self {
            focus: Language::English,
            arrangement: Arrangement::OneLanguage,
            layout,
            split,
            regions: Regions::default(),
            known: KnownWords::default(),
            joint: Viewport::new(Flow::Facing, Language::English),
            columns: Language::ALL.map(|language| Viewport::new(Flow::Column(language), language)),
        }
    }

    /// The viewport that shows the text in `language`; it may not be on the
    /// screen.
    #[must_use]
    pub fn viewport(&self, language: Language) -> &Viewport {
        if self.arrangement.is_joint() {
            &self.joint
        } else {
            &self.columns[language as usize]
        }
    }

    /// The viewports on the screen, each with the text it shows; none for both.
    pub fn viewports(&self) -> impl Iterator<Item = (Option<Language>, &Viewport)> {
        let joint = self.arrangement.is_joint().then_some((None, &self.joint));
        let columns = Language::ALL
            .into_iter()
            .filter(|language| !self.arrangement.is_joint() && self.is_shown(*language))
            .map(|language| (Some(language), &self.columns[language as usize]));
        joint.into_iter().chain(columns)
    }

    /// Whether the text in `language` is on the screen.
    #[must_use]
    pub fn is_shown(&self, language: Language) -> bool {
        self.arrangement != Arrangement::OneLanguage || self.focus == language
    }

    /// Whether the byte offset `byte` of the text in `language` is on the screen.
    #[must_use]
    pub fn shows(&self, place: Place) -> bool {
        self.is_shown(place.language) && self.viewport(place.language).shows(place)
    }

    /// The bytes of the focused text on the screen.
    #[must_use]
    pub fn shown(&self) -> Range<usize> {
        self.shown_of(self.focus)
    }

    /// The bytes of the text in `language` on the screen; where none of it is
    /// there, where it would begin.
    #[must_use]
    pub fn shown_of(&self, language: Language) -> Range<usize> {
        let top = self.tops()[language as usize];
        let shown = self.viewport(language).shown(language);
        shown.unwrap_or(top..top)
    }

    /// How many bytes of the text in `language` end above the last line of the
    /// screen.
    #[must_use]
    pub fn reached(&self, document: &Document, language: Language) -> usize {
        if let Some(shown) = self.viewport(language).shown(language) {
            return shown.end;
        }
        // Nothing of it faces what is on the screen.
        let last = self.joint.lines.iter().rev().flat_map(Line::places).next();
        match last {
            Some(place) if self.arrangement.is_joint() => {
                facing(document, place, language).unwrap_or(0)
            }
            _ => 0,
        }
    }

    /// The text that the scroll bar measures: the one that scrolls, or the
    /// longer where both do.
    #[must_use]
    pub fn ruler(&self, document: &Document) -> Language {
        let bytes = |language| {
            document
                .blocks(language)
                .extent()
                .map_or(0, |bytes| bytes.len())
        };
        match self.arrangement {
            Arrangement::Held(held) => held.other(),
            Arrangement::Linked | Arrangement::Stacked => Language::ALL
                .into_iter()
                .max_by_key(|language| bytes(*language))
                .unwrap_or(self.focus),
            Arrangement::Unlinked | Arrangement::OneLanguage => self.focus,
        }
    }

    /// Whether all of the text that scrolls is on the screen.
    #[must_use]
    pub fn is_whole(&self, document: &Document) -> bool {
        let is_all = |language: Language| {
            let shown = self.viewport(language).shown(language);
            let all = document.blocks(language).extent();
            all.is_none_or(|all| {
                shown.is_some_and(|shown| shown.start <= all.start && shown.end >= all.end)
            })
        };
        if self.arrangement.is_joint() {
            Language::ALL.into_iter().all(is_all)
        } else {
            is_all(self.ruler(document))
        }
    }

    /// The Chinese column's share in hundredths.
    #[must_use]
    pub fn split(&self) -> u16 {
        layout::split(self.split, self.arrangement)
    }

    /// Rows of the focused text.
    #[must_use]
    pub fn height(&self) -> u16 {
        self.viewport(self.focus).height
    }

    /// The first byte shown of each text.
    #[must_use]
    pub fn tops(&self) -> [usize; 2] {
        if self.arrangement.is_joint() {
            let top = self.joint.top();
            return Language::ALL.map(|language| {
                let shown = self.joint.shown(language).map(|shown| shown.start);
                if top.language == language {
                    top.byte
                } else {
                    shown.unwrap_or_else(|| self.columns[language as usize].top().byte)
                }
            });
        }
        Language::ALL.map(|language| self.columns[language as usize].top().byte)
    }

    /// Goes to where these bytes are first in each text.
    pub fn go_to(&mut self, tops: [usize; 2], focus: Language) {
        self.focus = focus;
        for (language, byte) in Language::ALL.into_iter().zip(tops) {
            self.columns[language as usize].set_top(Place { language, byte });
        }
        self.joint.set_top(self.columns[focus as usize].top());
    }

    /// Moves the view by `lines`, down if positive; says whether it moved.
    pub fn scroll(&mut self, document: &Document, lines: isize) -> bool {
        if let Arrangement::Held(held) = self.arrangement
            && self.focus == held
            && self.columns[held as usize].scroll(document, lines)
        {
            return true;
        }
        self.scrolling().scroll(document, lines)
    }

    /// The same for whichever text is in `language`, focused or not.
    pub fn scroll_under(&mut self, document: &Document, language: Language, lines: isize) {
        let focus = self.focus;
        if self.arrangement.has_columns() {
            self.focus = language;
        }
        self.scroll(document, lines);
        self.focus = focus;
    }

    /// Moves the rule between the texts to the column `x` of the screen.
    pub fn split_at(&mut self, x: u16) {
        let [Some(zh), Some(en)] = self.regions.texts else {
            return;
        };
        let room = u32::from(en.right().saturating_sub(zh.x)).max(1);
        let hundredths = u32::from(x.saturating_sub(zh.x)) * 100 / room;
        self.split = u16::try_from(hundredths).unwrap_or(100).clamp(20, 80);
    }

    /// Shows `place` on the first line.
    pub fn scroll_to(&mut self, place: Place) {
        self.scrolling().set_top(place);
    }

    /// To the first line.
    pub fn scroll_to_start(&mut self) {
        let language = self.focus;
        self.scrolling().set_top(Place { language, byte: 0 });
    }

    /// To the last lines.
    pub fn scroll_to_end(&mut self, document: &Document) {
        self.scrolling().scroll_to_end(document);
    }

    /// The viewport that keys scroll: a held text stays.
    fn scrolling(&mut self) -> &mut Viewport {
        match self.arrangement {
            Arrangement::Linked | Arrangement::Stacked => &mut self.joint,
            Arrangement::Held(held) => &mut self.columns[held.other() as usize],
            _ => &mut self.columns[self.focus as usize],
        }
    }

    /// Makes sure that `passage` is on the screen, and its counterpart with it
    /// where there is room.
    fn reveal(&mut self, document: &Document, passage: &Stretch, counterpart: Option<&Stretch>) {
        if self.arrangement.is_joint() {
            self.joint.reveal(document, passage, counterpart);
            return;
        }
        for stretch in [Some(passage), counterpart].into_iter().flatten() {
            self.columns[stretch.language as usize].reveal(document, stretch, None);
        }
    }

    /// Shows `peek`, or nothing, below the passage in a text that stands alone.
    pub fn peek(&mut self, peek: Option<&Peek>) {
        for (language, viewport) in Language::ALL.into_iter().zip(&mut self.columns) {
            let is_here = |peek: &&Peek| peek.below.language == language;
            viewport.set_peek(peek.filter(is_here).cloned());
        }
    }

    /// The document has changed: its lines are made again.
    pub fn forget_lines(&mut self) {
        self.joint.forget_lines();
        for column in &mut self.columns {
            column.forget_lines();
        }
    }

    /// Takes the size of the screen and makes the lines that are on it. Where
    /// the texts get other columns, the `current` passage stays in view if it
    /// was; then the passage `to_reveal` is brought there.
    pub fn settle(
        &mut self,
        document: &Document,
        (settings, size): (Settings, (u16, u16)),
        current: Option<&Stretch>,
        to_reveal: Option<&Stretch>,
    ) {
        let in_view = current.filter(|passage| self.shows(passage.start()));
        let arrangement = self.arranged(document, size.0);
        let is_another = arrangement != self.arrangement;
        if is_another {
            self.rearrange(document, arrangement);
        }
        let wanted = Wanted {
            arrangement,
            split: self.split,
            measure: settings.measure,
            focus: self.focus,
            speakers: document.analysis.speakers.len(),
        };
        let regions = wanted.regions(size.0, size.1);
        let is_new = is_another || regions.texts != self.regions.texts;
        self.regions = regions;
        self.resize(settings);
        for passage in [in_view.filter(|_| is_new), to_reveal]
            .into_iter()
            .flatten()
        {
            let counterpart = document.counterpart(&passage.range);
            self.reveal(document, passage, counterpart.as_ref());
        }
        if self.arrangement.is_joint() {
            self.joint.settle(document);
        } else {
            for column in &mut self.columns {
                column.settle(document);
            }
        }
        self.raise_panel();
    }

    /// How the texts lie on a screen of `width` columns.
    fn arranged(&self, document: &Document, width: u16) -> Arrangement {
        let has_text = |language: Language| !document.blocks(language).is_empty();
        let is_bilingual = Language::ALL.into_iter().all(has_text);
        let fits = match self.layout {
            Some(Layout::Linked | Layout::Unlinked) => width >= COLUMNS_AT_ALL,
            _ => width >= COLUMNS_FROM,
        };
        match self.layout {
            _ if !is_bilingual => Arrangement::OneLanguage,
            Some(Layout::OneLanguage) => Arrangement::OneLanguage,
            Some(Layout::Stacked) if !document.pairs.is_empty() => Arrangement::Stacked,
            _ if !fits && document.pairs.is_empty() => Arrangement::OneLanguage,
            _ if !fits => Arrangement::Stacked,
            Some(Layout::Unlinked) => Arrangement::Unlinked,
            _ if document.pairs.is_empty() => Arrangement::Unlinked,
            _ => document
                .short_side
                .map_or(Arrangement::Linked, Arrangement::Held),
        }
    }

    /// Lays the texts out anew, with the same text on the first line.
    fn rearrange(&mut self, document: &Document, arrangement: Arrangement) {
        let top = Place {
            language: self.focus,
            byte: self.tops()[self.focus as usize],
        };
        self.arrangement = arrangement;
        self.joint.set_flow(match arrangement {
            Arrangement::Stacked => Flow::Stacked,
            _ => Flow::Facing,
        });
        if arrangement.is_joint() {
            self.joint
                .set_top(start_of_pair(document, top).unwrap_or(top));
            return;
        }
        self.columns[top.language as usize].set_top(top);
        let language = top.language.other();
        let is_held = arrangement == Arrangement::Held(language);
        if let Some(byte) = facing(document, top, language)
            && !is_held
        {
            self.columns[language as usize].set_top(Place { language, byte });
        }
    }

    fn resize(&mut self, settings: Settings) {
        let [zh, en] = self.regions.texts.map(Option::unwrap_or_default);
        let columns = [0, 1].map(|side: usize| {
            let text: ratatui::layout::Rect = [zh, en][side];
            text.width.min(settings.measure[side])
        });
        let measures = Measures {
            columns,
            settings,
            known: self.known.clone(),
        };
        self.joint
            .resize(zh.height.max(en.height), measures.clone());
        self.columns[0].resize(zh.height, measures.clone());
        self.columns[1].resize(en.height, measures);
    }

    /// The speakers follow a held text directly.
    fn raise_panel(&mut self) {
        let (Arrangement::Held(held), Some(panel)) = (self.arrangement, &mut self.regions.panel)
        else {
            return;
        };
        let rows = self.columns[held as usize].lines.len();
        let text = self.regions.texts[held as usize].unwrap_or_default();
        let y = text.y + u16::try_from(rows).unwrap_or(text.height) + 1;
        let raised = panel.y.saturating_sub(y);
        panel.y -= raised;
        panel.height += raised;
    }
}

/// The first text of the pair that `place` begins, if it begins one: where it
/// is stacked, its Chinese is above its English.
fn start_of_pair(document: &Document, place: Place) -> Option<Place> {
    let index = document.pairs.at(place.language, place.byte);
    let sides = &document.pairs.get(index)?.sides;
    let begins = place.byte <= sides[place.language as usize].start;
    let is_there = |language: &Language| !sides[*language as usize].is_empty();
    let language = Language::ALL.into_iter().find(is_there)?;
    begins.then_some(Place {
        language,
        byte: sides[language as usize].start,
    })
}

/// Where the text in `language` faces `place`.
fn facing(document: &Document, place: Place, language: Language) -> Option<usize> {
    let pair = document
        .pairs
        .get(document.pairs.at(place.language, place.byte))?;
    Some(pair.sides[language as usize].start)
}
