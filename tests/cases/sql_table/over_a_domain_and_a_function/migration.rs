//! sql table over a domain and a function
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + table ratings
//! + foreign key ratings_story_id_fkey on ratings (story_id) → stories (id)
//! + domain stars
//! + function most()
//! + privileges on ratings to pg_monitor
//! ```
//!
//! Findings:
//!
//! - drops-table, down, `ratings`: drops the table `ratings` and everything stored in it since `up`
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

        db.execute_unprepared("CREATE DOMAIN stars AS smallint CHECK (VALUE BETWEEN 1 AND 5)")
            .await?;

        db.execute_unprepared(
            "CREATE FUNCTION most() RETURNS smallint LANGUAGE sql IMMUTABLE AS $$ SELECT \
             5::smallint $$",
        )
        .await?;

        manager
            .create_table(
                Table::create()
                    .table("ratings")
                    .col(ColumnDef::new("story_id").integer())
                    .col(
                        ColumnDef::new("stars")
                            .custom("stars")
                            .not_null()
                            .default(Expr::cust("most()")),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .name("ratings_story_id_fkey")
                            .from("ratings", "story_id")
                            .to("stories", "id"),
                    )
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared("GRANT SELECT ON TABLE ratings TO pg_monitor").await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        manager.drop_table(Table::drop().table("ratings").to_owned()).await?;
        db.execute_unprepared("DROP FUNCTION most()").await?;
        db.execute_unprepared("DROP DOMAIN stars").await?;
        Ok(())
    }
}
