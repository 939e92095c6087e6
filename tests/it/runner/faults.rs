//! Unplanned ends: killed, disconnected, many at once.

use std::thread;
use std::time::Duration;

use tests::on_every_server;
use tests::private::PrivateServer;
use tests::program::Running;

use super::{Revisions, applied};

/// The statements of `up`: each depends on the previous one, and none can be repeated.
const TEN: [&str; 10] = [
    "CREATE TABLE a (id int)",
    "INSERT INTO a VALUES (1)",
    "ALTER TABLE a ADD x int",
    "UPDATE a SET x = coalesce(x, 0) + 1",
    "CREATE INDEX CONCURRENTLY a_x ON a (x)",
    "ALTER TABLE a ADD PRIMARY KEY (id)",
    "UPDATE a SET x = x + 1; UPDATE a SET x = x + 1",
    "DO $$ BEGIN UPDATE a SET id = id; END $$",
    "COMMENT ON TABLE a IS 'ten'",
    "ALTER TABLE a RENAME x TO y",
];

on_every_server!(killed_before_each_statement_outside_a_transaction, |server| {
    for at in 1..=TEN.len() {
        let database = server.fresh_database("killed_outside");
        let revisions = Revisions::new("m1_start");
        revisions.add_sql("m2_ten", "outside", &TEN, &["DROP TABLE a"]);
        let killed = revisions.start(&database, "up").env("DIE", (at + 1).to_string()).run();
        assert_ne!(killed.code, 0);
        let output = revisions.run(&database, "up").success();
        output.says("m2_ten was interrupted earlier");
        assert_eq!(database.value("SELECT y FROM a"), "3", "killed before statement {at}");
        assert_eq!(applied(&database), "m1_start m2_ten");
    }
});

on_every_server!(killed_before_each_statement_inside_a_transaction, |server| {
    let ten = TEN.map(|sql| sql.replace(" CONCURRENTLY", ""));
    let ten: Vec<&str> = ten.iter().map(String::as_str).collect();
    let database = server.fresh_database("killed_inside");
    let revisions = Revisions::new("m1_start");
    revisions.add_sql("m2_ten", "", &ten, &["DROP TABLE a"]);
    for at in 2..=TEN.len() {
        revisions.start(&database, "up").env("DIE", at.to_string()).run();
        assert_eq!(
            database.value("SELECT to_regclass('a')"),
            "NULL",
            "killed before statement {at}"
        );
        assert_eq!(applied(&database), "m1_start");
    }
    revisions.run(&database, "up").success();
    assert_eq!(database.value("SELECT y FROM a"), "3");
});

on_every_server!(after_a_kill_the_server_releases_the_lock, |server| {
    let database = server.fresh_database("killed_in");
    let revisions = Revisions::new("");
    revisions.add_sql("m1_a", "", &["CREATE TABLE a ()", "SELECT pg_sleep(100)"], &[]);
    let running = revisions.start(&database, "up").start();
    wait_for(|| {
        database.value("SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep(100)%' AND datname = current_database() AND state = 'active'") == "1"
    });
    running.kill();
    revisions.edit("m1_a", "pg_sleep(100)", "1");
    revisions.run(&database, "up --queue-timeout 30").success();
    assert_eq!(applied(&database), "m1_a");
});

on_every_server!(a_cut_connection_is_reported_and_leaves_nothing, |server| {
    let database = server.fresh_database("cut");
    let revisions = Revisions::new("");
    revisions.add_sql("m1_a", "", &["CREATE TABLE a ()", "SELECT pg_sleep(100)"], &[]);
    let running = revisions.start(&database, "up").start();
    let query = "SELECT pid FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep(100)%' AND datname = current_database() AND state = 'active'";
    wait_for(|| !database.query(query).is_empty());
    database.value(&format!("SELECT pg_terminate_backend(({query}))"));
    let output = running.finish().code(1);
    output.says("`m1_a` failed: ").says("rolled back: no migration is applied");
    assert_eq!(database.value("SELECT to_regclass('a')"), "NULL");
});

on_every_server!(twenty_at_once_apply_each_migration_once_fifty_times_over, |server| {
    let database = server.fresh_database("twenty");
    let revisions = Revisions::new("m1_a\nm2_b\nm3_c");
    for round in 1..=50 {
        let start = || revisions.start(&database, "up").start();
        let running: Vec<Running> = std::iter::repeat_with(start).take(20).collect();
        let outputs = running.into_iter().map(|it| it.finish().success());
        let done: usize = outputs.map(|output| output.stdout.matches("… done").count()).sum();
        assert_eq!(done, 3, "in round {round}");
        assert_eq!(applied(&database), "m1_a m2_b m3_c");
        revisions.run(&database, "down base").success();
    }
});

fn wait_for(condition: impl Fn() -> bool) {
    for _ in 0..600 {
        if condition() {
            return;
        }
        thread::sleep(Duration::from_millis(50));
    }
    panic!("it did not come to that within 30 s");
}

on_every_server!(a_server_that_restarts_under_a_run, |server| {
    let mut private = PrivateServer::new(server);
    private.start("");
    let revisions = Revisions::new("m1_a");
    revisions.add_sql("m2_b", "", &["CREATE TABLE b ()", "SELECT pg_sleep(100)"], &[]);
    let outside = ["CREATE TABLE c ()", "SELECT pg_sleep(100)", "CREATE TABLE d ()"];
    revisions.add_sql("m3_c", "outside", &outside, &[]);
    for migration in ["m2_b", "m3_c"] {
        let running = revisions.program("up").database(private.url()).start();
        let asleep = "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep(100)%' AND state = 'active'";
        wait_for(|| tests::server::query(&private.url(), asleep).concat().concat() == "1");
        private.stop();
        running.finish().code(1).says(&format!("`{migration}` failed: "));
        private.start("");
        revisions.edit(migration, "pg_sleep(100)", "1");
    }
    revisions.program("up").database(private.url()).run().success();
    let tables =
        "SELECT string_agg(relname, ' ' ORDER BY relname) FROM pg_class WHERE relname ~ '^[a-d]$'";
    assert_eq!(tests::server::query(&private.url(), tables).concat().concat(), "a b c d");
});

on_every_server!(a_full_disk_is_an_error_and_leaves_nothing, |server| {
    let mut private = PrivateServer::new(server);
    // In blocks of 512 bytes: more than a segment of the log, less than the table.
    private.start("ulimit -f 40960");
    let revisions = Revisions::new("m1_a");
    let fill =
        "CREATE TABLE b AS SELECT repeat(md5(i::text), 10) FROM generate_series(1, 100000) AS i";
    revisions.add_sql("m2_b", "", &["CREATE TABLE c ()", fill], &[]);
    let output = revisions.program("up").database(private.url()).run().code(1);
    output.says("`m2_b` failed: could not extend file").says("hint: Check free disk space.");
    output.says("statement: CREATE TABLE b AS").says("rolled back: the database is at m1_a");
    private.stop();
    private.start("");
    revisions.program("up").database(private.url()).run().success();
});
