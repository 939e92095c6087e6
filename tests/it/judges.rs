//! Judges in a program of their own: see `tests/judges`.

use std::io::Write as _;
use std::process::{Command, Stdio};

use serde_json::Value;
use tests::program;

/// What a judge says of a text.
#[track_caller]
pub(crate) fn judge(arguments: &[&str], text: &str) -> Value {
    let mut command = Command::new(program::path("judges"));
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut judge = command.spawn().expect("the judge");
    let mut stdin = judge.stdin.take().expect("its input");
    stdin.write_all(text.as_bytes()).expect("all of the text");
    drop(stdin);
    let output = judge.wait_with_output().expect("its output");
    assert!(output.status.success(), "{arguments:?}: {}\n{text}", output.status);
    serde_json::from_slice(&output.stdout).expect("JSON")
}

/// The same, if it is a list of texts.
#[track_caller]
pub(crate) fn texts(arguments: &[&str], text: &str) -> Vec<String> {
    serde_json::from_value(judge(arguments, text)).expect("texts")
}
