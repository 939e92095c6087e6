//! The tables that SQL files declare.

use std::{collections::BTreeMap, sync::Arc};

use super::{Declaration, Diagnostic, Play, refused};
use crate::{
    catalog,
    schema::{
        Qualified, Schema,
        stated::{self, declared_tables},
    },
    scratch::{Scratch, ScratchError, mentioned::names},
};

impl Play<'_> {
    /// Whether the statement is an index on a table that another one declares.
    pub(super) fn is_about_a_table(&self, declaration: &Declaration) -> bool {
        let is_index = lexer::tokens(&declaration.sql).any(|it| it.is("INDEX"));
        let names = names([declaration]);
        is_index && declared_tables(self.declarations).any(|(it, _)| names.contains(&it.name))
    }

    /// The declared tables, with all that is said of them.
    pub(super) async fn tables(
        &self,
        scratch: &mut Scratch<'_>,
    ) -> Result<Result<BTreeMap<Qualified, Box<stated::Table>>, Vec<Diagnostic>>, ScratchError>
    {
        if declared_tables(self.declarations).next().is_none() {
            return Ok(Ok(BTreeMap::new()));
        }
        let mut read = scratch.read().await?;
        catalog::not_null::add(scratch.connection, &mut read).await?;
        let read = scratch.returned(&Schema { tables: read.tables, ..self.with_names.clone() });
        let schemas: Vec<String> = scratch.doubles.values().cloned().collect();
        let beyond = catalog::beyond::read(scratch.connection, &schemas).await?;
        let beyond: Vec<(Qualified, String)> =
            beyond.into_iter().map(|(name, it)| (scratch.returned_name(&name), it)).collect();
        let mut stated = BTreeMap::new();
        let mut refused = Vec::new();
        for (name, place) in declared_tables(self.declarations) {
            let lost = beyond.iter().filter(|(of, _)| of == name).map(|(_, it)| it);
            refused.extend(lost.map(|it| refused::not_compared(it, place)));
            match read.tables.get(name) {
                Some(table) => {
                    let mut table = table.clone();
                    for column in &mut Arc::make_mut(&mut table).columns {
                        column.not_null = column.named_not_null(name);
                    }
                    let table = stated::Table::complete(&table, place);
                    stated.insert(name.clone(), Box::new(table));
                }
                None if refused.is_empty() => {
                    refused.push(refused::not_compared("such a table", place));
                }
                None => {}
            }
        }
        Ok(if refused.is_empty() { Ok(stated) } else { Err(refused) })
    }
}

/// Whether the statement may say something of one of these tables, or of an index of one.
pub(super) fn are_meant(
    declaration: &Declaration,
    tables: &BTreeMap<Qualified, Box<stated::Table>>,
) -> bool {
    let names = names([declaration]);
    tables.iter().any(|(name, it)| {
        let mut indexes = it.indexes.iter().map(|it| &it.name);
        names.contains(&name.name) || indexes.any(|it| names.contains(it))
    })
}
