//! The sample service as a process: its start, its answers, its end, and the containers and short commands around it.

mod api;
mod compose;
mod everyday;
mod handover;
mod http;
mod ready;
mod search;
mod start;
mod stop;

use std::io::{BufRead as _, BufReader};
use std::net::TcpListener;
use std::process::{Child, Command};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use serde_json::Value;
use tests::program::{Output, Program, Running, bin};
use tests::server::TestDatabase;

use self::http::Answer;

/// Only guards against waiting forever: nothing should come near it.
const PATIENCE: Duration = Duration::from_mins(2);

/// Settings that the developer's own environment may contain.
const SETTINGS: [&str; 6] = [
    "AUTO_MIGRATE",
    "DEV_CREATE_TABLES",
    "ENVIRONMENT",
    "LISTEN",
    "DATABASE_WAIT",
    "DATABASE_POOL",
];

/// The service on a database, on any free port, with its log as JSON.
fn app(database: &str) -> Program {
    let mut program = bin("app").dir(&std::env::temp_dir()).database(database);
    for setting in SETTINGS {
        // An empty value counts as unset.
        program = program.env(setting, "");
    }
    program.env("LOG_FORMAT", "json").env("LISTEN", "127.0.0.1:0")
}

/// A listening service.
struct Service {
    running: Option<Running>,
    address: String,
    log: Log,
}

impl Service {
    /// Starts it on this database, and waits until it listens.
    #[track_caller]
    fn on(database: &TestDatabase) -> Self {
        Self::start(app(&database.url())).unwrap_or_else(|output| panic!("{}", output.stderr))
    }

    /// Waits until it listens, or returns how it ended.
    fn start(program: Program) -> Result<Self, Output> {
        let mut running = program.start();
        let mut log = Log::of(&mut running.child);
        match log.until("serving") {
            Some(line) => {
                let line: Value = serde_json::from_str(&line).expect("a line of JSON");
                let address = line["address"].as_str().expect("an address").to_owned();
                Ok(Self { running: Some(running), address, log })
            }
            None => Err(Output { stderr: log.told.join("\n"), ..running.finish() }),
        }
    }

    fn get(&self, path: &str) -> Answer {
        http::ask(&self.address, "GET", path, None).expect("an answer")
    }

    fn send(&self, method: &str, path: &str, body: &Value) -> Answer {
        http::ask(&self.address, method, path, Some(body)).expect("an answer")
    }

    /// Tells it to stop.
    fn terminate(&self) {
        if let Some(running) = &self.running {
            terminate(&running.child);
        }
    }

    /// Returns how it ends on a signal.
    fn stop(mut self) -> Output {
        self.terminate();
        self.log.rest();
        let running = self.running.take().expect("it runs");
        Output { stderr: self.log.told.join("\n"), ..running.finish() }
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        if let Some(running) = self.running.take() {
            running.kill();
        }
    }
}

fn terminate(child: &Child) {
    let told = Command::new("kill").args(["-TERM", &child.id().to_string()]).status();
    assert!(told.expect("kill runs").success());
}

/// The stderr of a program while it runs.
struct Log {
    lines: Receiver<String>,
    told: Vec<String>,
}

impl Log {
    fn of(child: &mut Child) -> Self {
        let stderr = BufReader::new(child.stderr.take().expect("stderr"));
        let (sender, lines) = channel();
        thread::spawn(move || {
            for line in stderr.lines().map_while(Result::ok) {
                if sender.send(line).is_err() {
                    break;
                }
            }
        });
        Self { lines, told: Vec::new() }
    }

    /// The first line from here on that contains this text, unless the program ends first.
    fn until(&mut self, text: &str) -> Option<String> {
        while let Ok(line) = self.lines.recv_timeout(PATIENCE) {
            self.told.push(line.clone());
            if line.contains(text) {
                return Some(line);
            }
        }
        None
    }

    fn rest(&mut self) {
        self.told.extend(self.lines.iter());
    }
}

/// Creates a person and their first story, and returns the story's id.
fn with_a_story(database: &TestDatabase, service: &Service) -> String {
    database.execute("INSERT INTO users (email, handle) VALUES ('ann@example.org', 'ann')");
    let story = serde_json::json!({ "author_id": 1, "slug": "first", "title": "The first" });
    let answer = service.send("POST", "/stories", &story).status(201);
    answer.body["id"].as_str().expect("an id").to_owned()
}

/// Repeats the check until it holds.
fn eventually(what: &str, mut is_so: impl FnMut() -> bool) {
    let start = std::time::Instant::now();
    while !is_so() {
        assert!(start.elapsed() < PATIENCE, "it never came to this: {what}");
        thread::sleep(Duration::from_millis(20));
    }
}

/// A port on which nobody listens, and to which no connection leads by chance: ports of connections begin at 32768.
fn free_address() -> String {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    loop {
        let count =
            std::process::id().wrapping_mul(31).wrapping_add(COUNT.fetch_add(1, Ordering::Relaxed));
        let address = format!("127.0.0.1:{}", 20_000 + count % 10_000);
        if TcpListener::bind(&address).is_ok() {
            return address;
        }
    }
}

/// Checks that somebody waits for a lock in this database.
fn somebody_waits(database: &TestDatabase) {
    let waiting = "SELECT count(*) FROM pg_stat_activity \
                   WHERE datname = current_database() AND wait_event_type = 'Lock'";
    eventually("somebody waits for a lock", || database.value(waiting) != "0");
}
