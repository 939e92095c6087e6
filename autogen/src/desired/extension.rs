//! Extensions that are wanted, and where what they bring is found.

use std::collections::BTreeMap;

use crate::schema::{Extension, Schema, Table, extension::Homes, stated, tokens};

/// Puts in what is said of extensions, and the schemas that they are to be in.
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
        // The catalog leaves out the system's own schemas, where some extensions live.
        if !schema.starts_with("pg_") {
            target.namespaces.entry(schema.clone()).or_default();
        }
    }
}

/// Whether an extension gets another schema.
#[must_use]
pub fn is_moved(target: &Schema, database: &Schema) -> bool {
    let had = |name| database.extensions.get(name);
    target.extensions.iter().any(|(name, it)| had(name).is_some_and(|had| had.schema != it.schema))
}

/// Takes the schema away from an operator class that stands in its extension's: where that is, its extension says.
pub(super) fn settle(table: &mut Table, extensions: &BTreeMap<String, Extension>) {
    let columns = table.indexes.values_mut().flat_map(|it| &mut it.columns);
    for class in columns.filter_map(|it| it.operator_class.as_mut()) {
        let tokens: Vec<_> = lexer::tokens(&class.0).collect();
        let [schema, name] = &tokens::parts(&tokens)[..] else { continue };
        let extension = Homes(extensions).brings_class(name);
        if extension.is_some_and(|it| it.schema.as_ref() == Some(schema)) {
            class.0 = class.0[tokens[2].start..].to_owned();
        }
    }
}
