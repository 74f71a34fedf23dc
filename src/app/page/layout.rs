//! Where everything lies on the screen. Columns and rows only: what is drawn in
//! them is the business of `ui`.

use crate::text::Language;
use ratatui::layout::Rect;
use serde::{Deserialize, Serialize};

/// How the reader wants the two texts to lie. Kept with the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Layout {
    /// Side by side, scrolling as one.
    #[serde(alias = "columns")]
    Linked,
    /// Side by side, each scrolling by itself.
    Unlinked,
    /// Each Chinese stretch above its English.
    Stacked,
    /// One of them alone.
    OneLanguage,
}

/// How the two texts lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrangement {
    /// Side by side, what says the same on the same row.
    Linked,
    /// Side by side; the short text in this language stays while the other one
    /// scrolls.
    Held(Language),
    /// Side by side, each scrolling by itself.
    Unlinked,
    /// Each Chinese stretch above its English.
    Stacked,
    /// The focused text alone.
    OneLanguage,
}

impl Arrangement {
    /// Whether both texts are one flow of pairs.
    #[must_use]
    pub fn is_joint(self) -> bool {
        matches!(self, Self::Linked | Self::Stacked)
    }

    /// Whether the texts stand side by side.
    #[must_use]
    pub fn has_columns(self) -> bool {
        matches!(self, Self::Linked | Self::Held(_) | Self::Unlinked)
    }
}

/// What decides where everything goes.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    /// How the texts lie.
    pub arrangement: Arrangement,
    /// The share of the Chinese column in hundredths; 0 for the usual one.
    pub split: u16,
    /// The widest row of each text, in columns.
    pub measure: [u16; 2],
    /// The focused text.
    pub focus: Language,
    /// How many speakers there are to show.
    pub speakers: usize,
}

/// Where everything goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Regions {
    /// The title bar; none on a very low screen.
    pub title: Option<Rect>,
    /// The row with the name of each column.
    pub captions: Option<Rect>,
    /// The rows of each text, gutter not included. They are the same where both
    /// texts share one column.
    pub texts: [Option<Rect>; 2],
    /// Columns to the left of a text for its signs.
    pub gutter: u16,
    /// The column of the rule between the texts, over the rows of the captions
    /// too.
    pub rule: Option<Rect>,
    /// The scroll bar.
    pub scroll_bar: Option<Rect>,
    /// The speakers below a held text.
    pub panel: Option<Rect>,
    /// The strip of speakers below the page, with the rule above it.
    pub strip: Option<Rect>,
    /// The status bar; none on a screen of one row.
    pub status: Option<Rect>,
}

/// Side by side needs this many columns.
pub const COLUMNS_FROM: u16 = 80;
/// The reader may have the texts side by side from here on.
pub const COLUMNS_AT_ALL: u16 = 40;
/// The title bar needs this many rows.
const TITLE_FROM: u16 = 6;
/// The captions and the strip need this many rows.
const CAPTIONS_FROM: u16 = 10;
const STRIP_FROM: u16 = 16;
/// A sign, the bar of a quotation, and a column that keeps them off the text.
const GUTTER: u16 = 3;
const GUTTER_FROM: u16 = 16;
/// The scroll bar needs this many columns.
const SCROLL_BAR_FROM: u16 = 24;
/// No text gets fewer columns than this beside another one.
const LEAST: u16 = 12;
/// The Chinese share in hundredths at which both sides of a translation are
/// about equally high: a character of two columns says as much as four letters.
const LINKED_SPLIT: u16 = 42;
/// A headline and a lead leave the room to the body.
const HELD_SPLIT: u16 = 36;

impl Wanted {
    /// Lays out a screen of `width` columns and `height` rows.
    ///
    /// ```text
    /// title
    ///    中文             │    English
    /// ▶┃ text            │ ┃ text          █
    ///                    │                 ▌
    /// ─────────────────────────────────────
    ///  ● speaker ▁▃▇▁   ● speaker ▇▁▁▁
    /// status
    /// ```
    ///
    /// A held text has the speakers below it instead of the strip.
    #[must_use]
    pub fn regions(&self, width: u16, height: u16) -> Regions {
        let title = u16::from(height >= TITLE_FROM);
        let status = u16::from(height >= 2);
        let has_columns = self.arrangement.has_columns();
        let captions = u16::from(has_columns && height >= CAPTIONS_FROM);
        let is_held = matches!(self.arrangement, Arrangement::Held(_));
        let has_strip = self.speakers > 0 && height >= STRIP_FROM && !is_held;
        let strip = 2 * u16::from(has_strip);
        let top = title + captions;
        let rows = (height - title - status).saturating_sub(captions + strip);
        let line = |y, rows| Rect::new(0, y, width, rows);
        let mut regions = Regions {
            title: (title > 0).then(|| line(0, 1)),
            captions: (captions > 0).then(|| line(title, 1)),
            strip: has_strip.then(|| line(top + rows, strip)),
            status: (status > 0).then(|| line(height - 1, 1)),
            gutter: if width >= GUTTER_FROM { GUTTER } else { 0 },
            ..Regions::default()
        };
        let bar = u16::from(width >= SCROLL_BAR_FROM);
        regions.scroll_bar = (bar > 0).then(|| Rect::new(width - 1, top, 1, rows));
        let page = Rect::new(0, top, width - bar, rows);
        if has_columns {
            self.side_by_side(page, &mut regions);
        } else {
            self.one_column(page, &mut regions);
        }
        if let Arrangement::Held(held) = self.arrangement {
            self.below_held(held, &mut regions);
        }
        regions
    }

