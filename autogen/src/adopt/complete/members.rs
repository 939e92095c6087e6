//! Fields and relations: those that an entity gets, and what those that it has do not state.

use syn::{Field, spanned::Spanned};

use super::{
    Reason,
    entity::{Additions, Entity, Format, derives},
    source::{Further, Insertions, Source},
};
use crate::{
    adopt::{
        attribute::{self, Item, attribute},
        column, constraint,
        context::Context,
        enumeration, foreign_key,
        names::{self, Taken},
        relation::{self, Relation},
        types::{Use, rust_type},
    },
    entity::spelling,
    schema::{
        Action, Column, Deferrable, Enum, ForeignKey, Pair, Qualified, Table, TypeName, Validity,
        quote::idents, stated::AutoIncrement,
    },
};

/// Where attributes of a field end and the field begins.
pub(super) fn start(source: &Source<'_>, field: &Field) -> usize {
    let span = match (&field.vis, &field.ident) {
        (syn::Visibility::Inherited, Some(ident)) => ident.span(),
        (vis, _) => vis.span(),
    };
    source.range(span).start
}

/// A further field.
pub(super) fn column<'a>(
    entity: &Entity<'a>,
    column: &'a Column,
    here: (&'a Qualified, &'a Table),
    context: &mut Context<'a>,
    to: &mut Additions,
) -> Option<Reason> {
    if entity.format == Format::Expanded {
        return Some("its entity spells out its columns: add it by hand".to_owned());
    }
    if here.1.primary_key.as_ref().is_some_and(|it| it.columns.contains(&column.name)) {
        return Some("it is part of the primary key: add it by hand".to_owned());
    }
    let is_alone = entity.is_file && context.modules.contains_key(here.0);
    if !is_alone && unwritten_enum(column, context).is_some() {
        return Some("there is no enum of its type: write it by hand".to_owned());
    }
    let fields = context.fields.get_mut(here.0)?;
    let ident = fields.taken.first(&[names::snake(&column.name)]);
    fields.of.insert(column.name.clone(), ident);
    let (text, rust) = column::field(column, here, context);
    if !rust.is_eq && derives(&entity.model.attrs, "Eq") {
        return Some(format!("`{}` may not be `Eq`, which the model derives", rust.name));
    }
    to.enums.extend(new_enum(column, here, context));
    to.fields.push_str(&text);
    to.features.extend(rust.feature);
    None
}

/// The enum type of a column, if there is no Rust enum for it yet but can be, and that one's name.
fn unwritten_enum<'a>(
    column: &Column,
    context: &Context<'a>,
) -> Option<(&'a Qualified, &'a Enum, String)> {
    let TypeName::Enum(ty) = &column.ty.name else { return None };
    let (ty, it) = context.schema.enums.get_key_value(ty)?;
    let ident = context.enums.get(ty)?;
    // An earlier column has written it.
    (!ident.contains("::")).then(|| (ty, it, ident.clone()))
}

/// The source of the enum of a column, if there is none yet. From then on, others find it in the module of this entity.
fn new_enum(
    column: &Column,
    (name, _): (&Qualified, &Table),
    context: &mut Context<'_>,
) -> Option<String> {
    let (ty, it, ident) = unwritten_enum(column, context)?;
    let source = enumeration::source(ty, it, &ident, context);
    let module = context.modules.get(name)?;
    context.enums.insert(ty, format!("super::{module}::{ident}"));
    Some(format!("{source}\n"))
}

/// What a field does not state of its column.
pub(super) fn facets(
    entity: &Entity<'_>,
    pair: &Pair<Column>,
    context: &Context<'_>,
    to: &mut Additions,
) -> Option<Reason> {
    let Pair { before, after } = pair;
    if entity.format == Format::Expanded {
        return Some("its entity spells out its columns: state it by hand".to_owned());
    }
    entity.field(&after.name)?;
    let rust = rust_type(&after.ty, Use::Value, context);
    let (sea_orm, autogen) = to.columns.entry(after.name.clone()).or_default();
    let mut left = None;
    if before.ty != after.ty {
        let stated = rust_type(&before.ty, Use::Value, context);
        match &rust.column_type {
            Some(ty) if stated.name == rust.name && rust.casts.is_none() => {
                sea_orm.push(Item::Text("column_type", ty.clone()));
                sea_orm.extend(after.nullable.then_some(Item::Flag("nullable")));
            }
            _ => left = Some("a field of its type can hold it, but not state it".to_owned()),
        }
    }
    let stated = entity.said.column(&after.name).and_then(|it| it.auto_increment.as_ref());
    let mut identity = after.identity.clone().filter(|_| before.identity != after.identity);
    if before.identity.is_some() && after.identity.is_none() {
        sea_orm.push(Item::Word("auto_increment", "false".to_owned()));
    } else if identity.is_some() && matches!(stated, Some(AutoIncrement::Exact(_))) {
        identity = None;
        left = Some("add the options of its sequence to `identity` by hand".to_owned());
    }
    let missing = Column {
        default: new(before.default.as_ref(), after.default.as_ref()),
        identity,
        generated: new(before.generated.as_ref(), after.generated.as_ref()),
        collation: new(before.collation.as_ref(), after.collation.as_ref()),
        comment: new(before.comment.as_ref(), after.comment.as_ref()),
        ..after.clone()
    };
    let (by_seaorm, by_autogen) = column::facets(&missing, &rust, context);
    sea_orm.extend(by_seaorm);
    autogen.extend(by_autogen);
    left
}

