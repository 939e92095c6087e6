//! A schema with other schema names, including in its expressions.

use std::{collections::BTreeMap, sync::Arc};

use lexer::{Kind, Token};

use super::PREFIX;
use crate::schema::{
    Address, Declarations, Declared, Expression, Qualified, Schema, Sequence, Table, TypeName,
    declared::{self, Bonds, Required},
    quote, tokens,
};

/// Where objects move.
pub(super) enum Moves<'a> {
    /// New names of Postgres schemas by old ones; other schemas stay.
    Schemas(BTreeMap<String, String>),
    /// Out of this Postgres schema, to that of each table and type by its name.
    Homes { from: &'a str, homes: &'a BTreeMap<String, String> },
}

impl Moves<'_> {
    /// The new schema of an object; `None` if it stays.
    fn of(&self, name: &Qualified) -> Option<&String> {
        match self {
            Self::Schemas(names) => names.get(&name.schema),
            Self::Homes { from, homes } => homes.get(&name.name).filter(|_| name.schema == *from),
        }
    }

    pub(super) fn qualified(&self, name: &Qualified) -> Qualified {
        match self.of(name) {
            Some(schema) => Qualified::new(schema.clone(), name.name.clone()),
            None => name.clone(),
        }
    }

    fn namespace(&self, name: &str) -> String {
        let renamed = match self {
            Self::Schemas(names) => names.get(name).cloned(),
            Self::Homes { .. } => None,
        };
        renamed.unwrap_or_else(|| name.to_owned())
    }
}

/// An address under its new names.
pub(super) fn address(address: &Address, moves: &Moves<'_>) -> Address {
    Mover { moves, schema: &Schema::default() }.address(address)
}

/// A statement under new names; `schema` has what is named in it.
pub(super) fn statement(sql: &str, schema: &Schema, moves: &Moves<'_>) -> String {
    Mover { moves, schema }.statement(sql)
}

pub(super) fn relocate(schema: &Schema, moves: &Moves<'_>) -> Schema {
    let relocation = Mover { moves, schema };
    Schema {
        namespaces: schema
            .namespaces
            .iter()
            .map(|(name, it)| (moves.namespace(name), it.clone()))
            .collect(),
        extensions: schema.extensions.clone(),
        enums: schema
            .enums
            .iter()
            .map(|(name, it)| (relocation.qualified(name), it.clone()))
            .collect(),
        // A domain stays in its schema.
        domains: schema.domains.clone(),
        sequences: schema
            .sequences
            .iter()
            .map(|(name, it)| {
                let owned_by = it.owned_by.as_ref();
                let owned_by =
                    owned_by.map(|(table, column)| (relocation.qualified(table), column.clone()));
                (relocation.qualified(name), Sequence { owned_by, ..it.clone() })
            })
            .collect(),
        tables: schema
            .tables
            .iter()
            .map(|(name, it)| (relocation.qualified(name), relocation.table(it).into()))
            .collect(),
        declared: relocation.declarations(&schema.declared),
    }
}

struct Mover<'a> {
    moves: &'a Moves<'a>,
    schema: &'a Schema,
}

