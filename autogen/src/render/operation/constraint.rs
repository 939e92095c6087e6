//! The text of a constraint.

use crate::schema::{Action, Check, Deferrable, ForeignKey, Pair, PrimaryKey, Unique, Validity};

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
    let mut text = ends(key);
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

/// `(author_id) → users (id): on delete no action → cascade`. An arrow between the ends and one between two whole descriptions
/// would be hard to tell apart.
pub(super) fn changed_foreign_key(pair: Pair<&ForeignKey>) -> String {
    let ends = pair.map(ends);
    let ends =
        if ends.differs() { format!("{} becomes {}", ends.before, ends.after) } else { ends.after };
    let action = |event: &str, of: fn(&ForeignKey) -> String| {
        let actions = pair.map(of);
        actions.differs().then(|| format!("{event} {} → {}", actions.before, actions.after))
    };
    let facets = [
        action("on update", |it| it.on_update.as_sql().to_lowercase()),
        action("on delete", |it| {
            let columns = it.on_delete_columns.join(", ");
            let columns = if columns.is_empty() { columns } else { format!(" ({columns})") };
            it.on_delete.as_sql().to_lowercase() + &columns
        }),
        pair.map(|it| it.match_full)
            .differs()
            .then(|| if pair.after.match_full { "match full" } else { "match simple" }.to_owned()),
        pair.map(|it| it.deferrable).differs().then(|| match pair.after.deferrable {
            Deferrable::No => "not deferrable".to_owned(),
            it => it.as_sql().to_lowercase(),
        }),
        pair.map(|it| it.validity).differs().then(|| match pair.after.validity {
            Validity::Valid => "validated".to_owned(),
            it => it.as_sql().to_lowercase(),
        }),
    ];
    let facets = facets.into_iter().flatten().collect::<Vec<_>>().join(", ");
    if facets.is_empty() { ends } else { format!("{ends}: {facets}") }
}

fn ends(key: &ForeignKey) -> String {
    let period = if key.period { " period" } else { "" };
    format!(
        "({}{period}) → {} ({}{period})",
        key.columns.join(", "),
        key.references,
        key.referenced_columns.join(", ")
    )
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
