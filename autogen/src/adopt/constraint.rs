//! Constraints, except foreign keys.

use lexer::Token;

use super::{attribute::Item, context::Context, named};
use crate::{
    entity::spelling,
    schema::{
        Check, Deferrable, Exclusion, PrimaryKey, Qualified, Table, Unique, Validity,
        name::{clip, implicit},
        quote::idents,
        tokens::closing,
    },
};

/// `primary_key(…)`, if the fields do not state everything.
pub(super) fn primary_key(
    key: &PrimaryKey,
    (of, table): (&Qualified, &Table),
    context: &Context<'_>,
) -> Option<Item> {
    let PrimaryKey { name, columns, include, deferrable, without_overlaps: _ } = key;
    let of_fields = table.columns.iter().map(|it| &it.name).filter(|it| columns.contains(it));
    let unstated = context.options.naming.of_primary_key(&of.name, columns);
    let unstated = unstated.unwrap_or_else(|| match &columns[..] {
        [_] => implicit(&of.name, &[], "pkey"),
        _ => clip(&format!("pk-{}", of.name)).to_owned(),
    });
    let mut items = Vec::new();
    items.extend((!of_fields.eq(columns)).then(|| Item::Text("on", idents(columns))));
    items.extend(named::item(name, table, &unstated));
    items.extend((!include.is_empty()).then(|| Item::Text("include", idents(include))));
    items.extend(self::deferrable(*deferrable));
    items.extend(comment(name, table));
    (!items.is_empty()).then_some(Item::List("primary_key", items))
}

/// The column whose field states the constraint by `unique` alone.
pub(super) fn of_field<'a>(
    name: &str,
    unique: &'a Unique,
    (of, table): (&Qualified, &Table),
    context: &Context<'_>,
) -> Option<&'a String> {
    let Unique { columns, include, nulls_not_distinct, deferrable, without_overlaps } = unique;
    let [column] = &columns[..] else { return None };
    let unstated = context.options.naming.of_unique(&of.name, columns);
    let unstated = unstated.unwrap_or_else(|| implicit(&of.name, &[column], "key"));
    let is_key = table.primary_key.as_ref().is_some_and(|it| it.columns == *columns);
    let is_plain = include.is_empty()
        && !nulls_not_distinct
        && *deferrable == Deferrable::No
        && !without_overlaps;
    let is_stated = named::is_implied(name, table, &unstated)
        && is_plain
        && !is_key
        && !table.marks.constraint_comments.contains_key(name);
    is_stated.then_some(column)
}

/// `unique(…)`
pub(super) fn unique(
    name: &str,
    unique: &Unique,
    (of, table): (&Qualified, &Table),
    context: &Context<'_>,
) -> Item {
    let Unique { columns, include, nulls_not_distinct, deferrable, without_overlaps: _ } = unique;
    let parts = columns.iter().map(String::as_str);
    let unstated = context.options.naming.of_unique(&of.name, columns);
    let unstated = unstated.unwrap_or_else(|| named::conventional("uq", &of.name, parts));
    let mut items = Vec::new();
    items.extend(named::item(name, table, &unstated));
    items.push(Item::Text("on", idents(columns)));
    items.extend((!include.is_empty()).then(|| Item::Text("include", idents(include))));
    items.extend(nulls_not_distinct.then_some(Item::Flag("nulls_not_distinct")));
    items.extend(self::deferrable(*deferrable));
    items.extend(comment(name, table));
    Item::List("unique", items)
}

/// `check(…)`
pub(super) fn check(name: &str, check: &Check, of: &Qualified, table: &Table) -> Item {
    let Check { expression, no_inherit, validity } = check;
    let columns = table.columns.iter().map(|it| it.name.as_str());
    let mentioned = spelling::mentioned(expression.as_str(), &columns);
    let unstated = named::conventional("ck", &of.name, mentioned.into_iter());
    let mut items = Vec::new();
    items.extend(named::item(name, table, &unstated));
    items.push(Item::Value(expression.to_string()));
    items.extend(no_inherit.then_some(Item::Flag("no_inherit")));
    items.extend(self::validity(*validity));
    items.extend(comment(name, table));
    Item::List("check", items)
}

/// `exclude(…)`, if the attribute has a key for each clause.
pub(super) fn exclude(name: &str, exclusion: &Exclusion, table: &Table) -> Option<Item> {
    let text = exclusion.definition.as_str();
    let tokens: Vec<Token<'_>> = lexer::tokens(text).collect();
    let [using, method, rest @ ..] = &tokens[..] else { return None };
    let (on, rest) = parenthesised(text, rest).filter(|_| using.is("USING"))?;
    let (filter, rest) = match rest {
        [first, rest @ ..] if first.is("WHERE") => {
            let (filter, rest) = parenthesised(text, rest)?;
            (Some(filter), rest)
        }
        rest => (None, rest),
    };
    let words: Vec<String> = rest.iter().map(|it| it.text.to_uppercase()).collect();
    let deferrable = match words.join(" ").as_str() {
        "" => Deferrable::No,
        "DEFERRABLE" => Deferrable::InitiallyImmediate,
        "DEFERRABLE INITIALLY DEFERRED" => Deferrable::InitiallyDeferred,
        _ => return None,
    };
    let mut items = vec![Item::Text("name", name.to_owned()), Item::Text("on", on.to_owned())];
    let method = method.name()?;
    items.extend((method != "gist").then_some(Item::Text("using", method)));
    items.extend(filter.map(|it| Item::Text("filter", it.to_owned())));
    items.extend(self::deferrable(deferrable));
    items.extend(comment(name, table));
    Some(Item::List("exclude", items))
}

/// The text in the parentheses at the start, and the tokens after them.
fn parenthesised<'a, 't>(
    text: &'a str,
    tokens: &'t [Token<'a>],
) -> Option<(&'a str, &'t [Token<'a>])> {
    let open = tokens.first().filter(|it| it.is("("))?;
    let close = closing(tokens)?;
    let inner = text[open.end()..tokens[close].start].trim();
    Some((inner, &tokens[close + 1..]))
}

pub(super) fn deferrable(deferrable: Deferrable) -> Option<Item> {
    match deferrable {
        Deferrable::No => None,
        Deferrable::InitiallyImmediate => Some(Item::Flag("deferrable")),
        Deferrable::InitiallyDeferred => {
            Some(Item::Text("deferrable", "initially deferred".to_owned()))
        }
    }
}

pub(super) fn validity(validity: Validity) -> Option<Item> {
    match validity {
        Validity::Valid => None,
        Validity::NotValid => Some(Item::Flag("not_valid")),
        Validity::NotEnforced => Some(Item::Flag("not_enforced")),
    }
}

pub(super) fn comment(name: &str, table: &Table) -> Option<Item> {
    let comment = table.marks.constraint_comments.get(name);
    comment.map(|it| Item::Text("comment", it.clone()))
}
