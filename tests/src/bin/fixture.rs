//! A migration program with a few migrations, and more if a test asks for them.
//!
//! `FIXTURE` contains words that change the program's migrations: `slow`, `no-down`, `features`,
//! `fail`, `fail-outside`, `shorter`, `twice`.

use sea_orm_migration::prelude::*;

runner::main!(Migrator, runner::Sources::default());

struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        let all: [(&str, Migration); 8] = [
            ("", USERS),
            ("", EMAIL),
            ("slow", SLOW),
            ("no-down", NO_DOWN),
            ("features", FEATURES),
            ("fail", FAIL),
            ("fail-outside", FAIL_OUTSIDE),
            ("twice", USERS),
        ];
        let mut migrations = vec![];
        for (word, migration) in all {
            if word.is_empty() || asked(word) {
                migrations.push(Box::new(migration) as Box<dyn MigrationTrait>);
            }
        }
        migrations.push(Box::new(INDEX));
        if asked("shorter") {
            migrations.truncate(1);
        }
        migrations
    }
}

fn asked(word: &str) -> bool {
    std::env::var("FIXTURE").unwrap_or_default().split_whitespace().any(|each| each == word)
}

/// A migration as its SQL.
#[derive(Clone, Copy)]
struct Migration {
    name: &'static str,
    up: &'static str,
    down: Option<&'static str>,
    transaction: Option<bool>,
}

const USERS: Migration = Migration {
    name: "m20240101_000001_create_users",
    up: "CREATE TABLE users (id integer PRIMARY KEY); INSERT INTO users VALUES (1), (2)",
    down: Some("DROP TABLE users"),
    transaction: None,
};

const EMAIL: Migration = Migration {
    name: "m20240102_000001_add_email",
    up: "ALTER TABLE users ADD COLUMN email text",
    down: Some("ALTER TABLE users DROP COLUMN email"),
    transaction: Some(true),
};

const SLOW: Migration = Migration {
    name: "m20240103_000001_slow",
    up: "CREATE TABLE slow (); SELECT pg_sleep(2)",
    down: Some("DROP TABLE slow"),
    transaction: None,
};

const NO_DOWN: Migration =
    Migration { name: "m20240103_000002_no_down", up: "SELECT 1", down: None, transaction: None };

/// The parts of a schema like the sample's.
const FEATURES: Migration = Migration {
    name: "m20240103_000003_features",
    up: "CREATE EXTENSION vector; CREATE EXTENSION citext; CREATE EXTENSION pg_trgm; CREATE EXTENSION btree_gist;\
         CREATE TABLE features (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), name citext UNIQUE, body text,\
           v vector(3), during tstzrange, doc tsvector GENERATED ALWAYS AS (to_tsvector('english', body)) STORED,\
           EXCLUDE USING gist (id WITH =, during WITH &&));\
         INSERT INTO features (name, body, v) VALUES ('a', 'the running foxes', '[1,2,3]');\
         CREATE INDEX ON features USING hnsw (v vector_cosine_ops);\
         CREATE INDEX ON features USING gin (doc); CREATE INDEX ON features USING gin (body gin_trgm_ops)",
    down: Some("DROP TABLE features; DROP EXTENSION vector, citext, pg_trgm, btree_gist"),
    transaction: None,
};

const FAIL: Migration = Migration {
    name: "m20240104_000001_fail",
    up: "CREATE TABLE left_over (); INSERT INTO users VALUES (1)",
    down: Some(""),
    transaction: None,
};

const FAIL_OUTSIDE: Migration = Migration {
    name: "m20240105_000001_fail_outside",
    up: "CREATE TABLE left_over ();/**/SELECT nonsense",
    down: Some(""),
    transaction: Some(false),
};

const INDEX: Migration = Migration {
    name: "m20240106_000001_index_concurrently",
    up: "CREATE INDEX CONCURRENTLY users_email ON users (email)",
    down: Some("DROP INDEX CONCURRENTLY users_email"),
    transaction: Some(false),
};

impl MigrationName for Migration {
    fn name(&self) -> &str {
        self.name
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        execute(manager, self.up).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        match self.down {
            Some(sql) => execute(manager, sql).await,
            // Like a migration without a `down`.
            None => Err(DbErr::Migration("We Don't Do That Here".to_owned())),
        }
    }

    fn use_transaction(&self) -> Option<bool> {
        self.transaction
    }
}

/// Statements in one string form a transaction; statements that must not be in one are separate.
async fn execute(manager: &SchemaManager<'_>, sql: &str) -> Result<(), DbErr> {
    for part in sql.split("/**/") {
        manager.get_connection().execute_unprepared(part).await?;
    }
    Ok(())
}
