//! Parked rows: listed, and dropped for good.

use serde_json::Value;
use tests::on_every_server;

use super::Revisions;

const PARKED: &str = r#"CREATE SCHEMA autogen_parked;
    CREATE TABLE autogen_parked.m1_users (id int); CREATE TABLE autogen_parked.m2_posts_text (id int, text text);
    COMMENT ON TABLE autogen_parked.m1_users IS '{"migration": "m1", "table": "public.users", "at": "2020-01-01T00:00:00Z"}';
    DO $$ BEGIN EXECUTE format('COMMENT ON TABLE autogen_parked.m2_posts_text IS %L',
        json_build_object('migration', 'm2', 'table', 'public.posts', 'column', 'text', 'at', now())); END $$;
    CREATE TABLE autogen_parked.m3_posts_price (id int, price int);
    COMMENT ON TABLE autogen_parked.m3_posts_price IS
        '{"migration": "m3", "table": "public.posts", "column": "price", "changed": true, "at": "2021-01-01T00:00:00Z"}';
    CREATE TABLE autogen_parked.by_hand (id int)"#;

on_every_server!(parked_rows_are_listed_and_purged, |server| {
    let database = server.fresh_database("parked");
    let revisions = Revisions::new("");
    let names = || {
        database.query("SELECT relname FROM pg_class WHERE relnamespace = to_regnamespace('autogen_parked') ORDER BY 1").concat()
    };
    revisions.run(&database, "parked").success().prints("Nothing is parked");
    revisions.run(&database, "purge --yes").success().prints("Nothing to drop");
    database.execute(PARKED);
    let output = revisions.run(&database, "parked").success();
    output.prints("m1_users, the table public.users, since 2020-01-01T00:00:00Z");
    output.prints("m2_posts_text, values of public.posts.text, since ");
    output
        .prints("m3_posts_price, former values of public.posts.price, since 2021-01-01T00:00:00Z");
    output.prints("by_hand, ");
    let json = revisions.run(&database, "parked --json").success().stdout;
    let json: Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json["version"], 1);
    let json = &json["tables"];
    assert_eq!((&json[0]["name"], &json[0]["migration"]), (&"m1_users".into(), &"m1".into()));
    revisions.run(&database, "purge").code(3).says("drops parked rows for good");
    assert_eq!(names(), ["by_hand", "m1_users", "m2_posts_text", "m3_posts_price"]);
    revisions.run(&database, "purge --older-than 30d --yes").success().prints("Dropped m1_users");
    assert_eq!(names(), ["by_hand", "m2_posts_text"]);
    revisions.run(&database, "purge m2_posts_text --yes").success();
    assert_eq!(names(), ["by_hand"]);
    revisions.run(&database, "purge --erase").success().prints("VACUUM FULL");
    revisions.run(&database, "purge --yes").success().prints("Dropped by_hand");
    assert!(names().is_empty());
    revisions.run(&database, "purge --older-than soon --yes").code(1);
});

on_every_server!(rows_that_were_purged_cannot_be_restored, |server| {
    let database = server.fresh_database("purged");
    let revisions = Revisions::new("");
    let up = [
        "CREATE SCHEMA autogen_parked",
        "CREATE TABLE notes (id int)",
        "ALTER TABLE notes SET SCHEMA autogen_parked",
    ];
    let down = ["ALTER TABLE autogen_parked.notes SET SCHEMA public"];
    revisions.add_sql("m20260101_000000_drop_notes", "", &up, &down);
    revisions.run(&database, "up").success();
    revisions.run(&database, "purge --yes").success();
    let output = revisions.run(&database, "down").code(1);
    output.says("help: its rows were purged and cannot be restored: create the table by hand");
});
