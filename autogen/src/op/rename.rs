//! Renames: the same object under another name. Nothing else about it changes, so a rename keeps rows, and everything
//! that refers to the object still refers to it.

use std::{collections::BTreeMap, sync::Arc};

use crate::schema::{
    Address, ByName, Column, ColumnType, Expression, Identity, Index, IndexKey, Pair, Qualified,
    Schema, Spread, Table, TypeName, array, quote, relative::Relative as _, tokens,
};

/// One rename. Its owner has the name that it has at that moment.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Rename {
    /// To another name, another schema, or both.
    Table(Pair<Qualified>),
    Column(Qualified, Pair<String>),
    Part(Qualified, Part, Pair<String>),
    /// To another name, another schema, or both.
    Enum(Pair<Qualified>),
    Label(Qualified, Pair<String>),
}

/// A part of a table. Renaming it leaves no trace in rows.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Part {
    PrimaryKey,
    Unique,
    ForeignKey,
    Check,
    Exclusion,
    Index,
}

impl Part {
    /// Its name in messages.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::PrimaryKey => "primary key",
            Self::Unique => "unique",
            Self::ForeignKey => "foreign key",
            Self::Check => "check",
            Self::Exclusion => "exclusion",
            Self::Index => "index",
        }
    }

    /// The parts of a table, each with its name.
    pub fn all(table: &Table) -> impl Iterator<Item = (Self, &String)> {
        let keys = table.primary_key.iter().map(|key| (Self::PrimaryKey, &key.name));
        keys.chain(table.uniques.keys().map(|name| (Self::Unique, name)))
            .chain(table.foreign_keys.keys().map(|name| (Self::ForeignKey, name)))
            .chain(table.checks.keys().map(|name| (Self::Check, name)))
            .chain(table.exclusions.keys().map(|name| (Self::Exclusion, name)))
            .chain(table.indexes.keys().map(|name| (Self::Index, name)))
    }

    /// The comment of the part of that name.
    #[must_use]
    pub fn comment<'a>(self, name: &str, table: &'a Table) -> Option<&'a String> {
        let comments = match self {
            Self::Index => &table.marks.index_comments,
            Self::PrimaryKey | Self::Unique | Self::ForeignKey | Self::Check | Self::Exclusion => {
                &table.marks.constraint_comments
            }
        };
        comments.get(name)
    }
}

/// The address of an object beside tables under the names that renames give.
#[must_use]
pub fn address(address: &Address, renames: &[Rename]) -> Address {
    let mut address = address.clone();
    for rename in renames {
        match rename {
            Rename::Table(pair) if address.name == pair.before => {
                address.name.clone_from(&pair.after);
            }
            Rename::Column(table, pair)
                if address.name == *table && address.column.as_ref() == Some(&pair.before) =>
            {
                address.column = Some(pair.after.clone());
            }
            _ => {}
        }
    }
    address
}

impl Rename {
    /// The rename that reverts this one.
    #[must_use]
    pub fn inverse(self) -> Self {
        match self {
            Self::Table(pair) => Self::Table(pair.swap()),
            Self::Column(table, pair) => Self::Column(table, pair.swap()),
            Self::Part(table, part, pair) => Self::Part(table, part, pair.swap()),
            Self::Enum(pair) => Self::Enum(pair.swap()),
            Self::Label(name, pair) => Self::Label(name, pair.swap()),
        }
    }

    /// Applies the rename to the schema. Expressions change as in Postgres: it keeps the objects they refer to and
    /// prints them with the new name, and with a schema unless that is the default one.
    pub fn apply(&self, schema: &mut Schema, default_schema: &str) {
        match self {
            Self::Table(pair) => table(pair, schema),
            Self::Column(table, pair) => column(table, pair, schema),
            Self::Part(table, part, pair) => {
                if let Some(table) = schema.table_mut(table) {
                    rename_part(*part, pair, table);
                }
            }
            Self::Enum(pair) => enumeration(pair, schema, default_schema),
            Self::Label(name, pair) => label(name, pair, schema),
        }
    }
}

