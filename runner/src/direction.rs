//! Up or down.

/// A direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    Up,
    Down,
}

impl Direction {
    /// `up` or `down`, as in the runner's own table.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Down => "down",
        }
    }

    pub(crate) fn of(word: &str) -> Option<Self> {
        [Self::Up, Self::Down].into_iter().find(|direction| direction.word() == word)
    }
}
