//! Reads the word lists of `assets/lexicons`: words between white space, under headings in
//! brackets, with comments after `#`.

/// The lines of words of a list, each with its heading, which is empty before the first.
pub(crate) fn lines(
    list: &'static str,
) -> impl Iterator<Item = (&'static str, &'static str)> + Clone {
    let mut heading = "";
    let lines = list.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(move |line| {
        let next = line
            .strip_prefix('[')
            .and_then(|rest| rest.strip_suffix(']'));
        heading = next.unwrap_or(heading);
        next.is_none().then_some((heading, line))
    })
}

/// The words under `[name]` of a list; all words of a list without headings, for an empty
/// name.
pub(crate) fn section<'a>(
    list: &'static str,
    name: &'a str,
) -> impl Iterator<Item = &'static str> + Clone + use<'a> {
    lines(list)
        .filter(move |(heading, _)| *heading == name)
        .flat_map(|(_, words)| words.split_whitespace())
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
        let all: Vec<_> = lines(list).collect();
        assert_eq!(all, [("one", "a b"), ("one", "c"), ("two", "d")]);
        assert_eq!(
            section("a\n# b\nc d", "").collect::<Vec<_>>(),
            ["a", "c", "d"]
        );
    }
}
