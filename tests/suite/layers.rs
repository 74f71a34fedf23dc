//! The layers of the code map: a module uses only modules to its left.

use std::fs;
use std::path::{Path, PathBuf};

/// The modules from left to right; those in one row do not use each other.
const LAYERS: [&[&str]; 11] = [
    &["text"],
    &["article", "lexicon"],
    &["bilingual"],
    &["quotation", "annotation"],
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
const PURE: [&str; 7] = [
    "text",
    "article",
    "lexicon",
    "bilingual",
    "quotation",
    "annotation",
    "app",
];

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.contains(&module))
}

/// Every source file with the module it belongs to.
fn files(directory: &Path, module: Option<&str>, found: &mut Vec<(String, PathBuf)>) {
    for entry in fs::read_dir(directory).expect("the sources are there") {
        let path = entry.expect("it can be listed").path();
        let name = path
            .file_stem()
            .expect("it has a name")
            .to_string_lossy()
            .into_owned();
        let module = module.unwrap_or(&name);
        if path.is_dir() {
            files(&path, Some(module), found);
        } else {
            found.push((module.to_owned(), path));
        }
    }
}

#[test]
fn no_module_uses_one_to_its_right() {
    let mut sources = Vec::new();
    files(Path::new("src"), None, &mut sources);
    let mut checked = 0;
    for (module, path) in sources {
        let Some(here) = layer(&module) else { continue };
        let source = fs::read_to_string(&path).expect("it can be read");
        for used in source.split("crate::").skip(1) {
            let used = used
                .split(|c: char| !c.is_alphanumeric() && c != '_')
                .next()
                .unwrap_or_default();
            let Some(there) = layer(used) else { continue };
            checked += 1;
            let is_left = there < here || used == module || (module == "ui" && used == "keymap");
            assert!(is_left, "{} uses {used}", path.display());
        }
    }
    assert!(checked > 50, "the sources were not found");
}

/// The code map tells the way of a key by the names of functions.
#[test]
fn every_function_on_the_way_of_a_key_is_there() {
    let mut sources = Vec::new();
    files(Path::new("src"), None, &mut sources);
    let sources: Vec<String> = sources
        .iter()
        .map(|(_, path)| fs::read_to_string(path).expect("it can be read"))
        .collect();
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
        let is_there = sources.iter().any(|source| {
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
    let mut sources = Vec::new();
    files(Path::new("src"), None, &mut sources);
    for (module, path) in sources
        .iter()
        .filter(|(module, _)| PURE.contains(&module.as_str()))
    {
        let source = fs::read_to_string(path).expect("it can be read");
        for line in source
            .lines()
            .filter(|line| line.trim_start().starts_with("use "))
            // Columns and rows are numbers.
            .filter(|line| !line.contains("ratatui::layout"))
        {
            let outside = OUTSIDE.iter().find(|outside| line.contains(**outside));
            assert_eq!(outside, None, "{module}: {}: {line}", path.display());
        }
    }
}
