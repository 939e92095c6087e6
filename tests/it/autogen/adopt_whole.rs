//! `adopt` leaves nothing out: the adopted project migrates an empty database to what the adopted one has.

use tests::{
    on_every_server,
    server::{Server, TestDatabase},
};

use super::workspace::Workspace;

/// Adopts a database with these objects, and returns what `adopt` tells. `check` agrees, and an empty database that is
/// migrated to the new entities agrees as well.
fn adopts(server: &Server, sql: &str) -> String {
    adopts_into(server, sql, &[], &server.fresh_database("adopted"))
}

/// The same with arguments, and with that empty database.
fn adopts_into(server: &Server, sql: &str, arguments: &[&str], other: &TestDatabase) -> String {
    let workspace = Workspace::bare(server, sql);
    let told = workspace.run(&[&["adopt"], arguments].concat()).success().stderr;
    workspace.run(&["check"]).success();
    let script = workspace.run(&["diff", "--format", "sql", "--database-url", &other.url()]);
    other.execute(&script.success().stdout);
    workspace.run(&["check", "--database-url", &other.url()]).success();
    told
}

on_every_server!(objects_over_sequences_are_adopted, |server| {
    let told = adopts(
        server,
        "CREATE SEQUENCE q;
         CREATE TABLE t (id serial PRIMARY KEY, n bigint GENERATED ALWAYS AS IDENTITY);
         CREATE VIEW last AS SELECT last_value FROM q;
         CREATE FUNCTION next() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT nextval('q'); END;
         CREATE FUNCTION next_by_name() RETURNS bigint LANGUAGE plpgsql AS $$ BEGIN RETURN nextval('public.q'); END $$;
         GRANT USAGE ON SEQUENCE q, t_id_seq, t_n_seq TO pg_monitor",
    );
    assert!(!told.contains("Not in these files"), "{told}");
});

on_every_server!(enums_that_no_column_uses_are_adopted, |server| {
    let told = adopts(
        server,
        "CREATE TYPE mood AS ENUM ('glad', 'sad');
         CREATE TYPE pair AS (mood mood, n integer);
         CREATE DOMAIN gladness AS mood;
         CREATE FUNCTION is_glad(mood) RETURNS boolean LANGUAGE sql AS $$ SELECT $1 = 'glad' $$;
         CREATE VIEW moods AS SELECT 'sad'::mood AS mood;
         CREATE TABLE t (id serial PRIMARY KEY)",
    );
    assert!(!told.contains("Not in these files"), "{told}");
});

on_every_server!(a_database_whose_tables_are_all_in_sql_files_is_adopted, |server| {
    adopts(
        server,
        "CREATE TABLE u (id integer); CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1'",
    );
    adopts(server, "CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1'");
});

on_every_server!(a_view_whose_copy_prints_differently_is_adopted, |server| {
    // Postgres names the null of a view that is made from what it prints of this one.
    let sql = "CREATE TABLE a (id integer PRIMARY KEY, x integer);
         CREATE VIEW v AS SELECT id, x FROM (SELECT id, x FROM a UNION ALL SELECT id, NULL FROM a) q";
    adopts(server, sql);
});

on_every_server!(an_object_that_postgres_would_not_create_again_is_listed, |server| {
    let told = adopts(
        server,
        "CREATE TABLE users (id integer PRIMARY KEY); CREATE TABLE t (id integer PRIMARY KEY);
         CREATE PROCEDURE p() LANGUAGE sql AS 'INSERT INTO users VALUES (1)';
         CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1';
         DROP TABLE users;
         CREATE DOMAIN positive AS integer;
         ALTER DOMAIN positive ADD CONSTRAINT positive_check CHECK (VALUE > 0) NOT VALID",
    );
    for it in
        ["procedure p(): Postgres refuses it: relation", "domain positive: Postgres refuses it"]
    {
        assert!(told.contains(it), "{told}");
    }
});

on_every_server!(views_over_columns_of_a_domain_are_adopted, |server| {
    let told = adopts(
        server,
        "CREATE DOMAIN cur AS integer;
         CREATE FUNCTION next() RETURNS integer LANGUAGE plpgsql AS 'BEGIN RETURN 42; END';
         CREATE TABLE t (id integer PRIMARY KEY, a cur NOT NULL, b integer DEFAULT next());
         CREATE VIEW v AS SELECT a, b FROM t;
         CREATE MATERIALIZED VIEW m AS SELECT a FROM t;
         CREATE TABLE u (id integer PRIMARY KEY, c cur);
         ALTER TABLE u ENABLE ROW LEVEL SECURITY;
         CREATE POLICY own ON u USING (c > 0)",
    );
    assert!(!told.contains("Not in these files"), "{told}");
});

on_every_server!(schemas_are_adopted_with_their_comments_and_privileges, |server| {
    let other = server.fresh_database("adopted");
    let told = adopts_into(
        server,
        "CREATE SCHEMA app;
         COMMENT ON SCHEMA app IS 'it''s ours';
         CREATE TABLE app.t (id serial PRIMARY KEY);
         CREATE SCHEMA \"Later On\";
         GRANT USAGE ON SCHEMA \"Later On\" TO pg_monitor;
         ALTER DEFAULT PRIVILEGES IN SCHEMA \"Later On\" GRANT SELECT ON TABLES TO pg_monitor",
        &["--schema", "app", "--schema", "Later On"],
        &other,
    );
    assert!(!told.contains("Not in these files"), "{told}");
    let sql = "SELECT nspname::text, coalesce(obj_description(oid), ''),
                      has_schema_privilege('pg_monitor', oid, 'USAGE')::text
               FROM pg_namespace WHERE nspname IN ('app', 'Later On') ORDER BY 1";
    let found = other.query(sql);
    assert_eq!(found, [["Later On", "", "true"], ["app", "it's ours", "false"]]);
});

on_every_server!(a_table_that_inherits_is_named, |server| {
    let sql = "CREATE TABLE shelves (id int PRIMARY KEY, name text);
        CREATE TABLE books (isbn text) INHERITS (shelves);";
    let workspace = Workspace::bare(server, sql);
    let output = workspace.run(&["adopt", "books"]).code(1);
    output.says("table `books`: it inherits from another table");
    workspace.run(&["adopt"]).success().says("  table books: it inherits from another table\n");
});
