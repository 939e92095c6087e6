//! Invalid entities, settings and files: the message, and that nothing is written.

use expect_test::{Expect, expect};
use tests::on_every_server;
use tests::server::{Server, server};

use super::workspace::{Workspace, model, table};

/// Each command refuses the entity with this message, and changes nothing.
#[track_caller]
fn refused(server: &Server, source: &str, expected: &Expect) {
    let workspace = Workspace::with(server, "story.rs", source);
    says(&workspace, expected);
}

#[track_caller]
fn says(workspace: &Workspace, expected: &Expect) {
    let output = workspace.refuses(&["-m", "add stories"]);
    expected.assert_eq(&workspace.masked(&output.stderr));
    for command in [&["check"][..], &["diff", "--format", "sql"]] {
        let other = workspace.refuses(command);
        // These commands would not have written anything.
        let expected = output.stderr.replace("; nothing was written", "");
        assert_eq!(other.stderr, expected, "{command:?} says something else");
    }
}

on_every_server!(a_syntax_error_is_shown_where_it_is, |server| {
    refused(
        server,
        &table("stories", "pub title String,"),
        &expect![[r#"
        error[syntax]: this file does not parse: expected `:`
          ╭▸ entity/src/story.rs:8:15
          │
        8 │     pub title String,
          │               ━━━━━━
          │
          ╰ help: its declarations are not seen; the other files were read

        error: 1 error in the entities; nothing was written
    "#]],
    );
});

on_every_server!(a_type_that_cannot_be_known_is_shown_with_the_remedies, |server| {
    refused(
        server,
        &table("stories", "pub place: geo::Point,"),
        &expect![[r#"
        error[unknown-type]: the type `geo::Point` of `place` is not known
          ╭▸ entity/src/story.rs:8:16
          │
        8 │     pub place: geo::Point,
          │                ━━━━━━━━━━
          │
          ├ help: say on the field what the column is: `#[sea_orm(column_type = "…")]`
          ╰ help: or say what the type is, in autogen.toml under `[types]`: `"Point" = "…"`

        error: 1 error in the entities; nothing was written
    "#]],
    );
});

on_every_server!(two_entities_that_contradict_each_other_are_refused, |server| {
    let workspace = Workspace::with(server, "story.rs", &table("stories", "pub title: i32,"));
    workspace.entity("tale.rs", &table("stories", "pub title: String,"));
    says(
        &workspace,
        &expect![[r#"
        error[duplicate-table]: two entities over the table `stories` state `title` differently
          ╭▸ entity/src/tale.rs:8:9
          │
        8 │     pub title: String,
          │         ━━━━━
          │
          ╰ help: the other one is in entity/src/story.rs, line 4; state the same in both

        error: 1 error in the entities; nothing was written
    "#]],
    );
});

fn belongs_to(entity: &str, column: &str) -> String {
    table("stories", "pub user_id: i64,").replace(
        "pub enum Relation {}",
        &format!(
            "pub enum Relation {{
    #[sea_orm(belongs_to = \"{entity}\", from = \"Column::UserId\", to = \"{column}\")]
    User,
}}"
        ),
    )
}

on_every_server!(a_foreign_key_to_a_missing_entity_is_refused, |server| {
    let source = belongs_to("super::user::Entity", "super::user::Column::Id");
    refused(
        server,
        &source,
        &expect![[r#"
        error[unknown-table]: `super::user::Entity` leads to no entity
           ╭▸ entity/src/story.rs:13:28
           │
        13 │     #[sea_orm(belongs_to = "super::user::Entity", from = "Column::UserId", to = "super::user::Column::Id")]
           │                            ━━━━━━━━━━━━━━━━━━━━━
           │
           ╰ help: entities of another crate are seen with a second `--entity DIR`

        error: 1 error in the entities; nothing was written
    "#]],
    );
});

on_every_server!(a_foreign_key_to_a_missing_column_is_refused, |server| {
    let source = belongs_to("super::user::Entity", "super::user::Column::Uid");
    let workspace = Workspace::with(server, "story.rs", &source);
    workspace.entity("user.rs", &table("users", ""));
    says(
        &workspace,
        &expect![[r#"
        error[unknown-column]: `users` has no column `Uid`
           ╭▸ entity/src/story.rs:13:81
           │
        13 │     #[sea_orm(belongs_to = "super::user::Entity", from = "Column::UserId", to = "super::user::Column::Uid")]
           │                                                                                 ━━━━━━━━━━━━━━━━━━━━━━━━━━
           │
           ╰ help: name a variant of its `Column`, or a column of its table

        error: 1 error in the entities; nothing was written
    "#]],
    );
});

on_every_server!(an_unknown_schema_key_is_answered_with_the_nearest, |server| {
    let source = model(
        "#[sea_orm(table_name = \"stories\")]\n#[autogen(index(on = \"title\", uniqe))]",
        "pub title: String,",
    );
    refused(
        server,
        &source,
        &expect![[r#"
        error[unknown-key]: unknown key `uniqe`
          ╭▸ entity/src/story.rs:5:31
          │
        5 │ #[autogen(index(on = "title", uniqe))]
          │                               ━━━━━
          │
          ├ help: did you mean `unique`?
          ╰ help: the keys here are `on`, `name`, `using`, `with`, `filter`, `include`, `unique`, `nulls_not_distinct`, `comment`, `renamed_from`

        error: 1 error in the entities; nothing was written
    "#]],
    );
});

on_every_server!(an_unknown_field_key_suggests_the_nearest_one, |server| {
    let source = table("stories", "#[autogen(colate = \"C\")]\n    pub title: String,");
    refused(
        server,
        &source,
        &expect![[r#"
        error[unknown-key]: unknown key `colate`
          ╭▸ entity/src/story.rs:8:15
          │
        8 │     #[autogen(colate = "C")]
          │               ━━━━━━
          │
          ├ help: did you mean `collate`?
          ╰ help: the keys here are `generated`, `virtual`, `identity`, `not_null`, `collate`, `default`, `comment`, `renamed_from`, `fill`, `using`, `using_down`

        error: 1 error in the entities; nothing was written
    "#]],
    );
});

on_every_server!(bad_sql_is_shown_in_place_with_postgres_message, |server| {
    let source = model(
        "#[sea_orm(table_name = \"stories\")]
#[autogen(
    check(name = \"ck_score\", \"scor > 0\"),
    index(name = \"ix_title\", on = \"lowr(title)\"),
)]",
        "pub score: i32,
    #[sea_orm(default_expr = \"Expr::cust(\\\"nwo()\\\")\")]
    pub title: String,",
    );
    refused(
        server,
        &source,
        &expect![[r#"
        error[refused]: Postgres refuses the default of `stories.title`: function nwo() does not exist (No function matches the given name and argument types. You might need to add explicit type casts.)
           ╭▸ entity/src/story.rs:14:9
           │
        14 │     pub title: String,
           │         ━━━━━
           │
           ╰ help: state it as Postgres accepts it; the message is the server's

        error[refused]: Postgres refuses the check `ck_score` of `stories`: column "scor" does not exist (Perhaps you meant to reference the column "stories.score".)
          ╭▸ entity/src/story.rs:6:5
          │
        6 │     check(name = "ck_score", "scor > 0"),
          │     ━━━━━
          │
          ╰ help: state it as Postgres accepts it; the message is the server's

        error[refused]: Postgres refuses the index `ix_title` of `stories`: function lowr(character varying) does not exist (No function matches the given name and argument types. You might need to add explicit type casts.)
          ╭▸ entity/src/story.rs:7:5
          │
        7 │     index(name = "ix_title", on = "lowr(title)"),
          │     ━━━━━
          │
          ╰ help: state it as Postgres accepts it; the message is the server's

        error: 3 errors in the entities; nothing was written
    "#]],
    );
});

on_every_server!(sql_that_would_end_the_statement_is_an_error_too, |server| {
    let source = model(
        "#[sea_orm(table_name = \"stories\")]
#[autogen(check(name = \"ck_score\", \"score > 0); COMMIT; DROP TABLE canary; --\"))]",
        "pub score: i32,",
    );
    let workspace = Workspace::with(server, "story.rs", &source);
    workspace.database.execute("CREATE TABLE canary ()");
    let output = workspace.refuses(&["-m", "x"]);
    output
        .says("this is not an expression: a parenthesis is closed that was not opened")
        .says("story.rs:5:");
    assert_eq!(workspace.tables(), ["canary"]);
});

on_every_server!(an_extension_that_the_server_lacks_is_named, |server| {
    let column = "#[sea_orm(column_type = \"custom(\\\"geometry\\\")\")]\n    pub place: String,";
    let workspace = Workspace::with(server, "story.rs", &table("stories", column));
    let output = workspace.refuses(&["-m", "x"]);
    output.says("extension \"postgis\" is not available");
    output.says("help: install the extension `postgis` on the server");
});

on_every_server!(a_migration_without_a_message_is_refused, |server| {
    let workspace = Workspace::with(server, "story.rs", &table("stories", ""));
    let output = workspace.refuses(&[]);
    expect![[r#"
        error: a migration needs a message
          help: autogen -m "add table"; `autogen --help` shows more
    "#]]
    .assert_eq(&output.stderr);
    workspace.refuses(&["generate"]).says("-m \"add table\"");
    for message in ["", "…", "добавить", "`\n"] {
        workspace.refuses(&["-m", message]).says("no letter a-z and no digit").says(message);
    }
});

#[test]
fn an_unknown_argument_is_refused() {
    let workspace = Workspace::new(&server(18));
    let before = workspace.snapshot();
    for args in [&["-m"][..], &["--frobnicate"], &["chek"], &["diff", "--format", "yaml"]] {
        let output = workspace.run(args).code(1);
        output.says("error: ");
        assert_eq!(output.stdout, "");
    }
    assert_eq!(workspace.snapshot(), before);
}
