//! Where the regions of the screen lie. Columns and rows only: what is drawn
//! in them is the business of `ui`.

use crate::text::Language;
use ratatui::layout::{Margin, Rect};
use serde::{Deserialize, Serialize};

/// How the two text panes lie to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Layout {
    /// Side by side.
    Columns,
    /// One above the other.
    Stacked,
}

/// What decides where everything goes.
#[derive(Clone, Copy, Debug)]
pub struct Arrangement {
    /// The layout the reader chose; `None` follows the width of the screen.
    pub layout: Option<Layout>,
    /// The share of the Chinese side, in hundredths.
    pub split: u16,
    /// Whether the focused pane has the screen to itself.
    pub zoomed: bool,
    /// The focused pane.
    pub focus: Language,
    /// Which panes have text: Chinese, English.
    pub panes: [bool; 2],
    /// How many speakers the panel would list.
    pub speakers: usize,
}

/// Where everything goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Regions {
    /// The title line; none on a very low screen.
    pub title: Option<Rect>,
    /// The panes with their frames: Chinese, English.
    pub panes: [Option<Rect>; 2],
    /// The speakers panel with its frame.
    pub speakers: Option<Rect>,
    /// The status line; none on a screen of one row.
    pub status: Option<Rect>,
    /// Whether panes have frames; a very small screen has no room for them.
    pub framed: bool,
}

/// Side by side needs this many columns.
const COLUMNS_FROM: u16 = 80;
/// Frames need this many columns and rows.
const FRAME_FROM: (u16, u16) = (24, 8);
/// The title line needs this many rows.
const TITLE_FROM: u16 = 6;
/// The least that the speakers panel needs: a row with its name, a row each
/// side, and room for text above.
const SPEAKERS_FROM: u16 = 12;
/// No pane of a split gets fewer columns or rows than these.
const LEAST: (u16, u16) = (20, 4);

impl Arrangement {
    /// The layout in force on a screen of `width` columns.
    #[must_use]
    pub fn layout(&self, width: u16) -> Layout {
        match self.layout {
            Some(layout) if width >= 2 * LEAST.0 => layout,
            None if width >= COLUMNS_FROM => Layout::Columns,
            _ => Layout::Stacked,
        }
    }

    /// Lays out a screen of `width` columns and `height` rows.
    ///
    /// Frames share their edges: neighbouring regions overlap by one cell.
    ///
    /// ```text
    /// title
    /// ┌ 中文 ─────┬ English ───────────┐
    /// │           │                    │
    /// ├ Speakers ─┤                    │
    /// │           │                    │
    /// └───────────┴────────────────────┘
    /// status
    /// ```
    #[must_use]
    pub fn regions(&self, width: u16, height: u16) -> Regions {
        let title_rows = u16::from(height >= TITLE_FROM);
        let status_rows = u16::from(height >= 2);
        let line = |y| Rect::new(0, y, width, 1);
        let body = Rect::new(0, title_rows, width, height - title_rows - status_rows);
        let mut regions = Regions {
            title: (title_rows == 1).then(|| line(0)),
            status: (status_rows == 1).then(|| line(height - 1)),
            framed: width >= FRAME_FROM.0 && height >= FRAME_FROM.1,
            ..Regions::default()
        };
        let focused = self.focus as usize;
        if self.zoomed || !regions.framed {
            regions.panes[focused] = Some(body);
        } else {
            match self.layout(width) {
                Layout::Columns => self.side_by_side(body, &mut regions),
                Layout::Stacked => self.stacked(body, &mut regions),
            }
        }
        regions
    }

    fn side_by_side(&self, body: Rect, regions: &mut Regions) {
        let left_width = share(body.width, self.split, LEAST.0);
        let left = Rect {
            width: left_width + 1,
            ..body
        };
        let right = Rect {
            x: left_width,
            width: body.width - left_width,
            ..body
        };
        let with_speakers = self.speakers > 0 && body.height >= SPEAKERS_FROM;
        match self.panes {
            [true, true] if with_speakers => {
                let rows = panel_rows(self.speakers, body.height * 2 / 5);
                let (above, below) = above_and_below(left, body.height - rows);
                regions.panes = [Some(above), Some(right)];
                regions.speakers = Some(below);
            }
            [true, true] => regions.panes = [Some(left), Some(right)],
            // One language: the text on the right, the speakers beside it.
            _ if self.speakers > 0 => {
                regions.speakers = Some(left);
                regions.panes[self.focus as usize] = Some(right);
            }
            _ => regions.panes[self.focus as usize] = Some(body),
        }
    }

