//! The text of a constraint.

use crate::schema::{Action, Check, ForeignKey, PrimaryKey, Unique, Validity};

pub(super) fn primary_key(key: &PrimaryKey) -> String {
    format!("{} ({})", key.name, key.columns.join(", "))
}

pub(super) fn unique(unique: &Unique) -> String {
    format!("({})", unique.columns.join(", "))
}

pub(super) fn check(check: &Check) -> String {
    let Check { expression, no_inherit, validity } = check;
    let inherit = if *no_inherit { " no inherit" } else { "" };
    format!("({expression}){inherit}{}", validity_of(*validity))
}

pub(super) fn foreign_key(key: &ForeignKey) -> String {
    let mut text = format!(
        "({}) → {} ({})",
        key.columns.join(", "),
        key.references,
        key.referenced_columns.join(", ")
    );
    for (event, action) in [("on update", key.on_update), ("on delete", key.on_delete)] {
        if action != Action::NoAction {
            text += &format!(" {event} {}", action.as_sql().to_lowercase());
        }
    }
    if !key.on_delete_columns.is_empty() {
        text += &format!(" ({})", key.on_delete_columns.join(", "));
    }
    if key.match_full {
        text += " match full";
    }
    if !key.deferrable.as_sql().is_empty() {
        text += &format!(" {}", key.deferrable.as_sql().to_lowercase());
    }
    text + &validity_of(key.validity)
}

fn validity_of(validity: Validity) -> String {
    match validity {
        Validity::Valid => String::new(),
        Validity::NotValid | Validity::NotEnforced => {
            format!(" {}", validity.as_sql().to_lowercase())
        }
    }
}
