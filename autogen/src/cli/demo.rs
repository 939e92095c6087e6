//! `autogen demo`.

use super::{Outcome, args::Demo, report::Failure};

#[expect(clippy::unused_async, reason = "every command is")]
pub(super) async fn run(_demo: &Demo) -> Result<Outcome, Failure> {
    Err(Failure::new("not there yet"))
}
