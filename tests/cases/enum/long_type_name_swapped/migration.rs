//! enum long type name swapped
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ enum a_type_with_a_name_of_as_many_bytes_as_postgres_keeps_and_not_o: removed archived
//! ```
//!
//! Findings:
//!
//! - drops-enum-label, up, `a_type_with_a_name_of_as_many_bytes_as_postgres_keeps_and_not_o`: drops
//!   the label `archived` from the enum
//!   `a_type_with_a_name_of_as_many_bytes_as_postgres_keeps_and_not_o`, and fails if a row has it
//!   (change those rows first)
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ALTER COLUMN status TYPE a_type_with_a_name_of_as_many_bytes_as_post …
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- up drops-enum-label a_type_with_a_name_of_as_many_bytes_as_postgres_keeps_and_not_o.archived
//! SELECT count(*) FROM stories WHERE status::text = 'archived';
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
        manager
            .alter_type(
                Type::alter()
                    .name("a_type_with_a_name_of_as_many_bytes_as_postgres_keeps_and_not_o")
                    .rename_to("a_type_with_a_name_of_as_many_bytes_as_postgres_keeps_a__before"),
            )
            .await?;

        manager
            .create_type(
                Type::create()
                    .as_enum("a_type_with_a_name_of_as_many_bytes_as_postgres_keeps_and_not_o")
                    .values(["draft", "published"])
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(
                        ColumnDef::new("status")
                            .custom(
                                "a_type_with_a_name_of_as_many_bytes_as_postgres_keeps_and_not_o",
                            )
                            .using(
                                Expr::cust(
                                    "status::text::a_type_with_a_name_of_as_many_bytes_as_postgres_keeps_and_not_o",
                                ),
                            ),
                    )
                    .to_owned(),
            )
            .await?;

        manager
            .drop_type(
                Type::drop()
                    .name("a_type_with_a_name_of_as_many_bytes_as_postgres_keeps_a__before")
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_type(
                Type::alter()
                    .name("a_type_with_a_name_of_as_many_bytes_as_postgres_keeps_and_not_o")
                    .add_value("archived"),
            )
            .await?;

        Ok(())
    }
}