    fn stacked(&self, body: Rect, regions: &mut Regions) {
        let mut text = body;
        // The panel is worth its rows only where text keeps most of them.
        if self.speakers > 0 && body.height >= 2 * SPEAKERS_FROM {
            let rows = panel_rows(self.speakers, body.height / 4);
            let (above, below) = above_and_below(body, body.height - rows);
            (text, regions.speakers) = (above, Some(below));
        }
        if self.panes == [true, true] && text.height >= 2 * LEAST.1 {
            let (above, below) = above_and_below(text, share(text.height, self.split, LEAST.1));
            regions.panes = [Some(above), Some(below)];
        } else {
            regions.panes[self.focus as usize] = Some(text);
        }
    }
}

/// The columns or rows of the first of two neighbours.
fn share(whole: u16, hundredths: u16, least: u16) -> u16 {
    let wanted = u32::from(whole) * u32::from(hundredths) / 100;
    let wanted = u16::try_from(wanted).unwrap_or(whole);
    wanted.clamp(least.min(whole / 2), whole - least.min(whole / 2))
}

/// The rows of a speakers panel with its frame.
fn panel_rows(speakers: usize, most: u16) -> u16 {
    let wanted = u16::try_from(speakers)
        .unwrap_or(u16::MAX)
        .saturating_add(2);
    wanted.min(most).max(4)
}

/// Cuts `region` so that the upper part has `rows` rows and the edge between
/// belongs to both.
fn above_and_below(region: Rect, rows: u16) -> (Rect, Rect) {
    let above = Rect {
        height: rows + 1,
        ..region
    };
    let below = Rect {
        y: region.y + rows,
        height: region.height - rows,
        ..region
    };
    (above, below)
}

/// The frame of a pane: a cell on each side.
pub const FRAME: Margin = Margin::new(1, 1);

/// Columns left of the text for the mark of a passage, and right of it.
const GUTTER: (u16, u16) = (2, 1);

/// Where the rows of a pane go inside its region: centred, with room for the
/// gutter to the left, if the pane is wider than `measure` columns.
#[must_use]
pub fn text_region(pane: Rect, framed: bool, measure: u16) -> Rect {
    let inside = if framed { pane.inner(FRAME) } else { pane };
    let (gutter, margin) = if inside.width > 3 * (GUTTER.0 + GUTTER.1) {
        GUTTER
    } else {
        (0, 0)
    };
    let room = inside.width - gutter - margin;
    let width = room.min(measure);
    Rect {
        x: inside.x + gutter + (room - width) / 2,
        width,
        ..inside
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arrangement(panes: [bool; 2], speakers: usize) -> Arrangement {
        Arrangement {
            layout: None,
            split: 34,
            zoomed: false,
            focus: Language::English,
            panes,
            speakers,
        }
    }

    #[test]
    fn no_region_leaves_the_screen_at_any_size() {
        for width in 0..140 {
            for height in 0..60 {
                for panes in [[true, true], [false, true]] {
                    for speakers in [0, 1, 6, 60] {
                        let regions = arrangement(panes, speakers).regions(width, height);
                        let all = regions.panes.into_iter().chain([
                            regions.title,
                            regions.status,
                            regions.speakers,
                        ]);
                        for region in all.flatten() {
                            assert!(
                                region.right() <= width && region.bottom() <= height,
                                "{region:?} on {width}x{height}"
                            );
                        }
                        let text = regions.panes[Language::English as usize]
                            .expect("the focused pane is always shown");
                        let text = text_region(text, regions.framed, 72);
                        assert!(
                            width < 1 || height < 2 || (text.width > 0 && text.height > 0),
                            "{text:?} on {width}x{height}"
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn narrow_screens_stack_the_panes_and_wide_ones_set_them_side_by_side() {
        assert_eq!(arrangement([true, true], 6).layout(79), Layout::Stacked);
        assert_eq!(arrangement([true, true], 6).layout(80), Layout::Columns);
    }
}
