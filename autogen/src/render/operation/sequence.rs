//! Independent sequences, and the options of all sequences.

use super::{Operation, comment, mark};
use crate::{
    op::Change,
    render::sql,
    schema::{IntegerType, Owner, Pair, Qualified, Sequence, SequenceOptions},
};

pub(super) fn operation(name: &Qualified, change: &Change<Sequence>) -> Operation {
    let text = match change {
        Change::Create(it) => {
            let options = sql::sequence::explicit(it.options).join(" ").to_lowercase();
            let owner = it.owned_by.as_ref().map(owned_by).unwrap_or_default();
            let words = [it.ty.as_sql(), &options, &owner].map(str::trim);
            let words: Vec<&str> = words.into_iter().filter(|it| !it.is_empty()).collect();
            format!("sequence {name} {}", words.join(" "))
        }
        Change::Drop(_) => format!("sequence {name}"),
        Change::Alter(pair) => {
            let Sequence { ty, options, owned_by: owner, comment: text } = &pair.before;
            let after = &pair.after;
            let mut parts = Vec::new();
            if *ty != after.ty {
                parts.push(format!("{} → {}", ty.as_sql(), after.ty.as_sql()));
            }
            parts.extend(changed(Pair::new(*options, after.options), Pair::new(*ty, after.ty)));
            if *owner != after.owned_by {
                let none = || "owned by none".to_owned();
                let [was, is] =
                    [owner, &after.owned_by].map(|it| it.as_ref().map_or_else(none, owned_by));
                parts.push(format!("{was} → {is}"));
            }
            if *text != after.comment {
                let texts = Pair::new(text.as_deref(), after.comment.as_deref());
                parts.push(format!("comment {}", comment(texts)));
            }
            format!("sequence {name}: {}", parts.join("; "))
        }
    };
    Operation { mark: mark(change), subject: name.to_string(), text }
}

fn owned_by((table, column): &Owner) -> String {
    format!("owned by {table}.{column}")
}

/// The options of a sequence, in lower case like everything here.
fn changed(options: Pair<SequenceOptions>, types: Pair<IntegerType>) -> Vec<String> {
    sql::sequence::changed(options, types).into_iter().map(|it| it.to_lowercase()).collect()
}
