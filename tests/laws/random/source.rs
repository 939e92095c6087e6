//! A random schema as entities, in the form of `tests/cases`: what the tool reads is what is printed.

use std::collections::BTreeSet;

use super::{
    model::{Check, Column, Enum, ForeignKey, Id, Index, Sequence, Table, World},
    types::{Ty, quoted},
};

/// The text of a `before.rs` or an `after.rs`.
///
/// States former names of objects with another name in the previous schema.
pub(super) fn source(world: &World, before: Option<&World>) -> String {
    if world.tables.is_empty() {
        return "// No entities: an empty schema.\n".to_owned();
    }
    let enums =
        world.enums.iter().map(|it| enumeration(it, before.and_then(|old| old.enumeration(it.id))));
    let first = world.tables.first().map(|it| it.id);
    let tables = world.tables.iter().map(|it| {
        let sequences = world.sequences.iter().filter(|_| first == Some(it.id));
        let old = before.and_then(|before| before.table(it.id));
        entity(it, world, sequences.map(|own| sequence(own, it)).collect(), old)
    });
    enums.chain(tables).collect::<Vec<_>>().join("\n")
}

fn enumeration(it: &Enum, before: Option<&Enum>) -> String {
    let Enum { id, schema, name, labels, former, comment } = it;
    let mut said = Vec::new();
    said.extend(before.and_then(|old| moved((&old.schema, &old.name), (schema, name))));
    let old: BTreeSet<&String> = before.iter().flat_map(|it| &it.labels).collect();
    said.extend(schema.iter().map(|schema| format!("schema = {schema:?}")));
    said.extend(comment.iter().map(|comment| format!("comment = {comment:?}")));
    let said = if said.is_empty() {
        String::new()
    } else {
        format!("    #[autogen({})]\n", said.join(", "))
    };
    let variants: String = labels
        .iter()
        .enumerate()
        .map(|(at, label)| {
            let former = former.get(label).filter(|it| *it != label && old.contains(it));
            let former = former.map(|it| format!("        #[autogen(renamed_from = {it:?})]\n"));
            let former = former.unwrap_or_default();
            format!("        #[sea_orm(string_value = {label:?})]\n{former}        V{at},\n")
        })
        .collect();
    format!(
        "pub mod e{id} {{
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, Eq, PartialEq, EnumIter, DeriveActiveEnum, autogen_derive::Autogen)]
    #[sea_orm(rs_type = \"String\", db_type = \"Enum\", enum_name = {name:?})]
{said}    pub enum E{id} {{
{variants}    }}
}}
"
    )
}

/// `renamed_from`, if the name or the schema differs.
fn moved(old: (&Option<String>, &str), new: (&Option<String>, &str)) -> Option<String> {
    let schema = old.0.as_deref().unwrap_or("public");
    let text = if old.0 == new.0 { old.1.to_owned() } else { format!("{schema}.{}", old.1) };
    (old != new).then(|| format!("renamed_from = {text:?}"))
}

fn sequence(it: &Sequence, table: &Table) -> String {
    let Sequence { schema, name, options, owned, comment, .. } = it;
    let owner = table.columns.first().filter(|_| *owned && *schema == table.schema);
    let name = format!("{}.{name}", schema.as_deref().unwrap_or("public"));
    let mut parts = vec![format!("name = {name:?}")];
    parts.extend((!options.is_empty()).then(|| format!("options = {options:?}")));
    parts.extend(owner.map(|column| format!("owned_by = {:?}", written(table, column.id))));
    parts.extend(comment.iter().map(|comment| format!("comment = {comment:?}")));
    format!("sequence({})", parts.join(", "))
}

fn entity(table: &Table, world: &World, sequences: Vec<String>, old: Option<&Table>) -> String {
    let Table { id, schema, name, comment, columns, foreign_keys, .. } = table;
    let mut own = vec![format!("table_name = {name:?}")];
    own.extend(schema.iter().map(|schema| format!("schema_name = {schema:?}")));
    own.extend(comment.iter().map(|comment| format!("comment = {comment:?}")));
    let own = own.join(", ");
    let mut parts = said(table, old);
    parts.extend(old.and_then(|old| moved((&old.schema, &old.name), (schema, name))));
    parts.extend(sequences);
    let said: String = parts.iter().map(|it| format!("    #[autogen({it})]\n")).collect();
    let fields: String = columns
        .iter()
        .map(|it| field(it, table, world, old.and_then(|old| old.column(it.id))))
        .collect();
    let relations: String = foreign_keys.iter().map(|key| relation(key, table, world)).collect();
    format!(
        "pub mod t{id} {{
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm({own})]
{said}    pub struct Model {{
{fields}{relations}    }}

    impl ActiveModelBehavior for ActiveModel {{}}
}}
"
    )
}

/// A constraint or an index is found under its former name by its content; every other one states the name anyway.
fn former(id: Id, old: Option<&String>, new: Option<&String>) -> Option<String> {
    let (old, new) = (old?, new?);
    (old != new && id.is_multiple_of(2)).then(|| format!("renamed_from = {old:?}"))
}

