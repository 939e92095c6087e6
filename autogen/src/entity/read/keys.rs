//! Keys of `#[autogen(…)]`: which exist, and how to read their values.

use crate::{
    entity::place::{Report, Site},
    schema::{Deferrable, Qualified, diagnostic::Diagnostic, name},
};

use super::{
    attributes::{ATTRIBUTE_HELP, Entry, Value},
    case::{self, Style},
    nearest::did_you_mean,
};

/// Reports an unknown key.
pub(crate) fn known(entry: &Entry, known: &[&str], site: &Site, report: &mut Report) -> Option<()> {
    if known.contains(&entry.key.as_str()) {
        return Some(());
    }
    let message = if entry.key.is_empty() {
        "a value without a key".to_owned()
    } else {
        format!("unknown key `{}`", entry.key)
    };
    let mut diagnostic = Diagnostic::error("unknown-key", site.place(entry.span), message);
    if let Some(help) = did_you_mean(&entry.key, known.iter().copied()) {
        diagnostic = diagnostic.help(help);
    }
    let list: Vec<_> =
        known.iter().filter(|key| !key.is_empty()).map(|key| format!("`{key}`")).collect();
    report.push(diagnostic.help(format!("the keys here are {}", list.join(", "))));
    None
}

/// A boolean key: `unique`, or `unique = true`.
pub(crate) fn flag(entry: &Entry, site: &Site) -> Result<bool, Diagnostic> {
    match &entry.value {
        Value::Flag => Ok(true),
        Value::Expr { written, .. } if written == "true" => Ok(true),
        Value::Expr { written, .. } if written == "false" => Ok(false),
        Value::Text(_) | Value::Expr { .. } | Value::List(_) => {
            Err(wrong(entry, site, "nothing, `true` or `false`"))
        }
    }
}

/// `deferrable`, alone or with its initial mode.
pub(crate) fn deferrable(entry: &Entry, site: &Site) -> Result<Deferrable, Diagnostic> {
    if matches!(entry.value, Value::Flag) {
        return Ok(Deferrable::InitiallyImmediate);
    }
    let text = entry.text(site)?.to_lowercase();
    match text.split_whitespace().collect::<Vec<_>>()[..] {
        ["deferrable"] | ["initially", "immediate"] | ["deferrable", "initially", "immediate"] => {
            Ok(Deferrable::InitiallyImmediate)
        }
        ["initially", "deferred"] | ["deferrable", "initially", "deferred"] => {
            Ok(Deferrable::InitiallyDeferred)
        }
        ["not", "deferrable"] => Ok(Deferrable::No),
        _ => Err(wrong(entry, site, "`initially deferred` or `initially immediate`")),
    }
}

/// Reads the value of `rename_all` or `rename`.
pub(crate) fn style(entry: &Entry, site: &Site) -> Result<Style, Diagnostic> {
    let literal = entry.literal(site)?;
    case::style(&literal.value).ok_or_else(|| {
        let place = site.place(literal.spot);
        let message = format!("`{}` is not a case style", literal.value);
        let known: Vec<_> = case::names().map(|name| format!("`{name}`")).collect();
        Diagnostic::error("unknown-case", place, message)
            .help(format!("one of {}", known.join(", ")))
    })
}

/// A former name, in the same schema if none is given.
pub(crate) fn qualified(name: &str, schema: &str) -> Qualified {
    match name.split_once('.') {
        Some((schema, unqualified)) => Qualified::new(name::clip(schema), name::clip(unqualified)),
        None => Qualified::new(schema, name::clip(name)),
    }
}

/// A value that is not possible.
pub(crate) fn wrong(entry: &Entry, site: &Site, wanted: &str) -> Diagnostic {
    let message = format!("`{}` takes {wanted}", entry.key);
    Diagnostic::error("malformed-attribute", site.place(entry.value_span()), message)
        .help(ATTRIBUTE_HELP)
}

/// Whether a comment is not empty: Postgres treats an empty one as none (manual, COMMENT).
#[expect(clippy::ptr_arg, reason = "the argument of `Option::filter`")]
pub(crate) fn says_something(comment: &String) -> bool {
    !comment.is_empty()
}
