//! Being told to stop.

use std::sync::mpsc::channel;
use std::thread;

use serde_json::json;
use tests::server::{in_a_transaction, server};

use super::{Log, Service, app, http, somebody_waits, terminate, with_a_story};

#[test]
fn what_was_asked_before_is_answered() {
    let database = server(18).fresh_database("stop");
    let mut service = Service::on(&database);
    with_a_story(&database, &service);
    // A request that cannot be answered until the table is free.
    let (release, released) = channel();
    let (hold, held) = channel();
    let url = database.url();
    let holder = thread::spawn(move || {
        in_a_transaction(&url, "LOCK TABLE stories", move || {
            hold.send(()).expect("the test");
            released.recv().expect("the test");
        });
    });
    held.recv().expect("the table is held");
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
    release.send(()).expect("the holder");
    holder.join().expect("the holder");
    asked.join().expect("the asker").expect("an answer").status(201);
    service.log.until("stopped").expect("it stops");
    service.running.take().expect("it runs").finish().success();
    assert_eq!(database.value("SELECT count(*) FROM stories WHERE slug = 'late'"), "1");
}

#[test]
fn a_start_that_is_interrupted_leaves_nothing_behind() {
    let database = server(18).fresh_database("interrupted");
    let (release, released) = channel();
    let (hold, held) = channel();
    let url = database.url();
    // The migration makes the same type, and waits until this one is there or is not.
    let holder = thread::spawn(move || {
        in_a_transaction(&url, "CREATE TYPE user_role AS ENUM ()", move || {
            hold.send(()).expect("the test");
            released.recv().expect("the test");
        });
    });
    held.recv().expect("the type is being made");
    let mut starting = app(&database.url()).start();
    let mut log = Log::of(&mut starting.child);
    somebody_waits(&database);
    terminate(&starting.child);
    log.until("it was told to stop before it was ready").expect("it says so");
    starting.finish().code(1);
    release.send(()).expect("the holder");
    holder.join().expect("the holder");
    Service::on(&database).stop().success().says("\"applied\":1");
}
