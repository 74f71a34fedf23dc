//! The cells of the screen between drawing and writing.
//!
//! A frame is emptied, filled and compared with the one before for every key,
//! and the processor has forgotten both since the last one. So a cell is sixteen
//! bytes that point to nothing elsewhere; one of ratatui's is forty.

use super::pen::Pen;
use crate::text::is_certain;

/// The cells of a screen, row by row.
#[derive(Clone, Debug, Default)]
pub struct Grid {
    columns: u16,
    rows: u16,
    cells: Vec<Cell>,
    /// What stands in cells and is more than one character.
    clusters: Vec<String>,
}

/// What stands in one cell, and how it is painted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    symbol: Symbol,
    /// How it is painted.
    pub pen: Pen,
    /// The columns that it takes, at least one; the cells of the others are
    /// blank.
    pub columns: u8,
    /// Whether the terminal may have painted over it by itself; that is so
    /// whatever is put there.
    pub is_overpainted: bool,
}

/// A character, or the place where the grid that made it keeps a cluster of
/// several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Symbol(u32);

impl From<char> for Symbol {
    fn from(character: char) -> Self {
        Self(character.into())
    }
}

impl Symbol {
    /// Added to the place of a cluster; no character has so high a number.
    const CLUSTER: u32 = 1 << 31;

    fn cluster(self) -> Option<usize> {
        self.0
            .checked_sub(Self::CLUSTER)
            .map(|place| place as usize)
    }
}

impl Cell {
    /// A blank one in the terminal's own colours.
    pub const EMPTY: Self = Self {
        symbol: Symbol(b' ' as u32),
        pen: Pen::PLAIN,
        columns: 1,
        is_overpainted: false,
    };

    /// Leaves nothing in it.
    pub fn empty(&mut self, pen: Pen) {
        self.hold(Self::EMPTY.symbol, 1, pen);
    }

    fn hold(&mut self, symbol: Symbol, columns: u8, pen: Pen) {
        (self.symbol, self.columns, self.pen) = (symbol, columns, pen);
    }

    /// Whether nothing stands in it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.symbol == Self::EMPTY.symbol
    }

    /// Whether every terminal draws it in that many columns.
    #[must_use]
    pub fn is_certain(&self) -> bool {
        char::from_u32(self.symbol.0).is_some_and(is_certain)
    }
}

impl Grid {
    /// Empty cells.
    #[must_use]
    pub fn new(columns: u16, rows: u16) -> Self {
        Self {
            columns,
            rows,
            cells: vec![Cell::EMPTY; usize::from(columns) * usize::from(rows)],
            clusters: Vec::new(),
        }
    }

    /// Columns and rows.
    #[must_use]
    pub fn size(&self) -> (u16, u16) {
        (self.columns, self.rows)
    }

    /// Empties all cells.
    pub fn clear(&mut self) {
        self.cells.fill(Cell::EMPTY);
        self.clusters.clear();
    }

    /// The cells of one row after the other.
    pub fn rows(&self) -> impl Iterator<Item = &[Cell]> {
        self.cells.chunks(usize::from(self.columns).max(1))
    }

    /// The cell in column `x` of row `y`, if the screen has it.
    pub fn cell_mut(&mut self, (x, y): (u16, u16)) -> Option<&mut Cell> {
        self.stretch((x, y), 1)?.first_mut()
    }

    /// So many cells of row `y` from column `x` on, if the screen has them.
    fn stretch(&mut self, (x, y): (u16, u16), columns: u16) -> Option<&mut [Cell]> {
        if y >= self.rows || columns > self.columns.saturating_sub(x) {
            return None;
        }
        let start = usize::from(y) * usize::from(self.columns) + usize::from(x);
        self.cells.get_mut(start..start + usize::from(columns))
    }

    /// Puts `symbol`, which takes so many columns, into the cells from `at` on;
    /// says whether the screen has them. The first of them must not be the second
    /// half of a wide character: that one would still be drawn over it.
    pub fn put(&mut self, at: (u16, u16), symbol: Symbol, columns: u8, pen: Pen) -> bool {
        let Some([first, covered @ ..]) = self.stretch(at, columns.into()) else {
            return false;
        };
        first.hold(symbol, columns, pen);
        for cell in covered {
            cell.empty(pen);
        }
        true
    }

    /// What shows `grapheme` in the cells of this grid.
    pub fn symbol(&mut self, grapheme: &str) -> Symbol {
        let mut characters = grapheme.chars();
        match (characters.next(), characters.next()) {
            (Some(character), None) => character.into(),
            (None, _) => Cell::EMPTY.symbol,
            (Some(_), Some(_)) => {
                let place = u32::try_from(self.clusters.len()).unwrap_or(0);
                self.clusters.push(grapheme.to_owned());
                Symbol(Symbol::CLUSTER | place)
            }
        }
    }

    /// Adds what stands in `cell`, one of this grid, to `text`.
    pub fn read(&self, cell: &Cell, text: &mut String) {
        if let Some(character) = char::from_u32(cell.symbol.0) {
            text.push(character);
        } else if let Some(cluster) = cell.symbol.cluster() {
            text.extend(self.clusters.get(cluster).map(String::as_str));
        }
    }

    /// Whether a terminal that shows `cell` of this grid shows `other` of
    /// another one already, if both were drawn for the same widths. What it may
    /// have painted over is not what we think it is.
    #[must_use]
    pub fn shows(&self, cell: &Cell, grid: &Self, other: &Cell) -> bool {
        let is_same = match (cell.symbol.cluster(), other.symbol.cluster()) {
            (None, None) => cell == other,
            (Some(here), Some(there)) => {
                self.clusters.get(here) == grid.clusters.get(there) && cell.pen == other.pen
            }
            _ => false,
        };
        is_same && !cell.is_overpainted && !other.is_overpainted
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(columns: u16, put: &[(u16, &str)]) -> Grid {
        let mut grid = Grid::new(columns, 1);
        for &(x, grapheme) in put {
            let symbol = grid.symbol(grapheme);
            assert!(grid.put((x, 0), symbol, 2, Pen::PLAIN));
        }
        grid
    }

    #[test]
    fn a_cell_is_small() {
        assert_eq!(size_of::<Cell>(), 16);
    }

    #[test]
    fn a_family_is_read_as_it_was_put() {
        let family = "👩\u{200d}👧";
        let grid = grid(4, &[(1, family)]);
        let mut text = String::new();
        for cell in grid.rows().flatten() {
            grid.read(cell, &mut text);
        }
        assert_eq!(text, format!(" {family}  "));
    }

    #[test]
    fn what_the_screen_has_no_cells_for_is_not_put() {
        let mut grid = Grid::new(3, 2);
        assert!(!grid.put((2, 0), '好'.into(), 2, Pen::PLAIN));
        assert!(!grid.put((0, 2), 'a'.into(), 1, Pen::PLAIN));
        assert!(grid.put((1, 1), '好'.into(), 2, Pen::PLAIN));
    }

    /// The place of a cluster says nothing about another grid.
    #[test]
    fn clusters_of_two_grids_are_compared_by_their_text() {
        let these = grid(4, &[(0, "🇨🇳"), (2, "🇺🇿")]);
        let others = grid(4, &[(0, "🇨🇳"), (2, "🇰🇿")]);
        let shows = |x: usize| these.shows(&these.cells[x], &others, &others.cells[x]);
        assert_eq!([0, 1, 2, 3].map(shows), [true, true, false, true]);
    }
}
