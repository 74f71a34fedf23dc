//! Which way a step goes, and how far.

/// Towards the end or towards the start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Towards the end.
    Next,
    /// Towards the start.
    Previous,
}

/// How far one step of scrolling goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Distance {
    /// A row.
    Row,
    /// Half the pane.
    HalfPage,
    /// The pane less the rows kept for context.
    Page,
}
