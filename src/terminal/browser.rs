//! Shows an address in the reader's browser. It never goes through a shell.

use crate::app::Message;
use crate::wording::{Remark, Wording};
use std::env;
use std::process::{Command, Stdio};
use std::thread;
use url::Url;

/// What the system opens addresses with.
const OPENER: &str = if cfg!(target_os = "macos") {
    "open"
} else if cfg!(windows) {
    "explorer"
} else {
    "xdg-open"
};

/// Has `$BROWSER`, or the system, show the page at `address`.
pub(super) fn show(address: &str) -> Message {
    let url = Url::parse(address).ok();
    let Some(url) = url.filter(|url| matches!(url.scheme(), "http" | "https")) else {
        return Message::Failed(Remark::new(|wording| wording.no_web_page(address)));
    };
    let program = env::var_os("BROWSER").filter(|program| !program.is_empty());
    let program = program.unwrap_or_else(|| OPENER.into());
    let started = Command::new(&program)
        .arg(url.as_str())
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    match started {
        Ok(mut browser) => {
            // Some stay as long as they show the page.
            let waiting = thread::Builder::new().spawn(move || browser.wait());
            drop(waiting);
            Message::Told(Remark::new(|wording| wording.opens_in_browser(address)))
        }
        Err(error) => {
            let (program, error) = (program.to_string_lossy(), error.to_string());
            let told = |wording: Wording| wording.cannot_start_browser(&program, &error);
            Message::Failed(Remark::new(told))
        }
    }
}
