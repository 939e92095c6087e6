//! Which objects belong to the tool and which do not, over several runs.

use std::fs;

use tests::on_every_server;

use super::workspace::{Workspace, model, table};

const TITLE: &str = "pub title: String,";

/// A workspace whose database has two tables of entities, and an unmanaged one.
fn settled(server: &tests::server::Server) -> Workspace {
    let workspace = Workspace::with(server, "story.rs", &table("stories", TITLE));
    workspace.entity("user.rs", &table("users", "pub name: String,"));
    workspace.migrate("start");
    workspace.database.execute("CREATE TABLE legacy (id int); INSERT INTO legacy VALUES (1)");
    workspace.run(&["check"]).success();
    workspace
}

on_every_server!(a_deleted_entity_drops_its_table_and_no_other, |server| {
    let workspace = settled(server);
    workspace.forget("user.rs");
    let output = workspace.migrate("drop users");
    output.prints("- table users").never_shows("legacy");
    assert_eq!(workspace.tables(), ["legacy", "stories"]);
    assert!(!workspace.read("migration/schema.lock").contains("users"));
    workspace.run(&["check"]).success();
});

on_every_server!(comments_belong_to_the_object_that_serves_the_statement, |server| {
    let workspace = Workspace::with(server, "story.rs", &table("stories", "pub slug: String,"));
    workspace.entity("user.rs", &table("users", "pub email: String,"));
    workspace.migrate("start");
    workspace.database.execute(
        "CREATE UNIQUE INDEX slugs ON stories (slug);
         ALTER TABLE users ADD CONSTRAINT emails UNIQUE (email)",
    );
    let stating = |name: &str, statement: &str, field: &str| {
        let model = table(name, field);
        model.replace("pub struct Model", &format!("#[autogen({statement})]\npub struct Model"))
    };
    let unique = "unique(on = \"slug\", comment = \"One story\")";
    workspace.entity("story.rs", &stating("stories", unique, "pub slug: String,"));
    let index = "index(on = \"email\", unique, comment = \"One user\")";
    workspace.entity("user.rs", &stating("users", index, "pub email: String,"));
    let sql = workspace.run(&["diff", "--format", "sql"]).success().stdout;
    assert_eq!(
        sql,
        "BEGIN;\nCOMMENT ON INDEX slugs IS 'One story';\nCOMMENT ON CONSTRAINT emails ON users IS 'One user';\nCOMMIT;\n"
    );
    workspace.migrate("comments");
    workspace.run(&["check"]).success();
});

on_every_server!(without_a_lock_nothing_more_is_dropped, |server| {
    let workspace = settled(server);
    workspace.forget("user.rs");
    workspace.entity("story.rs", &table("stories", ""));
    fs::remove_file(workspace.path("migration/schema.lock")).expect("the lock");
    workspace.run(&["check"]).success();
    // Stated objects are still created.
    workspace.entity("story.rs", &table("stories", "pub body: Option<String>,"));
    let output = workspace.migrate("add body");
    output.prints("+ column stories.body").never_shows("  - ");
    assert_eq!(workspace.tables(), ["legacy", "stories", "users"]);
});

on_every_server!(a_stale_lock_drops_nothing_more, |server| {
    let workspace = Workspace::with(server, "story.rs", &table("stories", TITLE));
    workspace.migrate("start");
    let stale = workspace.read("migration/schema.lock");
    workspace.entity("user.rs", &table("users", ""));
    workspace.migrate("add users");
    workspace.write("migration/schema.lock", &stale);
    workspace.forget("user.rs");
    workspace.run(&["check"]).success();
    assert_eq!(workspace.tables(), ["stories", "users"]);
});

on_every_server!(strict_drops_what_the_entities_do_not_state, |server| {
    let workspace = settled(server);
    workspace.database.execute("CREATE INDEX by_hand ON stories (title)");
    workspace.run(&["check"]).success();
    let output = workspace.run(&["check", "--strict"]).code(2);
    output.prints("- table legacy").prints("- index by_hand").never_shows("seaql_migrations");
});

on_every_server!(several_entity_crates_are_one_schema, |server| {
    let workspace = Workspace::with(server, "story.rs", &table("stories", TITLE));
    workspace.write("billing/Cargo.toml", "[package]\nname = \"billing\"\n");
    workspace.write("billing/src/lib.rs", &table("invoices", "pub total: i64,"));
    let args = ["diff", "--entity", "entity", "--entity", "billing"];
    workspace.run(&args).success().prints("+ table invoices").prints("+ table stories");
    workspace.run(&["diff", "--entity", "billing"]).success().never_shows("stories");
    workspace.write("autogen.toml", "entity = [\"entity\", \"billing\"]\n");
    workspace.run(&["diff"]).success().prints("+ table invoices").prints("+ table stories");
    // Arguments override the file.
    workspace.run(&["diff", "--entity", "billing"]).success().never_shows("stories");
});

