//! Killed runs, and simultaneous runs: the migration crate is unchanged, or complete.

use std::fs;
use std::thread;
use std::time::{Duration, Instant};

use tests::on_every_server;
use tests::program::Output;
use tests::server::server;

use super::workspace::{Snapshot, Workspace, table};

const TITLE: &str = "pub title: String,";

/// How many runs are killed: half of them at any moment, half in the last fifth, which writes the files.
const RUNS: u32 = 40;

#[test]
fn killed_at_any_moment_it_leaves_all_or_nothing() {
    let workspace = Workspace::with(&server(18), "story.rs", &table("stories", TITLE));
    let before = workspace.snapshot();
    let start = Instant::now();
    workspace.run(&["-m", "add stories"]).success();
    let whole = start.elapsed();
    let lock = workspace.read("migration/schema.lock");
    restore(&workspace, &before);
    let mut ends = [0, 0];
    for run in 0..RUNS {
        let running = workspace.autogen(&["-m", "add stories"]).start();
        thread::sleep(moment(run, whole));
        running.kill();
        recover(&workspace);
        let is_complete = workspace.snapshot() != before;
        if is_complete {
            complete(&workspace, &before, &lock);
            restore(&workspace, &before);
        }
        ends[usize::from(is_complete)] += 1;
    }
    assert!(ends[0] > 0, "no run was killed before it wrote");
}

fn moment(run: u32, whole: Duration) -> Duration {
    let half = RUNS / 2;
    if run < half { whole * run / half } else { whole * 4 / 5 + whole * (run - half) / half / 5 }
}

/// Any command works, even one that then fails.
fn recover(workspace: &Workspace) {
    let _ = workspace.run(&["check"]);
}

/// Fails the test unless there is exactly one new migration: its file, its entry and the lock.
#[track_caller]
fn complete(workspace: &Workspace, before: &Snapshot, lock: &str) {
    let name = workspace.migrations().concat();
    syn::parse_file(&workspace.newest()).expect("valid Rust");
    let list = workspace.read("migration/src/lib.rs");
    assert!(list.contains(&format!("mod {name};")), "{list}");
    assert!(list.contains(&format!("Box::new({name}::Migration)")), "{list}");
    assert_eq!(workspace.read("migration/schema.lock"), lock);
    let more = workspace.snapshot().len() - before.len();
    assert_eq!(more, 2, "other files were left: {:?}", workspace.snapshot().keys());
}

/// Restores the workspace.
fn restore(workspace: &Workspace, before: &Snapshot) {
    for path in workspace.snapshot().keys().filter(|path| !before.contains_key(*path)) {
        fs::remove_file(workspace.path(&path.to_string_lossy())).expect("a file");
    }
    for (path, text) in before {
        if let Some(text) = text {
            workspace.write(&path.to_string_lossy(), text);
        }
    }
    assert_eq!(workspace.snapshot(), *before);
}

/// What a run leaves if it is killed between its decision and its moves, created by hand to be sure to meet it.
fn decided(workspace: &Workspace) -> String {
    let before = workspace.snapshot();
    workspace.run(&["-m", "add stories"]).success();
    let name = workspace.migrations().concat();
    let files = [format!("src/{name}.rs"), "src/lib.rs".into(), "schema.lock".into()];
    let texts = files.clone().map(|file| workspace.read(&format!("migration/{file}")));
    restore(workspace, &before);
    let mut moves = Vec::new();
    for (file, text) in files.iter().zip(texts) {
        let from = match file.rsplit_once('/') {
            Some((directory, name)) => format!("{directory}/.{name}.autogen-new"),
            None => format!(".{file}.autogen-new"),
        };
        workspace.write(&format!("migration/{from}"), &text);
        let kind = if file.ends_with("_stories.rs") { "create" } else { "replace" };
        moves.push(serde_json::json!({ "from": from, "to": file, "kind": kind }));
    }
    let journal = serde_json::json!({ "version": 1, "moves": moves });
    workspace.write("migration/.autogen-journal", &journal.to_string());
    name
}

