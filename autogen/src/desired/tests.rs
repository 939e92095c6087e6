use proptest::prelude::*;

use super::{Inputs, Scope, desired, ignore::Ignore, unmanaged::as_said};
use crate::schema::{Column, Schema, arbitrary::schema, stated};

fn wanted(entities: &stated::Schema, lock: &stated::Schema, database: &Schema) -> Schema {
    desired(Inputs { entities, lock, database, scope: Scope::Stated })
}

/// The database as entities that state all of it.
fn in_full(database: &Schema) -> stated::Schema {
    let mut said = as_said(database);
    for (name, it) in &mut said.enums {
        let stated::Enum { labels, comment, .. } = it;
        labels.clone_from(&database.enums[name].labels);
        comment.clone_from(&database.enums[name].comment);
    }
    for (name, table) in &mut said.tables {
        let had = &database.tables[name];
        table.comment.clone_from(&had.comment);
        for (column, had) in table.columns.iter_mut().zip(&had.columns) {
            let Column { name: _, ty: _, nullable: _, default, identity, generated, .. } = had;
            column.default.clone_from(default);
            column.auto_increment = identity
                .as_deref()
                .map(|it| stated::AutoIncrement::Exact(Box::new(it.clone().into())));
            column.generated.clone_from(generated);
            column.comment.clone_from(&had.comment);
        }
        for key in &mut table.foreign_keys {
            let had = &had.foreign_keys[&key.name];
            key.value.on_update = Some(had.on_update);
            key.value.on_delete = Some(had.on_delete);
            key.value.validity = Some(had.validity);
        }
        for check in &mut table.checks {
            check.value.validity = Some(had.checks[&check.name].validity);
        }
        for (name, sequence) in &mut table.sequences {
            let had = &database.sequences[name];
            sequence.ty = Some(had.ty);
            sequence.options = had.options;
            sequence.comment.clone_from(&had.comment);
        }
    }
    said
}

/// The same, stated in reverse order.
fn reversed(mut said: stated::Schema) -> stated::Schema {
    for table in said.tables.values_mut() {
        table.columns.reverse();
        table.uniques.reverse();
        table.foreign_keys.reverse();
        table.checks.reverse();
        table.exclusions.reverse();
        table.indexes.reverse();
    }
    said
}

/// With the columns sorted by name: their order is the one that was stated first.
fn sorted(mut schema: Schema) -> Schema {
    for (_, table) in schema.tables_mut() {
        table.columns.sort_by(|left, right| left.name.cmp(&right.name));
    }
    schema
}

proptest! {
    #[test]
    fn a_stated_object_that_exists_stays_as_it_is(database in schema()) {
        let said = in_full(&database);
        prop_assert_eq!(&wanted(&said, &said, &database), &database);
    }

    #[test]
    fn unstated_facets_stay_unchanged(database in schema()) {
        let nothing = stated::Schema::default();
        prop_assert_eq!(&wanted(&nothing, &nothing, &database), &database);
    }

    #[test]
    fn a_statement_wins_over_the_database(asked in schema(), database in schema()) {
        let target = wanted(&in_full(&asked), &in_full(&database), &database);
        prop_assert_eq!(&target.tables, &asked.tables);
    }

    #[test]
    fn a_missing_lock_drops_nothing(asked in schema(), database in schema()) {
        let target = wanted(&in_full(&asked), &stated::Schema::default(), &database);
        prop_assert!(database.enums.keys().all(|it| target.enums.contains_key(it)));
        prop_assert!(database.sequences.keys().all(|it| target.sequences.contains_key(it)));
        for (name, had) in &database.tables {
            let table = &target.tables[name];
            prop_assert!(had.columns.iter().all(|it| table.column(&it.name).is_some()));
            prop_assert!(had.primary_key.is_none() || table.primary_key.is_some());
            prop_assert!(had.uniques.keys().all(|it| table.uniques.contains_key(it)));
            prop_assert!(had.foreign_keys.keys().all(|it| table.foreign_keys.contains_key(it)));
            prop_assert!(had.checks.keys().all(|it| table.checks.contains_key(it)));
            prop_assert!(had.exclusions.keys().all(|it| table.exclusions.contains_key(it)));
            prop_assert!(had.indexes.keys().all(|it| table.indexes.contains_key(it)));
        }
    }

    #[test]
    fn only_what_the_lock_names_is_dropped(lock in schema(), database in schema()) {
        let target = wanted(&stated::Schema::default(), &as_said(&lock), &database);
        for (name, had) in &database.tables {
            let left = target.tables.get(name);
            prop_assert_eq!(left.is_none(), lock.tables.contains_key(name));
            prop_assert!(left.is_none_or(|it| it == had));
        }
    }

    #[test]
    fn the_order_of_stated_objects_does_not_matter(
        asked in schema(),
        lock in schema(),
        database in schema(),
    ) {
        let (said, lock) = (in_full(&asked), in_full(&lock));
        let one = wanted(&said, &lock, &database);
        let other = wanted(&reversed(said), &reversed(lock), &database);
        prop_assert_eq!(sorted(one), sorted(other));
    }

    #[test]
    fn ignored_objects_stay_unchanged(asked in schema(), database in schema()) {
        let patterns = |it: &[&str]| it.iter().map(|it| (*it).to_owned()).collect();
        let ignore = Ignore {
            columns: patterns(&["*.a", "*.b:default", "*.c:nullable"]),
            indexes: patterns(&["*.ix1"]),
            constraints: patterns(&["*.ck1"]),
            enums: patterns(&["*"]),
            default_schema: "public".to_owned(),
            ..Ignore::default()
        };
        let (mut said, mut lock) = (in_full(&asked), as_said(&database));
        ignore.strip(&mut said);
        ignore.strip(&mut lock);
        let mut target = wanted(&said, &lock, &database);
        ignore.leave(&mut target, &database);
        prop_assert_eq!(&target.enums, &database.enums);
        for (name, had) in &database.tables {
            let Some(table) = target.tables.get(name) else { continue };
            prop_assert_eq!(table.column("a"), had.column("a"));
            prop_assert_eq!(table.indexes.get("ix1"), had.indexes.get("ix1"));
            prop_assert_eq!(table.checks.get("ck1"), had.checks.get("ck1"));
            for (facets, had) in [("b", had.column("b")), ("c", had.column("c"))] {
                let Some((now, had)) = table.column(facets).zip(had) else { continue };
                prop_assert!(facets != "b" || now.default == had.default);
                prop_assert!(facets != "c" || now.nullable == had.nullable);
            }
        }
    }
}
