//! The text of an index.

use crate::schema::{Index, IndexColumn, IndexKey, Nulls, Order};

pub(super) fn text(index: &Index) -> String {
    let Index { unique, nulls_not_distinct, method, columns, include, predicate, with } = index;
    let keys: Vec<String> = columns.iter().map(key).collect();
    let mut text = if *unique { "unique ".to_owned() } else { String::new() };
    if method != "btree" {
        text += &format!("{method} ");
    }
    text += &format!("({})", keys.join(", "));
    if !include.is_empty() {
        text += &format!(" include ({})", include.join(", "));
    }
    if *nulls_not_distinct {
        text += " nulls not distinct";
    }
    if !with.is_empty() {
        let with: Vec<String> =
            with.iter().map(|(name, value)| format!("{name} = {value}")).collect();
        text += &format!(" with ({})", with.join(", "));
    }
    if let Some(predicate) = predicate {
        text += &format!(" where {predicate}");
    }
    text
}

fn key(column: &IndexColumn) -> String {
    let IndexColumn { key, collation, operator_class, order, nulls } = column;
    let mut text = match key {
        IndexKey::Column(name) => name.clone(),
        IndexKey::Expression(expression) => expression.to_string(),
    };
    if let Some(collation) = collation {
        text += &format!(" collate {collation}");
    }
    if let Some(class) = operator_class {
        text += &format!(" {}", class.0);
    }
    text += match order {
        Order::Ascending => "",
        Order::Descending => " desc",
    };
    text += match nulls {
        Nulls::Default => "",
        Nulls::First => " nulls first",
        Nulls::Last => " nulls last",
    };
    text
}
