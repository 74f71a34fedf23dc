//! Foreign names whose Chinese form is known from a list.

use super::spelling::words;
use super::syllables::simplified;
use foldhash::{HashMap, HashSet};
use std::sync::LazyLock;

/// Foreign surnames that news often gives.
struct Known {
    /// By each Chinese form, in simplified writing, the surname in plain letters.
    forms: HashMap<String, String>,
    surnames: HashSet<String>,
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let mut known = Known {
        forms: HashMap::default(),
        surnames: HashSet::default(),
    };
    for line in include_str!("../../../assets/lexicons/foreign-names.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
    {
        let mut forms = line.split(' ');
        let Some(latin) = forms.next() else { continue };
        let latin = words(&latin.replace('_', " ")).concat();
        for form in forms {
            known.forms.insert(simplified(form), latin.clone());
        }
        known.surnames.insert(latin);
    }
    known
});

/// The surname: the last word, and the last two and three (`von der Leyen`).
pub(crate) fn latin_known(name: &str) -> Vec<String> {
    let words = words(name);
    let first = words.len().saturating_sub(3);
    (first..words.len())
        .map(|start| words[start..].concat())
        .collect()
}

/// The surname that a Chinese form, or its part after the last dot, is known
/// for.
pub(crate) fn han_known(name: &str) -> Vec<String> {
    let name = simplified(name);
    let last = name.split(['·', '•', '・']).next_back().unwrap_or(&name);
    [name.as_str(), last]
        .iter()
        .find_map(|form| KNOWN.forms.get(*form).cloned())
        .into_iter()
        .collect()
}

/// The surname that a Chinese form in simplified writing is known for.
pub(crate) fn well_known(form: &str) -> Option<&'static str> {
    KNOWN.forms.get(form).map(String::as_str)
}

/// Whether a word in plain letters is a surname of the list.
pub(crate) fn is_well_known(word: &str) -> bool {
    KNOWN.surnames.contains(word)
}
