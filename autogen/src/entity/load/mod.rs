//! Takes files and returns modules: everything that is compiled of each entity crate, with what each file states
//! about entities.
//!
//! Does not know the meaning of a type, a constant or a path.

mod cfg;
mod crates;
mod discriminants;
pub(super) mod extract;
mod features;
pub(super) mod files;
mod macro_rules;
mod nest;
mod prefetch;
pub(super) mod program;
pub(super) mod source;
mod unreached;
mod unseen;
