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

#[cfg(test)]
mod tests {
    use std::{path::PathBuf, sync::Arc};

    use super::kept;
    use crate::schema::{
        ColumnType, Pair, Qualified,
        diagnostic::Diagnostic,
        stated::{Column, Enum, ForeignKey, Named, Place, Schema, Table, Type},
    };

    fn name(table: &str) -> Qualified {
        Qualified::new("public", table)
    }

    fn column(name: &str, ty: ColumnType) -> Column {
        Column {
            name: name.to_owned(),
            ty: Type::Exact(ty.into()),
            nullable: false,
            not_null: None,
            default: None,
            auto_increment: None,
            generated: None,
            collation: None,
            comment: None,
            renamed_from: None,
            fill: None,
            using: Pair::default(),
            place: Place::default(),
        }
    }

    fn key(columns: &[&str]) -> Named<ForeignKey> {
        Named {
            name: columns.join("_"),
            explicit: false,
            any_order: false,
            renamed_from: None,
            comment: None,
            value: ForeignKey {
                columns: columns.iter().map(|it| (*it).to_owned()).collect(),
                references: name("users"),
                referenced_columns: vec!["id".to_owned()],
                on_update: None,
                on_delete: None,
                on_delete_columns: None,
                match_full: None,
                deferrable: None,
                validity: None,
            },
            place: Place::default(),
        }
    }

    fn schema(tables: impl IntoIterator<Item = (&'static str, Table)>) -> Schema {
        let tables = tables.into_iter().map(|(it, table)| (name(it), table.into())).collect();
        Schema { tables, ..Schema::default() }
    }

    fn place(file: &str) -> Place {
        Place { file: Arc::new(PathBuf::from(file)), ..Place::default() }
    }

    fn unseen(code: &'static str, file: &str) -> Diagnostic {
        let place = place(file);
        Diagnostic::unseen(code, place, "a macro")
    }

    #[test]
    fn tables_and_their_enums_are_kept_if_an_entity_may_be_hidden() {
        let mood = column("mood", ColumnType::enumeration(name("mood")));
        let is_still_stated = column("kind", ColumnType::enumeration(name("kind")));
        let columns = vec![mood, is_still_stated];
        let mut lock = schema([
            ("hidden", Table { columns, ..Table::default() }),
            ("stated", Table::default()),
            ("former", Table::default()),
            ("meant_to_go", Table::default()),
        ]);
        for it in ["mood", "kind", "idle"] {
            lock.enums.insert(name(it), Enum::default());
        }
        let renamed = Table { renamed_from: Some(name("former")), ..Table::default() };
        let mut entities = schema([("stated", Table::default()), ("now", renamed)]);
        entities.enums.insert(name("kind"), Enum::default());
        let is_meant = |it: &Qualified| it.name == "meant_to_go";
        let found = kept(&entities, &lock, &[unseen("unseen-macro", "a.rs")], is_meant);
        let tables: Vec<_> = found.tables.iter().map(|(it, _)| it.name.as_str()).collect();
        assert_eq!(tables, ["hidden"]);
        let enums: Vec<_> = found.enums.iter().map(|(it, _)| it.name.as_str()).collect();
        assert_eq!(enums, ["mood"]);
        assert!(!found.is_empty());
        found.add_to(&mut entities);
        assert!(entities.tables.contains_key(&name("hidden")));
        assert!(entities.enums.contains_key(&name("mood")));
        // A note about source hides nothing.
        let note = Diagnostic::note("relation-only", Place::default(), "a relation");
        assert!(kept(&schema([]), &lock, &[note], is_meant).is_empty());
    }

    #[test]
    fn foreign_keys_are_kept_if_a_relation_of_their_entity_may_be_hidden() {
        let with = |keys: Vec<Named<ForeignKey>>| Table {
            columns: ["a", "b", "c"].map(|it| column(it, ColumnType::builtin("integer"))).into(),
            foreign_keys: keys,
            place: place("a.rs"),
            ..Table::default()
        };
        let lock = schema([("posts", with(vec![key(&["a"]), key(&["b"]), key(&["gone"])]))]);
        let mut entities = schema([("posts", with(vec![key(&["a"])]))]);
        let no = |_: &Qualified| false;
        let elsewhere = [unseen("unseen-relation", "b.rs")];
        assert!(kept(&entities, &lock, &elsewhere, no).is_empty());
        let here = [unseen("unseen-relation", "a.rs")];
        let found = kept(&entities, &lock, &here, no);
        let keys: Vec<_> = found.foreign_keys.iter().map(|(_, it)| it.name.as_str()).collect();
        assert_eq!(keys, ["b"]);
        assert!(found.tables.is_empty() && !found.is_empty());
        found.add_to(&mut entities);
        assert_eq!(entities.tables[&name("posts")].foreign_keys.len(), 2);
    }
}
