//! `autogen` as its users run it: a process in a workspace, against a database.

mod generate;
mod workspace;
