//! Names as Postgres stores them: raw, at most 63 bytes, never quoted. Quoting is the renderers' business.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The longest identifier Postgres keeps, in bytes (`NAMEDATALEN - 1`, Postgres manual, section 4.1.1).
pub const MAX_BYTES: usize = 63;

/// The name of a table, type, sequence or index, with the schema that it is in; with an empty one if the search path
/// leads there and the schema is not written.
#[derive(Clone, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
pub struct Qualified {
    pub schema: String,
    pub name: String,
}

impl Qualified {
    pub fn new(schema: impl Into<String>, name: impl Into<String>) -> Self {
        Self { schema: schema.into(), name: name.into() }
    }

    /// The name as a person writes it: without its schema if that is the default one.
    #[must_use]
    pub fn relative_to(&self, default_schema: &str) -> String {
        if self.schema == default_schema { self.name.clone() } else { self.to_string() }
    }
}

impl fmt::Display for Qualified {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.schema.is_empty() {
            return f.write_str(&self.name);
        }
        write!(f, "{}.{}", self.schema, self.name)
    }
}

/// Cuts a name to [`MAX_BYTES`] at a character boundary, as the server does with an identifier that is too long.
#[must_use]
pub fn clip(name: &str) -> &str {
    clip_to(name, MAX_BYTES)
}

fn clip_to(name: &str, max: usize) -> &str {
    if name.len() <= max {
        return name;
    }
    let end = (0..=max).rev().find(|&end| name.is_char_boundary(end)).unwrap_or(0);
    &name[..end]
}

/// A name with an ending, the name cut if both together would be too long: cut as a whole, it could lose the ending
/// and be the name it was.
#[must_use]
pub fn suffixed(name: &str, suffix: &str) -> String {
    format!("{}{suffix}", clip_to(name, MAX_BYTES.saturating_sub(suffix.len())))
}

/// The name Postgres gives a constraint that was declared without one: `{table}_{columns}_{suffix}`, the longer of
/// the first two parts shortened until it fits (`makeObjectName` in `src/backend/commands/indexcmds.c`).
///
/// `columns` is empty for a primary key. Clashes with existing names are not looked at.
#[must_use]
pub fn implicit(table: &str, columns: &[&str], suffix: &str) -> String {
    let joined = columns.join("_");
    // Postgres collects column names into a buffer of one identifier before it makes the name.
    let middle = clip(&joined);
    let overhead = suffix.len() + 1 + usize::from(!middle.is_empty());
    let available = MAX_BYTES.saturating_sub(overhead);
    let (mut table_len, mut middle_len) = (table.len(), middle.len());
    while table_len + middle_len > available {
        if table_len > middle_len {
            table_len -= 1;
        } else {
            middle_len -= 1;
        }
    }
    let (table, middle) = (clip_to(table, table_len), clip_to(middle, middle_len));
    if middle.is_empty() {
        format!("{table}_{suffix}")
    } else {
        format!("{table}_{middle}_{suffix}")
    }
}

#[cfg(test)]
mod tests {
    use super::{clip, implicit};

    #[test]
    fn clip_keeps_whole_characters() {
        let name = "é".repeat(40);
        assert_eq!(clip(&name).len(), 62);
        assert_eq!(clip("short"), "short");
    }

    #[test]
    fn implicit_names_are_those_of_postgres() {
        assert_eq!(implicit("users", &["email"], "key"), "users_email_key");
        assert_eq!(implicit("users", &[], "pkey"), "users_pkey");
        let long = implicit(&"t".repeat(60), &["column_name"], "key");
        assert_eq!(long.len(), 63);
        assert!(long.ends_with("_column_name_key"), "{long}");
    }
}
