//! Relations between entities, on both sides: the fields, and how they are distinguished.
//!
//! SeaORM finds the other side of a relation by the entity. If two tables have more than one relation, each has a name
//! (`relation_enum`), and the way back names the way there (`via_rel`).

use std::collections::{BTreeMap, BTreeSet};

use super::{
    attribute::Item,
    context::Context,
    names::{self, Taken},
};
use crate::{
    entity::spelling,
    schema::{Action, ForeignKey, Qualified, Table},
};

/// A field that leads to other entities.
#[derive(Debug)]
pub(super) struct Relation {
    pub(super) field: String,
    pub(super) ty: String,
    pub(super) items: Vec<Item>,
}

/// All relations of the new entities.
#[derive(Debug, Default)]
pub(super) struct Relations<'a> {
    pub(super) of: BTreeMap<&'a Qualified, Vec<Relation>>,
    /// Foreign keys without one.
    pub(super) unstated: BTreeSet<(&'a Qualified, &'a str)>,
}

/// A foreign key that becomes a relation.
#[derive(Clone, Copy, Debug)]
struct Edge<'a> {
    table: &'a Qualified,
    key: &'a ForeignKey,
}

/// The names in use in an entity.
#[derive(Debug, Default)]
struct Names {
    fields: Taken,
    variants: Taken,
}

impl Names {
    /// A field, whose name is also free as that of its variant.
    fn pick(&mut self, wanted: &[String]) -> String {
        let mut free: Vec<String> =
            wanted.iter().filter(|it| !self.variants.has(it)).cloned().collect();
        if free.is_empty() {
            free.extend(wanted.last().map(|it| format!("{it}_relation")));
        }
        let field = self.fields.first(&free);
        self.variants.first(std::slice::from_ref(&field));
        field
    }
}

impl<'a> Edge<'a> {
    fn is_to_itself(self) -> bool {
        *self.table == self.key.references
    }

    /// `author` of `author_id`.
    fn stem(self, context: &Context<'_>) -> String {
        let stem = match &self.key.columns[..] {
            [column] => column.strip_suffix("_id").filter(|it| !it.is_empty()),
            _ => None,
        };
        stem.map_or_else(|| module(&self.key.references, context).to_owned(), names::snake)
    }

    fn pair(self) -> (&'a Qualified, &'a Qualified) {
        (self.table.min(&self.key.references), self.table.max(&self.key.references))
    }
}

pub(super) fn relations<'a>(context: &Context<'a>) -> Relations<'a> {
    let mut relations = Relations::default();
    let edges = edges(context, &mut relations);
    let mut between: BTreeMap<_, usize> = BTreeMap::new();
    for edge in edges.iter().filter(|it| !it.is_to_itself()) {
        *between.entry(edge.pair()).or_default() += 1;
    }
    let is_only = |edge: Edge<'_>| between.get(&edge.pair()) == Some(&1);
    let junctions = junctions(context, &edges, &between);
    let mut names: BTreeMap<&Qualified, Names> = BTreeMap::new();
    for (name, _) in context.tables() {
        let fields = context.fields.get(name).map(|it| it.taken.clone()).unwrap_or_default();
        names.insert(name, Names { fields, variants: Taken::default() });
    }
    // SeaORM names these variants itself, after the other module.
    let mut implied = |table, other| {
        if let Some(names) = names.get_mut(table) {
            names.variants.first(&[module(other, context).to_owned()]);
        }
    };
    for edge in edges.iter().filter(|it| !it.is_to_itself() && is_only(**it)) {
        implied(edge.table, &edge.key.references);
        implied(&edge.key.references, edge.table);
    }
    for (one, other, _) in &junctions {
        implied(one, other);
        implied(other, one);
    }
    let forward: Vec<String> = edges
        .iter()
        .map(|edge| {
            let own = names.entry(edge.table).or_default();
            let target = module(&edge.key.references, context).to_owned();
            let wanted = [edge.stem(context), target.clone(), format!("{target}_entity")];
            if is_only(*edge) { own.fields.first(&wanted) } else { own.pick(&wanted) }
        })
        .collect();
    let backward: Vec<String> = edges
        .iter()
        .zip(&forward)
        .map(|(edge, forward)| {
            let own = names.entry(&edge.key.references).or_default();
            let source = module(edge.table, context).to_owned();
            let whole = format!("{source}_as_{forward}");
            if is_only(*edge) { own.fields.first(&[source, whole]) } else { own.pick(&[whole]) }
        })
        .collect();
    for (edge, (forward, backward)) in edges.iter().zip(forward.iter().zip(&backward)) {
        let there = belongs_to(*edge, is_only(*edge), forward, backward, context);
        relations.of.entry(edge.table).or_default().push(there);
    }
    for (edge, (forward, backward)) in edges.iter().zip(forward.iter().zip(&backward)) {
        let is_new = context.options.tables.contains(&edge.key.references);
        let hidden =
            junctions.iter().any(|(_, _, it)| *it == edge.table && is_bare(edge.table, context));
        if is_new && !hidden {
            let back = has(*edge, is_only(*edge), forward, backward, context);
            relations.of.entry(&edge.key.references).or_default().extend(back);
        }
    }
    for (one, other, junction) in junctions {
        for (from, to) in [(one, other), (other, one)] {
            let names = names.entry(from).or_default();
            let (to, via) = (module(to, context), module(junction, context));
            let field = names.fields.first(&[to.to_owned(), format!("{to}_via_{via}")]);
            let items = vec![Item::Flag("has_many"), Item::Text("via", via.to_owned())];
            let ty = format!("HasMany<super::{to}::Entity>");
            relations.of.entry(from).or_default().push(Relation { field, ty, items });
        }
    }
    relations
}