fn table(pair: &Pair<Qualified>, schema: &mut Schema) {
    rename_key(&mut schema.tables, pair);
    for column in schema.table_mut(&pair.after).into_iter().flat_map(|it| &mut it.columns) {
        let names = Pair::new(column.name.as_str(), column.name.as_str());
        keep_sequence(column.identity.as_deref_mut(), pair.as_ref(), names);
    }
    // Postgres moves it to another schema with the table.
    let moved = schema.sequences.iter().filter(|(_, it)| it.is_owned_by(&pair.before));
    for name in moved.map(|(name, _)| name.clone()).collect::<Vec<_>>() {
        let to = Qualified::new(pair.after.schema.clone(), name.name.clone());
        rename_key(&mut schema.sequences, &Pair::new(name, to.clone()));
        let sequence = schema.sequences.get_mut(&to);
        if let Some((table, _)) = sequence.and_then(|it| it.owned_by.as_mut()) {
            table.clone_from(&pair.after);
        }
    }
    let referring = schema.tables_that(|_, it| refers(it, &pair.before));
    let keys = referring.flat_map(|(_, table)| table.foreign_keys.values_mut());
    for key in keys.filter(|key| key.references == pair.before) {
        key.references.clone_from(&pair.after);
    }
}

fn refers(table: &Table, to: &Qualified) -> bool {
    table.foreign_keys.values().any(|key| key.references == *to)
}

fn column(table: &Qualified, pair: &Pair<String>, schema: &mut Schema) {
    for (owner, other) in schema.tables_that(|owner, it| owner == table || refers(it, table)) {
        for key in other.foreign_keys.values_mut() {
            if owner == table {
                rename_in(&mut key.columns, pair);
                rename_in(&mut key.on_delete_columns, pair);
            }
            if key.references == *table {
                rename_in(&mut key.referenced_columns, pair);
            }
        }
    }
    for (owner, name) in schema.sequences.values_mut().filter_map(|it| it.owned_by.as_mut()) {
        if owner == table {
            rename_in(std::slice::from_mut(name), pair);
        }
    }
    let Some(it) = schema.table_mut(table) else { return };
    if let Some(column) = it.column_mut(&pair.before) {
        column.name.clone_from(&pair.after);
        let names = pair.as_ref().map(String::as_str);
        keep_sequence(column.identity.as_deref_mut(), Pair::new(table, table), names);
    }
    let table = it;
    if let Some(key) = &mut table.primary_key {
        rename_in(&mut key.columns, pair);
        rename_in(&mut key.include, pair);
    }
    for unique in table.uniques.values_mut() {
        rename_in(&mut unique.columns, pair);
        rename_in(&mut unique.include, pair);
    }
    for index in table.indexes.values_mut() {
        rename_in_index(index, pair);
    }
    for name in table.marks.spread.iter_mut().flat_map(Spread::columns_mut) {
        rename_in(std::slice::from_mut(name), pair);
    }
    for (_, expression) in table.slots_mut() {
        rename_column(expression, pair);
    }
}

/// The sequence behind a column moves to another schema with its table, and keeps its name whatever else is renamed.
fn keep_sequence(identity: Option<&mut Identity>, tables: Pair<&Qualified>, columns: Pair<&str>) {
    let Some(identity) = identity else { return };
    let mut sequence = identity.sequence_of(tables.before, columns.before);
    if sequence.schema == tables.before.schema {
        sequence.schema.clone_from(&tables.after.schema);
    }
    let implicit = Identity::implicit_sequence(tables.after, columns.after);
    identity.sequence = (sequence != implicit).then_some(sequence);
}

/// Replaces one name by another.
pub fn rename_in(names: &mut [String], pair: &Pair<String>) {
    names.iter_mut().filter(|it| **it == pair.before).for_each(|it| it.clone_from(&pair.after));
}

/// Replaces column names of an index; its expressions are up to the caller.
pub fn rename_in_index(index: &mut Index, pair: &Pair<String>) {
    rename_in(&mut index.include, pair);
    for column in &mut index.columns {
        if let IndexKey::Column(name) = &mut column.key {
            rename_in(std::slice::from_mut(name), pair);
        }
    }
}

