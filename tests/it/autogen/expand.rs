//! Renames in two steps: programs that know only one of the two names, before, between and after.

use tests::{on_every_server, server::Server};

use super::workspace::{Workspace, table};

/// Applies what the next command would write, and writes it.
fn migrate(workspace: &Workspace, message: &str, flags: &[&str]) {
    let sql = workspace.run(&[&["diff", "--format", "sql"][..], flags].concat()).success().stdout;
    workspace.run(&[&["-m", message][..], flags].concat()).success();
    workspace.database.execute(&sql);
    workspace.mark_applied();
    workspace.run(&["check"]).success();
}

fn begun(server: &Server, before: &str, after: &str) -> Workspace {
    let workspace = Workspace::with(server, "user.rs", before);
    migrate(&workspace, "start", &[]);
    workspace.database.execute("INSERT INTO users (id, name) VALUES (1, 'Ada'), (2, 'Bob')");
    workspace.entity("user.rs", after);
    migrate(&workspace, "rename", &["--expand"]);
    workspace
}

fn names(workspace: &Workspace, sql: &str) -> String {
    workspace.database.query(sql).concat().join(", ")
}

on_every_server!(a_column_keeps_its_former_name_until_the_hint_is_gone, |server| {
    let fields = "#[sea_orm(default_value = \"nobody\", unique, renamed_from = \"name\")]\n    pub full_name: String,";
    let before =
        table("users", "#[sea_orm(default_value = \"nobody\", unique)]\n    pub name: String,");
    let workspace = begun(server, &before, &table("users", fields));
    let database = &workspace.database;
    let both = "SELECT name FROM users ORDER BY id";
    let new = "SELECT full_name FROM users ORDER BY id";
    assert_eq!(names(&workspace, new), "Ada, Bob");
    // The former program.
    database.execute("INSERT INTO users (id, name) VALUES (3, 'Cleo')");
    database.execute("UPDATE users SET name = 'Ava' WHERE id = 1");
    database.execute("INSERT INTO users (id, name) VALUES (3, 'Cat') ON CONFLICT (id) DO UPDATE SET name = 'Cat'");
    // The new one.
    database.execute("INSERT INTO users (id, full_name) VALUES (4, 'Dan')");
    database.execute("UPDATE users SET full_name = 'Ben' WHERE id = 2");
    // Either leaves it out.
    database.execute("INSERT INTO users (id) VALUES (5)");
    assert_eq!(names(&workspace, new), "Ava, Ben, Cat, Dan, nobody");
    assert_eq!(names(&workspace, both), names(&workspace, new));
    // Whatever else changes, the former name stays.
    let more = format!("{fields}\n    pub age: Option<i32>,");
    workspace.entity("user.rs", &table("users", &more));
    migrate(&workspace, "age", &[]);
    assert_eq!(names(&workspace, both), names(&workspace, new));

    let last = more.replace(", renamed_from = \"name\"", "");
    workspace.entity("user.rs", &table("users", &last));
    let output = workspace.run(&["diff"]).success();
    output.prints("- column users.name").prints("- trigger").prints("Deploy: program first");
    migrate(&workspace, "contract", &[]);
    let left = "SELECT count(*) FROM information_schema.columns
                WHERE table_name = 'users' AND column_name = 'name'";
    assert_eq!(database.value(left), "0");
    assert_eq!(database.value("SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal"), "0");
    database.execute("INSERT INTO users (id, full_name) VALUES (6, 'Eve')");
    assert_eq!(names(&workspace, new), "Ava, Ben, Cat, Dan, nobody, Eve");
});

on_every_server!(a_table_keeps_its_former_name_until_the_hint_is_gone, |server| {
    let before = table("users", "pub name: String,");
    let after = table("accounts", "pub name: String,");
    let renamed = after.replacen(
        "#[sea_orm(table_name",
        "#[autogen(renamed_from = \"users\")]\n#[sea_orm(table_name",
        1,
    );
    let workspace = Workspace::with(server, "user.rs", &before);
    migrate(&workspace, "start", &[]);
    let database = &workspace.database;
    database.execute("INSERT INTO users (id, name) VALUES (1, 'Ada')");
    database.execute("CREATE ROLE expand_reader; GRANT SELECT, INSERT ON users TO expand_reader");
    workspace.entity("user.rs", &renamed);
    migrate(&workspace, "rename", &["--expand"]);
    database.execute(
        "SET ROLE expand_reader; INSERT INTO users (id, name) VALUES (2, 'Bob'); RESET ROLE",
    );
    database.execute("INSERT INTO accounts (id, name) VALUES (3, 'Cleo')");
    for name in ["users", "accounts"] {
        let all = format!("SELECT name FROM {name} ORDER BY id");
        assert_eq!(names(&workspace, &all), "Ada, Bob, Cleo");
    }
    workspace.entity("user.rs", &after);
    workspace.run(&["diff"]).success().prints("- view users").prints("Deploy: program first");
    migrate(&workspace, "contract", &[]);
    assert_eq!(database.value("SELECT count(*) FROM pg_views WHERE schemaname = 'public'"), "0");
    database.execute("DROP OWNED BY expand_reader; DROP ROLE expand_reader");
});

on_every_server!(expand_without_a_rename_is_refused, |server| {
    let workspace = Workspace::with(server, "user.rs", &table("users", "pub name: String,"));
    workspace.migrate("start");
    let output = workspace.run(&["-m", "rename", "--expand"]).code(1);
    output.says("no table or column is to be renamed").says("renamed_from");
});
