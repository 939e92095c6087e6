//! Column types.

use std::{collections::BTreeMap, fmt, sync::Arc};

use super::Qualified;

/// The type of a column: a name, its modifiers, and whether it is an array.
///
/// `numeric(10,2)[]` is the name `numeric`, the modifiers `10,2`, an array. The number of dimensions is not kept:
/// Postgres does not enforce it (manual, section 8.15.1).
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct ColumnType {
    pub name: TypeName,
    /// The text in parentheses (`10,2`), without blanks; for `interval` also its fields (`year to month`).
    pub modifiers: Option<String>,
    pub array: bool,
}

/// The name of a type, and its owner.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum TypeName {
    /// Postgres' own, in the spelling of `format_type`: `bigint`, `character varying`, `timestamp with time zone`.
    Builtin(String),
    /// An enum type.
    Enum(Qualified),
    /// A type of an extension (`vector`, `citext`), wherever the extension is installed.
    Extension(String),
    /// A domain, a composite or a range type.
    Other(Qualified),
}

impl ColumnType {
    /// What a column of a domain can hold: the domain's base type, followed to the end. `None` if the type is not one of
    /// these domains.
    #[must_use]
    pub fn within(&self, domains: &BTreeMap<Qualified, Arc<Self>>) -> Option<Self> {
        let TypeName::Other(name) = &self.name else { return None };
        let base = domains.get(name).filter(|base| !(self.array && base.array))?;
        let inner = Self { array: self.array || base.array, ..Self::clone(base) };
        Some(inner.within(domains).unwrap_or(inner))
    }

    /// One of Postgres' own types without modifiers, in the spelling of `format_type`.
    pub fn builtin(name: impl Into<String>) -> Self {
        Self { name: TypeName::Builtin(name.into()), modifiers: None, array: false }
    }

    /// A type of an extension.
    pub fn extension(name: impl Into<String>) -> Self {
        Self { name: TypeName::Extension(name.into()), modifiers: None, array: false }
    }

    /// An enum type.
    #[must_use]
    pub fn enumeration(name: Qualified) -> Self {
        Self { name: TypeName::Enum(name), modifiers: None, array: false }
    }

    /// The same type with modifiers.
    #[must_use]
    pub fn with(mut self, modifiers: impl Into<String>) -> Self {
        self.modifiers = Some(modifiers.into());
        self
    }

    /// An array of this type.
    #[must_use]
    pub fn array(mut self) -> Self {
        self.array = true;
        self
    }

    /// Whether a foreign key can compare the two: whether Postgres has an equality operator of an index for them (manual,
    /// section 11.10; `pg_amop`). True if that is not known.
    #[must_use]
    pub fn compares_with(&self, other: &Self) -> bool {
        const FAMILIES: [&[&str]; 8] = [
            &["smallint", "integer", "bigint", "numeric", "real", "double precision"],
            &["character varying", "text", "character", "name"],
            &["date", "timestamp without time zone", "timestamp with time zone"],
            &["inet", "cidr"],
            &["bit", "bit varying"],
            &["boolean"],
            &["bytea"],
            &["uuid"],
        ];
        let (TypeName::Builtin(own), TypeName::Builtin(its)) = (&self.name, &other.name) else {
            return true;
        };
        let family = |name: &str| FAMILIES.iter().position(|it| it.contains(&name));
        match (family(own), family(its)) {
            (Some(own), Some(its)) => own == its && self.array == other.array,
            (Some(_) | None, None) | (None, Some(_)) => true,
        }
    }

    /// Whether this is Postgres' own type of that name, and not an array.
    #[must_use]
    pub fn is_builtin(&self, name: &str) -> bool {
        !self.array && matches!(&self.name, TypeName::Builtin(own) if own == name)
    }

    /// The name of Postgres' own type or an extension's; empty for types that a schema defines.
    #[must_use]
    pub fn own_name(&self) -> &str {
        match &self.name {
            TypeName::Builtin(name) | TypeName::Extension(name) => name,
            TypeName::Enum(_) | TypeName::Other(_) => "",
        }
    }

    /// The SQL of the type; the argument writes the names of types that are not Postgres' own.
    pub fn to_sql(&self, name: impl Fn(&TypeName) -> String) -> String {
        let (head, tail) = match &self.name {
            // The precision of a time type is inside its name (manual, section 8.5).
            TypeName::Builtin(own) => match own.split_once(' ') {
                Some((head @ ("time" | "timestamp"), tail)) => {
                    (head.to_owned(), format!(" {tail}"))
                }
                _ => (own.clone(), String::new()),
            },
            other => (name(other), String::new()),
        };
        let modifiers = match &self.modifiers {
            None => String::new(),
            Some(fields)
                if fields.starts_with(|c: char| c.is_ascii_alphabetic()) && head == "interval" =>
            {
                format!(" {fields}")
            }
            Some(modifiers) => format!("({modifiers})"),
        };
        let array = if self.array { "[]" } else { "" };
        format!("{head}{modifiers}{tail}{array}")
    }
}

impl fmt::Display for ColumnType {
    /// For people: unquoted, with schemas.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_sql(|name| match name {
            TypeName::Builtin(name) | TypeName::Extension(name) => name.clone(),
            TypeName::Enum(name) | TypeName::Other(name) => name.to_string(),
        }))
    }
}
