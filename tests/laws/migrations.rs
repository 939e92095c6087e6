//! The migrations of the cases, compiled.
#![deny(warnings)]
#![allow(
    clippy::pedantic,
    unreachable_pub,
    non_snake_case,
    reason = "held to what a user's own crate is held to; the names are those of directories"
)]

include!(concat!(env!("OUT_DIR"), "/migrations.rs"));
