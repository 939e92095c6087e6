//! What the tool makes of a case, as it was blessed.

use std::fs;

use similar::TextDiff;

use crate::case::Case;

/// Compares the text with the case's file, or writes it there where `BLESS` is set.
pub(crate) fn check(case: &Case, file: &str, text: &str) -> Result<(), String> {
    let path = case.path(file);
    if std::env::var_os("BLESS").is_some() {
        return if text.is_empty() {
            _ = fs::remove_file(&path);
            Ok(())
        } else {
            fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))
        };
    }
    let blessed = case.text(file).unwrap_or_default();
    if blessed == text {
        return Ok(());
    }
    let diff = TextDiff::from_lines(blessed.as_str(), text);
    let diff = diff.unified_diff().header("blessed", "now").to_string();
    Err(format!(
        "{file} is not as it was blessed (`cargo xtask bless {}` after review):\n{diff}",
        case.name
    ))
}
