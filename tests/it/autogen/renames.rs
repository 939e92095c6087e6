//! Renames: hints in the source, flags, and the question if there is neither.

use expect_test::expect;
use tests::on_every_server;
use tests::server::Server;

use super::workspace::{Workspace, table};

/// A workspace whose table has a row, and whose entity then changes.
fn changed(server: &Server, before: &str, after: &str) -> Workspace {
    let workspace = Workspace::with(server, "user.rs", &table("users", before));
    workspace.migrate("start");
    workspace.database.execute("INSERT INTO users (id, name) VALUES (1, 'Ada')");
    workspace.entity("user.rs", &table("users", after));
    workspace
}

const NAME: &str = "pub name: String,";
const FULL_NAME: &str = "pub full_name: String,";

on_every_server!(renamed_from_in_the_source_renames, |server| {
    let hint = "#[sea_orm(renamed_from = \"name\")]\n    pub full_name: String,";
    let workspace = changed(server, NAME, hint);
    workspace.migrate("rename");
    assert_eq!(workspace.database.value("SELECT full_name FROM users"), "Ada");
    // The hint may stay.
    workspace.run(&["check"]).success();
    workspace.entity("user.rs", &table("users", FULL_NAME));
    workspace.run(&["check"]).success();
});

on_every_server!(a_drop_beside_a_similar_add_is_a_question, |server| {
    let workspace = changed(server, NAME, FULL_NAME);
    let before = workspace.snapshot();
    let output = workspace.run(&["-m", "rename"]).code(3);
    expect![[r#"
        error: is the column `users.name` renamed, or dropped with its data?
          help: `--rename users.name=users.full_name`, or `--drop users.name`
    "#]]
    .assert_eq(&output.stderr);
    assert_eq!(workspace.snapshot(), before);
    // Looking is allowed, and reports the question.
    let output = workspace.run(&["check"]).code(2);
    expect![[r#"
        note: the column `users.name` may be renamed:
          help: `--rename users.name=users.full_name`, or `--drop users.name`
        Entities and database differ. `autogen -m "…"` writes a migration.
    "#]]
    .assert_eq(&output.stderr);
    let json = workspace.run(&["diff", "--format", "json"]).success().stdout;
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json["questions"][0]["former"], "users.name");
});

on_every_server!(the_flags_answer_either_way, |server| {
    let workspace = changed(server, NAME, FULL_NAME);
    let rename =
        workspace.run(&["-m", "rename", "--dry-run", "--rename", "users.name=users.full_name"]);
    rename.success().prints(".rename_column(\"name\", \"full_name\")").never_shows("drop_column");
    let fill = ["--fill", "users.full_name=''"];
    let drop = workspace
        .run(&[&["-m", "rename", "--dry-run", "--drop", "users.name"], &fill[..]].concat());
    drop.success().prints(".drop_column(\"name\")").never_shows("rename_column");
    let check = workspace.run(&["check", "--rename", "users.name=users.full_name"]).code(2);
    check.prints("> column users.name → full_name").never_shows("may be renamed");
});

on_every_server!(a_table_is_renamed_with_its_columns_in_one_go, |server| {
    let workspace = changed(server, NAME, NAME);
    workspace.forget("user.rs");
    workspace.entity("account.rs", &table("accounts", FULL_NAME));
    // With another column, nothing is similar to the dropped table.
    let flags = ["--rename", "users.name=accounts.full_name", "--rename", "users=accounts"];
    let sql = workspace.run(&[&["diff", "--format", "sql"][..], &flags].concat()).success().stdout;
    workspace.run(&[&["-m", "rename"][..], &flags].concat()).success();
    workspace.database.execute(&sql);
    workspace.mark_applied();
    assert_eq!(workspace.database.value("SELECT full_name FROM accounts"), "Ada");
    workspace.run(&["check"]).success();
});

on_every_server!(a_flag_without_an_effect_is_refused, |server| {
    let workspace = changed(server, NAME, FULL_NAME);
    let mut said = String::new();
    for rename in
        ["users.nam=users.full_name", "users.name=users.fullname", "users", "a.b.c.d=users"]
    {
        let output = workspace.run(&["-m", "rename", "--rename", rename]).code(1);
        said += &output.stderr;
    }
    expect![[r#"
        error: `users.nam` is not in the database, or does not need to be renamed
          help: --rename users.nam=users.full_name has no effect; leave it out
        error: `--rename users.name=users.fullname`: no entity states `users.fullname`
          help: OLD is the full name in the database, NEW the full name in the entities
        error: `--rename users` is not OLD=NEW
          help: --rename users.name=users.full_name
        error: `--rename a.b.c.d=users`: `a.b.c.d` and `users` do not belong to the same table or type
          help: OLD is the full name in the database, NEW the full name in the entities
    "#]]
    .assert_eq(&said);
});

/// An object of every kind that has a name.
const EVERYTHING: &str = r#"use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, Eq, PartialEq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Enum", enum_name = "mood")]
pub enum Mood {
    #[sea_orm(string_value = "sad")]
    Sad,
    #[sea_orm(string_value = "calm")]
    Calm,
    #[sea_orm(string_value = "glad")]
    Glad,
}

#[derive(Clone, Debug, Eq, PartialEq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Enum", enum_name = "tone")]
pub enum Tone {
    #[sea_orm(string_value = "low")]
    Low,
}

pub mod user {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = "users")]
    #[autogen(
        index(name = "in_1", on = "age"),
        index(name = "in_2", on = "bio"),
        index(name = "in_3", on = "rank"),
        check(name = "ck_1", "age > 0"),
        check(name = "ck_2", "bio <> ''"),
        check(name = "ck_3", "rank > 0.5")
    )]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub age: i32,
        pub bio: String,
        pub rank: f64,
        pub feels: super::Mood,
        pub sounds: super::Tone,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod post {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "posts")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
"#;

/// Every name takes the place of the next, in a circle: as the entities state it, and as the command line does.
fn moved_on(owner: &str, names: &[&str]) -> (String, Vec<String>) {
    let mut entities = EVERYTHING.to_owned();
    for name in names {
        entities = entities.replace(name, &format!("<{name}>"));
    }
    let mut flags = Vec::new();
    for (name, next) in names.iter().zip(names.iter().cycle().skip(1)) {
        entities = entities.replace(&format!("<{name}>"), next);
        flags.extend(["--rename".to_owned(), format!("{owner}{name}={owner}{next}")]);
    }
    (entities, flags)
}

on_every_server!(rename_flags_can_swap_names, |server| {
    let workspace = Workspace::with(server, "user.rs", EVERYTHING);
    workspace.migrate("start");
    let rounds = [
        ("", vec!["users", "posts"]),
        ("", vec!["mood", "tone"]),
        ("mood.", vec!["sad", "glad"]),
        ("mood.", vec!["sad", "glad", "calm"]),
        ("users.", vec!["bio", "rank"]),
        ("users.", vec!["bio", "rank", "sounds"]),
        ("users.", vec!["in_2", "in_3"]),
        ("users.", vec!["in_2", "in_3", "in_1"]),
        ("users.", vec!["ck_2", "ck_3"]),
        ("users.", vec!["ck_2", "ck_3", "ck_1"]),
    ];
    for lock in ["with a lock", "without one"] {
        for (owner, names) in &rounds {
            let (entities, flags) = moved_on(owner, names);
            workspace.entity("user.rs", &entities);
            let flags: Vec<&str> = flags.iter().map(String::as_str).collect();
            let sql = workspace.run(&[&["diff", "--format", "sql"][..], &flags].concat());
            let sql = sql.success().stdout;
            let kept = !["DROP", "CREATE", "ALTER COLUMN"].iter().any(|it| sql.contains(it));
            assert!(kept && sql.contains("RENAME"), "{owner}{names:?} {lock}:\n{sql}");
        }
        _ = std::fs::remove_file(workspace.path("migration/schema.lock"));
    }
});
