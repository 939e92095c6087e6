//! `up`, `down` and `status`, as processes.

use std::thread;
use std::time::Duration;

use tests::on_every_server;
use tests::program::{Program, bin};
use tests::server::TestDatabase;

use super::Revisions;

const HEAD: &str = "m20240106_000001_index_concurrently";

fn fixture(database: &TestDatabase, command: &str) -> Program {
    bin("fixture").database(database.url()).arg(command)
}

fn recorded(database: &TestDatabase) -> Vec<String> {
    database.query("SELECT version FROM seaql_migrations ORDER BY version").concat()
}

on_every_server!(up_applies_all_and_then_nothing, |server| {
    let database = server.fresh_database("up");
    let output = fixture(&database, "up").run().success();
    output.prints("Applying m20240101_000001_create_users … done (");
    output.prints(&format!("Applied 3 migrations: the database is at head {HEAD}"));
    assert_eq!(output.stderr, "");
    assert_eq!(recorded(&database).len(), 3);
    fixture(&database, "up")
        .run()
        .success()
        .prints(&format!("Nothing to do: the database is at head {HEAD}"));
});

on_every_server!(up_and_down_go_as_far_as_asked, |server| {
    let database = server.fresh_database("steps");
    let output = fixture(&database, "up").args(["-n", "1"]).run().success();
    output.prints("Applied 1 migration: the database is at m20240101_000001_create_users, 2 migrations pending");
    fixture(&database, "up").run().success();
    let output = fixture(&database, "down").run().success();
    output.prints(&format!("Reverting {HEAD} … done ("));
    output.prints("Reverted 1 migration: the database is at m20240102_000001_add_email");
    let output = fixture(&database, "down").args(["-n", "9"]).run().success();
    output.prints("Reverted 2 migrations: no migration is applied");
    fixture(&database, "down").run().success().prints("Nothing to do: no migration is applied");
    assert_eq!(database.value("SELECT to_regclass('users')"), "NULL");
});

on_every_server!(status_shows_each_and_changes_nothing, |server| {
    let database = server.fresh_database("status");
    let output = fixture(&database, "status").run().success();
    assert_eq!(output.stdout.matches("pending").count(), 3, "{output:?}");
    assert_eq!(database.value("SELECT to_regclass('seaql_migrations')"), "NULL");
    fixture(&database, "up").args(["-n", "2"]).run().success();
    let output = fixture(&database, "status").run().success();
    let states: Vec<_> =
        output.stdout.lines().filter_map(|line| line.split_whitespace().nth(1)).collect();
    assert_eq!(states, ["applied", "applied", "pending"]);
});

on_every_server!(the_table_is_the_one_seaorm_makes, |server| {
    let database = server.fresh_database("shape");
    fixture(&database, "up").run().success();
    let columns = database.query(
        "SELECT column_name, data_type, is_nullable FROM information_schema.columns \
         WHERE table_name = 'seaql_migrations' ORDER BY ordinal_position",
    );
    assert_eq!(columns, [["version", "character varying", "NO"], ["applied_at", "bigint", "NO"]]);
    assert_eq!(database.value("SELECT bool_and(abs(applied_at - extract(epoch FROM now())) < 60) FROM seaql_migrations"), "t");
});

on_every_server!(a_failing_migration_says_why_and_where_the_database_is, |server| {
    let database = server.fresh_database("failing");
    let output = fixture(&database, "up").env("FIXTURE", "fail").run().code(1);
    output.prints("Applying m20240104_000001_fail … failed");
    output.says("error: `m20240104_000001_fail` failed: duplicate key value violates unique constraint \"users_pkey\"");
    output.says("(SQLSTATE 23505)").says("detail: Key (id)=(1) already exists.");
    output.says("rolled back: the database is at m20240102_000001_add_email").says("help: ");
    assert_eq!(database.value("SELECT to_regclass('left_over')"), "NULL");
    assert_eq!(recorded(&database).len(), 2);
});

on_every_server!(
    a_migration_that_fails_outside_a_transaction_says_that_it_left_something,
    |server| {
        let database = server.fresh_database("outside");
        let output = fixture(&database, "up").env("FIXTURE", "fail-outside").run().code(1);
        output
            .says("(SQLSTATE 42703)")
            .says("1 statement before it was executed and stays")
            .says("the database is at m20240102_000001_add_email");
        assert_eq!(database.value("SELECT to_regclass('left_over')"), "left_over");
        assert_eq!(recorded(&database).len(), 2);
    }
);

