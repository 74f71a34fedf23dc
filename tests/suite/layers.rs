//! The layers of the code map: a room uses only rooms to its left, and the
//! files of a room do not use each other in a circle.

use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The modules from left to right; those in one row do not use each other.
const LAYERS: [&[&str]; 12] = [
    &["text"],
    &["article", "lexicon"],
    &["bilingual"],
    &["quotation", "annotation"],
    &["wording"],
    &["app"],
    &["keymap", "ui"],
    &["error"],
    &["source"],
    &["config", "storage"],
    &["cli"],
    &["terminal"],
];

/// What the modules that only compute must not touch.
const OUTSIDE: [&str; 8] = [
    "ratatui",
    "crossterm",
    "std::fs",
    "std::net",
    "std::io",
    "std::env",
    "std::thread",
    "std::time",
];
const PURE: [&str; 8] = [
    "text",
    "article",
    "lexicon",
    "bilingual",
    "quotation",
    "annotation",
    "wording",
    "app",
];

fn layer(room: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.contains(&room))
}

/// A module's name from the root: `["text", "wrap"]`.
type Name = Vec<String>;

/// What a source file uses.
struct Module {
    source: String,
    /// Paths that it re-exports.
    exported: Vec<String>,
    /// All other paths in it, those of `use` with their groups written out.
    used: Vec<String>,
}

/// The modules of the program, without tests.
fn modules() -> BTreeMap<Name, Module> {
    let mut found = BTreeMap::new();
    add_modules(Path::new("src"), &Name::new(), &mut found);
    assert!(found.len() > 100, "the sources were not found");
    found
}

fn add_modules(directory: &Path, parent: &Name, found: &mut BTreeMap<Name, Module>) {
    for entry in fs::read_dir(directory).expect("the sources are there") {
        let path = entry.expect("it can be listed").path();
        let stem = path.file_stem().expect("it has a name").to_string_lossy();
        let mut name = parent.clone();
        if stem != "mod" {
            name.push(stem.into_owned());
        }
        if path.is_dir() {
            add_modules(&path, &name, found);
        } else if path.extension().is_some_and(|end| end == "rs")
            && !name.iter().any(|part| part == "tests")
        {
            let source = fs::read_to_string(&path).expect("it can be read");
            found.insert(name, Module::read(&source));
        }
    }
}

impl Module {
    fn read(source: &str) -> Self {
        let pattern = |pattern: &str| Regex::new(pattern).expect("it is a pattern");
        let tests = pattern(r"#\[cfg\(test\)\]\s*mod \w+ \{");
        let other = pattern(concat!(
            r##"(?s)r#".*?"#|r"[^"]*"|"(?:\\.|[^"\\])*""##,
            r"|'(?:\\.[^']*|[^'\\\n])'|//[^\n]*|/\*.*?\*/"
        ));
        let code = tests.split(source).next().unwrap_or_default();
        let code = other.replace_all(code, "0");

        let import = pattern(r"(pub(?:\([^)]*\))?\s+)?\buse\s+([^;]+);");
        let (mut exported, mut used) = (Vec::new(), Vec::new());
        for found in import.captures_iter(&code) {
            let paths = if found.get(1).is_some() {
                &mut exported
            } else {
                &mut used
            };
            let tree: String = found[2].split_whitespace().collect();
            write_out("", &tree, paths);
        }
        let code = import.replace_all(&code, "");
        let inline = pattern(r"\b[a-z]\w*(?:::\w+)+");
        used.extend(inline.find_iter(&code).map(|path| path.as_str().to_owned()));
        Self {
            source: source.to_owned(),
            exported,
            used,
        }
    }
}

