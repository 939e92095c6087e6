//! Changes of large tables, in stages, while programs go on.

use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use expect_test::expect;
use tests::on_every_server;
use tests::program::bin;
use tests::server::{Server, TestDatabase, execute};

use super::workspace::{Workspace, model, table};

/// More rows than count as many, as the server knows once it has looked.
const LARGE: &str = "INSERT INTO users (name, city) SELECT 'user ' || n, 'Oslo' FROM generate_series(1, 100001) n; \
                     ANALYZE users";

const BEFORE: &str = "pub name: Option<String>, pub city: Option<String>,";

/// An index, a unique constraint, a check, NOT NULL, and a column with a value of its own in each row.
fn after() -> String {
    let attributes = r#"#[sea_orm(table_name = "users")]
        #[autogen(
            index(on = "city", name = "users_city_idx"),
            unique(on = "name", name = "users_name_key"),
            check(name = "users_city_check", "city <> ''"),
        )]"#;
    let fields = r#"pub name: String, pub city: Option<String>,
        #[autogen(default = "random()")] pub weight: f64,"#;
    model(attributes, fields)
}

fn large(server: &Server) -> Workspace {
    let workspace = Workspace::with(server, "user.rs", &table("users", BEFORE));
    workspace.migrate("start");
    workspace.database.execute(LARGE);
    workspace.entity("user.rs", &after());
    workspace
}

