//! `TimescaleDB`: what it makes, and what it refuses. The judge is the real one.

use tests::server::{timescale_server, try_execute};

use super::workspace::Workspace;

const KEYS: &str = "\
    #[sea_orm(primary_key, auto_increment = false)] pub at: DateTimeWithTimeZone,
    #[sea_orm(primary_key, auto_increment = false)] pub device: i32,";
const REST: &str = "pub value: f64, pub label: Option<String>,";
const ROWS: &str =
    "INSERT INTO readings VALUES ('2025-01-01', 1, 1, 'a'), ('2025-03-01', 2, 2, 'b')";
const COLUMNSTORE: &str =
    "ALTER TABLE readings SET (timescaledb.compress, timescaledb.compress_segmentby = 'device')";
const COMPRESS: &str = "SELECT compress_chunk(it) FROM show_chunks('readings') it";
/// Of the two, the second also reads rows that it has not stored yet.
const AGGREGATES: &str = "\
    CREATE MATERIALIZED VIEW daily WITH (timescaledb.continuous) \
    AS SELECT time_bucket('1 day', at) AS day, avg(value) FROM readings GROUP BY 1 WITH NO DATA; \
    CREATE MATERIALIZED VIEW live WITH (timescaledb.continuous, timescaledb.materialized_only = false) \
    AS SELECT time_bucket('1 day', at) AS day, avg(value) FROM readings GROUP BY 1 WITH NO DATA";

fn entity(table: &str, attribute: &str, fields: &str) -> String {
    format!(
        "use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
#[sea_orm(table_name = {table:?})]
{attribute}
pub struct Model {{
    {fields}
}}

impl ActiveModelBehavior for ActiveModel {{}}
"
    )
}

/// A workspace with the hypertable `readings` and two chunks.
fn readings() -> Workspace {
    let workspace = Workspace::new(&timescale_server());
    workspace.entity("readings.rs", &entity("readings", "", &format!("{KEYS}{REST}")));
    workspace.database.execute("CREATE EXTENSION timescaledb");
    workspace.migrate("start");
    workspace.database.execute("SELECT create_hypertable('readings', 'at')");
    workspace.database.execute(ROWS);
    workspace
}

/// Fails unless `autogen` refuses the plan for these entities in our words exactly if `TimescaleDB` refuses it in its own.
#[track_caller]
fn judged(workspace: &Workspace, (what, ours, theirs): (&str, &str, &str)) {
    let sql = workspace.run(&["diff", "--format", "sql"]).stdout;
    let is_refused = sql.contains("hypertable");
    assert_eq!(is_refused, !ours.is_empty(), "{what}: {sql}");
    assert!(sql.contains(ours), "{what}: {sql}");
    let statements: Vec<&str> =
        sql.lines().filter(|it| !["BEGIN;", "COMMIT;"].contains(it)).collect();
    let tried = format!("BEGIN; {}; ROLLBACK", statements.join("\n"));
    match try_execute(&workspace.database.url(), "5s", &tried) {
        Ok(()) => assert_eq!(theirs, "", "{what}: TimescaleDB takes it: {sql}"),
        Err(error) => {
            assert!(!theirs.is_empty() && error.contains(theirs), "{what}: {error}\n{sql}");
        }
    }
}

#[test]
fn what_it_makes_is_never_a_difference() {
    let workspace = readings();
    workspace.database.execute(AGGREGATES);
    workspace.database.execute("SELECT add_retention_policy('readings', INTERVAL '90 years')");
    workspace.database.execute(COLUMNSTORE);
    workspace.database.execute(COMPRESS);
    for args in [
        &["check"][..],
        &["check", "--strict"],
        &["check", "--strict", "--schema", "_timescaledb_internal"],
    ] {
        workspace.run(args).success().says("agree");
    }
    assert_eq!(workspace.run(&["check", "--unmanaged"]).success().stdout, "");
    // Whoever wants the index may state it, under its name or none.
    for index in ["index(on = \"at DESC\")", "index(on = \"at DESC\", name = \"readings_at_idx\")"]
    {
        let attribute = format!("#[autogen({index})]");
        workspace.entity("readings.rs", &entity("readings", &attribute, &format!("{KEYS}{REST}")));
        workspace.run(&["check"]).success();
    }
    workspace.run(&["check", "--strict"]).success();
}

