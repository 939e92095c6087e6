//! The SQL files of the entity crates.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use super::report::Failure;
use crate::{declaration, entity::Reading};

/// Adds what the SQL files of these folders declare to what the entities say.
pub(super) fn read(
    folders: &[PathBuf],
    default_schema: &str,
    reading: &mut Reading,
) -> Result<(), Failure> {
    let mut files = Vec::new();
    for folder in folders {
        find(folder, &mut files)?;
    }
    files.sort();
    files.dedup();
    for path in files {
        let text = fs::read_to_string(&path).map_err(|error| {
            Failure::system(&format!("cannot read `{}`", path.display()), &error)
        })?;
        let stated = declaration::parse(&Arc::new(path.clone()), &text, default_schema);
        reading.diagnostics.extend(stated.add_to(&mut reading.schema));
        reading.sources.insert(path, text);
    }
    Ok(())
}

/// All files below the folder whose names end in `.sql`.
fn find(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), Failure> {
    let failure = |error: &std::io::Error| {
        Failure::system(&format!("cannot read the folder `{}`", folder.display()), error)
    };
    for entry in fs::read_dir(folder).map_err(|error| failure(&error))? {
        let path = entry.map_err(|error| failure(&error))?.path();
        if path.is_dir() {
            find(&path, files)?;
        } else if path.extension().is_some_and(|it| it.eq_ignore_ascii_case("sql")) {
            files.push(path);
        }
    }
    Ok(())
}
