//! Renames given on the command line, as full names: `users=accounts`, `users.name=users.full_name`.

use crate::{
    op::{Part, Rename},
    schema::{Pair, Qualified, name::clip, stated},
};

/// Why a rename cannot be followed.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub(super) enum Problem {
    #[error("`{0}` is not a full name, like `users`, `users.name` or `app.users.name`")]
    NoName(String),
    #[error("no entity states `{0}`")]
    Unknown(String),
    #[error("`{0}` is ambiguous: write its schema before it, as in `app.users`")]
    Ambiguous(String),
    #[error("`{former}` and `{now}` do not belong to the same table or type")]
    DifferentOwners { former: String, now: String },
}

/// Makes the entities state a rename as if it were in their source.
///
/// # Errors
/// If a name is not valid, or no entity states the new one.
pub(super) fn state(
    entities: &mut stated::Schema,
    hint: &Pair<String>,
    default_schema: &str,
) -> Result<Rename, Problem> {
    let former = parts(&hint.before).ok_or_else(|| Problem::NoName(hint.before.clone()))?;
    let now = parts(&hint.after).ok_or_else(|| Problem::NoName(hint.after.clone()))?;
    let mut found = candidates(&now, entities, default_schema);
    let object = match (found.pop(), found.is_empty()) {
        (Some(object), true) => object,
        (None, _) => return Err(Problem::Unknown(hint.after.clone())),
        (Some(_), false) => return Err(Problem::Ambiguous(hint.after.clone())),
    };
    let different_owners =
        || Problem::DifferentOwners { former: hint.before.clone(), now: hint.after.clone() };
    match object {
        Object::Table(name) => {
            let former = qualified(&former, default_schema).ok_or_else(different_owners)?;
            if let Some(table) = entities.tables.get_mut(&name) {
                table.renamed_from = Some(former.clone());
            }
            Ok(Rename::Table(Pair::new(former, name)))
        }
        Object::Enum(name) => {
            let former = qualified(&former, default_schema).ok_or_else(different_owners)?;
            if let Some(it) = entities.enums.get_mut(&name) {
                it.renamed_from = Some(former.clone());
            }
            Ok(Rename::Enum(Pair::new(former, name)))
        }
        Object::Label(name, label) => {
            let it = entities.enums.get_mut(&name).ok_or_else(different_owners)?;
            let owners = [Some(&name), it.renamed_from.as_ref()];
            let former = of_owner(&former, &owners, default_schema).ok_or_else(different_owners)?;
            it.renamed_labels.insert(label.clone(), former.clone());
            Ok(Rename::Label(name, Pair::new(former, label)))
        }
        Object::Column(name, column) => {
            let table = entities.tables.get_mut(&name).ok_or_else(different_owners)?;
            let owners = [Some(&name), table.renamed_from.as_ref()];
            let former = of_owner(&former, &owners, default_schema).ok_or_else(different_owners)?;
            let own = table.columns.iter_mut().filter(|it| it.name == column);
            own.for_each(|it| it.renamed_from = Some(former.clone()));
            Ok(Rename::Column(name, Pair::new(former, column)))
        }
        Object::Part(name, part, own) => {
            let table = entities.tables.get_mut(&name).ok_or_else(different_owners)?;
            let owners = [Some(&name), table.renamed_from.as_ref()];
            let former = of_owner(&former, &owners, default_schema).ok_or_else(different_owners)?;
            match part {
                Part::Unique => hint_at(&mut table.uniques, &own, &former),
                Part::ForeignKey => hint_at(&mut table.foreign_keys, &own, &former),
                Part::Check => hint_at(&mut table.checks, &own, &former),
                Part::Exclusion => hint_at(&mut table.exclusions, &own, &former),
                Part::Index => hint_at(&mut table.indexes, &own, &former),
                // A table has only one primary key, so its name needs no hint.
                Part::PrimaryKey => {}
            }
            Ok(Rename::Part(name, part, Pair::new(former, own)))
        }
    }
}

/// The table and the column in a full name.
pub(super) fn column(text: &str, default_schema: &str) -> Option<(Qualified, String)> {
    let parts = parts(text)?;
    let (column, table) = parts.split_last()?;
    Some((qualified(table, default_schema)?, column.clone()))
}

