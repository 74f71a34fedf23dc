//! Whether the file has changed since it was last looked at.

use std::fs;
use std::path::PathBuf;
use std::time::SystemTime;

/// What is known of the file.
#[derive(Debug)]
pub struct Watch {
    path: Option<PathBuf>,
    seen: Option<(SystemTime, u64)>,
}

impl Watch {
    /// Looks at the file for the first time.
    #[must_use]
    pub fn new(path: Option<PathBuf>) -> Self {
        let mut watch = Self { path, seen: None };
        watch.seen = watch.look();
        watch
    }

    /// Whether the file has been written, made or removed since the last time.
    pub fn has_changed(&mut self) -> bool {
        let now = self.look();
        std::mem::replace(&mut self.seen, now) != now
    }

    fn look(&self) -> Option<(SystemTime, u64)> {
        let metadata = fs::metadata(self.path.as_ref()?).ok()?;
        Some((metadata.modified().ok()?, metadata.len()))
    }
}
