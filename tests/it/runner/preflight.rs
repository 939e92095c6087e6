//! Rows in the way of a migration, counted by the queries in its header before it runs.

use serde_json::{Value, json};
use tests::on_every_server;

use super::{Revisions, applied};

/// A migration that fails on nulls, and whose `down` fails on long texts.
const REQUIRED: &str = r##"//! require names
//!
//! Preflight:
//!
//! ```sql
//! -- up not-null users.name
//! SELECT count(*) FROM users WHERE name IS NULL;
//! -- down narrows-type users.name
//! CREATE FUNCTION pg_temp.autogen_fits(value text) RETURNS boolean LANGUAGE plpgsql AS $$
//! BEGIN
//!     RETURN char_length(value) <= 3;
//! END
//! $$;
//! SELECT count(*) FROM users WHERE NOT pg_temp.autogen_fits(name);
//! DROP FUNCTION pg_temp.autogen_fits(text);
//! ```

const INSIDE: () = ();
fn up() {
    sql(r#"ALTER TABLE users ALTER COLUMN name SET NOT NULL, ALTER COLUMN name TYPE text"#);
}
fn down() {
    sql(r#"ALTER TABLE users ALTER COLUMN name DROP NOT NULL, ALTER COLUMN name TYPE varchar(3)"#);
}
"##;

fn revisions() -> Revisions {
    let revisions = Revisions::new("");
    revisions.add_sql(
        "m1_users",
        "",
        &["CREATE TABLE users (name varchar(3))"],
        &["DROP TABLE users"],
    );
    revisions.write("m2_names", REQUIRED);
    revisions
}

on_every_server!(rows_in_the_way_stop_a_run_before_anything_changes, |server| {
    let database = server.fresh_database("preflight");
    let revisions = revisions();
    revisions.run(&database, "up m1_users").success();
    database.execute("INSERT INTO users VALUES (NULL), ('a'), (NULL)");
    let output = revisions.run(&database, "up").code(3);
    output.says("rows are in the way of `m2_names`").says("not-null users.name: 2");
    output.says("--skip-preflight");
    assert_eq!(applied(&database), "m1_users");
    let outcome = revisions.run(&database, "up --skip-preflight").code(1);
    outcome.says("(SQLSTATE 23502)");
    database.execute("DELETE FROM users WHERE name IS NULL");
    revisions.run(&database, "up").success();
    database.execute("UPDATE users SET name = 'longer'");
    let output = revisions.run(&database, "down").code(3);
    output.says("rows are in the way of reverting `m2_names`").says("narrows-type users.name: 1");
    assert_eq!(applied(&database), "m1_users m2_names");
    database.execute("UPDATE users SET name = 'abc'");
    revisions.run(&database, "down").success();
});

on_every_server!(a_migration_outside_a_transaction_is_refused_too, |server| {
    let database = server.fresh_database("preflight_outside");
    let revisions = revisions();
    revisions.edit("m2_names", "const INSIDE", "const outside");
    revisions.run(&database, "up m1_users").success();
    database.execute("INSERT INTO users VALUES (NULL)");
    revisions.run(&database, "up").code(3).says("not-null users.name: 1");
    assert_eq!(database.value("SELECT count(*) FROM autogen_migration_statements"), "0");
    database.execute("DELETE FROM users");
    revisions.run(&database, "up").success();
});

on_every_server!(preflight_counts_and_changes_nothing, |server| {
    let database = server.fresh_database("preflight_only");
    let revisions = revisions();
    let rows = |output: &str| -> Value { serde_json::from_str(output).expect("JSON") };
    let output = revisions.run(&database, "preflight --json").success();
    let reason = "it uses something that an earlier pending migration creates";
    let expected = json!({ "version": 1, "counted": [{ "migration": "m2_names", "finding": "not-null users.name", "rows": null, "unknown": reason }] });
    assert_eq!(rows(&output.stdout), expected);
    revisions.run(&database, "up m1_users").success();
    revisions
        .run(&database, "preflight")
        .success()
        .prints("m2_names: not-null users.name: no rows");
    database.execute("INSERT INTO users VALUES (NULL)");
    let output = revisions.run(&database, "preflight --json").code(2);
    let expected = json!({ "version": 1, "counted": [{ "migration": "m2_names", "finding": "not-null users.name", "rows": 1, "unknown": null }] });
    assert_eq!(rows(&output.stdout), expected);
    revisions.run(&database, "preflight").code(2).prints("1 row in the way");
    assert_eq!(applied(&database), "m1_users");
});

on_every_server!(a_run_continues_if_rows_cannot_be_counted, |server| {
    let database = server.fresh_database("preflight_unknown");
    let revisions = revisions();
    revisions.edit("m2_names", "WHERE name IS NULL", "WHERE nonsense IS NULL");
    let output = revisions.run(&database, "up").success();
    output.says("m2_names: the rows of not-null users.name are not counted: it uses something that does not exist in this database");
    assert_eq!(applied(&database), "m1_users m2_names");
});

on_every_server!(a_script_ends_at_rows_in_the_way, |server| {
    let database = server.fresh_database("preflight_sql");
    let revisions = revisions();
    revisions.run(&database, "up m1_users").success();
    database.execute("INSERT INTO users VALUES (NULL)");
    let script = revisions.run(&database, "up m1_users:m2_names --sql").success().stdout;
    assert!(
        script.contains("RAISE EXCEPTION 'rows are in the way: not-null users.name'"),
        "{script}"
    );
    let guard = script
        .split("BEGIN;")
        .nth(1)
        .and_then(|it| it.split("ALTER TABLE").next())
        .expect("a guard");
    let error = std::panic::catch_unwind(|| database.execute(guard));
    assert!(error.is_err(), "the guard lets the rows pass");
    database.execute("DELETE FROM users");
    database.execute(guard);
    let script =
        revisions.run(&database, "up m1_users:m2_names --sql --skip-preflight").success().stdout;
    assert!(!script.contains("RAISE EXCEPTION"), "{script}");
});
