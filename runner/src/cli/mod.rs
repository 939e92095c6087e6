//! The command line of a migration program, and the only place that prints.
//!
//! Data goes to stdout and everything else to stderr. Exit codes: 0 done or nothing to do; 1 failure; 2 migrations
//! are pending (`check`) or rows are in their way (`preflight`); 3 an unanswered question, rows in the way, or a
//! large table that programs would wait for.

mod args;
mod create;
mod down;
mod environment;
mod lend;
mod list;
mod locks;
#[cfg(feature = "pages")]
pub(crate) mod pages;
mod parked;
mod preflight;
mod review;
mod stamp;
mod term;
mod up;
mod wipe;

use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};
use sea_orm_migration::{MigrationTrait, MigratorTrait};
use tokio::task::JoinHandle;

use self::term::Term;
use crate::connect::args::{ConnectArgs, Notices};
use crate::connect::database::Database;
use crate::error::RunError;
use crate::options::Options;
use crate::revisions::graph::{Graph, GraphError};
use crate::revisions::sources::Sources;
use crate::run::Runner;

/// Apply and revert database migrations; without a command, `up`
#[derive(Debug, Parser)]
#[command(version, after_help = EXAMPLES)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    verbosity: Verbosity,
    #[command(flatten)]
    connect: ConnectArgs,
    /// The schema for names that have none [env: `DATABASE_SCHEMA`]
    #[arg(short = 's', long, value_name = "SCHEMA", global = true, help_heading = "Connection")]
    database_schema: Option<String>,
}

const EXAMPLES: &str = "\
Examples:
  migration up                   apply all pending migrations
  migration down -1              revert the last one
  migration up --sql > up.sql    the SQL of all migrations, without a database
  migration history -v           all revisions, with their headers";

#[derive(Debug, Subcommand)]
enum Command {
    #[command(visible_alias = "upgrade")]
    Up(up::Up),
    #[command(visible_alias = "downgrade")]
    Down(down::Down),
    Status(list::Status),
    Current(list::Current),
    History(list::History),
    Heads(list::Heads),
    Branches(list::Branches),
    Show(list::Show),
    Check(list::Check),
    Preflight(preflight::PreflightArgs),
    Review(review::ReviewArgs),
    Parked(parked::ParkedArgs),
    Purge(parked::PurgeArgs),
    Stamp(stamp::Stamp),
    #[command(visible_aliases = ["create", "revision"])]
    Generate(create::Generate),
    Merge(create::Merge),
    Lend(lend::Lend),
    /// Drop everything in the schema and apply all migrations; asks first
    Fresh(wipe::Fresh),
    /// Revert all migrations and apply them again; asks first
    Refresh(wipe::Wipe),
    /// Revert all migrations; asks first
    Reset(wipe::Wipe),
    #[cfg(feature = "pages")]
    #[command(flatten)]
    Pages(pages::Pages),
}

/// How much is printed.
#[derive(Debug, Args)]
struct Verbosity {
    /// Print more: -v each step, -vv every SQL statement
    #[arg(short, long, action = clap::ArgAction::Count, global = true)]
    verbose: u8,
    /// Print only errors
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    quiet: bool,
}

/// How a successful command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ending {
    Done,
    /// Migrations are pending.
    Differs,
    /// With the exit code of the program that it started.
    Code(u8),
}

impl From<Ending> for ExitCode {
    fn from(ending: Ending) -> Self {
        match ending {
            Ending::Done => Self::SUCCESS,
            Ending::Differs => Self::from(2),
            Ending::Code(code) => Self::from(code),
        }
    }
}

/// The common parts of every command.
struct Context {
    connect: ConnectArgs,
    sources: Sources,
    term: Term,
    verbose: bool,
}

impl Context {
    /// Reads the headers of a thousand migrations while the server accepts a connection: both take about the same
    /// time.
    fn read_ahead(
        &self,
        migrations: fn() -> Vec<Box<dyn MigrationTrait>>,
    ) -> JoinHandle<Result<Graph, GraphError>> {
        let sources = self.sources.clone();
        tokio::task::spawn_blocking(move || {
            let graph = sources.graph(&migrations());
            tokio::task::spawn_blocking(move || sources.compute_checksums());
            graph
        })
    }

