use expect_test::expect;

use super::up;
use crate::render::samples::{every_step, indexes, tables};

#[test]
fn every_step_has_its_statement() {
    expect![[r##"
        async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
            let db = manager.get_connection();
            db.execute_unprepared("CREATE SCHEMA app").await?;

            db.execute_unprepared(
                r#"CREATE EXTENSION IF NOT EXISTS "uuid-ossp" SCHEMA app VERSION '1.1'"#,
            )
            .await?;

            db.execute_unprepared(r#"ALTER EXTENSION "uuid-ossp" SET SCHEMA "Odd""#).await?;
            db.execute_unprepared(r#"ALTER EXTENSION "uuid-ossp" UPDATE TO '1.2'"#).await?;

            manager
                .create_type(Type::create().as_enum(("app", "Mood")).values(["it's", "sad"]).to_owned())
                .await?;

            manager
                .alter_type(Type::alter().name(("app", "Mood")).add_value("ok").before("sad"))
                .await?;

            manager
                .alter_type(Type::alter().name(("app", "Mood")).add_value("again").if_not_exists())
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

            db.execute_unprepared("UPDATE users SET age = 18 WHERE age IS NULL").await?;

            db.execute_unprepared(
                "
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
                        SET age = 18
                        WHERE age IS NULL
                            AND ctid >= format('(%s,0)', batch.page)::tid
                            AND ctid < format('(%s,0)', batch.page + batch.size)::tid;
                        COMMIT;
                        page := page + size;
                        RAISE NOTICE 'filling users.age: % of % pages',
                            least(page, pages), pages;
                        PERFORM pg_sleep(pause);
                    END LOOP;
                END
                $$
                ",
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

            db.execute_unprepared(r#"ALTER TABLE users ADD CONSTRAINT "Its own" NOT NULL age"#).await?;

            db.execute_unprepared(
                "
                DO $$
                BEGIN
                    IF NOT EXISTS (SELECT FROM users WHERE age IS NULL) THEN
                        ALTER TABLE users ALTER COLUMN age SET NOT NULL;
                    END IF;
                END
                $$
                ",
            )
            .await?;

            db.execute_unprepared(
                "
                DO $$
                BEGIN
                    IF NOT EXISTS (SELECT FROM users WHERE age IS NULL) THEN
                        ALTER TABLE users ADD CONSTRAINT its_own NOT NULL age;
                    END IF;
                END
                $$
                ",
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
                r#"CREATE SEQUENCE app."Order numbers" AS integer INCREMENT BY -5 CYCLE"#,
            )
            .await?;

            db.execute_unprepared("ALTER SEQUENCE numbers AS bigint START WITH 5 MINVALUE 5").await?;

            db.execute_unprepared(r#"ALTER SEQUENCE numbers OWNED BY users."Name""#).await?;
            db.execute_unprepared(r#"ALTER SEQUENCE numbers RENAME TO "Numbers""#).await?;

            db.execute_unprepared(
                r#"
                SELECT setval(pg_get_serial_sequence('users', 'Name'), max("Name")) FROM users
                    HAVING max("Name") >= 1
                "#,
            )
            .await?;

            db.execute_unprepared(
                r#"
                SELECT setval('app."Order numbers"', 5, false) FROM app."Order numbers"
                    WHERE last_value < 5
                "#,
            )
            .await?;

            db.execute_unprepared(r#"DROP SEQUENCE app."Order numbers""#).await?;

            manager
                .alter_table(
                    Table::alter()
                        .table("users")
                        .modify_column(
                            ColumnDef::new("age")
                                .default(Expr::cust(r#"nextval('app."Order numbers"'::regclass)"#)),
                        )
                        .to_owned(),
                )
                .await?;

            db.execute_unprepared(
                "ALTER TABLE users ALTER COLUMN age ADD GENERATED ALWAYS AS IDENTITY",
            )
            .await?;

            db.execute_unprepared(
                "ALTER TABLE users ALTER COLUMN age SET GENERATED BY DEFAULT SET START WITH 100",
            )
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
                r#"ALTER TABLE users ADD CONSTRAINT "ck age" CHECK (age > 0) NO INHERIT NOT VALID"#,
            )
            .await?;

            db.execute_unprepared(
                "ALTER TABLE users ADD CONSTRAINT ex EXCLUDE USING gist (during WITH &&)",
            )
            .await?;

            db.execute_unprepared(
                r#"
                ALTER TABLE users ADD CONSTRAINT "fk-users-team_id" FOREIGN KEY (team_id)
                    REFERENCES app.teams (id) MATCH FULL ON DELETE SET NULL (team_id) DEFERRABLE
                    NOT ENFORCED
                "#,
            )
            .await?;

            db.execute_unprepared(
                r#"
                ALTER TABLE users ALTER CONSTRAINT "fk-users-team_id"
                    DEFERRABLE INITIALLY DEFERRED
                "#,
            )
            .await?;

            db.execute_unprepared(
                r#"ALTER TABLE users ALTER CONSTRAINT "fk-users-team_id" NOT ENFORCED"#,
            )
            .await?;

            db.execute_unprepared(
                "
                ALTER TABLE users ADD CONSTRAINT users_name UNIQUE USING INDEX users_name
                    DEFERRABLE INITIALLY DEFERRED
                ",
            )
            .await?;

            db.execute_unprepared(r#"ALTER TABLE users VALIDATE CONSTRAINT "ck age""#).await?;

            db.execute_unprepared("ALTER INDEX ix SET (fillfactor = 70)").await?;
            db.execute_unprepared("ALTER INDEX ix RESET (fastupdate)").await?;
            db.execute_unprepared("DROP INDEX IF EXISTS ix").await?;

            manager
                .create_index(
                    Index::create()
                        .name("ix")
                        .table("users")
                        .concurrently()
                        .col("Name")
                        .and_where(Expr::cust("age > 18"))
                        .to_owned(),
                )
                .await?;

            db.execute_unprepared(r#"CREATE INDEX ix ON ONLY users ("Name")"#).await?;

            db.execute_unprepared("ALTER INDEX ix ATTACH PARTITION app.users_2026_ix").await?;

            db.execute_unprepared(
                "
                DO $$
                BEGIN
                    IF NOT (
                        SELECT indisvalid FROM pg_index
                        WHERE indexrelid = 'ix'::regclass
                    ) THEN
                        RAISE EXCEPTION 'a partition of users has no index in ix'
                            USING HINT = 'Create it concurrently, attach it, and run this again.';
                    END IF;
                END
                $$
                ",
            )
            .await?;

            manager
                .drop_index(Index::drop().name("ix").table("users").concurrently().to_owned())
                .await?;

            db.execute_unprepared("ALTER TABLE users REPLICA IDENTITY USING INDEX uq").await?;

            db.execute_unprepared("ALTER TABLE users CLUSTER ON uq").await?;

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
fn indexes_are_typed_if_sea_query_can_express_them() {
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
