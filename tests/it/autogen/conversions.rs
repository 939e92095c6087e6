//! Type changes with an expression that the owner gives.

use expect_test::expect;
use serde_json::{Value, json};
use tests::on_every_server;

use super::workspace::{Workspace, table};

const BY: &str = "users.seen=to_timestamp(seen)";
const BACK: &str = "down:users.seen=extract(epoch FROM seen)::bigint";

on_every_server!(a_type_without_a_cast_names_the_flags_that_convert_it, |server| {
    let workspace = Workspace::with(server, "user.rs", &table("users", "pub seen: i64,"));
    workspace.migrate("start");
    workspace.database.execute("INSERT INTO users (seen) VALUES (0)");
    workspace.entity("user.rs", &table("users", "pub seen: DateTimeWithTimeZone,"));
    let output = workspace.run(&["-m", "x"]).code(3);
    expect![[r#"
        error[no-cast]: `up` cannot change the type of `users.seen`: Postgres has no cast from `bigint` to `timestamp with time zone`
          at: entity/src/user.rs:8:9
          help: look at the values, then give an expression that converts them: --using "users.seen=to_timestamp(seen)" --using "down:users.seen=extract(epoch FROM seen)::bigint"
    "#]]
    .assert_eq(&output.stdout[output.stdout.find("error[").expect("an error")..]);
    // There is no cast for `down` either.
    let output = workspace.run(&["-m", "x", "--using", BY]).code(3);
    assert!(
        output.stdout.contains(&format!("that converts them in `down`: --using \"{BACK}\"")),
        "{}",
        output.stdout
    );
    let flags = ["--using", BY, "--using", BACK];
    let sql = workspace.run(&[&["diff", "--format", "sql"], &flags[..]].concat()).success().stdout;
    expect![[r#"
        ALTER TABLE users ALTER COLUMN seen TYPE timestamp with time zone
            USING to_timestamp(seen);
    "#]]
    .assert_eq(&sql);
    workspace.run(&[&["-m", "seen"], &flags[..]].concat()).success();
    workspace.database.execute(&sql);
    workspace.mark_applied();
    workspace.run(&["check"]).success();
    let rows = workspace.database.query("SELECT extract(epoch FROM seen)::int FROM users");
    assert_eq!(rows, [["0"]]);
});

on_every_server!(a_conversion_is_counted_by_its_own_expression, |server| {
    let workspace =
        Workspace::with(server, "user.rs", &table("users", "pub age: String, pub factor: i32,"));
    workspace.migrate("start");
    workspace
        .database
        .execute("INSERT INTO users (age, factor) VALUES ('1', 1), ('x', 2), ('7', 0), ('', 1)");
    let fields = r#"#[sea_orm(column_type = "Integer")] #[autogen(renamed_from = "age")] pub years: i32, pub factor: i32,"#;
    workspace.entity("user.rs", &table("users", fields));
    let counted = |by: &str| {
        let flags = ["diff", "--format", "json", "--using", by];
        let output = workspace.run(&flags).success();
        let json: Value = serde_json::from_str(&output.stdout).expect("JSON");
        let findings = json["findings"].as_array().expect("findings").clone();
        let own =
            findings.iter().find(|it| it["code"] == "narrows-type" && it["direction"] == "up");
        own.expect("the finding")["rows"].clone()
    };
    let rows = |offending: u64| json!({ "offending": offending, "exact": true, "total": 4 });
    assert_eq!(counted("users.years=years::integer"), rows(2));
    // A division by zero fails too.
    assert_eq!(counted("users.years=years::integer / factor"), rows(3));
    // The expression uses other columns, and a null is not allowed.
    assert_eq!(
        counted("users.years=CASE WHEN years ~ '^[0-9]+$' THEN years::integer END"),
        rows(2)
    );
    assert_eq!(
        counted("users.years=CASE WHEN years ~ '^[0-9]+$' THEN years::integer ELSE factor END"),
        rows(0)
    );
    // A refused expression is not written.
    let output = workspace
        .run(&[
            "-m",
            "x",
            "--using",
            "users.years=factor::text",
            "--allow",
            "narrows-type:users.years",
        ])
        .code(3);
    output.says("cannot be cast automatically to type integer");
});

on_every_server!(a_conversion_for_an_unchanged_column_is_an_error, |server| {
    let workspace = Workspace::with(server, "user.rs", &table("users", "pub seen: i64,"));
    workspace.migrate("start");
    workspace.entity("user.rs", &table("users", "pub seen: i64, pub name: String,"));
    for (flag, value, says) in [
        ("--using", "users.seen", "`--using users.seen` is not TABLE.COLUMN=EXPRESSION"),
        ("--using", "users.seen=1", "the type of `users.seen` does not change"),
        ("--using", "down:users.name=''", "the type of `users.name` does not change"),
    ] {
        workspace.refuses(&["-m", "x", flag, value]).says(says);
    }
});
