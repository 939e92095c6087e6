//! rename composite key in two steps
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + column seats.line: integer not null
//! + column seats.position: integer not null
//! + column seats.level: integer not null
//! + column seats.title: character varying not null
//! ~ column seats.row: null allowed
//! ~ column seats.number: null allowed
//! ~ column seats.floor: null allowed
//! ~ column seats.label: null allowed
//! ~ primary key on seats pk-seats (row, number) → pk-seats (line, position)
//! + unique seats_row_number_key on seats (row, number)
//! ~ unique uq_seats_label on seats (label, floor) → (title, level)
//! + unique uq_seats_label_former on seats (label, floor)
//! ~ index ix_seats_floor on seats (floor, row) → (level, line)
//! + index ix_seats_floor_former on seats (floor, row)
//! + function seats_floor_level_both()
//! + function seats_label_title_both()
//! + function seats_number_position_both()
//! + function seats_row_line_both()
//! + trigger zz_floor_level_both on seats
//! + trigger zz_label_title_both on seats
//! + trigger zz_number_position_both on seats
//! + trigger zz_row_line_both on seats
//! ~ column seats.line: filled with "row"
//! ~ column seats.position: filled with number
//! ~ column seats.level: filled with floor
//! ~ column seats.title: filled with label
//! ```
//!
//! Findings:
//!
//! - drops-column, down, `seats.line`: drops the columns `seats.line`, `seats.position`,
//!   `seats.level`, `seats.title` and everything stored in them since `up`
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE seats ADD CONSTRAINT seats_row_number_key UNIQUE ("row", number)
//!   ACCESS EXCLUSIVE on seats: scan; reads and writes wait
//! up: ALTER TABLE seats ADD CONSTRAINT uq_seats_label_former UNIQUE (label, floor)
//!   ACCESS EXCLUSIVE on seats: scan; reads and writes wait
//! up: CREATE INDEX ix_seats_floor_former ON seats (floor, "row")
//!   SHARE on seats: scan; writes wait
//! down: ALTER TABLE seats ALTER COLUMN "row" SET NOT NULL
//!   ACCESS EXCLUSIVE on seats: scan; reads and writes wait
//! down: ALTER TABLE seats ALTER COLUMN number SET NOT NULL
//!   ACCESS EXCLUSIVE on seats: scan; reads and writes wait
//! down: ALTER TABLE seats ALTER COLUMN floor SET NOT NULL
//!   ACCESS EXCLUSIVE on seats: scan; reads and writes wait
//! down: ALTER TABLE seats ALTER COLUMN label SET NOT NULL
//!   ACCESS EXCLUSIVE on seats: scan; reads and writes wait
//! down: ALTER TABLE seats ADD CONSTRAINT "pk-seats" PRIMARY KEY ("row", number)
//!   ACCESS EXCLUSIVE on seats: scan; reads and writes wait
//! down: ALTER TABLE seats ADD CONSTRAINT uq_seats_label UNIQUE (label, floor)
//!   ACCESS EXCLUSIVE on seats: scan; reads and writes wait
//! down: CREATE INDEX ix_seats_floor ON seats (floor, "row")
//!   SHARE on seats: scan; writes wait
//! ```
//!
//! Deploy: migration first
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        manager.drop_index(Index::drop().name("ix_seats_floor").table("seats").to_owned()).await?;

        manager
            .alter_table(Table::alter().table("seats").drop_constraint("pk-seats").to_owned())
            .await?;

        manager
            .alter_table(Table::alter().table("seats").drop_constraint("uq_seats_label").to_owned())
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("seats")
                    .add_column(ColumnDef::new("line").integer())
                    .add_column(ColumnDef::new("position").integer())
                    .add_column(ColumnDef::new("level").integer())
                    .add_column(ColumnDef::new("title").string())
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("seats")
                    .modify_column(ColumnDef::new("row").null())
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("seats")
                    .modify_column(ColumnDef::new("number").null())
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("seats")
                    .modify_column(ColumnDef::new("floor").null())
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("seats")
                    .modify_column(ColumnDef::new("label").null())
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared(
            r#"ALTER TABLE seats ADD CONSTRAINT seats_row_number_key UNIQUE ("row", number)"#,
        )
        .await?;

        db.execute_unprepared(
            "ALTER TABLE seats ADD CONSTRAINT uq_seats_label_former UNIQUE (label, floor)",
        )
        .await?;

        manager
            .create_index(
                Index::create()
                    .name("ix_seats_floor_former")
                    .table("seats")
                    .col("floor")
                    .col("row")
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared(
            "CREATE FUNCTION seats_floor_level_both() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.floor IS NULL THEN
            NEW.floor := NEW.level;
        ELSE
            NEW.level := NEW.floor;
        END IF;
    ELSIF NEW.level IS DISTINCT FROM OLD.level THEN
        NEW.floor := NEW.level;
    ELSE
        NEW.level := NEW.floor;
    END IF;
    RETURN NEW;
END
$$",
        )
        .await?;

        db.execute_unprepared(
            "CREATE TRIGGER zz_floor_level_both BEFORE INSERT OR UPDATE ON seats FOR EACH ROW \
             EXECUTE FUNCTION seats_floor_level_both()",
        )
        .await?;

        db.execute_unprepared("UPDATE seats SET level = floor WHERE level IS NULL").await?;

        manager
            .alter_table(
                Table::alter()
                    .table("seats")
                    .modify_column(ColumnDef::new("level").not_null())
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared(
            "CREATE FUNCTION seats_label_title_both() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.label IS NULL THEN
            NEW.label := NEW.title;
        ELSE
            NEW.title := NEW.label;
        END IF;
    ELSIF NEW.title IS DISTINCT FROM OLD.title THEN
        NEW.label := NEW.title;
    ELSE
        NEW.title := NEW.label;
    END IF;
    RETURN NEW;
END
$$",
        )
        .await?;

        db.execute_unprepared(
            "CREATE TRIGGER zz_label_title_both BEFORE INSERT OR UPDATE ON seats FOR EACH ROW \
             EXECUTE FUNCTION seats_label_title_both()",
        )
        .await?;

        db.execute_unprepared("UPDATE seats SET title = label WHERE title IS NULL").await?;

        manager
            .alter_table(
                Table::alter()
                    .table("seats")
                    .modify_column(ColumnDef::new("title").not_null())
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared(
            "ALTER TABLE seats ADD CONSTRAINT uq_seats_label UNIQUE (title, level)",
        )
        .await?;

        db.execute_unprepared(
            r#"CREATE FUNCTION seats_number_position_both() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.number IS NULL THEN
            NEW.number := NEW."position";
        ELSE
            NEW."position" := NEW.number;
        END IF;
    ELSIF NEW."position" IS DISTINCT FROM OLD."position" THEN
        NEW.number := NEW."position";
    ELSE
        NEW."position" := NEW.number;
    END IF;
    RETURN NEW;
END
$$"#,
        )
        .await?;

        db.execute_unprepared(
            "CREATE TRIGGER zz_number_position_both BEFORE INSERT OR UPDATE ON seats FOR EACH \
             ROW EXECUTE FUNCTION seats_number_position_both()",
        )
        .await?;

        db.execute_unprepared(r#"UPDATE seats SET "position" = number WHERE "position" IS NULL"#)
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("seats")
                    .modify_column(ColumnDef::new("position").not_null())
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared(
            r#"CREATE FUNCTION seats_row_line_both() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW."row" IS NULL THEN
            NEW."row" := NEW.line;
        ELSE
            NEW.line := NEW."row";
        END IF;
    ELSIF NEW.line IS DISTINCT FROM OLD.line THEN
        NEW."row" := NEW.line;
    ELSE
        NEW.line := NEW."row";
    END IF;
    RETURN NEW;
END
$$"#,
        )
        .await?;

        db.execute_unprepared(
            "CREATE TRIGGER zz_row_line_both BEFORE INSERT OR UPDATE ON seats FOR EACH ROW \
             EXECUTE FUNCTION seats_row_line_both()",
        )
        .await?;

        db.execute_unprepared(r#"UPDATE seats SET line = "row" WHERE line IS NULL"#).await?;

        manager
            .alter_table(
                Table::alter()
                    .table("seats")
                    .modify_column(ColumnDef::new("line").not_null())
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared(
            r#"ALTER TABLE seats ADD CONSTRAINT "pk-seats" PRIMARY KEY (line, "position")"#,
        )
        .await?;

        manager
            .create_index(
                Index::create()
                    .name("ix_seats_floor")
                    .table("seats")
                    .col("level")
                    .col("line")
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("DROP TRIGGER zz_floor_level_both ON seats").await?;
        db.execute_unprepared("DROP TRIGGER zz_label_title_both ON seats").await?;
        db.execute_unprepared("DROP TRIGGER zz_number_position_both ON seats").await?;
        db.execute_unprepared("DROP TRIGGER zz_row_line_both ON seats").await?;
        db.execute_unprepared("DROP FUNCTION seats_floor_level_both()").await?;
        db.execute_unprepared("DROP FUNCTION seats_label_title_both()").await?;
        db.execute_unprepared("DROP FUNCTION seats_number_position_both()").await?;
        db.execute_unprepared("DROP FUNCTION seats_row_line_both()").await?;

        manager.drop_index(Index::drop().name("ix_seats_floor").table("seats").to_owned()).await?;

        manager
            .drop_index(Index::drop().name("ix_seats_floor_former").table("seats").to_owned())
            .await?;

        manager
            .alter_table(Table::alter().table("seats").drop_constraint("pk-seats").to_owned())
            .await?;

        manager
            .alter_table(
                Table::alter().table("seats").drop_constraint("seats_row_number_key").to_owned(),
            )
            .await?;

        manager
            .alter_table(Table::alter().table("seats").drop_constraint("uq_seats_label").to_owned())
            .await?;

        manager
            .alter_table(
                Table::alter().table("seats").drop_constraint("uq_seats_label_former").to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("seats")
                    .modify_column(ColumnDef::new("row").not_null())
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("seats")
                    .modify_column(ColumnDef::new("number").not_null())
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("seats")
                    .modify_column(ColumnDef::new("floor").not_null())
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("seats")
                    .modify_column(ColumnDef::new("label").not_null())
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("seats")
                    .drop_column("line")
                    .drop_column("position")
                    .drop_column("level")
                    .drop_column("title")
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared(
            r#"ALTER TABLE seats ADD CONSTRAINT "pk-seats" PRIMARY KEY ("row", number)"#,
        )
        .await?;

        db.execute_unprepared(
            "ALTER TABLE seats ADD CONSTRAINT uq_seats_label UNIQUE (label, floor)",
        )
        .await?;

        manager
            .create_index(
                Index::create()
                    .name("ix_seats_floor")
                    .table("seats")
                    .col("floor")
                    .col("row")
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
