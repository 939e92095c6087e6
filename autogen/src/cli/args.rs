//! The arguments.

use std::path::PathBuf;

use clap::{
    Args, CommandFactory as _, FromArgMatches as _, Parser, Subcommand, ValueEnum,
    parser::ValueSource,
};
use runner::__private::Pages;

use crate::entity::Features;

const EXAMPLES: &str = "\
Examples:
  autogen -m \"add table\"    write a migration for what changed in the entities
Exit codes: 0 done or nothing to do, 1 failure, 2 differences (check), 3 a question or a finding";

/// Write SeaORM migrations from entities and a live Postgres
#[derive(Debug, Parser)]
#[command(
    name = "autogen",
    version,
    after_help = EXAMPLES,
    override_usage = "autogen [OPTIONS] [COMMAND]"
)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub(super) generate: Generate,
    #[command(flatten)]
    pub(super) common: Common,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

impl Arguments {
    /// Reads the command line.
    ///
    /// # Errors
    /// If it is not understood, or has an option that the command does not use.
    pub(super) fn read() -> Result<Self, clap::Error> {
        let matches = command_line().try_get_matches()?;
        let mut arguments =
            Self::from_arg_matches(&matches).map_err(|it| it.format(&mut command_line()))?;
        if let Some(Command::Generate(own)) = &mut arguments.command {
            own.join(std::mem::take(&mut arguments.generate));
        }
        // Its message may be before the command.
        if let Some(Command::Merge(own)) = &mut arguments.command {
            let before = arguments.generate.message.take().filter(|_| own.message.is_empty());
            own.message = before.unwrap_or_else(|| std::mem::take(&mut own.message));
            if own.message.is_empty() {
                let kind = clap::error::ErrorKind::MissingRequiredArgument;
                return Err(command_line().error(kind, "`merge` needs a message: -m TEXT"));
            }
        }
        let Some(command) = matches.subcommand_name() else { return Ok(arguments) };
        let of_generate = arguments.generate.first_given().map(|it| (it.to_owned(), "`generate`"));
        let of_plan = options::<PlanArgs>()
            .filter(|_| !plans(command))
            .find(|it| matches.value_source(it.get_id().as_str()) == Some(ValueSource::CommandLine))
            .and_then(|it| Some((format!("--{}", it.get_long()?), PLANNING)));
        let Some((option, owner)) = of_generate.or(of_plan) else { return Ok(arguments) };
        let message =
            format!("`{option}` belongs to {owner}, so it cannot be combined with `{command}`");
        Err(command_line().error(clap::error::ErrorKind::ArgumentConflict, message))
    }
}

/// The command line. The help of a command does not list the common options that it does not use.
pub(super) fn command_line() -> clap::Command {
    Arguments::command().mut_subcommands(|it| {
        let unused: Vec<clap::Arg> = match it.get_name() {
            name if plans(name) => Vec::new(),
            "init" | "adopt" => options::<PlanArgs>().collect(),
            "merge" | "edit" => options::<PlanArgs>()
                .chain(options::<ReadArgs>())
                .chain(options::<runner::ConnectArgs>())
                .collect(),
            _ => options::<Common>().collect(),
        };
        // A common option is passed on only to commands that do not have it already.
        it.args(unused.into_iter().map(|it| it.hide(true)))
    })
}

const PLANNING: &str = "`generate`, `check` and `diff`";

/// Whether a command makes a plan.
fn plans(command: &str) -> bool {
    ["generate", "check", "diff"].contains(&command)
}

fn options<T: Args>() -> impl Iterator<Item = clap::Arg> {
    let command = T::augment_args(clap::Command::new("options"));
    command.get_arguments().cloned().collect::<Vec<_>>().into_iter()
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Write a migration for what changed in the entities (the default)
    Generate(Generate),
    /// Start in a project that has a database: record where entities and database agree
    Init(Init),
    /// Write entities from the database: for every table that has none
    Adopt(Adopt),
    /// Write a migration that joins all heads
    Merge(Merge),
    /// Open the last migration in $EDITOR
    Edit(Edit),
    /// Exit with 2 if entities and database differ, or if there are several heads
    Check(Check),
    /// Show the difference
    Diff(Diff),
    /// Show the whole workflow on a throw-away copy and an embedded database
    Demo(Demo),
    #[command(flatten)]
    Pages(Pages),
}

