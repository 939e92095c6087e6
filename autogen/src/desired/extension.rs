//! Extensions that are wanted, and where what they bring is found.

use std::{collections::BTreeMap, sync::Arc};

use crate::schema::{
    Extension, Home, OperatorClass, Schema, Table, TypeName, normalize, stated, tokens,
};

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
            extension.contents.home = Home(Some(schema.clone()));
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

/// Gives every type and operator class of an extension its home. Entities do not say one, and where an extension moves,
/// what the database says is past.
pub(super) fn settle(table: &mut Table, extensions: &BTreeMap<String, Extension>) {
    for column in &mut table.columns {
        let TypeName::Extension(home, name) = &column.ty.name else { continue };
        let extension = normalize::extension_of(name).and_then(|it| extensions.get(it));
        // Two homes are equal, whatever they say.
        if let Some(extension) = extension.filter(|it| it.contents.home.0 != home.0) {
            let name = TypeName::Extension(extension.contents.home.clone(), name.clone());
            Arc::make_mut(&mut column.ty).name = name;
        }
    }
    let columns = table.indexes.values_mut().flat_map(|it| &mut it.columns);
    for class in columns.filter_map(|it| it.operator_class.as_mut()) {
        operator_class(class, extensions);
    }
}

fn operator_class(class: &mut OperatorClass, extensions: &BTreeMap<String, Extension>) {
    let tokens: Vec<_> = lexer::tokens(&class.name).collect();
    let names = tokens::parts(&tokens);
    let (schema, name) = match names.as_slice() {
        [name] => (None, name),
        [schema, name] => (Some(schema), name),
        _ => return,
    };
    let known = || normalize::extension_of_operator_class(name).and_then(|it| extensions.get(it));
    let brings = |it: &&Extension| it.contents.operator_classes.contains(name);
    let Some(extension) = extensions.values().find(brings).or_else(known) else { return };
    match schema {
        None => class.home.clone_from(&extension.contents.home),
        Some(schema) if extension.schema.as_ref() == Some(schema) => {
            class.home = Home(Some(schema.clone()));
            class.name = class.name[tokens[2].start..].to_owned();
        }
        Some(_) => {}
    }
}
