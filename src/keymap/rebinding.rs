//! The reader's own keys, over those of the table.

use super::key::Chord;
use super::row::Row;
use crate::text::nearest;

/// Gives the row called `name` the keys `written`, instead of those it has.
/// Default keys of other rows give way; the reader's own do not.
///
/// Returns what is wrong with the name or with some of the keys: the others are
/// in force.
pub(super) fn rebind(rows: &mut [Row], name: &str, written: &[&str]) -> Vec<String> {
    let Some(index) = rows.iter().position(|row| row.name == name) else {
        let meant = nearest(name, rows.iter().map(|row| row.name));
        return vec![match meant {
            Some(meant) => format!("no command `{name}`; did you mean `{meant}`?"),
            None => format!("no command `{name}`; `duidu config --default` lists them"),
        }];
    };
    let (mut chords, mut problems) = (Vec::new(), Vec::new());
    for text in written {
        let chord = Chord::parse(text)
            .and_then(|chord| refusal(rows, index, &chord).map_or(Ok(chord), Err));
        match chord {
            Ok(chord) if chords.contains(&chord) => {}
            Ok(chord) => chords.push(chord),
            Err(problem) => problems.push(problem),
        }
    }
    if chords.is_empty() && !written.is_empty() {
        // Better the usual keys than none.
        return problems;
    }
    give_way(rows, index, &chords);
    rows[index].chords = chords;
    rows[index].is_own = true;
    problems
}

/// Why the row with that index cannot have `chord`.
fn refusal(rows: &[Row], index: usize, chord: &Chord) -> Option<String> {
    let row = &rows[index];
    let first = chord.keys().first()?;
    if first.typed().is_some() && row.modes.iter().any(|mode| mode.is_typing()) {
        return Some(format!(
            "`{chord}` is typed as text where `{}` is for",
            row.name
        ));
    }
    if first.digit().is_some() {
        return Some(format!(
            "`{chord}` is a count: it says how often the next key acts"
        ));
    }
    let taken = rows.iter().enumerate().find(|(other, taken)| {
        *other != index
            && taken.is_own
            && taken.shares_mode(row)
            && taken.chords.iter().any(|own| own.collides(chord))
    })?;
    Some(format!("`{chord}` is `{}` already", taken.1.name))
}

/// Takes from the other rows what the row with that index gets.
fn give_way(rows: &mut [Row], index: usize, chords: &[Chord]) {
    let row = rows[index].clone();
    for (other, taken) in rows.iter_mut().enumerate() {
        if other != index && taken.shares_mode(&row) {
            let is_left = |chord: &Chord| !chords.iter().any(|own| own.collides(chord));
            taken.chords.retain(is_left);
        }
    }
}
