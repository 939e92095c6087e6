//! enum label dropped from a renamed column
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! > column stories.status → state
//! ~ enum story_status: removed in review
//! ```
//!
//! Findings:
//!
//! - renames-column, up, `stories`: renames `stories.status` to `state`; anything that still uses
//!   the old name fails from then on (deploy it together with the new program)
//! - drops-enum-label, up, `story_status`: drops the label `in review` from the enum
//!   `story_status`, and fails if a row has it (change those rows first)
//! - renames-column, down, `stories`: renames `stories.state` to `status`; anything that still uses
//!   the old name fails from then on (deploy it together with the new program)
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ALTER COLUMN state TYPE story_status USING state::text::story_status
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- up drops-enum-label story_status.in review
//! SELECT count(*) FROM (SELECT status AS state FROM stories) AS stories
//!     WHERE state::text = 'in review';
//! ```
//!
//! Deploy: together: the running program uses the old name `stories.status`
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
                Table::alter().table("stories").rename_column("status", "state").to_owned(),
            )
            .await?;

        manager
            .alter_type(Type::alter().name("story_status").rename_to("story_status__before"))
            .await?;

        manager
            .create_type(
                Type::create().as_enum("story_status").values(["draft", "published"]).to_owned(),
            )
            .await?;

        db.execute_unprepared("ALTER TABLE stories ALTER COLUMN state DROP DEFAULT").await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(
                        ColumnDef::new("state")
                            .custom("story_status")
                            .using(Expr::cust("state::text::story_status")),
                    )
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(
                        ColumnDef::new("state").default(Expr::cust("'draft'::story_status")),
                    )
                    .to_owned(),
            )
            .await?;

        manager.drop_type(Type::drop().name("story_status__before").to_owned()).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_type(
                Type::alter().name("story_status").add_value("in review").before("published"),
            )
            .await?;

        manager
            .alter_table(
                Table::alter().table("stories").rename_column("state", "status").to_owned(),
            )
            .await?;

        Ok(())
    }
}