    /// Connects, and closes the connection however the work ends.
    async fn with<M: MigratorTrait, T>(
        &self,
        options: Options,
        work: impl AsyncFnOnce(&Runner<M>, &Database) -> Result<T, RunError>,
    ) -> Result<T, RunError> {
        let graph = self.read_ahead(M::migrations);
        let database = crate::connect::connect(&self.connect).await?;
        let runner = Runner::<M>::new(&database).sources(self.sources.clone()).options(options);
        let runner = match graph.await {
            Ok(graph) => runner.graph_read(graph?),
            Err(panic) => std::panic::resume_unwind(panic.into_panic()),
        };
        let result = work(&runner, &database).await;
        drop(runner);
        database.close().await;
        result
    }
}

/// What [`crate::main!`] calls.
#[must_use]
pub fn run<M: MigratorTrait + 'static>(sources: Sources) -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        // Clap itself exits with 2 for wrong arguments, but here 2 means that a difference was found.
        Err(error) => {
            let _ = error.print();
            return if error.use_stderr() { ExitCode::FAILURE } else { ExitCode::SUCCESS };
        }
    };
    let term = if cli.verbosity.quiet { Term::Quiet } else { Term::Normal };
    start_logging(cli.verbosity.verbose);
    let mut connect = cli.connect;
    connect.schema = cli.database_schema;
    // The session that takes the lock does everything else too.
    connect.max_connections = 1;
    if term == Term::Quiet {
        connect.notices = Notices::Silent;
    }
    let context = Context { connect, sources, term, verbose: cli.verbosity.verbose > 0 };
    // There is one connection, and one thing is done at a time.
    let mut runtime = tokio::runtime::Builder::new_multi_thread();
    let runtime = match runtime.worker_threads(1).enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            let message = format!("the program cannot start its threads: {error}");
            term::error(
                &message,
                "end other programs, or raise the limit of processes (ulimit -u)",
            );
            return ExitCode::FAILURE;
        }
    };
    // As in SeaORM's own program.
    let command = cli.command.unwrap_or_else(|| Command::Up(up::Up::to_head()));
    match runtime.block_on(dispatch::<M>(command, &context)) {
        Ok(ending) => ending.into(),
        Err(error) => {
            term::error(&error.to_string(), &error.help());
            match error {
                RunError::NotConfirmed { .. }
                | RunError::Elsewhere { .. }
                | RunError::RowsInTheWay { .. }
                | RunError::Blocks { .. } => ExitCode::from(3),
                _ => ExitCode::FAILURE,
            }
        }
    }
}

async fn dispatch<M: MigratorTrait>(
    command: Command,
    context: &Context,
) -> Result<Ending, RunError> {
    match command {
        Command::Up(args) => up::run::<M>(&args, context).await,
        Command::Down(args) => down::run::<M>(&args, context).await,
        Command::Status(args) => list::status::<M>(&args, context).await,
        Command::Current(args) => list::current::<M>(&args, context).await,
        Command::History(args) => list::history::<M>(&args, context).await,
        Command::Heads(args) => list::heads::<M>(&args, context),
        Command::Branches(args) => list::branches::<M>(&args, context),
        Command::Show(args) => list::show::<M>(&args, context),
        Command::Check(args) => list::check::<M>(&args, context).await,
        Command::Preflight(args) => preflight::run::<M>(&args, context).await,
        Command::Review(args) => review::run::<M>(&args, context).await,
        Command::Parked(args) => parked::list::<M>(&args, context).await,
        Command::Purge(args) => parked::purge::<M>(&args, context).await,
        Command::Stamp(args) => stamp::run::<M>(&args, context).await,
        Command::Generate(args) => create::generate(args, context),
        Command::Merge(args) => create::merge(args, context),
        Command::Lend(lend::Lend {}) => lend::run(context).await,
        Command::Fresh(args) => wipe::fresh::<M>(&args, context).await,
        Command::Refresh(args) => wipe::refresh::<M>(&args, context).await,
        Command::Reset(args) => wipe::reset::<M>(&args, context).await,
        #[cfg(feature = "pages")]
        Command::Pages(pages) => pages
            .run(pages::named_as_started(<Cli as clap::CommandFactory>::command()))
            .map(|()| Ending::Done)
            .map_err(RunError::Output),
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
