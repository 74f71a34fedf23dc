//! The state in which an article is first shown, and what a first reader is told.

use super::jobs::{Opened, Rest};
use super::reading_list::ReadingList;
use super::records::Records;
use crate::app::mode::Mode;
use crate::app::step::Direction;
use crate::app::{App, Command};
use crate::config::{self, Config};
use crate::keymap::Keymap;
use crate::source::Source;
use crate::wording::Wording;
use std::sync::Arc;

/// The state in which an article is first shown.
pub(super) fn first_state(
    opened: &Opened,
    list: &ReadingList,
    records: &mut Records,
    config: &Config,
) -> App {
    let source = list.current();
    let loaded = records.load(source, &opened.document.article);
    let name = match source {
        Source::StandardInput => config.choices.wording.standard_input().into_owned(),
        source => source.name(),
    };
    let mut app = App::new(
        Arc::clone(&opened.document),
        name,
        loaded.annotations,
        &loaded.visit.position,
    );
    records.article().clone_into(&mut app.marks.article);
    app.overlays.commands = config.keymap.commands();
    app.overlays.themes = config::theme::names();
    app.provenance.listed = list.place();
    app.provenance.encoding = opened.encoding;
    app.provenance.is_awaited = opened.rest == Rest::All;
    app.reading.is_partial = matches!(opened.rest, Rest::Text | Rest::Form | Rest::All);
    app.status.wording = config.choices.wording;
    app.reading.set(config.choices.settings);
    app.words.spelling = config.choices.settings.spelling;
    if opened.document.article.is_feed {
        app.perform(Command::Outline);
    }
    if let Some(notice) = loaded.notice.or_else(|| opened.notice.clone()) {
        app.status.say(|wording| notice.of(wording));
    }
    app
}

/// The keys that matter, for whoever starts the program for the first time.
pub(super) fn greeting(keymap: &Keymap, wording: Wording) -> String {
    let keys = [
        (
            Command::Quotation(Direction::Next),
            wording.greet_next_quotation(),
        ),
        (Command::FocusOther, wording.greet_other_text()),
        (Command::Help, wording.greet_all_keys()),
    ];
    let keys = keys.map(|(command, does)| {
        let key = keymap.key_for(Mode::Reading, command);
        format!("{key} {does}")
    });
    keys.join("   ")
}