fn said(table: &Table, old: Option<&Table>) -> Vec<String> {
    let mut said = Vec::new();
    said.extend(table.key_name.iter().map(|name| format!("primary_key(name = {name:?})")));
    for unique in &table.uniques {
        let mut parts = vec![format!("on = {:?}", names(table, &unique.columns))];
        parts.extend(unique.name.iter().map(|name| format!("name = {name:?}")));
        let was = old.and_then(|old| old.uniques.iter().find(|it| it.id == unique.id));
        parts.extend(former(unique.id, was.and_then(|it| it.name.as_ref()), unique.name.as_ref()));
        if !unique.include.is_empty() {
            parts.push(format!("include = {:?}", names(table, &unique.include)));
        }
        parts.extend(unique.nulls_not_distinct.then(|| "nulls_not_distinct".to_owned()));
        parts.extend(unique.deferrable.map(|it| format!("deferrable = {it:?}")));
        said.push(format!("unique({})", parts.join(", ")));
    }
    said.extend(table.indexes.iter().map(|it| {
        let was = old.and_then(|old| old.indexes.iter().find(|old| old.id == it.id));
        index(it, table, former(it.id, was.and_then(|it| it.name.as_ref()), it.name.as_ref()))
    }));
    said.extend(table.checks.iter().map(|it| {
        let was = old.and_then(|old| old.checks.iter().find(|old| old.id == it.id));
        check(it, table, former(it.id, was.and_then(|it| it.name.as_ref()), it.name.as_ref()))
    }));
    for exclusion in &table.exclusions {
        let mut parts = vec![
            format!("name = \"ex_{}\"", exclusion.id),
            format!("on = {:?}", format!("{} WITH &&", written(table, exclusion.column))),
        ];
        parts
            .extend(exclusion.filter.iter().map(|it| format!("filter = {:?}", filter(table, *it))));
        parts.extend(exclusion.deferrable.map(|it| format!("deferrable = {it:?}")));
        said.push(format!("exclude({})", parts.join(", ")));
    }
    for key in &table.foreign_keys {
        let mut parts = vec![format!("on = {:?}", names(table, &key.columns))];
        parts.extend(key.name.iter().map(|name| format!("name = {name:?}")));
        parts.extend(key.deferrable.map(|it| format!("deferrable = {it:?}")));
        parts.extend(key.full.then(|| "match = \"full\"".to_owned()));
        parts.extend(key.validity.map(str::to_owned));
        if key.narrow && key.on_delete == Some("SetNull") {
            let list = format!("set null ({})", names(table, &key.columns[..1]));
            parts.push(format!("on_delete = {list:?}"));
        }
        let was = old.and_then(|old| old.foreign_keys.iter().find(|it| it.id == key.id));
        parts.extend(former(key.id, was.and_then(|it| it.name.as_ref()), key.name.as_ref()));
        if parts.len() > 1 {
            said.push(format!("foreign_key({})", parts.join(", ")));
        }
    }
    said
}

fn index(index: &Index, table: &Table, former: Option<String>) -> String {
    let key = |key: &super::model::Key| {
        let column = written(table, key.column);
        let text = match table.column(key.column).map(|it| it.ty) {
            Some(ty) if key.computed && ty.is_text() => format!("lower({column})"),
            Some(_) if key.computed => format!("({column} + 1)"),
            _ => column,
        };
        if key.suffix.is_empty() { text } else { format!("{text} {}", key.suffix) }
    };
    let on = index.keys.iter().map(key).collect::<Vec<_>>().join(", ");
    let mut parts = vec![format!("on = {on:?}")];
    parts.extend(index.name.iter().map(|name| format!("name = {name:?}")));
    if index.method != "btree" {
        parts.push(format!("using = {:?}", index.method));
    }
    parts.extend(index.unique.then(|| "unique".to_owned()));
    parts.extend(index.nulls_not_distinct.then(|| "nulls_not_distinct".to_owned()));
    if !index.include.is_empty() {
        parts.push(format!("include = {:?}", names(table, &index.include)));
    }
    parts.extend(index.filter.iter().map(|it| format!("filter = {:?}", filter(table, *it))));
    parts.extend(index.with.map(|it| format!("with = {it:?}")));
    parts.extend(former);
    format!("index({})", parts.join(", "))
}

fn check(check: &Check, table: &Table, former: Option<String>) -> String {
    let of = |id: &Id| {
        let column = table.column(*id)?;
        let checks = column.ty.checks(&written(table, *id));
        checks.get(check.which % checks.len()).cloned()
    };
    let expression = check.columns.iter().filter_map(of).collect::<Vec<_>>().join(" AND ");
    let mut parts = vec![format!("{expression:?}")];
    parts.extend(check.name.iter().map(|name| format!("name = {name:?}")));
    parts.extend(check.no_inherit.then(|| "no_inherit".to_owned()));
    parts.extend(check.validity.map(str::to_owned));
    parts.extend(former);
    parts.rotate_left(1);
    format!("check({})", parts.join(", "))
}

