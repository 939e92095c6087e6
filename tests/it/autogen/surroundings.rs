//! Workspaces or servers in a bad state: the message, and that nothing is written.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::thread;

use expect_test::expect;
use tests::on_every_server;
use tests::server::server;

use super::workspace::{LIST, Workspace, table};

const PASSWORD: &str = "s3cret-w0rd";

#[test]
fn a_missing_server_is_reported_without_the_password() {
    let workspace = Workspace::with(&server(18), "story.rs", &table("stories", ""));
    let url = format!("postgres://someone:{PASSWORD}@127.0.0.1:1/app");
    for command in [&["-m", "x"][..], &["check"], &["diff"]] {
        let program = workspace.autogen(command).args(["--wait", "0"]).database(&url);
        let output = workspace.refuses_program(program);
        output.says("no server accepts connections").says("help: ").never_shows(PASSWORD);
    }
}

#[test]
fn a_wrong_password_is_reported_and_never_shown() {
    let workspace = Workspace::with(&server(18), "story.rs", &table("stories", ""));
    for command in [&["-m", "x"][..], &["check"], &["diff", "--format", "json"]] {
        let url = format!("postgres://someone:{PASSWORD}@{}/app", doorkeeper());
        let output = workspace.refuses_program(workspace.autogen(command).database(&url));
        output.says("wrong password for user `someone`").never_shows(PASSWORD);
    }
}

/// The address of a server that asks for a password and accepts none, whatever the test servers do.
fn doorkeeper() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address").to_string();
    thread::spawn(move || {
        for client in listener.incoming() {
            // A client that disconnects does not matter.
            let _ = refuse(client.expect("a client"));
        }
    });
    address
}

/// Postgres' protocol up to its first refusal (manual, section "Message Flow", Start-up).
fn refuse(mut client: TcpStream) -> std::io::Result<()> {
    const SSL_REQUEST: [u8; 4] = 80_877_103_u32.to_be_bytes();
    while message(&mut client)?.starts_with(&SSL_REQUEST) {
        client.write_all(b"N")?;
    }
    // AuthenticationCleartextPassword.
    client.write_all(&[b'R', 0, 0, 0, 8, 0, 0, 0, 3])?;
    client.read_exact(&mut [0])?;
    message(&mut client)?;
    let fields =
        b"SFATAL\0VFATAL\0C28P01\0Mpassword authentication failed for user \"someone\"\0\0";
    let length = u32::try_from(fields.len() + 4).expect("a short message");
    client.write_all(b"E")?;
    client.write_all(&length.to_be_bytes())?;
    client.write_all(fields)
}

/// The message after its length, which includes itself.
fn message(client: &mut TcpStream) -> std::io::Result<Vec<u8>> {
    let mut length = [0; 4];
    client.read_exact(&mut length)?;
    let mut message = vec![0; u32::from_be_bytes(length) as usize - 4];
    client.read_exact(&mut message)?;
    Ok(message)
}

on_every_server!(a_missing_database_is_named, |server| {
    let workspace = Workspace::with(server, "story.rs", &table("stories", ""));
    let url = server.url_of("no_such_database");
    let output = workspace.refuses_program(workspace.autogen(&["-m", "x"]).database(&url));
    output.says("no_such_database").says("help: ");
});