/// Replaces the column's name where the expression uses the column, and not where the same word is a function, a type
/// or part of something else.
pub fn rename_column(expression: &mut Expression, pair: &Pair<String>) {
    rename_columns(expression, std::slice::from_ref(pair));
}

/// Renames several columns at once. They may exchange their names.
pub fn rename_columns(expression: &mut Expression, pairs: &[Pair<String>]) {
    let tokens: Vec<_> = lexer::tokens(expression.as_str()).collect();
    let columns = tokens::columns(&tokens);
    let rewritten = tokens::rewrite(expression.as_str(), |before, from| {
        let token = from[0];
        let name = token.name().filter(|_| columns.binary_search(&before.len()).is_ok())?;
        let pair = pairs.iter().find(|pair| pair.before == name)?;
        // A bare name in upper case is one of Postgres' key words: Postgres would quote a column of that name.
        let spelled = token.is_quoted() || token.text == pair.before;
        spelled.then(|| (1, quote::ident(&pair.after)))
    });
    expression.0 = rewritten;
}

fn rename_part(part: Part, pair: &Pair<String>, table: &mut Table) {
    table.marks.rename(&pair.before, &pair.after);
    match part {
        Part::PrimaryKey => {
            let key = table.primary_key.iter_mut().filter(|key| key.name == pair.before);
            key.for_each(|key| key.name.clone_from(&pair.after));
        }
        Part::Unique => rename_name(&mut table.uniques, pair),
        Part::ForeignKey => rename_name(&mut table.foreign_keys, pair),
        Part::Check => rename_name(&mut table.checks, pair),
        Part::Exclusion => rename_name(&mut table.exclusions, pair),
        Part::Index => rename_name(&mut table.indexes, pair),
    }
}

fn rename_name<V>(parts: &mut ByName<V>, pair: &Pair<String>) {
    if let Some(part) = parts.remove(&pair.before) {
        parts.insert(pair.after.clone(), part);
    }
}

/// Moves the value of one key to another.
pub fn rename_key<K: Ord + Clone, V>(map: &mut BTreeMap<K, V>, pair: &Pair<K>) {
    if let Some(value) = map.remove(&pair.before) {
        map.insert(pair.after.clone(), value);
    }
}

fn enumeration(pair: &Pair<Qualified>, schema: &mut Schema, default_schema: &str) {
    rename_key(&mut schema.enums, pair);
    schema.domains.values_mut().for_each(|it| rename_type(it, pair));
    for (_, table) in schema.tables_that(|_, it| may_speak(it, &pair.before)) {
        for column in &mut table.columns {
            rename_type(&mut column.ty, pair);
        }
        for (_, expression) in table.slots_mut() {
            rename_casts(expression, pair, default_schema);
        }
    }
}

/// Whether a column has the type, or an expression contains its name, whatever it means there.
fn may_speak(table: &Table, ty: &Qualified) -> bool {
    let is_of = |it: &Column| match &it.ty.name {
        TypeName::Enum(name) | TypeName::Other(name) => name == ty,
        TypeName::Builtin(_) | TypeName::Extension(..) => false,
    };
    let name = ty.name.replace('"', "\"\"");
    table.columns.iter().any(is_of)
        || table.slots().any(|(_, expression)| expression.as_str().contains(&name))
}

/// Replaces the type's name, if it is that type.
pub fn rename_type(ty: &mut Arc<ColumnType>, pair: &Pair<Qualified>) {
    let name = match &ty.name {
        TypeName::Enum(own) if *own == pair.before => TypeName::Enum(pair.after.clone()),
        TypeName::Other(own) if *own == pair.before => TypeName::Other(pair.after.clone()),
        TypeName::Enum(_) | TypeName::Other(_) | TypeName::Builtin(_) | TypeName::Extension(..) => {
            return;
        }
    };
    Arc::make_mut(ty).name = name;
}

