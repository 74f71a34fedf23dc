//! The reader's own keys, over those of the table.

use super::key::Chord;
use super::row::Row;
use crate::text::nearest;
use crate::wording::Remark;

/// Gives the row called `name` the keys `written`, instead of those it has.
/// Default keys of other rows give way; the reader's own do not.
///
/// Returns what is wrong with the name or with some of the keys: the others are
/// in force.
pub(super) fn rebind(rows: &mut [Row], name: &str, written: &[&str]) -> Vec<Remark> {
    let Some(index) = rows.iter().position(|row| row.name == name) else {
        let meant = nearest(name, rows.iter().map(|row| row.name));
        return vec![Remark::new(|wording| match meant {
            Some(meant) => wording.no_command_but(name, meant),
            None => wording.no_command_listed(name),
        })];
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
fn refusal(rows: &[Row], index: usize, chord: &Chord) -> Option<Remark> {
    let (row, shown) = (&rows[index], chord.to_string());
    let first = chord.keys().first()?;
    if first.typed().is_some() && row.modes.iter().any(|mode| mode.is_typing()) {
        return Some(Remark::new(|wording| {
            wording.key_is_typed(&shown, row.name)
        }));
    }
    if first.digit().is_some() {
        return Some(Remark::new(|wording| wording.key_is_count(&shown)));
    }
    let taken = rows.iter().enumerate().find(|(other, taken)| {
        *other != index
            && taken.is_own
            && taken.shares_mode(row)
            && taken.chords.iter().any(|own| own.collides(chord))
    })?;
    let (_, taken) = taken;
    Some(Remark::new(|wording| {
        wording.key_is_taken(&shown, taken.name)
    }))
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
