//! rustfmt, if it is installed. Without it the text stays unchanged.

use std::{
    env,
    ffi::OsString,
    io::Write,
    path::Path,
    process::{Command, Stdio},
};

/// The source as `cargo fmt` would format it in that directory, with its `rustfmt.toml`.
#[must_use]
pub fn formatted(dir: &Path, source: &str) -> String {
    rustfmt(dir, source).unwrap_or_else(|| source.to_owned())
}

/// `after`, formatted if `before` was: whoever formats by hand keeps every byte.
pub(super) fn as_before(dir: &Path, before: &str, after: String) -> String {
    if rustfmt(dir, before).as_deref() == Some(before) { formatted(dir, &after) } else { after }
}

fn rustfmt(dir: &Path, source: &str) -> Option<String> {
    // The variable that tells cargo itself to use another rustfmt.
    let program = env::var_os("RUSTFMT").unwrap_or_else(|| OsString::from("rustfmt"));
    let mut child = Command::new(program)
        .args(["--edition", "2024"])
        .current_dir(dir)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let written = child.stdin.take().map(|mut stdin| stdin.write_all(source.as_bytes()));
    let output = child.wait_with_output().ok()?;
    let sound = output.status.success() && matches!(written, Some(Ok(())));
    String::from_utf8(output.stdout).ok().filter(|text| sound && !text.is_empty())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{as_before, formatted};

    #[test]
    fn text_that_is_not_rust_stays_as_it_is() {
        assert_eq!(formatted(Path::new("."), "fn ("), "fn (");
        assert_eq!(formatted(Path::new("."), "fn  a(){}"), "fn a() {}\n");
        assert_eq!(formatted(Path::new("no/such/directory"), "fn  a(){}"), "fn  a(){}");
    }

    #[test]
    fn only_a_formatted_file_is_formatted() {
        let here = Path::new(".");
        assert_eq!(as_before(here, "mod a;\n", "mod b;mod c;".to_owned()), "mod b;\nmod c;\n");
        assert_eq!(as_before(here, "mod  a;\n", "mod b;mod c;".to_owned()), "mod b;mod c;");
    }
}
