//! The first run on a project that was made without `autogen`: nothing stops it, and what it says is true.

use tests::{on_every_server, server::Server};

use super::workspace::{LIST, Workspace, model, table};

const USERS: &str = "CREATE TABLE users (id bigserial PRIMARY KEY, name text NOT NULL)";

const SEA_ORM: &str = "use sea_orm_migration::prelude::*;
#[tokio::main]
async fn main() {
    cli::run_cli(migration::Migrator).await;
}
";

/// A project with the table of its only entity, and with a migration that did not make it.
fn unrecorded(server: &Server) -> Workspace {
    let workspace = Workspace::with(server, "user.rs", &table("users", "pub name: String,"));
    workspace.database.execute(USERS);
    let list =
        LIST.replace("vec![]", "vec![Box::new(m20220101_000001_create_table::Migration)]").replace(
            "pub struct Migrator;",
            "mod m20220101_000001_create_table;\npub struct Migrator;",
        );
    workspace.write("migration/src/lib.rs", &list);
    let migration = "use sea_orm_migration::prelude::*;\n#[derive(DeriveMigrationName)]\npub struct Migration;\n";
    workspace.write("migration/src/m20220101_000001_create_table.rs", migration);
    for (folder, dependency) in [("entity", "sea-orm"), ("migration", "sea-orm-migration")] {
        let manifest =
            format!("[package]\nname = {folder:?}\n[dependencies]\n{dependency} = \"2\"\n");
        workspace.write(&format!("{folder}/Cargo.toml"), &manifest);
    }
    workspace
}

on_every_server!(a_module_that_a_build_script_writes_is_not_seen, |server| {
    let workspace = Workspace::with(server, "user.rs", &table("users", "pub name: String,"));
    workspace.entity("story.rs", &table("stories", ""));
    workspace.migrate("start");
    // The entity of `stories` is now in a file that does not exist yet.
    std::fs::remove_file(workspace.path("entity/src/story.rs")).expect("the entity");
    let output = workspace.run(&["check"]).success();
    output
        .says("not seen: entity/src/lib.rs:2:9: there is no file for the module `story`")
        .says("warning: the table `stories` is kept");
    workspace.run(&["check", "--strict"]).code(2).prints("- table stories");
    // Other changes are found and made.
    workspace.entity("user.rs", &table("users", "pub name: String,\n    pub age: Option<i32>,"));
    let output = workspace.migrate("add an age");
    output.prints("+ column users.age").never_shows("- table");
    assert_eq!(workspace.tables(), ["stories", "users"]);
    assert!(workspace.read("migration/schema.lock").contains("stories"));
});

on_every_server!(nobody_guesses_the_type_of_a_new_column, |server| {
    let types = "pub struct Typed<P>(pub P);\npub type JobId = Typed<u32>;\n";
    let source = table("jobs", "pub job: JobId,") + types;
    let workspace = Workspace::with(server, "job.rs", &source);
    workspace.refuses(&["diff", "--format", "sql"]).says("`\"JobId\" = \"…\"`");
    // If the database has the column, it tells.
    let create = "CREATE TABLE jobs (id bigserial PRIMARY KEY, job integer NOT NULL)";
    workspace.database.execute(create);
    workspace.run(&["check"]).success().says("`\"JobId\" = \"integer\"`");
});

on_every_server!(migrations_that_did_not_make_the_tables_stop_no_comparison, |server| {
    let workspace = unrecorded(server);
    let warning = "1 migration is pending (`m20220101_000001_create_table`), but the database has tables of the entities and no record";
    workspace.run(&["check"]).success().says(warning).says("-- stamp head` records that");
    workspace.run(&["diff"]).success().says(warning);
    workspace.run(&["-q", "check"]).success().never_shows("warning");
    workspace.run(&["init"]).success().says(warning).says("Wrote migration/schema.lock");
    // A migration needs to know where the database is.
    for command in [&["-m", "x"][..], &["-m", "x", "--dry-run"], &["-m", "x", "--empty"]] {
        workspace
            .refuses(command)
            .says("error: target database is not up to date: 1 migration is pending")
            .says("the database has tables of the entities but no record of migrations");
    }
    // Somebody else's tables are no reason to compare.
    workspace.database.execute("ALTER TABLE users RENAME TO people");
    workspace.refuses(&["check"]).says("1 migration is pending").never_shows("no record");
    workspace.database.execute("ALTER TABLE people RENAME TO users");
    workspace.mark_applied();
    workspace.run(&["check"]).success().never_shows("warning");
});

