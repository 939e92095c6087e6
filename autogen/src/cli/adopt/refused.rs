//! Objects beside tables that the database has and would not create again, for example a function over a table that was
//! dropped since.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
};

use crate::schema::{
    Address, Declarations, diagnostic::Diagnostic, relative::Relative as _, stated::Place,
};

/// Leaves out what Postgres refuses of the new SQL files, and says of each object why. Nothing if all errors are elsewhere.
pub(super) fn leave_out(
    declared: &mut Declarations,
    diagnostics: &[Diagnostic],
    files: &BTreeMap<PathBuf, String>,
    default_schema: &str,
) -> Vec<String> {
    let mut refused = BTreeSet::new();
    let mut lines = Vec::new();
    for Diagnostic { place, message, .. } in diagnostics {
        let Some(text) = files.get(&*place.file) else { continue };
        let is_there =
            |address: &&Address| is_in(place, text, &declared.objects[*address].definition);
        let Some(address) = declared.objects.keys().find(is_there) else { continue };
        if refused.insert(address.clone()) {
            lines.push(format!("{}: {message}", address.clone().relative(default_schema)));
        }
    }
    declared.retain(|it| !refused.contains(it));
    lines
}

/// Whether the place is in this part of the text.
fn is_in(place: &Place, text: &str, part: &str) -> bool {
    let Some(at) = text.find(part) else { return false };
    let first = text[..at].matches('\n').count() + 1;
    let last = first + part.matches('\n').count();
    usize::try_from(place.line).is_ok_and(|line| (first..=last).contains(&line))
}
