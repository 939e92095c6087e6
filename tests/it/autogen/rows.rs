//! Rows in the way: counted exactly, and nothing is written before somebody has decided.

use std::sync::mpsc;

use expect_test::expect;
use serde_json::Value;
use tests::on_every_server;
use tests::server::{Server, in_a_transaction};

use super::workspace::{Workspace, model, table};

/// The tables as they are, the entities as they are to be, rows, and what is counted of each finding: how many rows are in
/// the way, and of how many.
const HAZARDS: &[Hazard] = &[
    Hazard {
        name: "nulls",
        before: "pub name: Option<String>,",
        after: "pub name: String,",
        attribute: "",
        rows: "INSERT INTO nulls (name) VALUES ('a'), (NULL), ('b'), (NULL)",
        counted: &[("not-null:nulls.name", 2, 4)],
    },
    Hazard {
        name: "no_nulls",
        before: "pub name: Option<String>,",
        after: "pub name: String,",
        attribute: "",
        rows: "INSERT INTO no_nulls (name) VALUES ('a')",
        counted: &[("not-null:no_nulls.name", 0, 1)],
    },
    Hazard {
        name: "required",
        before: "",
        after: "pub name: String,",
        attribute: "",
        rows: "INSERT INTO required DEFAULT VALUES",
        counted: &[("required-column:required.name", 1, 1)],
    },
    Hazard {
        name: "empty",
        before: "",
        after: "pub name: String,",
        attribute: "",
        rows: "",
        counted: &[("required-column:empty.name", 0, 0)],
    },
    Hazard {
        name: "alike",
        before: "pub a: Option<i32>, pub b: Option<i32>,",
        after: "pub a: Option<i32>, pub b: Option<i32>,",
        attribute: r#"#[autogen(unique(on = "a, b", name = "alike_key"))]"#,
        rows: "INSERT INTO alike (a, b) VALUES (1, 1), (1, 1), (1, 1), (1, 2), (NULL, 1), (NULL, 1)",
        counted: &[("unique-on-existing:alike.alike_key", 2, 6)],
    },
    Hazard {
        name: "same_nulls",
        before: "pub a: Option<i32>,",
        after: "pub a: Option<i32>,",
        attribute: r#"#[autogen(unique(on = "a", name = "same_key", nulls_not_distinct))]"#,
        rows: "INSERT INTO same_nulls (a) VALUES (1), (NULL), (NULL), (NULL)",
        counted: &[("unique-on-existing:same_nulls.same_key", 2, 4)],
    },
    Hazard {
        name: "lowered",
        before: "pub a: String, pub gone: bool,",
        after: "pub a: String, pub gone: bool,",
        attribute: r#"#[autogen(index(on = "lower(a)", unique, name = "lowered_idx", filter = "NOT gone"))]"#,
        rows: "INSERT INTO lowered (a, gone) VALUES ('x', false), ('X', false), ('x', true), ('y', false)",
        counted: &[("unique-on-existing:lowered.lowered_idx", 1, 4)],
    },
    Hazard {
        name: "checked",
        before: "pub a: Option<i32>,",
        after: "pub a: Option<i32>,",
        attribute: r#"#[autogen(check(name = "a_check", "a > 0"))]"#,
        rows: "INSERT INTO checked (a) VALUES (1), (0), (-1), (NULL)",
        counted: &[("check-on-existing:checked.a_check", 2, 4)],
    },
    Hazard {
        name: "excluded",
        before: r#"#[sea_orm(column_type = "custom(\"int4range\")", select_as = "text")] pub a: Option<String>,"#,
        after: r#"#[sea_orm(column_type = "custom(\"int4range\")", select_as = "text")] pub a: Option<String>,"#,
        attribute: r#"#[autogen(exclude(name = "a_excl", on = "a WITH &&"))]"#,
        rows: "INSERT INTO excluded (a) VALUES ('[1,5)'), ('[4,6)'), ('[9,10)'), (NULL), (NULL)",
        counted: &[("exclusion-on-existing:excluded.a_excl", 1, 5)],
    },
    Hazard {
        name: "shortened",
        before: "pub a: Option<String>,",
        after: r#"#[sea_orm(column_type = "String(StringLen::N(3))")] pub a: Option<String>,"#,
        attribute: "",
        rows: "INSERT INTO shortened (a) VALUES ('abc'), ('abcd'), ('ab    '), (NULL)",
        counted: &[("narrows-type:shortened.a", 1, 4)],
    },
    Hazard {
        name: "smaller",
        before: r#"#[sea_orm(column_type = "BigInteger")] pub a: Option<i64>,"#,
        after: r#"#[sea_orm(column_type = "SmallInteger")] pub a: Option<i16>,"#,
        attribute: "",
        rows: "INSERT INTO smaller (a) VALUES (32767), (32768), (-32769), (NULL)",
        counted: &[("narrows-type:smaller.a", 2, 4)],
    },
    Hazard {
        name: "rounded",
        before: r#"#[sea_orm(column_type = "Decimal(Some((10, 4)))")] pub a: Option<Decimal>,"#,
        after: r#"#[sea_orm(column_type = "Decimal(Some((5, 2)))")] pub a: Option<Decimal>,"#,
        attribute: "",
        rows: "INSERT INTO rounded (a) VALUES (999.99), (1000), (1.005), (NULL)",
        counted: &[("narrows-type:rounded.a", 2, 4)],
    },
    Hazard {
        name: "words",
        before: "pub a: Option<String>,",
        after: r#"#[sea_orm(column_type = "Integer")] pub a: Option<i32>,"#,
        attribute: "",
        rows: "INSERT INTO words (a) VALUES ('1'), ('-20'), ('one'), ('1.5'), (NULL)",
        counted: &[("narrows-type:words.a", 2, 5)],
    },
    Hazard {
        name: "bytes",
        before: "pub a: Option<Vec<u8>>,",
        after: r#"#[sea_orm(column_type = "Text")] pub a: Option<String>,"#,
        attribute: "",
        rows: r"INSERT INTO bytes (a) VALUES ('abc'), ('\xff'), (NULL)",
        counted: &[("narrows-type:bytes.a", 1, 3)],
    },
    Hazard {
        name: "dropped",
        before: "pub a: Option<i32>,",
        after: "",
        attribute: "",
        rows: "INSERT INTO dropped (a) VALUES (1), (NULL), (3)",
        counted: &[("drops-column:dropped.a", 2, 3)],
    },
];