/// A facet that only the database has.
fn new<T: Clone>(before: Option<&T>, after: Option<&T>) -> Option<T> {
    after.filter(|_| before.is_none()).cloned()
}

/// A further relation, for a foreign key.
pub(super) fn relation(
    entity: &Entity<'_>,
    own: &str,
    key: &ForeignKey,
    here: (&Qualified, &Table),
    context: &Context<'_>,
    to: &mut Additions,
) -> Option<Reason> {
    if key.period {
        return Some("no attribute has PERIOD".to_owned());
    }
    if !(entity.is_file && context.modules.contains_key(&key.references)) {
        let other = key.references.relative_to(&context.options.default_schema);
        return Some(format!("there is no entity of {other} beside this one: relate them by hand"));
    }
    let mut referenced = key.referenced_columns.iter();
    if referenced.any(|it| context.field(&key.references, it).is_empty()) {
        return Some("the column that it refers to has no field yet: insert that first".to_owned());
    }
    if entity.said.foreign_keys.iter().any(|it| it.value.columns == key.columns) {
        return Some("another one is on the same columns".to_owned());
    }
    let mut fields = context.fields.get(here.0)?.taken.clone();
    let mut variants = Taken::default();
    for name in stated_relations(entity).into_iter().chain(to.taken.iter().cloned()) {
        variants.first(&[names::snake(&name)]);
        fields.first(&[names::snake(&name)]);
    }
    let enumeration = match entity.format {
        Format::Dense => None,
        Format::Compact => match entity.relations() {
            Some(it) => Some(it),
            None => {
                return Some("its entity has no enum of relations: relate them by hand".to_owned());
            }
        },
        Format::Expanded => {
            return Some("its entity spells out its relations: relate them by hand".to_owned());
        }
    };
    let further = relation::further(here.0, key, (fields, variants), context);
    to.taken.push(further.field.clone());
    let text = match enumeration {
        None => {
            let attribute = attribute("sea_orm", &further.items, 4);
            attribute + &attribute::field(&names::written(&further.field), &further.ty)
        }
        Some(_) => variant(key, here, &further, context),
    };
    to.relations.push_str(&text);
    to.autogen.extend(foreign_key::item(own, key, here, context));
    None
}

/// The names of the relations of an entity.
fn stated_relations(entity: &Entity<'_>) -> Vec<String> {
    let variants = entity.relations().into_iter().flat_map(|it| &it.variants);
    let mut names: Vec<String> = variants.map(|it| it.ident.to_string()).collect();
    for (field, _) in entity.members() {
        for attribute in &field.attrs {
            let text = entity.text(attribute.span());
            if let Some((_, rest)) = text.split_once("relation_enum") {
                names.extend(rest.split('"').nth(1).map(str::to_owned));
            }
        }
    }
    names
}

/// The variant of a relation in the compact format.
fn variant(
    key: &ForeignKey,
    (name, _): (&Qualified, &Table),
    further: &Relation,
    context: &Context<'_>,
) -> String {
    let module = context.modules.get(&key.references).map_or("", String::as_str);
    let other = if key.references == *name { String::new() } else { format!("super::{module}::") };
    let paths = |table: &Qualified, columns: &[String], path: &str| {
        let names: Vec<String> = columns
            .iter()
            .map(|it| format!("{path}Column::{}", names::camel(context.field(table, it))))
            .collect();
        if let [one] = &names[..] { one.clone() } else { format!("({})", names.join(", ")) }
    };
    let mut items = vec![
        Item::Text("belongs_to", format!("{other}Entity")),
        Item::Text("from", paths(name, &key.columns, "")),
        Item::Text("to", paths(&key.references, &key.referenced_columns, &other)),
    ];
    items.extend(actions_of(key));
    format!("{}    {},\n", attribute("sea_orm", &items, 4), names::camel(&further.field))
}