/// A predicate that may or may not hold for the rows.
fn filter(table: &Table, column: Id) -> String {
    let name = written(table, column);
    match table.column(column).map(|it| it.ty) {
        Some(Ty::Boolean) => name,
        Some(Ty::Enum(id)) => format!("{name} = {}", quoted(&Enum::core(id)[0])),
        Some(ty) if ty.is_int() => format!("{name} > 0 AND {name} <> 5"),
        Some(ty) if ty.is_text() => format!("{name} <> ''"),
        _ => format!("{name} IS NOT NULL"),
    }
}

fn field(column: &Column, table: &Table, world: &World, old: Option<&Column>) -> String {
    let Column {
        id,
        name,
        ty,
        plain,
        nullable,
        key,
        identity,
        default,
        counter,
        generated,
        is_virtual,
        collated,
        comment,
    } = column;
    let mut own = Vec::new();
    own.extend(key.then(|| "primary_key".to_owned()));
    own.extend((*key && identity.is_none()).then(|| "auto_increment = false".to_owned()));
    own.extend((*name != format!("c{id}")).then(|| format!("column_name = {name:?}")));
    if !(*plain && ty.can_be_plain()) {
        own.extend(ty.column_type().map(|it| format!("column_type = {it:?}")));
    }
    own.extend(nullable.then(|| "nullable".to_owned()));
    let defaults = ty.defaults();
    own.extend(
        default
            .and_then(|at| defaults.get(at % defaults.len().max(1)))
            .map(|sql| format!("default_expr = {:?}", format!("Expr::cust({sql:?})"))),
    );
    own.extend(comment.iter().map(|comment| format!("comment = {comment:?}")));
    let mut said = Vec::new();
    said.extend(identity.iter().map(|it| format!("identity = {it:?}")));
    said.extend(collated.then(|| "collate = \"C\"".to_owned()));
    said.extend(generated.and_then(|source| {
        let text = table.column(source)?.ty.is_text();
        let source = written(table, source);
        let sql = if text { format!("upper({source})") } else { format!("{source} + 1") };
        let how = if *is_virtual { ", virtual" } else { "" };
        Some(format!("generated = {sql:?}{how}"))
    }));
    said.extend(counter.and_then(|id| world.sequence(id)).map(|it| {
        let schema = identifier(it.schema.as_deref().unwrap_or("public"));
        let name = format!("{schema}.{}", identifier(&it.name));
        let sql = format!("nextval({})", quoted(&name));
        format!("default = {sql:?}")
    }));
    let former = old.map(|it| &it.name).filter(|it| *it != name);
    said.extend(former.map(|it| format!("renamed_from = {it:?}")));
    let attribute = |name: &str, parts: Vec<String>| {
        if parts.is_empty() {
            String::new()
        } else {
            format!("        #[{name}({})]\n", parts.join(", "))
        }
    };
    let rust = if *nullable { format!("Option<{}>", ty.rust()) } else { ty.rust() };
    format!(
        "{}{}        pub c{id}: {rust},\n",
        attribute("sea_orm", own),
        attribute("autogen", said)
    )
}

fn relation(key: &ForeignKey, table: &Table, world: &World) -> String {
    let list = |ids: &[Id]| {
        let names: Vec<String> = ids.iter().map(|id| format!("c{id}")).collect();
        if names.len() == 1 { names.concat() } else { format!("({})", names.join(", ")) }
    };
    let to_itself = key.table == table.id;
    let mut parts = vec![if to_itself { "self_ref" } else { "belongs_to" }.to_owned()];
    parts.push(format!("relation_enum = \"F{}\"", key.id));
    parts.push(format!("from = {:?}", list(&key.columns)));
    parts.push(format!("to = {:?}", list(&key.referenced)));
    parts.extend(key.on_update.map(|it| format!("on_update = {it:?}")));
    parts.extend(key.on_delete.map(|it| format!("on_delete = {it:?}")));
    let target =
        if to_itself { "Entity".to_owned() } else { format!("super::t{}::Entity", key.table) };
    debug_assert!(world.table(key.table).is_some(), "a foreign key to nowhere");
    let nullable = key.columns.iter().any(|id| table.column(*id).is_some_and(|it| it.nullable));
    let target = if nullable { format!("Option<{target}>") } else { target };
    format!(
        "        #[sea_orm({})]\n        pub f{}: BelongsTo<{target}>,\n",
        parts.join(", "),
        key.id
    )
}

fn names(table: &Table, columns: &[Id]) -> String {
    columns.iter().map(|id| written(table, *id)).collect::<Vec<_>>().join(", ")
}

/// The column's name in SQL.
pub(super) fn written(table: &Table, column: Id) -> String {
    table.column(column).map_or_else(String::new, |it| identifier(&it.name))
}

pub(super) fn identifier(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}
