//! The layout of the lock where it differs from memory: lists by name, objects by schema and name, a line for each
//! column.

use std::{collections::BTreeMap, fmt, marker::PhantomData, sync::Arc};

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{MapAccess, Visitor},
};

use super::{AutoIncrement, Column, Identity, Named, Place, Type};
use crate::schema::{
    Collation, ColumnType, Expression, Generated, GeneratedKind, IdentityKind, IntegerType, Pair,
    SequenceOptions, TypeName, is_default, normalize, quote,
};

/// The schema of an unqualified type in the lock: no Postgres schema has an empty name.
const NO_SCHEMA: &str = "";

/// The entry of the lock under a name.
pub(super) trait Entry {
    fn name(&mut self) -> &mut String;
    fn key(&self) -> &str;
}

impl Entry for Column {
    fn name(&mut self) -> &mut String {
        &mut self.name
    }

    fn key(&self) -> &str {
        &self.name
    }
}

impl<T> Entry for Named<T> {
    fn name(&mut self) -> &mut String {
        &mut self.name
    }

    fn key(&self) -> &str {
        &self.name
    }
}

/// Sorted by name.
pub(super) fn serialize<T: Entry + Serialize, S: Serializer>(
    list: &[T],
    to: S,
) -> Result<S::Ok, S::Error> {
    let sorted: BTreeMap<&str, &T> = list.iter().map(|it| (it.key(), it)).collect();
    to.collect_map(sorted)
}

/// In the order of the list.
pub(super) fn in_order<T: Entry + Serialize, S: Serializer>(
    list: &[T],
    to: S,
) -> Result<S::Ok, S::Error> {
    to.collect_map(list.iter().map(|it| (it.key(), it)))
}

/// In the order of the lines.
pub(super) fn deserialize<'de, T: Entry + Deserialize<'de>, D: Deserializer<'de>>(
    from: D,
) -> Result<Vec<T>, D::Error> {
    struct Lines<T>(PhantomData<T>);

    impl<'de, T: Entry + Deserialize<'de>> Visitor<'de> for Lines<T> {
        type Value = Vec<T>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a line for each name")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut lines: A) -> Result<Vec<T>, A::Error> {
            let mut list = Vec::with_capacity(lines.size_hint().unwrap_or_default());
            while let Some((name, mut entry)) = lines.next_entry::<String, T>()? {
                *entry.name() = name;
                list.push(entry);
            }
            Ok(list)
        }
    }

    from.deserialize_map(Lines(PhantomData))
}

/// Objects by schema, and by name within it.
pub(crate) mod by_schema {
    use std::collections::BTreeMap;

    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use crate::schema::Qualified;

    type Nested<N, T> = BTreeMap<N, BTreeMap<N, T>>;

    pub(crate) fn serialize<T: Serialize, S: Serializer>(
        objects: &BTreeMap<Qualified, T>,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        let mut nested: Nested<&str, &T> = BTreeMap::new();
        for (Qualified { schema, name }, it) in objects {
            nested.entry(schema).or_default().insert(name, it);
        }
        nested.serialize(to)
    }

    pub(crate) fn deserialize<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
        from: D,
    ) -> Result<BTreeMap<Qualified, T>, D::Error> {
        let nested: Nested<String, T> = BTreeMap::deserialize(from)?;
        let objects = nested.into_iter().flat_map(|(schema, names)| {
            names.into_iter().map(move |(name, it)| (Qualified::new(schema.clone(), name), it))
        });
        Ok(objects.collect())
    }
}

/// The entry for a type that the reader does not know: Postgres' own `unknown`.
const UNKNOWN: &str = "unknown";

/// A column, with two fields for what is one value in memory.
#[derive(Deserialize, Serialize)]
pub(super) struct Line {
    r#type: String,
    /// Whether the type was stated exactly, and not only by the field's Rust type.
    #[serde(default, skip_serializing_if = "is_default")]
    exact: bool,
    #[serde(default, skip_serializing_if = "is_default")]
    null: bool,
    not_null: Option<String>,
    default: Option<Expression>,
    auto_increment: Option<Word>,
    #[serde(default, skip_serializing_if = "is_default")]
    sequence: Counter,
    generated: Option<Expression>,
    #[serde(default, skip_serializing_if = "is_default")]
    r#virtual: bool,
    collate: Option<Collation>,
    comment: Option<String>,
    renamed_from: Option<String>,
}

