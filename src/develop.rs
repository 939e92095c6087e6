//! Creates tables from the entities, for a developer whose migrations do not run. Never in production: the result
//! only resembles what the migrations create.

use entity::{
    author_style, chapter, saved_insight, story, story_tag, system_config, tag, user,
    user_preferences,
};
use runner::Database;
use sea_orm::schema::SchemaBuilder;
use sea_orm::sea_query::{Alias, Expr, Func, Query};
use sea_orm::{
    ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, ExprTrait as _, Schema,
    TransactionTrait as _,
};

use crate::failure::Failure;

/// All or none, one process after the other.
pub(crate) async fn create_tables(database: &Database, why: Failure) -> Result<(), Failure> {
    why.tell();
    let kept = create(database).await.map_err(|error| {
        Failure::new(
            format!("the migrations fail, and the tables cannot be created from the entities either: {error}"),
            "correct the migration, or start with an empty database",
        )
    })?;
    tracing::warn!(
        kept = kept.join(", "),
        "DEV_CREATE_TABLES: the migrations failed, so missing tables were created from the entities, WITHOUT what \
         only `#[autogen(…)]` says (checks, generated columns, constraints and indexes of their own); tables that were \
         there are as they were, no migration is recorded, and /readyz goes on saying so"
    );
    Ok(())
}

async fn create(database: &Database) -> Result<Vec<String>, DbErr> {
    let work = database.conn.begin().await?;
    work.execute_unprepared("SELECT pg_advisory_xact_lock(hashtext('DEV_CREATE_TABLES'))").await?;
    work.execute_unprepared("CREATE EXTENSION IF NOT EXISTS vector").await?;
    let there = tables(&work).await?;
    let missing = Missing {
        there,
        builder: Schema::new(work.get_database_backend()).builder(),
        kept: vec![],
    };
    let missing = missing
        .add(user::Entity)
        .add(user_preferences::Entity)
        .add(author_style::Entity)
        .add(tag::Entity)
        .add(story::Entity)
        .add(story_tag::Entity)
        .add(chapter::Entity)
        .add(saved_insight::Entity)
        .add(system_config::Entity);
    missing.builder.sync(&work).await?;
    work.commit().await?;
    Ok(missing.kept)
}

/// SeaORM must not change existing tables: it drops unique constraints that entities do not name.
struct Missing {
    there: Vec<String>,
    builder: SchemaBuilder,
    kept: Vec<String>,
}

impl Missing {
    fn add<E: EntityTrait>(mut self, entity: E) -> Self {
        let name = entity.table_name().to_owned();
        if self.there.contains(&name) {
            self.kept.push(name);
        } else {
            self.builder = self.builder.register(entity);
        }
        self
    }
}

async fn tables(work: &DatabaseTransaction) -> Result<Vec<String>, DbErr> {
    let mut query = Query::select();
    query
        .expr(Expr::col("tablename").cast_as(Alias::new("text")))
        .from("pg_tables")
        .and_where(Expr::col("schemaname").eq(Func::cust("current_schema")));
    let rows = work.query_all(&query).await?;
    rows.iter().map(|row| row.try_get_by_index(0)).collect()
}
