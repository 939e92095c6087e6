//! Every end-to-end test, in one program so that it is linked once.

mod autogen;
mod clone;
mod connect;
mod demo;
mod docs;
mod embedded;
mod judges;
mod lexer;
mod markdown;
mod pages;
mod readme;
mod runner;
mod sample;
mod servers;
mod service;
