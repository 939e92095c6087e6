//! `migration review`: everything pending as one page.

use tests::on_every_server;

use super::Revisions;
use crate::autogen::review::{read, texts};
use crate::docs::json::check;

const REQUIRED: &str = r##"//! require <names>
//!
//! Operations:
//!
//! ```text
//! ~ column users.name: not null
//! ```
//!
//! Findings:
//!
//! - not-null, up, `users`: makes `users.name` NOT NULL, and fails if a row
//!   has no value
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE users ALTER COLUMN name SET NOT NULL
//!   ACCESS EXCLUSIVE on users (3 rows, 8192 bytes): scan; reads and writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- up not-null users.name
//! SELECT count(*) FROM users WHERE name IS NULL;
//! ```
//!
//! Deploy: program first

const INSIDE: () = ();
fn up() {
    sql(r#"ALTER TABLE users ALTER COLUMN name SET NOT NULL"#);
}
fn down() {
    sql(r#"ALTER TABLE users ALTER COLUMN name DROP NOT NULL"#);
}
"##;

on_every_server!(the_page_has_the_pending_migrations_and_the_real_tables, |server| {
    let database = server.fresh_database("review");
    let revisions = Revisions::new("");
    revisions.add_sql("m1_users", "", &["CREATE TABLE users (name text)"], &["DROP TABLE users"]);
    revisions.write("m2_names", REQUIRED);
    revisions.run(&database, "up m1_users").success();
    database.execute("INSERT INTO users SELECT nullif(n, 1)::text FROM generate_series(1, 100001) n; ANALYZE users");
    let before = revisions.run(&database, "status").success().stdout;
    for command in [
        "migration status --json",
        "migration status --locks --json",
        "migration preflight --json",
        "migration parked --json",
    ] {
        let words = command.trim_start_matches("migration ");
        let output = revisions.run(&database, words);
        assert!(
            output.stdout.contains("}\n  ]") || words.starts_with("parked"),
            "{}",
            output.stdout
        );
        check(command, &output.stdout);
    }
    let html = read(&revisions.run(&database, "review").success().stdout);
    assert_eq!(texts(&html, "h1"), ["require <names>"]);
    let text = texts(&html, "body").concat();
    for part in [
        "m2_names: not-null users.name: 1 row is in the way",
        "programs wait for a large table: ACCESS EXCLUSIVE on users (about 100001 rows): scan",
        "Deploy: program first",
        "~ column users.name: not null",
        "fails if a row has no value",
        "up: 1 statement ALTER TABLE users ALTER COLUMN name SET NOT NULL;",
        "down: 1 statement ALTER TABLE users ALTER COLUMN name DROP NOT NULL;",
    ] {
        assert!(text.contains(part), "`{part}` is not in {text}");
    }
    assert_eq!(revisions.run(&database, "status").success().stdout, before);
    database.execute("DELETE FROM users WHERE name IS NULL");
    revisions.run(&database, "up").success();
    let html = read(&revisions.run(&database, "review").success().stdout);
    assert_eq!(texts(&html, "h1"), ["No migration is pending"]);
});