on_every_server!(a_large_table_is_changed_in_stages, |server| {
    let workspace = large(server);
    let output = workspace.run(&["diff", "--format", "sql"]).success();
    expect![[r#"
        ALTER TABLE users ADD CONSTRAINT users_name_is_not_null CHECK (name IS NOT NULL)
            NOT VALID;

        ALTER TABLE users VALIDATE CONSTRAINT users_name_is_not_null;

        BEGIN;
        ALTER TABLE users ALTER COLUMN name SET NOT NULL;
        ALTER TABLE users DROP CONSTRAINT users_name_is_not_null;
        ALTER TABLE users ADD COLUMN weight double precision;
        ALTER TABLE users ALTER COLUMN weight SET DEFAULT random();
        COMMIT;

        DO $$
        DECLARE
            page bigint := 0;
        BEGIN
            WHILE page * current_setting('block_size')::bigint
                < pg_relation_size('users') LOOP
                UPDATE users
                SET weight = random()
                WHERE weight IS NULL
                    AND ctid >= format('(%s,0)', page)::tid
                    AND ctid < format('(%s,0)', page + 1000)::tid;
                COMMIT;
                page := page + 1000;
            END LOOP;
        END
        $$;

        ALTER TABLE users ADD CONSTRAINT users_weight_is_not_null
            CHECK (weight IS NOT NULL) NOT VALID;

        ALTER TABLE users VALIDATE CONSTRAINT users_weight_is_not_null;

        BEGIN;
        ALTER TABLE users ALTER COLUMN weight SET NOT NULL;
        ALTER TABLE users DROP CONSTRAINT users_weight_is_not_null;
        COMMIT;

        CREATE UNIQUE INDEX CONCURRENTLY users_name_key ON users (name);

        BEGIN;
        ALTER TABLE users
            ADD CONSTRAINT users_name_key UNIQUE USING INDEX users_name_key;

        ALTER TABLE users ADD CONSTRAINT users_city_check CHECK (city <> '') NOT VALID;
        COMMIT;

        ALTER TABLE users VALIDATE CONSTRAINT users_city_check;

        CREATE INDEX CONCURRENTLY users_city_idx ON users (city);
    "#]]
    .assert_eq(&output.stdout);
    let output = workspace.run(&["-m", "grow"]).success();
    output.prints(
        "Online: in stages, while programs go on: users (about 100,001 rows, more than 100,000)",
    );
    let text = workspace.newest();
    assert!(text.contains("fn use_transaction(&self) -> Option<bool>"), "{text}");
    assert!(text.contains("//! Online: users (about 100,001 rows, more than 100,000)"), "{text}");
    assert!(text.contains("//! Proof: on PostgreSQL"), "{text}");
});

on_every_server!(the_owner_decides_what_is_changed_in_stages, |server| {
    let workspace = large(server);
    let stages = |args: &[&str]| {
        let output = workspace.run(&[&["diff", "--format", "sql"], args].concat()).success();
        output.stdout.contains("CONCURRENTLY")
    };
    assert!(stages(&[]));
    assert!(!stages(&["--no-online"]));
    workspace.write("autogen.toml", "[online]\nrows = 1000000\n");
    assert!(!stages(&[]));
    assert!(stages(&["--online"]));
    workspace.write("autogen.toml", "[online]\nrows = 1000000\ntables = [\"us*\"]\n");
    assert!(stages(&[]));
    assert!(!stages(&["--no-online"]));
    workspace.write("autogen.toml", "[online]\nrow = 1\n");
    workspace.run(&["check"]).code(1).says("unknown field `row`");
});

on_every_server!(a_small_table_is_changed_at_once, |server| {
    let workspace = Workspace::with(server, "user.rs", &table("users", BEFORE));
    workspace.migrate("start");
    workspace.entity("user.rs", &after());
    let output = workspace.run(&["diff", "--format", "sql"]).success();
    assert!(!output.stdout.contains("CONCURRENTLY"), "{}", output.stdout);
    assert!(!output.stdout.contains("BEGIN"), "{}", output.stdout);
});

on_every_server!(the_runner_reads_what_a_header_lists, |server| {
    let workspace = large(server);
    workspace.run(&["-m", "grow", "--no-online"]).success();
    let directory = tempfile::tempdir().expect("a directory");
    // Alone in the folder, so it is the first and revises nothing.
    let migration = workspace.newest();
    let alone = migration.lines().filter(|line| !line.contains("Revises:")).collect::<Vec<_>>();
    fs::write(directory.path().join("m1_grow.rs"), alone.join("\n")).expect("a migration");
    let status = bin("revisions").env("REVISIONS", directory.path()).args(["status", "--locks"]);
    let output = status.database(workspace.database.url()).run().success();
    output.prints(
        "m1_grow: SHARE on users (about 100001 rows): scan, by CREATE INDEX users_city_idx",
    );
    output.prints("m1_grow: ACCESS EXCLUSIVE on users (about 100001 rows): rewrite, ");
});

on_every_server!(programs_keep_working_while_a_large_table_changes, |server| {
    let workspace = large(server);
    let sql = workspace.run(&["diff", "--format", "sql"]).success().stdout;
    let programs = Programs::start(&workspace.database);
    for part in parts(&sql) {
        workspace.database.execute(&part);
    }
    let written = programs.stop();
    workspace.mark_applied();
    workspace.run(&["check"]).success();
    let rows = workspace.database.value("SELECT count(*) FROM users WHERE weight IS NOT NULL");
    assert_eq!(rows, (100_001 + written).to_string());
});

/// A script as psql sends it: a statement at a time, but for what is between `BEGIN` and `COMMIT`.
fn parts(script: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut is_open = false;
    let mut from = 0;
    for token in lexer::lex(script) {
        if token.is("BEGIN") {
            is_open = true;
        } else if token.is("COMMIT") {
            is_open = false;
        }
        if token.text == ";" {
            let last = parts.last_mut().expect("a part");
            last.push_str(&script[from..token.end()]);
            from = token.end();
            if !is_open {
                parts.push(String::new());
            }
        }
    }
    parts.retain(|it| !it.trim().is_empty());
    parts
}

/// Two programs that write rows and read them, and give up on a statement that waits for a lock.
struct Programs {
    is_over: Arc<AtomicBool>,
    threads: Vec<std::thread::JoinHandle<usize>>,
}

impl Programs {
    fn start(database: &TestDatabase) -> Self {
        let is_over = Arc::new(AtomicBool::new(false));
        let program = |number: usize| {
            let (is_over, url) = (Arc::clone(&is_over), database.url());
            std::thread::spawn(move || {
                let mut written = 0;
                while !is_over.load(Ordering::SeqCst) {
                    let name = format!("program {number} {written}");
                    // A statement fails, and the test with it, if it waits longer for a lock.
                    execute(
                        &url,
                        &format!(
                            "SET lock_timeout = '5s'; INSERT INTO users (name, city) VALUES ('{name}', 'Bergen'); \
                             UPDATE users SET city = 'Moss' WHERE name = '{name}'; \
                             SELECT count(*) FROM users WHERE id < 100"
                        ),
                    );
                    written += 1;
                }
                written
            })
        };
        let threads = (0..2).map(program).collect();
        Self { is_over, threads }
    }

    /// How many rows they have written.
    fn stop(self) -> usize {
        self.is_over.store(true, Ordering::SeqCst);
        self.threads.into_iter().map(|it| it.join().expect("no statement failed")).sum()
    }
}

/// A program that dies right before any statement goes on with that statement the next time it runs.
#[test]
fn stages_go_on_after_a_sudden_end() {
    let server = tests::server::server(18);
    let workspace = Workspace::with(&server, "user.rs", &table("users", BEFORE));
    let start = workspace.run(&["diff", "--format", "sql"]).success().stdout;
    workspace.migrate("start");
    workspace.entity("user.rs", &after());
    let sql = workspace.run(&["diff", "--format", "sql", "--online"]).success().stdout;
    let rows =
        "INSERT INTO users (name, city) SELECT 'user ' || n, 'Oslo' FROM generate_series(1, 100) n";
    let directory = tempfile::tempdir().expect("a directory");
    fs::write(directory.path().join("m1_grow.rs"), migration(&sql)).expect("a migration");
    let statements = lexer::lex(&sql).filter(|it| it.text == ";").count();
    assert!(statements > 10, "{sql}");
    for died_at in 1..=statements {
        let database = server.fresh_database("stages");
        database.execute(&start);
        database.execute(rows);
        let up = || {
            let program = bin("revisions").env("REVISIONS", directory.path());
            program.database(database.url()).args(["up"])
        };
        up().env("DIE", died_at.to_string()).run();
        up().run().success();
        let name = workspace.migrations().pop().expect("a migration");
        database.execute(&format!("UPDATE seaql_migrations SET version = '{name}'"));
        let again = workspace.autogen(&["diff", "--format", "sql"]).database(database.url());
        assert_eq!(again.run().success().stdout, "", "after an end before statement {died_at}");
        let filled = database.value("SELECT count(*) FROM users WHERE weight IS NOT NULL");
        assert_eq!(filled, "100");
    }
}

/// A migration with the statements of a script, and its transactions.
fn migration(script: &str) -> String {
    let mut calls = String::new();
    for part in parts(script) {
        let mut from = 0;
        for token in lexer::lex(&part).filter(|it| it.text == ";") {
            let statement = part[from..token.start].trim();
            from = token.end();
            calls += &match statement {
                "BEGIN" => "    begin();\n".to_owned(),
                "COMMIT" => "    commit();\n".to_owned(),
                sql => format!("    sql(r#\"{sql}\"#);\n"),
            };
        }
    }
    format!("//! grow\n\nconst outside: () = ();\nfn up() {{\n{calls}}}\nfn down() {{\n}}\n")
}
