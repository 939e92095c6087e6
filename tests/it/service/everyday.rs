//! `make` and `migrate.sh`: each command does the real thing. A script plays cargo: it runs the built program of the
//! given package.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;
use tests::program::path;
use tests::server::{TestDatabase, server};

use crate::clone::{Clone, workspace};

const CARGO: &str = "#!/bin/sh
[ \"$1 $2 $3 $5\" = 'run --quiet --package --' ] || { echo \"cargo $*: not as expected\" >&2; exit 70; }
program=$BUILT/$4
shift 5
exec \"$program\" \"$@\"
";

/// The commands in one copy of the workspace, on one database.
struct Desk<'a> {
    root: &'a Path,
    database: &'a TestDatabase,
    bin: TempDir,
}

/// The output, and the exit code.
struct Said {
    code: Option<i32>,
    text: String,
}

impl<'a> Desk<'a> {
    fn new(root: &'a Path, database: &'a TestDatabase) -> Self {
        let bin = tempfile::tempdir().expect("a directory");
        script(&bin.path().join("cargo"), CARGO);
        Self { root, database, bin }
    }

    fn run(&self, program: &str, words: &[&str]) -> Said {
        let built = path("migration");
        let output = Command::new(program)
            .args(words)
            .current_dir(self.root)
            .env("CARGO", self.bin.path().join("cargo"))
            .env("BUILT", built.parent().expect("a directory"))
            .env("DATABASE_URL", self.database.url())
            .env_remove("MAKEFLAGS")
            .output()
            .unwrap_or_else(|error| panic!("{program}: {error}"));
        let text = [output.stdout, output.stderr].concat();
        Said { code: output.status.code(), text: String::from_utf8_lossy(&text).into_owned() }
    }

    fn make(&self, words: &[&str]) -> Said {
        self.run("make", words)
    }

    fn migrate(&self, words: &[&str]) -> Said {
        self.run("./migrate.sh", words)
    }
}

impl Said {
    #[track_caller]
    fn says(self, code: i32, text: &str) -> Self {
        assert!(
            self.code == Some(code) && self.text.contains(text),
            "{:?}, not {code}, `{text}`:\n{}",
            self.code,
            self.text
        );
        self
    }
}

#[test]
fn make_migrates_up_and_down_and_says_where_it_is() {
    let database = server(18).fresh_database("make");
    let desk = Desk::new(workspace(), &database);
    desk.make(&["migrate-upgrade"]).says(0, "Applied 1 migration");
    desk.make(&["migrate-current"]).says(0, "m20261121_032827_baseline");
    desk.make(&["migrate-history"]).says(0, "baseline");
    desk.make(&["migrate-downgrade"]).says(0, "Reverted 1 migration");
    // As make ends if a command fails.
    desk.make(&["migrate-downgrade"]).says(2, "there is no migration to revert, not 1");
}

#[test]
fn migrate_sh_migrates_up_and_down_and_says_where_it_is() {
    let database = server(18).fresh_database("migrate_sh");
    let desk = Desk::new(workspace(), &database);
    desk.migrate(&["check"]).says(2, "baseline");
    desk.migrate(&[]).says(0, "Applied 1 migration");
    desk.migrate(&["check"]).says(0, "");
    desk.migrate(&["upgrade"]).says(0, "Nothing to do");
    desk.migrate(&["current"]).says(0, "m20261121_032827_baseline");
    desk.migrate(&["history", "-v"]).says(0, "baseline");
    desk.migrate(&["downgrade", "2"]).says(1, "there is only 1 migration to revert, not 2");
    desk.migrate(&["downgrade", "all"]).says(1, "`all` is not a number of migrations");
    desk.migrate(&["downgrade"]).says(0, "Reverted 1 migration");
    desk.migrate(&["upgrade", "--dry-run"]).says(0, "");
    desk.migrate(&["check"]).says(2, "baseline");
    desk.migrate(&["help"]).says(0, "migrate.sh downgrade [N]");
    desk.migrate(&["upgrad"]).says(1, "migrate.sh downgrade [N]");
}

#[test]
fn make_and_migrate_sh_generate_migrations() {
    let database = server(18).fresh_database("create");
    let clone = Clone::new();
    let desk = Desk::new(clone.path(), &database);
    desk.make(&["migrate-create"]).says(2, "say what it does");
    desk.migrate(&["create"]).says(1, "say what it does");
    desk.make(&["migrate-upgrade"]).says(0, "Applied 1 migration");
    let message = "give tags a \"colour\"; $(touch broken) `touch broken` it's";
    desk.migrate(&["create", message]).says(0, "Nothing to do");
    let entity = clone.path().join("entity/src/tag.rs");
    let text = fs::read_to_string(&entity).expect("the entity");
    fs::write(
        &entity,
        text.replace(
            "    pub name: String,",
            "    pub name: String,\n    pub colour: Option<String>,",
        ),
    )
    .expect("the entity");
    desk.migrate(&["create", message, "--dry-run"]).says(0, "+ column tags.colour");
    assert_eq!(written(clone.path()), 0);
    // A dollar sign has a meaning in make.
    let message = message.replace('$', "$$");
    desk.make(&["migrate-create", &format!("MSG={message}")]).says(0, "+ column tags.colour");
    assert_eq!(written(clone.path()), 1);
    assert!(!clone.path().join("broken").exists());
}

/// The number of migrations whose name contains this message.
fn written(root: &Path) -> usize {
    let entries = fs::read_dir(root.join("migration/src")).expect("the migrations");
    let names = entries.map(|entry| entry.expect("an entry").file_name());
    names.filter(|name| name.to_string_lossy().contains("give_tags")).count()
}

#[test]
fn dev_and_clean_are_compose_commands() {
    let database = server(18).fresh_database("dev");
    let desk = Desk::new(workspace(), &database);
    let compose = format!("COMPOSE={}", desk.bin.path().join("compose").display());
    script(&desk.bin.path().join("compose"), "#!/bin/sh\necho \"compose $*\"\n");
    desk.make(&["dev", &compose]).says(0, "compose up --build\n");
    desk.make(&["clean", &compose]).says(0, "compose down --volumes --remove-orphans\n");
}

fn script(path: &Path, text: impl AsRef<OsStr>) {
    fs::write(path, text.as_ref().as_encoded_bytes()).expect("a script");
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).expect("a script");
}