#[derive(Clone, Debug, Args)]
pub(super) struct Common {
    /// An entity crate; repeatable [default: entity]
    #[arg(long, value_name = "DIR", global = true)]
    pub(super) entity: Vec<PathBuf>,
    /// The migration crate [default: migration]
    #[arg(long, value_name = "DIR", global = true)]
    pub(super) migration: Option<PathBuf>,
    #[command(flatten)]
    pub(super) read: ReadArgs,
    #[command(flatten)]
    pub(super) plan: PlanArgs,
    /// The settings file [default: autogen.toml, if it exists]
    #[arg(long, value_name = "FILE", global = true)]
    pub(super) config: Option<PathBuf>,
    /// Use colours
    #[arg(long, value_name = "WHEN", default_value = "auto", global = true)]
    pub(super) color: When,
    /// Print more: -v each step and how long it takes, -vv every SQL statement
    #[arg(short, long, action = clap::ArgAction::Count, global = true, conflicts_with = "quiet")]
    pub(super) verbose: u8,
    /// Print only results and errors
    #[arg(short, long, global = true)]
    pub(super) quiet: bool,
    // Last, because everything after it would appear under its heading.
    #[command(flatten)]
    pub(super) connect: runner::ConnectArgs,
}

/// What is read of entities and database.
#[derive(Clone, Debug, Args)]
pub(super) struct ReadArgs {
    #[command(flatten)]
    pub(super) features: FeatureArgs,
    /// A Postgres schema to read, besides those the entities name
    #[arg(long, value_name = "NAME", global = true)]
    pub(super) schema: Vec<String>,
}

/// What a plan does. Only commands with a plan have these options: see [`plans`].
#[derive(Clone, Debug, Args)]
pub(super) struct PlanArgs {
    /// Drop everything the entities do not state
    #[arg(long, global = true)]
    pub(super) strict: bool,
    #[command(flatten)]
    pub(super) renames: RenameArgs,
    /// Treat NAME as dropped, not renamed, and drop it although it has rows
    #[arg(long, value_name = "NAME", global = true)]
    pub(super) drop: Vec<String>,
    /// Keep dropped rows in the schema `autogen_parked`
    #[arg(long, global = true)]
    pub(super) park: bool,
    /// Fill nulls with an expression: `users.name=now()`
    #[arg(long, value_name = "COLUMN=SQL", global = true)]
    pub(super) fill: Vec<String>,
    /// Convert values to a new type: `users.at=to_timestamp(at)`
    #[arg(long, value_name = "COLUMN=SQL", global = true)]
    pub(super) using: Vec<String>,
    /// Write the migration although rows are in the way: `not-null:users.name`
    #[arg(long, value_name = "FINDING", global = true)]
    pub(super) allow: Vec<String>,
    /// Prove on this server instead of the database's: `embedded`, or a URL
    #[arg(long, value_name = "SERVER", global = true)]
    pub(super) prove_on: Option<String>,
    #[command(flatten)]
    pub(super) online: OnlineArgs,
}

/// What has another name now, and how it gets it.
#[derive(Clone, Debug, Default, Args)]
pub(super) struct RenameArgs {
    /// OLD is now NEW: `users=accounts`, `users.name=users.full_name`
    #[arg(long, value_name = "OLD=NEW", global = true)]
    pub(super) rename: Vec<String>,
    /// Rename in two steps, so that running programs can use the former names
    #[arg(long, global = true)]
    pub(super) expand: bool,
}

/// Which tables are changed in stages.
#[derive(Clone, Debug, Default, Args)]
pub(super) struct OnlineArgs {
    /// Change all tables in stages, so programs keep working; --no-online: none
    #[arg(long, global = true, overrides_with = "no_online")]
    pub(super) online: bool,
    #[arg(long, global = true, hide = true, overrides_with = "online")]
    pub(super) no_online: bool,
}

/// The cargo features of the entity crates, with cargo's own flags.
#[derive(Clone, Debug, Default, Args)]
pub(super) struct FeatureArgs {
    /// Cargo features of the entities; --all-features, --no-default-features
    #[arg(long, value_name = "NAME", value_delimiter = ',', global = true)]
    pub(super) features: Vec<String>,
    #[arg(long, global = true, hide = true)]
    pub(super) all_features: bool,
    #[arg(long, global = true, hide = true)]
    pub(super) no_default_features: bool,
}

impl FeatureArgs {
    /// `None` if no flag is given.
    pub(super) fn stated(&self) -> Option<Features> {
        let named = || self.features.iter().cloned().collect();
        match self {
            Self { all_features: true, .. } => Some(Features::All),
            Self { no_default_features: true, .. } => Some(Features::Only(named())),
            Self { features, .. } if features.is_empty() => None,
            Self { .. } => Some(Features::DefaultAnd(named())),
        }
    }
}

