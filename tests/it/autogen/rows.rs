//! Rows in the way: counted exactly, and nothing is written before somebody has decided.

use std::sync::mpsc;

use expect_test::expect;
use serde_json::Value;
use tests::on_every_server;
use tests::server::{Server, in_a_transaction};

use super::workspace::{Workspace, model, table};

/// The tables as they are, the entities as they are to be, rows in three portions, nulls among them, and how many of the
/// finding's are in the way after each: none, one, several.
const HAZARDS: &[Hazard] = &[
    Hazard {
        name: "nulls",
        finding: "not-null:nulls.a",
        before: "pub a: Option<i32>,",
        after: "pub a: i32,",
        attribute: "",
        relation: "",
        rows: ["(a) VALUES (1)", "(a) VALUES (NULL)", "(a) VALUES (2), (NULL), (NULL)"],
        offending: [0, 1, 3],
    },
    Hazard {
        name: "required",
        finding: "required-column:required.a",
        before: "",
        after: "pub a: i32,",
        attribute: "",
        relation: "",
        rows: ["", "DEFAULT VALUES", "(id) VALUES (8), (9)"],
        offending: [0, 1, 3],
    },
    Hazard {
        name: "alike",
        finding: "unique-on-existing:alike.alike_key",
        before: "pub a: Option<i32>, pub b: Option<i32>,",
        after: "pub a: Option<i32>, pub b: Option<i32>,",
        attribute: r#"#[autogen(unique(on = "a, b", name = "alike_key"))]"#,
        relation: "",
        rows: [
            "(a, b) VALUES (1, 1), (1, 2), (NULL, 1), (NULL, 1), (NULL, NULL), (NULL, NULL)",
            "(a, b) VALUES (1, 1)",
            "(a, b) VALUES (1, 1), (1, 2)",
        ],
        offending: [0, 1, 3],
    },
    Hazard {
        name: "same_nulls",
        finding: "unique-on-existing:same_nulls.same_key",
        before: "pub a: Option<i32>,",
        after: "pub a: Option<i32>,",
        attribute: r#"#[autogen(unique(on = "a", name = "same_key", nulls_not_distinct))]"#,
        relation: "",
        rows: ["(a) VALUES (1), (NULL)", "(a) VALUES (NULL)", "(a) VALUES (NULL), (1)"],
        offending: [0, 1, 3],
    },
    Hazard {
        name: "lowered",
        finding: "unique-on-existing:lowered.lowered_idx",
        before: "pub a: Option<String>, pub gone: bool,",
        after: "pub a: Option<String>, pub gone: bool,",
        attribute: r#"#[autogen(index(on = "lower(a)", unique, name = "lowered_idx", filter = "NOT gone"))]"#,
        relation: "",
        rows: [
            "(a, gone) VALUES ('x', false), ('X', true), ('x', true), ('y', false), (NULL, false), (NULL, false)",
            "(a, gone) VALUES ('X', false)",
            "(a, gone) VALUES ('Y', false), ('x', false)",
        ],
        offending: [0, 1, 3],
    },
    Hazard {
        name: "checked",
        finding: "check-on-existing:checked.a_check",
        before: "pub a: Option<i32>,",
        after: "pub a: Option<i32>,",
        attribute: r#"#[autogen(check(name = "a_check", "a > 0"))]"#,
        relation: "",
        rows: ["(a) VALUES (1), (NULL)", "(a) VALUES (0)", "(a) VALUES (-1), (-2)"],
        offending: [0, 1, 3],
    },
    Hazard {
        name: "excluded",
        finding: "exclusion-on-existing:excluded.a_excl",
        before: r#"#[sea_orm(column_type = "custom(\"int4range\")", select_as = "text")] pub a: Option<String>,"#,
        after: r#"#[sea_orm(column_type = "custom(\"int4range\")", select_as = "text")] pub a: Option<String>,"#,
        attribute: r#"#[autogen(exclude(name = "a_excl", on = "a WITH &&"))]"#,
        relation: "",
        rows: [
            "(a) VALUES ('[1,5)'), ('[9,10)'), (NULL), (NULL), ('empty'), ('empty')",
            "(a) VALUES ('[4,6)')",
            "(a) VALUES ('[9,12)'), ('[11,13)')",
        ],
        offending: [0, 1, 3],
    },
    Hazard {
        name: "orphans",
        finding: "foreign-key-on-existing:orphans.orphans_fk",
        before: "pub a: Option<i32>,",
        after: "pub a: Option<i32>,",
        attribute: r#"#[autogen(foreign_key(on = "a", name = "orphans_fk"))]"#,
        relation: r#"#[sea_orm(belongs_to = "super::parents::Entity", from = "Column::A", to = "super::parents::Column::Id")] Parent,"#,
        rows: ["(a) VALUES (1), (NULL)", "(a) VALUES (7)", "(a) VALUES (2), (0), (8)"],
        offending: [0, 1, 3],
    },
    Hazard {
        name: "simple",
        finding: "foreign-key-on-existing:simple.simple_fk",
        before: "pub a: Option<i32>, pub b: Option<i32>,",
        after: "pub a: Option<i32>, pub b: Option<i32>,",
        attribute: r#"#[autogen(foreign_key(on = "a, b", name = "simple_fk"))]"#,
        relation: r#"#[sea_orm(belongs_to = "super::parents::Entity", from = "(Column::A, Column::B)", to = "(super::parents::Column::A, super::parents::Column::B)")] Parent,"#,
        rows: [
            "(a, b) VALUES (1, 1), (NULL, 7), (7, NULL), (NULL, NULL)",
            "(a, b) VALUES (1, 7)",
            "(a, b) VALUES (7, 1), (1, 2), (7, 7)",
        ],
        offending: [0, 1, 3],
    },
    Hazard {
        name: "whole",
        finding: "foreign-key-on-existing:whole.whole_fk",
        before: "pub a: Option<i32>, pub b: Option<i32>,",
        after: "pub a: Option<i32>, pub b: Option<i32>,",
        attribute: r#"#[autogen(foreign_key(on = "a, b", name = "whole_fk", match = "full"))]"#,
        relation: r#"#[sea_orm(belongs_to = "super::parents::Entity", from = "(Column::A, Column::B)", to = "(super::parents::Column::A, super::parents::Column::B)")] Parent,"#,
        rows: [
            "(a, b) VALUES (1, 1), (NULL, NULL)",
            "(a, b) VALUES (NULL, 1)",
            "(a, b) VALUES (1, NULL), (1, 2), (7, 7)",
        ],
        offending: [0, 1, 3],
    },
    Hazard {
        name: "own",
        finding: "foreign-key-on-existing:own.own_fk",
        before: "pub a: Option<i64>,",
        after: "pub a: Option<i64>,",
        attribute: r#"#[autogen(foreign_key(on = "a", name = "own_fk"))]"#,
        relation: r#"#[sea_orm(belongs_to = "Entity", from = "Column::A", to = "Column::Id")] Own,"#,
        rows: [
            "(id, a) VALUES (11, 11), (12, 11), (13, NULL)",
            "(a) VALUES (70)",
            "(a) VALUES (11), (71), (72)",
        ],
        offending: [0, 1, 3],
    },
    Hazard {
        name: "shortened",
        finding: "narrows-type:shortened.a",
        before: "pub a: Option<String>,",
        after: r#"#[sea_orm(column_type = "String(StringLen::N(3))")] pub a: Option<String>,"#,
        attribute: "",
        relation: "",
        rows: [
            "(a) VALUES ('abc'), ('ab    '), (NULL)",
            "(a) VALUES ('abcd')",
            "(a) VALUES ('äöüß'), ('ab  c')",
        ],
        offending: [0, 1, 3],
    },
    Hazard {
        name: "smaller",
        finding: "narrows-type:smaller.a",
        before: r#"#[sea_orm(column_type = "BigInteger")] pub a: Option<i64>,"#,
        after: r#"#[sea_orm(column_type = "SmallInteger")] pub a: Option<i16>,"#,
        attribute: "",
        relation: "",
        rows: [
            "(a) VALUES (32767), (-32768), (NULL)",
            "(a) VALUES (32768)",
            "(a) VALUES (-32769), (9223372036854775807)",
        ],
        offending: [0, 1, 3],
    },
    Hazard {
        name: "overflown",
        finding: "narrows-type:overflown.a",
        before: r#"#[sea_orm(column_type = "Decimal(Some((10, 2)))")] pub a: Option<Decimal>,"#,
        after: r#"#[sea_orm(column_type = "Decimal(Some((5, 2)))")] pub a: Option<Decimal>,"#,
        attribute: "",
        relation: "",
        rows: [
            "(a) VALUES (999.99), (-999.99), (NULL)",
            "(a) VALUES (1000)",
            "(a) VALUES (-1000), (123456.78)",
        ],
        offending: [0, 1, 3],
    },
    Hazard {
        name: "words",
        finding: "narrows-type:words.a",
        before: "pub a: Option<String>,",
        after: r#"#[sea_orm(column_type = "Integer")] pub a: Option<i32>,"#,
        attribute: "",
        relation: "",
        rows: [
            "(a) VALUES ('1'), (' -20 '), (NULL)",
            "(a) VALUES ('one')",
            "(a) VALUES ('1.5'), ('')",
        ],
        offending: [0, 1, 3],
    },
    Hazard {
        name: "days",
        finding: "narrows-type:days.a",
        before: "pub a: Option<String>,",
        after: r#"#[sea_orm(column_type = "Date")] pub a: Option<Date>,"#,
        attribute: "",
        relation: "",
        rows: [
            "(a) VALUES ('2026-02-28'), (NULL)",
            "(a) VALUES ('2026-02-30')",
            "(a) VALUES ('soon'), ('')",
        ],
        offending: [0, 1, 3],
    },
    Hazard {
        name: "reals",
        finding: "narrows-type:reals.a",
        before: r#"#[sea_orm(column_type = "Double")] pub a: Option<f64>,"#,
        after: r#"#[sea_orm(column_type = "Integer")] pub a: Option<i32>,"#,
        attribute: "",
        relation: "",
        rows: [
            "(a) VALUES (1), (-2147483648), (NULL)",
            "(a) VALUES ('NaN')",
            "(a) VALUES (2147483648), ('-Infinity')",
        ],
        offending: [0, 1, 3],
    },
    Hazard {
        name: "bytes",
        finding: "narrows-type:bytes.a",
        before: "pub a: Option<Vec<u8>>,",
        after: r#"#[sea_orm(column_type = "Text")] pub a: Option<String>,"#,
        attribute: "",
        relation: "",
        rows: [
            "(a) VALUES ('abc'), (NULL)",
            r#"(a) VALUES ('\xff')"#,
            r#"(a) VALUES ('\x00'), ('\xc328')"#,
        ],
        offending: [0, 1, 3],
    },
    Hazard {
        name: "rounded",
        finding: "narrows-type:rounded.a",
        before: r#"#[sea_orm(column_type = "Decimal(Some((10, 4)))")] pub a: Option<Decimal>,"#,
        after: r#"#[sea_orm(column_type = "Decimal(Some((8, 2)))")] pub a: Option<Decimal>,"#,
        attribute: "",
        relation: "",
        rows: [
            "(a) VALUES (999.99), (NULL)",
            "(a) VALUES (1.005)",
            "(a) VALUES (0.0001), (-7.125)",
        ],
        offending: [0, 1, 3],
    },
    Hazard {
        name: "vectors",
        finding: "narrows-type:vectors.a",
        before: r#"#[sea_orm(column_type = "Vector(None)")] pub a: Option<PgVector>,"#,
        after: r#"#[sea_orm(column_type = "Vector(Some(2))")] pub a: Option<PgVector>,"#,
        attribute: "",
        relation: "",
        rows: [
            "(a) VALUES ('[1,2]'), (NULL)",
            "(a) VALUES ('[1,2,3]')",
            "(a) VALUES ('[1]'), ('[1,2]'), ('[1,2,3,4]')",
        ],
        offending: [0, 1, 3],
    },
    Hazard {
        name: "moments",
        finding: "narrows-type:moments.a",
        before: "pub a: Option<DateTime>,",
        after: r#"#[sea_orm(column_type = "Date")] pub a: Option<Date>,"#,
        attribute: "",
        relation: "",
        rows: [
            "(a) VALUES ('2026-01-01'), ('infinity'), (NULL)",
            "(a) VALUES ('2026-01-01 00:00:01')",
            "(a) VALUES ('2026-01-01 12:00'), ('2026-01-02 23:59:59.999999')",
        ],
        offending: [0, 1, 3],
    },
    Hazard {
        name: "dropped",
        finding: "drops-column:dropped.a",
        before: "pub a: Option<i32>,",
        after: "",
        attribute: "",
        relation: "",
        rows: ["(a) VALUES (NULL)", "(a) VALUES (1)", "(a) VALUES (2), (NULL), (3)"],
        offending: [0, 1, 3],
    },
];

