//! Every end-to-end test, in one program so that it is linked once.

mod autogen;
mod connect;
mod embedded;
mod runner;
mod servers;
