//! The first messages that a new user reads, in a project that has a database.

use serde_json::Value;
use tests::on_every_server;

use super::workspace::{Workspace, table};

on_every_server!(before_init_check_names_init, |server| {
    let workspace = Workspace::with(server, "user.rs", &table("users", "pub name: String,"));
    let output = workspace.run(&["check"]).code(2);
    output.says("Entities and database differ. `autogen -m \"…\"` writes a migration.");
    workspace.database.execute("CREATE TABLE users (id bigserial PRIMARY KEY);");
    let output = workspace.run(&["check"]).code(2);
    output.says("Run `autogen init` first").never_shows("writes a migration");
    workspace.write("entity/Cargo.toml", &manifest("entity", "sea-orm"));
    workspace.write("migration/Cargo.toml", &manifest("migration", "sea-orm-migration"));
    workspace.run(&["init"]).success();
    workspace.run(&["check"]).success();
    // From now on a difference is a change.
    workspace.entity("team.rs", &table("teams", ""));
    let output = workspace.run(&["check"]).code(2);
    output.says("`autogen -m \"…\"` writes a migration").never_shows("autogen init");
});

fn manifest(name: &str, dependency: &str) -> String {
    format!("[package]\nname = {name:?}\n[dependencies]\n{dependency} = \"2\"\n")
}

on_every_server!(check_finds_the_crates_that_init_finds, |server| {
    let workspace = Workspace::with(server, "user.rs", &table("users", "pub name: String,"));
    workspace
        .database
        .execute("CREATE TABLE users (id bigserial PRIMARY KEY, name varchar NOT NULL);");
    for (from, to, dependency) in
        [("entity", "crates/models", "sea-orm"), ("migration", "crates/db", "sea-orm-migration")]
    {
        std::fs::create_dir_all(workspace.path("crates")).expect("a directory");
        std::fs::rename(workspace.path(from), workspace.path(to)).expect("another place");
        workspace.write(&format!("{to}/Cargo.toml"), &manifest(from, dependency));
    }
    workspace.run(&["check"]).success();
    let other = workspace.autogen(&["check"]).dir(&workspace.path("crates/db")).run();
    other.success();
    workspace.run(&["init"]).success();
    assert!(workspace.read("autogen.toml").contains("entity = [\"crates/models\"]"));
    workspace.run(&["check"]).success();
    std::fs::remove_file(workspace.path("autogen.toml")).expect("the settings");
    // With a second entity crate there is a question, with the possible answers.
    workspace.write("crates/other/Cargo.toml", &workspace.read("crates/models/Cargo.toml"));
    workspace.write("crates/other/src/lib.rs", &table("others", ""));
    let output = workspace.run(&["check"]).code(3);
    output.says("there is more than one entity crate").says("`--entity crates/models`");
});

on_every_server!(a_new_object_names_the_most_similar_existing_one, |server| {
    let attributes =
        "#[autogen(unique(on = \"a, b\"), index(on = \"c\", unique, name = \"by_c\"))]";
    let source = table("links", "pub a: i32,\n    pub b: i32,\n    pub c: i32,").replace(
        "#[sea_orm(table_name = \"links\")]",
        &format!("{attributes}\n#[sea_orm(table_name = \"links\")]"),
    );
    let workspace = Workspace::with(server, "link.rs", &source);
    workspace.database.execute(
        "CREATE TABLE links (id bigserial PRIMARY KEY, a integer NOT NULL, b integer NOT NULL, c integer NOT NULL,
                             kind text, CONSTRAINT link_uniq UNIQUE (a, b, kind));
         CREATE UNIQUE INDEX by_consensus ON links (c) WHERE a > 0;
         CREATE INDEX by_b ON links (b);",
    );
    let output = workspace.run(&["diff"]).success();
    output.prints("(a, b)\n    the database has unique link_uniq (a, b, kind)\n");
    output.prints("unique (c)\n    the database has index by_consensus unique (c) where a > 0\n");
});

on_every_server!(findings_of_one_kind_are_grouped, |server| {
    let fields: String =
        (0..30).map(|n| format!("#[sea_orm(unique)]\n    pub f{n}: i32,\n    ")).collect();
    let workspace = Workspace::with(server, "wide.rs", &table("wide", &fields));
    let columns: String = (0..30).map(|n| format!(", f{n} integer NOT NULL")).collect();
    workspace.database.execute(&format!("CREATE TABLE wide (id bigserial PRIMARY KEY{columns})"));
    let output = workspace.run(&["check"]).code(2);
    assert_eq!(
        output.stdout.matches("warning[unique-on-existing]").count(),
        1,
        "{}",
        output.stdout
    );
    output.prints("  and 29 more of this kind, on `wide`; -v lists them\n");
    let output = workspace.run(&["check", "-v"]).code(2);
    assert_eq!(output.stdout.matches("warning[unique-on-existing]").count(), 30);
});

on_every_server!(an_unknown_type_is_reported_once, |server| {
    let fields = "pub a: geo::Point,\n    pub b: Option<geo::Point>,\n    pub c: geo::Point,";
    let workspace = Workspace::with(server, "place.rs", &table("places", fields));
    let output = workspace.refuses(&["check"]);
    assert_eq!(output.stderr.matches("error[unknown-type]").count(), 1, "{}", output.stderr);
    output.says("the type `geo::Point` of `a` and 2 more is not known");
    assert!(output.stderr.ends_with("error: 1 error in the entities\n"), "{}", output.stderr);
});