#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(super) enum When {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Default, Args)]
pub(super) struct Generate {
    /// What the migration is about; becomes its name
    #[arg(short, long, value_name = "TEXT")]
    pub(super) message: Option<String>,
    /// Write an empty migration to fill in by hand
    #[arg(long)]
    pub(super) empty: bool,
    /// Show the file that would be written, and write nothing
    #[arg(long)]
    pub(super) dry_run: bool,
    /// Also write a page for reviewers
    #[arg(long, value_name = "FILE", conflicts_with = "empty")]
    pub(super) html: Option<PathBuf>,
}

impl Generate {
    /// Adds the options before the command to those behind it.
    fn join(&mut self, before: Self) {
        let Self { message, empty, dry_run, html } = before;
        self.message = self.message.take().or(message);
        self.empty |= empty;
        self.dry_run |= dry_run;
        self.html = self.html.take().or(html);
    }

    /// An option that is given, by its name.
    fn first_given(&self) -> Option<&'static str> {
        let Self { message, empty, dry_run, html } = self;
        let given = [
            ("--message", message.is_some()),
            ("--empty", *empty),
            ("--dry-run", *dry_run),
            ("--html", html.is_some()),
        ];
        given.into_iter().find(|(_, is_given)| *is_given).map(|(name, _)| name)
    }
}

#[derive(Debug, Args)]
pub(super) struct Merge {
    /// What the migration is about; becomes its name
    #[arg(short, long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    pub(super) message: String,
    /// The heads to join, by name or unique part of it [default: all]
    #[arg(value_name = "REVISION")]
    pub(super) revisions: Vec<String>,
}

#[derive(Debug, Args)]
pub(super) struct Edit {
    /// Another migration, by name or unique part of it
    #[arg(value_name = "REVISION")]
    pub(super) revision: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct Check {
    /// Also list what the database has and no entity states; does not change the exit code
    #[arg(long)]
    pub(super) unmanaged: bool,
    /// How to print it
    #[arg(long, value_enum, default_value = "text", conflicts_with = "unmanaged")]
    pub(super) format: CheckFormat,
}

// A comment on a value would turn the help of `check` and `diff` into clap's long form.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(super) enum CheckFormat {
    Text,
    Sarif,
}

#[derive(Debug, Args)]
pub(super) struct Diff {
    /// How to print it
    #[arg(long, value_enum, default_value = "text")]
    pub(super) format: Format,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(super) enum Format {
    Text,
    Sql,
    Json,
    Markdown,
    Html,
    Sarif,
}

#[derive(Debug, Args)]
pub(super) struct Init {
    /// Start over; your own lines in `autogen.toml` stay
    #[arg(long)]
    pub(super) force: bool,
    /// Write SQL files for views, functions and other objects that are not tables
    #[arg(long)]
    pub(super) sql: bool,
}

#[derive(Clone, Debug, Args)]
pub(super) struct Adopt {
    /// Write entities only for these tables
    #[arg(value_name = "TABLE")]
    pub(super) only: Vec<String>,
    /// The same, separated by commas
    #[arg(short, long, value_name = "TABLES", value_delimiter = ',')]
    pub(super) tables: Vec<String>,
    /// Add to existing entities what the database has and they do not state
    #[arg(long, conflicts_with_all = ["output_dir", "with_serde", "with_prelude", "ignore_tables"])]
    pub(super) into: bool,
    /// With --into: write without asking
    #[arg(short, long, requires = "into")]
    pub(super) yes: bool,
    /// Skip these tables; `*` matches anything
    #[arg(long, value_name = "TABLES", value_delimiter = ',')]
    pub(super) ignore_tables: Vec<String>,
    /// The folder of the entities [default: `src` of the entity crate]
    #[arg(short, long, value_name = "DIR")]
    pub(super) output_dir: Option<PathBuf>,
    /// Derive serde's traits
    #[arg(long, value_enum, value_name = "TRAITS", default_value = "none")]
    pub(super) with_serde: WithSerde,
    /// Write a module `prelude` with every entity under its own name
    #[arg(long, value_enum, value_name = "WHICH", default_value = "all")]
    pub(super) with_prelude: WithPrelude,
    /// The crate of dates and times
    #[arg(long, value_enum, value_name = "CRATE", default_value = "chrono")]
    pub(super) date_time_crate: DateTimeCrate,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(super) enum WithSerde {
    None,
    Serialize,
    Deserialize,
    Both,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(super) enum WithPrelude {
    All,
    None,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(super) enum DateTimeCrate {
    Chrono,
    Time,
}

#[derive(Debug, Args)]
pub(super) struct Demo {
    /// Keep the copy, and print where it is
    #[arg(long)]
    pub(super) keep: bool,
}
