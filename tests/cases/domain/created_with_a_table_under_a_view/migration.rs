//! domain created with a table under a view
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + table users
//! + domain email
//! + function is_known(users)
//! + view contacts
//! + policy own on users
//! ```
//!
//! Findings:
//!
//! - drops-table, down, `users`: drops the table `users` and everything stored in it since `up`
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
        let db = manager.get_connection();

        db.execute_unprepared("CREATE DOMAIN email AS text CHECK (VALUE LIKE '%@%')").await?;

        manager
            .create_table(
                Table::create()
                    .table("users")
                    .col(ColumnDef::new("id").integer().not_null().auto_increment().primary_key())
                    .col(ColumnDef::new("contact").custom("email"))
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared("CREATE VIEW contacts AS SELECT contact FROM users").await?;

        db.execute_unprepared(
            "CREATE FUNCTION is_known(u users) RETURNS boolean LANGUAGE sql STABLE AS $$ SELECT \
             u.contact IS NOT NULL $$",
        )
        .await?;

        db.execute_unprepared("CREATE POLICY own ON users USING (contact = CURRENT_USER)").await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("DROP VIEW contacts").await?;
        db.execute_unprepared("DROP FUNCTION is_known(users)").await?;
        db.execute_unprepared("DROP POLICY own ON users").await?;
        manager.drop_table(Table::drop().table("users").to_owned()).await?;
        db.execute_unprepared("DROP DOMAIN email").await?;
        Ok(())
    }
}
