//! The enum types of the schema: active enums that a column uses, and those that are only declared.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    entity::{
        load::program::{Module, Program},
        place::Report,
        read::active_enum::Database,
    },
    schema::{
        Qualified, TypeName,
        diagnostic::Diagnostic,
        stated::{Enum, Schema},
    },
};

use super::types::Types;

/// The used enums, and those that the entity crates only declare. Two Rust enums may be the same type if they agree.
/// An enum defined by a `column_type` counts if there is no other.
pub(super) fn collect(
    schema: &Schema,
    types: &Types<'_>,
    program: &Program,
    report: &mut Report,
) -> BTreeMap<Qualified, Enum> {
    let columns = schema.tables.values().flat_map(|table| &table.columns);
    let used: BTreeSet<_> = columns
        .filter_map(|column| match &column.ty.column_type().name {
            TypeName::Enum(name) => Some(name),
            TypeName::Builtin(_) | TypeName::Extension(..) | TypeName::Other(_) => None,
        })
        .collect();
    let mut enums: BTreeMap<Qualified, Enum> = BTreeMap::new();
    for active in types.enums.values() {
        let Database::Enum { name, value } = &active.database else { continue };
        if !used.contains(name) {
            continue;
        }
        match enums.get(name) {
            Some(first) if first.labels != value.labels => {
                let message = format!("two enums are the type `{}`, with other labels", name.name);
                let (file, line) = (first.place.file.display(), first.place.line);
                let diagnostic = Diagnostic::error("duplicate-enum", value.place.clone(), message)
                    .help(format!("the other one is in {file}, line {line}"));
                report.push(diagnostic);
            }
            Some(_) => {}
            None => {
                enums.insert(name.clone(), value.clone());
            }
        }
    }
    for (name, spelled) in types.spelled.borrow().iter().filter(|(name, _)| used.contains(name)) {
        enums.entry(name.clone()).or_insert_with(|| spelled.clone());
    }
    declare(&mut enums, types, program);
    enums
}

/// Adds declared and unused enums, unless two declarations disagree.
fn declare(enums: &mut BTreeMap<Qualified, Enum>, types: &Types<'_>, program: &Program) {
    let mut declared: BTreeMap<&Qualified, Option<&Enum>> = BTreeMap::new();
    for active in types.enums.values() {
        let module = program.modules.get(&active.site.module);
        let Database::Enum { name, value } = &active.database else { continue };
        if module.is_some_and(Module::is_of_root) && !enums.contains_key(name) {
            let agrees = |first: Option<&Enum>| first.is_some_and(|it| it.labels == value.labels);
            let is_new = declared.get(name).copied().is_none_or(agrees);
            declared.insert(name, is_new.then_some(value));
        }
    }
    let declared = declared.into_iter().filter_map(|(name, value)| Some((name, value?)));
    enums.extend(declared.map(|(name, it)| (name.clone(), Enum { unused: true, ..it.clone() })));
}
