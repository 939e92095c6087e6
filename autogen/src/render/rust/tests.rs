use std::{
    io::Write,
    process::{Command, Stdio},
};

use expect_test::expect;

use super::{Migration, empty_migration, migration};
use crate::{
    check::{Direction, Finding},
    plan::{Plan, Step},
    render::samples::{every_step, indexes, tables},
};

fn render(up: Vec<Step>) -> String {
    let plan = Plan { up, down: Vec::new() };
    migration(&Migration {
        name: "m20260101_120000_all",
        message: "all",
        revises: None,
        plan: &plan,
        operations: &[],
        findings: &[],
        proof: "none",
        default_schema: "public",
    })
}

/// What stands in `up`.
fn up(steps: Vec<Step>) -> String {
    let source = rustfmt(&render(steps));
    let start = source.find("    async fn up").expect("an up");
    let end = source.find("    async fn down").expect("a down");
    let lines = source[start..end].trim_end().lines();
    lines.map(|line| format!("{}\n", line.strip_prefix("    ").unwrap_or(line))).collect()
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
        up: vec![Step::DropColumn {
            table: crate::render::samples::public("users"),
            column: "a".to_owned(),
        }],
        down: Vec::new(),
    };
    let source = migration(&Migration {
        name: "m20260101_120000_drop_a",
        message: "drop users.a_b\nuse std::fs;",
        revises: Some("m20250101_120000_base"),
        plan: &plan,
        operations: &["- column users.a".to_owned()],
        findings: &[Finding {
            code: "drops-data",
            direction: Direction::Up,
            subject: "users".to_owned(),
            message: "the values of `a` are lost".to_owned(),
            help: Some("copy them first".to_owned()),
        }],
        proof: "PostgreSQL 16.4: up reaches the entities, down returns",
        default_schema: "public",
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
        //! - drops-data, up, `users`: the values of `a` are lost (copy them first)
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
fn every_step_has_its_statement() {
    expect![[r##"
        async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
            let db = manager.get_connection();
            db.execute_unprepared("CREATE SCHEMA app").await?;

            db.execute_unprepared(r#"CREATE EXTENSION IF NOT EXISTS "uuid-ossp" SCHEMA app"#).await?;

            manager
                .create_type(Type::create().as_enum(("app", "Mood")).values(["it's", "sad"]).to_owned())
                .await?;

            manager
                .alter_type(Type::alter().name(("app", "Mood")).add_value("ok").before("sad"))
                .await?;

            manager.alter_type(Type::alter().name(("app", "Mood")).add_value("last")).await?;

            manager.alter_type(Type::alter().name(("app", "Mood")).rename_to("Old mood")).await?;

            manager
                .alter_table(
                    Table::alter()
                        .table("users")
                        .add_column(
                            ColumnDef::new("mood")
                                .array(ColumnType::custom(r#"app."Mood""#))
                                .not_null()
                                .default(Expr::cust(r#"'sad'::app."Mood""#)),
                        )
                        .drop_column("Name")
                        .to_owned(),
                )
                .await?;

            db.execute_unprepared(
                r#"
                ALTER TABLE users ALTER COLUMN age TYPE character varying(20) COLLATE "C"
                    USING age::character varying(20)
                "#,
            )
            .await?;

            manager
                .alter_table(
                    Table::alter()
                        .table("users")
                        .modify_column(ColumnDef::new("age").not_null())
                        .to_owned(),
                )
                .await?;

            manager
                .alter_table(
                    Table::alter()
                        .table("users")
                        .modify_column(ColumnDef::new("age").null())
                        .to_owned(),
                )
                .await?;

            manager
                .alter_table(
                    Table::alter()
                        .table("users")
                        .modify_column(ColumnDef::new("age").default(18))
                        .to_owned(),
                )
                .await?;

            db.execute_unprepared("ALTER TABLE users ALTER COLUMN age DROP DEFAULT").await?;

            db.execute_unprepared(
                "ALTER TABLE users ALTER COLUMN age ADD GENERATED ALWAYS AS IDENTITY",
            )
            .await?;

            db.execute_unprepared("ALTER TABLE users ALTER COLUMN age SET GENERATED BY DEFAULT")
                .await?;

            db.execute_unprepared("ALTER TABLE users ALTER COLUMN age DROP IDENTITY").await?;

            db.execute_unprepared("ALTER TABLE users ALTER COLUMN age DROP EXPRESSION").await?;

            db.execute_unprepared("ALTER TABLE users ADD CONSTRAINT users_pkey PRIMARY KEY (id)")
                .await?;

            db.execute_unprepared(
                r#"
                ALTER TABLE users ADD CONSTRAINT uq UNIQUE NULLS NOT DISTINCT (email, "order")
                    INCLUDE (name) DEFERRABLE INITIALLY DEFERRED
                "#,
            )
            .await?;

            db.execute_unprepared(
                r#"ALTER TABLE users ADD CONSTRAINT "ck age" CHECK (age > 0) NO INHERIT"#,
            )
            .await?;

            db.execute_unprepared(
                "ALTER TABLE users ADD CONSTRAINT ex EXCLUDE USING gist (during WITH &&)",
            )
            .await?;

            db.execute_unprepared(
                r#"
                ALTER TABLE users ADD CONSTRAINT "fk-users-team_id" FOREIGN KEY (team_id)
                    REFERENCES app.teams (id) MATCH FULL ON DELETE SET NULL DEFERRABLE
                "#,
            )
            .await?;

            manager.alter_table(Table::alter().table("users").drop_constraint("uq").to_owned()).await?;

            manager.drop_index(Index::drop().name("ix").table(("app", "teams")).to_owned()).await?;

            db.execute_unprepared(r#"COMMENT ON TYPE app."Mood" IS 'it''s \ "it"'"#).await?;
            db.execute_unprepared("COMMENT ON COLUMN users.age IS NULL").await?;
            db.execute_unprepared("COMMENT ON SCHEMA app IS NULL").await?;
            db.execute_unprepared("COMMENT ON TABLE users IS NULL").await?;
            manager.drop_table(Table::drop().table("users").to_owned()).await?;
            manager.drop_type(Type::drop().name(("app", "Mood")).to_owned()).await?;
            db.execute_unprepared("DROP EXTENSION vector").await?;
            db.execute_unprepared("DROP SCHEMA app").await?;
            Ok(())
        }
    "##]].assert_eq(&up(every_step()));
}

#[test]
fn tables_are_built_by_table_create() {
    expect![[r##"
        async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
            manager
                .create_table(
                    Table::create()
                        .table("stories")
                        .col(
                            ColumnDef::new("id")
                                .big_integer()
                                .not_null()
                                .auto_increment()
                                .primary_key(),
                        )
                        .col(ColumnDef::new("number").custom("serial"))
                        .col(
                            ColumnDef::new("title")
                                .text()
                                .not_null()
                                .default(Expr::cust("'x' || 'y'"))
                                .extra(r#"COLLATE "C""#),
                        )
                        .col(
                            ColumnDef::new("search")
                                .custom("tsvector")
                                .generated(Expr::cust("to_tsvector('english', title)"), true),
                        )
                        .col(
                            ColumnDef::new("at")
                                .custom("timestamp(3) with time zone")
                                .not_null()
                                .default(Expr::cust("now()")),
                        )
                        .col(ColumnDef::new("embedding").custom("vector(1536)"))
                        .check(("ck", Expr::cust("number > 0")))
                        .to_owned(),
                )
                .await?;

            manager
                .create_table(
                    Table::create()
                        .table("named")
                        .col(ColumnDef::new("a").uuid().not_null())
                        .col(ColumnDef::new("b").uuid().not_null())
                        .primary_key(Index::create().name("pk").col("a"))
                        .to_owned(),
                )
                .await?;

            manager
                .create_table(
                    Table::create()
                        .table("composite")
                        .col(ColumnDef::new("a").uuid().not_null())
                        .col(ColumnDef::new("b").uuid().not_null())
                        .primary_key(Index::create().col("b").col("a"))
                        .to_owned(),
                )
                .await?;

            Ok(())
        }
    "##]]
    .assert_eq(&up(tables()));
}

#[test]
fn indexes_are_typed_where_sea_query_can_say_them() {
    expect![[r##"
        async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
            let db = manager.get_connection();

            db.execute_unprepared(
                r#"
                CREATE UNIQUE INDEX ix_full ON app.stories
                    ((lower(title)) COLLATE "C" text_pattern_ops DESC NULLS LAST, "order")
                    INCLUDE (name) NULLS NOT DISTINCT WHERE deleted_at IS NULL
                "#,
            )
            .await?;

            db.execute_unprepared(
                "
                CREATE INDEX ix_vector ON app.stories USING hnsw (embedding vector_cosine_ops)
                    WITH (ef_construction = 64, m = 16)
                ",
            )
            .await?;

            db.execute_unprepared(
                "
                CREATE INDEX ix_odd ON app.stories (a NULLS FIRST)
                    WITH (fastupdate = 'x''); DROP TABLE users')
                ",
            )
            .await?;

            Ok(())
        }
    "##]]
    .assert_eq(&up(indexes()));
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
    let source = empty_migration("by hand", Some("m20250101_120000_base"));
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
fn constants_are_themselves_only_where_the_default_stays_the_same() {
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
        let source = up(vec![Step::AddColumn { table, column }]);
        assert!(source.contains(expected), "{value}: {source}");
    }
}
