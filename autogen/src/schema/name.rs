//! Names as Postgres stores them: raw, at most 63 bytes, never quoted. Renderers quote them.

use std::{collections::BTreeSet, fmt};

use serde::{Deserialize, Serialize};

/// The longest identifier Postgres keeps, in bytes (`NAMEDATALEN - 1`, Postgres manual, section 4.1.1).
pub const MAX_BYTES: usize = 63;

/// The name of a table, type, sequence or index, with its schema. The schema is empty if the search path reaches it
/// and it is not written.
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

/// A name with a suffix. The name is cut if both together would be too long: cut as a whole, it could lose the suffix
/// and be unchanged.
#[must_use]
pub fn suffixed(name: &str, suffix: &str) -> String {
    format!("{}{suffix}", clip_to(name, MAX_BYTES.saturating_sub(suffix.len())))
}

/// The name of a parked table: the migration's, followed by what it contains. The names of one migration are
/// distinct, and none is long: parts of the table have the same name with a numbered prefix.
#[must_use]
pub fn parked(migration: &str, rest: &str, taken: &BTreeSet<String>) -> String {
    const MOST: usize = MAX_BYTES - "p9999_".len();
    let whole = format!("{migration}_{rest}");
    let ending = |ending: &str| format!("{}{ending}", clip_to(&whole, MOST - ending.len()));
    let cut = if whole.len() <= MOST { String::new() } else { format!("_{}", sum(&whole)) };
    let others = (2..).map(|n: u32| ending(&format!("{cut}_{n}")));
    let mut free = [ending(&cut)].into_iter().chain(others).filter(|it| !taken.contains(it));
    free.next().unwrap_or_default()
}

/// The name of a part of a parked table: an index or a sequence, which Postgres keeps in one name space with tables.
#[must_use]
pub fn parked_part(table: &str, n: usize) -> String {
    format!("p{n}_{table}")
}

/// Distinguishes long names that are cut (FNV-1a, 32 bits).
fn sum(text: &str) -> String {
    let sum = |sum: u32, byte: u8| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    format!("{:08x}", text.bytes().fold(0x811c_9dc5, sum))
}

/// The name Postgres gives a constraint that was declared without one: `{table}_{columns}_{suffix}`, the longer of
/// the first two parts shortened until it fits (`makeObjectName` in `src/backend/commands/indexcmds.c`).
///
/// `columns` is empty for a primary key. Clashes with existing names are ignored.
#[must_use]
pub fn implicit(table: &str, columns: &[&str], suffix: &str) -> String {
    let joined = columns.join("_");
    // Postgres collects column names in a buffer of one identifier's size before it builds the name.
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
    use std::collections::BTreeSet;

    use super::{clip, implicit, parked, parked_part};

    #[test]
    fn no_two_parked_names_are_alike() {
        let long = format!("m20260101_000000_{}", "drop_".repeat(10));
        let mut taken = BTreeSet::new();
        let rest = ["users_city", "users_city", "users_town", "users_city"];
        for (migration, rest) in ["m20260101_000000_drop", &long]
            .into_iter()
            .flat_map(|migration| rest.map(|rest| (migration, rest)))
        {
            let name = parked(migration, rest, &taken);
            assert!(parked_part(&name, 9999).len() <= 63, "{name}");
            assert!(taken.insert(name.clone()), "{name} twice");
        }
        assert!(taken.contains("m20260101_000000_drop_users_city"), "{taken:?}");
        assert_eq!(parked(&long, "users", &taken), parked(&long, "users", &taken));
    }

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
