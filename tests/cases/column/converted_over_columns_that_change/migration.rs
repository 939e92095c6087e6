//! column converted over columns that change
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! > column stories.minutes → duration
//! > column stories.unit → scale
//! ~ column stories.duration: integer → interval
//! - column stories.hours
//! ~ column stories.duration: values converted by make_interval(mins => duration * scale, hours => coalesce(hours, 0)), back by (extract(epoch FROM duration) / 60 / scale)::integer
//! ```
//!
//! Findings:
//!
//! - renames-column, up, `stories`: renames `stories.minutes` to `duration`; anything that still
//!   uses the old name fails from then on (deploy it together with the new program)
//! - renames-column, up, `stories`: renames `stories.unit` to `scale`; anything that still uses the
//!   old name fails from then on (deploy it together with the new program)
//! - narrows-type, up, `stories`: converts `stories.duration` from `integer` to `interval` with
//!   `make_interval(mins => duration * scale, hours => coalesce(hours, 0))`, and fails if that
//!   gives no valid value for a row (look at the values first)
//! - rewrites-table, up, `stories`: changes `stories.duration` from `integer` to `interval`, which
//!   rewrites the table under an exclusive lock (on a large table, add a new column, fill it in
//!   batches, and swap the names)
//! - breaks-cached-statements, up, `stories`: changes the type of `stories.duration`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//! - drops-column, up, `stories`: drops the column `stories.hours` with its values (before this
//!   statement, copy elsewhere what is still needed; `down` restores only the structure)
//! - narrows-type, down, `stories`: converts `stories.duration` from `interval` to `integer` with
//!   `(extract(epoch FROM duration) / 60 / scale)::integer`, and fails if that gives no valid value
//!   for a row (look at the values first)
//! - rewrites-table, down, `stories`: changes `stories.duration` from `interval` to `integer`,
//!   which rewrites the table under an exclusive lock (on a large table, add a new column, fill it
//!   in batches, and swap the names)
//! - breaks-cached-statements, down, `stories`: changes the type of `stories.duration`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//! - renames-column, down, `stories`: renames `stories.scale` to `unit`; anything that still uses
//!   the old name fails from then on (deploy it together with the new program)
//! - renames-column, down, `stories`: renames `stories.duration` to `minutes`; anything that still
//!   uses the old name fails from then on (deploy it together with the new program)
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ALTER COLUMN duration TYPE interval USING make_interval(mins => dura …
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! down: ALTER TABLE stories ALTER COLUMN duration TYPE integer USING (extract(epoch FROM duratio …
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- up narrows-type stories.duration
//! CREATE FUNCTION pg_temp.autogen_fits(autogen_row stories) RETURNS boolean LANGUAGE plpgsql AS $$
//! DECLARE
//!     autogen_value interval;
//! BEGIN
//!     autogen_value := (SELECT make_interval(mins => minutes * unit, hours => coalesce(hours, 0)) FROM (SELECT autogen_row.*) AS stories);
//!     RETURN autogen_value IS NOT NULL;
//! EXCEPTION WHEN OTHERS THEN
//!     RETURN false;
//! END
//! $$;
//! SELECT count(*) FROM stories WHERE NOT pg_temp.autogen_fits(stories);
//! DROP FUNCTION pg_temp.autogen_fits(stories);
//! -- up drops-column stories.hours
//! SELECT count(*) FROM stories WHERE hours IS NOT NULL;
//! -- down narrows-type stories.duration
//! CREATE FUNCTION pg_temp.autogen_fits(autogen_row stories) RETURNS boolean LANGUAGE plpgsql AS $$
//! DECLARE
//!     autogen_value integer;
//! BEGIN
//!     autogen_value := (SELECT (extract(epoch FROM duration) / 60 / scale)::integer FROM (SELECT autogen_row.*) AS stories);
//!     RETURN autogen_value IS NOT NULL;
//! EXCEPTION WHEN OTHERS THEN
//!     RETURN false;
//! END
//! $$;
//! SELECT count(*) FROM stories WHERE NOT pg_temp.autogen_fits(stories);
//! DROP FUNCTION pg_temp.autogen_fits(stories);
//! ```
//!
//! Deploy: together: the running program uses the old name `stories.minutes`
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
                Table::alter().table("stories").rename_column("minutes", "duration").to_owned(),
            )
            .await?;

        manager
            .alter_table(Table::alter().table("stories").rename_column("unit", "scale").to_owned())
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("duration").interval(None, None).using(
                        Expr::cust(
                            "make_interval(mins => duration * scale, hours => \
                             coalesce(hours, 0))",
                        ),
                    ))
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(Table::alter().table("stories").drop_column("hours").to_owned())
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(
                        ColumnDef::new("duration").integer().using(Expr::cust(
                            "(extract(epoch FROM duration) / 60 / scale)::integer",
                        )),
                    )
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .add_column(ColumnDef::new("hours").integer())
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(Table::alter().table("stories").rename_column("scale", "unit").to_owned())
            .await?;

        manager
            .alter_table(
                Table::alter().table("stories").rename_column("duration", "minutes").to_owned(),
            )
            .await?;

        Ok(())
    }
}
