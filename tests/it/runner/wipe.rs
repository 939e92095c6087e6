//! Starting over.

use tests::on_every_server;
use tests::server::timescale_server;

use super::{Revisions, applied};

on_every_server!(without_a_terminal_the_answer_is_no, |server| {
    let database = server.fresh_database("unasked");
    let revisions = Revisions::new("m1_a");
    revisions.run(&database, "up").success();
    for command in ["fresh", "refresh", "reset"] {
        let output = revisions.run(&database, command).code(3);
        output.says(command).says("--yes");
        let output =
            revisions.start(&database, command).env("ENVIRONMENT", "production").run().code(3);
        output.says("this is production");
    }
    assert_eq!(applied(&database), "m1_a");
    revisions.start(&database, "refresh --yes").env("ENVIRONMENT", "production").run().success();
});

on_every_server!(fresh_drops_all_but_extensions, |server| {
    let database = server.fresh_database("fresh");
    let revisions = Revisions::new("m1_a\nm2_b");
    revisions.run(&database, "up").success();
    database.execute(
        "CREATE EXTENSION vector; CREATE TABLE parts (id serial, k int) PARTITION BY RANGE (k); \
         CREATE TABLE parts_1 PARTITION OF parts DEFAULT; CREATE TYPE mood AS ENUM ('a'); CREATE DOMAIN d AS int; \
         CREATE TYPE pair AS (a int, b mood); CREATE SEQUENCE \"S q\"; CREATE VIEW v AS SELECT * FROM parts; \
         CREATE MATERIALIZED VIEW mv AS SELECT 1; CREATE FUNCTION f(mood) RETURNS int LANGUAGE sql AS 'SELECT 1'; \
         CREATE PROCEDURE p() LANGUAGE sql AS 'SELECT 1'; CREATE TYPE r AS RANGE (subtype = float8); \
         CREATE SCHEMA other; CREATE TABLE other.kept ()",
    );
    revisions.run(&database, "fresh --yes").success().prints("Applied 2 migrations");
    let left = database.query(
        "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind <> 'i' ORDER BY 1",
    );
    assert_eq!(
        left.concat().join(" "),
        "a autogen_migration_statements autogen_migrations b seaql_migrations"
    );
    let types = "SELECT count(*) FROM pg_type WHERE typnamespace = 'public'::regnamespace AND typtype IN ('e', 'd', 'r')";
    assert_eq!(database.value(types), "0");
    assert_eq!(database.value("SELECT to_regclass('other.kept')"), "other.kept");
    assert_eq!(database.value("SELECT count(*) FROM pg_extension WHERE extname = 'vector'"), "1");
});

on_every_server!(reset_leaves_nothing_of_the_runner, |server| {
    let database = server.fresh_database("reset");
    let revisions = Revisions::new("m1_a\nm2_b");
    revisions.run(&database, "up").success();
    revisions.run(&database, "reset --yes").success().prints("Reverted 2 migrations");
    assert_eq!(
        database.value("SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace"),
        "0"
    );
    revisions.run(&database, "up").success().prints("Applied 2 migrations");
});

on_every_server!(fresh_drops_nothing_in_another_schema_unless_told_to, |server| {
    let database = server.fresh_database("elsewhere");
    let revisions = Revisions::new("m1_a\nm2_b");
    revisions.run(&database, "up").success();
    database.execute(
        "CREATE TYPE mood AS ENUM ('x'); CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1'; \
         CREATE TABLE numbers (n int PRIMARY KEY); CREATE SCHEMA other; \
         CREATE TABLE other.notes (a int REFERENCES public.numbers, m public.mood, n int DEFAULT public.one()); \
         CREATE VIEW other.all_a AS SELECT * FROM public.a; CREATE TABLE other.apart (n int)",
    );
    let output = revisions.run(&database, "fresh --yes").code(3);
    output
        .says("view other.all_a")
        .says("notes_a_fkey on other.notes")
        .says("table column other.notes.m")
        .says("default value for other.notes.n")
        .says("--cascade");
    assert!(!output.stderr.contains("apart"), "{}", output.stderr);
    assert_eq!(applied(&database), "m1_a m2_b");
    assert_eq!(database.value("SELECT to_regclass('other.all_a')"), "other.all_a");
    revisions.run(&database, "fresh --yes --cascade").success().prints("Applied 2 migrations");
    assert_eq!(database.value("SELECT to_regclass('other.all_a') IS NULL"), "t");
    assert_eq!(database.value("SELECT to_regclass('other.notes')"), "other.notes");
});

on_every_server!(a_schema_that_does_not_exist_is_named, |server| {
    let database = server.fresh_database("nowhere");
    let revisions = Revisions::new("m1_a");
    let output = revisions.start(&database, "up").env("DATABASE_SCHEMA", "nowhere").run().code(1);
    output.says("the search_path is `nowhere`").says("CREATE SCHEMA");
});

on_every_server!(what_is_in_a_schema_of_an_extension_is_not_elsewhere, |server| {
    let database = server.fresh_database("inner");
    let revisions = Revisions::new("m1_a");
    revisions.run(&database, "up").success();
    database.execute(
        "CREATE EXTENSION vector; CREATE SCHEMA inner_parts; ALTER EXTENSION vector ADD SCHEMA inner_parts; \
         CREATE VIEW inner_parts.all_a AS SELECT * FROM a",
    );
    revisions.run(&database, "fresh --yes").success();
    assert_eq!(database.value("SELECT to_regclass('inner_parts.all_a')"), "NULL");
});

#[test]
fn fresh_drops_hypertables_with_their_chunks_and_aggregates() {
    let database = timescale_server().fresh_database("fresh");
    let revisions = Revisions::new("m1_a");
    revisions.run(&database, "up").success();
    database.execute(
        "CREATE EXTENSION timescaledb; CREATE TABLE h (at timestamptz NOT NULL, n int); \
         SELECT create_hypertable('h', 'at'); INSERT INTO h VALUES ('2025-01-01', 1); CREATE TABLE plain (); \
         CREATE MATERIALIZED VIEW daily WITH (timescaledb.continuous) \
         AS SELECT time_bucket('1 day', at) AS day, avg(n) FROM h GROUP BY 1 WITH NO DATA",
    );
    revisions.run(&database, "fresh --yes").success().prints("Applied 1 migration");
    let left = "SELECT count(*) FROM timescaledb_information.hypertables";
    assert_eq!(database.value(left), "0");
    assert_eq!(
        database.value("SELECT to_regclass('h') IS NULL AND to_regclass('daily') IS NULL"),
        "t"
    );
    assert_eq!(
        database.value("SELECT count(*) FROM pg_extension WHERE extname = 'timescaledb'"),
        "1"
    );
}