#[test]
fn adopted_entities_do_not_state_what_it_makes() {
    let sql = format!(
        "CREATE EXTENSION timescaledb; \
         CREATE TABLE readings (at timestamptz, device int, value float8 NOT NULL, label text, PRIMARY KEY (at, device)); \
         SELECT create_hypertable('readings', 'at'); {ROWS}; {AGGREGATES}"
    );
    let workspace = Workspace::bare(&timescale_server(), &sql);
    workspace.run(&["adopt"]).success();
    let entity = workspace.read("entity/src/readings.rs");
    assert!(!entity.contains("index("), "{entity}");
    let others = workspace.snapshot().into_iter().filter(|(path, text)| {
        let is_sql = path.extension().is_some_and(|it| it == "sql");
        is_sql && text.as_ref().is_some_and(|it| !it.is_empty())
    });
    assert_eq!(others.collect::<Vec<_>>(), []);
    workspace.run(&["check", "--strict"]).success();
}

#[test]
fn what_it_refuses_is_found_before_anything_is_written() {
    let workspace = readings();
    let unique = "cannot create a unique index without the column";
    let plain = format!("{KEYS}{REST}");
    let with = |field: &str| format!("{KEYS}{REST}{field}");
    let at = "#[sea_orm(primary_key, auto_increment = false)] pub at: ";
    let device = "#[sea_orm(primary_key, auto_increment = false)] pub device: i32,";
    for (attribute, fields, case) in [
        (
            "index(on = \"label\", unique)",
            &plain,
            ("unique index", "adds the unique index", unique),
        ),
        ("index(on = \"label, at\", unique)", &plain, ("unique index over the time", "", "")),
        (
            "index(on = \"device\", unique, include = \"at\")",
            &plain,
            ("time included", "adds the unique index", unique),
        ),
        ("unique(on = \"label\")", &plain, ("unique", "adds the unique constraint", unique)),
        (
            "exclude(on = \"device WITH =\", using = \"btree\")",
            &plain,
            ("exclusion", "adds the exclusion constraint", unique),
        ),
        (
            "exclude(on = \"device WITH =, at WITH =\", using = \"btree\")",
            &plain,
            ("exclusion over the time", "", ""),
        ),
        (
            "check(\"value > 0\", no_inherit)",
            &plain,
            ("no inherit", "with `NO INHERIT`", "cannot have NO INHERIT"),
        ),
        ("check(\"value > 0\")", &plain, ("check", "", "")),
        ("index(on = \"label\")", &plain, ("index", "", "")),
        (
            "",
            &format!("{device}pub at: DateTimeWithTimeZone,{REST}"),
            ("primary key", "adds the primary key", unique),
        ),
        (
            "",
            &format!("{device}pub at: Option<DateTimeWithTimeZone>,{REST}"),
            ("nullable time", "makes `readings.at` nullable", "cannot drop not-null constraint"),
        ),
        (
            "",
            &format!("{device}{REST}"),
            (
                "no time",
                "drops the column `readings.at`",
                "cannot drop column named in partition key",
            ),
        ),
        ("", &format!("{at}DateTime,{device}{REST}"), ("another time", "", "")),
        (
            "",
            &format!("{at}String,{device}{REST}"),
            ("time as text", "changes the type of `readings.at`", "operator does not exist"),
        ),
        (
            "",
            &format!("{KEYS}pub value: f32, pub label: Option<String>,"),
            ("another type", "", ""),
        ),
        ("", &format!("{KEYS}pub value: f64,"), ("a column less", "", "")),
        ("", &format!("{KEYS}pub value: f64, pub label: String,"), ("not null", "", "")),
        ("", &with("#[sea_orm(default_value = 3)] pub n: i32,"), ("a default", "", "")),
        (
            "",
            &with(
                "#[sea_orm(default_expr = \"Expr::current_timestamp()\")] pub n: DateTimeWithTimeZone,",
            ),
            ("a function as default", "", ""),
        ),
        (
            "",
            &format!(
                "#[sea_orm(primary_key, renamed_from = \"at\", auto_increment = false)] pub ts: DateTimeWithTimeZone,{device}{REST}"
            ),
            ("another name for the time", "", ""),
        ),
    ] {
        let attribute =
            if attribute.is_empty() { String::new() } else { format!("#[autogen({attribute})]") };
        workspace.entity("readings.rs", &entity("readings", &attribute, fields));
        judged(&workspace, case);
    }
    workspace.entity(
        "readings.rs",
        &entity("readings", "#[autogen(index(on = \"label\", unique))]", &plain),
    );
    workspace.autogen(&["-m", "refused"]).run().code(3).prints("refused-on-hypertable");
    // What it takes is proved, written and true.
    workspace.entity(
        "readings.rs",
        &entity("readings", "#[autogen(index(on = \"label\"))]", &with("pub n: Option<i32>,")),
    );
    workspace.migrate("column and index");
    workspace.run(&["check"]).success();
}

