//! What is on the screen of a flow, and how it scrolls.
//!
//! Lines are made from items when they are first seen, for the columns at hand,
//! and never counted: a viewport's place is a byte, so nothing here costs more
//! in a long document than in a short one, and the place survives another width,
//! another flow and a longer text.

use super::flow::{Flow, Line, Measures};
use crate::app::document::Document;
use crate::app::stretch::{Place, Stretch};
use crate::text::Language;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

/// A window on a flow.
#[derive(Debug)]
pub struct Viewport {
    /// What it scrolls through.
    pub flow: Flow,
    /// Rows on the screen.
    pub height: u16,
    /// The lines on the screen; made by [`Viewport::settle`].
    pub lines: Vec<Line>,
    /// The place shown in the first line. A change of width does not touch it,
    /// so that going back to a width shows the same lines again.
    top: Place,
    measures: Measures,
    peek: Option<Peek>,
    cache: HashMap<usize, Arc<[Line]>>,
}

/// The counterpart of a passage, shown below it in a text of one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Peek {
    /// Where the passage ends: the counterpart follows this line.
    pub below: Place,
    /// The counterpart.
    pub counterpart: Stretch,
}

/// A line found by counting: the n-th item of the flow, the n-th line in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Position {
    item: usize,
    line: usize,
}

/// Items whose lines are kept; a screen shows far fewer.
const CACHED_ITEMS: usize = 512;

impl Viewport {
    /// A window on `flow` at the start of the text in `language`, without a size
    /// yet.
    #[must_use]
    pub fn new(flow: Flow, language: Language) -> Self {
        Self {
            flow,
            height: 0,
            lines: Vec::new(),
            top: Place { language, byte: 0 },
            measures: Measures::default(),
            peek: None,
            cache: HashMap::new(),
        }
    }

    /// Gives it `height` rows of as many columns as `measures` has.
    pub fn resize(&mut self, height: u16, measures: Measures) {
        self.height = height;
        if self.measures != measures {
            self.measures = measures;
            self.forget_lines();
        }
    }

    /// How the text is set.
    #[must_use]
    pub fn measures(&self) -> &Measures {
        &self.measures
    }

    /// Scrolls through `flow` from now on, at the same place.
    pub fn set_flow(&mut self, flow: Flow) {
        if self.flow != flow {
            self.flow = flow;
            self.forget_lines();
        }
    }

    /// Shows `peek`, or nothing, inside the text.
    pub fn set_peek(&mut self, peek: Option<Peek>) {
        if self.peek != peek {
            self.peek = peek;
            self.forget_lines();
        }
    }

    /// Drops the lines made so far: the document or the width has changed.
    pub fn forget_lines(&mut self) {
        self.cache.clear();
    }

    /// The place of the first line.
    #[must_use]
    pub fn top(&self) -> Place {
        self.top
    }

    /// Shows the line of `place` first.
    pub fn set_top(&mut self, place: Place) {
        self.top = place;
    }

    /// Moves the view by `lines`, down if positive; says whether it moved.
    pub fn scroll(&mut self, document: &Document, lines: isize) -> bool {
        let Some(from) = self.shown_top(document) else {
            return false;
        };
        let to = if lines < 0 {
            self.back(document, from, lines.unsigned_abs())
        } else {
            let to = self.forward(document, from, lines.unsigned_abs());
            self.at_most_last(document, to)
        };
        self.move_top(document, to, lines.signum()) != from
    }

    /// Shows the last lines.
    pub fn scroll_to_end(&mut self, document: &Document) {
        if self.flow.len(document) > 0 {
            let last = self.last_top(document);
            self.move_top(document, last, 1);
        }
    }

