//! column enum to integer by an expression
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! - enum mood
//! ~ column stories.mood: mood → integer
//! ~ column stories.mood: values converted by CASE mood::text WHEN 'glad' THEN 0 WHEN 'sad' THEN 1 END, back by (CASE mood WHEN 0 THEN 'glad' WHEN 1 THEN 'sad' END)::mood
//! ```
//!
//! Findings:
//!
//! - narrows-type, up, `stories`: converts `stories.mood` from `public.mood` to `integer` with
//!   `CASE mood::text WHEN 'glad' THEN 0 WHEN 'sad' THEN 1 END`, and fails if that gives no valid
//!   value for a row (look at the values first)
//! - rewrites-table, up, `stories`: changes `stories.mood` from `public.mood` to `integer`, which
//!   rewrites the table under an exclusive lock (on a large table, add a new column, fill it in
//!   batches, and swap the names)
//! - breaks-cached-statements, up, `stories`: changes the type of `stories.mood`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//! - narrows-type, down, `stories`: converts `stories.mood` from `integer` to `public.mood` with
//!   `(CASE mood WHEN 0 THEN 'glad' WHEN 1 THEN 'sad' END)::mood`, and fails if that gives no valid
//!   value for a row (look at the values first)
//! - rewrites-table, down, `stories`: changes `stories.mood` from `integer` to `public.mood`, which
//!   rewrites the table under an exclusive lock (on a large table, add a new column, fill it in
//!   batches, and swap the names)
//! - breaks-cached-statements, down, `stories`: changes the type of `stories.mood`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ALTER COLUMN mood TYPE integer USING CASE mood::text WHEN 'glad' THE …
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! down: ALTER TABLE stories ALTER COLUMN mood TYPE mood USING (CASE mood WHEN 0 THEN 'glad' WHEN …
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- up narrows-type stories.mood
//! CREATE FUNCTION pg_temp.autogen_fits(autogen_row stories) RETURNS boolean LANGUAGE plpgsql AS $$
//! DECLARE
//!     autogen_value integer;
//! BEGIN
//!     autogen_value := (SELECT CASE mood::text WHEN 'glad' THEN 0 WHEN 'sad' THEN 1 END FROM (SELECT autogen_row.*) AS stories);
//!     RETURN autogen_value IS NOT NULL;
//! EXCEPTION WHEN OTHERS THEN
//!     RETURN false;
//! END
//! $$;
//! SELECT count(*) FROM stories WHERE NOT pg_temp.autogen_fits(stories);
//! DROP FUNCTION pg_temp.autogen_fits(stories);
//! -- down narrows-type stories.mood
//! CREATE FUNCTION pg_temp.autogen_fits(autogen_row stories) RETURNS boolean LANGUAGE plpgsql AS $$
//! DECLARE
//!     autogen_value mood;
//! BEGIN
//!     autogen_value := (SELECT (CASE mood WHEN 0 THEN 'glad' WHEN 1 THEN 'sad' END)::mood FROM (SELECT autogen_row.*) AS stories);
//!     RETURN autogen_value IS NOT NULL;
//! EXCEPTION WHEN OTHERS THEN
//!     RETURN false;
//! END
//! $$;
//! SELECT count(*) FROM stories WHERE NOT pg_temp.autogen_fits(stories);
//! DROP FUNCTION pg_temp.autogen_fits(stories);
//! ```
//!
//! Deploy: together: `stories.mood` changes from `public.mood` to `integer`
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::{extension::postgres::Type, *};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("mood").integer().using(Expr::cust(
                        "CASE mood::text WHEN 'glad' THEN 0 WHEN 'sad' THEN 1 END",
                    )))
                    .to_owned(),
            )
            .await?;

        manager.drop_type(Type::drop().name("mood").to_owned()).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_type(Type::create().as_enum("mood").values(["glad", "sad"]).to_owned())
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("mood").custom("mood").using(Expr::cust(
                        "(CASE mood WHEN 0 THEN 'glad' WHEN 1 THEN 'sad' END)::mood",
                    )))
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