/// Replaces the type's name in casts to it: `::mood`, `::app.mood`.
pub fn rename_casts(expression: &mut Expression, pair: &Pair<Qualified>, default_schema: &str) {
    expression.0 = tokens::rewrite(expression.as_str(), |before, from| {
        let is_cast = before.last().is_some_and(|it| it.is("::"));
        let length = tokens::length_of(from, &pair.before).filter(|_| is_cast)?;
        Some((length, quote::qualified(&pair.after.relative(default_schema))))
    });
}

fn label(name: &Qualified, pair: &Pair<String>, schema: &mut Schema) {
    if let Some(it) = schema.enums.get_mut(name) {
        rename_in(&mut it.labels, pair);
    }
    for (_, table) in schema.tables_that(|_, it| may_speak(it, name)) {
        for (_, expression) in table.slots_mut() {
            rename_label(expression, name, pair);
        }
    }
}

/// Replaces the label's name in constants of its type, alone or in an array: `'sad'::mood`, `'{sad,glad}'::mood[]`.
pub fn rename_label(expression: &mut Expression, name: &Qualified, pair: &Pair<String>) {
    expression.0 = tokens::rewrite(expression.as_str(), |_, from| {
        let [constant, cast, ty @ ..] = from else { return None };
        let length = tokens::length_of(ty, name).filter(|_| cast.is("::"))?;
        let text = constant.constant()?;
        let renamed = |label: &str| (label == pair.before).then(|| pair.after.clone());
        let is_array = ty.get(length).is_some_and(|it| it.is("["));
        let text = if is_array { array::rewrite(&text, renamed) } else { renamed(&text)? };
        Some((1, quote::literal(&text)))
    });
}

#[cfg(test)]
mod tests {
    use super::{rename_casts, rename_column, rename_label};
    use crate::schema::{Expression, Pair, Qualified};

    fn pair(before: &str, after: &str) -> Pair<String> {
        Pair::new(before.to_owned(), after.to_owned())
    }

    #[test]
    fn a_column_is_renamed_where_the_expression_uses_it() {
        for (text, expected) in [
            ("date > '2020-01-01'::date", "\"Day\" > '2020-01-01'::date"),
            ("date(date) = x.date", "date(\"Day\") = x.date"),
            ("\"date\" || 'date' || mydate", "\"Day\" || 'date' || mydate"),
            ("EXTRACT(DATE FROM date)", "EXTRACT(DATE FROM \"Day\")"),
        ] {
            let mut expression = Expression::new(text);
            rename_column(&mut expression, &pair("date", "Day"));
            assert_eq!(expression.as_str(), expected);
        }
    }

    #[test]
    fn a_type_is_renamed_in_casts_to_it() {
        let (before, after) = (Qualified::new("app", "mood"), Qualified::new("public", "Feeling"));
        for (text, expected) in [
            ("'a'::mood", "'a'::\"Feeling\""),
            ("x = ANY ('{a}'::app.mood[])", "x = ANY ('{a}'::\"Feeling\"[])"),
            ("'a'::moods <> mood", "'a'::moods <> mood"),
            ("'a'::mood.x", "'a'::mood.x"),
            ("'::mood'::mood", "'::mood'::\"Feeling\""),
            ("$$::mood$$ :: app . \"mood\"", "$$::mood$$ :: \"Feeling\""),
        ] {
            let mut expression = Expression::new(text);
            rename_casts(&mut expression, &Pair::new(before.clone(), after.clone()), "public");
            assert_eq!(expression.as_str(), expected);
        }
    }

    #[test]
    fn a_label_is_renamed_in_constants_of_its_type() {
        let text = "mood = ANY ('{sad,ok}'::mood[]) OR mood = 'sad'::mood OR name = 'sad'::text OR m = 'sad'::app.mood AND x <> '{sad}'::mood";
        let mut expression = Expression::new(text);
        rename_label(&mut expression, &Qualified::new("app", "mood"), &pair("sad", "it's"));
        assert_eq!(
            expression.as_str(),
            "mood = ANY ('{it''s,ok}'::mood[]) OR mood = 'it''s'::mood OR name = 'sad'::text OR m = 'it''s'::app.mood AND x <> '{sad}'::mood"
        );
    }
}