#[test]
fn more_is_refused_if_rows_are_stored_by_column() {
    let workspace = readings();
    workspace.database.execute(COLUMNSTORE);
    workspace.database.execute(COMPRESS);
    let with = |field: &str| format!("{KEYS}{REST}{field}");
    let default = "non-constant default expression";
    for (fields, case) in [
        (
            format!("{KEYS}pub value: f32, pub label: Option<String>,"),
            (
                "another type",
                "has a columnstore",
                "not supported on hypertables that have columnstore",
            ),
        ),
        (
            with(
                "#[sea_orm(default_expr = \"Expr::current_timestamp()\")] pub n: DateTimeWithTimeZone,",
            ),
            ("a function as default", "not a plain constant", default),
        ),
        (with("#[sea_orm(default_value = 3)] pub n: i32,"), ("a number as default", "", "")),
        (with("#[sea_orm(default_value = \"x\")] pub n: String,"), ("a text as default", "", "")),
        (
            with("pub n: i32,"),
            ("not null", "as NOT NULL without a default", "NOT NULL constraint without default"),
        ),
        (
            with("#[autogen(generated = \"value * 2\")] pub n: f64,"),
            ("generated", "as a generated column", "cannot add column with constraints"),
        ),
        (
            with("#[autogen(identity = \"always\")] pub n: i32,"),
            ("identity", "as an identity column", "cannot add column with constraints"),
        ),
        (with("pub n: Option<i32>,"), ("a column more", "", "")),
        (format!("{KEYS}pub value: f64,"), ("a column less", "", "")),
        (format!("{KEYS}pub value: f64, pub label: String,"), ("nullable no more", "", "")),
        (
            format!(
                "#[sea_orm(primary_key, auto_increment = false)] pub at: DateTimeWithTimeZone,{REST}"
            ),
            ("no segment", "but the columnstore", "cannot drop orderby or segmentby column"),
        ),
    ] {
        workspace.entity("readings.rs", &entity("readings", "", &fields));
        judged(&workspace, case);
    }
}

#[test]
fn a_hashed_column_and_a_key_between_hypertables_are_found_too() {
    let workspace = readings();
    workspace.entity("events.rs", &entity("events", "", KEYS));
    workspace.migrate("events");
    workspace.database.execute("SELECT create_hypertable('events', 'at', 'device', 4)");
    workspace.database.execute("INSERT INTO events VALUES ('2025-01-01', 1)");
    workspace.run(&["check", "--strict"]).success();
    for (file, fields, case) in [
        ("events", KEYS.replace("i32", "i64"), ("hashed type", "by the hash of this column", "cannot change the type of a hash-partitioned column")),
        (
            "events",
            "#[sea_orm(primary_key, auto_increment = false)] pub at: DateTimeWithTimeZone, pub device: i32,".to_owned(),
            ("key without the hash", "without `device`", "cannot create a unique index without the column \"device\""),
        ),
        (
            "readings",
            format!("{KEYS}{REST}#[sea_orm(belongs_to, from = \"(at, device)\", to = \"(at, device)\")] pub event: BelongsTo<super::events::Entity>,"),
            ("key between hypertables", "to the hypertable `events`", "hypertables cannot be used as foreign key references of hypertables"),
        ),
    ] {
        let before = workspace.read(&format!("entity/src/{file}.rs"));
        workspace.entity(&format!("{file}.rs"), &entity(file, "", &fields));
        judged(&workspace, case);
        workspace.entity(&format!("{file}.rs"), &before);
    }
}

#[test]
fn a_hypertable_can_be_dropped_unless_an_aggregate_reads_it() {
    let workspace = readings();
    workspace.database.execute(AGGREGATES);
    workspace.forget("readings.rs");
    let output = workspace.run(&["-m", "gone", "--drop", "readings"]).code(3);
    output.prints("the continuous aggregate `public.daily` depends on it");
    output.prints("the continuous aggregate `public.live` depends on it");
    assert!(!output.stderr.contains("_timescaledb"), "{}", output.stderr);
    workspace.database.execute("DROP MATERIALIZED VIEW daily");
    workspace.database.execute("DROP MATERIALIZED VIEW live");
    let output = workspace.run(&["-m", "gone", "--drop", "readings"]).success();
    assert!(!output.stderr.contains("_timescaledb"), "{}", output.stderr);
    workspace.database.execute("DROP TABLE readings");
    assert_eq!(workspace.tables(), Vec::<String>::new());
}
