#![expect(clippy::needless_raw_string_hashes, reason = "`UPDATE_EXPECT` writes them")]

mod statements;

use std::{
    io::Write,
    process::{Command, Stdio},
};

use expect_test::expect;

use super::{Migration, empty_migration, migration};
use crate::{
    check::{Direction, Finding, deploy::Deploy},
    plan::{ColumnAction, Plan, Step},
    render::samples::{every_step, indexes, tables},
};

fn render(up: Vec<Step>) -> String {
    let plan = Plan { up, ..Plan::default() };
    migration(&Migration {
        name: "m20260101_120000_all",
        message: "all",
        revises: &[],
        plan: &plan,
        operations: &[],
        findings: &[],
        locks: &[],
        deploy: &Deploy::MigrationFirst,
        online: &[],
        proof: "none",
        default_schema: "public",
        version: 180_000,
        counted: None,
    })
}

/// The body of `up`.
fn up(steps: Vec<Step>) -> String {
    let source = rustfmt(&render(steps));
    let start = source.find("    async fn up").expect("an up");
    let end = source.find("    async fn down").expect("a down");
    let lines = source[start..end].trim_end().lines();
    let lines: Vec<_> = lines.map(|line| line.strip_prefix("    ").unwrap_or(line)).collect();
    lines.join("\n") + "\n"
}

fn rustfmt(source: &str) -> String {
    let mut child = Command::new("rustfmt")
        .args(["--edition", "2024"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("rustfmt");
    child.stdin.take().expect("stdin").write_all(source.as_bytes()).expect("written");
    let output = child.wait_with_output().expect("output");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn the_file_says_what_it_is_and_does() {
    let plan = Plan {
        up: vec![Step::Column(
            crate::render::samples::public("users"),
            "a".to_owned(),
            ColumnAction::Drop,
        )],
        ..Plan::default()
    };
    let source = migration(&Migration {
        name: "m20260101_120000_drop_a",
        message: "drop users.a_b\nuse std::fs;",
        revises: &["m20250101_120000_base".to_owned()],
        plan: &plan,
        operations: &["- column users.a".to_owned()],
        findings: &[Finding {
            code: "drops-data",
            direction: Direction::Up,
            subject: "users".to_owned(),
            message: "the values of `a` are lost".to_owned(),
            help: Some(
                "copy them to another column first, with an `UPDATE` in this migration".to_owned(),
            ),
            place: None,
            object: "users".to_owned(),
            probes: vec![],
            can_be_parked: false,
            count: None,
        }],
        locks: &[],
        deploy: &Deploy::MigrationFirst,
        online: &[],
        proof: "PostgreSQL 16.4: up reaches the entities, down returns",
        default_schema: "public",
        version: 180_000,
        counted: None,
    });
    expect![[r#"
        //! drop `users.a_b` use `std::fs`;
        //!
        //! Revises: `m20250101_120000_base`
        //!
        //! Operations:
        //!
        //! ```text
        //! - column users.a
        //! ```
        //!
        //! Findings:
        //!
        //! - drops-data, up, `users`: the values of `a` are lost (copy them to another column first, with
        //!   an `UPDATE` in this migration)
        //!
        //! Deploy: migration first
        //!
        //! Proof: PostgreSQL 16.4: up reaches the entities, down returns

        use sea_orm_migration::prelude::*;

        #[derive(DeriveMigrationName)]
        pub struct Migration;

        #[async_trait::async_trait]
        impl MigrationTrait for Migration {
            async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
                manager
                    .alter_table(Table::alter().table("users").drop_column("a").to_owned())
                    .await?;

                Ok(())
            }

            async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
                Ok(())
            }
        }
    "#]]
    .assert_eq(&source);
}

#[test]
fn rustfmt_changes_nothing_the_second_time() {
    for steps in [every_step(), tables(), indexes()] {
        let once = rustfmt(&render(steps));
        assert_eq!(rustfmt(&once), once);
    }
}

#[test]
fn an_empty_migration_is_rustfmt_clean() {
    let source = empty_migration("by hand", &["m20250101_120000_base".to_owned()]);
    expect![[r#"
        //! by hand
        //!
        //! Revises: `m20250101_120000_base`

        use sea_orm_migration::prelude::*;

        #[derive(DeriveMigrationName)]
        pub struct Migration;

        #[async_trait::async_trait]
        impl MigrationTrait for Migration {
            async fn up(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
                Ok(())
            }

            async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
                Ok(())
            }
        }
    "#]]
    .assert_eq(&source);
    assert_eq!(rustfmt(&source), source);
}

#[test]
fn constants_are_literals_only_if_the_default_stays_the_same() {
    use crate::schema::{Column, ColumnType, Expression, Qualified};
    let mood = ColumnType::enumeration(Qualified::new("app", "Mood"));
    for (ty, value, expected) in [
        (ColumnType::builtin("integer"), "0", ".default(0)"),
        (ColumnType::builtin("integer"), "007", r#".default(Expr::cust("007"))"#),
        (ColumnType::builtin("bigint"), "123456", r#".default(Expr::cust("123456"))"#),
        (ColumnType::builtin("boolean"), "true", ".default(true)"),
        (ColumnType::builtin("text"), "'it''s'::text", r#".default("it's")"#),
        (ColumnType::builtin("text"), "'a'", r#".default("a")"#),
        (ColumnType::builtin("text"), "'a' || 'b'", r#".default(Expr::cust("'a' || 'b'"))"#),
        (
            ColumnType::builtin("character varying").with("9"),
            "'a'::character varying",
            r#".default("a")"#,
        ),
        (mood, "'sad'::app.\"Mood\"", r#".default("sad")"#),
        (ColumnType::builtin("text"), "'a'::citext", r#".default(Expr::cust("'a'::citext"))"#),
        (
            ColumnType::builtin("text").array(),
            "'{}'::text[]",
            r#".default(Expr::cust("'{}'::text[]"))"#,
        ),
        (
            ColumnType::builtin("timestamp with time zone"),
            "CURRENT_TIMESTAMP",
            ".default(Expr::current_timestamp())",
        ),
    ] {
        let column = Column { default: Some(Expression::new(value)), ..Column::new("c", ty) };
        let table = crate::render::samples::public("t");
        let source = up(vec![Step::add_column(&table, column)]);
        assert!(source.contains(expected), "{value}: {source}");
    }
}
