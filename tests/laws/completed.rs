//! `adopt --into`: entities that state a part of a database state all of it once they are completed, and none of their own
//! lines is lost.

use std::{collections::BTreeMap, fs, path::Path};

use autogen::{
    adopt::{
        Adopted,
        complete::{Unstated, complete},
        context::Options,
    },
    desired::{Scope, naming::Naming},
    entity, pipeline,
    schema::{Schema, stated},
};

use crate::{adopted, laws::DEFAULT_SCHEMA, stage::Stage};

/// Completes the entities of `before`, and returns all that the folder's entities are then.
pub(crate) async fn completed(
    folder: &Path,
    stage: &Stage,
    schema: &Schema,
) -> Result<Adopted, String> {
    let mut modules = BTreeMap::new();
    for entry in fs::read_dir(folder.join("before")).map_err(|error| error.to_string())? {
        let path = entry.map_err(|error| error.to_string())?.path();
        let module = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        modules.insert(module, fs::read_to_string(&path).map_err(|error| error.to_string())?);
    }
    let before = Adopted { modules, ..Adopted::default() };
    let said = adopted::read(&before)?;
    let nothing = stated::Schema::default();
    let here = stage.compare(&said, &nothing).await?;
    let strict = stage.compare_within(&said, Scope::Strict).await?;
    let (ops, renames) = pipeline::unstated(&here, &strict, &nothing);
    let unstated = Unstated { ops, renames };
    let options = Options { naming: Naming::default(), ..Options::new(DEFAULT_SCHEMA) };
    let texts: entity::Sources = adopted::files(&before);
    let completed = complete(&unstated, schema, &said, &texts, &options);
    if let Some(left) = completed.left.first() {
        return Err(format!("not inserted: {left}"));
    }
    let mut after = before.clone();
    for (path, text) in completed.files {
        let module = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        keeps(&module, &before.modules[&module], &text)?;
        after.modules.insert(module, text);
    }
    Ok(after)
}

/// Nothing is removed: without what was inserted, the text is what it was.
fn keeps(module: &str, before: &str, after: &str) -> Result<(), String> {
    let mut rest = after.chars();
    match before.chars().find(|it| !rest.by_ref().any(|other| other == *it)) {
        None => Ok(()),
        Some(lost) => Err(format!("`{lost}` is missing in {module}.rs:\n{after}")),
    }
}
