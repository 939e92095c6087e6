//! `cargo xtask bench locks`: how long programs wait while a large table changes, by the plain plan, by the plan in stages,
//! and by the statements that pg-schema-diff makes of the same change.
//!
//! Each plan runs on a copy of the same database, beside a program that writes rows one by one and one that reads them. What
//! counts is the longest that either waits for one statement.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};

use super::large::{Args, Large};
use super::recipes::{BEFORE, CHANGES, ROWS};
use crate::command::output;
use crate::servers::Servers;

/// The longest waits while a plan ran, and how long it ran, in seconds.
#[derive(Clone, Copy)]
struct Waits {
    write: f64,
    read: f64,
    took: f64,
}

impl Waits {
    /// Of two runs, what the machine did not add in both.
    fn least(self, other: Self) -> Self {
        let Self { write, read, took } = self;
        Self {
            write: write.min(other.write),
            read: read.min(other.read),
            took: took.min(other.took),
        }
    }

    fn longest(self) -> f64 {
        self.write.max(self.read)
    }
}

/// What a busy machine adds to any wait, in seconds.
const NOISE: f64 = 0.05;

pub(super) fn run(args: &Args, runs: usize, autogen: PathBuf, home: &Path) -> Result<ExitCode> {
    let servers = Servers::start()?;
    let name = &args.server;
    let large = Large::new(&servers, name, autogen, home, "bench_locks")?;
    large.prepare(BEFORE, &ROWS.replace("ROWS", &args.rows.to_string()))?;
    println!(
        "PostgreSQL {name}, {} rows, the least of {runs} runs: the longest wait of a writer and of a reader\n\n{HEADER}",
        args.rows
    );
    let mut is_within = true;
    for change in CHANGES.iter().filter(|it| it.name.contains(&args.change)) {
        eprintln!("Measuring: {} …", change.name);
        let after = change.after()?;
        let ours = |flag| large.told(&after, &["diff", "--format", "sql", flag]);
        let other = change.other.iter().map(|it| format!("{it};\n")).collect();
        let plans = [(ours("--no-online")?, true), (ours("--online")?, false), (other, false)];
        let mut all_waits = Vec::new();
        for (sql, is_one) in &plans {
            let mut all = (0..runs).map(|_| waits(&large, sql, *is_one, args.rows));
            let first = all.next().context("nothing is measured in no runs")??;
            all_waits
                .push(all.try_fold(first, |least, it| Ok::<_, anyhow::Error>(least.least(it?)))?);
        }
        let [plain, online, other] = all_waits[..] else { unreachable!("there are three plans") };
        println!("{}", line(change.name, plain, online, other));
        is_within &= online.longest() <= other.longest() * 1.1 + NOISE;
    }
    drop(servers);
    if !is_within {
        eprintln!("error: programs wait longer for a plan in stages than for pg-schema-diff's");
    }
    Ok(if is_within { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

const HEADER: &str = "\
| change | plain | takes | in stages | takes | pg-schema-diff | takes | stages / plain | stages / pg-schema-diff |
|---|---|---|---|---|---|---|---|---|";

fn line(name: &str, plain: Waits, online: Waits, other: Waits) -> String {
    let shown =
        |it: Waits| format!("{:.0} ms, {:.0} ms | {:.1} s", it.write * 1e3, it.read * 1e3, it.took);
    format!(
        "| {name} | {} | {} | {} | {:.3} | {:.3} |",
        shown(plain),
        shown(online),
        shown(other),
        online.longest() / plain.longest(),
        online.longest() / other.longest(),
    )
}

/// Runs a plan on a copy of the database, in one transaction or as it is, beside both programs.
fn waits(large: &Large, sql: &str, is_one: bool, rows: usize) -> Result<Waits> {
    let file = large.write("plan.sql", sql)?;
    large.on_a_copy(|copy| {
        // They meet no two rows in their order, and so every part of the table.
        let any = move |at: usize| at * 7919 % rows + 1;
        let write = Program::start(large.psql(copy), move |at| {
            let row = any(at);
            if at.is_multiple_of(2) {
                return format!("UPDATE big SET visits = visits + 1 WHERE k = {row}");
            }
            let new = rows + at;
            let values = format!("{new}, {new}, {new}, {new}, 1, 'x'");
            format!("INSERT INTO big (k, id, n, m, other, note) VALUES ({values})")
        })?;
        let read = Program::start(large.psql(copy), move |at| {
            format!("SELECT visits FROM big WHERE k = {}", any(at))
        })?;
        thread::sleep(Duration::from_millis(200));
        write.begin();
        read.begin();
        let start = Instant::now();
        let mut plan = large.psql(copy);
        if is_one {
            plan.arg("-1");
        }
        let done = output(plan.arg("-f").arg(&file));
        let took = start.elapsed().as_secs_f64();
        let (write, read) = (write.stop()?, read.stop()?);
        done?;
        large.check(copy).context("a plan does not lead to what is stated")?;
        Ok(Waits { write, read, took })
    })
}

/// A program that runs one statement after the other and remembers the longest that one took.
struct Program {
    is_counted: Arc<AtomicBool>,
    is_over: Arc<AtomicBool>,
    thread: JoinHandle<Result<f64>>,
}

impl Program {
    fn start(
        mut psql: Command,
        statement: impl Fn(usize) -> String + Send + 'static,
    ) -> Result<Self> {
        let mut child = psql.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let mut stdin = child.stdin.take().context("psql has no stdin")?;
        let stdout = child.stdout.take().context("psql has no stdout")?;
        let [is_counted, is_over] = [(); 2].map(|()| Arc::new(AtomicBool::new(false)));
        let (counted, over) = (Arc::clone(&is_counted), Arc::clone(&is_over));
        let thread = thread::spawn(move || {
            let mut answers = BufReader::new(stdout).lines();
            let mut longest = 0.0_f64;
            for at in 0.. {
                let start = Instant::now();
                writeln!(stdin, "{};\n\\echo done", statement(at))?;
                while answers.next().context("a program's statement failed")?? != "done" {}
                if counted.load(Ordering::SeqCst) {
                    longest = longest.max(start.elapsed().as_secs_f64());
                }
                if over.load(Ordering::SeqCst) {
                    break;
                }
                thread::sleep(Duration::from_millis(1));
            }
            drop(stdin);
            child.wait()?;
            Ok(longest)
        });
        Ok(Self { is_counted, is_over, thread })
    }

    fn begin(&self) {
        self.is_counted.store(true, Ordering::SeqCst);
    }

    /// The longest wait, in seconds.
    fn stop(self) -> Result<f64> {
        self.is_over.store(true, Ordering::SeqCst);
        self.thread.join().ok().context("a program panicked")?
    }
}
