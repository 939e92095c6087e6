//! The two sides of a change, with the same names everywhere.

/// What was, and what will be.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Pair<T> {
    pub before: T,
    pub after: T,
}

impl<T> Pair<T> {
    pub fn new(before: T, after: T) -> Self {
        Self { before, after }
    }

    /// The reverse.
    #[must_use]
    pub fn swap(self) -> Self {
        Self { before: self.after, after: self.before }
    }

    pub fn as_ref(&self) -> Pair<&T> {
        Pair { before: &self.before, after: &self.after }
    }

    pub fn map<U>(self, mut f: impl FnMut(T) -> U) -> Pair<U> {
        Pair { before: f(self.before), after: f(self.after) }
    }
}

impl<T: PartialEq> Pair<T> {
    /// Whether the two sides differ.
    pub fn differs(&self) -> bool {
        self.before != self.after
    }
}
