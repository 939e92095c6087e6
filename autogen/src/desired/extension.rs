//! Wanted extensions.

use crate::schema::{Schema, stated};

/// Adds the stated extensions, and the schemas that they belong to.
pub(super) fn wanted(entities: &stated::Schema, target: &mut Schema) {
    for (name, stated) in &entities.extensions {
        let stated::Extension { schema, version } = stated;
        let extension = target.extensions.entry(name.clone()).or_default();
        if version.is_some() {
            extension.version.clone_from(version);
        }
        let Some(schema) = schema else { continue };
        if extension.schema.as_ref() != Some(schema) {
            extension.schema = Some(schema.clone());
            extension.contents.home = Some(schema.clone());
        }
        // The catalog leaves out system schemas, which contain some extensions.
        if !schema.starts_with("pg_") {
            target.namespaces.entry(schema.clone()).or_default();
        }
    }
}

/// Whether an extension moves to another schema.
#[must_use]
pub fn is_moved(target: &Schema, database: &Schema) -> bool {
    let had = |name| database.extensions.get(name);
    target.extensions.iter().any(|(name, it)| had(name).is_some_and(|had| had.schema != it.schema))
}
