//! Statements of SQL files, as far as they are known before Postgres has read them.

use std::collections::BTreeSet;

use super::{Place, Qualified};

/// A statement that declares an object beside tables, or says something of one.
#[derive(Clone, Debug, PartialEq)]
pub struct Declaration {
    /// Without a semicolon.
    pub sql: String,
    /// What it creates, as far as its first words tell.
    pub name: Option<Qualified>,
    pub makes: Makes,
    pub place: Place,
}

impl Declaration {
    /// The names in it, those in bodies between quotes or dollars included.
    #[must_use]
    pub fn names(&self) -> BTreeSet<String> {
        let mut names = BTreeSet::new();
        add_names(&self.sql, &mut names);
        names
    }
}

/// What a statement creates, as far as that matters before Postgres has read it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Makes {
    /// Compared like that of an entity.
    Table,
    /// An entity can be over it.
    View,
    Partition,
    /// Another object beside tables, or nothing.
    Other,
}

/// The tables that statements declare, each with its place.
pub fn declared_tables(declarations: &[Declaration]) -> impl Iterator<Item = (&Qualified, &Place)> {
    let own = declarations.iter().filter(|it| it.makes == Makes::Table);
    own.filter_map(|it| it.name.as_ref().map(|name| (name, &it.place)))
}

fn add_names(sql: &str, names: &mut BTreeSet<String>) {
    for token in lexer::tokens(sql) {
        names.extend(token.name());
        if let Some(body) = token.constant() {
            add_names(&body, names);
        }
    }
}