impl Mover<'_> {
    fn qualified(&self, name: &Qualified) -> Qualified {
        self.moves.qualified(name)
    }

    fn declarations(&self, declared: &Declarations) -> Declarations {
        let Declarations { objects, bonds } = declared;
        let objects = objects.iter().map(|(at, it)| (self.address(at), self.declared(it)));
        let bonds = bonds.iter().map(|(at, it)| (self.address(at), self.bonds(it)));
        Declarations { objects: objects.collect(), bonds: bonds.collect() }
    }

    fn address(&self, address: &Address) -> Address {
        Address {
            kind: address.kind,
            name: self.qualified(&address.name),
            part: self.statement(&address.part),
            column: address.column.clone(),
        }
    }

    fn declared(&self, it: &Declared) -> Declared {
        Declared {
            definition: self.statement(&it.definition),
            on: self.statement(&it.on),
            undo: it.undo.as_ref().map(|it| self.statement(it)),
            comment: it.comment.clone(),
            shape: it.shape.iter().map(|it| self.statement(it)).collect(),
            withheld: it.withheld.clone(),
        }
    }

    fn bonds(&self, bonds: &Bonds) -> Bonds {
        let requires = bonds.requires.iter().map(|it| match it {
            Required::Relation(name) => Required::Relation(self.qualified(name)),
            Required::Column(table, column) => {
                Required::Column(self.qualified(table), column.clone())
            }
            Required::Type(name) => Required::Type(self.qualified(name)),
            Required::Declared(address) => Required::Declared(self.address(address)),
        });
        let identity = self.statement(&bonds.identity);
        Bonds { identity, requires: requires.collect(), ..bonds.clone() }
    }

    /// The statement with the new names of what it names, in the bodies between dollars as well: Postgres looks into those.
    fn statement(&self, sql: &str) -> String {
        tokens::rewrite(sql, |before, from| match from[0].kind {
            Kind::Name if is_schema(before) && !from.get(1).is_some_and(|it| it.is(".")) => {
                let name = from[0].name()?;
                Some((1, spelled(from[0], &self.moves.namespace(&name))))
            }
            Kind::Name => Some((1, spelled(from[0], self.schema_of(from)?))),
            Kind::Constant if is_schema(before) => {
                let name = from[0].constant()?;
                Some((1, quote::literal(&self.moves.namespace(&name))))
            }
            Kind::Constant if from[0].text.starts_with('$') => {
                let text = from[0].text;
                let quotes = text.find('$').and_then(|_| text[1..].find('$')).map(|at| at + 2)?;
                let body = text.get(quotes..text.len() - quotes)?;
                let (open, close) = (&text[..quotes], &text[text.len() - quotes..]);
                Some((1, format!("{open}{}{close}", self.statement(body))))
            }
            Kind::Constant => Some((1, self.constant(from[0])?)),
            Kind::Blank
            | Kind::Comment
            | Kind::Bits
            | Kind::Number
            | Kind::Parameter
            | Kind::Operator
            | Kind::Special => None,
        })
    }

    fn table(&self, table: &Table) -> Table {
        let mut table = table.clone();
        for column in &mut table.columns {
            match &column.ty.name {
                TypeName::Enum(name) => {
                    let name = TypeName::Enum(self.qualified(name));
                    Arc::make_mut(&mut column.ty).name = name;
                }
                // A type that is not ours is where it is.
                TypeName::Other(name) if self.is_declared_type(name) => {
                    let name = TypeName::Other(self.qualified(name));
                    Arc::make_mut(&mut column.ty).name = name;
                }
                TypeName::Other(_) | TypeName::Builtin(_) | TypeName::Extension(..) => {}
            }
            let sequence = column.identity.as_mut().and_then(|it| it.sequence.as_mut());
            if let Some(name) = sequence {
                *name = self.qualified(name);
            }
        }
        for key in table.foreign_keys.values_mut() {
            key.references = self.qualified(&key.references);
        }
        for (_, expression) in table.slots_mut() {
            self.expression(expression);
        }
        table
    }

    /// Renames the schema of each `schema.name` in the text that names a relocated enum, table or sequence. String
    /// constants stay unchanged, except those that name such a sequence (`nextval('app.numbers')`).
    fn expression(&self, expression: &mut Expression) {
        expression.0 = tokens::rewrite(expression.as_str(), |_, from| match from[0].kind {
            Kind::Name => Some((1, quote::ident(self.schema_of(from)?))),
            Kind::Constant => Some((1, self.constant(from[0])?)),
            Kind::Blank
            | Kind::Comment
            | Kind::Bits
            | Kind::Number
            | Kind::Parameter
            | Kind::Operator
            | Kind::Special => None,
        });
    }

    /// The constant with the new name of its sequence.
    fn constant(&self, token: Token<'_>) -> Option<String> {
        let text = token.constant()?;
        let tokens: Vec<_> = lexer::tokens(&text).collect();
        let [schema, name] = <[String; 2]>::try_from(tokens::parts(&tokens)).ok()?;
        let named = Qualified::new(schema, name);
        let is_sequence = self.schema.sequences.contains_key(&named)
            // Only what is made here is in a double.
            || named.schema.starts_with(PREFIX);
        let ours = tokens.len() == 3 && is_sequence;
        ours.then(|| quote::literal(&quote::qualified(&self.qualified(&named))))
    }

    /// The new schema name, if the tokens begin with the name of a relocated object.
    fn schema_of(&self, tokens: &[Token<'_>]) -> Option<&String> {
        // A column of it may follow.
        let parts = tokens::parts(tokens);
        let [schema, name] = parts.get(..2)?.to_vec().try_into().ok()?;
        let named = Qualified::new(schema, name);
        let ours = self.schema.enums.contains_key(&named)
            || self.schema.tables.contains_key(&named)
            || self.schema.sequences.contains_key(&named)
            || self.schema.declared.objects.keys().any(|it| it.name == named || is_index(it, &named))
            // Only what is made here is in a double.
            || named.schema.starts_with(PREFIX);
        self.moves.of(&named).filter(|_| ours)
    }

    fn is_declared_type(&self, name: &Qualified) -> bool {
        let types = self.schema.declared.objects.keys().filter(|it| it.kind.is_type());
        name.schema.starts_with(PREFIX) || types.into_iter().any(|it| it.name == *name)
    }
}