struct Hazard {
    name: &'static str,
    /// Fields.
    before: &'static str,
    after: &'static str,
    /// Of the struct, afterwards.
    attribute: &'static str,
    rows: &'static str,
    counted: &'static [(&'static str, u64, u64)],
}

/// The tables, with rows, and the entities as they are to be.
fn hazards(server: &Server) -> Workspace {
    let workspace = Workspace::new(server);
    for it in HAZARDS {
        workspace.entity(&format!("{}.rs", it.name), &table(it.name, it.before));
    }
    workspace.migrate("start");
    for it in HAZARDS {
        let named = format!("#[sea_orm(table_name = {:?})]\n{}", it.name, it.attribute);
        workspace.entity(&format!("{}.rs", it.name), &model(&named, it.after));
        workspace.database.execute(it.rows);
    }
    workspace
}

/// The findings of `up` with what was counted.
fn found(json: &str) -> Vec<(String, Value)> {
    let json: Value = serde_json::from_str(json).expect("JSON");
    let findings = json["findings"].as_array().expect("findings").iter();
    let text = |it: &Value, key: &str| it[key].as_str().expect("a text").to_owned();
    findings
        .filter(|it| it["direction"] == "up" && !it["rows"].is_null())
        .map(|it| (format!("{}:{}", text(it, "code"), text(it, "object")), it["rows"].clone()))
        .collect()
}

on_every_server!(rows_in_the_way_are_counted_as_postgres_finds_them, |server| {
    let workspace = hazards(server);
    let output = workspace.run(&["diff", "--format", "json"]).success();
    let found = found(&output.stdout);
    for it in HAZARDS {
        for (finding, offending, total) in it.counted {
            let (_, rows) = found
                .iter()
                .find(|(own, _)| own == finding)
                .unwrap_or_else(|| panic!("{finding} is not counted: {found:#?}"));
            let expected =
                serde_json::json!({ "offending": offending, "exact": true, "total": total });
            assert_eq!(*rows, expected, "{finding}");
        }
    }
    let n_expected: usize = HAZARDS.iter().map(|it| it.counted.len()).sum();
    assert_eq!(found.len(), n_expected, "{found:#?}");
    // Postgres itself is the judge: a statement fails if and only if rows are in its way. What loses values does not fail.
    workspace.database.execute(
        "CREATE FUNCTION fails(sql text) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN
            EXECUTE sql;
            RAISE EXCEPTION 'it does not' USING ERRCODE = 'ZZ999';
         EXCEPTION WHEN SQLSTATE 'ZZ999' THEN RETURN false; WHEN OTHERS THEN RETURN true;
         END $$",
    );
    let json: Value = serde_json::from_str(&output.stdout).expect("JSON");
    for statement in json["up"].as_array().expect("statements") {
        let statement = statement.as_str().expect("SQL");
        let own = HAZARDS.iter().find(|it| {
            lexer::tokens(statement).any(|token| token.name().as_deref() == Some(it.name))
        });
        let own = own.unwrap_or_else(|| panic!("whose is {statement}?"));
        let is_in_the_way = own
            .counted
            .iter()
            .any(|(finding, offending, _)| *offending > 0 && !finding.starts_with("drops-column"));
        let fails = workspace.database.value(&format!("SELECT fails($sql${statement}$sql$)"));
        assert_eq!(fails, if is_in_the_way { "t" } else { "f" }, "{statement}");
    }
});