/// The field of one more foreign key of an entity that is there already, which has these fields and relations. There is no
/// way back: the other entity stays as it is.
pub(super) fn further(
    table: &Qualified,
    key: &ForeignKey,
    (fields, variants): (Taken, Taken),
    context: &Context<'_>,
) -> Relation {
    let edge = Edge { table, key };
    let all = context.schema.tables.iter();
    let all =
        all.flat_map(|(table, it)| it.foreign_keys.values().map(move |key| Edge { table, key }));
    let n_between = all.filter(|it| it.pair() == edge.pair()).count();
    let is_only = n_between == 1 && !edge.is_to_itself();
    let target = module(&key.references, context).to_owned();
    let wanted = [edge.stem(context), target.clone(), format!("{target}_entity")];
    let mut own = Names { fields, variants };
    let field = if is_only { own.fields.first(&wanted) } else { own.pick(&wanted) };
    let backward = format!("{}_as_{field}", module(table, context));
    belongs_to(edge, is_only, &field, &backward, context)
}

/// The foreign keys that can be relations: to entities, at most one on the same columns, and not over periods.
fn edges<'a>(context: &Context<'a>, relations: &mut Relations<'a>) -> Vec<Edge<'a>> {
    let mut edges = Vec::new();
    for (name, table) in context.tables() {
        let mut seen: BTreeSet<&[String]> = BTreeSet::new();
        let mut keys: Vec<(&String, &ForeignKey)> = table.foreign_keys.iter().collect();
        let position = |column: &String| table.columns.iter().position(|it| it.name == *column);
        keys.sort_by_key(|(_, key)| key.columns.first().map(position));
        for (own, key) in keys {
            let leads = context.modules.contains_key(&key.references);
            if leads && !key.period && seen.insert(&key.columns) {
                edges.push(Edge { table: name, key });
            } else {
                relations.unstated.insert((name, own));
            }
        }
    }
    edges
}

/// Pairs of tables that only a third one joins, with that one: its key is the two foreign keys.
fn junctions<'a>(
    context: &Context<'a>,
    edges: &[Edge<'a>],
    between: &BTreeMap<(&'a Qualified, &'a Qualified), usize>,
) -> Vec<(&'a Qualified, &'a Qualified, &'a Qualified)> {
    let mut found: BTreeMap<_, Vec<&Qualified>> = BTreeMap::new();
    for (name, table) in context.tables() {
        let own: Vec<&Edge<'_>> = edges.iter().filter(|it| it.table == name).collect();
        let [one, other] = own[..] else { continue };
        let columns: BTreeSet<&String> = one.key.columns.iter().chain(&other.key.columns).collect();
        let key: BTreeSet<&String> = table.primary_key.iter().flat_map(|it| &it.columns).collect();
        let ends = (&one.key.references, &other.key.references);
        let is_apart = ends.0 != ends.1 && ends.0 != name && ends.1 != name;
        let only = |edge: &Edge<'a>| between.get(&edge.pair()) == Some(&1);
        let is_new = |it: &Qualified| context.options.tables.contains(it);
        if columns == key
            && is_apart
            && only(one)
            && only(other)
            && is_new(ends.0)
            && is_new(ends.1)
        {
            found.entry((ends.0.min(ends.1), ends.0.max(ends.1))).or_default().push(name);
        }
    }
    let only = found.into_iter().filter(|(pair, _)| !between.contains_key(pair));
    let only = only.filter_map(|((one, other), via)| match via[..] {
        [via] => Some((one, other, via)),
        _ => None,
    });
    only.collect()
}

