//! Files in, modules out: what is compiled of every entity crate, with what each file says of entities taken out of it.
//!
//! What a type, a constant or a path means is not known here.

mod ahead;
mod cfg;
mod crates;
mod discriminants;
mod macro_rules;
pub(super) mod outline;
pub(super) mod source;
mod unseen;
