//! The workspace of one test: an entity crate, a migration crate and a database. Nothing in it is ever compiled.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;
use tests::program::{Output, Program, bin};
use tests::server::{Server, TestDatabase};

/// The contents of `migration/src/lib.rs` before the first migration.
pub(crate) const LIST: &str = "\
pub use sea_orm_migration::prelude::*;

pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![]
    }
}
";

pub(crate) struct Workspace {
    directory: TempDir,
    pub(crate) database: TestDatabase,
}

/// Every file and directory below a workspace, with its contents.
pub(crate) type Snapshot = BTreeMap<PathBuf, Option<String>>;

impl Workspace {
    /// A workspace without entities and migrations, on an empty database.
    pub(crate) fn new(server: &Server) -> Self {
        let directory = tempfile::tempdir().expect("a directory");
        let workspace = Self { directory, database: server.fresh_database("autogen") };
        workspace.write("Cargo.toml", "[workspace]\nmembers = [\"entity\", \"migration\"]\n");
        workspace.write("Cargo.lock", "");
        workspace.write("entity/Cargo.toml", &manifest("entity"));
        workspace.write("entity/src/lib.rs", "");
        workspace.write("migration/Cargo.toml", &manifest("migration"));
        workspace.write("migration/src/lib.rs", LIST);
        workspace.write("migration/src/main.rs", "runner::main!(migration::Migrator);\n");
        workspace
    }

    /// An empty directory, and a database with this schema.
    pub(crate) fn bare(server: &Server, sql: &str) -> Self {
        let directory = tempfile::tempdir().expect("a directory");
        let workspace = Self { directory, database: server.fresh_database("autogen") };
        workspace.database.execute(sql);
        workspace
    }

    /// A workspace with this entity.
    pub(crate) fn with(server: &Server, file: &str, source: &str) -> Self {
        let workspace = Self::new(server);
        workspace.entity(file, source);
        workspace
    }

    /// Writes an entity, and declares its module if it is new.
    pub(crate) fn entity(&self, file: &str, source: &str) {
        self.write(&format!("entity/src/{file}"), source);
        let declaration = format!("pub mod {};\n", file.trim_end_matches(".rs"));
        let list = self.read("entity/src/lib.rs");
        if !list.contains(&declaration) {
            self.write("entity/src/lib.rs", &(list + &declaration));
        }
    }

    /// Deletes an entity.
    pub(crate) fn forget(&self, file: &str) {
        fs::remove_file(self.path(&format!("entity/src/{file}"))).expect("the entity");
        let declaration = format!("pub mod {};\n", file.trim_end_matches(".rs"));
        let list = self.read("entity/src/lib.rs").replace(&declaration, "");
        self.write("entity/src/lib.rs", &list);
    }

    pub(crate) fn path(&self, below: &str) -> PathBuf {
        self.directory.path().join(below)
    }

