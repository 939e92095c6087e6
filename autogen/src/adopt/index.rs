//! Indexes.

use super::{attribute::Item, context::Context, named};
use crate::{
    render::sql::index::{key, parameters},
    schema::{Index, IndexColumn, IndexKey, Qualified, Table, quote::idents},
};

/// `index(…)`.
pub(super) fn item(
    name: &str,
    index: &Index,
    (of, table): (&Qualified, &Table),
    context: &Context<'_>,
) -> Item {
    let Index { unique, nulls_not_distinct, method, columns, include, predicate, with } = index;
    let on: Vec<String> = columns.iter().map(written).collect();
    let parts = columns.iter().map(|it| match &it.key {
        IndexKey::Column(name) => name.as_str(),
        IndexKey::Expression(_) => "expr",
    });
    let unstated = context.options.naming.of_index(&of.name, index);
    let unstated = unstated.unwrap_or_else(|| named::conventional("idx", &of.name, parts));
    let mut items = Vec::new();
    items.extend(named::item(name, table, &unstated));
    items.push(Item::Text("on", on.join(", ")));
    items.extend((method != "btree").then(|| Item::Text("using", method.clone())));
    items.extend(unique.then_some(Item::Flag("unique")));
    items.extend(nulls_not_distinct.then_some(Item::Flag("nulls_not_distinct")));
    items.extend((!include.is_empty()).then(|| Item::Text("include", idents(include))));
    items.extend(predicate.iter().map(|it| Item::Text("filter", it.to_string())));
    items.extend((!with.is_empty()).then(|| Item::Text("with", parameters(with))));
    let comment = table.marks.index_comments.get(name);
    items.extend(comment.map(|it| Item::Text("comment", it.clone())));
    Item::List("index", items)
}

/// A key, without the parentheses that a call does not need.
fn written(column: &IndexColumn) -> String {
    let whole = key(column);
    let IndexKey::Expression(expression) = &column.key else { return whole };
    let tokens: Vec<_> = lexer::tokens(expression.as_str()).collect();
    let is_call = match &tokens[..] {
        [name, rest @ ..] => {
            name.name().is_some()
                && !name.is_quoted()
                && rest.first().is_some_and(|it| it.is("("))
                && crate::schema::tokens::closing(rest) == Some(rest.len() - 1)
        }
        [] => false,
    };
    match whole.strip_prefix(&format!("({expression})")).filter(|_| is_call) {
        Some(rest) => format!("{expression}{rest}"),
        None => whole,
    }
}
