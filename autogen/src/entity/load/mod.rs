//! Files in, modules out: what is compiled of every entity crate, with what each file says of entities taken out of it.
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
