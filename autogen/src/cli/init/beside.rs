//! `init --sql`: the objects beside the tables of a database, as SQL files.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use crate::{
    render::sql::quote::literal,
    schema::{Address, Declarations, Declared, Qualified},
};

/// A file for each table, view, type or routine name, with everything about it.
pub(super) fn files(
    declared: &Declarations,
    folder: &Path,
    default_schema: &str,
) -> BTreeMap<PathBuf, String> {
    let mut objects: Vec<(&Address, &Declared)> = declared.objects.iter().collect();
    objects.sort_by_key(|(address, _)| (&address.name, address.kind));
    let mut files: BTreeMap<PathBuf, String> = BTreeMap::new();
    for (address, it) in objects {
        let text = files.entry(folder.join(file(&address.name, default_schema))).or_default();
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&format!("{};\n", it.definition));
        if let Some(comment) = &it.comment {
            text.push_str(&format!("\nCOMMENT ON {} IS {};\n", it.on, literal(comment)));
        }
    }
    files
}

fn file(name: &Qualified, default_schema: &str) -> String {
    let plain = |c: char| if c.is_alphanumeric() || matches!(c, '_' | '.') { c } else { '_' };
    let name: String = name.relative_to(default_schema).chars().map(plain).collect();
    format!("{name}.sql")
}
