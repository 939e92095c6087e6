//! `autogen` as users run it: a process in a workspace, with a database.

#![expect(clippy::needless_raw_string_hashes, reason = "expect-test writes them")]

mod adopt;
mod adopt_into;
mod adopt_whole;
mod bad_input;
mod citus;
mod commands;
mod conversions;
mod engines;
mod expand;
mod features;
mod first_check;
mod first_contact;
mod found;
mod generate;
mod guests;
mod hooks;
mod init;
mod killed;
mod locks;
mod merge;
mod names;
mod online;
mod ownership;
mod parking;
mod record;
mod renames;
pub(crate) mod review;
mod rows;
mod sarif;
mod sql_files;
mod strangers;
mod surroundings;
mod timescale;
mod unmanaged;
mod unseen;
mod workspace;
