//! Migrations that keep programs waiting on a large table, by what their headers say and how large the tables are now.

use serde_json::json;
use tests::on_every_server;

use super::{Revisions, applied};

const REQUIRED: &str = r##"//! require names
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE users ALTER COLUMN name SET NOT NULL
//!   ACCESS EXCLUSIVE on users (3 rows, 8192 bytes): scan; reads and writes wait
//! up: ALTER TABLE posts ADD CONSTRAINT posts_user_fkey FOREIGN KEY (user_id) REFERENCES users (id)
//!   SHARE ROW EXCLUSIVE on posts: scan; writes wait
//!   SHARE ROW EXCLUSIVE on users: writes wait
//! ```

const INSIDE: () = ();
fn up() {
    sql(r#"ALTER TABLE users ALTER COLUMN name SET NOT NULL"#);
    sql(r#"ALTER TABLE posts ADD CONSTRAINT posts_user_fkey FOREIGN KEY (user_id) REFERENCES users (id)"#);
}
fn down() {
    sql(r#"ALTER TABLE posts DROP CONSTRAINT posts_user_fkey"#);
    sql(r#"ALTER TABLE users ALTER COLUMN name DROP NOT NULL"#);
}
"##;

fn revisions() -> Revisions {
    let revisions = Revisions::new("");
    revisions.add_sql(
        "m1_users",
        "",
        &[
            "CREATE TABLE users (id int PRIMARY KEY, name text)",
            "CREATE TABLE posts (id int PRIMARY KEY, user_id int)",
        ],
        &["DROP TABLE posts", "DROP TABLE users"],
    );
    revisions.write("m2_names", REQUIRED);
    revisions
}

/// More rows than count as many, as the server knows once it has looked.
const LARGE: &str =
    "INSERT INTO users SELECT n, 'a' FROM generate_series(1, 100001) n; ANALYZE users";

on_every_server!(a_large_table_stops_a_migration_in_production, |server| {
    let database = server.fresh_database("blocking");
    let revisions = revisions();
    revisions.run(&database, "up m1_users").success();
    database.execute(LARGE);
    let production =
        |command: &str| revisions.start(&database, command).env("ENVIRONMENT", "production").run();
    let output = production("up").code(3);
    output.says("`up` of m2_names would block programs on a large table");
    output.says("ACCESS EXCLUSIVE on users (about 100001 rows): scan");
    output.says("--allow-blocking").says("autogen --online");
    // The other table has no rows.
    output.never_shows("posts");
    assert_eq!(applied(&database), "m1_users");
    production("up --allow-blocking").success();
    assert_eq!(applied(&database), "m1_users m2_names");
    // What nothing was measured of is not refused.
    production("down").success();
});

on_every_server!(outside_production_a_large_table_is_a_warning, |server| {
    let database = server.fresh_database("blocking_told");
    let revisions = revisions();
    revisions.run(&database, "up m1_users").success();
    database.execute(LARGE);
    revisions.run(&database, "up").success().says("ACCESS EXCLUSIVE on users (about 100001 rows)");
});

on_every_server!(a_small_table_stops_nothing, |server| {
    let database = server.fresh_database("blocking_small");
    let revisions = revisions();
    revisions.run(&database, "up m1_users").success();
    database.execute("INSERT INTO users VALUES (1, 'a'); ANALYZE users");
    let output = revisions.start(&database, "up").env("ENVIRONMENT", "production").run();
    output.success().never_shows("ACCESS EXCLUSIVE");
});

on_every_server!(status_shows_what_pending_migrations_block, |server| {
    let database = server.fresh_database("blocking_status");
    let revisions = revisions();
    revisions.run(&database, "up m1_users").success();
    database.execute("INSERT INTO users VALUES (1, 'a'), (2, 'b'); ANALYZE users");
    let output = revisions.run(&database, "status --locks").success();
    output.prints("m2_names: ACCESS EXCLUSIVE on users (about 2 rows): scan, by ALTER TABLE users");
    output.prints(
        "m2_names: SHARE ROW EXCLUSIVE on posts (about 0 rows): scan, by ALTER TABLE posts",
    );
    let output = revisions.run(&database, "status --locks --json").success();
    let all: serde_json::Value = serde_json::from_str(&output.stdout).expect("JSON");
    assert_eq!(all["version"], 1);
    let all = &all["statements"];
    assert_eq!(
        all[0],
        json!({
            "migration": "m2_names",
            "statement": "ALTER TABLE users ALTER COLUMN name SET NOT NULL",
            "lock": "ACCESS EXCLUSIVE",
            "table": "users",
            "work": "scan",
            "rows": 2,
        })
    );
    assert_eq!(all[2]["work"], serde_json::Value::Null);
    revisions.run(&database, "up").success();
    revisions
        .run(&database, "status --locks")
        .success()
        .prints("No pending migration keeps programs");
});
