//! enum label added beside one called null
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ enum mood: added gone
//! ```
//!
//! Findings:
//!
//! - drops-enum-label, down, `mood`: drops the label `gone` from the enum `mood`, and fails if a
//!   row has it (change those rows first)
//!
//! Locks:
//!
//! ```text
//! down: ALTER TABLE stories ALTER COLUMN mood TYPE mood USING mood::text::mood
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! down: ALTER TABLE stories ALTER COLUMN moods TYPE mood[] USING moods::text[]::mood[]
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- down drops-enum-label mood.gone
//! SELECT count(*) FROM stories WHERE mood::text = 'gone';
//! -- down drops-enum-label mood.gone
//! SELECT count(*) FROM stories WHERE 'gone' = ANY (moods::text[]);
//! ```
//!
//! Deploy: migration first
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::{extension::postgres::Type, *};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_type(Type::alter().name("mood").add_value("gone")).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        manager.alter_type(Type::alter().name("mood").rename_to("mood__before")).await?;

        manager
            .create_type(Type::create().as_enum("mood").values(["calm", "NULL"]).to_owned())
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(
                        ColumnDef::new("mood").custom("mood").using(Expr::cust("mood::text::mood")),
                    )
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared("ALTER TABLE stories ALTER COLUMN moods DROP DEFAULT").await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(
                        ColumnDef::new("moods")
                            .array(ColumnType::custom("mood"))
                            .using(Expr::cust("moods::text[]::mood[]")),
                    )
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(
                        ColumnDef::new("moods").default(Expr::cust(r#"'{"NULL"}'::mood[]"#)),
                    )
                    .to_owned(),
            )
            .await?;

        manager.drop_type(Type::drop().name("mood__before").to_owned()).await?;
        Ok(())
    }
}