struct Hazard {
    name: &'static str,
    finding: &'static str,
    /// Fields.
    before: &'static str,
    after: &'static str,
    /// Of the struct, afterwards.
    attribute: &'static str,
    /// What the entity is related to, afterwards.
    relation: &'static str,
    /// What follows `INSERT INTO` and the table.
    rows: [&'static str; 3],
    offending: [u64; 3],
}

impl Hazard {
    /// Whether Postgres refuses the change because of those rows. What is lost or comes out as another value does not fail.
    fn fails(&self) -> bool {
        !["rounded", "moments", "dropped"].contains(&self.name)
    }

    fn insert(&self, portion: usize) -> String {
        match self.rows[portion] {
            "" => String::new(),
            rows => format!("INSERT INTO {} {rows};", self.name),
        }
    }
}

/// The tables, with the first portion of rows, and the entities as they are to be.
fn hazards(server: &Server) -> Workspace {
    let workspace = Workspace::new(server);
    let parents = "#[sea_orm(table_name = \"parents\")]\n#[autogen(unique(on = \"a, b\", name = \"parents_key\"))]";
    workspace.entity("parents.rs", &model(parents, "pub a: i32, pub b: i32,"));
    for it in HAZARDS {
        workspace.entity(&format!("{}.rs", it.name), &table(it.name, it.before));
    }
    workspace.migrate("start");
    workspace.database.execute("INSERT INTO parents (a, b) VALUES (1, 1), (1, 2)");
    for it in HAZARDS {
        let named = format!("#[sea_orm(table_name = {:?})]\n{}", it.name, it.attribute);
        let relation = format!("pub enum Relation {{ {} }}", it.relation);
        let model = model(&named, it.after).replace("pub enum Relation {}", &relation);
        workspace.entity(&format!("{}.rs", it.name), &model);
        workspace.database.execute(&it.insert(0));
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
    let database = &workspace.database;
    // Postgres itself is the judge: a statement fails if and only if rows are in its way.
    database.execute(
        "CREATE FUNCTION fails(sql text) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN
            EXECUTE sql;
            RAISE EXCEPTION 'it does not' USING ERRCODE = 'ZZ999';
         EXCEPTION WHEN SQLSTATE 'ZZ999' THEN RETURN false; WHEN OTHERS THEN RETURN true;
         END $$",
    );
    for portion in 0..3 {
        let more: String = HAZARDS.iter().map(|it| it.insert(portion)).collect();
        database.execute(if portion == 0 { "" } else { &more });
        let output = workspace.run(&["diff", "--format", "json"]).success();
        let found = found(&output.stdout);
        for it in HAZARDS {
            let (_, rows) = found
                .iter()
                .find(|(own, _)| own == it.finding)
                .unwrap_or_else(|| panic!("{} is not counted: {found:#?}", it.finding));
            let total = database.value(&format!("SELECT count(*) FROM {}", it.name));
            let total: u64 = total.parse().expect("a number");
            let expected = serde_json::json!({
                "offending": it.offending[portion], "exact": true, "total": total
            });
            assert_eq!(*rows, expected, "{}, portion {portion}", it.finding);
        }
        assert_eq!(found.len(), HAZARDS.len(), "{found:#?}");
        let json: Value = serde_json::from_str(&output.stdout).expect("JSON");
        for statement in json["up"].as_array().expect("statements") {
            let statement = statement.as_str().expect("SQL");
            let own = HAZARDS.iter().find(|it| {
                lexer::tokens(statement).any(|token| token.name().as_deref() == Some(it.name))
            });
            let own = own.unwrap_or_else(|| panic!("whose is {statement}?"));
            let is_in_the_way = own.offending[portion] > 0 && own.fails();
            let fails = database.value(&format!("SELECT fails($sql${statement}$sql$)"));
            assert_eq!(fails, if is_in_the_way { "t" } else { "f" }, "{portion}: {statement}");
        }
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
          help: `--allow not-null:users.name` writes the migration anyway; it fails, or changes values, unless you change those rows first
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
        BEGIN;
        UPDATE users SET name = 'user ' || id WHERE name IS NULL;
        ALTER TABLE users ALTER COLUMN name SET NOT NULL;
        ALTER TABLE users ADD COLUMN city character varying;
        UPDATE users SET city = 'Oslo' WHERE city IS NULL;
        ALTER TABLE users ALTER COLUMN city SET NOT NULL;
        COMMIT;
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

on_every_server!(later_checks_see_filled_values, |server| {
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

on_every_server!(renamed_objects_are_counted_under_their_old_names, |server| {
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

on_every_server!(tables_with_rows_are_dropped_only_on_request, |server| {
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

on_every_server!(if_rows_cannot_be_counted_the_number_is_unknown, |server| {
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
    // No time.
    database.execute("INSERT INTO users (name) SELECT 'a' FROM generate_series(1, 200000)");
    workspace.write("autogen.toml", "[rows]\ntimeout = 0.001\n");
    assert_eq!(unknown(database.url()), "counting takes more than 0.001 s");
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
