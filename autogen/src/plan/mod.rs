//! Ops in, ordered steps out, both ways. Pure: a plan is computed, never tried here.

pub mod step;

pub use self::step::{ColumnAction, Commented, ConstraintKind, Position, Step};

/// The way from one schema to another, and back.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Plan {
    pub up: Vec<Step>,
    pub down: Vec<Step>,
}