/// Something that entities state.
enum Object {
    Table(Qualified),
    Enum(Qualified),
    Column(Qualified, String),
    Label(Qualified, String),
    Part(Qualified, Part, String),
}

fn candidates(parts: &[String], entities: &stated::Schema, default_schema: &str) -> Vec<Object> {
    let mut found = Vec::new();
    if let Some(name) = qualified(parts, default_schema) {
        found.extend(entities.tables.contains_key(&name).then(|| Object::Table(name.clone())));
        found.extend(entities.enums.contains_key(&name).then_some(Object::Enum(name)));
    }
    let Some((own, owner)) = parts.split_last() else { return found };
    let Some(name) = qualified(owner, default_schema) else { return found };
    if entities.enums.get(&name).is_some_and(|it| it.labels.contains(own)) {
        found.push(Object::Label(name.clone(), own.clone()));
    }
    let Some(table) = entities.tables.get(&name) else { return found };
    if table.column(own).is_some() {
        found.push(Object::Column(name.clone(), own.clone()));
    }
    let has = [
        (Part::PrimaryKey, table.primary_key.iter().any(|it| it.name == *own)),
        (Part::Unique, table.uniques.iter().any(|it| it.name == *own)),
        (Part::ForeignKey, table.foreign_keys.iter().any(|it| it.name == *own)),
        (Part::Check, table.checks.iter().any(|it| it.name == *own)),
        (Part::Exclusion, table.exclusions.iter().any(|it| it.name == *own)),
        (Part::Index, table.indexes.iter().any(|it| it.name == *own)),
    ];
    let named = has.into_iter().filter(|(_, has)| *has);
    found.extend(named.map(|(part, _)| Object::Part(name.clone(), part, own.clone())));
    found
}

fn hint_at<T>(named: &mut [stated::Named<T>], name: &str, former: &str) {
    let own = named.iter_mut().filter(|it| it.name == name);
    own.for_each(|it| it.renamed_from = Some(former.to_owned()));
}

/// The name of a table or type from its parts.
fn qualified(parts: &[String], default_schema: &str) -> Option<Qualified> {
    match parts {
        [name] => Some(Qualified::new(default_schema, name.clone())),
        [schema, name] => Some(Qualified::new(schema.clone(), name.clone())),
        _ => None,
    }
}

/// The last part of a name, if the other parts name one of the owners.
fn of_owner(
    parts: &[String],
    owners: &[Option<&Qualified>],
    default_schema: &str,
) -> Option<String> {
    let (own, owner) = parts.split_last()?;
    let owner = qualified(owner, default_schema)?;
    owners.iter().flatten().any(|it| **it == owner).then(|| own.clone())
}

/// The parts of a full name, as Postgres stores them; `None` if the name is not valid. Text between double quotes is
/// one part.
fn parts(text: &str) -> Option<Vec<String>> {
    let mut parts = Vec::new();
    let mut rest = text;
    loop {
        let (part, after) = if rest.starts_with('"') {
            let quoted = lexer::lex(rest).next()?;
            (quoted.name()?, &rest[quoted.end()..])
        } else {
            let end = rest.find('.').unwrap_or(rest.len());
            (rest[..end].to_owned(), &rest[end..])
        };
        if part.is_empty() {
            return None;
        }
        parts.push(clip(&part).to_owned());
        match after.strip_prefix('.') {
            Some(next) => rest = next,
            None if after.is_empty() => return Some(parts),
            None => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn full_names_are_split_at_dots_outside_quotes() {
        for (text, expected) in [
            ("users", Some(vec!["users"])),
            ("app.users.Full Name", Some(vec!["app", "users", "Full Name"])),
            (r#""a.b"."c""d""#, Some(vec!["a.b", "c\"d"])),
            ("users.", None),
            (r#""users"x"#, None),
            ("", None),
        ] {
            let expected: Option<Vec<String>> =
                expected.map(|it| it.into_iter().map(ToOwned::to_owned).collect());
            assert_eq!(parts(text), expected, "{text}");
        }
    }
}