on_every_server!(only_the_runner_is_said_to_stamp, |server| {
    let workspace = unrecorded(server);
    workspace.write("migration/src/main.rs", SEA_ORM);
    let output = workspace.refuses(&["-m", "x"]);
    output
        .says("run `cargo run -p migration -- up`")
        .says("insert a row for each of them into the table `seaql_migrations`, or")
        .says("replace `main` by `runner::main!(migration::Migrator);`")
        .never_shows("stamp head");
    workspace.write("migration/src/main.rs", "fn main() { serve() }");
    let output = workspace.refuses(&["-m", "x"]);
    output
        .says("apply them as your program applies migrations")
        .says("insert a row for each of them into the table `seaql_migrations`\n")
        .never_shows("stamp");
    // What the help says helps.
    workspace.mark_applied();
    workspace.run(&["-m", "x", "--dry-run"]).success();
});

on_every_server!(several_lists_that_code_computes_are_migrations, |server| {
    let workspace = Workspace::bare(server, USERS);
    workspace.write("Cargo.lock", "");
    let manifest =
        "[package]\nname = \"app\"\n[dependencies]\nsea-orm = \"2\"\nsea-orm-migration = \"2\"\n";
    workspace.write("Cargo.toml", manifest);
    workspace.write("src/lib.rs", "pub mod entity;\npub mod migration;\n");
    workspace.write("src/entity.rs", &table("users", "pub name: String,"));
    let one = LIST.replace("vec![]", "parts::standard()");
    let start = one.find("pub struct").expect("a list");
    let other = one[start..].replace("Migrator;", "Custom;").replace("for Migrator", "for Custom");
    workspace.write("src/migration/mod.rs", &format!("mod parts;\n{one}{other}"));
    workspace.write("src/migration/parts/mod.rs", "");
    let unknown =
        "several `impl MigratorTrait for …`; it is unknown whether the database is up to date";
    let output = workspace.run(&["check"]).success();
    output.says(unknown).never_shows("there is no migration crate");
    workspace.run(&["init"]).success().says(unknown).says("Wrote src/migration/schema.lock");
    // A list that is written is the one to take.
    workspace.write("tools/Cargo.toml", &manifest.replace("app", "tools"));
    workspace.write("tools/src/lib.rs", LIST);
    std::fs::remove_file(workspace.path("autogen.toml")).expect("the settings");
    workspace.run(&["check"]).success().never_shows("unknown");
});

on_every_server!(places_are_relative_in_a_project_of_one_package, |server| {
    let workspace = Workspace::bare(server, USERS);
    workspace.write("Cargo.lock", "");
    workspace.write("Cargo.toml", "[package]\nname = \"app\"\n");
    workspace.write("autogen.toml", "entity = [\".\"]\n");
    let source = table("users", "pub name: String,\n    pub age: Unknown,");
    workspace.write("src/lib.rs", &source);
    let output = workspace.refuses(&["check"]);
    output.says("╭▸ src/lib.rs:9:14\n").never_shows("./src");
    let folder = workspace.path("").canonicalize().expect("a folder");
    assert!(!output.stderr.contains(&*folder.to_string_lossy()), "{}", output.stderr);
    // Written on the command line, it is the same.
    std::fs::remove_file(workspace.path("autogen.toml")).expect("the settings");
    workspace.refuses(&["check", "--entity", "."]).says("╭▸ src/lib.rs:9:14\n");
});

on_every_server!(a_refused_object_of_the_database_can_be_left_alone, |server| {
    let source = table("books", "pub price: i32,").replace(
        "#[sea_orm(table_name",
        "#[autogen(check(\"cost > 0\", name = \"positive\"))]\n#[sea_orm(table_name",
    );
    let workspace = Workspace::with(server, "book.rs", &source);
    let create = "CREATE TABLE books (id bigserial PRIMARY KEY, price integer NOT NULL)";
    workspace.database.execute(create);
    workspace.refuses(&["check"]).says("error[refused]").never_shows("[ignore]");
    let check = "ALTER TABLE books ADD CONSTRAINT positive CHECK (price > 0)";
    workspace.database.execute(check);
    let line = "constraints = [\"books.positive\"]";
    workspace.refuses(&["check"]).says("error[refused]").says(line);
    // What the help says helps.
    workspace.write("autogen.toml", &format!("[ignore]\n{line}\n"));
    workspace.run(&["check"]).success();
});