/// Whether a table has no columns but those of its foreign keys.
fn is_bare(table: &Qualified, context: &Context<'_>) -> bool {
    let Some(table) = context.schema.tables.get(table) else { return false };
    let keys: BTreeSet<&String> =
        table.foreign_keys.iter().flat_map(|(_, key)| &key.columns).collect();
    table.columns.iter().all(|it| keys.contains(&it.name))
}

fn belongs_to(
    edge: Edge<'_>,
    is_only: bool,
    field: &str,
    backward: &str,
    context: &Context<'_>,
) -> Relation {
    let ForeignKey { columns, references, referenced_columns, on_update, on_delete, .. } = edge.key;
    let mut items = Vec::new();
    if edge.is_to_itself() {
        items.push(Item::Flag("self_ref"));
        items.push(Item::Text("relation_enum", names::camel(field)));
        items.push(Item::Text("relation_reverse", names::camel(backward)));
    } else {
        items.push(Item::Flag("belongs_to"));
        items.extend((!is_only).then(|| Item::Text("relation_enum", names::camel(field))));
    }
    items.push(Item::Text("from", list(edge.table, columns, context)));
    items.push(Item::Text("to", list(references, referenced_columns, context)));
    let act = |key, action| {
        let name = spelling::action(action).to_owned();
        (action != Action::NoAction).then_some(Item::Text(key, name))
    };
    items.extend(act("on_update", *on_update));
    items.extend(act("on_delete", *on_delete).filter(|_| edge.key.on_delete_columns.is_empty()));
    let table = context.schema.tables.get(edge.table);
    let is_null = |column: &String| {
        table.and_then(|it| it.column(column)).is_some_and(|column| column.nullable)
    };
    let target = entity(edge, references, context);
    let ty = if columns.iter().any(is_null) {
        format!("BelongsTo<Option<{target}>>")
    } else {
        format!("BelongsTo<{target}>")
    };
    Relation { field: field.to_owned(), ty, items }
}

/// The way back. SeaORM has none for a single row of the same table.
fn has(
    edge: Edge<'_>,
    is_only: bool,
    forward: &str,
    field: &str,
    context: &Context<'_>,
) -> Option<Relation> {
    let is_one =
        context.schema.tables.get(edge.table).is_some_and(|it| is_unique(&edge.key.columns, it));
    let target = entity(edge, edge.table, context);
    let (variant, back) = (names::camel(field), names::camel(forward));
    let field = field.to_owned();
    if edge.is_to_itself() {
        let items = vec![
            Item::Flag("self_ref"),
            Item::Text("relation_enum", variant),
            Item::Text("relation_reverse", back),
        ];
        return (!is_one).then(|| Relation { field, ty: format!("HasMany<{target}>"), items });
    }
    let (flag, ty) = if is_one { ("has_one", "HasOne") } else { ("has_many", "HasMany") };
    let mut items = vec![Item::Flag(flag)];
    if !is_only {
        items.push(Item::Text("relation_enum", variant));
        items.push(Item::Text("via_rel", back));
    }
    Some(Relation { field, ty: format!("{ty}<{target}>"), items })
}

/// Whether at most one row has the same values in these columns.
fn is_unique(columns: &[String], table: &Table) -> bool {
    let wanted: BTreeSet<&String> = columns.iter().collect();
    let same = |columns: &[String]| columns.iter().collect::<BTreeSet<_>>() == wanted;
    table.primary_key.as_ref().is_some_and(|it| same(&it.columns))
        || table.uniques.iter().any(|(_, it)| same(&it.columns))
        || table.indexes.iter().any(|(_, it)| {
            let keys = it.key_columns().filter(|_| it.unique && it.predicate.is_none());
            keys.is_some_and(|it| same(&it))
        })
}

/// `a`, or `(a, b)`. A key word is written as its variant, because a path cannot begin with `r#`.
fn list(table: &Qualified, columns: &[String], context: &Context<'_>) -> String {
    let names: Vec<String> = columns
        .iter()
        .map(|column| match context.field(table, column) {
            field if names::is_key_word(field) => names::camel(field),
            field => field.to_owned(),
        })
        .collect();
    if let [one] = &names[..] { one.clone() } else { format!("({})", names.join(", ")) }
}

fn entity(edge: Edge<'_>, of: &Qualified, context: &Context<'_>) -> String {
    if edge.is_to_itself() {
        "Entity".to_owned()
    } else {
        format!("super::{}::Entity", module(of, context))
    }
}

fn module<'c>(table: &Qualified, context: &'c Context<'_>) -> &'c str {
    context.modules.get(table).map_or("", String::as_str)
}
