//! Every command on the embedded server, which has one connection.

use super::Revisions;

#[test]
fn every_command_works_without_a_server() {
    let revisions = Revisions::new("m1_a\nm2_b");
    let workspace = tempfile::tempdir().expect("a directory");
    std::fs::write(workspace.path().join("Cargo.lock"), "").expect("Cargo.lock");
    let run =
        |words: &str, code: i32| revisions.program(words).dir(workspace.path()).run().code(code);
    run("check", 2).prints("2 migrations pending");
    run("up +1", 0).prints("at m1_a, 1 migration pending");
    run("up --dry-run", 0).prints("Tried 1 migration and rolled back");
    run("up", 0).prints("at head m2_b");
    run("check", 0);
    run("current", 0).prints("m2_b (head)");
    run("history -v", 0).prints("Rev: m1_a");
    run("status --json", 0).prints("\"state\": \"applied\"");
    run("down base", 0).prints("Reverted 2 migrations");
    run("stamp head", 0).prints("at m2_b");
    run("stamp base", 0);
    revisions.add_sql(
        "m3_c",
        "outside",
        &["CREATE TABLE c (id int)", "CREATE INDEX CONCURRENTLY c_id ON c (id)", "SELECT nonsense"],
        &["DROP TABLE c"],
    );
    run("up", 1).says("2 statements before it were executed and stay");
    revisions.edit("m3_c", "nonsense", "1");
    run("up", 0).says("resuming after its statement 2").prints("at head m3_c");
    revisions.edit("m1_a", "TABLE a ()", "TABLE a (id int)");
    run("up", 1).says("edited since it was applied: m1_a");
    run("up --accept-edited", 0);
    run("refresh --yes", 0).prints("Applied 3 migrations");
    run("fresh --yes", 0).prints("Applied 3 migrations");
    run("reset", 3);
    run("reset --yes", 0).prints("Reverted 3 migrations");
}