on_every_server!(settings_name_paths_and_types, |server| {
    let workspace = Workspace::new(server);
    let source = table("places", "pub at: geo::Point,\n    pub by: Option<Tenant>,");
    workspace.write("crates/model/Cargo.toml", "[package]\nname = \"model\"\n");
    workspace.write("crates/model/src/lib.rs", &source);
    workspace.write("crates/history/Cargo.toml", &workspace.read("migration/Cargo.toml"));
    workspace.write("crates/history/src/lib.rs", &workspace.read("migration/src/lib.rs"));
    let settings = "entity = [\"crates/model\"]\nmigration = \"crates/history\"\n\n\
                    [types]\n\"geo::Point\" = \"point\"\nTenant = \"uuid\"\n";
    workspace.write("autogen.toml", settings);
    let output = workspace.run(&["diff", "--format", "sql"]).success();
    output.prints("at point NOT NULL").prints("by uuid");
    workspace.write(
        "elsewhere/other.toml",
        "entity = [\"../crates/model\"]\nmigration = \"../crates/history\"\n",
    );
    let other = workspace.run(&["check", "--config", "elsewhere/other.toml"]).code(1);
    other.says("the type `geo::Point` of `at` is not known");
    let before = workspace.snapshot();
    workspace.run(&["-m", "add places"]).success().says("Wrote crates/history/src/m");
    assert!(workspace.path("crates/history/schema.lock").is_file());
    assert_eq!(workspace.read("migration/src/lib.rs"), workspace_list(&before));
});

fn workspace_list(snapshot: &super::workspace::Snapshot) -> String {
    let list = &snapshot[std::path::Path::new("migration/src/lib.rs")];
    list.clone().expect("a file")
}

on_every_server!(commands_work_in_every_directory_of_the_workspace, |server| {
    let workspace = Workspace::with(server, "story.rs", &table("stories", TITLE));
    workspace.write("autogen.toml", "entity = [\"entity\"]\n");
    let from = |directory: &str, args: &[&str]| {
        workspace.autogen(args).dir(&workspace.path(directory)).run()
    };
    from("entity/src", &["check"]).code(2).prints("+ table stories");
    from("migration", &["-m", "add stories"]).success();
    assert_eq!(workspace.migrations().len(), 1);
    assert!(workspace.path("migration/schema.lock").is_file());
    // Paths on the command line are relative to the current directory.
    workspace.mark_applied();
    from("migration", &["check", "--entity", "entity"]).code(1).says("`entity`");
    from("migration", &["check", "--entity", "../entity"]).code(2);
});

on_every_server!(another_schema_is_read_if_an_entity_or_an_argument_names_it, |server| {
    let source = model("#[sea_orm(table_name = \"events\", schema_name = \"audit\")]", TITLE);
    let workspace = Workspace::with(server, "event.rs", &source);
    let output = workspace.migrate("add events");
    output.prints("table audit.events");
    workspace.run(&["check"]).success();
    workspace.database.execute("CREATE SCHEMA aside; CREATE TABLE aside.left_alone (id int)");
    workspace.run(&["check", "--strict"]).success().never_shows("left_alone");
    let output = workspace.run(&["check", "--strict", "--schema", "aside"]).code(2);
    output.prints("- table aside.left_alone");
    workspace.run(&["check", "--schema", "aside"]).success();
});

on_every_server!(the_lock_keeps_how_postgres_prints_what_did_not_change, |server| {
    let stating = |fields: &str| {
        let check = "#[autogen(check(name = \"counted\", \"words IS NULL OR words>0\"))]\n";
        table("stories", fields).replace("pub struct Model", &format!("{check}pub struct Model"))
    };
    let workspace = Workspace::with(server, "story.rs", &stating("pub words: Option<i32>,"));
    workspace.migrate("start");
    let printed = |lock: &str| lock.split_once(".printed]").map(|(_, it)| it.to_owned());
    let first = printed(&workspace.read("migration/schema.lock"));
    assert!(first.is_some(), "Postgres prints the check as it is stated");
    workspace.entity("story.rs", &stating("pub words: Option<i32>, pub pages: Option<i32>,"));
    workspace.migrate("pages");
    assert_eq!(printed(&workspace.read("migration/schema.lock")), first);
});