    /// Makes sure that `passage` is on the screen, as much of it as fits, and
    /// its counterpart with it if there is room for both; leaves the view alone
    /// if it is so already.
    pub fn reveal(
        &mut self,
        document: &Document,
        passage: &Stretch,
        counterpart: Option<&Stretch>,
    ) {
        let Some(top) = self.shown_top(document) else {
            return;
        };
        let height = usize::from(self.height.max(1));
        let mut wanted = self.lines_of(document, passage);
        if let Some(counterpart) = counterpart {
            let other = self.lines_of(document, counterpart);
            let both = (wanted.0.min(other.0), wanted.1.max(other.1));
            let reach = self.forward(document, both.0, height - 1);
            if both.1 <= reach {
                wanted = both;
            } else if other.0 < wanted.0 && self.forward(document, other.0, height - 1) >= wanted.0
            {
                // Not all of it fits: from where the earlier of the two begins.
                wanted = (other.0, wanted.0);
            }
        }
        let (start, end) = wanted;
        let bottom = self.forward(document, top, height - 1);
        let is_shown = top <= start && (end <= bottom || (start == top && bottom < end));
        if !is_shown {
            let above = self.back(document, start, height / 4);
            // Context above must not push the end off the screen.
            let bottom = self.forward(document, above, height - 1);
            let to = if end <= bottom {
                above
            } else {
                let highest = self.back(document, end, height - 1);
                highest.min(start)
            };
            // Where the line there cannot be the first one, the one above it can, unless
            // that pushes the end off the screen.
            let above = self.nearest_with_place(document, to, -1);
            let reaches =
                |at: Position, view: &mut Self| end <= view.forward(document, at, height - 1);
            let is_end_lost = reaches(to, self) && !reaches(above, self);
            self.move_top(document, to, if is_end_lost { 1 } else { -1 });
        }
    }

    /// The lines that `stretch` begins and ends on.
    fn lines_of(&mut self, document: &Document, stretch: &Stretch) -> (Position, Position) {
        let start = self.top_position(document, stretch.start());
        let mut end = self.position(document, stretch.last()).max(start);
        if let Some(peek) = &self.peek
            && peek.below.language == stretch.language
            && peek.below.byte + 1 >= stretch.range.end
        {
            // The counterpart below it belongs to what is looked at.
            let lines = self.item(document, end.item);
            let last = lines.iter().rposition(|line| line.is_peek);
            end.line = last.map_or(end.line, |last| last.max(end.line));
        }
        (start, end)
    }

    /// Whether `place` is on the screen.
    #[must_use]
    pub fn shows(&self, place: Place) -> bool {
        self.lines.iter().any(|line| line.shows(place))
    }

    /// The row of the screen that shows `place`, from 0.
    #[must_use]
    pub fn row_of(&self, place: Place) -> Option<usize> {
        self.lines.iter().position(|line| line.shows(place))
    }

    /// The bytes of the text in `language` on the screen, from the first row to
    /// the last. None where there is none of it.
    #[must_use]
    pub fn shown(&self, language: Language) -> Option<Range<usize>> {
        let mut rows = self
            .lines
            .iter()
            .filter(|line| !line.is_peek)
            .filter_map(|line| line.rows[language as usize].as_ref());
        let first = rows.next()?;
        let last = rows.next_back().unwrap_or(first);
        Some(first.range.start..last.range.end)
    }

    /// Makes the lines on the screen; call it before drawing.
    pub fn settle(&mut self, document: &Document) {
        self.lines.clear();
        let Some(mut at) = self.shown_top(document) else {
            return;
        };
        while self.lines.len() < usize::from(self.height) && at.item < self.flow.len(document) {
            let lines = self.item(document, at.item);
            let room = usize::from(self.height) - self.lines.len();
            let from = at.line.min(lines.len());
            self.lines.extend(lines[from..].iter().take(room).cloned());
            at = Position {
                item: at.item + 1,
                line: 0,
            };
        }
    }

    /// The position of the first line shown; none where there is no text.
    fn shown_top(&mut self, document: &Document) -> Option<Position> {
        if self.flow.len(document) == 0 {
            return None;
        }
        let top = self.top_position(document, self.top);
        Some(self.at_most_last(document, top))
    }

    /// Shows the line at `to` first, or the nearest one in `direction` that can
    /// be; returns its position.
    fn move_top(&mut self, document: &Document, to: Position, direction: isize) -> Position {
        let at = self.nearest_with_place(document, to, direction);
        if let Some(place) = self.place(document, at) {
            self.top = place;
        }
        at
    }

    /// The line at `from`, or the nearest one in `direction` that has a place of
    /// its own: the blank line in the middle of a paragraph that a pair has cut
    /// has none.
    fn nearest_with_place(
        &mut self,
        document: &Document,
        from: Position,
        direction: isize,
    ) -> Position {
        let mut at = from;
        while self.place(document, at).is_none() {
            let next = if direction < 0 {
                self.back(document, at, 1)
            } else {
                self.forward(document, at, 1)
            };
            if next == at {
                break;
            }
            at = next;
        }
        at
    }