/// Writes out `a::{b, c::{d}}` as `a::b` and `a::c::d`.
fn write_out(before: &str, tree: &str, paths: &mut Vec<String>) {
    let Some(open) = tree.find('{') else {
        paths.push(format!("{before}{tree}"));
        return;
    };
    let before = format!("{before}{}", &tree[..open]);
    let (mut depth, mut start) = (0, open + 1);
    for (at, character) in tree.char_indices().skip(open) {
        match character {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if (depth == 1 && character == ',') || depth == 0 {
            if start < at {
                write_out(&before, &tree[start..at], paths);
            }
            start = at + 1;
        }
        if depth == 0 {
            break;
        }
    }
}

/// The module that `path`, written in `from`, leads to.
fn resolve(
    modules: &BTreeMap<Name, Module>,
    from: &Name,
    path: &str,
    depth: usize,
) -> Option<Name> {
    let mut parts = path.split("::").peekable();
    let mut name = from.clone();
    match *parts.peek()? {
        "crate" => name.clear(),
        "self" | "super" => {}
        first => {
            name.push(first.to_owned());
            modules.get(&name)?;
            name.pop();
        }
    }
    while let Some(part) = parts.next_if(|part| ["crate", "self", "super"].contains(part)) {
        if part == "super" {
            name.pop();
        }
    }
    for part in parts {
        name.push(part.to_owned());
        if modules.contains_key(&name) {
            continue;
        }
        name.pop();
        // What a module hands on belongs where it comes from.
        let export = modules.get(&name).and_then(|module| {
            let mut exported = module.exported.iter();
            exported.find(|path| path.rsplit("::").next() == Some(part))
        });
        return match export {
            Some(export) if depth < 5 => resolve(modules, &name, export, depth + 1),
            _ => Some(name),
        };
    }
    Some(name)
}

#[test]
fn no_room_uses_one_to_its_right() {
    for (name, module) in modules() {
        let room = &name[0];
        let Some(here) = layer(room) else { continue };
        let paths = module.used.iter().chain(&module.exported);
        for path in paths.filter_map(|path| path.strip_prefix("crate::")) {
            let used = path.split("::").next().unwrap_or_default();
            let Some(there) = layer(used) else { continue };
            let is_left = there < here || used == room || (room == "ui" && used == "keymap");
            assert!(is_left, "{}: {path}", name.join("::"));
        }
    }
}

/// The code map tells the way of a key by the names of functions.
#[test]
fn every_function_on_the_way_of_a_key_is_there() {
    let modules = modules();
    let map = include_str!("../../src/lib.rs");
    let (_, way) = map.split_once("# The way of a key").expect("it is told");
    let (way, _) = way.split_once("# Invariants").expect("it ends");
    let mut named = 0;
    for name in way.split('`').filter(|name| name.contains("::")) {
        let Some((owner, function)) = name.split_once("::").filter(|(owner, _)| *owner != "app")
        else {
            continue;
        };
        named += 1;
        let is_there = modules.values().any(|Module { source, .. }| {
            let declared = format!("fn {function}");
            let is_declared = source
                .match_indices(&declared)
                .any(|(at, _)| source[at + declared.len()..].starts_with(['(', '<']));
            is_declared && (owner == "ui" || source.contains(owner))
        });
        assert!(is_there, "{name} is not there any more");
    }
    assert!(named > 10, "the way was not found");
}

#[test]
fn what_computes_knows_no_terminal_file_clock_or_network() {
    for (name, module) in modules() {
        if !PURE.contains(&name[0].as_str()) {
            continue;
        }
        for path in module.used.iter().chain(&module.exported) {
            // Sizes and places on the screen, and what computes them.
            if path.starts_with("ratatui::layout::") {
                continue;
            }
            let outside = OUTSIDE.iter().find(|outside| path.contains(**outside));
            assert_eq!(outside, None, "{}: {path}", name.join("::"));
        }
    }
}

/// Whether by a `use` or by a path in the code; what a file has for its submodules
/// is no circle.
#[test]
fn no_files_of_a_room_use_each_other_in_a_circle() {
    let modules = modules();
    for room in LAYERS.into_iter().flatten() {
        let uses: BTreeMap<&Name, BTreeSet<Name>> = modules
            .iter()
            .filter(|(name, _)| name[0] == *room)
            .map(|(name, module)| {
                let used = module.used.iter();
                let used = used.filter_map(|path| resolve(&modules, name, path, 0));
                let used =
                    used.filter(|used| used.first() == name.first() && !name.starts_with(used));
                (name, used.collect())
            })
            .collect();
        assert!(!uses.is_empty(), "{room} is not there");
        let leads_back = |start: &&&Name| {
            let (mut reached, mut next) = (BTreeSet::new(), vec![**start]);
            while let Some(name) = next.pop() {
                let used = uses.get(name).into_iter().flatten();
                next.extend(used.filter(|used| reached.insert(*used)));
            }
            reached.contains(**start)
        };
        let circle: Vec<String> = uses
            .keys()
            .filter(leads_back)
            .map(|name| name.join("::"))
            .collect();
        assert!(circle.is_empty(), "in a circle: {circle:?}");
    }
}
