//! Requests that continue while the database is migrated and the service is replaced. Answered requests are kept, and
//! unanswered ones have not happened: if repeated, they happen once.

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::thread;

use serde_json::json;
use tests::on_every_server;
use tests::program::{Program, bin};

use super::http::{NoAnswer, ask};
use super::{Service, app, eventually, free_address};

const WRITERS: u32 = 4;
/// How many stories must be answered before the next event.
const FEW: u32 = 40;

const BASELINE: &str = "m20261121_032827_baseline";

/// Changes during which a service keeps working: a nullable column, a check that is not validated at once, and an
/// index that blocks nobody.
const ONLINE: &str = "\
//! Online

const outside: () = ();
fn up() {
    sql(r#\"ALTER TABLE stories ADD COLUMN mood text\"#);
    sql(r#\"ALTER TABLE stories ADD CONSTRAINT ck_stories_mood CHECK (mood <> '') NOT VALID\"#);
    sql(r#\"ALTER TABLE stories VALIDATE CONSTRAINT ck_stories_mood\"#);
    sql(r#\"CREATE INDEX CONCURRENTLY ix_stories_mood ON stories (mood)\"#);
}
fn down() {
}
";

on_every_server!(no_story_is_lost_while_it_migrates_and_is_replaced, |server| {
    let database = server.fresh_database("handover");
    let address = free_address();
    let program = || app(&database.url()).env("LISTEN", &address);
    let first = start(program());
    database.execute("INSERT INTO users (email, handle) VALUES ('ann@example.org', 'ann')");
    let newer = newer_migrations();
    let load = Load::default();
    thread::scope(|scope| {
        // However the test ends, the writers end too.
        let _stop = StopAtTheEnd(&load);
        for writer in 0..WRITERS {
            let (load, address) = (&load, &address);
            scope.spawn(move || load.write(address, writer));
        }
        load.goes_on();
        let migration = bin("revisions").env("REVISIONS", newer.path()).database(database.url());
        migration.arg("up").run().success().prints("Applied 1 migration");
        // The old service and the new schema.
        load.goes_on();
        first.stop().success();
        // As in the containers: another program migrates, and the service checks.
        let second = start(program().env("AUTO_MIGRATE", "false"));
        load.goes_on();
        second.get("/readyz").status(200);
        load.done.store(true, Ordering::SeqCst);
        eventually("all writers have ended", || load.ended.load(Ordering::SeqCst) == WRITERS);
        second.stop().success();
    });
    let answered = load.answered.load(Ordering::SeqCst).to_string();
    assert_eq!(database.value("SELECT count(*) FROM stories"), answered);
    assert_eq!(
        database.value("SELECT convalidated FROM pg_constraint WHERE conname = 'ck_stories_mood'"),
        "t"
    );
});

#[derive(Default)]
struct Load {
    answered: AtomicU32,
    done: AtomicBool,
    ended: AtomicU32,
}

/// Set even by a writer that found an error.
struct Ended<'a>(&'a Load);

impl Drop for Ended<'_> {
    fn drop(&mut self) {
        self.0.ended.fetch_add(1, Ordering::SeqCst);
    }
}

struct StopAtTheEnd<'a>(&'a Load);

impl Drop for StopAtTheEnd<'_> {
    fn drop(&mut self) {
        self.0.done.store(true, Ordering::SeqCst);
    }
}

impl Load {
    /// Waits until this many more are answered.
    fn goes_on(&self) {
        let before = self.answered.load(Ordering::SeqCst);
        eventually("stories are written", || {
            assert_eq!(self.ended.load(Ordering::SeqCst), 0, "a writer found something wrong");
            self.answered.load(Ordering::SeqCst) >= before + FEW
        });
    }

    /// Writes one story after the other, repeats each until it is answered, and then reads it.
    fn write(&self, address: &str, writer: u32) {
        let _ended = Ended(self);
        for number in 0.. {
            let story =
                json!({ "author_id": 1, "slug": format!("{writer}-{number}"), "title": "T" });
            // A 409 here would mean that a story was written without an answer.
            let Some(answer) = self.insist(|| ask(address, "POST", "/stories", Some(&story)))
            else {
                break;
            };
            let id = answer.status(201).body["id"].as_str().expect("an id").to_owned();
            self.answered.fetch_add(1, Ordering::SeqCst);
            let path = format!("/stories/{id}");
            let Some(answer) = self.insist(|| ask(address, "GET", &path, None)) else { break };
            assert_eq!(answer.status(200).body["slug"], story["slug"]);
        }
    }

    /// Repeats the request if nobody listens, or if a connection was closed before it was heard; nothing else may
    /// happen. Ends with the test.
    fn insist<T>(&self, ask: impl Fn() -> Result<T, NoAnswer>) -> Option<T> {
        while !self.done.load(Ordering::SeqCst) {
            match ask() {
                Ok(answer) => return Some(answer),
                Err(NoAnswer::Refused | NoAnswer::Closed) => thread::yield_now(),
            }
        }
        None
    }
}

#[track_caller]
fn start(program: Program) -> Service {
    Service::start(program).unwrap_or_else(|output| panic!("{}", output.stderr))
}

/// The sample's own migration, and a later one.
fn newer_migrations() -> tempfile::TempDir {
    let directory = tempfile::tempdir().expect("a directory");
    let sample = crate::clone::workspace().join(format!("migration/src/{BASELINE}.rs"));
    std::fs::copy(sample, directory.path().join(format!("{BASELINE}.rs"))).expect("the baseline");
    std::fs::write(directory.path().join("m20991231_000000_online.rs"), ONLINE)
        .expect("a migration");
    directory
}