/// The sequence behind a column.
#[derive(Default, Deserialize, PartialEq, Serialize)]
struct Counter {
    name: Option<String>,
    r#type: Option<IntegerType>,
    #[serde(flatten)]
    options: SequenceOptions,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
enum Word {
    Implied,
    Wanted,
    Unwanted,
    #[serde(untagged)]
    Exact(IdentityKind),
}

impl From<Column> for Line {
    fn from(column: Column) -> Self {
        let mut sequence = Counter::default();
        let auto_increment = column.auto_increment.map(|it| match it {
            AutoIncrement::Implied => Word::Implied,
            AutoIncrement::Wanted => Word::Wanted,
            AutoIncrement::Unwanted => Word::Unwanted,
            AutoIncrement::Exact(identity) => {
                let Identity { kind, options, ty, sequence: name } = *identity;
                sequence = Counter { name, r#type: ty, options };
                Word::Exact(kind)
            }
        });
        let generated = column.generated.map(|it| *it);
        Self {
            r#type: spell(column.ty.column_type()),
            exact: matches!(column.ty, Type::Exact(_)),
            null: column.nullable,
            not_null: column.not_null,
            default: column.default,
            auto_increment,
            sequence,
            r#virtual: generated.as_ref().is_some_and(|it| it.kind == GeneratedKind::Virtual),
            generated: generated.map(|it| it.expression),
            collate: column.collation.map(|it| *it),
            comment: column.comment,
            renamed_from: column.renamed_from,
        }
    }
}

impl TryFrom<Line> for Column {
    type Error = String;

    /// A column whose name is read later.
    fn try_from(line: Line) -> Result<Self, String> {
        // A lock writes every schema.
        let known = || {
            let ty = normalize::parse_type(&line.r#type, NO_SCHEMA).filter(
                |ty| !matches!(&ty.name, TypeName::Other(name) if name.schema == NO_SCHEMA),
            );
            let ty = ty.ok_or_else(|| format!("`{}` is not a type", line.r#type))?;
            Ok::<_, String>(if line.exact { Type::exact(ty) } else { Type::holds(ty) })
        };
        let ty = match line.r#type.as_str() {
            UNKNOWN => Type::Unknown(Arc::default()),
            _ => known()?,
        };
        let Counter { name, r#type, options } = line.sequence;
        let kind = if line.r#virtual { GeneratedKind::Virtual } else { GeneratedKind::Stored };
        Ok(Self {
            name: String::new(),
            ty,
            nullable: line.null,
            not_null: line.not_null,
            default: line.default,
            auto_increment: line.auto_increment.map(|it| match it {
                Word::Implied => AutoIncrement::Implied,
                Word::Wanted => AutoIncrement::Wanted,
                Word::Unwanted => AutoIncrement::Unwanted,
                Word::Exact(kind) => {
                    let identity = Identity { kind, options, ty: r#type, sequence: name };
                    AutoIncrement::Exact(Box::new(identity))
                }
            }),
            generated: line.generated.map(|expression| Box::new(Generated { expression, kind })),
            collation: line.collate.map(Box::new),
            comment: line.comment,
            renamed_from: line.renamed_from,
            fill: None,
            using: Pair::default(),
            place: Place::default(),
        })
    }
}

/// The type with quoted names, so that it reads back unchanged.
fn spell(ty: &ColumnType) -> String {
    ty.to_sql(|name| match name {
        TypeName::Builtin(name) | TypeName::Extension(name) => name.clone(),
        TypeName::Enum(name) | TypeName::Other(name) => {
            format!("{}.{}", quote::quoted(&name.schema), quote::quoted(&name.name))
        }
    })
}
