//! Where the article leads: to its own headings, to what it links to, to its
//! newest state, and to the same bytes read in another encoding.

use super::App;
use super::effect::Effect;
use super::line_list::{ENCODINGS, LineList, Lines};
use super::overlay::Overlay;
use super::passage::{Passage, Unit};
use crate::wording::Wording;

impl App {
    /// Opens the outline at the heading one is under, or closes it.
    pub(super) fn open_outline(&mut self) {
        if self.closes(|lines| matches!(lines, Lines::Outline(_))) {
            return;
        }
        let reading = &self.reading;
        let place = reading.step_start().range.start;
        match LineList::outline(&reading.document.article, reading.page.focus, place) {
            Some(list) => self.overlays.open(Overlay::Lines(list)),
            None => self.status.say(Wording::no_headings),
        }
    }

    /// Opens the list of links at the next one, or closes it.
    pub(super) fn open_links(&mut self) {
        if self.closes(|lines| *lines == Lines::Links) {
            return;
        }
        let place = self.reading.step_start().range.start;
        match LineList::links(&self.reading.document.article, place) {
            Some(list) => self.overlays.open(Overlay::Lines(list)),
            None => self.status.say(Wording::no_links),
        }
    }

    /// Opens the list of encodings at the one in force, or closes it.
    pub(super) fn open_encodings(&mut self) {
        if !self.closes(|lines| *lines == Lines::Encodings) {
            let list = LineList::encodings(self.provenance.encoding.unwrap_or("UTF-8"));
            self.overlays.open(Overlay::Lines(list));
        }
    }

    /// Closes the list if it is the one with the keys; says whether it was.
    fn closes(&mut self, is_asked_for: impl Fn(&Lines) -> bool) -> bool {
        let is_open =
            matches!(self.overlay(), Some(Overlay::Lines(list)) if is_asked_for(&list.lines));
        if is_open {
            self.overlays.pop();
        }
        is_open
    }

    /// Goes where the chosen line of `list` leads.
    pub(super) fn follow_line(&mut self, list: &LineList) -> Option<Effect> {
        let chosen = list.picker.chosen()?;
        match &list.lines {
            Lines::Outline(blocks) => {
                let block = self
                    .reading
                    .document
                    .article
                    .blocks
                    .get(*blocks.get(chosen)?)?;
                let range = block.range.clone();
                self.reading.remember_jump();
                self.reading.move_to(
                    Passage {
                        unit: Unit::Paragraph,
                        range,
                    },
                    &mut self.status,
                );
                None
            }
            Lines::Links => self.address(chosen).map(Effect::OpenLink),
            Lines::Encodings => Some(Effect::Reread(ENCODINGS[chosen])),
        }
    }

    /// Opens the link chosen in the list in the browser.
    pub(super) fn browse(&mut self) -> Option<Effect> {
        let Some(Overlay::Lines(list)) = self.overlay() else {
            return None;
        };
        let chosen = list
            .picker
            .chosen()
            .filter(|_| list.lines == Lines::Links)?;
        self.address(chosen).map(Effect::Browse)
    }

    /// Opens the page that the article of a feed one is in, or that is chosen in
    /// the list, is a summary of.
    pub(super) fn open_full_page(&mut self) -> Option<Effect> {
        let article = &self.reading.document.article;
        let chosen = match self.overlay() {
            Some(Overlay::Lines(list)) => match &list.lines {
                Lines::Outline(blocks) => {
                    list.picker.chosen().and_then(|at| blocks.get(at).copied())
                }
                _ => None,
            },
            _ => {
                let place = self.reading.step_start().range.start;
                let behind = article
                    .headings
                    .partition_point(|&index| article.blocks[index].range.start <= place);
                behind.checked_sub(1).map(|last| article.headings[last])
            }
        };
        let heading = chosen.map(|index| article.blocks[index].range.clone());
        let link = heading.filter(|_| article.is_feed).and_then(|heading| {
            let first = article
                .links
                .partition_point(|link| link.range.start < heading.start);
            let link = article.links.get(first)?;
            (link.range.end <= heading.end).then(|| link.address.clone())
        });
        if link.is_none() {
            self.status.say(if article.is_feed {
                Wording::no_page_known
            } else {
                Wording::only_feeds_have_pages
            });
        }
        link.map(Effect::OpenLink)
    }

    fn address(&self, link: usize) -> Option<String> {
        let link = self.reading.document.article.links.get(link)?;
        Some(link.address.clone())
    }
}
