//! Stopping on request.

use std::sync::mpsc::{Sender, channel};
use std::thread::{self, JoinHandle};

use serde_json::json;
use tests::server::{TestDatabase, in_a_transaction, server};

use super::{Log, Service, app, http, somebody_waits, terminate, with_a_story};

#[test]
fn requests_in_flight_are_answered() {
    let database = server(18).fresh_database("stop");
    let mut service = Service::on(&database);
    with_a_story(&database, &service);
    // A request that cannot be answered until the table is free.
    let held = Held::by(&database, "LOCK TABLE stories");
    let address = service.address.clone();
    let asked = thread::spawn(move || {
        let story = json!({ "author_id": 1, "slug": "late", "title": "Late" });
        http::ask(&address, "POST", "/stories", Some(&story))
    });
    somebody_waits(&database);
    service.terminate();
    service.log.until("stopping").expect("it is told to stop");
    super::eventually("nobody new is let in", || {
        matches!(http::ask(&service.address, "GET", "/healthz", None), Err(http::NoAnswer::Refused))
    });
    held.release();
    asked.join().expect("the asker").expect("an answer").status(201);
    service.log.until("stopped").expect("it stops");
    service.running.take().expect("it runs").finish().success();
    assert_eq!(database.value("SELECT count(*) FROM stories WHERE slug = 'late'"), "1");
}

#[test]
fn a_start_that_is_interrupted_leaves_nothing_behind() {
    let database = server(18).fresh_database("interrupted");
    // The migration creates the same type, and waits until this transaction ends.
    let held = Held::by(&database, "CREATE TYPE user_role AS ENUM ()");
    let mut starting = app(&database.url()).start();
    let mut log = Log::of(&mut starting.child);
    somebody_waits(&database);
    terminate(&starting.child);
    log.until("it was told to stop before it was ready").expect("it says so");
    starting.finish().code(1);
    held.release();
    Service::on(&database).stop().success().says("\"applied\":1");
}

#[test]
fn waiting_for_a_database_can_be_interrupted() {
    let mut starting = app("postgres://me@127.0.0.1:1/db").env("DATABASE_WAIT", "600").start();
    let mut log = Log::of(&mut starting.child);
    log.until("no server accepts connections").expect("it says what it waits for");
    terminate(&starting.child);
    log.until("it was told to stop before it was ready").expect("it says so");
    starting.finish().code(1);
}

/// A transaction that stays open until it is ended.
struct Held {
    release: Sender<()>,
    holder: JoinHandle<()>,
}

impl Held {
    fn by(database: &TestDatabase, sql: &'static str) -> Self {
        let (release, released) = channel();
        let (told, is_held) = channel();
        let url = database.url();
        let holder = thread::spawn(move || {
            in_a_transaction(&url, sql, move || {
                told.send(()).expect("the test");
                released.recv().expect("the test");
            });
        });
        is_held.recv().expect("the transaction has begun");
        Self { release, holder }
    }

    fn release(self) {
        self.release.send(()).expect("the holder");
        self.holder.join().expect("the holder");
    }
}
