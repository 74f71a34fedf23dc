//! Which of some names was meant by one that is misspelt.

/// The name most like `misspelt`, if any is like it.
#[must_use]
pub fn nearest<'a>(misspelt: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    /// As clap has it for its own suggestions.
    const LEAST: f64 = 0.7;
    let misspelt = misspelt.to_lowercase();
    names
        .into_iter()
        .map(|name| (strsim::jaro(&misspelt, &name.to_lowercase()), name))
        .filter(|(likeness, _)| *likeness > LEAST)
        .max_by(|one, other| one.0.total_cmp(&other.0))
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_is_forgiven_and_nothing_else() {
        let names = ["text.zh.measure", "text.spacing", "mouse"];
        for (misspelt, expected) in [
            ("text.zh.mesure", Some("text.zh.measure")),
            ("Muose", Some("mouse")),
            ("xyz", None),
            ("", None),
        ] {
            assert_eq!(nearest(misspelt, names), expected, "{misspelt}");
        }
    }
}
