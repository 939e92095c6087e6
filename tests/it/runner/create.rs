//! The commands that write migrations, which start `autogen`.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use tempfile::TempDir;

use super::Revisions;

/// A directory whose `autogen` prints its arguments, and exits with 3.
fn echo() -> TempDir {
    let directory = tempfile::tempdir().expect("a directory");
    let program = directory.path().join("autogen");
    fs::write(
        &program,
        "#!/bin/sh\necho \"$DATABASE_URL\"\nfor it; do echo \"<$it>\"; done\nexit 3\n",
    )
    .expect("a program");
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).expect("a program");
    directory
}

#[test]
fn autogen_is_found_on_the_path_and_its_exit_code_is_returned() {
    let (revisions, path) = (Revisions::new(""), echo());
    let path = format!("{}:/bin:/usr/bin", path.path().display());
    for (command, expected) in [
        (&["generate", "add user"][..], "<generate>\n<-m>\n<add user>\n"),
        (&["create", "add user"], "<generate>\n<-m>\n<add user>\n"),
        (&["revision", "--autogenerate", "-m", "add user"], "<generate>\n<-m>\n<add user>\n"),
        (&["generate", "by hand", "--empty"], "<generate>\n<-m>\n<by hand>\n<--empty>\n"),
        (&["generate", "-m", "a", "--dry-run"], "<generate>\n<-m>\n<a>\n<--dry-run>\n"),
        (&["merge", "-m", "join", "m1", "m2"], "<merge>\n<-m>\n<join>\n<m1>\n<m2>\n"),
    ] {
        let program = revisions.program("").args(command).env("PATH", &path);
        let output = program.arg("--database-url=postgres://me:secret@host/db").run().code(3);
        assert_eq!(output.stdout, format!("postgres://me:secret@host/db\n{expected}"));
    }
}

#[test]
fn a_missing_autogen_is_an_error() {
    let revisions = Revisions::new("");
    let output = revisions.program("create x").env("PATH", "/nonexistent").run().code(1);
    output.says("`autogen`, which writes migrations, is neither in this workspace nor on PATH");
}
