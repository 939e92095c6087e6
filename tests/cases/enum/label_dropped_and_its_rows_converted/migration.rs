//! enum label dropped and its rows converted
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ enum mood: removed sad
//! ~ column stories.mood: values converted by CASE WHEN mood = 'sad' THEN 'glad' ELSE mood::text END::mood
//! ```
//!
//! Findings:
//!
//! - drops-enum-label, up, `mood`: drops the label `sad` from the enum `mood`, and fails if a row
//!   has it (change those rows first)
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ALTER COLUMN mood TYPE mood USING CASE WHEN mood = 'sad' THEN 'glad' …
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- up drops-enum-label mood.sad
//! CREATE FUNCTION pg_temp.autogen_fits(autogen_row stories) RETURNS boolean LANGUAGE plpgsql AS $$
//! DECLARE
//!     autogen_value mood;
//! BEGIN
//!     autogen_value := (SELECT CASE WHEN mood = 'sad' THEN 'glad' ELSE mood::text END::mood FROM (SELECT autogen_row.*) AS stories);
//!     RETURN autogen_value IS NOT NULL;
//! EXCEPTION WHEN OTHERS THEN
//!     RETURN false;
//! END
//! $$;
//! SELECT count(*) FROM stories WHERE NOT pg_temp.autogen_fits(stories);
//! DROP FUNCTION pg_temp.autogen_fits(stories);
//! ```
//!
//! Deploy: program first
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::{extension::postgres::Type, *};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_type(Type::alter().name("mood").rename_to("mood__before")).await?;

        manager.create_type(Type::create().as_enum("mood").values(["glad"]).to_owned()).await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("mood").custom("mood").using(Expr::cust(
                        "CASE WHEN mood = 'sad' THEN 'glad' ELSE mood::text END::mood",
                    )))
                    .to_owned(),
            )
            .await?;

        manager.drop_type(Type::drop().name("mood__before").to_owned()).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_type(Type::alter().name("mood").add_value("sad")).await?;
        Ok(())
    }
}
