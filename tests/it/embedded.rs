//! The database of a new user: nothing is configured, and no server is installed.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use ::runner::__private::borrow;
use sea_orm::ConnectionTrait as _;
use tempfile::TempDir;
use tests::program::{self, Program, bin};

/// A separate workspace, so that its `.postgres/` is separate too.
fn workspace() -> TempDir {
    let directory = tempfile::tempdir().expect("a directory");
    fs::write(directory.path().join("Cargo.lock"), "").expect("Cargo.lock");
    directory
}

fn fixture(directory: &Path, command: &str) -> Program {
    bin("fixture").dir(directory).arg(command)
}

#[test]
fn up_and_down_without_any_server_and_the_data_stays() {
    let workspace = workspace();
    let below = workspace.path().join("crates/deep");
    fs::create_dir_all(&below).expect("directories");
    let first = fixture(&below, "up").run().success();
    first.says("No database is configured").says("DATABASE_URL=postgres://");
    first.prints(
        "Applied 3 migrations: the database is at head m20240106_000001_index_concurrently",
    );
    assert!(
        workspace.path().join(".postgres/.gitignore").is_file(),
        "the data is not where the workspace begins"
    );

    let second = fixture(workspace.path(), "up").run().success();
    second.prints("Nothing to do: the database is at head");
    assert_eq!(second.stderr, "", "the first start is told once");

    fixture(workspace.path(), "down")
        .args(["-n", "3"])
        .run()
        .success()
        .prints("Reverted 3 migrations");
    fixture(workspace.path(), "status").run().success().prints("pending");
}

#[test]
fn the_embedded_server_offers_extensions_and_creates_none() {
    let workspace = workspace();
    let output = fixture(workspace.path(), "up").env("FIXTURE", "features").run().success();
    output.prints("Applying m20240103_000003_features … done");
    fixture(workspace.path(), "down").args(["-n", "2"]).env("FIXTURE", "features").run().success();
    // The next process finds the data unchanged: `CREATE EXTENSION` without `IF NOT EXISTS` works again.
    fixture(workspace.path(), "up").env("FIXTURE", "features").run().success();
}

#[test]
fn a_failing_migration_is_rolled_back() {
    let workspace = workspace();
    let output = fixture(workspace.path(), "up").env("FIXTURE", "fail").run().code(1);
    output
        .says("SQLSTATE 23505")
        .says("rolled back: the database is at m20240102_000001_add_email");
    fixture(workspace.path(), "up").run().success().prints("Applied 1 migration");
}

#[test]
fn a_second_process_waits_or_says_who_is_in_the_way() {
    let workspace = workspace();
    fixture(workspace.path(), "status").run().success();
    let slow = fixture(workspace.path(), "up").env("FIXTURE", "slow").start();
    wait_for_the_lock(workspace.path());
    let impatient = fixture(workspace.path(), "status").args(["--wait", "0"]).run().code(1);
    impatient.says("another process is using the embedded database").says("--wait");
    let patient = fixture(workspace.path(), "status").env("FIXTURE", "slow").run().success();
    patient.says("another process is using the embedded database");
    assert_eq!(patient.stdout.matches("applied").count(), 4, "{patient:?}");
    slow.finish().success().prints("Applied 4 migrations");
}

#[test]
fn a_process_that_is_killed_loses_nothing_and_blocks_nobody() {
    let workspace = workspace();
    fixture(workspace.path(), "up").args(["-n", "1"]).run().success();
    let victim = fixture(workspace.path(), "up").env("FIXTURE", "slow").start();
    wait_for_the_lock(workspace.path());
    thread::sleep(Duration::from_secs(2));
    victim.kill();
    let output = fixture(workspace.path(), "up").run().success();
    output.prints("the database is at head m20240106_000001_index_concurrently");
}

#[test]
fn a_program_can_borrow_the_embedded_server_and_data_persists() {
    let workspace = workspace();
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let ask = |statement: &'static str| {
        runtime.block_on(async {
            let mut lender = Command::new(program::path("fixture"));
            lender.arg("lend").current_dir(workspace.path()).stderr(Stdio::null());
            let args = ::runner::ConnectArgs::default();
            let database = borrow(lender, &args).await.expect("a database");
            assert!(database.is_embedded() && database.address.ends_with("/.postgres"));
            let result = database.conn.execute_unprepared(statement).await;
            database.close().await;
            result.expect(statement).rows_affected()
        })
    };
    ask("CREATE TABLE kept (n int)");
    assert_eq!(ask("INSERT INTO kept VALUES (1), (2)"), 2);
    assert_eq!(ask("DELETE FROM kept"), 2);
    // Nobody holds the directory any more.
    fixture(workspace.path(), "status").args(["--wait", "0"]).run().success();
}

#[test]
fn a_program_that_does_not_lend_is_named_as_the_reason() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let mut lender = Command::new(program::path("fixture"));
    lender.args(["lend", "--no-such-flag"]).stderr(Stdio::null());
    let args = ::runner::ConnectArgs::default();
    let error = runtime.block_on(borrow(lender, &args)).expect_err("nothing to borrow");
    assert!(matches!(error, ::runner::ConnectError::NotLent { .. }), "{error}");
}

/// Waits until the process that was just started holds the directory.
fn wait_for_the_lock(workspace: &Path) {
    let file = fs::File::open(workspace.join(".postgres/lock")).expect("the lock file");
    for _ in 0..200 {
        match file.try_lock_shared() {
            Ok(()) => file.unlock().expect("unlocking"),
            Err(_) => return,
        }
        thread::sleep(Duration::from_millis(20));
    }
    panic!("nobody takes the lock");
}
