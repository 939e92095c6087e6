//! foreign key every action created
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + table stories
//! + foreign key fk-stories-a_id on stories (a_id) → users (id) on update cascade on delete cascade
//! + foreign key fk-stories-b_id on stories (b_id) → users (id) on update set null on delete set null
//! + foreign key fk-stories-c_id on stories (c_id) → users (id) on update set default on delete set default
//! + foreign key fk-stories-d_id on stories (d_id) → users (id) on update restrict on delete restrict
//! + foreign key fk-stories-e_id on stories (e_id) → users (id)
//! ```
//!
//! Findings:
//!
//! - drops-table, down, `stories`: drops the table `stories` and everything stored in it since `up`
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
        manager
            .create_table(
                Table::create()
                    .table("stories")
                    .col(ColumnDef::new("id").integer().not_null().auto_increment().primary_key())
                    .col(ColumnDef::new("title").string().not_null())
                    .col(ColumnDef::new("a_id").integer().not_null())
                    .col(ColumnDef::new("b_id").integer())
                    .col(ColumnDef::new("c_id").integer().not_null().default(1))
                    .col(ColumnDef::new("d_id").integer().not_null())
                    .col(ColumnDef::new("e_id").integer().not_null())
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk-stories-a_id")
                            .from("stories", "a_id")
                            .to("users", "id")
                            .on_update(ForeignKeyAction::Cascade)
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk-stories-b_id")
                            .from("stories", "b_id")
                            .to("users", "id")
                            .on_update(ForeignKeyAction::SetNull)
                            .on_delete(ForeignKeyAction::SetNull),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk-stories-c_id")
                            .from("stories", "c_id")
                            .to("users", "id")
                            .on_update(ForeignKeyAction::SetDefault)
                            .on_delete(ForeignKeyAction::SetDefault),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk-stories-d_id")
                            .from("stories", "d_id")
                            .to("users", "id")
                            .on_update(ForeignKeyAction::Restrict)
                            .on_delete(ForeignKeyAction::Restrict),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk-stories-e_id")
                            .from("stories", "e_id")
                            .to("users", "id"),
                    )
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("stories").to_owned()).await?;
        Ok(())
    }
}
