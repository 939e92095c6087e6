//! The objects beside the tables of a database, as SQL files.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use crate::{
    plan::{Commented, NamespaceAction, Step},
    render::sql::{self, quote::literal},
    schema::{Address, Declarations, Declared, Namespace, Qualified, Schema, declared::Required},
};

/// The objects that only need what is managed, and the addresses of the others. Tables, enums and independent sequences are
/// managed by name, and the sequence of a column with its table.
#[must_use]
pub fn over(
    declared: &Declarations,
    schema: &Schema,
    is_managed: impl Fn(&Qualified) -> bool,
) -> (Declarations, Vec<Address>) {
    let is_left = |name: &Qualified| schema.tables.contains_key(name) && !is_managed(name);
    let unknown = |name: &Qualified| {
        if declared.relation(name).is_some() || is_managed(name) {
            return false;
        }
        schema.column_with(name).is_none_or(|(table, _)| !is_managed(table))
    };
    let bodies = declared.bonds.iter().filter(|(_, bonds)| {
        let tables = schema.tables.keys().filter(|it| is_left(it));
        tables.into_iter().any(|it| bonds.mentions.contains(&it.name))
    });
    let bodies: BTreeSet<&Address> = bodies.map(|(address, _)| address).collect();
    let mut left = declared.dependents(|required| match required {
        Required::Relation(name) | Required::Column(name, _) => unknown(name),
        Required::Declared(on) => bodies.contains(on),
        Required::Type(name) => schema.enums.contains_key(name) && !is_managed(name),
    });
    left.extend(bodies);
    // What is a part of such a table.
    left.extend(declared.objects.keys().filter(|it| it.kind.is_part() && is_left(&it.name)));
    let mut kept = declared.clone();
    kept.retain(|it| !left.contains(it));
    (kept, left.into_iter().cloned().collect())
}

/// A file for each schema, table, view, type or routine name, with everything about it: first what creates schemas and
/// tables.
#[must_use]
pub fn files(
    declared: &Declarations,
    tables: &BTreeMap<Qualified, String>,
    namespaces: &BTreeMap<String, Namespace>,
    folder: &Path,
    default_schema: &str,
) -> BTreeMap<PathBuf, String> {
    let mut objects: Vec<(&Address, &Declared)> = declared.objects.iter().collect();
    objects.sort_by_key(|(address, _)| (&address.name, address.kind));
    let tables = tables.iter();
    let tables = tables.map(|(name, text)| (folder.join(file(name, default_schema)), text.clone()));
    let namespaces = namespaces.iter().map(|(name, it)| {
        let of = Qualified::new(name.clone(), "");
        let create = Step::Namespace(name.clone(), NamespaceAction::Create);
        let on = Commented::Namespace(name.clone());
        let comment = it.comment.clone().map(|text| Step::Comment(on, Some(text)));
        let statements = [create].into_iter().chain(comment);
        let statements = statements.map(|it| format!("{};\n", sql::statement(&it, default_schema)));
        let text = statements.collect::<Vec<_>>().join("\n");
        (folder.join(file(&of, default_schema)), text)
    });
    let mut files: BTreeMap<PathBuf, String> = tables.chain(namespaces).collect();
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

fn file(of: &Qualified, default_schema: &str) -> String {
    let name = match of {
        Qualified { schema, name } if schema.is_empty() && name.is_empty() => {
            "privileges".to_owned()
        }
        Qualified { schema, name } if name.is_empty() => schema.clone(),
        name => name.relative_to(default_schema),
    };
    let plain = |c: char| if c.is_alphanumeric() || matches!(c, '_' | '.') { c } else { '_' };
    let name: String = name.chars().map(plain).collect();
    format!("{name}.sql")
}
