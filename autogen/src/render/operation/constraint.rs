//! The text of a constraint.

use crate::schema::{Action, Check, Deferrable, ForeignKey, PrimaryKey, Unique, Validity};

pub(super) fn primary_key(key: &PrimaryKey) -> String {
    format!("{} {}", key.name, unique(&key.as_unique()))
}

pub(super) fn unique(unique: &Unique) -> String {
    let Unique { columns, include, nulls_not_distinct, deferrable, without_overlaps } = unique;
    let overlaps = if *without_overlaps { " without overlaps" } else { "" };
    let mut text = format!("({}{overlaps})", columns.join(", "));
    if !include.is_empty() {
        text += &format!(" include ({})", include.join(", "));
    }
    if *nulls_not_distinct {
        text += " nulls not distinct";
    }
    text + &deferrable_of(*deferrable)
}

pub(super) fn check(check: &Check) -> String {
    let Check { expression, no_inherit, validity } = check;
    let inherit = if *no_inherit { " no inherit" } else { "" };
    format!("({expression}){inherit}{}", validity_of(*validity))
}

pub(super) fn foreign_key(key: &ForeignKey) -> String {
    let period = if key.period { " period" } else { "" };
    let mut text = format!(
        "({}{period}) → {} ({}{period})",
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
    text + &deferrable_of(key.deferrable) + &validity_of(key.validity)
}

fn deferrable_of(deferrable: Deferrable) -> String {
    match deferrable {
        Deferrable::No => String::new(),
        Deferrable::InitiallyImmediate | Deferrable::InitiallyDeferred => {
            format!(" {}", deferrable.as_sql().to_lowercase())
        }
    }
}

fn validity_of(validity: Validity) -> String {
    match validity {
        Validity::Valid => String::new(),
        Validity::NotValid | Validity::NotEnforced => {
            format!(" {}", validity.as_sql().to_lowercase())
        }
    }
}