on_every_server!(a_database_behind_the_files_is_refused_with_the_command_to_run, |server| {
    let workspace = Workspace::with(server, "story.rs", &table("stories", ""));
    let manifest =
        workspace.read("migration/Cargo.toml").replace("\"migration\"", "\"app-migration\"");
    workspace.write("migration/Cargo.toml", &manifest);
    let output = workspace.run(&["-m", "add stories"]).success();
    output.says("cargo run -p app-migration -- up");
    workspace.entity("story.rs", &table("stories", "pub title: String,"));
    let said = workspace.refuses(&["-m", "add title"]).stderr;
    expect![[r#"
        error: target database is not up to date: 1 migration is pending (`m[time]_add_stories`)
          help: run `cargo run -p app-migration -- up`, then try again
    "#]]
    .assert_eq(&workspace.masked(&said));
    for command in [&["-m", "x", "--empty"][..], &["check"], &["diff"]] {
        assert_eq!(workspace.refuses(command).stderr, said);
    }
});

on_every_server!(a_missing_directory_is_named, |server| {
    let workspace = Workspace::with(server, "story.rs", &table("stories", ""));
    workspace.refuses(&["check", "--entity", "entities"]).says("`entities`").says("--entity DIR");
    workspace
        .refuses(&["check", "--migration", "migrations"])
        .says("`migrations`")
        .says("--migration DIR");
    workspace.refuses(&["check", "--config", "other.toml"]).says("`other.toml`");
    fs::remove_file(workspace.path("migration/src/lib.rs")).expect("the list");
    fs::remove_file(workspace.path("migration/src/main.rs")).expect("the program");
    workspace.refuses(&["-m", "x"]).says("`migration` is not a migration crate");
});

on_every_server!(settings_that_are_not_understood_are_named, |server| {
    let workspace = Workspace::with(server, "story.rs", &table("stories", ""));
    workspace.write("autogen.toml", "entity = [\"entity\"]\nmigrations = \"migration\"\n");
    let output = workspace.refuses(&["-m", "x"]);
    expect![[r#"
        error: `autogen.toml`: TOML parse error at line 2, column 1
          |
        2 | migrations = "migration"
          | ^^^^^^^^^^
        unknown field `migrations`, expected one of `entity`, `features`, `all-features`, `no-default-features`, `migration`, `schemas`, `types`, `macros-without-entities`, `extensions`, `ignore`, `naming`, `sql`, `rows`, `park`, `online`, `files`, `hooks`
          help: correct the line; docs/src/autogen-toml.md lists every setting
    "#]]
    .assert_eq(&workspace.masked(&output.stderr));
    for text in ["entity = ", "entity = \"entity\"", "[types]\n\"geo::Point\" = 1"] {
        workspace.write("autogen.toml", text);
        workspace.refuses(&["check"]).says("autogen.toml");
    }
});

on_every_server!(a_lock_that_is_not_understood_is_left_alone, |server| {
    let workspace = Workspace::with(server, "story.rs", &table("stories", ""));
    workspace.write("migration/schema.lock", "version = 1\n<<<<<<< HEAD\n");
    let output = workspace.refuses(&["-m", "x"]);
    expect![[r#"
        error: `migration/schema.lock` is not a lock this version can read: TOML parse error at line 2, column 9
          |
        2 | <<<<<<< HEAD
          |         ^
        key with no value, expected `=`
          help: restore the file from version control; without it, autogen drops nothing that entities no longer state
    "#]].assert_eq(&workspace.masked(&output.stderr));
    workspace.write("migration/schema.lock", "version = 2\n");
    workspace.refuses(&["check"]).says("it has version 2");
});

/// A list that is built in several steps.
fn built() -> String {
    LIST.replace("vec![]", "let mut all: Vec<Box<dyn MigrationTrait>> = vec![];\n        all.extend(more());\n        all")
}

on_every_server!(a_list_that_is_not_understood_is_answered_with_the_lines_to_add, |server| {
    let several =
        LIST.to_owned() + &LIST.replace("Migrator;", "Other;").replace("for Migrator", "for Other");
    for (list, why) in [
        (built(), "`fn migrations` does more than return one `vec![…]`"),
        (several, "there are several `impl MigratorTrait for …`"),
    ] {
        let workspace = Workspace::with(server, "story.rs", &table("stories", ""));
        workspace.write("migration/src/lib.rs", &list);
        let output = workspace.run(&["-m", "add stories"]).success();
        let module = workspace.migrations().concat();
        output.says(&format!(
            "warning: `migration/src/lib.rs` does not list the new migration: {why}; add these two lines yourself: `mod {module};` beside the other modules, and `Box::new({module}::Migration),` as the last entry of `fn migrations`"
        ));
        assert_eq!(workspace.read("migration/src/lib.rs"), list);
        assert!(workspace.read("migration/schema.lock").contains("stories"));
        // The next migration waits for this one.
        workspace.refuses(&["-m", "more"]).says(&format!("1 migration is pending (`{module}`)"));
        workspace.database.execute(
            "CREATE TABLE stories (id bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY)",
        );
        workspace.mark_applied();
        workspace.run(&["check"]).success();
    }
});

on_every_server!(check_works_without_a_readable_list, |server| {
    let workspace = Workspace::with(server, "story.rs", &table("stories", ""));
    workspace.migrate("add stories");
    workspace.write("migration/src/lib.rs", &built());
    let before = workspace.snapshot();
    workspace.run(&["check"]).success().says("going by the names of the files");
    workspace.run(&["diff"]).success().says("going by the names of the files");
    workspace.entity("story.rs", &table("stories", "pub title: String,"));
    let output = workspace.run(&["-m", "add title", "--dry-run"]).success();
    syn::parse_file(&output.stdout).expect("valid Rust");
    workspace.entity("story.rs", &table("stories", ""));
    assert_eq!(workspace.snapshot(), before);
    workspace.database.execute("DELETE FROM seaql_migrations");
    workspace.run(&["check"]).success().says("no record of migrations");
    workspace.database.execute("DROP TABLE stories");
    workspace.refuses(&["check"]).says("target database is not up to date");
});

on_every_server!(a_list_that_is_not_rust_is_refused, |server| {
    let workspace = Workspace::with(server, "story.rs", &table("stories", ""));
    workspace.write("migration/src/lib.rs", "impl {");
    workspace.refuses(&["-m", "x"]).says("migration/src/lib.rs").says("not valid Rust");
});

on_every_server!(a_failed_write_leaves_nothing_behind, |server| {
    let workspace = Workspace::with(server, "story.rs", &table("stories", ""));
    // A directory takes the journal's place, and no file can replace it. This works like a read-only disk, even for
    // root.
    fs::create_dir_all(workspace.path("migration/.autogen-journal")).expect("a directory");
    workspace.refuses(&["-m", "x"]).says(".autogen-journal");
    fs::remove_dir(workspace.path("migration/.autogen-journal")).expect("the directory");
    fs::create_dir_all(workspace.path("migration/schema.lock")).expect("a directory");
    workspace.refuses(&["-m", "x"]).says("schema.lock");
});

on_every_server!(a_foreign_journal_is_left_alone, |server| {
    let workspace = Workspace::with(server, "story.rs", &table("stories", ""));
    for journal in [
        "{",
        "{\"version\": 9, \"moves\": []}",
        "{\"version\": 1, \"moves\": [{\"from\": \"../entity/src/lib.rs\", \"to\": \"x\", \"kind\": \"replace\"}]}",
    ] {
        workspace.write("migration/.autogen-journal", journal);
        workspace.refuses(&["-m", "x"]).says(".autogen-journal").says("not a journal");
    }
});
