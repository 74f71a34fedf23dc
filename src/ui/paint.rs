//! Putting text into cells: the only place where that is done, so that every
//! region agrees about widths and none can be overrun.

use super::grid::{Cell, Grid, Symbol};
use super::pen::Pen;
use crate::app::geometry::Region;
use crate::app::prompt::Prompt;
use crate::text::{Ambiguous, Cluster, Widths, graphemes, width};
use ratatui_core::layout::{Position, Rect};
use ratatui_core::style::Style;
use ratatui_core::symbols::border;
use ratatui_core::symbols::merge::MergeStrategy;

impl From<Region> for Rect {
    fn from(region: Region) -> Self {
        Self::new(region.x, region.y, region.width, region.height)
    }
}

/// The cells of the screen, and how wide the terminal draws what is put into
/// them.
pub struct Canvas<'a> {
    /// The cells.
    pub grid: &'a mut Grid,
    /// The widths in force.
    pub widths: Widths,
}

impl Canvas<'_> {
    /// Paints `text` from the cell `x`, `y` on, no further than `columns`
    /// columns, each grapheme with the pen that `pen` gives for its byte offset.
    /// Returns the columns used.
    pub fn styled(
        &mut self,
        (x, y): (u16, u16),
        columns: u16,
        text: &str,
        mut pen: impl FnMut(usize) -> Pen,
    ) -> u16 {
        let mut used = 0;
        let mut overpainted = 0;
        for (offset, cluster) in self.widths.clusters(text) {
            let wide = u16::try_from(cluster.columns).unwrap_or(u16::MAX);
            if wide == 0 {
                continue;
            }
            if wide > columns - used || !self.put((x + used, y), cluster, pen(offset)) {
                break;
            }
            if used < overpainted {
                self.repaint((x + used, y), wide);
            }
            used += wide;
            if cluster.character.is_none() {
                overpainted = overpainted.max(used + overhang(cluster));
            }
        }
        self.repaint((x + used, y), overpainted.saturating_sub(used));
        used
    }

    /// Has cells painted again in every frame, because the terminal may have
    /// painted over them.
    fn repaint(&mut self, (x, y): (u16, u16), columns: u16) {
        for column in 0..columns {
            if let Some(cell) = self.grid.cell_mut((x + column, y)) {
                cell.is_overpainted = true;
            }
        }
    }

    /// Puts one cluster into the cells it takes; says whether they are on the
    /// screen.
    fn put(&mut self, at: (u16, u16), cluster: Cluster, pen: Pen) -> bool {
        let symbol = match cluster.character {
            // A tab is blank cells; its control character must not reach one.
            Some('\t') => return self.blank(at, cluster.columns, pen),
            Some(character) => character.into(),
            None => self.grid.symbol(cluster.text),
        };
        u8::try_from(cluster.columns).is_ok_and(|columns| self.grid.put(at, symbol, columns, pen))
    }

    fn blank(&mut self, (x, y): (u16, u16), columns: usize, pen: Pen) -> bool {
        (x..)
            .take(columns)
            .all(|x| self.grid.put((x, y), ' '.into(), 1, pen))
    }

    /// Paints `text` in one style; returns the columns used.
    pub fn plain(&mut self, at: (u16, u16), columns: u16, text: &str, style: Style) -> u16 {
        let pen = Pen::from(style);
        self.styled(at, columns, text, |_| pen)
    }

    /// Paints one character.
    pub fn character(&mut self, at: (u16, u16), character: char, style: Style) {
        self.plain(at, 1, character.encode_utf8(&mut [0; 4]), style);
    }

    /// A sign of one column: `usual`, or `ascii` where the terminal would draw
    /// it in two.
    #[must_use]
    pub fn sign(&self, usual: char, ascii: char) -> char {
        match self.widths.ambiguous {
            Ambiguous::Narrow => usual,
            Ambiguous::Wide => ascii,
        }
    }

    /// Paints `text` in one style and ends it with `…` if it does not fit;
    /// returns the columns used.
    pub fn shortened(&mut self, at: (u16, u16), columns: u16, text: &str, style: Style) -> u16 {
        let pen = Pen::from(style);
        self.fitted(at, columns, text, |_| pen)
    }

    /// The same with the pen that `pen` gives for each byte offset.
    pub fn fitted(
        &mut self,
        at: (u16, u16),
        columns: u16,
        text: &str,
        mut pen: impl FnMut(usize) -> Pen,
    ) -> u16 {
        if self.width(text) <= columns {
            return self.styled(at, columns, text, pen);
        }
        let end = self.width("…");
        let used = self.styled(at, columns.saturating_sub(end), text, &mut pen);
        let first = pen(0);
        used + self.styled((at.0 + used, at.1), columns - used, "…", |_| first)
    }

    /// Draws the line being typed after its label, scrolled so that the cursor
    /// is on the screen; returns the cursor's place.
    pub fn prompt(&mut self, prompt: &Prompt, label: (&str, Style), at: Region) -> Position {
        let used = self.plain((at.x, at.y), at.width, label.0, label.1);
        let room = at.width.saturating_sub(used + 1);
        let (before, after) = prompt.around_cursor();
        let mut start = 0;
        for (offset, _) in graphemes(before) {
            start = offset;
            if self.width(&before[offset..]) <= room {
                break;
            }
        }
        let (plain, end) = (Style::new(), at.x + at.width);
        let x = at.x + used;
        let x = x + self.plain((x, at.y), end - x, &before[start..], plain);
        self.plain((x, at.y), end.saturating_sub(x), after, plain);
        Position::new(x.min(end.saturating_sub(1)), at.y)
    }

    /// A bar of so many eighths of a column; at least a trace.
    #[must_use]
    pub fn bar(&self, eighths: usize) -> String {
        const PARTS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
        let eighths = eighths.max(1);
        match self.widths.ambiguous {
            Ambiguous::Narrow => "█".repeat(eighths / 8) + PARTS[eighths % 8],
            Ambiguous::Wide => "#".repeat(eighths.div_ceil(8)),
        }
    }

    /// Gives the cells of `region` a style, and empties them.
    pub fn fill(&mut self, region: Region, style: Style) {
        let pen = Pen::from(style);
        for y in region.y..region.y + region.height {
            for x in region.x..region.x + region.width {
                if let Some(cell) = self.grid.cell_mut((x, y)) {
                    cell.empty(pen);
                }
            }
        }
    }

    /// The columns `text` takes.
    #[must_use]
    pub fn width(&self, text: &str) -> u16 {
        u16::try_from(self.widths.width(text)).unwrap_or(u16::MAX)
    }

    /// Draws a frame around `region` with `name` in its upper edge; frames that
    /// share an edge are joined.
    pub fn frame(&mut self, region: Region, name: &str, style: Style, name_style: Style) {
        let signs = match self.widths.ambiguous {
            Ambiguous::Narrow => border::PLAIN,
            // Lines are ambiguous themselves.
            Ambiguous::Wide => ASCII,
        };
        let Region { x, y, .. } = region;
        if region.width == 0 || region.height == 0 {
            return;
        }
        let pen = Pen::from(style);
        let (right, bottom) = (x + region.width - 1, y + region.height - 1);
        for x in x + 1..right {
            self.edge((x, y), signs.horizontal_top, pen);
            self.edge((x, bottom), signs.horizontal_bottom, pen);
        }
        for y in y + 1..bottom {
            self.edge((x, y), signs.vertical_left, pen);
            self.edge((right, y), signs.vertical_right, pen);
        }
        self.edge((x, y), signs.top_left, pen);
        self.edge((right, y), signs.top_right, pen);
        self.edge((x, bottom), signs.bottom_left, pen);
        self.edge((right, bottom), signs.bottom_right, pen);
        if name.is_empty() {
            return;
        }
        let name = format!(" {name} ");
        self.plain(
            (region.x + 1, region.y),
            region.width.saturating_sub(2),
            &name,
            name_style,
        );
    }

    /// One cell of a frame, joined with what is there of another one.
    fn edge(&mut self, at: (u16, u16), sign: &str, pen: Pen) {
        let Some(&mut there) = self.grid.cell_mut(at) else {
            return;
        };
        let symbol = if there.is_blank() {
            self.grid.symbol(sign)
        } else {
            self.joined(&there, sign)
        };
        self.grid.put(at, symbol, 1, pen);
    }

    fn joined(&mut self, there: &Cell, sign: &str) -> Symbol {
        let mut line = String::new();
        self.grid.read(there, &mut line);
        self.grid.symbol(MergeStrategy::Exact.merge(&line, sign))
    }

    /// Empties `region`, which lies over others, and draws a frame around it;
    /// returns what is inside.
    pub fn popup(&mut self, region: Region, name: &str, style: Style, name_style: Style) -> Region {
        for y in region.y..region.y + region.height {
            // A wide character that reaches into the region from the left would
            // hide its frame: terminals draw the whole character or nothing.
            if region.x > 0
                && let Some(cell) = self.grid.cell_mut((region.x - 1, y))
                && cell.columns > 1
            {
                cell.empty(cell.pen);
            }
        }
        self.fill(region, Style::new());
        self.frame(region, name, style, name_style);
        region.inside()
    }
}

