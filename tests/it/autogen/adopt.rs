//! `adopt`: a database becomes a project, and a table without an entity gets one.

use std::{fs, process::Command};

use expect_test::expect;
use tests::{on_every_server, server::server};

use super::workspace::{Workspace, table};

const SHOP: &str = "
    CREATE TABLE users (id bigserial PRIMARY KEY, email text NOT NULL UNIQUE);
    CREATE TABLE orders (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        user_id bigint NOT NULL REFERENCES users ON DELETE CASCADE,
        total numeric(10, 2) NOT NULL CHECK (total >= 0),
        vat numeric(10, 2) GENERATED ALWAYS AS (total * 0.19) STORED
    );
    CREATE INDEX ON orders (user_id) WHERE total > 100;
    CREATE TABLE log (at timestamptz NOT NULL, line text, order_id bigint REFERENCES orders);
    CREATE INDEX ON log USING brin (at);
    COMMENT ON COLUMN log.line IS 'without its break';
    CREATE VIEW large AS SELECT id FROM orders WHERE total > 100;
    CREATE VIEW lines AS SELECT line FROM log;
    CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
    CREATE TRIGGER touched BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION touch();";

on_every_server!(a_database_becomes_a_project, |server| {
    let workspace = Workspace::bare(server, SHOP);
    let output = workspace.run(&["adopt"]).success();
    expect![[r#"
        Entities for 2 tables in entity/src.
        SQL files for 1 table without an entity and 4 other objects.

        Wrote Cargo.toml
        Wrote autogen.toml
        Wrote entity/Cargo.toml
        Wrote entity/sql/large.sql
        Wrote entity/sql/lines.sql
        Wrote entity/sql/log.sql
        Wrote entity/sql/orders.sql
        Wrote entity/sql/touch.sql
        Wrote entity/src/lib.rs
        Wrote migration/Cargo.toml
        Wrote migration/schema.lock
        Wrote migration/src/lib.rs
        Wrote migration/src/main.rs
        Wrote 3 files in entity/src
        Commit them. Then: `autogen check`; change an entity; `autogen -m "…"`; `cargo run -p migration -- up`.
    "#]].assert_eq(&output.stderr);
    expect![[r#"
        use sea_orm::entity::prelude::*;

        #[sea_orm::model]
        #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, autogen_derive::Autogen)]
        #[sea_orm(table_name = "orders")]
        #[autogen(
            check(name = "orders_total_check", "total >= (0)::numeric"),
            index(on = "user_id", filter = "total > (100)::numeric")
        )]
        pub struct Model {
            #[sea_orm(primary_key)]
            #[autogen(identity = "always")]
            pub id: i64,
            pub user_id: i64,
            #[sea_orm(column_type = "Decimal(Some((10, 2)))")]
            pub total: Decimal,
            #[sea_orm(column_type = "Decimal(Some((10, 2)))", nullable)]
            #[autogen(generated = "total * 0.19")]
            pub vat: Option<Decimal>,
            #[sea_orm(belongs_to, from = "user_id", to = "id", on_delete = "Cascade")]
            pub user: BelongsTo<super::users::Entity>,
        }

        impl ActiveModelBehavior for ActiveModel {}
    "#]]
    .assert_eq(&workspace.read("entity/src/orders.rs"));
    expect![[r##"
        # Settings of autogen. Its book lists all of them: docs/src/autogen-toml.md

        entity = ["entity"]
        migration = "migration"

        # As in this database.
        [naming]
        convention = "postgres"
    "##]]
    .assert_eq(&workspace.read("autogen.toml"));
    workspace.run(&["check"]).success();
    let again = workspace.run(&["adopt"]).success();
    expect![[r#"
        Nothing to do: every table of the database is stated (3 tables) or ignored.
    "#]]
    .assert_eq(&again.stderr);
    // What was a line of an entity is managed from now on.
    let orders = workspace
        .read("entity/src/orders.rs")
        .replace("index(on = \"user_id\"", "index(on = \"user_id, id\"");
    workspace.write("entity/src/orders.rs", &orders);
    workspace.run(&["check"]).code(2);
});

on_every_server!(only_tables_without_an_entity_get_one, |server| {
    let workspace = Workspace::with(server, "user.rs", &table("users", "pub email: String,"));
    let depends = |name: &str| {
        format!("[package]\nname = \"x\"\n[dependencies]\n{name} = \"2\"\nautogen-derive = \"1\"\n")
    };
    workspace.write("entity/Cargo.toml", &depends("sea-orm"));
    workspace.write("migration/Cargo.toml", &depends("sea-orm-migration"));
    workspace.database.execute(SHOP);
    workspace.run(&["init"]).success();
    let (user, lock) =
        (workspace.read("entity/src/user.rs"), workspace.read("migration/schema.lock"));
    let output = workspace.run(&["adopt", "orders"]).success();
    expect![[r#"
        Entities for 1 table in entity/src.

        Wrote entity/src/lib.rs
        Wrote migration/schema.lock
        Wrote 1 file in entity/src
        Commit them. Then: `autogen check`; change an entity; `autogen -m "…"`; `cargo run -p x -- up`.
    "#]].assert_eq(&output.stderr);
    assert_eq!(workspace.read("entity/src/user.rs"), user);
    assert!(workspace.read("migration/schema.lock").starts_with(&lock[..20]));
    expect![[r#"
        pub mod user;
        pub mod orders;
    "#]]
    .assert_eq(&workspace.read("entity/src/lib.rs"));
    assert!(workspace.read("entity/src/orders.rs").contains("BelongsTo<super::user::Entity>"));
    workspace.run(&["check"]).success();
});

on_every_server!(serde_the_time_crate_and_a_folder_are_chosen, |server| {
    let workspace = Workspace::new(server);
    workspace.database.execute("CREATE TABLE seen (id uuid PRIMARY KEY, at timestamptz NOT NULL)");
    let flags =
        ["adopt", "--with-serde", "both", "--date-time-crate", "time", "--with-prelude", "none"];
    workspace.run(&[&flags[..], &["--output-dir", "entity/src/tables"]].concat()).success();
    expect![[r#"
        use sea_orm::entity::prelude::*;
        use serde::{Deserialize, Serialize};

        #[sea_orm::model]
        #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Deserialize, Serialize)]
        #[sea_orm(table_name = "seen")]
        pub struct Model {
            #[sea_orm(primary_key, auto_increment = false)]
            pub id: Uuid,
            pub at: TimeDateTimeWithTimeZone,
        }

        impl ActiveModelBehavior for ActiveModel {}
    "#]]
    .assert_eq(&workspace.read("entity/src/tables/seen.rs"));
    expect![[r#"
        pub mod seen;
    "#]]
    .assert_eq(&workspace.read("entity/src/tables/mod.rs"));
});

on_every_server!(what_cannot_be_adopted_is_refused, |server| {
    let workspace =
        Workspace::bare(server, "CREATE SCHEMA shop; CREATE TABLE shop.a (id int PRIMARY KEY)");
    let mut told = Vec::new();
    let mut refused = |args: &[&str]| {
        let output = workspace.run(args).code(1);
        told.push(output.stderr.replace(&workspace.database.name, "[database]"));
    };
    refused(&["adopt"]);
    workspace.database.execute(SHOP);
    refused(&["adopt", "user"]);
    refused(&["adopt", "-o", "elsewhere"]);
    workspace.run(&["adopt", "users"]).success();
    refused(&["adopt", "users"]);
    let told: Vec<String> = told.iter().map(|it| address(it)).collect();
    expect![[r#"
        error: there is no table in the schema `public` of postgres@[server]/[database]
          help: name the database whose tables should become entities: `--database-url URL`
          help: it has other schemas: `--schema shop`
        error: there is no table `user` in the database
          help: did you mean `users`?
        error: `elsewhere` is not in a crate
          help: name the folder `src` of a crate, which is created if it does not exist: `--output-dir entity/src`
        error: the table `users` already has an entity or SQL file: entity/src/users.rs:5:24
          help: `autogen check` compares it with the database
    "#]].assert_eq(&told.concat());
});

/// To build such a project takes minutes, because it has other features than this one. It was built by hand; this is what
/// could break it unnoticed.
#[test]
fn cargo_accepts_the_manifests() {
    let types =
        "CREATE TABLE a (id uuid PRIMARY KEY, at timestamptz, price numeric, data jsonb, day date)";
    let workspace = Workspace::bare(&server(18), types);
    workspace.run(&["adopt", "--with-serde", "both"]).success();
    let lock = crate::clone::workspace().join("Cargo.lock");
    fs::copy(lock, workspace.path("Cargo.lock")).expect("the lock");
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(workspace.path("")).args(["metadata", "--offline", "--format-version", "1"]);
    let output = cargo.output().expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let members = metadata["workspace_members"].as_array().expect("members");
    assert_eq!(members.len(), 2, "{members:?}");
}

on_every_server!(sql_files_take_what_entities_cannot_state, |server| {
    let workspace = Workspace::with(server, "users.rs", &table("users", "pub email: String,"));
    workspace.write("entity/sql/old.sql", "CREATE VIEW mails AS SELECT email FROM users;\n");
    workspace.migrate("one");
    workspace.database.execute(
        "CREATE TABLE log (at timestamptz NOT NULL, line text);
         CREATE UNLOGGED TABLE cache (key text STORAGE MAIN);
         CREATE INDEX ON log (at);
         CREATE VIEW lines AS SELECT line FROM log;
         CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
         CREATE TRIGGER touched BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION touch();
         ALTER VIEW mails RENAME COLUMN email TO mail;",
    );
    let output = workspace.run(&["adopt"]).success();
    expect![[r#"
        SQL files for 2 tables without an entity and 5 other objects.

        Wrote entity/sql/cache.sql
        Wrote entity/sql/lines.sql
        Wrote entity/sql/log.sql
        Wrote entity/sql/touch.sql
        Wrote entity/sql/users.sql
        Wrote migration/schema.lock
        Commit them. Then: `autogen check`; change an entity; `autogen -m "…"`; `cargo run -p migration -- up`.
    "#]].assert_eq(&output.stderr);
    expect![[r#"
        CREATE TABLE log (
            at timestamp with time zone NOT NULL,
            line text
        );

        CREATE INDEX log_at_idx ON log (at);
    "#]]
    .assert_eq(&workspace.read("entity/sql/log.sql"));
    expect![[r#"
        CREATE TABLE cache (
            key text
        );

        ALTER TABLE cache SET UNLOGGED;

        ALTER TABLE cache ALTER COLUMN key SET STORAGE MAIN;
    "#]]
    .assert_eq(&workspace.read("entity/sql/cache.sql"));
    // The view that is otherwise in the database is still a difference.
    let check = workspace.run(&["check"]).code(2);
    assert!(check.stdout.contains("mails") && !check.stdout.contains("log"), "{}", check.stdout);
    workspace.database.execute("ALTER VIEW mails RENAME COLUMN mail TO email");
    workspace.run(&["check"]).success();
    // From now on they are managed.
    let log = workspace.read("entity/sql/log.sql").replace("line text", "line varchar");
    workspace.write("entity/sql/log.sql", &log);
    workspace.run(&["check"]).code(2);
});

/// The text without the server's port.
fn address(text: &str) -> String {
    let mut parts = text.split("127.0.0.1:");
    let first = parts.next().unwrap_or_default().to_owned();
    let others =
        parts.map(|it| format!("[server]{}", it.trim_start_matches(|c: char| c.is_ascii_digit())));
    first + &others.collect::<String>()
}