fn actions_of(key: &ForeignKey) -> Vec<Item> {
    let act = |key, action| {
        let name = spelling::action(action).to_owned();
        (action != Action::NoAction).then_some(Item::Text(key, name))
    };
    let on_delete = key.on_delete_columns.is_empty().then_some(key.on_delete);
    let on_delete = on_delete.and_then(|it| act("on_delete", it));
    act("on_update", key.on_update).into_iter().chain(on_delete).collect()
}

/// What a relation does not state of its foreign key.
pub(super) fn actions(
    entity: &Entity<'_>,
    pair: &Pair<ForeignKey>,
    to: &mut Additions,
    insertions: &mut Insertions,
) -> Option<Reason> {
    let Pair { before, after } = pair;
    let new =
        |before: Action, after: Action| if before == after { Action::NoAction } else { after };
    let missing = ForeignKey {
        on_update: new(before.on_update, after.on_update),
        on_delete: new(before.on_delete, after.on_delete),
        ..after.clone()
    };
    let items = actions_of(&missing);
    if !items.is_empty() {
        let said = entity.said.foreign_keys.iter().find(|it| it.value.columns == after.columns);
        let place = &said?.place;
        let source = entity.source;
        let field = entity.members().map(|(it, _)| it).find(|it| source.is_at(it.ty.span(), place));
        let variants = entity.relations().into_iter().flat_map(|it| &it.variants);
        let variant = variants.into_iter().find(|it| source.is_at(it.span(), place));
        let (attributes, at) = match (field, variant) {
            (Some(it), _) => (&it.attrs, start(source, it)),
            (None, Some(it)) => (&it.attrs, source.range(it.ident.span()).start),
            (None, None) => {
                return Some("its relation is written by hand: state it there".to_owned());
            }
        };
        source.state("sea_orm", &items, (attributes, at), Further::Ignored, insertions);
    }
    let mut further = Vec::new();
    if before.on_delete_columns.is_empty() && !after.on_delete_columns.is_empty() {
        let action = after.on_delete.as_sql().to_lowercase();
        let columns = idents(&after.on_delete_columns);
        further.push(Item::Text("on_delete", format!("{action} ({columns})")));
    }
    further.extend(
        (after.match_full && !before.match_full).then(|| Item::Text("match", "full".to_owned())),
    );
    if before.deferrable == Deferrable::No {
        further.extend(constraint::deferrable(after.deferrable));
    }
    if before.validity == Validity::Valid {
        further.extend(constraint::validity(after.validity));
    }
    if !further.is_empty() {
        to.foreign_keys.entry(after.columns.clone()).or_default().extend(further);
    }
    None
}

/// Inserts fields after the last column, and relations after the last relation.
pub(super) fn insert(entity: &Entity<'_>, fields: &str, relations: &str, to: &mut Insertions) {
    let source = entity.source;
    let is_column = |it: &Field| {
        let mut columns = entity.said.columns.iter();
        it.ident
            .as_ref()
            .is_some_and(|it| columns.any(|column| source.is_at(it.span(), &column.place)))
    };
    let is_dense = entity.format == Format::Dense;
    let last = entity.members().next_back();
    let last_column = entity.members().rfind(|(it, _)| is_column(it)).or(last);
    let is_same = last.map(|(it, _)| it.span().byte_range())
        == last_column.map(|(it, _)| it.span().byte_range());
    let of_fields =
        if is_dense && is_same { format!("{fields}{relations}") } else { fields.to_owned() };
    if let Some((field, comma)) = last_column.filter(|_| !of_fields.is_empty()) {
        source.after_element(field.span(), comma, &of_fields, to);
    }
    if relations.is_empty() || (is_dense && is_same) {
        return;
    }
    if is_dense {
        if let Some((field, comma)) = last {
            source.after_element(field.span(), comma, relations, to);
        }
        return;
    }
    let Some(it) = entity.relations() else { return };
    if let Some(pair) = it.variants.pairs().next_back() {
        let comma = pair.punct().map(Spanned::span);
        source.after_element(pair.value().span(), comma, relations, to);
    } else {
        to.add(source.range(it.brace_token.span.open()).end, format!("\n{relations}"));
    }
}
