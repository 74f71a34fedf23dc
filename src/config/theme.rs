//! The themes there are: those that come with the program, and the reader's own
//! in the directory `themes` beside the configuration.

use crate::source::limited;
use crate::text::clean_line;
use crate::ui::Palettes;
use crate::wording::Remark;
use std::fs;
use std::path::PathBuf;

/// The names of all themes, those that come with the program first.
#[must_use]
pub fn names() -> Vec<String> {
    let mut own: Vec<String> = directory()
        .and_then(|directory| fs::read_dir(directory).ok())
        .into_iter()
        .flatten()
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            let is_theme = path.extension().is_some_and(|end| end == "toml");
            let name = path.file_stem()?.to_str()?.to_owned();
            (is_theme && clean_line(&name) == name).then_some(name)
        })
        .collect();
    own.sort();
    let mut names: Vec<String> = Palettes::names().map(str::to_owned).collect();
    own.retain(|name| !names.contains(name));
    names.append(&mut own);
    names
}

/// The name after `name`, and the first after the last.
#[must_use]
pub fn after(name: &str) -> String {
    let names = names();
    let here = names.iter().position(|known| known == name);
    let next = here.map_or(0, |here| (here + 1) % names.len());
    names[next].clone()
}

/// The theme of that name; a file of the reader's own goes before one that comes
/// with the program.
///
/// # Errors
///
/// If there is none, or its file is not one: what is wrong with it.
pub fn load(name: &str) -> Result<Palettes, Remark> {
    let is_name = !name.contains(['/', '\\']);
    let path = directory().map(|directory| directory.join(format!("{name}.toml")));
    if let Some(path) = path.filter(|path| is_name && path.is_file()) {
        let bytes = limited::read_file(&path).map_err(|error| error.to_string())?;
        let source = String::from_utf8(bytes)
            .map_err(|_| Remark::new(|wording| wording.theme_not_utf8(name)))?;
        return Palettes::parse(&source)
            .map_err(|problem| clean_line(&format!("{name}.toml:{problem}")).into());
    }
    Palettes::built_in(name)
        .ok_or_else(|| Remark::new(|wording| wording.no_theme(&clean_line(name))))
}

fn directory() -> Option<PathBuf> {
    Some(super::path()?.parent()?.join("themes"))
}
