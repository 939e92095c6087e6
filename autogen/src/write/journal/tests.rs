use std::{collections::BTreeMap, fs, path::Path};

use tempfile::TempDir;

use super::{Disk, Entry, NAME, WriteMode, recover};
use crate::write::{Contents, Error, MigrationCrate, Written, write};

const LIST: &str = "pub use sea_orm_migration::prelude::*;

pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![]
    }
}
";

const CONTENTS: Contents<'static> =
    Contents { module: "m20260101_120000_a", source: "//! a\n", lock: Some("after\n"), last: None };

fn crate_with(files: &[(&str, &str)]) -> (TempDir, MigrationCrate) {
    let dir = TempDir::new().expect("a directory");
    for (name, text) in files {
        let path = dir.path().join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a directory");
        fs::write(path, text).expect("a file");
    }
    let migrations = MigrationCrate::new(dir.path());
    (dir, migrations)
}

fn sample() -> (TempDir, MigrationCrate) {
    crate_with(&[("src/lib.rs", LIST), ("schema.lock", "before\n"), ("Cargo.toml", "")])
}

/// What [`write`] asks the journal to do.
fn entries(migrations: &MigrationCrate) -> Vec<Entry> {
    let entry = |to: &str, kind, text: &str| Entry {
        to: migrations.migration_dir.join(to),
        kind,
        text: text.to_owned(),
    };
    vec![
        entry("src/m20260101_120000_a.rs", WriteMode::Create, "//! a\n"),
        entry("src/lib.rs", WriteMode::Replace, "mod m20260101_120000_a;\n"),
        entry("schema.lock", WriteMode::Replace, "after\n"),
    ]
}

/// Writes, and is killed after this many calls.
fn dying(migrations: &MigrationCrate, calls: usize) -> Result<(), Error> {
    super::write(migrations, &Disk::dying_after(calls), &entries(migrations))
}

fn state(dir: &Path) -> BTreeMap<String, String> {
    let mut state = BTreeMap::new();
    for entry in fs::read_dir(dir).expect("a directory") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        if path.is_dir() {
            let inside = self::state(&path);
            state.extend(inside.into_iter().map(|(own, text)| (format!("{name}/{own}"), text)));
        } else {
            state.insert(name, fs::read_to_string(&path).expect("a file"));
        }
    }
    state
}

#[test]
fn killed_at_any_call_the_crate_is_as_it_was_or_complete() {
    let (before_dir, _) = sample();
    let before = state(before_dir.path());
    let (after_dir, migrations) = sample();
    dying(&migrations, usize::MAX).expect("written");
    let after = state(after_dir.path());
    assert_eq!(after.len(), before.len() + 1);

    let mut seen = Vec::new();
    for calls in 0.. {
        let (dir, migrations) = sample();
        let result = dying(&migrations, calls);
        let half_way = state(dir.path());
        let listed = half_way["src/lib.rs"].contains("m20260101_120000_a");
        assert!(
            !listed || half_way.contains_key("src/m20260101_120000_a.rs"),
            "after {calls} calls"
        );
        // And killed again while recovering.
        for calls in 0..8 {
            let _ = recover(&migrations, &Disk::dying_after(calls));
        }
        recover(&migrations, &Disk::real()).expect("recovered");
        let now = state(dir.path());
        assert!(now == before || now == after, "after {calls} calls: {now:#?}");
        seen.push(now == after);
        if result.is_ok() {
            break;
        }
    }
    assert!(seen.is_sorted(), "one point decides: {seen:?}");
    assert!(seen.len() > 20, "{}", seen.len());
}

#[test]
fn a_run_that_fails_before_it_decides_leaves_nothing_behind() {
    let (dir, migrations) = sample();
    fs::create_dir(dir.path().join(format!("{NAME}.autogen-new"))).expect("in the way");
    let before = fs::read_dir(dir.path().join("src")).expect("a directory").count();
    write(&migrations, &CONTENTS).expect_err("a directory is in the way");
    assert_eq!(fs::read_dir(dir.path().join("src")).expect("a directory").count(), before);
}

#[test]
fn a_migration_is_written_registered_and_remembered() {
    let (dir, migrations) = sample();
    let written = write(&migrations, &CONTENTS).expect("written");
    assert_eq!(written.lock, Some(dir.path().join("schema.lock")));
    assert_eq!(migrations.registered().expect("a list"), ["m20260101_120000_a"]);
    let state = state(dir.path());
    assert_eq!(state["src/m20260101_120000_a.rs"], CONTENTS.source);
    assert_eq!(state["schema.lock"], "after\n");
    assert_eq!(state.len(), 4);
}