/// Whether the name is that of an index on a materialized view, which is in the same schema.
fn is_index(address: &Address, name: &Qualified) -> bool {
    address.kind == declared::Kind::Index
        && address.name.schema == name.schema
        && address.part == name.name
}

/// Whether a schema's name is next: after `SCHEMA` or `SET search_path TO`, be it as one of several.
fn is_schema(before: &[Token<'_>]) -> bool {
    let mut words = before.iter().rev();
    let is_name = |it: &Token<'_>| matches!(it.kind, Kind::Name | Kind::Constant);
    loop {
        match words.next() {
            Some(it) if it.is("SCHEMA") => return true,
            Some(it) if it.is("TO") || it.is("=") => {
                return words.next().is_some_and(|it| it.is("search_path"));
            }
            // Of a list.
            Some(it) if it.is(",") && words.next().is_some_and(is_name) => {}
            _ => return false,
        }
    }
}

/// A name between quotes if the one that it takes the place of is, so that the way back leads to the same text.
fn spelled(token: Token<'_>, name: &str) -> String {
    if token.is_quoted() {
        format!("\"{}\"", name.replace('"', "\"\""))
    } else {
        quote::ident(name)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{super::double, Moves, relocate, statement};
    use crate::schema::{
        ByName, Check, Enum, Expression, IntegerType, Qualified, Schema, Sequence, SequenceOptions,
        Table, Validity,
    };

    #[test]
    fn only_managed_objects_are_relocated() {
        let text = "mood = 'app.mood'::app.mood AND app.slug(x) <> '' AND a.mood = \"app\".mood";
        let check = Check {
            expression: Expression::new(text),
            no_inherit: false,
            validity: Validity::Valid,
        };
        let table =
            Table { checks: ByName::from_iter([("c".to_owned(), check)]), ..Table::default() };
        let schema = Schema {
            enums: BTreeMap::from([(Qualified::new("app", "mood"), Enum::default())]),
            tables: BTreeMap::from([(Qualified::new("app", "t"), table.into())]),
            ..Schema::default()
        };
        let names = BTreeMap::from([("app".to_owned(), "x".to_owned())]);
        let moved = relocate(&schema, &Moves::Schemas(names));
        let check = &moved.tables[&Qualified::new("x", "t")].checks["c"];
        let expected = "mood = 'app.mood'::x.mood AND app.slug(x) <> '' AND a.mood = x.mood";
        assert_eq!(check.expression.as_str(), expected);
    }

    #[test]
    fn constants_that_name_a_sequence_find_the_way_back() {
        let text = "CREATE FUNCTION app.f() RETURNS bigint AS $$ SELECT nextval('app.numbers') $$";
        let numbers = Sequence {
            ty: IntegerType::Bigint,
            options: SequenceOptions::default(),
            owned_by: None,
            comment: None,
        };
        let schema = Schema {
            sequences: BTreeMap::from([(Qualified::new("app", "numbers"), numbers)]),
            ..Schema::default()
        };
        let double = double("app");
        let there = BTreeMap::from([("app".to_owned(), double.clone())]);
        let moved = statement(text, &schema, &Moves::Schemas(there));
        assert!(moved.contains(&format!("nextval('{double}.numbers')")), "{moved}");
        let back = BTreeMap::from([(double, "app".to_owned())]);
        let returned = statement(&moved, &Schema::default(), &Moves::Schemas(back));
        assert!(returned.contains("nextval('app.numbers')"), "{returned}");
    }
}
