//! What is added to a key that is in `#[autogen(…)]` already: a comment, storage parameters, the clauses of a key.

use proc_macro2::{Group, TokenTree};

use super::{
    Reason, Unstated,
    entity::{Additions, Entity},
    source::{Insertions, nested},
};
use crate::{
    adopt::{attribute::Item, constraint},
    entity::spelling,
    op::{Change, Op, Rename, rename::Part},
    render::sql::index::parameters,
    schema::{
        IndexKey, Pair, PrimaryKey, Qualified, Table,
        quote::idents,
        stated::{Named, Place},
    },
};

/// The first of these columns that a new part is over.
pub(super) fn over<'a>(op: &Op, columns: &'a [String]) -> Option<&'a String> {
    let mentions = |text: &str| {
        let names = columns.iter().map(String::as_str);
        let found = spelling::mentioned(text, &names).first().map(|it| (*it).to_owned());
        columns.iter().find(|it| Some(*it) == found.as_ref())
    };
    let within = |own: &[String]| columns.iter().find(|it| own.contains(it));
    match op {
        Op::Unique(_, _, Change::Create(it)) => within(&it.columns).or(within(&it.include)),
        Op::ForeignKey(_, _, Change::Create(it)) => within(&it.columns),
        Op::Check(_, _, Change::Create(it)) => mentions(it.expression.as_str()),
        Op::Exclusion(_, _, Change::Create(it)) => mentions(it.definition.as_str()),
        Op::Index(_, _, Change::Create(it)) => {
            let keys = it.columns.iter().find_map(|it| match &it.key {
                IndexKey::Column(name) => columns.iter().find(|it| *it == name),
                IndexKey::Expression(it) => mentions(it.as_str()),
            });
            let filter = it.predicate.as_ref().and_then(|it| mentions(it.as_str()));
            keys.or(within(&it.include)).or(filter)
        }
        _ => None,
    }
}

/// The clauses of a primary key that are not stated.
pub(super) fn of_primary_key(pair: &Pair<PrimaryKey>) -> Vec<Item> {
    let Pair { before, after } = pair;
    let mut items = Vec::new();
    let include = before.include.is_empty() && !after.include.is_empty();
    items.extend(include.then(|| Item::Text("include", idents(&after.include))));
    if before.deferrable != after.deferrable {
        items.extend(constraint::deferrable(after.deferrable));
    }
    items
}

/// Adds to an index, a check or another part what it does not state.
pub(super) fn part(
    entity: &Entity<'_>,
    op: &Op,
    (name, table): (&Qualified, &Table),
    unstated: &Unstated,
    to: &mut Additions,
    insertions: &mut Insertions,
) -> Option<Reason> {
    let (part, own, items) = match op {
        Op::Check(_, own, Change::Alter(pair)) => {
            let items = constraint::validity(pair.after.validity);
            (Part::Check, own, items.into_iter().collect::<Vec<_>>())
        }
        Op::Index(_, own, Change::Alter(pair)) => {
            let with = pair.before.with.is_empty() && !pair.after.with.is_empty();
            let with = with.then(|| Item::Text("with", parameters(&pair.after.with)));
            (Part::Index, own, with.into_iter().collect())
        }
        Op::Comment(_, part, own, Change::Create(text)) => {
            (*part, own, vec![Item::Text("comment", text.clone())])
        }
        _ => return Some("state it by hand".to_owned()),
    };
    if items.is_empty() {
        return Some("state it by hand".to_owned());
    }
    match part {
        Part::PrimaryKey => {
            to.primary_key.extend(items);
            return None;
        }
        Part::ForeignKey => {
            let columns = &table.foreign_keys.get(own)?.columns;
            to.foreign_keys.entry(columns.clone()).or_default().extend(items);
            return None;
        }
        Part::Unique | Part::Check | Part::Exclusion | Part::Index => {}
    }
    let Some(group) = place(entity, name, part, own, unstated).and_then(|it| at(entity, &it))
    else {
        return Some("it is not stated by a key of `#[autogen(…)]`".to_owned());
    };
    entity.source.extend_group(&group, &items, insertions);
    None
}

/// Where a part is stated.
fn place(
    entity: &Entity<'_>,
    table: &Qualified,
    part: Part,
    own: &str,
    unstated: &Unstated,
) -> Option<Place> {
    let renamed = unstated.renames.iter().find_map(|it| match it {
        Rename::Part(of, kind, pair) if of == table && *kind == part && pair.after == own => {
            Some(pair.before.as_str())
        }
        _ => None,
    });
    let name = renamed.unwrap_or(own);
    let said = entity.said;
    match part {
        Part::Unique => find(&said.uniques, name),
        Part::Check => find(&said.checks, name),
        Part::Exclusion => find(&said.exclusions, name),
        Part::Index => find(&said.indexes, name),
        Part::PrimaryKey | Part::ForeignKey => None,
    }
}

/// The place of a part of that name.
fn find<T>(all: &[Named<T>], name: &str) -> Option<Place> {
    all.iter().find(|it| it.name == name).map(|it| it.place.clone())
}

/// The list of the key at a place.
fn at(entity: &Entity<'_>, place: &Place) -> Option<Group> {
    let mut all = nested(&entity.model.attrs, "autogen");
    let found = all.find(|(key, group)| {
        let (key, group) =
            (entity.source.range(key.span()), entity.source.range(group.span_close()));
        entity.source.offset(place).is_some_and(|at| (key.start..group.end).contains(&at))
    });
    found.map(|(_, group)| group)
}

/// Adds to `foreign_key(on = "…")`, or writes one.
pub(super) fn of_foreign_key(
    entity: &Entity<'_>,
    columns: &[String],
    items: Vec<Item>,
    autogen: &mut Vec<Item>,
    to: &mut Insertions,
) {
    let wanted = idents(columns);
    let is_on = |group: &Group| {
        let mut texts = group.stream().into_iter().filter_map(|it| match it {
            TokenTree::Literal(it) => syn::parse_str::<syn::LitStr>(&it.to_string()).ok(),
            _ => None,
        });
        let plain = |it: &str| it.replace(char::is_whitespace, "");
        texts.any(|it| plain(&it.value()) == plain(&wanted))
    };
    let has = nested(&entity.model.attrs, "autogen")
        .any(|(key, group)| key == "foreign_key" && is_on(&group));
    let on = (!has).then(|| Item::Text("on", wanted.clone()));
    let items = on.into_iter().chain(items).collect();
    extend_or_add(entity, "foreign_key", &is_on, items, autogen, to);
}

/// Adds items to the list of a key, or a key with them.
pub(super) fn extend_or_add(
    entity: &Entity<'_>,
    key: &'static str,
    is_it: &dyn Fn(&Group) -> bool,
    items: Vec<Item>,
    autogen: &mut Vec<Item>,
    to: &mut Insertions,
) {
    if items.is_empty() {
        return;
    }
    let mut all = nested(&entity.model.attrs, "autogen");
    match all.find(|(own, group)| own == key && is_it(group)) {
        Some((_, group)) => entity.source.extend_group(&group, &items, to),
        None => autogen.push(Item::List(key, items)),
    }
}
