//! `cargo xtask bench probes`: how long it takes to count the rows that a change would fail on, beside the change itself.
//!
//! The table has a million rows, and none is in the way: a count has to look at all of them, and the change succeeds.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anyhow::{Context as _, Result, ensure};

use super::large::{Args, Large};
use super::measure;
use crate::command::output;
use crate::servers::Servers;

pub(super) fn run(args: &Args, runs: usize, autogen: PathBuf, home: &Path) -> Result<ExitCode> {
    let servers = Servers::start()?;
    let large = Large::new(&servers, &args.server, autogen, home, "bench_probes")?;
    large.prepare(BEFORE, &ROWS.replace("ROWS", &args.rows.to_string()))?;
    println!("PostgreSQL {}, {} rows, the best of {runs} runs\n\n{HEADER}", args.server, args.rows);
    let mut is_cheap = true;
    for change in CHANGES.iter().filter(|it| it.0.contains(&args.change)) {
        let (name, part, instead) = *change;
        eprintln!("Measuring: {name} …");
        ensure!(
            BEFORE.matches(part).count() == 1,
            "`{part}` is not once in the tables of the bench"
        );
        let after = BEFORE.replacen(part, instead, 1);
        let migration = large.told(&after, &["-m", "x", "--dry-run", "--no-online"])?;
        let probe = preflight(&migration).with_context(|| format!("{name}: nothing is counted"))?;
        let sql = large.told(&after, &["diff", "--format", "sql", "--no-online"])?;
        let url = large.url()?;
        let count = time(&large, &url, runs, &format!("BEGIN;\n{MEMORY}\n{probe}\nROLLBACK;\n"))?;
        let undone = format!("BEGIN;\n{sql}ROLLBACK;\n");
        let change = time(&large, &url, runs, &undone)?;
        println!(
            "| {name} | {:.0} ms | {:.0} ms | {:.2} |",
            count * 1e3,
            change * 1e3,
            count / change
        );
        is_cheap &= count <= change * MOST;
    }
    drop(servers);
    if !is_cheap {
        eprintln!("error: counting rows takes longer than the change that it is about");
    }
    Ok(if is_cheap { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// A ratio above this is more than noise.
const MOST: f64 = 1.25;

/// As `autogen` and the runner do.
const MEMORY: &str =
    "SELECT set_config('work_mem', current_setting('maintenance_work_mem'), true);";

const HEADER: &str = "\
| change | count | change | ratio |
|---|---|---|---|";

/// The statements under `Preflight:` of a migration that are about `up`.
fn preflight(migration: &str) -> Option<String> {
    let lines = migration.lines().filter_map(|it| it.strip_prefix("//!")).map(str::trim_start);
    let mut block = lines.skip_while(|it| *it != "Preflight:").skip_while(|it| *it != "```sql");
    block.next()?;
    let mut is_up = false;
    let block = block.take_while(|it| *it != "```");
    let kept = block.filter(|line| {
        if let Some(comment) = line.strip_prefix("-- ") {
            is_up = comment.starts_with("up ");
        }
        is_up
    });
    let text = kept.collect::<Vec<_>>().join("\n");
    (!text.is_empty()).then_some(text)
}

/// The seconds that the server takes for a script: the sum of what psql says of each statement.
fn time(large: &Large, url: &str, runs: usize, script: &str) -> Result<f64> {
    let file = large.write("script.sql", &format!("\\timing on\n{script}"))?;
    let once = || {
        let mut psql: Command = large.psql(url);
        let told = output(psql.arg("-f").arg(&file))?;
        let times = told.lines().filter_map(|it| it.strip_prefix("Time: ")?.split(' ').next());
        let times: Vec<f64> =
            times.map(|it| it.replace(',', ".").parse()).collect::<Result<_, _>>()?;
        ensure!(!times.is_empty(), "psql told no times");
        Ok(times.iter().sum::<f64>() / 1e3)
    };
    measure::least(runs, once)
}

const BEFORE: &str = "\
CREATE TABLE others (id integer PRIMARY KEY);
CREATE TABLE big (
    id bigint NOT NULL,
    many bigint,
    small bigint,
    tall bigint,
    other integer,
    digits text,
    word text,
    price numeric(12,4)
);
";

const ROWS: &str = "\
INSERT INTO others SELECT generate_series(1, 10);
INSERT INTO big
SELECT i, hashint8(i)::bigint * 1000000 + i, i, i % 1000, i % 10 + 1, i, 'w' || i % 1000, i % 1000
FROM generate_series(1, ROWS) i;
VACUUM ANALYZE;
CHECKPOINT;
";

/// Each with a part of [`BEFORE`], and what takes its place.
const CHANGES: &[(&str, &str, &str)] = &[
    ("a column becomes NOT NULL", "    word text", "    word text NOT NULL"),
    ("a unique constraint is added", "    many bigint", "    many bigint UNIQUE"),
    ("a primary key is added", "    id bigint NOT NULL", "    id bigint PRIMARY KEY"),
    ("a foreign key is added", "    other integer", "    other integer REFERENCES others"),
    ("a check is added", "    tall bigint", "    tall bigint CHECK (tall < 1000)"),
    ("`bigint` becomes `integer`", "    small bigint", "    small integer"),
    ("`text` becomes `integer`", "    digits text", "    digits integer"),
    ("`text` becomes `varchar(10)`", "    word text", "    word varchar(10)"),
    ("`numeric` loses digits", "    price numeric(12,4)", "    price numeric(8,2)"),
];
