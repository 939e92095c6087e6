//! Foreign keys: what their relations do not state.

use super::{
    attribute::Item,
    constraint::{comment, deferrable, validity},
    context::Context,
    named,
};
use crate::schema::{ForeignKey, Qualified, Table, quote::idents};

/// `foreign_key(…)`, if the relation does not state everything.
pub(super) fn item(
    name: &str,
    key: &ForeignKey,
    (of, table): (&Qualified, &Table),
    context: &Context<'_>,
) -> Option<Item> {
    let ForeignKey {
        columns,
        references,
        referenced_columns,
        on_update: _,
        on_delete,
        on_delete_columns,
        match_full,
        deferrable: when,
        validity: valid,
        period: _,
    } = key;
    let parts = columns.iter().map(String::as_str);
    let target = (references.name.as_str(), &referenced_columns[..]);
    let unstated = context.options.naming.of_foreign_key(&of.name, columns, target);
    let unstated = unstated.unwrap_or_else(|| named::conventional("fk", &of.name, parts));
    let mut items = Vec::new();
    items.extend(named::item(name, table, &unstated));
    if !on_delete_columns.is_empty() {
        let action = on_delete.as_sql().to_lowercase();
        items.push(Item::Text("on_delete", format!("{action} ({})", idents(on_delete_columns))));
    }
    items.extend(match_full.then(|| Item::Text("match", "full".to_owned())));
    items.extend(deferrable(*when));
    items.extend(validity(*valid));
    items.extend(comment(name, table));
    if items.is_empty() {
        return None;
    }
    items.insert(0, Item::Text("on", idents(columns)));
    Some(Item::List("foreign_key", items))
}
