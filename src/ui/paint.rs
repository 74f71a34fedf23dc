//! Putting text into cells: the only place where that is done, so that every
//! region agrees about widths and none can be overrun.

use crate::app::geometry::Region;
use crate::text::{graphemes, width};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::symbols::merge::MergeStrategy;
use ratatui::widgets::{Block, Widget};

impl From<Region> for Rect {
    fn from(region: Region) -> Self {
        Self::new(region.x, region.y, region.width, region.height)
    }
}

/// Paints `text` from the cell `x`, `y` on, no further than `columns` columns,
/// each grapheme in the style that `style` gives for its byte offset. Returns
/// the columns used.
pub fn styled(
    buffer: &mut Buffer,
    (x, y): (u16, u16),
    columns: u16,
    text: &str,
    style: impl Fn(usize) -> Style,
) -> u16 {
    let mut used = 0;
    for (offset, grapheme) in graphemes(text) {
        let wide = u16::try_from(width(grapheme)).unwrap_or(u16::MAX);
        if wide == 0 {
            continue;
        }
        if wide > columns - used {
            break;
        }
        let style = style(offset);
        // A tab is blank cells; its control character must not reach one.
        let symbol = if grapheme == "\t" { " " } else { grapheme };
        for column in used..used + wide {
            let Some(cell) = buffer.cell_mut((x + column, y)) else {
                return used;
            };
            cell.reset();
            cell.set_style(style);
            if column == used || symbol == " " {
                cell.set_symbol(symbol);
            }
        }
        used += wide;
    }
    used
}

/// Paints `text` in one style; returns the columns used.
pub fn plain(buffer: &mut Buffer, at: (u16, u16), columns: u16, text: &str, style: Style) -> u16 {
    styled(buffer, at, columns, text, |_| style)
}

/// Paints `text` in one style and ends it with `…` if it does not fit; returns
/// the columns used.
pub fn shortened(
    buffer: &mut Buffer,
    at: (u16, u16),
    columns: u16,
    text: &str,
    style: Style,
) -> u16 {
    if width(text) <= usize::from(columns) {
        return plain(buffer, at, columns, text, style);
    }
    let used = plain(buffer, at, columns.saturating_sub(1), text, style);
    used + plain(buffer, (at.0 + used, at.1), columns - used, "…", style)
}

/// Draws a frame around `region` with `name` in its upper edge; frames that
/// share an edge are joined.
pub fn frame(buffer: &mut Buffer, region: Region, name: &str, style: Style, name_style: Style) {
    Block::bordered()
        .border_style(style)
        .merge_borders(MergeStrategy::Exact)
        .render(region.into(), buffer);
    let name = format!(" {name} ");
    plain(
        buffer,
        (region.x + 1, region.y),
        region.width.saturating_sub(2),
        &name,
        name_style,
    );
}

/// Empties `region`, which lies over others, and draws a frame around it.
pub fn popup(
    buffer: &mut Buffer,
    region: Region,
    name: &str,
    style: Style,
    name_style: Style,
) -> Region {
    for y in region.y..region.y + region.height {
        // A wide character that reaches into the region from the left would
        // hide its frame: terminals draw the whole character or nothing.
        if region.x > 0
            && let Some(cell) = buffer.cell_mut((region.x - 1, y))
            && width(cell.symbol()) > 1
        {
            cell.set_symbol(" ");
        }
        for x in region.x..region.x + region.width {
            if let Some(cell) = buffer.cell_mut((x, y)) {
                cell.reset();
            }
        }
    }
    frame(buffer, region, name, style, name_style);
    region.inside()
}

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