    /// `top`, or the last one if it is below that.
    fn at_most_last(&mut self, document: &Document, top: Position) -> Position {
        // Each item has a line: so many more fill the view, wherever the text
        // ends.
        if self.flow.len(document) - top.item > usize::from(self.height) {
            return top;
        }
        top.min(self.last_top(document))
    }

    /// The lowest position at which the lines still fill the view.
    fn last_top(&mut self, document: &Document) -> Position {
        let item = self.flow.len(document).saturating_sub(1);
        let line = self.item(document, item).len().saturating_sub(1);
        let above = usize::from(self.height.max(1)) - 1;
        let top = self.back(document, Position { item, line }, above);
        self.nearest_with_place(document, top, 1)
    }

    /// The line that shows `place`.
    fn position(&mut self, document: &Document, place: Place) -> Position {
        let item = self.flow.item_at(document, place);
        let side = place.language as usize;
        let line = self
            .item(document, item)
            .iter()
            .rposition(|line| {
                let row = line.rows[side].as_ref().filter(|_| !line.is_peek);
                row.is_some_and(|row| row.range.start <= place.byte)
            })
            .unwrap_or(0);
        Position { item, line }
    }

    /// The line that begins what shows `place`: that of the readings above it, if there
    /// are any.
    fn top_position(&mut self, document: &Document, place: Place) -> Position {
        let at = self.position(document, place);
        let side = place.language as usize;
        let is_above = |line: &Line| line.rows[side].as_ref().is_some_and(|row| row.is_reading);
        let above = at.line.checked_sub(1);
        let above = above.filter(|above| {
            let lines = self.item(document, at.item);
            lines.get(*above).is_some_and(is_above)
        });
        Position {
            line: above.unwrap_or(at.line),
            ..at
        }
    }

    /// The place by which the line at that position is found again, if it has
    /// one.
    fn place(&mut self, document: &Document, at: Position) -> Option<Place> {
        let places: Vec<Place> = self
            .item(document, at.item)
            .get(at.line)?
            .places()
            .collect();
        places
            .into_iter()
            .find(|place| self.top_position(document, *place) == at)
    }

    /// `lines` lines further down, or the last line.
    fn forward(&mut self, document: &Document, from: Position, lines: usize) -> Position {
        let last = self.flow.len(document).saturating_sub(1);
        let mut at = Position {
            line: from.line + lines,
            ..from
        };
        loop {
            let here = self.item(document, at.item).len();
            if at.line < here {
                return at;
            }
            if at.item == last {
                return Position {
                    line: here.saturating_sub(1),
                    ..at
                };
            }
            at = Position {
                item: at.item + 1,
                line: at.line - here,
            };
        }
    }

    /// `lines` lines further up, or the first line.
    fn back(&mut self, document: &Document, from: Position, lines: usize) -> Position {
        let (mut at, mut left) = (from, lines);
        while at.line < left {
            if at.item == 0 {
                return Position { item: 0, line: 0 };
            }
            left -= at.line + 1;
            at.item -= 1;
            at.line = self.item(document, at.item).len().saturating_sub(1);
        }
        Position {
            line: at.line - left,
            ..at
        }
    }

    /// The lines of the n-th item.
    fn item(&mut self, document: &Document, item: usize) -> Arc<[Line]> {
        if let Some(lines) = self.cache.get(&item) {
            return Arc::clone(lines);
        }
        let mut lines = self.flow.lines(document, item, &self.measures);
        if let Some(peek) = &self.peek
            && self.flow.item_at(document, peek.below) == item
        {
            insert(&mut lines, peek, document, &self.measures);
        }
        if self.cache.len() >= CACHED_ITEMS {
            self.forget_lines();
        }
        let lines: Arc<[Line]> = lines.into();
        self.cache.insert(item, Arc::clone(&lines));
        lines
    }
}

/// Puts the counterpart below the line on which the passage ends.
fn insert(lines: &mut Vec<Line>, peek: &Peek, document: &Document, measures: &Measures) {
    let side = peek.below.language as usize;
    let below = lines.iter().rposition(|line| {
        let row = line.rows[side].as_ref();
        row.is_some_and(|row| row.range.start <= peek.below.byte && !row.range.is_empty())
    });
    let at = below.map_or(0, |line| line + 1);
    let Stretch { language, range } = &peek.counterpart;
    let inserted = measures
        .rows(document, *language, range)
        .into_iter()
        .map(|row| Line {
            is_peek: true,
            ..Line::of(*language, row)
        });
    lines.splice(at..at, inserted);
}
