//! column serial renamed by hand to identity
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ column stories.id: identity serial (sequence tales_id_seq) → always
//! ```
//!
//! Deploy: in any order
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("ALTER TABLE stories ALTER COLUMN id DROP DEFAULT").await?;
        db.execute_unprepared("ALTER SEQUENCE tales_id_seq OWNED BY NONE").await?;

        db.execute_unprepared("ALTER SEQUENCE tales_id_seq RENAME TO tales_id_seq__before").await?;

        db.execute_unprepared(
            "ALTER TABLE stories ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY",
        )
        .await?;

        db.execute_unprepared(
            "
            SELECT setval(pg_get_serial_sequence('stories', 'id'), last_value, is_called)
                FROM tales_id_seq__before
            ",
        )
        .await?;

        db.execute_unprepared("DROP SEQUENCE tales_id_seq__before").await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        db.execute_unprepared("ALTER SEQUENCE stories_id_seq RENAME TO stories_id_seq__before")
            .await?;

        db.execute_unprepared("CREATE SEQUENCE tales_id_seq AS integer").await?;

        db.execute_unprepared(
            "SELECT setval('tales_id_seq', last_value, is_called) FROM stories_id_seq__before",
        )
        .await?;

        db.execute_unprepared("ALTER TABLE stories ALTER COLUMN id DROP IDENTITY").await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(
                        ColumnDef::new("id")
                            .default(Expr::cust("nextval('tales_id_seq'::regclass)")),
                    )
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared("ALTER SEQUENCE tales_id_seq OWNED BY stories.id").await?;
        Ok(())
    }
}
