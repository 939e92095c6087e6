//! Changes of large tables, in stages, while programs keep working.

use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use expect_test::expect;
use tests::on_every_server;
use tests::program::bin;
use tests::server::{Server, TestDatabase, execute, try_execute};

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
    // 18 does NOT NULL otherwise.
    let expected = expect![[r#"
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
        #variable_conflict use_column
        <<batch>>
        DECLARE
            size bigint := coalesce(
                nullif(current_setting('autogen.batch_size', true), '')::bigint, 100);
            pause float8 := coalesce(
                nullif(current_setting('autogen.batch_pause', true), '')::float8, 0);
            page bigint := 0;
            pages bigint;
        BEGIN
            LOOP
                pages := pg_relation_size('users')
                    / current_setting('block_size')::bigint;
                EXIT WHEN page >= pages;
                UPDATE users
                SET weight = DEFAULT
                WHERE weight IS NULL
                    AND ctid >= format('(%s,0)', batch.page)::tid
                    AND ctid < format('(%s,0)', batch.page + batch.size)::tid;
                COMMIT;
                page := page + size;
                RAISE NOTICE 'filling users.weight: % of % pages',
                    least(page, pages), pages;
                PERFORM pg_sleep(pause);
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
    "#]];
    let expected_on_18 = expect![[r#"
        ALTER TABLE users ADD CONSTRAINT users_name_not_null NOT NULL name NOT VALID;

        ALTER TABLE users VALIDATE CONSTRAINT users_name_not_null;

        BEGIN;
        ALTER TABLE users ADD COLUMN weight double precision;
        ALTER TABLE users ALTER COLUMN weight SET DEFAULT random();
        COMMIT;

        DO $$
        #variable_conflict use_column
        <<batch>>
        DECLARE
            size bigint := coalesce(
                nullif(current_setting('autogen.batch_size', true), '')::bigint, 100);
            pause float8 := coalesce(
                nullif(current_setting('autogen.batch_pause', true), '')::float8, 0);
            page bigint := 0;
            pages bigint;
        BEGIN
            LOOP
                pages := pg_relation_size('users')
                    / current_setting('block_size')::bigint;
                EXIT WHEN page >= pages;
                UPDATE users
                SET weight = DEFAULT
                WHERE weight IS NULL
                    AND ctid >= format('(%s,0)', batch.page)::tid
                    AND ctid < format('(%s,0)', batch.page + batch.size)::tid;
                COMMIT;
                page := page + size;
                RAISE NOTICE 'filling users.weight: % of % pages',
                    least(page, pages), pages;
                PERFORM pg_sleep(pause);
            END LOOP;
        END
        $$;

        ALTER TABLE users ADD CONSTRAINT users_weight_not_null NOT NULL weight NOT VALID;

        ALTER TABLE users VALIDATE CONSTRAINT users_weight_not_null;

        CREATE UNIQUE INDEX CONCURRENTLY users_name_key ON users (name);

        BEGIN;
        ALTER TABLE users
            ADD CONSTRAINT users_name_key UNIQUE USING INDEX users_name_key;

        ALTER TABLE users ADD CONSTRAINT users_city_check CHECK (city <> '') NOT VALID;
        COMMIT;

        ALTER TABLE users VALIDATE CONSTRAINT users_city_check;

        CREATE INDEX CONCURRENTLY users_city_idx ON users (city);
    "#]];
    let expected = if server.version < 18 { expected } else { expected_on_18 };
    expected.assert_eq(&output.stdout);
    let output = workspace.run(&["-m", "grow"]).success();
    output.prints(
        "Online: in stages, while programs keep working: users (about 100,001 rows, more than 100,000)",
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
    assert_eq!(output.stdout.matches("BEGIN;").count(), 1, "{}", output.stdout);
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
    let programs = Programs::start(&workspace.database, |name| {
        format!(
            "INSERT INTO users (name, city) VALUES ('{name}', 'Bergen'); \
             UPDATE users SET city = 'Moss' WHERE name = '{name}'; \
             SELECT count(*) FROM users WHERE id < 100"
        )
    });
    for part in parts(&sql) {
        patiently(&workspace.database, &part);
    }
    let written = programs.stop();
    workspace.mark_applied();
    workspace.run(&["check"]).success();
    let rows = workspace.database.value("SELECT count(*) FROM users WHERE weight IS NOT NULL");
    assert_eq!(rows, (100_001 + written).to_string());
});

/// Gives up before anybody else does, and tries again: so no program is the one that a deadlock costs its transaction.
fn patiently(database: &TestDatabase, part: &str) {
    let may_wait = part.contains("CONCURRENTLY");
    let mut left = 20;
    while let Err(error) = try_execute(&database.url(), if may_wait { "0" } else { "300ms" }, part)
    {
        let is_lock = error.contains("lock timeout");
        assert!(is_lock && left > 0, "{error}\n{part}");
        left -= 1;
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
}

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
    /// Each time they do this, with a name that is new.
    fn start(database: &TestDatabase, work: fn(&str) -> String) -> Self {
        let is_over = Arc::new(AtomicBool::new(false));
        let program = |number: usize| {
            let (is_over, url) = (Arc::clone(&is_over), database.url());
            std::thread::spawn(move || {
                let mut written = 0;
                while !is_over.load(Ordering::SeqCst) {
                    let name = format!("program {number} {written}");
                    // A statement fails, and the test with it, if it waits longer for a lock.
                    execute(&url, &format!("SET lock_timeout = '5s'; {}", work(&name)));
                    written += 1;
                    std::thread::sleep(std::time::Duration::from_millis(5));
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

/// A key that counts, a column with an index, a check and a default, and another table's foreign key to the key: all of them
/// are numbers.
fn numbers(number: &str) -> (String, String) {
    let attributes = r#"#[sea_orm(table_name = "users")]
        #[autogen(
            index(on = "visits", name = "users_visits_idx"),
            check(name = "users_visits_check", "visits >= 0"),
        )]"#;
    let fields = format!("pub name: String, #[sea_orm(default_value = 0)] pub visits: {number},");
    let users = model(attributes, &fields).replace("id: i64", &format!("id: {number}"));
    let relation = r#"pub enum Relation {
    #[sea_orm(belongs_to = "super::user::Entity", from = "Column::UserId", to = "super::user::Column::Id")]
    User,
}

impl Related<super::user::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::User.def()
    }
}"#;
    let posts = table("posts", &format!("pub user_id: {number},"));
    (users, posts.replace("pub enum Relation {}", relation))
}

fn numbered(server: &Server, rows: u32) -> Workspace {
    let (users, posts) = numbers("i32");
    let workspace = Workspace::with(server, "user.rs", &users);
    workspace.entity("post.rs", &posts);
    workspace.migrate("start");
    workspace.database.execute(&some_numbers(rows));
    let (users, posts) = numbers("i64");
    workspace.entity("user.rs", &users);
    workspace.entity("post.rs", &posts);
    workspace
}

fn some_numbers(rows: u32) -> String {
    format!(
        "INSERT INTO users (name, visits) SELECT 'user ' || n, n FROM generate_series(1, {rows}) n; \
         INSERT INTO posts (user_id) SELECT n FROM generate_series(1, 10) n; \
         ANALYZE users; ANALYZE posts"
    )
}

on_every_server!(programs_go_on_while_numbers_grow, |server| {
    let workspace = numbered(server, 100_001);
    let sql = workspace.run(&["diff", "--format", "sql", "--online"]).success().stdout;
    let programs = Programs::start(&workspace.database, |name| {
        format!(
            "WITH one AS (INSERT INTO users (name) VALUES ('{name}') RETURNING id) \
             INSERT INTO posts (user_id) SELECT id FROM one; \
             UPDATE users SET visits = visits + 1 WHERE id = 7; \
             SELECT count(*) FROM posts JOIN users ON users.id = user_id WHERE users.id < 5"
        )
    });
    for part in parts(&sql) {
        patiently(&workspace.database, &part);
    }
    let written = programs.stop();
    workspace.mark_applied();
    workspace.run(&["check"]).success();
    let value = |sql: &str| workspace.database.value(sql);
    assert_eq!(value("SELECT count(*) FROM users"), (100_001 + written).to_string());
    assert_eq!(value("SELECT visits FROM users WHERE id = 7"), (7 + written).to_string());
    let lost = "SELECT count(*) FROM users WHERE visits <> CASE WHEN name LIKE 'program%' THEN 0 ELSE id END AND id <> 7";
    assert_eq!(value(lost), "0");
    assert_eq!(value("SELECT count(*) FROM posts"), (10 + written).to_string());
    assert_eq!(value("SELECT count(DISTINCT id) = count(*) FROM users"), "t");
    let left = "SELECT count(*) FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prorettype = 'trigger'::regtype";
    assert_eq!(value(left), "0");
});

on_every_server!(what_another_column_would_not_have_is_said, |server| {
    let workspace = numbered(server, 10);
    workspace.database.execute(
        "CREATE STATISTICS both_of_them ON id, visits FROM users; \
         CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'; \
         CREATE TRIGGER touched BEFORE UPDATE ON posts FOR EACH ROW EXECUTE FUNCTION touch()",
    );
    let output = workspace.run(&["diff", "--format", "sql", "--online"]).success();
    expect![[r#"
        BEGIN;
        ALTER TABLE posts ALTER COLUMN user_id TYPE bigint;
        ALTER TABLE users ALTER COLUMN id TYPE bigint;
        ALTER TABLE users ALTER COLUMN visits DROP DEFAULT;
        ALTER TABLE users ALTER COLUMN visits TYPE bigint;
        ALTER TABLE users ALTER COLUMN visits SET DEFAULT 0;
        COMMIT;
    "#]]
    .assert_eq(&output.stdout);
    let output = workspace.run(&["diff", "--online"]).success();
    output.prints("not in stages: the trigger touched would run for each row");
});

/// A program that dies right before any statement goes on with that statement the next time it runs.
#[test]
fn stages_go_on_after_a_sudden_end() {
    let server = tests::server::server(18);
    let workspace = Workspace::with(&server, "user.rs", &table("users", BEFORE));
    let start = workspace.run(&["diff", "--format", "sql"]).success().stdout;
    workspace.migrate("start");
    workspace.entity("user.rs", &after());
    let rows =
        "INSERT INTO users (name, city) SELECT 'user ' || n, 'Oslo' FROM generate_series(1, 100) n";
    go_on(&server, &workspace, &start, rows, |database| {
        let filled = database.value("SELECT count(*) FROM users WHERE weight IS NOT NULL");
        assert_eq!(filled, "100");
    });
}

#[test]
fn columns_change_places_after_a_sudden_end() {
    let server = tests::server::server(16);
    let (users, posts) = numbers("i32");
    let workspace = Workspace::with(&server, "user.rs", &users);
    workspace.entity("post.rs", &posts);
    let start = workspace.run(&["diff", "--format", "sql"]).success().stdout;
    workspace.migrate("start");
    let (users, _) = numbers("i64");
    workspace.entity("user.rs", &users);
    go_on(&server, &workspace, &start, &some_numbers(200), |database| {
        assert_eq!(database.value("SELECT count(*) FROM users WHERE visits = id"), "200");
        database.execute("INSERT INTO users (name) VALUES ('the next')");
        assert_eq!(database.value("SELECT id FROM users WHERE name = 'the next'"), "201");
    });
}

/// Goes on after an end before each of the statements.
fn go_on(
    server: &Server,
    workspace: &Workspace,
    start: &str,
    rows: &str,
    holds: fn(&TestDatabase),
) {
    let sql = workspace.run(&["diff", "--format", "sql", "--online"]).success().stdout;
    let directory = tempfile::tempdir().expect("a directory");
    fs::write(directory.path().join("m1_grow.rs"), migration(&sql)).expect("a migration");
    let statements = lexer::lex(&sql).filter(|it| it.text == ";").count();
    assert!(statements > 10, "{sql}");
    for died_at in 1..=statements {
        let database = server.fresh_database("stages");
        database.execute(start);
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
        holds(&database);
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
