//! Foreign names whose Chinese form is known from a list.

use super::spelling::words;
use crate::quotation::chinese;
use foldhash::HashMap;
use std::sync::LazyLock;

/// Chinese forms of common foreign surnames, in simplified writing, each with
/// the surname in plain letters.
static KNOWN: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    let mut known = HashMap::default();
    for line in include_str!("../../../assets/lexicons/foreign-names.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
    {
        let mut forms = line.split(' ');
        let Some(latin) = forms.next() else { continue };
        let latin = words(&latin.replace('_', " ")).concat();
        for form in forms {
            known.insert(chinese::simplified(form), latin.clone());
        }
    }
    known
});

/// The surname: the last word, and the last two and three (`von der Leyen`).
pub(super) fn latin_known(name: &str) -> Vec<String> {
    let words = words(name);
    let first = words.len().saturating_sub(3);
    (first..words.len())
        .map(|start| words[start..].concat())
        .collect()
}

/// The surname that a Chinese form, or its part after the last dot, is known
/// for.
pub(super) fn han_known(name: &str) -> Vec<String> {
    let name = chinese::simplified(name);
    let last = name.split(['·', '•', '・']).next_back().unwrap_or(&name);
    [name.as_str(), last]
        .iter()
        .find_map(|form| KNOWN.get(*form).cloned())
        .into_iter()
        .collect()
}