on_every_server!(an_applied_migration_without_its_file_is_named_and_status_still_works, |server| {
    let database = server.fresh_database("missing");
    fixture(&database, "up").run().success();
    for command in ["up", "down"] {
        let output = fixture(&database, command).env("FIXTURE", "shorter").run().code(1);
        output
            .says(&format!("applied, but not in this program: m20240102_000001_add_email, {HEAD}"));
    }
    let output = fixture(&database, "status").env("FIXTURE", "shorter").run().success();
    assert_eq!(output.stdout.matches("its file is missing").count(), 2, "{output:?}");
    assert_eq!(recorded(&database).len(), 3);
});

on_every_server!(a_migration_without_down_is_an_error, |server| {
    let database = server.fresh_database("no_down");
    fixture(&database, "up").env("FIXTURE", "no-down").run().success();
    let output =
        fixture(&database, "down").args(["-n", "2"]).env("FIXTURE", "no-down").run().code(1);
    output.says("`m20240103_000002_no_down` cannot be reverted: it has no `down`");
    assert_eq!(recorded(&database).len(), 3);
});

on_every_server!(two_migrations_of_one_name_are_refused, |server| {
    let database = server.fresh_database("twice");
    let output = fixture(&database, "up").env("FIXTURE", "twice").run().code(1);
    output.says("two migrations are called `m20240101_000001_create_users`");
});

on_every_server!(two_processes_at_once_apply_each_migration_once, |server| {
    let database = server.fresh_database("at_once");
    let first = fixture(&database, "up").env("FIXTURE", "slow").start();
    let others: Vec<_> =
        (0..3).map(|_| fixture(&database, "up").env("FIXTURE", "slow").start()).collect();
    let mut outputs = vec![first.finish()];
    outputs.extend(others.into_iter().map(tests::program::Running::finish));
    let applied: usize = outputs
        .iter()
        .map(|output| output.clone().success().stdout.matches("done (").count())
        .sum();
    assert_eq!(applied, 4, "{outputs:#?}");
    assert_eq!(recorded(&database).len(), 4);
    assert!(
        outputs.iter().any(|output| output
            .stderr
            .contains("another process is migrating this database (pid "))
    );
});

on_every_server!(a_lock_timeout_names_the_other_process, |server| {
    let database = server.fresh_database("impatient");
    let first = fixture(&database, "up").env("FIXTURE", "slow").start();
    while database.value("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())") == "0" {
        thread::sleep(Duration::from_millis(20));
    }
    let output = fixture(&database, "up").args(["--queue-timeout", "0"]).run().code(1);
    output
        .says("another process is migrating this database (pid ")
        .says("fixture")
        .says("--queue-timeout");
    // Looking needs no lock.
    fixture(&database, "status").run().success();
    first.finish().success();
});

on_every_server!(a_run_that_is_killed_leaves_no_lock_and_no_half, |server| {
    let database = server.fresh_database("killed");
    let first = fixture(&database, "up").env("FIXTURE", "slow").start();
    while database.value("SELECT to_regclass('seaql_migrations') IS NOT NULL") == "f"
        || recorded(&database).len() < 2
    {
        thread::sleep(Duration::from_millis(20));
    }
    thread::sleep(Duration::from_millis(200));
    first.kill();
    fixture(&database, "up").run().success().prints(&format!("at head {HEAD}"));
    assert_eq!(database.value("SELECT to_regclass('slow')"), "NULL");
});

on_every_server!(quiet_is_silent_and_very_verbose_shows_sql, |server| {
    let database = server.fresh_database("quiet");
    let output = fixture(&database, "up").arg("-q").run().success();
    assert_eq!((output.stdout.as_str(), output.stderr.as_str()), ("", ""));
    fixture(&database, "down")
        .arg("-vv")
        .run()
        .success()
        .says("DROP INDEX CONCURRENTLY users_email");
    fixture(&database, "status").arg("-q").run().success().prints("pending");
});

#[test]
fn usage_errors_exit_with_1_and_help_with_0() {
    bin("fixture").arg("--help").run().success().prints("--database-url").prints("Examples:");
    bin("fixture").arg("upp").run().code(1).says("upp");
}

on_every_server!(an_empty_search_path_works, |server| {
    let database = server.fresh_database("no_path");
    let set = "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET search_path = %L', current_database(), ''); END $$";
    database.execute(set);
    let revisions = Revisions::new("m1_a\nm2_b");
    revisions.run(&database, "up").success();
    let count = "SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relname IN ('a', 'b')";
    assert_eq!(database.value(count), "2");
    revisions.run(&database, "status").success();
    revisions.run(&database, "down -1").success();
    revisions.run(&database, "fresh --yes").success();
    revisions.run(&database, "reset --yes").success();
    assert_eq!(database.value(count), "0");
});
