//! Every end-to-end test, in one program so that it is linked once.

mod connect;
mod demo;
mod embedded;
mod runner;
mod servers;