    /// Both texts as wide as their measures let them be, centred as one; room
    /// that one does not use goes to the other.
    fn side_by_side(&self, page: Rect, regions: &mut Regions) {
        // Gutter and a blank column beside each text, and the rule.
        let around = 2 * (regions.gutter + 1) + 1;
        let room = page.width.saturating_sub(around);
        let [zh_most, en_most] = self.measure;
        let zh = share(room, split(self.split, self.arrangement)).min(zh_most);
        let en = (room - zh).min(en_most);
        let zh = (room - en).min(zh_most);
        let x = page.x + regions.gutter + (room - zh - en) / 2;
        let rule = x + zh + 1;
        let captions = regions.captions.map_or(0, |captions| captions.height);
        regions.rule = Some(Rect::new(
            rule,
            page.y - captions,
            1,
            page.height + captions,
        ));
        let text = |x, columns| Some(Rect::new(x, page.y, columns, page.height));
        regions.texts = [text(x, zh), text(rule + 1 + regions.gutter, en)];
    }

    /// The texts in one column, centred.
    fn one_column(&self, page: Rect, regions: &mut Regions) {
        let margin = u16::from(regions.gutter > 0);
        let room = page.width - regions.gutter - margin;
        let wanted = match self.arrangement {
            Arrangement::Stacked => self.measure[0].max(self.measure[1]),
            _ => self.measure[self.focus as usize],
        };
        let width = room.min(wanted);
        let x = page.x + regions.gutter + (room - width) / 2;
        regions.texts = [Some(Rect::new(x, page.y, width, page.height)); 2];
    }

    /// Gives the speakers the lower part of the held column.
    fn below_held(&self, held: Language, regions: &mut Regions) {
        let Some(text) = regions.texts[held as usize].as_mut() else {
            return;
        };
        let speakers = u16::try_from(self.speakers).unwrap_or(u16::MAX);
        let rows = speakers.saturating_add(2).min(text.height * 2 / 5);
        if speakers == 0 || rows < 4 {
            return;
        }
        text.height -= rows;
        regions.panel = Some(Rect::new(
            text.x,
            text.y + text.height + 1,
            text.width,
            rows - 1,
        ));
    }
}

/// The Chinese column's share in hundredths: `chosen`, or the usual one if that
/// is 0.
pub(super) fn split(chosen: u16, arrangement: Arrangement) -> u16 {
    match arrangement {
        _ if chosen > 0 => chosen,
        Arrangement::Held(Language::Chinese) => HELD_SPLIT,
        Arrangement::Held(Language::English) => 100 - HELD_SPLIT,
        _ => LINKED_SPLIT,
    }
}

/// The columns of the first of two neighbours.
fn share(room: u16, hundredths: u16) -> u16 {
    let wanted = u32::from(room) * u32::from(hundredths) / 100;
    let wanted = u16::try_from(wanted).unwrap_or(room);
    let least = LEAST.min(room / 2);
    wanted.clamp(least, room - least)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_region_leaves_the_screen_and_none_lies_over_another() {
        let arrangements = [
            Arrangement::Linked,
            Arrangement::Held(Language::Chinese),
            Arrangement::Held(Language::English),
            Arrangement::Unlinked,
            Arrangement::Stacked,
            Arrangement::OneLanguage,
        ];
        for (arrangement, speakers) in arrangements
            .into_iter()
            .flat_map(|arrangement| [0, 1, 6, 60].map(|speakers| (arrangement, speakers)))
        {
            let wanted = Wanted {
                arrangement,
                split: 0,
                measure: [80, 72],
                focus: Language::English,
                speakers,
            };
            for width in 1..140 {
                for height in 1..60 {
                    if arrangement.has_columns() && width < COLUMNS_AT_ALL {
                        continue;
                    }
                    let regions = wanted.regions(width, height);
                    check(&regions, arrangement, Rect::new(0, 0, width, height));
                }
            }
        }
    }

    #[track_caller]
    fn check(regions: &Regions, arrangement: Arrangement, screen: Rect) {
        let mut all: Vec<Rect> = [
            regions.title,
            regions.captions,
            regions.strip,
            regions.status,
            regions.panel,
            regions.scroll_bar,
        ]
        .into_iter()
        .flatten()
        .collect();
        let [zh, en] = regions.texts.map(|text| text.expect("every text has rows"));
        all.push(zh);
        if arrangement.has_columns() {
            all.push(en);
        }
        for (index, region) in all.iter().enumerate() {
            assert_eq!(
                region.intersection(screen),
                *region,
                "{regions:?} on {screen:?}"
            );
            let is_apart = |other: &Rect| !region.intersects(*other);
            assert!(
                all[..index].iter().all(is_apart),
                "{regions:?} on {screen:?}"
            );
        }
        assert!(
            screen.height < 2 || (zh.width > 0 && en.height > 0),
            "{regions:?} on {screen:?}"
        );
    }
}