/// How many columns more than `cluster` takes a terminal paints if it draws each
/// of its characters by itself, as many do with families, flags and skin tones.
fn overhang(cluster: Cluster) -> u16 {
    let apart: usize = cluster
        .text
        .chars()
        .map(|character| match character {
            '\u{1f1e6}'..='\u{1f1ff}' => 2,
            _ => width(character.encode_utf8(&mut [0; 4])),
        })
        .sum();
    u16::try_from(apart.saturating_sub(cluster.columns)).unwrap_or(0)
}

/// Frames for terminals that draw lines in two columns.
const ASCII: border::Set = border::Set {
    top_left: "+",
    top_right: "+",
    bottom_left: "+",
    bottom_right: "+",
    vertical_left: "|",
    vertical_right: "|",
    horizontal_top: "-",
    horizontal_bottom: "-",
};

/// A region in the middle of the screen, as near to `width` columns and
/// `height` rows as it has.
#[must_use]
pub fn centred(screen: Rect, width: u16, height: u16) -> Region {
    let (width, height) = (width.min(screen.width), height.min(screen.height));
    Region {
        x: screen.x + (screen.width - width) / 2,
        y: screen.y + (screen.height - height) / 2,
        width,
        height,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_may_paint_over_is_painted_again() {
        let mut grid = Grid::new(12, 1);
        let mut canvas = Canvas {
            grid: &mut grid,
            widths: Widths::default(),
        };
        canvas.plain((0, 0), 12, "👩\u{200d}👩\u{200d}👧 a 好", Style::new());
        let painted_again: Vec<usize> = grid
            .rows()
            .flat_map(|row| (0..).zip(row))
            .filter_map(|(x, cell)| cell.is_overpainted.then_some(x))
            .collect();
        assert_eq!(painted_again, [2, 3, 4, 5, 6]);
    }
}
