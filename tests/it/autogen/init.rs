//! A project with a history: what `init` records, and what `[ignore]` leaves alone.

use expect_test::expect;
use tests::on_every_server;
use tests::server::Server;

use super::workspace::{LIST, Workspace, table};

const USER: &str = "#[sea_orm(unique)]
    pub email: String,
    #[sea_orm(column_type = \"Text\")]
    pub bio: String,
    #[sea_orm(default_value = 0)]
    pub visits: i32,
    pub team_id: Option<i64>,";

/// An entity that states more than its database has.
fn with_history(server: &Server) -> Workspace {
    let relation = "#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = \"super::team::Entity\", from = \"Column::TeamId\", to = \"super::team::Column::Id\")]
    Team,
}
";
    let user = table("users", USER).replace(
        "#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]\npub enum Relation {}\n",
        relation,
    );
    let workspace = Workspace::with(server, "user.rs", &user);
    workspace.entity("team.rs", &table("teams", "pub name: String,"));
    workspace.write(
        "entity/Cargo.toml",
        "[package]\nname = \"entity\"\n[dependencies]\nsea-orm = \"2\"\n",
    );
    workspace.write(
        "migration/Cargo.toml",
        "[package]\nname = \"migration\"\n[dependencies]\nsea-orm-migration = \"2\"\n",
    );
    workspace.database.execute(
        "CREATE TABLE teams (id bigserial PRIMARY KEY, name text NOT NULL);
         CREATE TABLE users (id bigserial PRIMARY KEY, email varchar(255) NOT NULL, bio varchar(200) NOT NULL,
                             visits integer NOT NULL, team_id bigint);
         CREATE UNIQUE INDEX by_email ON users (email);
         CREATE TABLE legacy (id integer);",
    );
    workspace
}