on_every_server!(rows_in_the_way_stop_a_generation, |server| {
    let workspace =
        Workspace::with(server, "user.rs", &table("users", "pub name: Option<String>,"));
    workspace.migrate("start");
    workspace.database.execute(
        "INSERT INTO users (name) SELECT nullif(n % 3, 0)::text FROM generate_series(1, 1204) n",
    );
    workspace.entity("user.rs", &table("users", "pub name: String,"));
    let files = workspace.snapshot();
    let output = workspace.run(&["-m", "require names"]).code(3);
    expect![[r#"
        users
          ~ column users.name: not null

        @@ -1,4 +1,4 @@
         table users
             id bigint GENERATED BY DEFAULT AS IDENTITY NOT NULL
        -    name character varying
        +    name character varying NOT NULL
             primary key users_pkey (id)

        error[not-null]: `up` makes `users.name` NOT NULL, and fails if a row has a null
          rows: 401 of 1,204
          help: fill the nulls first; or have this migration do it: --fill users.name=EXPRESSION
    "#]]
    .assert_eq(&output.stdout);
    expect![[r#"
        error: stopped by rows that are in the way; nothing was written
          help: `--fill users.name=EXPRESSION` fills the nulls in the migration
          help: `--allow not-null:users.name` writes the migration all the same: it fails, or changes values, until those rows are mended
    "#]]
    .assert_eq(&output.stderr);
    assert_eq!(workspace.snapshot(), files);
    workspace.run(&["-m", "x", "--dry-run"]).code(3);
});

on_every_server!(a_fill_is_part_of_the_migration, |server| {
    let workspace =
        Workspace::with(server, "user.rs", &table("users", "pub name: Option<String>,"));
    workspace.migrate("start");
    workspace.database.execute("INSERT INTO users (name) VALUES ('a'), (NULL)");
    workspace.entity("user.rs", &table("users", "pub name: String, pub city: String,"));
    let flags = ["--fill", "users.name='user ' || id", "--fill", "users.city='Oslo'"];
    let sql = workspace.run(&[&["diff", "--format", "sql"], &flags[..]].concat()).success().stdout;
    expect![[r#"
        UPDATE users SET name = 'user ' || id WHERE name IS NULL;
        ALTER TABLE users ALTER COLUMN name SET NOT NULL;
        ALTER TABLE users ADD COLUMN city character varying;
        UPDATE users SET city = 'Oslo' WHERE city IS NULL;
        ALTER TABLE users ALTER COLUMN city SET NOT NULL;
    "#]]
    .assert_eq(&sql);
    workspace.run(&[&["-m", "fill"], &flags[..]].concat()).success();
    workspace.database.execute(&sql);
    workspace.mark_applied();
    workspace.run(&["check"]).success();
    let rows = workspace.database.query("SELECT name, city FROM users ORDER BY id");
    assert_eq!(rows, [["a", "Oslo"], ["user 2", "Oslo"]]);
    assert!(!workspace.newest().contains("Preflight:"), "{}", workspace.newest());
});

on_every_server!(an_entity_can_say_what_fills_its_nulls, |server| {
    let workspace =
        Workspace::with(server, "user.rs", &table("users", "pub name: Option<String>,"));
    workspace.migrate("start");
    workspace.database.execute("INSERT INTO users (name) VALUES (NULL)");
    let fields = r#"#[autogen(fill = "'unknown'")] pub name: String,"#;
    workspace.entity("user.rs", &table("users", fields));
    workspace.migrate("require names");
    assert_eq!(workspace.database.value("SELECT name FROM users"), "unknown");
    workspace.run(&["check"]).success();
});

on_every_server!(a_fill_counts_for_what_comes_after_it, |server| {
    let workspace =
        Workspace::with(server, "user.rs", &table("users", "pub name: Option<String>,"));
    workspace.migrate("start");
    workspace.database.execute("INSERT INTO users (name) VALUES (NULL), (NULL), ('a')");
    let attributes = r#"#[sea_orm(table_name = "users")] #[autogen(unique(on = "name", name = "users_name_key"))]"#;
    workspace.entity("user.rs", &model(attributes, "pub name: String,"));
    let all = |fill: &str| {
        let output = workspace.run(&["diff", "--format", "json", "--fill", fill]).success();
        found(&output.stdout)
    };
    let rows =
        |offending: u64| serde_json::json!({ "offending": offending, "exact": true, "total": 3 });
    let unique = "unique-on-existing:users.users_name_key".to_owned();
    assert_eq!(all("users.name='a'"), [(unique.clone(), rows(2))]);
    assert_eq!(all("users.name=id::text"), [(unique, rows(0))]);
});

on_every_server!(what_is_renamed_is_counted_under_its_old_name, |server| {
    let workspace =
        Workspace::with(server, "user.rs", &table("users", "pub name: Option<String>,"));
    workspace.migrate("start");
    workspace.database.execute("INSERT INTO users (name) VALUES (NULL), ('b'), ('b')");
    let attributes = r#"#[sea_orm(table_name = "people")]
        #[autogen(renamed_from = "users", unique(on = "nick", name = "nick_key"))]"#;
    let fields = r#"#[autogen(renamed_from = "name")] pub nick: String,"#;
    workspace.entity("user.rs", &model(attributes, fields));
    let found = found(&workspace.run(&["diff", "--format", "json"]).success().stdout);
    let rows =
        |offending: u64| serde_json::json!({ "offending": offending, "exact": true, "total": 3 });
    let expected = [
        ("not-null:people.nick".to_owned(), rows(1)),
        ("unique-on-existing:people.nick_key".to_owned(), rows(1)),
    ];
    assert_eq!(found, expected);
});

on_every_server!(what_holds_rows_is_dropped_only_if_somebody_says_so, |server| {
    let workspace =
        Workspace::with(server, "user.rs", &table("users", "pub name: Option<String>,"));
    workspace.entity("post.rs", &table("posts", "pub text: Option<String>,"));
    workspace.migrate("start");
    workspace
        .database
        .execute("INSERT INTO posts (text) VALUES ('a'); INSERT INTO users (name) VALUES ('b')");
    workspace.forget("post.rs");
    workspace.entity("user.rs", &table("users", ""));
    let output = workspace.run(&["-m", "drop"]).code(3);
    output.says("`--drop posts` drops it, with its rows");
    output.says("`--drop users.name` drops it, with its rows");
    workspace.run(&["-m", "drop", "--drop", "posts"]).code(3);
    workspace.run(&["-m", "drop", "--drop", "posts", "--drop", "users.name"]).success();
    // Whoever has agreed to the loss is not asked again when it is applied.
    assert!(!workspace.newest().contains("Preflight:"), "{}", workspace.newest());
});

on_every_server!(what_cannot_be_counted_is_not_known, |server| {
    let workspace =
        Workspace::with(server, "user.rs", &table("users", "pub name: Option<String>,"));
    workspace.migrate("start");
    let database = &workspace.database;
    database.execute("INSERT INTO users (name) VALUES (NULL)");
    workspace.entity("user.rs", &table("users", "pub name: String,"));
    let unknown = |url: String| {
        let output = workspace.autogen(&["diff", "--format", "json"]).database(url).run().success();
        found(&output.stdout)[0].1["unknown"].as_str().expect("a reason").to_owned()
    };
    // No right to read.
    database.execute(
        "CREATE ROLE counter_guest LOGIN; GRANT SELECT ON seaql_migrations TO counter_guest",
    );
    let url = database.url_as("counter_guest");
    assert_eq!(unknown(url.clone()), "permission denied for table users");
    // Rows that a policy hides.
    database.execute(
        "GRANT SELECT ON users TO counter_guest; ALTER TABLE users ENABLE ROW LEVEL SECURITY",
    );
    let reason = unknown(url);
    assert!(reason.contains("row-level security"), "{reason}");
    database.execute("ALTER TABLE users DISABLE ROW LEVEL SECURITY");
    // Somebody else's lock.
    let (program, (send, output)) =
        (workspace.autogen(&["diff", "--format", "json"]), mpsc::channel());
    in_a_transaction(&database.url(), "LOCK TABLE users", move || {
        send.send(program.run()).expect("somebody listens");
    });
    let found = found(&output.recv().expect("an output").success().stdout);
    assert_eq!(found[0].1["unknown"], "another session holds a lock on the table");
    database.execute("DROP OWNED BY counter_guest; DROP ROLE counter_guest");
});

on_every_server!(a_mistaken_flag_is_an_error, |server| {
    let workspace =
        Workspace::with(server, "user.rs", &table("users", "pub name: Option<String>,"));
    workspace.migrate("start");
    workspace.entity("user.rs", &table("users", "pub name: String,"));
    for (flag, value, says) in [
        ("--fill", "users.name", "is not TABLE.COLUMN=EXPRESSION"),
        ("--fill", "name=1", "is not TABLE.COLUMN=EXPRESSION"),
        ("--fill", "users.id=1", "`users.id` neither becomes NOT NULL nor loses a label"),
        ("--allow", "not-null:users.id", "there is no finding `not-null:users.id`"),
    ] {
        workspace.refuses(&["-m", "x", flag, value]).says(says);
    }
});
