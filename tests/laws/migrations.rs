//! The compiled migrations of the cases, in a separate crate: they are compiled when a case changes, and not when
//! `autogen` does.
#![deny(warnings)]
#![allow(
    clippy::pedantic,
    unreachable_pub,
    non_snake_case,
    reason = "held to what a user's own crate is held to; the names are those of directories"
)]

include!(concat!(env!("OUT_DIR"), "/migrations.rs"));
