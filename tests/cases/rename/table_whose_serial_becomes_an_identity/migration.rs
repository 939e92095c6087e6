//! rename table whose serial becomes an identity
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! > table stories → tales
//! > primary key stories_pkey → tales_pkey on tales
//! ~ column tales.id: identity serial (sequence stories_id_seq) → always
//! ```
//!
//! Findings:
//!
//! - renames-table, up, `tales`: renames `stories` to `tales`; anything that still uses the old
//!   name fails from then on (deploy it together with the new program)
//! - renames-table, down, `stories`: renames `tales` to `stories`; anything that still uses the old
//!   name fails from then on (deploy it together with the new program)
//!
//! Deploy: together: the running program uses the old name `stories`
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        manager.rename_table(Table::rename().table("stories", "tales").to_owned()).await?;

        db.execute_unprepared("ALTER TABLE tales RENAME CONSTRAINT stories_pkey TO tales_pkey")
            .await?;

        db.execute_unprepared("ALTER TABLE tales ALTER COLUMN id DROP DEFAULT").await?;
        db.execute_unprepared("ALTER SEQUENCE stories_id_seq OWNED BY NONE").await?;

        db.execute_unprepared("ALTER SEQUENCE stories_id_seq RENAME TO stories_id_seq__before")
            .await?;

        db.execute_unprepared("ALTER TABLE tales ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY")
            .await?;

        db.execute_unprepared(
            "
            SELECT setval(pg_get_serial_sequence('tales', 'id'), last_value, is_called)
                FROM stories_id_seq__before
            ",
        )
        .await?;

        db.execute_unprepared("DROP SEQUENCE stories_id_seq__before").await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        db.execute_unprepared("ALTER SEQUENCE tales_id_seq RENAME TO tales_id_seq__before").await?;

        db.execute_unprepared("CREATE SEQUENCE stories_id_seq AS integer").await?;

        db.execute_unprepared(
            "SELECT setval('stories_id_seq', last_value, is_called) FROM tales_id_seq__before",
        )
        .await?;

        db.execute_unprepared("ALTER TABLE tales ALTER COLUMN id DROP IDENTITY").await?;

        manager
            .alter_table(
                Table::alter()
                    .table("tales")
                    .modify_column(
                        ColumnDef::new("id")
                            .default(Expr::cust("nextval('stories_id_seq'::regclass)")),
                    )
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared("ALTER SEQUENCE stories_id_seq OWNED BY tales.id").await?;

        db.execute_unprepared("ALTER TABLE tales RENAME CONSTRAINT tales_pkey TO stories_pkey")
            .await?;

        manager.rename_table(Table::rename().table("tales", "stories").to_owned()).await?;

        Ok(())
    }
}
