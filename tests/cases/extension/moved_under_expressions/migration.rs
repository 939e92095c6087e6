//! extension moved under expressions
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + schema extensions
//! ~ extension vector: schema public → extensions
//! ~ check ck on stories (vector_dims(embedding) > 2) → (extensions.vector_dims(embedding) > 2)
//! ~ index ix on stories (vector_norm(embedding)) → (extensions.vector_norm(embedding))
//! ```
//!
//! Findings:
//!
//! - moves-extension, up, `vector`: moves the extension `vector` from `public` to `extensions`;
//!   code that names its functions, operators or types without a schema finds them only through the
//!   search path (make sure that `extensions` is in the search_path of every role that uses them)
//! - check-on-existing, up, `stories`: adds the check `ck` to `stories`, and fails if a row
//!   violates it (fix those rows before this statement)
//! - moves-extension, down, `vector`: moves the extension `vector` from `extensions` to `public`;
//!   code that names its functions, operators or types without a schema finds them only through the
//!   search path (make sure that `public` is in the search_path of every role that uses them)
//! - check-on-existing, down, `stories`: adds the check `ck` to `stories`, and fails if a row
//!   violates it (fix those rows before this statement)
//!
//! Locks:
//!
//! ```text
//! down: ALTER TABLE stories ADD CONSTRAINT ck CHECK (vector_dims(embedding) > 2)
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! down: CREATE INDEX ix ON stories ((vector_norm(embedding)))
//!   SHARE on stories: scan; writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- up check-on-existing stories.ck
//! SELECT count(*) FROM stories WHERE NOT (extensions.vector_dims(embedding) > 2);
//! -- down check-on-existing stories.ck
//! SELECT count(*) FROM stories WHERE NOT (vector_dims(embedding) > 2);
//! ```
//!
//! Deploy: together: the new program needs what the migration adds, and the running one may still
//! need what it drops
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("CREATE SCHEMA extensions").await?;
        db.execute_unprepared("ALTER EXTENSION vector SET SCHEMA extensions").await?;
        manager.drop_index(Index::drop().name("ix").table("stories").to_owned()).await?;

        manager
            .alter_table(Table::alter().table("stories").drop_constraint("ck").to_owned())
            .await?;

        db.execute_unprepared(
            "
            ALTER TABLE stories ADD CONSTRAINT ck
                CHECK (extensions.vector_dims(embedding) > 2)
            ",
        )
        .await?;

        manager
            .create_index(
                Index::create()
                    .name("ix")
                    .table("stories")
                    .col(Expr::cust("extensions.vector_norm(embedding)"))
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("ALTER EXTENSION vector SET SCHEMA public").await?;
        manager.drop_index(Index::drop().name("ix").table("stories").to_owned()).await?;

        manager
            .alter_table(Table::alter().table("stories").drop_constraint("ck").to_owned())
            .await?;

        db.execute_unprepared(
            "ALTER TABLE stories ADD CONSTRAINT ck CHECK (vector_dims(embedding) > 2)",
        )
        .await?;

        manager
            .create_index(
                Index::create()
                    .name("ix")
                    .table("stories")
                    .col(Expr::cust("vector_norm(embedding)"))
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared("DROP SCHEMA extensions").await?;
        Ok(())
    }
}