    pub(crate) fn read(&self, file: &str) -> String {
        fs::read_to_string(self.path(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
    }

    pub(crate) fn write(&self, file: &str, text: &str) {
        let path = self.path(file);
        fs::create_dir_all(path.parent().expect("a directory")).expect("the directory");
        fs::write(path, text).unwrap_or_else(|error| panic!("{file}: {error}"));
    }

    /// `autogen` at the top of the workspace, on its database.
    pub(crate) fn autogen(&self, args: &[&str]) -> Program {
        bin("autogen").dir(self.directory.path()).database(self.database.url()).args(args)
    }

    pub(crate) fn run(&self, args: &[&str]) -> Output {
        self.autogen(args).run()
    }

    /// The current contents of the workspace.
    pub(crate) fn snapshot(&self) -> Snapshot {
        let mut snapshot = Snapshot::new();
        walk(self.directory.path(), self.directory.path(), &mut snapshot);
        snapshot
    }

    /// The modules of the migrations that have files, in order.
    pub(crate) fn migrations(&self) -> Vec<String> {
        let files = fs::read_dir(self.path("migration/src")).expect("the migrations");
        let names =
            files.map(|file| file.expect("a file").file_name().into_string().expect("a name"));
        let mut names: Vec<String> =
            names.filter_map(|name| name.strip_suffix(".rs").map(ToOwned::to_owned)).collect();
        names.retain(|name| name != "lib" && name != "main");
        names.sort();
        names
    }

    /// The text of the newest migration.
    pub(crate) fn newest(&self) -> String {
        let name = self.migrations().pop().expect("a migration");
        self.read(&format!("migration/src/{name}.rs"))
    }

    /// Generates a migration with this message, and applies it to the database.
    #[track_caller]
    pub(crate) fn migrate(&self, message: &str) -> Output {
        let sql = self.run(&["diff", "--format", "sql"]).success().stdout;
        let output = self.run(&["-m", message]).success();
        self.database.execute(&sql);
        self.mark_applied();
        output
    }

    /// Marks every migration as applied in the database.
    pub(crate) fn mark_applied(&self) {
        self.database.execute(
            "CREATE TABLE IF NOT EXISTS seaql_migrations \
             (version varchar NOT NULL PRIMARY KEY, applied_at bigint NOT NULL)",
        );
        for name in self.migrations() {
            let row = format!("('{name}', 0) ON CONFLICT DO NOTHING");
            self.database.execute(&format!("INSERT INTO seaql_migrations VALUES {row}"));
        }
    }

    /// The tables of the database, without those of the bookkeeping.
    pub(crate) fn tables(&self) -> Vec<String> {
        let sql = "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace \
                   AND relname <> 'seaql_migrations' ORDER BY relname COLLATE \"C\"";
        self.database.query(sql).concat()
    }

    /// A text without the parts that differ from run to run: times, versions, and paths.
    pub(crate) fn masked(&self, text: &str) -> String {
        let place = self.directory.path().to_string_lossy().into_owned();
        let mut text = text.replace(&place, "[workspace]");
        let version = self.database.value("SHOW server_version");
        let version = version.split_whitespace().next().expect("a version").to_owned();
        text = text.replace(&version, "[version]");
        for name in self.migrations() {
            text = text.replace(&name[..16], "m[time]");
        }
        text
    }

    /// Fails the test unless the command fails with exit code 1 and leaves everything as it was.
    #[track_caller]
    pub(crate) fn refuses(&self, args: &[&str]) -> Output {
        self.refuses_program(self.autogen(args))
    }

    #[track_caller]
    pub(crate) fn refuses_program(&self, program: Program) -> Output {
        let (files, catalog) = (self.snapshot(), self.catalog());
        let output = program.run().code(1);
        assert_eq!(self.snapshot(), files, "files were changed");
        assert_eq!(self.catalog(), catalog, "the database was changed");
        assert_eq!(output.stdout, "", "an error is on stdout");
        assert!(output.stderr.contains("error: "), "{output:?}");
        output
    }

    /// A rough summary of the database: every relation, type and schema. The server keeps an empty schema for
    /// temporary tables once a session has used one.
    pub(crate) fn catalog(&self) -> Vec<Vec<String>> {
        self.database.query(
            "SELECT 'relation', oid::text, relname FROM pg_class WHERE oid >= 16384 \
             UNION ALL SELECT 'type', oid::text, typname FROM pg_type WHERE oid >= 16384 \
             UNION ALL SELECT 'schema', oid::text, nspname FROM pg_namespace WHERE nspname !~ '^pg_(toast_)?temp_' \
             UNION ALL SELECT 'extension', oid::text, extname FROM pg_extension ORDER BY 1, 2, 3",
        )
    }
}

fn manifest(name: &str) -> String {
    format!("[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n")
}

fn walk(top: &Path, directory: &Path, snapshot: &mut Snapshot) {
    for entry in fs::read_dir(directory).expect("a directory") {
        let path = entry.expect("an entry").path();
        let below = path.strip_prefix(top).expect("below").to_owned();
        if path.is_dir() {
            snapshot.insert(below, None);
            walk(top, &path, snapshot);
        } else {
            let text = String::from_utf8_lossy(&fs::read(&path).expect("a file")).into_owned();
            snapshot.insert(below, Some(text));
        }
    }
}

/// An entity: its struct attributes, and its fields after `id`.
pub(crate) fn model(attributes: &str, fields: &str) -> String {
    format!(
        "use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
{attributes}
pub struct Model {{
    #[sea_orm(primary_key)]
    pub id: i64,
    {fields}
}}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {{}}

impl ActiveModelBehavior for ActiveModel {{}}
"
    )
}

/// An entity of a table, with these fields after `id`.
pub(crate) fn table(name: &str, fields: &str) -> String {
    model(&format!("#[sea_orm(table_name = {name:?})]"), fields)
}
