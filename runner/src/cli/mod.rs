//! The command line of a migration program: one file a command, and the only place that prints.
//!
//! Data goes to stdout and everything else to stderr. Exit codes: 0 done or nothing to do, 1 failure.

mod down;
mod status;
mod term;
mod up;

use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};
use sea_orm_migration::MigratorTrait;

use self::term::Term;
use crate::connect::args::{ConnectArgs, Notices};
use crate::connect::database::Database;
use crate::error::RunError;

/// Apply and revert database migrations
///
/// Where no database is configured, an embedded Postgres in `.postgres/` is used.
#[derive(Debug, Parser)]
#[command(version, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    connect: ConnectArgs,
    #[command(flatten)]
    verbosity: Verbosity,
}

#[derive(Debug, Subcommand)]
enum Command {
    Up(up::Up),
    Down(down::Down),
    Status(status::Status),
}

/// How much is said.
#[derive(Debug, Args)]
struct Verbosity {
    /// Say more: -v what is done, -vv every SQL statement
    #[arg(short, long, action = clap::ArgAction::Count, global = true)]
    verbose: u8,
    /// Say nothing but errors
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    quiet: bool,
}

/// The lock, for the commands that take it.
#[derive(Debug, Args)]
struct LockArgs {
    /// Seconds to wait for another process that is migrating the same database
    #[arg(long, value_name = "SECONDS", default_value_t = 300)]
    lock_timeout: u64,
}

impl LockArgs {
    fn timeout(&self) -> std::time::Duration {
        std::time::Duration::from_secs(self.lock_timeout)
    }
}

/// What [`crate::main!`] calls.
#[must_use]
pub fn run<M: MigratorTrait + 'static>() -> ExitCode {
    let cli = match parse::<Cli>() {
        Ok(cli) => cli,
        Err(code) => return code,
    };
    let term = if cli.verbosity.quiet { Term::Quiet } else { Term::Normal };
    start_logging(cli.verbosity.verbose);
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            term::error(&format!("the program cannot start its threads: {error}"), "");
            return ExitCode::FAILURE;
        }
    };
    match runtime.block_on(dispatch::<M>(cli, term)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            term::error(&error.to_string(), &error.help());
            ExitCode::FAILURE
        }
    }
}

/// The command line, or the exit code where there is nothing to run. Clap itself ends a misuse with 2, which stands
/// for a difference found.
pub fn parse<T: Parser>() -> Result<T, ExitCode> {
    T::try_parse().map_err(|error| {
        let _ = error.print();
        if error.use_stderr() { ExitCode::FAILURE } else { ExitCode::SUCCESS }
    })
}

async fn dispatch<M: MigratorTrait>(cli: Cli, term: Term) -> Result<(), RunError> {
    let mut connect = cli.connect;
    if matches!(term, Term::Quiet) {
        connect.notices = Notices::Silent;
    }
    let database = crate::connect::connect(&connect).await?;
    let result = command::<M>(cli.command, &database, term).await;
    database.close().await;
    result
}

async fn command<M: MigratorTrait>(
    command: Command,
    database: &Database,
    term: Term,
) -> Result<(), RunError> {
    match command {
        Command::Up(args) => up::run::<M>(&args, database, term).await,
        Command::Down(args) => down::run::<M>(&args, database, term).await,
        Command::Status(args) => status::run::<M>(&args, database, term).await,
    }
}

/// `RUST_LOG` wins, as everywhere in Rust.
fn start_logging(verbose: u8) {
    let default = match verbose {
        0 => "error",
        1 => "info",
        _ => "info,runner=debug,sqlx=debug",
    };
    let filter =
        tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| default.into());
    // A program that has set up its own logging keeps it.
    let _ =
        tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).try_init();
}