on_every_server!(stated_differences_are_listed, |server| {
    let workspace = with_history(server);
    workspace.run(&["check"]).code(2);
    let output = workspace.run(&["init"]).success();
    expect![[r#"
        2 tables of the entities are in the database.
        3 statements of the entities have no match in the database: they are listed under [ignore].
        1 table has no entity: it is left alone.

        Wrote autogen.toml
        Wrote migration/schema.lock
        Commit both. Remove a line from [ignore] when you want the change that it holds back.
        Then: `autogen check`; change an entity; `autogen -m "…"`; `cargo run -p migration -- up`.
    "#]]
    .assert_eq(&workspace.masked(&output.stderr));
    expect![[r##"
        # Settings of autogen. Its book lists all of them: docs/src/autogen-toml.md

        entity = ["entity"]
        migration = "migration"

        # What the entities stated and the database did not have when this file was written. Nothing here is compared.
        # Remove a line when you want the change, and the next migration makes it.
        [ignore]
        columns = [
            "users.bio:type", # the database has character varying(200)
            "users.visits:default", # the database has none
        ]
        constraints = [
            "users.fk-users-team_id", # not in the database: foreign key fk-users-team_id on users (team_id) → teams (id)
        ]
    "##]].assert_eq(&workspace.read("autogen.toml"));
    let lock = workspace.read("migration/schema.lock");
    assert!(!lock.contains("fk-users-team_id") && !lock.contains("default"), "{lock}");
    workspace.run(&["check"]).success();
});

on_every_server!(unmanaged_objects_are_listed_on_request, |server| {
    let workspace = with_history(server);
    workspace.run(&["init"]).success();
    workspace.database.execute(
        "ALTER TABLE users ADD motto text CONSTRAINT short CHECK (length(motto) < 80);
         CREATE INDEX by_hand ON users (lower(email));
         CREATE TYPE mood AS ENUM ('glad');",
    );
    let output = workspace.run(&["check", "--unmanaged"]).success();
    let expected = "\
        enum mood\n\
        table legacy\n\
        column users.motto\n\
        check short on users (length(motto) < 80)\n\
        index by_hand on users (lower((email)::text))\n";
    assert_eq!(output.stdout, expected);
    let json = workspace.run(&["diff", "--format", "json"]).success().stdout;
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let unmanaged = json["unmanaged"].as_array().expect("a list");
    let lines: String =
        unmanaged.iter().map(|it| format!("{}\n", it["text"].as_str().expect("a text"))).collect();
    assert_eq!(lines, expected);
});

on_every_server!(removing_a_pattern_shows_the_difference_again, |server| {
    let workspace = with_history(server);
    workspace.run(&["init"]).success();
    let settings = workspace.read("autogen.toml");
    let without: String = settings
        .lines()
        .filter(|line| !line.contains("visits:default"))
        .map(|line| format!("{line}\n"))
        .collect();
    workspace.write("autogen.toml", &without);
    let output = workspace.run(&["check"]).code(2);
    output.prints("~ column users.visits: default 0").never_shows("foreign key");
    // Patterns that stay on the list survive a generation.
    workspace.migrate("default");
    workspace.run(&["check"]).success();
    workspace.run(&["check", "--strict"]).code(2).prints("- table legacy").never_shows("users.bio");
});

on_every_server!(nothing_is_overwritten_unasked, |server| {
    let workspace = with_history(server);
    workspace.run(&["init"]).success();
    let before = workspace.snapshot();
    let output = workspace.run(&["init"]).code(1);
    expect![[r#"
        error: `autogen.toml` and `migration/schema.lock` already exist
          help: run `autogen check` to compare, or `autogen init --force` to start over from the current state
    "#]]
    .assert_eq(&output.stderr);
    assert_eq!(workspace.snapshot(), before);
    workspace.run(&["init", "--force"]).success();
    assert_eq!(workspace.snapshot(), before);
    // Handwritten lines stay.
    let own = "# Ours, by hand.\n\n[naming]\nindex = \"ix_{table}_{columns}\" # short\n";
    let text = format!("{}\n{own}", workspace.read("autogen.toml"));
    workspace.write("autogen.toml", &text);
    workspace.run(&["init", "--force"]).success();
    assert_eq!(workspace.read("autogen.toml"), text);
    workspace.run(&["check"]).success();
});

on_every_server!(ignored_objects_are_left_alone, |server| {
    let workspace = with_history(server);
    workspace.write(
        "autogen.toml",
        "[ignore]\ntables = [\"*\", \"!teams\"]\nindexes = [\"nothing.*\"]\n",
    );
    let output = workspace.run(&["check"]).success();
    expect![[r#"
        warning: `nothing.*` under [ignore] in autogen.toml matches nothing
        Entities and database agree.
    "#]]
    .assert_eq(&output.stderr);
    workspace
        .entity("team.rs", &table("teams", "pub name: String,\n    pub motto: Option<String>,"));
    let output = workspace.run(&["check", "--strict"]).code(2);
    output.prints("+ column teams.motto").never_shows("legacy").never_shows("users");
});

on_every_server!(several_crates_are_a_question, |server| {
    let workspace = with_history(server);
    workspace.write("other/Cargo.toml", &workspace.read("entity/Cargo.toml"));
    workspace.write("other/src/lib.rs", &workspace.read("entity/src/user.rs"));
    let output = workspace.run(&["init"]).code(3);
    expect![[r#"
        error: there is more than one entity crate
          help: `--entity entity`
          help: `--entity other`
    "#]]
    .assert_eq(&output.stderr);
    workspace.run(&["init", "--entity", "entity"]).success();
    workspace.run(&["check"]).success();
});

on_every_server!(crates_that_only_run_migrations_do_not_count, |server| {
    let workspace = with_history(server);
    workspace.write("db/Cargo.toml", &workspace.read("migration/Cargo.toml"));
    workspace.write(
        "db/src/lib.rs",
        "use migration::Migrator;\nuse sea_orm_migration::MigratorTrait;\n\n\
         pub async fn up(db: &sea_orm_migration::SchemaManagerConnection<'_>) {\n    \
         Migrator::up(db, None).await.unwrap();\n}\n",
    );
    let tested =
        format!("#[cfg(test)]\nmod tests {{\n{}\n}}\n", table("dogs", "pub name: String,"));
    workspace.write("query/Cargo.toml", &workspace.read("entity/Cargo.toml"));
    workspace.write("query/src/lib.rs", &tested);
    workspace.run(&["init"]).success();
    assert!(workspace.read("autogen.toml").contains("entity = [\"entity\"]\n"));
});

on_every_server!(the_migrations_may_be_in_a_module, |server| {
    let workspace = with_history(server);
    let list = "migration/src/migrator/mod.rs";
    workspace.write(list, &workspace.read("migration/src/lib.rs"));
    workspace.write("migration/src/lib.rs", "mod migrator;\npub use migrator::Migrator;\n");
    workspace.run(&["init"]).success().says("`cargo run -p migration -- up`");
    let settings = workspace.read("autogen.toml");
    assert!(settings.contains("migration = \"migration/src/migrator\"\n"), "{settings}");
    workspace
        .entity("team.rs", &table("teams", "pub name: String,\n    pub motto: Option<String>,"));
    let output = workspace.run(&["-m", "add motto"]).success();
    output.says("Wrote migration/src/migrator/m");
    assert!(workspace.read(list).contains("_add_motto::Migration)"));
    assert!(workspace.path("migration/src/migrator/schema.lock").exists());
});

on_every_server!(columns_that_a_field_cannot_hold_are_listed, |server| {
    let workspace = with_history(server);
    workspace.database.execute(
        "ALTER TABLE users ALTER visits TYPE point USING '(0,0)';
         ALTER TABLE users ALTER bio TYPE text[] USING ARRAY[bio];
         CREATE INDEX by_bio ON users USING gin (bio);",
    );
    workspace.run(&["init"]).success();
    let settings = workspace.read("autogen.toml");
    assert!(settings.contains("\"users.bio:type\", # the database has text[]\n"), "{settings}");
    assert!(settings.contains("\"users.visits:type\", # the database has point\n"), "{settings}");
    workspace.run(&["check"]).success();
});

on_every_server!(init_refuses_a_database_without_any_of_the_tables, |server| {
    let workspace = with_history(server);
    workspace.database.execute("DROP TABLE teams, users");
    let before = workspace.snapshot();
    let output = workspace.run(&["init"]).code(1);
    expect![[r#"
        error: the database has none of the tables that the entities state
          help: `init` is for a project whose database has its tables: name that database with `--database-url URL`
          help: a new project begins with its first migration: `autogen -m "…"`
    "#]]
    .assert_eq(&output.stderr);
    assert_eq!(workspace.snapshot(), before);
});

on_every_server!(a_missing_table_stands_for_its_parts, |server| {
    let workspace = with_history(server);
    workspace.database.execute("DROP TABLE users");
    workspace.run(&["init"]).success();
    let settings = workspace.read("autogen.toml");
    assert!(settings.contains("    \"users\", # not in the database: table users\n"), "{settings}");
    assert!(!settings.contains("constraints"), "{settings}");
    workspace.run(&["check"]).success();
});

on_every_server!(the_workspace_itself_may_hold_the_entities, |server| {
    let workspace = with_history(server);
    workspace.write("Cargo.toml", &workspace.read("entity/Cargo.toml"));
    workspace.write("src/lib.rs", "pub mod team;\n");
    workspace.write("src/team.rs", &table("teams", "pub name: String,"));
    workspace.run(&["init", "--entity", "."]).success();
    assert!(workspace.read("autogen.toml").contains("entity = [\".\"]\n"));
    workspace.run(&["check"]).success();
});

on_every_server!(init_names_places_as_check_does, |server| {
    let workspace = with_history(server);
    workspace.write("entity/src/user.rs", &(table("users", USER) + "\nelsewhere::entities!();\n"));
    let told = "not seen: entity/src/user.rs:";
    workspace.run(&["check"]).code(2).says(told);
    workspace.run(&["init"]).success().says(told);
});

on_every_server!(the_crate_that_lists_migrations_is_found_in_older_and_other_layouts, |server| {
    for (dependencies, list) in [
        ("[dependencies]\nsea-schema = \"0.7\"", "pub use sea_schema::migration::prelude::*;"),
        (
            "[dependencies]\nloco-rs = \"0.16\"\n[dependencies.sea-orm-migration]\nversion = \"1\"",
            "#![allow(elided_lifetimes_in_paths)]\npub use sea_orm_migration::prelude::*;",
        ),
    ] {
        let workspace = with_history(server);
        let manifest = format!("[package]\nname = \"migration\"\n{dependencies}\n");
        workspace.write("migration/Cargo.toml", &manifest);
        let text = LIST.replace("pub use sea_orm_migration::prelude::*;", list);
        workspace.write("migration/src/lib.rs", &text);
        // Neither of these crates lists migrations.
        let depends = "\n[dependencies]\nsea-orm-migration = \"2\"\n";
        workspace.write("tool/Cargo.toml", &format!("[package]\nname = \"tool\"\n{depends}"));
        workspace.write(
            "tool/src/lib.rs",
            "//! Has an `impl MigratorTrait for Migrator` of another crate run.\n",
        );
        workspace.write("app/Cargo.toml", &format!("[package]\nname = \"app\"\n{depends}"));
        workspace
            .write("app/src/lib.rs", &LIST.replace("vec![]", "migration::Migrator::migrations()"));
        workspace.run(&["init"]).success();
        assert!(workspace.read("autogen.toml").contains("migration = \"migration\""));
    }
});

on_every_server!(init_ignores_single_labels, |server| {
    let mood = |labels: &[&str]| {
        let variants = labels.iter().map(|label| {
            format!("#[sea_orm(string_value = \"{label}\")]\n{},\n", label.to_uppercase())
        });
        table("moods", "pub mood: Mood,")
            + "#[derive(Clone, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]\n\
               #[sea_orm(rs_type = \"String\", db_type = \"Enum\", enum_name = \"mood\")]\npub enum Mood {\n"
            + &variants.collect::<String>()
            + "}\n"
    };
    let workspace = Workspace::with(server, "mood.rs", &mood(&["glad", "sad", "wild"]));
    workspace.write(
        "entity/Cargo.toml",
        "[package]\nname = \"entity\"\n[dependencies]\nsea-orm = \"2\"\n",
    );
    workspace.database.execute(
        "CREATE TYPE mood AS ENUM ('sad', 'old', 'glad');
         CREATE TABLE moods (id bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, mood mood NOT NULL)",
    );
    workspace.run(&["init"]).success();
    let settings = workspace.read("autogen.toml");
    for pattern in ["\"mood.wild\"", "\"mood.old\""] {
        assert!(settings.contains(pattern), "{settings}");
    }
    workspace.run(&["check"]).success();
    workspace.entity("mood.rs", &mood(&["glad", "sad", "wild", "new"]));
    let output = workspace.run(&["check"]).code(2);
    output.prints("~ enum mood: added new").never_shows("wild");
    workspace.migrate("new");
    workspace.run(&["check"]).success();
    let labels = "SELECT string_agg(enumlabel, ' ' ORDER BY enumsortorder) FROM pg_enum";
    assert!(workspace.database.value(labels).contains("old"));
});
