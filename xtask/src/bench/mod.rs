//! `cargo xtask bench`: the time of `autogen check`, compared with other programs that read a catalog, in one run.
//!
//! Everything is measured on one server and on the same databases, one after the other for each size; ratios are
//! worth more than seconds. A missing tool (pip, `pg_dump`) is an error, never a missing line.

mod changes;
mod large;
mod locks;
mod measure;
mod probes;
mod recipes;
mod runner;
mod sources;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anyhow::{Context as _, Result, ensure};

use crate::command::{cargo, output, succeed, workspace};
use crate::servers::Servers;

/// The most memory that `autogen check` may use at the largest size.
const MOST_MIB: f64 = 150.0;
/// sea-schema runs three queries for each table: nobody wants to wait for more tables than this.
const MOST_DISCOVERED: usize = 1_000;
const ALEMBIC: [&str; 3] = ["alembic==1.16.5", "sqlalchemy==2.0.43", "psycopg[binary]"];

/// What to measure.
#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    other: Option<Other>,
    /// Numbers of tables
    #[arg(long, value_delimiter = ',', default_value = "100,1000,5000")]
    tables: Vec<usize>,
    /// The best of so many runs counts
    #[arg(long, global = true, default_value_t = 5)]
    runs: usize,
    /// Measures this program instead of building one
    #[arg(long, global = true, value_name = "FILE")]
    autogen: Option<PathBuf>,
}

/// What is measured instead of `autogen check`.
#[derive(clap::Subcommand)]
enum Other {
    /// How long programs wait while a large table changes, at once and in stages
    Locks(large::Args),
    /// How long it takes to count the rows that a change of a large table would fail on
    Probes(large::Args),
}

/// The measurements for one size.
struct Measured {
    tables: usize,
    check: f64,
    /// The share of reading the entities.
    parse: f64,
    plain: f64,
    dump: f64,
    alembic: f64,
    /// None beyond [`MOST_DISCOVERED`].
    discovery: Option<f64>,
    peak: f64,
}

pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    ensure!(args.runs > 0, "nothing is measured in no runs");
    let home = workspace().join("target/bench");
    fs::create_dir_all(&home).with_context(|| format!("creating {}", home.display()))?;
    let autogen = || match &args.autogen {
        Some(file) => fs::canonicalize(file).with_context(|| file.display().to_string()),
        None => build(&home),
    };
    match &args.other {
        Some(Other::Locks(own)) => return locks::run(own, args.runs, autogen()?, &home),
        Some(Other::Probes(own)) => return probes::run(own, args.runs, autogen()?, &home),
        None => {}
    }
    // Before anything is built: nobody should wait for a build to learn that a tool is missing.
    let python = python(&home)?;
    let autogen = autogen()?;
    let discover = discovery(&home)?;
    let servers = Servers::start()?;
    let addresses = servers.addresses();
    let server = addresses.split(';').find_map(|it| it.strip_prefix("16="));
    let server = server.context("there is no server 16")?;
    let bin = servers.bin("16").context("there is no server 16")?.to_owned();
    let bench =
        Bench { autogen, python, discover, bin, server: server.to_owned(), home, runs: args.runs };
    let up = runner::run(&bench.home, &mut bench.psql(&bench.server), &bench.server)?;
    println!("`cargo xtask bench`: PostgreSQL 16, best of {} runs\n\n{HEADER}", args.runs);
    let mut within = true;
    let mut changes = Vec::new();
    for tables in &args.tables {
        eprintln!("Measuring {tables} tables …");
        let measured = bench.size(*tables)?;
        println!("{}", line(&measured));
        let (directory, url) = bench.place(*tables)?;
        changes.push(bench.changes(*tables, &directory, &url)?.line());
        within &= measured.peak < MOST_MIB;
    }
    drop(servers);
    println!(
        "\nA ratio is the time of `autogen check` divided by the other's: below 1 it is faster.\n\n{}\n{}\n\n{up}",
        changes::HEADER,
        changes.join("\n")
    );
    if !within {
        eprintln!("error: `autogen check` holds more than {MOST_MIB} MiB");
    }
    Ok(if within { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// In a separate directory, so that the developer's builds stay.
fn build(home: &Path) -> Result<PathBuf> {
    eprintln!("Building autogen for release …");
    let mut build = cargo();
    build.args(["build", "--release", "--package", "autogen", "--bin", "autogen"]);
    succeed(build.env("CARGO_TARGET_DIR", home))?;
    Ok(home.join("release/autogen"))
}

/// A Python with Alembic.
fn python(home: &Path) -> Result<PathBuf> {
    let venv = home.join("venv");
    let python = venv.join("bin/python");
    if output(Command::new(&python).args(["-c", "import alembic, psycopg"])).is_err() {
        eprintln!("Fetching Alembic …");
        output(Command::new("python3").args(["-m", "venv"]).arg(&venv))
            .context("a Python with `venv` is needed")?;
        output(Command::new(&python).args(["-m", "pip", "install", "--quiet"]).args(ALEMBIC))
            .context("Alembic is needed")?;
    }
    Ok(python)
}

/// A program that discovers a database with sea-schema. A separate package, so that nothing else depends on it, with
/// the workspace's lock, so that it is SeaORM's version.
fn discovery(home: &Path) -> Result<PathBuf> {
    eprintln!("Building sea-schema's discovery for release …");
    let package = home.join("discovery");
    fs::create_dir_all(package.join("src"))?;
    fs::write(package.join("Cargo.toml"), sources::DISCOVERY_MANIFEST)?;
    fs::write(package.join("src/main.rs"), sources::DISCOVERY)?;
    fs::copy(workspace().join("Cargo.lock"), package.join("Cargo.lock"))?;
    let mut build = cargo();
    build.args(["build", "--release"]).current_dir(&package);
    succeed(build.env("CARGO_TARGET_DIR", home))?;
    Ok(home.join("release/discovery"))
}

/// The tools for measuring.
struct Bench {
    autogen: PathBuf,
    python: PathBuf,
    discover: PathBuf,
    /// The server's own programs: `pg_dump` cannot read servers newer than itself.
    bin: PathBuf,
    server: String,
    home: PathBuf,
    runs: usize,
}

impl Bench {
    fn size(&self, tables: usize) -> Result<Measured> {
        let (directory, url) = self.place(tables)?;
        let create = format!("CREATE DATABASE bench_{tables}");
        output(self.psql(&self.server).args(["-c", &create]))?;
        self.prepare(tables, &directory, &url)?;
        let queries = directory.join("queries.sql");
        fs::write(&queries, sources::PLAIN_QUERIES)?;
        let script = directory.join("reflect_and_compare.py");
        fs::write(&script, sources::ALEMBIC)?;

        let check = || self.autogen(&directory, &url, &["check"]);
        Ok(Measured {
            tables,
            check: measure::best(self.runs, check)?,
            parse: measure::least(self.runs, || {
                let told = everything(self.autogen(&directory, &url, &["check", "-v"]))?;
                reading(&told).context("`autogen check -v` does not say how long reading took")
            })?,
            plain: measure::best(self.runs, || {
                let mut command = self.psql(&url);
                command.arg("-f").arg(&queries);
                command
            })?,
            dump: measure::best(self.runs, || {
                let mut command = Command::new(self.bin.join("pg_dump"));
                command.args(["--schema-only", "--dbname", &url]);
                command
            })?,
            alembic: measure::told(
                Command::new(&self.python)
                    .arg(&script)
                    .arg(url.replacen("postgres://", "postgresql+psycopg://", 1))
                    .args([tables.to_string(), self.runs.min(2).to_string()]),
            )?,
            discovery: match tables {
                ..=MOST_DISCOVERED => Some(measure::best(self.runs.min(2), || {
                    let mut command = Command::new(&self.discover);
                    command.arg(&url);
                    command
                })?),
                _ => None,
            },
            peak: measure::peak(&mut check())?,
        })
    }

    /// The workspace and the database of a size.
    fn place(&self, tables: usize) -> Result<(PathBuf, String)> {
        let (base, _) = self.server.rsplit_once('/').context("a URL ends with its database")?;
        let directory = self.home.join(format!("workspace-{tables}"));
        Ok((directory, format!("{base}/bench_{tables}")))
    }

    /// Entities, a matching database, and the lock of both.
    fn prepare(&self, tables: usize, directory: &Path, url: &str) -> Result<()> {
        let _ = fs::remove_dir_all(directory);
        let write = |file: &str, text: &str| {
            let path = directory.join(file);
            fs::create_dir_all(path.parent().unwrap_or(directory))?;
            fs::write(&path, text).with_context(|| format!("writing {}", path.display()))
        };
        write("Cargo.toml", "[workspace]\nmembers = [\"entity\", \"migration\"]\n")?;
        write("Cargo.lock", "")?;
        // `init` recognises them by their dependencies.
        for (name, orm) in [("entity", "sea-orm"), ("migration", "sea-orm-migration")] {
            let manifest = format!(
                "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[dependencies]\n{orm} = \"2\"\n"
            );
            write(&format!("{name}/Cargo.toml"), &manifest)?;
        }
        write("entity/src/lib.rs", &sources::root(tables))?;
        for table in 0..tables {
            write(&format!("entity/src/{}.rs", sources::name(table)), &sources::entity(table))?;
        }
        write("migration/src/lib.rs", sources::MIGRATOR)?;
        let sql = output(self.autogen(directory, url, &["diff", "--format", "sql"]).arg("--quiet"));
        // Some versions of `diff` exit with a code for differences; only the SQL counts.
        let sql = sql.context("`autogen diff` gives no SQL")?;
        output(&mut self.autogen(directory, url, &["-m", "baseline"]))?;
        let file = directory.join("baseline.sql");
        fs::write(&file, sql)?;
        output(self.psql(url).args(["-1", "-f"]).arg(&file))?;
        // Only the lock of the generation stays: nothing is compiled here that could apply the migration.
        for entry in fs::read_dir(directory.join("migration/src"))? {
            fs::remove_file(entry?.path())?;
        }
        write("migration/src/lib.rs", sources::MIGRATOR)?;
        output(&mut self.autogen(directory, url, &["check"])).context("it is not in sync")?;
        Ok(())
    }

    fn autogen(&self, directory: &Path, url: &str, args: &[&str]) -> Command {
        let mut command = Command::new(&self.autogen);
        command.args(args).args(["--database-url", url, "--color", "never"]).current_dir(directory);
        command
    }

    fn psql(&self, url: &str) -> Command {
        let mut command = Command::new(self.bin.join("psql"));
        command.args(["--no-psqlrc", "--quiet", "--tuples-only", "-v", "ON_ERROR_STOP=1", url]);
        command
    }
}

/// The output of a program on both streams.
fn everything(mut command: Command) -> Result<String> {
    let output = command.output().context("starting `autogen`")?;
    ensure!(output.status.success(), "`autogen` failed ({})", output.status);
    let [stdout, stderr] =
        [output.stdout, output.stderr].map(|it| String::from_utf8_lossy(&it).into_owned());
    Ok(stdout + &stderr)
}

/// The seconds in `read 1000 tables and 0 enums from 1001 files: 81.4ms`.
fn reading(told: &str) -> Option<f64> {
    let line =
        told.lines().find(|line| line.contains(" tables and ") && line.contains(" files: "))?;
    let took = line.rsplit(": ").next()?.trim();
    let units = [("ms", 1e-3), ("µs", 1e-6), ("ns", 1e-9), ("s", 1.0)];
    let (number, unit) =
        units.iter().find_map(|(name, unit)| Some((took.strip_suffix(name)?, unit)))?;
    Some(number.parse::<f64>().ok()? * unit)
}

const HEADER: &str = "\
| tables | `autogen check` | of it parsing | five plain queries | ratio | `pg_dump --schema-only` | ratio | Alembic | ratio | sea-schema | ratio | peak memory |
|---|---|---|---|---|---|---|---|---|---|---|---|";

/// One line of the table.
fn line(it: &Measured) -> String {
    let against = |other: f64| format!("{other:.2} s | {:.2}", it.check / other);
    format!(
        "| {} | {:.2} s | {:.2} s | {} | {} | {} | {} | {:.0} MiB |",
        it.tables,
        it.check,
        it.parse,
        against(it.plain),
        against(it.dump),
        against(it.alembic),
        it.discovery.map_or_else(|| "not measured | ".to_owned(), against),
        it.peak
    )
}
