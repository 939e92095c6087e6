//! enum label dropped under a check with a list of varchar
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ enum mood: removed low
//! ```
//!
//! Findings:
//!
//! - drops-enum-label, up, `mood`: takes the label `low` from the enum `mood`, and fails where a
//!   row has it (change those rows first)
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::{extension::postgres::Type, *};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        manager
            .alter_table(
                Table::alter().table("stories").drop_constraint("ck_stories_mood").to_owned(),
            )
            .await?;

        manager.alter_type(Type::alter().name("mood").rename_to("mood__before")).await?;

        manager
            .create_type(Type::create().as_enum("mood").values(["glad", "sad"]).to_owned())
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

        manager.drop_type(Type::drop().name("mood__before").to_owned()).await?;

        db.execute_unprepared(
            "ALTER TABLE stories ADD CONSTRAINT ck_stories_mood CHECK (((title)::text <> ALL \
             ((ARRAY['q'::character varying, 'x'::character varying])::text[])) AND (mood = ANY \
             (ARRAY['glad'::mood, 'sad'::mood])))",
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_type(Type::alter().name("mood").add_value("low")).await?;
        Ok(())
    }
}
