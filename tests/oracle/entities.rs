//! The cases' entities, compiled and registered with SeaORM, in a separate crate: they are compiled when a case
//! changes, and not when `autogen` does.
#![allow(
    clippy::pedantic,
    clippy::duplicated_attributes,
    unreachable_pub,
    non_snake_case,
    reason = "they are written as in a user's own crate; the names are those of directories"
)]

// Clippy has nothing to say about them, and would take as long as the compiler: minutes.
#[cfg(clippy)]
pub const SIDES: &[(&str, &str)] = &[];
#[cfg(not(clippy))]
include!(concat!(env!("OUT_DIR"), "/entities.rs"));
