//! Takes syntax and returns values: what an attribute, an enum, a field, a relation or a model states, as written.
//!
//! One piece of source at a time. Files, other modules and the meaning of names are not known here.

pub(super) mod active_enum;
pub(super) mod attributes;
mod case;
pub(super) mod code;
pub(super) mod default;
mod extra;
pub(super) mod field;
pub(super) mod index;
pub(super) mod keys;
pub(super) mod model;
pub(super) mod nearest;
pub(super) mod relation;
pub(super) mod rust_type;
pub(super) mod sequence;
pub(super) mod sql;
