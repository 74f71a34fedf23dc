//! Which passages of the two languages translate each other. Knows sentences and words,
//! not who speaks in them.

pub mod alignment;
pub mod pairs;

pub use alignment::{Alignment, Bead, Origin, align};
