//! `lend`: lends the embedded database to a program that is built without one.

use std::io::{self, Read as _, Write as _};

use clap::Args;

use super::{Context, Ending};
use crate::error::RunError;

/// Lend the embedded database to the program that starts this one, until stdin ends
#[derive(Debug, Args)]
#[command(hide = true)]
pub(super) struct Lend {}

pub(super) async fn run(context: &Context) -> Result<Ending, RunError> {
    let server = crate::connect::lend(&context.connect).await?;
    let mut stdout = io::stdout();
    writeln!(stdout, "{}\n{}", server.url(), server.address())
        .and_then(|()| stdout.flush())
        .map_err(RunError::Output)?;
    let read = || io::stdin().read_to_end(&mut Vec::new());
    let ended = tokio::task::spawn_blocking(read).await;
    server.stop().await;
    match ended {
        Ok(read) => read.map(|_| Ending::Done).map_err(RunError::Output),
        Err(panic) => std::panic::resume_unwind(panic.into_panic()),
    }
}
