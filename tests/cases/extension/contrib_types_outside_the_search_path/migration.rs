//! extension contrib types outside the search path
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ column stories.title: character varying → "Extra things".citext
//! + column stories.notes: "Extra things".hstore
//! + column stories.tags: "Extra things".citext[]
//! + column stories.mood: "Extra things".citext not null
//! + index ix_like on stories gin (title gin_trgm_ops)
//! + index ix_notes on stories gist (notes gist_hstore_ops(siglen=32))
//! + index ix_pattern on stories (mood citext_pattern_ops)
//! ```
//!
//! Findings:
//!
//! - breaks-cached-statements, up, `stories`: changes the type of `stories.title`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//! - drops-column, down, `stories.notes`: drops the columns `stories.notes`, `stories.tags`,
//!   `stories.mood` and everything stored in them since `up`
//! - breaks-cached-statements, down, `stories`: changes the type of `stories.title`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//!
//! Locks:
//!
//! ```text
//! up: CREATE INDEX ix_like ON stories USING gin (title "Extra things".gin_trgm_ops)
//!   SHARE on stories: scan; writes wait
//! up: CREATE INDEX ix_notes ON stories USING gist (notes "Extra things".gist_hstore_ops(siglen …
//!   SHARE on stories: scan; writes wait
//! up: CREATE INDEX ix_pattern ON stories (mood "Extra things".citext_pattern_ops)
//!   SHARE on stories: scan; writes wait
//! ```
//!
//! Deploy: together: `stories.title` changes from `character varying` to `citext`
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("title").custom(r#""Extra things".citext"#))
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .add_column(ColumnDef::new("notes").custom(r#""Extra things".hstore"#))
                    .add_column(
                        ColumnDef::new("tags")
                            .array(ColumnType::custom(r#""Extra things".citext"#)),
                    )
                    .add_column(
                        ColumnDef::new("mood")
                            .custom(r#""Extra things".citext"#)
                            .not_null()
                            .default("it's"),
                    )
                    .to_owned(),
            )
            .await?;

        manager
            .create_index(
                Index::create()
                    .name("ix_like")
                    .table("stories")
                    .index_type(IndexType::Custom("gin".into()))
                    .col(
                        "title"
                            .into_index_column()
                            .with_operator_class(r#""Extra things".gin_trgm_ops"#),
                    )
                    .to_owned(),
            )
            .await?;

        manager
            .create_index(
                Index::create()
                    .name("ix_notes")
                    .table("stories")
                    .index_type(IndexType::Custom("gist".into()))
                    .col(
                        "notes"
                            .into_index_column()
                            .with_operator_class(r#""Extra things".gist_hstore_ops(siglen=32)"#),
                    )
                    .to_owned(),
            )
            .await?;

        manager
            .create_index(
                Index::create()
                    .name("ix_pattern")
                    .table("stories")
                    .col(
                        "mood"
                            .into_index_column()
                            .with_operator_class(r#""Extra things".citext_pattern_ops"#),
                    )
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_index(Index::drop().name("ix_like").table("stories").to_owned()).await?;

        manager.drop_index(Index::drop().name("ix_notes").table("stories").to_owned()).await?;

        manager.drop_index(Index::drop().name("ix_pattern").table("stories").to_owned()).await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("title").string())
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .drop_column("notes")
                    .drop_column("tags")
                    .drop_column("mood")
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