#[test]
fn a_list_that_cannot_be_edited_leaves_everything_as_it_was() {
    let (dir, migrations) = crate_with(&[("src/lib.rs", "// by hand\n")]);
    let before = state(dir.path());
    let error = write(&migrations, &CONTENTS).expect_err("refused");
    assert!(matches!(error, Error::Register { .. }), "{error}");
    assert_eq!(state(dir.path()), before);
}

#[test]
fn a_migration_that_somebody_has_to_list_is_written_and_remembered() {
    let list = "impl MigratorTrait for A { fn migrations() -> V { all() } }\n";
    let (dir, migrations) = crate_with(&[("src/lib.rs", list)]);
    let written = write(&migrations, &CONTENTS).expect("written");
    assert!(written.unlisted.is_some());
    let state = state(dir.path());
    assert_eq!(state["src/lib.rs"], list);
    assert_eq!(state["src/m20260101_120000_a.rs"], CONTENTS.source);
    assert_eq!(state["schema.lock"], "after\n");
    // The next one follows it.
    let error = write(&migrations, &Contents { module: "m20260102_120000_b", ..CONTENTS });
    assert!(matches!(error, Err(Error::Overtaken(_))), "{error:?}");
}

#[test]
fn a_migration_of_that_name_is_never_replaced() {
    let (dir, migrations) = sample();
    fs::write(dir.path().join("src/m20260101_120000_a.rs"), "mine").expect("a file");
    let before = state(dir.path());
    let error = write(&migrations, &CONTENTS).expect_err("it exists");
    assert!(matches!(error, Error::Exists(_)));
    assert!(error.to_string().contains("m20260101_120000_a.rs"));
    assert_eq!(state(dir.path()), before);
}

#[test]
fn a_migration_created_in_the_meantime_is_not_replaced() {
    let (dir, migrations) = sample();
    let before = state(dir.path());
    // Dies after the decision and before the first move.
    let calls = (0..100)
        .find(|calls| {
            let (dir, migrations) = sample();
            let _ = dying(&migrations, *calls);
            dir.path().join(NAME).exists()
        })
        .expect("a decision");
    dying(&migrations, calls).expect_err("killed");
    fs::write(dir.path().join("src/m20260101_120000_a.rs"), "mine").expect("a file");
    let error = recover(&migrations, &Disk::real()).expect_err("it exists");
    assert!(matches!(error, Error::Exists(_)));
    let mut now = state(dir.path());
    assert_eq!(now.remove("src/m20260101_120000_a.rs").as_deref(), Some("mine"));
    assert_eq!(now, before);
}

#[test]
fn a_journal_that_leads_elsewhere_is_refused() {
    for journal in [
        "",
        r#"{"version":2,"moves":[]}"#,
        r#"{"version":1,"moves":[{"from":"a","to":"../b","kind":"replace"}]}"#,
        r#"{"version":1,"moves":[{"from":"/etc/passwd","to":"b","kind":"replace"}]}"#,
    ] {
        let (dir, migrations) = sample();
        fs::write(dir.path().join(NAME), journal).expect("a file");
        let error = recover(&migrations, &Disk::real()).expect_err("refused");
        assert!(matches!(error, Error::Journal(_)), "{journal}");
    }
}

#[test]
fn a_crate_without_src_is_supported() {
    let (dir, migrations) = crate_with(&[("mod.rs", LIST)]);
    let written = write(&migrations, &Contents { lock: None, ..CONTENTS }).expect("written");
    assert_eq!(
        written,
        Written {
            unlisted: None,
            migration: dir.path().join("m20260101_120000_a.rs"),
            list: dir.path().join("mod.rs"),
            lock: None
        }
    );
    assert_eq!(migrations.registered().expect("a list"), ["m20260101_120000_a"]);
    assert_eq!(state(dir.path()).len(), 2);
}

#[test]
fn a_directory_without_a_list_is_not_a_migration_crate() {
    let (_dir, migrations) = crate_with(&[("src/other.rs", "")]);
    let error = write(&migrations, &CONTENTS).expect_err("no list");
    assert!(matches!(error, Error::NoList { .. }), "{error}");
}
