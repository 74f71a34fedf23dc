//! Reads the word lists of `assets/lexicons`: words between white space, under headings in
//! brackets, with comments after `#`.

/// The words under `[name]` of a list; all words of a list without headings, for an empty
/// name.
pub(crate) fn section<'a>(
    list: &'static str,
    name: &'a str,
) -> impl Iterator<Item = &'static str> + Clone + use<'a> {
    let mut is_inside = name.is_empty();
    list.lines()
        .filter(|line| !line.starts_with('#'))
        .filter(move |line| {
            let heading = line
                .strip_prefix('[')
                .and_then(|rest| rest.strip_suffix(']'));
            is_inside = heading.map_or(is_inside, |heading| heading == name);
            is_inside && heading.is_none()
        })
        .flat_map(str::split_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_under_their_heading() {
        let list = "# a comment\n[one]\na b\nc\n[two]\nd\n";
        assert_eq!(section(list, "one").collect::<Vec<_>>(), ["a", "b", "c"]);
        assert_eq!(section(list, "two").collect::<Vec<_>>(), ["d"]);
        assert_eq!(section(list, "three").count(), 0);
        assert_eq!(
            section("a\n# b\nc d", "").collect::<Vec<_>>(),
            ["a", "c", "d"]
        );
    }
}
