//! A server in use.

use std::thread;
use std::time::Duration;

use tests::on_every_server;
use tests::server::{TestDatabase, try_execute};

use super::{Revisions, applied};

/// A session that holds a lock on a table until the value is dropped.
struct Holder {
    release: std::sync::mpsc::Sender<()>,
    thread: Option<thread::JoinHandle<()>>,
}

impl Holder {
    fn of(database: &TestDatabase, table: &str) -> Self {
        Self::after(database, &format!("LOCK TABLE {table} IN ACCESS SHARE MODE"))
    }

    /// A session in a transaction that has run this.
    fn after(database: &TestDatabase, sql: &str) -> Self {
        let (url, sql) = (database.url(), sql.to_owned());
        let (release, released) = std::sync::mpsc::channel();
        let (held, is_held) = std::sync::mpsc::channel();
        let thread = thread::spawn(move || {
            tests::server::in_a_transaction(&url, &sql, move || {
                held.send(()).expect("the test waits");
                let _ = released.recv();
            });
        });
        is_held.recv().expect("the lock");
        Self { release, thread: Some(thread) }
    }
}

impl Drop for Holder {
    fn drop(&mut self) {
        let _ = self.release.send(());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

on_every_server!(a_lock_that_is_held_is_tried_again_and_then_an_error, |server| {
    let database = server.fresh_database("busy");
    let revisions = Revisions::new("m1_a");
    revisions.run(&database, "up").success();
    revisions.add_sql(
        "m2_b",
        "",
        &["CREATE TABLE b ()", "ALTER TABLE a ADD x int"],
        &["DROP TABLE b"],
    );
    let holder = Holder::of(&database, "a");
    let output = revisions.run(&database, "up --lock-timeout 0.1 --lock-retries 1").code(1);
    output.says("Attempt 1 was rolled back; the next one starts in 0.5 s");
    output
        .says("canceling statement due to lock timeout (SQLSTATE 55P03)")
        .says("statement: ALTER TABLE a ADD x int");
    output.says("rolled back: the database is at m1_a").says("--lock-timeout");
    let patient = revisions.start(&database, "up --lock-timeout 0.1").start();
    thread::sleep(Duration::from_millis(700));
    assert_eq!(
        database.value("SELECT to_regclass('b')"),
        "NULL",
        "it holds nothing while it waits"
    );
    drop(holder);
    patient.finish().success();
    assert_eq!(applied(&database), "m1_a m2_b");
});

on_every_server!(statement_timeout_limits_each_statement, |server| {
    let database = server.fresh_database("slow");
    let revisions = Revisions::new("");
    revisions.add_sql("m1_a", "", &["CREATE TABLE a ()", "SELECT pg_sleep(20)"], &[]);
    let output = revisions.run(&database, "up --statement-timeout 0.2").code(1);
    output.says("(SQLSTATE 57014)").says("--statement-timeout");
    assert_eq!(database.value("SELECT to_regclass('a')"), "NULL");
});

on_every_server!(a_dry_run_tries_everything_and_leaves_nothing, |server| {
    let database = server.fresh_database("dry");
    let revisions = Revisions::new("m1_a\nm2_b");
    let output = revisions.run(&database, "up --dry-run").success();
    output.prints("Applying m2_b … done").prints("Tried 2 migrations and rolled back");
    assert_eq!(database.value("SELECT to_regclass('a')"), "NULL");
    revisions.run(&database, "up").success();
    revisions
        .run(&database, "down --dry-run")
        .success()
        .prints("Tried to revert 1 migration and rolled back");
    assert_eq!(applied(&database), "m1_a m2_b");
    revisions.add_sql("m3_c", "outside", &["VACUUM a"], &[]);
    revisions.run(&database, "up --dry-run").code(1).says("run outside of one: m3_c");
});

on_every_server!(all_in_one_transaction_or_none, |server| {
    let database = server.fresh_database("all");
    let revisions = Revisions::new("m1_a\nm2_b");
    revisions.add_sql("m3_c", "", &["SELECT nonsense"], &[]);
    let output = revisions.run(&database, "up --step all").code(1);
    output.says("`m3_c` failed").says("rolled back: no migration is applied");
    assert_eq!(applied(&database), "");
    revisions.run(&database, "up --step each").code(1).says("the database is at m2_b");
    revisions.edit("m3_c", "nonsense", "1");
    revisions.run(&database, "up --step all").success();
    assert_eq!(applied(&database), "m1_a m2_b m3_c");
});

on_every_server!(a_database_that_takes_no_changes_says_so, |server| {
    let database = server.fresh_database("read_only");
    let revisions = Revisions::new("m1_a");
    revisions.run(&database, "up").success();
    revisions.add("m2_b");
    let name = database.value("SELECT current_database()");
    database.execute(&format!("ALTER DATABASE \"{name}\" SET default_transaction_read_only = on"));
    revisions.run(&database, "status").success();
    revisions.run(&database, "up").code(1).says("(SQLSTATE 25006)").says("primary");
    assert_eq!(applied(&database), "m1_a");
});

on_every_server!(progress_of_an_index_is_reported, |server| {
    let database = server.fresh_database("building");
    database.execute(
        "CREATE FUNCTION slow(i int) RETURNS int IMMUTABLE LANGUAGE sql AS \
                      'SELECT i FROM (SELECT pg_sleep(0.02)) AS s'; \
                      CREATE TABLE a AS SELECT generate_series(1, 200) AS i",
    );
    let revisions = Revisions::new("");
    revisions.add_sql("m1_a", "outside", &["CREATE INDEX CONCURRENTLY a_i ON a (slow(i))"], &[]);
    revisions.add_sql("m2_b", "", &["CREATE INDEX a_j ON a (slow(i))"], &[]);
    let output = revisions.start(&database, "up").env("RUST_LOG", "runner=info").run().success();
    output.says("building index");
});

/// As a migration of a large table does it, whose pages are filled in batches.
const FILL: &str = "DO $$ DECLARE page bigint := 0; \
    size bigint := coalesce(nullif(current_setting('autogen.batch_size', true), '')::bigint, 100); \
    pause float8 := coalesce(nullif(current_setting('autogen.batch_pause', true), '')::float8, 0); \
    BEGIN LOOP EXIT WHEN page >= 8; \
    INSERT INTO sizes VALUES (size); COMMIT; page := page + size; \
    RAISE NOTICE 'filling a.b: % of % pages', page, 8; PERFORM pg_sleep(pause); END LOOP; END $$";

on_every_server!(rows_are_filled_as_the_flags_say_and_progress_is_reported, |server| {
    let database = server.fresh_database("filling");
    database.execute("CREATE TABLE sizes (size bigint)");
    let revisions = Revisions::new("");
    revisions.add_sql("m1_a", "outside", &[FILL], &[FILL]);
    let output = revisions.run(&database, "up --batch-size 2 --batch-pause 0.8").success();
    output.says("filling a.b 75 %, 2 s");
    assert_eq!(database.value("SELECT count(*) FROM sizes WHERE size = 2"), "4");
    revisions.run(&database, "down").success();
    assert_eq!(database.value("SELECT count(*) FROM sizes WHERE size = 100"), "1");
    revisions.run(&database, "up --batch-size 0").code(1).says("--batch-size");
    revisions.run(&database, "up --maintenance-work-mem much").code(1).says("`512MB`");
});

on_every_server!(a_concurrent_build_waits_as_long_as_it_takes, |server| {
    let database = server.fresh_database("old_snapshot");
    database.execute("CREATE TABLE a (i int)");
    let revisions = Revisions::new("");
    revisions.add_sql("m1_a", "outside", &["CREATE INDEX CONCURRENTLY a_i ON a (i)"], &[]);
    // It holds no lock on the table: only its snapshot is older.
    let snapshot = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ; SELECT";
    let holder = Holder::after(&database, snapshot);
    let command = "up --lock-timeout 0.1 --lock-retries 0 --maintenance-work-mem 65MB";
    let patient = revisions.start(&database, command).start();
    thread::sleep(Duration::from_millis(900));
    drop(holder);
    patient.finish().success();
    let valid = "SELECT indisvalid FROM pg_index WHERE indexrelid = 'a_i'::regclass";
    assert_eq!(database.value(valid), "t");
});

on_every_server!(a_migration_never_makes_the_server_stop_a_program, |server| {
    let database = server.fresh_database("deadlock");
    database.execute("CREATE TABLE a (i int); CREATE TABLE b (i int)");
    let revisions = Revisions::new("");
    revisions.add_sql("m1_a", "outside", &["DO $$ BEGIN LOCK TABLE a, b; END $$"], &[]);
    // The program has `b`, and asks for `a` when the server no longer looks whether the migration is part of a deadlock.
    let url = database.url();
    let program = thread::spawn(move || {
        let asks = "BEGIN; LOCK TABLE b; DO $$ BEGIN FOR i IN 1..200 LOOP \
             EXIT WHEN EXISTS (SELECT FROM pg_locks WHERE relation = 'b'::regclass AND NOT granted); \
             PERFORM pg_sleep(0.05); END LOOP; PERFORM pg_sleep(1.3); END $$; \
             SELECT count(*) FROM a; COMMIT";
        try_execute(&url, "1min", asks)
    });
    while database.value("SELECT count(*) FROM pg_locks WHERE relation = 'b'::regclass") == "0" {
        thread::sleep(Duration::from_millis(20));
    }
    revisions.run(&database, "up").success();
    program.join().expect("the program's thread").expect("no deadlock");
});