on_every_server!(a_missing_cast_is_reported_once, |server| {
    let workspace = Workspace::with(server, "user.rs", &table("users", "pub born: Date,"));
    workspace.migrate("start");
    let changed = workspace.read("entity/src/user.rs").replace("born: Date", "born: bool");
    workspace.write("entity/src/user.rs", &changed);
    let output = workspace.run(&["check"]).code(2);
    assert_eq!(output.stdout.matches("error[no-cast]").count(), 1, "{}", output.stdout);
});

on_every_server!(notes_are_in_the_json, |server| {
    let relation = "#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = \"super::user::Entity\", from = \"Column::Email\", to = \"super::user::Column::Email\")]
    User,
}
";
    let order = table("orders", "pub email: String,").replace(
        "#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]\npub enum Relation {}\n",
        relation,
    );
    let workspace = Workspace::with(server, "order.rs", &order);
    workspace.entity("user.rs", &table("users", "pub email: String,"));
    let output = workspace.run(&["diff", "--format", "json"]).success();
    let json: Value = serde_json::from_str(&output.stdout).expect("JSON");
    assert_eq!(json["notes"][0]["code"], "relation-only", "{json:#}");
    assert!(json["notes"][0]["place"].as_str().is_some_and(|it| it.contains("order.rs")));
});

on_every_server!(windows_line_ends_make_no_difference, |server| {
    let check = "#[autogen(check(name = \"ck\", \"id > 0\n    AND id < 100\"))]";
    let source = table("users", "/// Two lines\n    /// of text\n    pub name: String,").replace(
        "#[sea_orm(table_name = \"users\")]",
        &format!("{check}\n#[sea_orm(table_name = \"users\")]"),
    );
    let workspace = Workspace::with(server, "user.rs", &source);
    workspace.migrate("start");
    for file in
        ["entity/src/user.rs", "entity/src/lib.rs", "migration/schema.lock", "migration/src/lib.rs"]
    {
        let text = workspace.read(file);
        workspace.write(file, &text.replace('\n', "\r\n"));
    }
    workspace.write("autogen.toml", "[ignore]\r\ntables = [\"legacy\"]\r\n");
    workspace.run(&["check", "-q"]).success();
});

on_every_server!(a_closed_pipe_is_not_an_error, |server| {
    let workspace = Workspace::with(server, "user.rs", &table("users", ""));
    let script = format!(
        "cd {} && DATABASE_URL='{}' {} check 2>&1 | true; echo ${{PIPESTATUS[0]}}",
        workspace.path("").display(),
        workspace.database.url(),
        tests::program::path("autogen").display(),
    );
    let output = std::process::Command::new("bash").args(["-c", &script]).output().expect("bash");
    assert_eq!(String::from_utf8_lossy(&output.stdout), "2\n");
});

on_every_server!(a_column_type_that_code_computes_is_left_as_the_database_has_it, |server| {
    let computed = r#"#[sea_orm(column_type = "Custom(text_type())")] pub name: String,"#;
    let workspace = Workspace::with(server, "user.rs", &table("users", computed));
    workspace
        .refuses(&["check"])
        .says("error[unreadable-type]: the `column_type` of `name` cannot be read");
    workspace
        .database
        .execute("CREATE TABLE users (id bigserial PRIMARY KEY, name varchar(20) NOT NULL)");
    let output = workspace.run(&["check"]).success();
    output.says("warning[unreadable-type]: the `column_type` of `name` cannot be read");
    output.says(r#"write the type out: `column_type = "custom(\"character varying(20)\")"`"#);
    output.says(r#"or leave it to the database, in autogen.toml under `[ignore]`: `columns = ["users.name:type"]`"#);
    workspace.write("autogen.toml", "[ignore]\ncolumns = [\"users.name:type\"]\n");
    workspace.run(&["check"]).success().never_shows("warning");
});

on_every_server!(many_unknown_types_have_one_list_of_what_to_write, |server| {
    let names = ["a", "b", "c", "d", "e", "f"];
    let fields: Vec<String> =
        names.iter().map(|it| format!("pub {it}: geo::{}Point,", it.to_uppercase())).collect();
    let workspace = Workspace::with(server, "place.rs", &table("places", &fields.join("\n")));
    let columns: Vec<String> = names.iter().map(|it| format!("{it} point NOT NULL")).collect();
    workspace.database.execute(&format!(
        "CREATE TABLE places (id bigserial PRIMARY KEY, {})",
        columns.join(", ")
    ));
    let output = workspace.run(&["check"]).success();
    assert_eq!(output.stderr.matches("warning[unknown-type]").count(), 4, "{}", output.stderr);
    output.says("3 more types are not known; their columns are left as the database has them");
    let is_line = |it: &str| it.contains("Point\" = \"point\"") && !it.contains('`');
    let lines = output.stderr.lines().filter(|it| is_line(it));
    let lines: Vec<&str> = lines.map(|it| it.trim_start_matches(|it| it != '"')).collect();
    assert_eq!(lines.len(), 3, "{}", output.stderr);
    workspace.write("autogen.toml", &format!("[types]\n{}\n", lines.join("\n")));
    let output = workspace.run(&["check"]).success();
    assert_eq!(output.stderr.matches("warning[unknown-type]").count(), 3, "{}", output.stderr);
});
