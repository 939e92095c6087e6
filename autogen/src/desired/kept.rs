//! An incomplete reading drops nothing: what code that could not be read might state counts as still stated.

use std::collections::BTreeSet;

use crate::schema::{
    Qualified, TypeName,
    diagnostic::{Diagnostic, Severity},
    stated::{Enum, ForeignKey, Named, Schema, Table},
};

/// What the lock records, the entities do not state, and unread code may still state.
#[derive(Clone, Debug, Default)]
pub struct Kept<'a> {
    pub tables: Vec<(&'a Qualified, &'a Table)>,
    enums: Vec<(&'a Qualified, &'a Enum)>,
    pub foreign_keys: Vec<(&'a Qualified, &'a Named<ForeignKey>)>,
}

/// Collects it. `gone` tells what is to be dropped anyway.
#[must_use]
pub fn kept<'a>(
    entities: &Schema,
    lock: &'a Schema,
    diagnostics: &[Diagnostic],
    gone: impl Fn(&Qualified) -> bool,
) -> Kept<'a> {
    let unseen: Vec<_> = diagnostics.iter().filter(|it| it.severity == Severity::Unseen).collect();
    let mut kept = Kept::default();
    if unseen.is_empty() {
        return kept;
    }
    if unseen.iter().any(|it| hides_entities(it)) {
        let former: BTreeSet<_> =
            entities.tables.values().filter_map(|it| it.renamed_from.as_ref()).collect();
        let tables = lock.tables.iter().map(|(name, table)| (name, &**table));
        kept.tables.extend(tables.filter(|(name, _)| {
            !entities.tables.contains_key(name) && !former.contains(name) && !gone(name)
        }));
        let columns = kept.tables.iter().flat_map(|(_, table)| &table.columns);
        let used = columns.filter_map(|column| match &column.ty.column_type().name {
            TypeName::Enum(name) if !entities.enums.contains_key(name) => Some(name),
            TypeName::Enum(_)
            | TypeName::Builtin(_)
            | TypeName::Extension(..)
            | TypeName::Other(_) => None,
        });
        let used: BTreeSet<_> = used.collect();
        kept.enums.extend(used.into_iter().filter_map(|name| lock.enums.get_key_value(name)));
    }
    for (name, table) in &entities.tables {
        let Some((name, locked)) = lock.tables.get_key_value(name) else { continue };
        let hides = |it: &&Diagnostic| !hides_entities(it) && it.place.file == table.place.file;
        if unseen.iter().copied().any(|it| hides(&it)) {
            let unsaid = locked.foreign_keys.iter().filter(|key| {
                let same = |it: &Named<ForeignKey>| it.value.columns == key.value.columns;
                let there = |column: &String| table.column(column).is_some();
                !table.foreign_keys.iter().any(same) && key.value.columns.iter().all(there)
            });
            kept.foreign_keys.extend(unsaid.map(|key| (name, key)));
        }
    }
    kept
}

/// An unread relation hides a foreign key of its entity; any other unread code may hide a whole entity.
fn hides_entities(diagnostic: &Diagnostic) -> bool {
    diagnostic.code != "unseen-relation"
}

impl Kept<'_> {
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.tables.is_empty() && self.enums.is_empty() && self.foreign_keys.is_empty()
    }

    /// Adds it to what the entities state.
    pub fn add_to(&self, entities: &mut Schema) {
        for (name, table) in &self.tables {
            entities.tables.insert((*name).clone(), (*table).clone().into());
        }
        for (name, value) in &self.enums {
            entities.enums.insert((*name).clone(), (*value).clone());
        }
        for (name, key) in &self.foreign_keys {
            if let Some(table) = entities.tables.get_mut(name) {
                table.foreign_keys.push((*key).clone());
            }
        }
    }
}
