//! Independent sequences, which an entity states beside its table.

use std::collections::BTreeMap;

use super::{attribute::Item, context::Context};
use crate::{
    render::sql::sequence::explicit,
    schema::{IntegerType, Qualified, Sequence, SequenceOptions, Table, quote::ident},
};

/// The sequences that each table states, and those that no entity can.
#[derive(Debug, Default)]
pub(super) struct Homes<'a> {
    pub(super) of: BTreeMap<&'a Qualified, Vec<&'a Qualified>>,
    pub(super) unstated: Vec<&'a Qualified>,
}

/// A sequence is stated by the table that owns it or whose default counts with it, or else by the first one of its schema.
pub(super) fn homes<'a>(context: &Context<'a>) -> Homes<'a> {
    let mut homes = Homes::default();
    for name in context.schema.sequences.keys() {
        let uses = |table: &Table| {
            let defaults = table.columns.iter().filter_map(|it| it.default.as_ref());
            defaults
                .into_iter()
                .any(|it| it.as_str().contains("nextval(") && it.mentions(&name.name))
        };
        let first = |is: &dyn Fn(&Qualified, &Table) -> bool| {
            context.tables().find(|(name, table)| is(name, table)).map(|(name, _)| name)
        };
        let owner = context.schema.sequences.get(name).and_then(|it| it.owned_by.as_ref());
        let home = first(&|own, _| owner.is_some_and(|(table, _)| table == own))
            .or_else(|| first(&|_, table| uses(table)))
            .or_else(|| first(&|it, _| it.schema == name.schema))
            .or_else(|| first(&|_, _| true));
        // A dot is between the schema and the name.
        let is_plain = !name.name.contains('.') && !name.schema.contains('.');
        match home.filter(|_| is_plain) {
            Some(home) => homes.of.entry(home).or_default().push(name),
            None => homes.unstated.push(name),
        }
    }
    homes
}

pub(super) fn item(name: &Qualified, sequence: &Sequence, table: &Qualified) -> Item {
    let Sequence { ty, options, owned_by, comment } = sequence;
    let mut parts = vec![Item::Text("name", name.relative_to(&table.schema))];
    // Without a type, a sequence uses bigint (manual, `CREATE SEQUENCE`).
    let ty = (*ty != IntegerType::Bigint).then(|| format!("AS {}", ty.as_sql()));
    let words: Vec<String> = ty.into_iter().chain([self::options(*options)]).collect();
    let text = words.join(" ").trim().to_owned();
    parts.extend((!text.is_empty()).then_some(Item::Text("options", text)));
    let owned_by = owned_by.as_ref().filter(|(own, _)| own == table);
    parts.extend(owned_by.map(|(_, column)| Item::Text("owned_by", ident(column))));
    parts.extend(comment.iter().map(|it| Item::Text("comment", it.clone())));
    Item::List("sequence", parts)
}

/// The options that are not the default, in SQL.
pub(super) fn options(options: SequenceOptions) -> String {
    explicit(options).join(" ")
}