on_every_server!(an_index_over_expressions_is_named_as_the_neighbour, |server| {
    let fields = "#[sea_orm(unique_key = \"idx_roles_u\")]\n    pub a: i32,
    #[sea_orm(unique_key = \"idx_roles_u\")]\n    pub b: i32,";
    let workspace = Workspace::with(server, "role.rs", &table("roles", fields));
    workspace.database.execute(
        "CREATE TABLE roles (id bigserial PRIMARY KEY, a integer NOT NULL, b integer NOT NULL);
         CREATE UNIQUE INDEX idx_roles_u ON roles (a, coalesce(b, 0))",
    );
    let output = workspace.run(&["check"]).code(2);
    output
        .prints("+ index idx-roles-idx_roles_u on roles unique (a, b)")
        .prints("the database has index idx_roles_u unique (a, COALESCE(b, 0))");
    // One over plain columns is nearer.
    workspace.database.execute("CREATE UNIQUE INDEX plain ON roles (b, a) WHERE a > 0");
    workspace.run(&["check"]).code(2).prints("the database has index plain unique (b, a)");
});

on_every_server!(an_extensions_type_keeps_its_modifiers, |server| {
    let embedding = |ty: &str| {
        let fields = format!(
            "#[sea_orm(column_type = \"custom(\\\"{ty}\\\")\", select_as = \"text\")]\n    pub embedding: String,"
        );
        table("mails", &fields)
    };
    let workspace = Workspace::with(server, "mail.rs", &embedding("vector"));
    workspace.database.execute(
        "CREATE EXTENSION vector;
         CREATE TABLE mails (id bigserial PRIMARY KEY, embedding vector(3) NOT NULL);
         CREATE INDEX near ON mails USING hnsw (embedding vector_l2_ops)",
    );
    workspace.run(&["check"]).success();
    workspace.entity("mail.rs", &embedding("vector(4)"));
    workspace.run(&["check"]).code(2).prints("~ column mails.embedding: vector(3) → vector(4)");
    // Whoever stated them and takes them away wants them gone.
    workspace.database.execute("DROP INDEX near");
    workspace.migrate("more dimensions");
    workspace.entity("mail.rs", &embedding("vector"));
    workspace.run(&["check"]).code(2).prints("~ column mails.embedding: vector(4) → vector");
    workspace.migrate("any dimensions");
    let ty = "SELECT format_type(atttypid, atttypmod) FROM pg_attribute WHERE attname = 'embedding' AND attrelid = 'mails'::regclass";
    assert_eq!(workspace.database.value(ty), "vector");
    // A new column gets the type as it is stated.
    workspace.entity("other.rs", &embedding("vector").replace("mails", "letters"));
    workspace.run(&["check"]).code(2).prints("embedding vector");
});

on_every_server!(an_index_that_partitions_lack_is_built, |server| {
    let attributes =
        "#[sea_orm(table_name = \"events\")]\n#[autogen(index(on = \"v\", name = \"by_v\"))]";
    let workspace = Workspace::with(server, "event.rs", &model(attributes, "pub v: i32,"));
    workspace.database.execute(
        "CREATE TABLE events (id bigint PRIMARY KEY, v int NOT NULL) PARTITION BY LIST (id);
         CREATE TABLE events_1 PARTITION OF events FOR VALUES IN (1);
         CREATE TABLE events_2 PARTITION OF events FOR VALUES IN (2);
         CREATE INDEX of_its_own ON events_1 (v);
         CREATE INDEX by_v ON ONLY events (v)",
    );
    let output = workspace.run(&["check"]).code(2);
    output.prints("+ index by_v on events (v)").prints("which some of its partitions lack");
    workspace.migrate("build it");
    workspace.run(&["check"]).success();
    let sql = "SELECT indisvalid::text FROM pg_index WHERE indexrelid = 'by_v'::regclass";
    assert_eq!(workspace.database.query(sql), [["true"]]);
    let sql = "SELECT count(*)::text FROM pg_indexes WHERE tablename = 'events_1'";
    assert_eq!(workspace.database.query(sql), [["2"]]);
});
