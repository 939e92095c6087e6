//! A thousand migrations, applied by this runner, or by SeaORM's own if the first argument is `seaorm`. `cargo xtask
//! bench` compares them.

use std::process::ExitCode;

use runner::__private::include_dir::{Dir, DirEntry, File};
use runner::Sources;
use sea_orm_migration::prelude::*;

const COUNT: usize = 1_000;

fn main() -> ExitCode {
    if std::env::args().nth(1).as_deref() == Some("seaorm") {
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
        runtime.expect("a runtime").block_on(seaorm()).expect("SeaORM's runner");
        return ExitCode::SUCCESS;
    }
    let file = |(number, text): (usize, &'static [u8; LENGTH])| {
        DirEntry::File(File::new(format!("{}.rs", name(number)).leak(), text))
    };
    let files: Vec<DirEntry<'static>> = TEXTS.iter().enumerate().map(file).collect();
    let sources = Sources::embedded(&Dir::new("", files.leak()));
    runner::__private::run::<Migrator>(sources)
}

async fn seaorm() -> Result<(), DbErr> {
    let url = std::env::var("DATABASE_URL").expect("DATABASE_URL is set");
    let db = sea_orm_migration::sea_orm::Database::connect(url).await?;
    Migrator::up(&db, None).await?;
    db.close().await
}

struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        let migration = |number| Box::new(Migration(name(number))) as Box<dyn MigrationTrait>;
        (0..COUNT).map(migration).collect()
    }
}

struct Migration(String);

impl MigrationName for Migration {
    fn name(&self) -> &str {
        &self.0
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, _: &SchemaManager) -> Result<(), DbErr> {
        Ok(())
    }
}

fn name(number: usize) -> String {
    format!("m20250101_{number:06}_change")
}

/// As long as a migration that creates a table of ten columns, and part of the program like embedded ones.
static TEXTS: [[u8; LENGTH]; COUNT] = [TEXT; COUNT];

const LENGTH: usize = 2_400;

const TEXT: [u8; LENGTH] = {
    let words = b"//! change\n\nuse sea_orm_migration::prelude::*; ";
    let mut text = [b' '; LENGTH];
    let mut at = 0;
    while at < LENGTH {
        text[at] = if at < words.len() { words[at] } else { b"column(1);\n"[at % 11] };
        at += 1;
    }
    text
};