on_every_server!(the_next_run_completes_a_decided_write, |server| {
    for command in [&["check"][..], &["diff"], &["-m", "x"]] {
        let workspace = Workspace::with(server, "story.rs", &table("stories", TITLE));
        let before = workspace.snapshot();
        let name = decided(&workspace);
        // The database does not have it yet.
        workspace.run(command).code(1).says(&name).says("target database is not up to date");
        let lock = workspace.read("migration/schema.lock");
        complete(&workspace, &before, &lock);
    }
});

on_every_server!(leftovers_of_an_undecided_write_are_removed, |server| {
    let workspace = Workspace::with(server, "story.rs", &table("stories", TITLE));
    let before = workspace.snapshot();
    decided(&workspace);
    fs::remove_file(workspace.path("migration/.autogen-journal")).expect("the journal");
    workspace.run(&["check"]).code(2);
    assert_eq!(workspace.snapshot(), before);
});

on_every_server!(a_file_created_in_the_meantime_is_not_replaced, |server| {
    let workspace = Workspace::with(server, "story.rs", &table("stories", TITLE));
    let before = workspace.snapshot();
    let name = decided(&workspace);
    workspace.write(&format!("migration/src/{name}.rs"), "// mine\n");
    workspace.run(&["check"]).code(1).says(&format!("{name}.rs` exists already"));
    assert_eq!(workspace.newest(), "// mine\n");
    fs::remove_file(workspace.path(&format!("migration/src/{name}.rs"))).expect("the file");
    assert_eq!(workspace.snapshot(), before);
});

on_every_server!(a_file_of_that_name_is_not_replaced, |server| {
    let workspace = Workspace::with(server, "story.rs", &table("stories", TITLE));
    // The name contains the second of writing; a list whose last entry is in the future determines it.
    let list = workspace.read("migration/src/lib.rs");
    let list = list
        .replace("vec![]", "vec![Box::new(m29990101_000000_far::Migration)]")
        .replace("pub struct", "mod m29990101_000000_far;\n\npub struct");
    workspace.write("migration/src/lib.rs", &list);
    workspace.write("migration/src/m29990101_000000_far.rs", "");
    workspace.write("migration/src/m29990101_000001_add_stories.rs", "// mine\n");
    workspace.database.execute(
        "CREATE TABLE seaql_migrations (version varchar PRIMARY KEY, applied_at bigint NOT NULL);
         INSERT INTO seaql_migrations VALUES ('m29990101_000000_far', 0)",
    );
    let before = workspace.snapshot();
    let output = workspace.run(&["-m", "add stories"]).code(1);
    output.says("error: `migration/src/m29990101_000001_add_stories.rs` exists already");
    assert_eq!(workspace.snapshot(), before);
    workspace.run(&["-m", "add the stories"]).success();
});

on_every_server!(of_two_runs_at_once_one_writes_and_the_other_says_so, |server| {
    for _ in 0..5 {
        let workspace = Workspace::with(server, "story.rs", &table("stories", TITLE));
        let before = workspace.snapshot();
        let runs =
            ["one", "two", "three"].map(|message| workspace.autogen(&["-m", message]).start());
        let outputs = runs.map(tests::program::Running::finish);
        let (done, refused): (Vec<Output>, Vec<Output>) =
            outputs.into_iter().partition(|output| output.code == 0);
        assert_eq!(done.len(), 1, "{done:#?}\n{refused:#?}");
        for output in refused {
            assert_eq!(output.code, 1, "{output:?}");
            let overtaken = output.stderr.contains("another migration was added to");
            let behind = output.stderr.contains("target database is not up to date");
            assert!(overtaken || behind, "{output:?}");
        }
        let lock = workspace.read("migration/schema.lock");
        complete(&workspace, &before, &lock);
    }
});
