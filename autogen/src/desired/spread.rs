//! Tables that an extension spreads: that, and what the extension itself has created, stays as it is.

use super::Scope;
use crate::schema::Table;

/// Keeps what the extension decides.
pub(super) fn keep(table: &mut Table, had: &Table, scope: Scope) {
    table.marks.spread.clone_from(&had.marks.spread);
    if scope == Scope::Stated {
        return;
    }
    for (name, index) in &had.indexes {
        let is_stated = table.indexes.values().any(|it| it == index);
        if had.is_made_by_extension(index) && !is_stated {
            table.indexes.insert(name.clone(), index.clone());
        }
    }
}
