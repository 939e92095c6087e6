//! Enum types.

/// An enum type: its labels in order.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Enum {
    pub labels: Vec<String>,
    pub comment: Option<String>,
}
