//! How a bookmark finds its words again when the article has changed: the same
//! words at the same position, the same words with the best surroundings, words
//! nearly the same (weighed as Hypothesis does), or no place at all. A wrong
//! place is worse than none.
//!
//! Words and surroundings are compared folded: in one Unicode form, without
//! white space, with one kind of quotation mark.

mod approximate;
mod candidate;
mod fold;
mod positions;
mod search;

use super::Target;
use positions::Positions;
use search::{Search, Wanted};
use std::ops::Range;

/// The bytes of `text` that each of `targets` means; `None` where its words
/// are gone, or could be in several places.
#[must_use]
pub fn places<'t>(
    text: &str,
    targets: impl IntoIterator<Item = &'t Target>,
) -> Vec<Option<Range<usize>>> {
    let targets: Vec<&Target> = targets.into_iter().collect();
    if targets.is_empty() {
        return Vec::new();
    }
    let positions = Positions::new(text);
    let mut places: Vec<_> = targets
        .iter()
        .map(|target| unmoved(text, &positions, target))
        .collect();
    if places.iter().all(Option::is_some) {
        return places;
    }
    let lost = places.iter().filter(|place| place.is_none()).count();
    let mut search = Search::new(text, lost);
    // The places found lead to those still sought: a text that grew at its
    // beginning moved all of them by as much. So the sure ones come first.
    for is_exact in [true, false] {
        for index in 0..targets.len() {
            if places[index].is_none() {
                let expected = expected(text, &positions, &targets, &places, index);
                let wanted = Wanted::new(targets[index], expected);
                places[index] = if is_exact {
                    search.exact(&wanted)
                } else {
                    search.nearly(&wanted)
                };
            }
        }
    }
    places
}

/// The bytes of `text` that `target` means.
#[must_use]
pub fn place(text: &str, target: &Target) -> Option<Range<usize>> {
    places(text, [target]).pop().flatten()
}

/// The first bytes of `text` that say `quote`, whatever its white space and
/// marks.
#[must_use]
pub fn find(text: &str, quote: &str) -> Option<Range<usize>> {
    if let Some(start) = memchr::memmem::find(text.as_bytes(), quote.as_bytes())
        && !quote.is_empty()
    {
        return Some(start..start + quote.len());
    }
    let folded = fold::Folded::new(text, 0..text.len());
    let quote = fold::Folded::of(quote);
    let start = folded.text.find(&quote)?;
    (!quote.is_empty()).then(|| folded.bytes(&(start..start + quote.len())))
}

/// The place where it always was: the same words there, and around them.
fn unmoved(text: &str, positions: &Positions, target: &Target) -> Option<Range<usize>> {
    let start = positions.byte(target.start)?;
    let end = start + target.exact.len();
    let is_there = !target.exact.is_empty()
        && text[start..].starts_with(&target.exact)
        && text[..start].ends_with(&target.prefix)
        && text[end..].starts_with(&target.suffix);
    is_there.then_some(start..end)
}

/// Where the words of a target should be, by its position and by how far the
/// nearest of the others moved.
fn expected(
    text: &str,
    positions: &Positions,
    targets: &[&Target],
    places: &[Option<Range<usize>>],
    index: usize,
) -> usize {
    let byte = |target: &Target| positions.byte(target.start).unwrap_or(text.len());
    let start = targets[index].start;
    let nearest = targets
        .iter()
        .zip(places)
        .filter_map(|(target, place)| Some((target, place.as_ref()?)))
        .min_by_key(|(target, _)| target.start.abs_diff(start));
    let was = byte(targets[index]);
    match nearest {
        Some((target, place)) if place.start >= byte(target) => {
            (was + (place.start - byte(target))).min(text.len())
        }
        Some((target, place)) => was.saturating_sub(byte(target) - place.start),
        None => was,
    }
}

#[cfg(test)]
mod tests;
