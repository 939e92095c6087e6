//! `--sql`.

use std::process::{Command, Stdio};

use expect_test::expect;
use tests::on_every_server;
use tests::server::TestDatabase;

use super::{Revisions, applied};

fn sql(revisions: &Revisions, command: &str) -> String {
    let program = revisions.program(command).database("postgres://nobody@127.0.0.1:1/none");
    program.run().success().stdout
}

/// A script without its common beginning.
fn body(script: &str) -> &str {
    script.split_once("\n\n").map_or(script, |(_, body)| body)
}

/// Like `psql -f`: one statement after the other, up to the first error.
fn psql(database: &TestDatabase, script: &str) {
    let bin = database.value("SELECT setting FROM pg_config WHERE name = 'BINDIR'");
    let mut child = Command::new(std::path::Path::new(&bin).join("psql"))
        .args(["--no-psqlrc", "--quiet", "--dbname"])
        .arg(database.url())
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .expect("psql");
    std::io::Write::write_all(child.stdin.as_mut().expect("stdin"), script.as_bytes())
        .expect("the script");
    assert!(child.wait_with_output().expect("psql's end").status.success(), "{script}");
}

#[test]
fn the_sql_script_is_complete() {
    let revisions = Revisions::new("m1_a: base");
    revisions.add_sql(
        "m2_b",
        "outside",
        &["CREATE INDEX CONCURRENTLY a_i ON a ((1))"],
        &["DROP INDEX a_i"],
    );
    expect![[r#"
        \set ON_ERROR_STOP on
        SELECT pg_advisory_lock(hashtextextended('autogen-runner ' || coalesce(current_schema(), '') || '.' || 'seaql_migrations', 0));
        CREATE TABLE IF NOT EXISTS "seaql_migrations" ( "version" varchar NOT NULL PRIMARY KEY, "applied_at" bigint NOT NULL );
        CREATE TABLE IF NOT EXISTS autogen_migrations (
            migration_table text NOT NULL,
            version text NOT NULL,
            applied_at bigint,
            text_checksum text,
            token_checksum text,
            source text,
            unfinished text CHECK (unfinished IN ('up', 'down')),
            PRIMARY KEY (migration_table, version)
        );
        CREATE TABLE IF NOT EXISTS autogen_migration_statements (
            migration_table text NOT NULL,
            version text NOT NULL,
            position integer NOT NULL,
            checksum text NOT NULL,
            rows_affected bigint NOT NULL,
            PRIMARY KEY (migration_table, version, position)
        );

        -- up m1_a: make a
        BEGIN;
        CREATE TABLE a ();
        DELETE FROM autogen_migrations WHERE migration_table = 'seaql_migrations' AND version = 'm1_a';
        INSERT INTO "seaql_migrations" (version, applied_at) VALUES ('m1_a', extract(epoch FROM now())::bigint);
        INSERT INTO autogen_migrations (migration_table, version, applied_at, text_checksum, token_checksum) VALUES ('seaql_migrations', 'm1_a', extract(epoch FROM now())::bigint, 'eac1c5c39c5dc7319cae6705eb2608ec662b4861fa46bc24493305d9361046ee', '05e6c97f275fcec9da10317d2e35770823e0982517421e53952fe47829d9ad27');
        COMMIT;

        -- up m2_b: m2_b
        CREATE INDEX CONCURRENTLY a_i ON a ((1));
        BEGIN;
        DELETE FROM autogen_migrations WHERE migration_table = 'seaql_migrations' AND version = 'm2_b';
        INSERT INTO "seaql_migrations" (version, applied_at) VALUES ('m2_b', extract(epoch FROM now())::bigint);
        INSERT INTO autogen_migrations (migration_table, version, applied_at, text_checksum, token_checksum) VALUES ('seaql_migrations', 'm2_b', extract(epoch FROM now())::bigint, 'a7b43a529971e34528519020a60c54bee70dfa5fff5d2d0d84183034cc45f149', '5a2fe8be81571395b859149eaab06d2e2dd46f5755c76f74cf6c4d83d24b1687');
        COMMIT;

        SELECT pg_advisory_unlock(hashtextextended('autogen-runner ' || coalesce(current_schema(), '') || '.' || 'seaql_migrations', 0));
    "#]].assert_eq(&sql(&revisions, "up --sql"));
    expect![[r#"
        -- down m2_b: m2_b
        DROP INDEX a_i;
        BEGIN;
        DELETE FROM autogen_migrations WHERE migration_table = 'seaql_migrations' AND version = 'm2_b';
        DELETE FROM "seaql_migrations" WHERE version = 'm2_b';
        COMMIT;

        -- down m1_a: make a
        BEGIN;
        DROP TABLE a;
        DELETE FROM autogen_migrations WHERE migration_table = 'seaql_migrations' AND version = 'm1_a';
        DELETE FROM "seaql_migrations" WHERE version = 'm1_a';
        COMMIT;

        SELECT pg_advisory_unlock(hashtextextended('autogen-runner ' || coalesce(current_schema(), '') || '.' || 'seaql_migrations', 0));
    "#]].assert_eq(body(&sql(&revisions, "down m2:base --sql")));
    expect![[r#"
        BEGIN;
        DELETE FROM autogen_migrations WHERE migration_table = 'seaql_migrations' AND version = 'm2_b';
        INSERT INTO "seaql_migrations" (version, applied_at) VALUES ('m2_b', extract(epoch FROM now())::bigint);
        INSERT INTO autogen_migrations (migration_table, version, applied_at, text_checksum, token_checksum) VALUES ('seaql_migrations', 'm2_b', extract(epoch FROM now())::bigint, 'a7b43a529971e34528519020a60c54bee70dfa5fff5d2d0d84183034cc45f149', '5a2fe8be81571395b859149eaab06d2e2dd46f5755c76f74cf6c4d83d24b1687');
        COMMIT;

        SELECT pg_advisory_unlock(hashtextextended('autogen-runner ' || coalesce(current_schema(), '') || '.' || 'seaql_migrations', 0));
    "#]].assert_eq(body(&sql(&revisions, "stamp m1:head --sql")));
}

on_every_server!(the_script_does_what_the_run_does, |server| {
    let revisions = Revisions::new("m1_a\nm2_b\nm3_c");
    revisions.add_sql(
        "m4_i",
        "outside",
        &["CREATE INDEX CONCURRENTLY a_i ON a ((1)) -- why"],
        &["DROP INDEX CONCURRENTLY a_i"],
    );
    let database = server.fresh_database("sql");
    psql(&database, &sql(&revisions, "up m2 --sql"));
    assert_eq!(applied(&database), "m1_a m2_b");
    revisions.run(&database, "up").success().prints("Applied 2 migrations");
    psql(&database, &sql(&revisions, "down head:m1 --sql"));
    assert_eq!(applied(&database), "m1_a");
    assert_eq!(database.value("SELECT to_regclass('b')"), "NULL");
    psql(&database, &sql(&revisions, "up m1:head --sql"));
    revisions.run(&database, "up").success().prints("Nothing to do: the database is at head m4_i");
    psql(&database, &sql(&revisions, "stamp head:m2 --sql"));
    assert_eq!(applied(&database), "m1_a m2_b");
    // The script records checksums too.
    revisions.edit("m1_a", "TABLE a ()", "TABLE a (id int)");
    revisions.run(&database, "up").code(1).says("edited since it was applied: m1_a");
});

#[test]
fn a_migration_that_queries_the_database_is_named() {
    let revisions = Revisions::new("m1_a");
    revisions.add_sql("m2_b", "", &["read SELECT 'x'"], &[]);
    let output = revisions.program("up --sql").run().code(1);
    output.says("`m2_b` queries the database, so `--sql` cannot print it: SELECT 'x'");
    revisions.program("down m1 --sql").run().success();
    revisions.program("down --sql").run().code(1).says("<REVISION>");
}
