//! `#[schema(…)]` on the struct: indexes and constraints that SeaORM's own attributes cannot say.
//!
//! What is not named here is named as SeaORM would: kind, table and columns joined by dashes (`idx-users-email`,
//! `uq-…`, `ck-…`, `ex-…`); an expression counts as `expr`, a check as the columns it mentions. A name that is taken
//! gets a number.

use std::collections::BTreeMap;

use crate::{
    entity::{
        place::{Report, Site, Spot},
        read::{
            active_enum::qualified, attributes::Entry, index_key, keys, nearest::did_you_mean,
            sequence, sql,
        },
    },
    schema::{
        Action, Deferrable, Exclusion, Expression, Index, IndexKey, Unique, Validity,
        diagnostic::Diagnostic,
        index,
        name::clip,
        stated::{Check, ForeignKey, Named, Table},
    },
};

use super::{draft::Draft, table};

const KEYS: &[&str] = &[
    "index",
    "unique",
    "check",
    "exclude",
    "foreign_key",
    "primary_key",
    "sequence",
    "renamed_from",
];

/// Puts what the attribute says into the table. `foreign_key(…)` has to wait: see [`foreign_keys`].
pub(crate) fn read(draft: &Draft, table: &mut Table, report: &mut Report) {
    for entry in &draft.said {
        if keys::known(entry, KEYS, &draft.site, report).is_none() {
            continue;
        }
        if entry.key == "renamed_from" {
            let former = report.keep(entry.text(&draft.site));
            table.renamed_from = former.map(|former| qualified(&former, &draft.table.schema));
            continue;
        }
        let mut reader = Reader { draft, entry, table, report };
        match entry.key.as_str() {
            "index" => reader.index(),
            "unique" => reader.unique(),
            "check" => reader.check(),
            "exclude" => reader.exclude(),
            "primary_key" => reader.primary_key(),
            "sequence" => reader.sequence(),
            _ => None,
        };
    }
}

/// Adds what `foreign_key(…)` says to the foreign keys of the table.
pub(crate) fn foreign_keys(draft: &Draft, table: &mut Table, report: &mut Report) {
    for entry in draft.said.iter().filter(|entry| entry.key == "foreign_key") {
        Reader { draft, entry, table, report }.foreign_key();
    }
}

struct Reader<'a> {
    draft: &'a Draft,
    entry: &'a Entry,
    table: &'a mut Table,
    report: &'a mut Report,
}

/// What may stand in any of the lists.
#[derive(Default)]
struct Said {
    on: Option<(String, Spot)>,
    name: Option<String>,
    renamed_from: Option<String>,
    using: Option<String>,
    with: BTreeMap<String, String>,
    filter: Option<Expression>,
    include: Vec<String>,
    expression: Option<Expression>,
    deferrable: Option<Deferrable>,
    match_full: Option<bool>,
    on_delete: Option<(Action, Vec<String>)>,
    validity: Option<Validity>,
    options: Option<String>,
    comment: Option<String>,
    unique: bool,
    nulls_not_distinct: bool,
    no_inherit: bool,
}

impl Reader<'_> {
    fn site(&self) -> Site {
        self.draft.site.clone()
    }

    fn index(&mut self) -> Option<()> {
        let said = self.said(&[
            "on",
            "name",
            "using",
            "with",
            "filter",
            "include",
            "unique",
            "nulls_not_distinct",
            "comment",
            "renamed_from",
        ])?;
        let (on, span) = self.on(&said)?;
        let mut columns = Vec::new();
        for part in sql::split(&on) {
            match index_key::read(part) {
                Ok(mut column) => {
                    if let IndexKey::Column(name) = &mut column.key {
                        *name = self.column(name, span)?;
                    }
                    columns.push(column);
                }
                Err(error) => return self.fail("malformed-attribute", span, &error),
            }
        }
        let parts = columns.iter().map(|column| match &column.key {
            IndexKey::Column(name) => name.as_str(),
            IndexKey::Expression(_) => "expr",
        });
        let fallback = conventional("idx", &self.draft.table.name, parts);
        let value = Index {
            unique: said.unique,
            nulls_not_distinct: said.nulls_not_distinct,
            method: said.using.clone().unwrap_or_else(|| "btree".to_owned()),
            columns,
            include: said.include.clone(),
            predicate: said.filter.clone(),
            with: said.with.clone(),
        };
        let named = self.named(said, &fallback, value);
        self.table.indexes.push(named);
        Some(())
    }

    fn unique(&mut self) -> Option<()> {
        let said = self.said(&[
            "on",
            "name",
            "include",
            "nulls_not_distinct",
            "deferrable",
            "comment",
            "renamed_from",
        ])?;
        let columns = self.on_columns(&said)?;
        let parts = columns.iter().map(String::as_str);
        let fallback = conventional("uq", &self.draft.table.name, parts);
        let value = Unique {
            columns,
            include: said.include.clone(),
            nulls_not_distinct: said.nulls_not_distinct,
            deferrable: said.deferrable.unwrap_or_default(),
            without_overlaps: false,
        };
        let named = self.named(said, &fallback, value);
        self.table.uniques.push(named);
        Some(())
    }

    fn check(&mut self) -> Option<()> {
        let said = self.said(&[
            "",
            "name",
            "no_inherit",
            "not_valid",
            "not_enforced",
            "comment",
            "renamed_from",
        ])?;
        let Some(expression) = said.expression.clone() else {
            return self.fail(
                "malformed-attribute",
                self.entry.span,
                "a check needs its expression: `check(\"price > 0\")`",
            );
        };
        let columns = self.table.columns.iter().map(|column| column.name.as_str());
        let mentioned = sql::mentioned(expression.as_str(), &columns);
        let fallback = conventional("ck", &self.draft.table.name, mentioned.into_iter());
        let value = Check { expression, no_inherit: said.no_inherit, validity: said.validity };
        let named = self.named(said, &fallback, value);
        self.table.checks.push(named);
        Some(())
    }

    /// Without `using` an exclusion is a `gist` one: over a `btree` it could say no more than `unique` does.
    fn exclude(&mut self) -> Option<()> {
        let said =
            self.said(&["on", "name", "using", "filter", "deferrable", "comment", "renamed_from"])?;
        let (on, _) = self.on(&said)?;
        let parts = sql::split(&on);
        let columns: Vec<_> = parts
            .iter()
            .map(|part| {
                let columns = self.table.columns.iter().map(|column| column.name.as_str());
                let head = part.split_whitespace().next().unwrap_or_default();
                match sql::mentioned(head, &columns)[..] {
                    [column] if !head.contains('(') => column,
                    _ => "expr",
                }
            })
            .collect();
        let fallback = conventional("ex", &self.draft.table.name, columns.into_iter());
        let using = said.using.as_deref().unwrap_or("gist");
        let mut definition = format!("USING {using} ({})", parts.join(", "));
        if let Some(filter) = &said.filter {
            definition.extend([" WHERE (", filter.as_str(), ")"]);
        }
        if let Some(deferrable) = said.deferrable.filter(|it| *it != Deferrable::No) {
            definition.extend([" ", deferrable.as_sql()]);
        }
        let exclusion = Exclusion { definition: Expression::new(definition) };
        let named = self.named(said, &fallback, exclusion);
        self.table.exclusions.push(named);
        Some(())
    }

    fn primary_key(&mut self) -> Option<()> {
        let said = self.said(&["name", "include", "deferrable", "comment"])?;
        let Some(key) = &mut self.table.primary_key else {
            let message = "there is no primary key to say this of";
            return self.fail("no-primary-key", self.entry.span, message);
        };
        if let Some(name) = &said.name {
            clip(name).clone_into(&mut key.name);
            key.explicit = true;
        }
        key.include = said.include;
        key.deferrable = said.deferrable;
        key.comment = said.comment;
        Some(())
    }

    /// A sequence of its own, in the table's schema unless its name says otherwise.
    fn sequence(&mut self) -> Option<()> {
        let said = self.said(&["name", "options", "comment"])?;
        let Some(name) = &said.name else {
            return self.fail("malformed-attribute", self.entry.span, "a sequence needs a `name`");
        };
        let name = qualified(name, &self.draft.table.schema);
        let mut sequence = match sequence::read(said.options.as_deref().unwrap_or_default()) {
            Ok(sequence) => sequence,
            Err(error) => return self.fail("malformed-attribute", self.entry.span, &error),
        };
        sequence.comment = said.comment;
        sequence.place = self.draft.site.place(self.entry.span);
        self.table.sequences.insert(name, sequence);
        Some(())
    }

    fn foreign_key(&mut self) -> Option<()> {
        let said = self.said(&[
            "on",
            "name",
            "on_delete",
            "deferrable",
            "match",
            "not_valid",
            "not_enforced",
            "comment",
            "renamed_from",
        ])?;
        let columns = self.on_columns(&said)?;
        let find = |key: &&mut Named<ForeignKey>| key.value.columns == columns;
        let Some(key) = self.table.foreign_keys.iter_mut().find(find) else {
            let message = format!("no `belongs_to` is on `{}`", columns.join(", "));
            return self.fail("no-foreign-key", self.entry.span, &message);
        };
        if let Some(name) = &said.name {
            clip(name).clone_into(&mut key.name);
            key.explicit = true;
        }
        key.renamed_from = said.renamed_from;
        key.comment = said.comment;
        key.value.deferrable = said.deferrable;
        key.value.match_full = said.match_full;
        key.value.validity = said.validity;
        if let Some((action, columns)) = said.on_delete {
            key.value.on_delete = Some(action);
            key.value.on_delete_columns = Some(columns);
        }
        Some(())
    }

    fn said(&mut self, known: &[&str]) -> Option<Said> {
        let site = self.site();
        let mut said = Said::default();
        for entry in self.report.keep(self.entry.list(&site))? {
            if keys::known(&entry, known, &site, self.report).is_some() {
                self.one(&entry, &mut said, &site)?;
            }
        }
        Some(said)
    }

    fn one(&mut self, entry: &Entry, said: &mut Said, site: &Site) -> Option<()> {
        match entry.key.as_str() {
            "unique" => said.unique = self.report.keep(keys::flag(entry, site))?,
            "nulls_not_distinct" => {
                said.nulls_not_distinct = self.report.keep(keys::flag(entry, site))?;
            }
            "no_inherit" => said.no_inherit = self.report.keep(keys::flag(entry, site))?,
            "not_valid" => {
                let flag = self.report.keep(keys::flag(entry, site))?;
                said.validity = Some(if flag { Validity::NotValid } else { Validity::Valid });
            }
            "not_enforced" => {
                let flag = self.report.keep(keys::flag(entry, site))?;
                said.validity = Some(if flag { Validity::NotEnforced } else { Validity::Valid });
            }
            "deferrable" => said.deferrable = self.report.keep(keys::deferrable(entry, site)),
            key => {
                let text = self.report.keep(entry.text(site))?;
                match key {
                    "" => said.expression = Some(Expression::new(text.trim())),
                    "on" => said.on = Some((text, entry.value_span())),
                    "name" => said.name = Some(text),
                    "using" => said.using = Some(text.to_lowercase()),
                    "filter" => said.filter = Some(Expression::new(text.trim())),
                    "include" => said.include = self.columns(&text, entry.value_span())?,
                    "options" => said.options = Some(text),
                    "comment" => said.comment = Some(text).filter(keys::says_something),
                    "with" => said.with = self.parameters(&text, entry)?,
                    "on_delete" => said.on_delete = Some(self.on_delete(&text, entry)?),
                    "match" => said.match_full = self.match_full(&text, entry),
                    _ => said.renamed_from = Some(clip(&text).to_owned()),
                }
            }
        }
        Some(())
    }

    fn match_full(&mut self, text: &str, entry: &Entry) -> Option<bool> {
        match text.to_lowercase().as_str() {
            "full" => Some(true),
            "simple" => Some(false),
            _ => {
                self.report.push(keys::wrong(entry, &self.draft.site, "`full` or `simple`"));
                None
            }
        }
    }

    /// `set null (author_id)`: what a `belongs_to` says of `on_delete`, and of which columns.
    fn on_delete(&mut self, text: &str, entry: &Entry) -> Option<(Action, Vec<String>)> {
        let open = text.find('(').unwrap_or(text.len());
        let (words, list) = text.split_at(open);
        let words: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
        let action = match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
            ["set", "null"] => Action::SetNull,
            ["set", "default"] => Action::SetDefault,
            ["cascade"] if list.is_empty() => Action::Cascade,
            ["restrict"] if list.is_empty() => Action::Restrict,
            ["no", "action"] if list.is_empty() => Action::NoAction,
            _ => {
                let wanted = "`set null`, `set null (column, …)`, `set default`, `cascade`, \
                    `restrict` or `no action`";
                self.report.push(keys::wrong(entry, &self.draft.site, wanted));
                return None;
            }
        };
        let columns = match list.trim().strip_prefix('(').and_then(|it| it.strip_suffix(')')) {
            Some(list) => self.columns(list, entry.value_span())?,
            None => Vec::new(),
        };
        Some((action, columns))
    }

    /// `m = 16, ef_construction = 64`.
    fn parameters(&mut self, text: &str, entry: &Entry) -> Option<BTreeMap<String, String>> {
        let mut parameters = BTreeMap::new();
        for part in sql::split(text) {
            let Some((name, value)) = part.split_once('=') else {
                self.report.push(keys::wrong(entry, &self.draft.site, "`name = value`, …"));
                return None;
            };
            let value = value.trim().trim_matches('\'');
            let name = name.trim().to_lowercase();
            let value = index::parameter(&name, value);
            parameters.insert(name, value);
        }
        Some(parameters)
    }

    fn on(&mut self, said: &Said) -> Option<(String, Spot)> {
        if said.on.is_none() {
            let message = format!("`{}` needs `on = \"…\"`", self.entry.key);
            return self.fail("malformed-attribute", self.entry.span, &message);
        }
        said.on.clone()
    }

    fn on_columns(&mut self, said: &Said) -> Option<Vec<String>> {
        let (on, span) = self.on(said)?;
        self.columns(&on, span)
    }

    /// A list of columns, each of them one of the table's.
    fn columns(&mut self, text: &str, span: Spot) -> Option<Vec<String>> {
        sql::split(text)
            .into_iter()
            .map(|part| {
                let quoted = part.starts_with('"').then(|| sql::name(part)).flatten();
                self.column(&quoted.unwrap_or_else(|| part.to_owned()), span)
            })
            .collect()
    }

    /// A column of the table, in its own case, or else in the lower case that Postgres folds to.
    fn column(&mut self, name: &str, span: Spot) -> Option<String> {
        // Postgres cuts what is written here as it has cut the column's own name.
        let cut = clip(name);
        let folded = cut.to_lowercase();
        let has = |name: &str| {
            self.table.column(name).is_some() || self.table.ignored.iter().any(|it| it == name)
        };
        if let Some(found) = [cut, folded.as_str()].into_iter().find(|name| has(name)) {
            return Some(found.to_owned());
        }
        let message = format!("`{}` has no column `{name}`", self.draft.table.name);
        let mut diagnostic =
            Diagnostic::error("unknown-column", self.draft.site.place(span), message);
        let names = self.table.columns.iter().map(|column| column.name.as_str());
        if let Some(help) = did_you_mean(name, names) {
            diagnostic = diagnostic.help(help);
        }
        self.report.push(diagnostic);
        None
    }

    fn named<T>(&self, said: Said, fallback: &str, value: T) -> Named<T> {
        let numbered = |n: usize| match n {
            0 => fallback.to_owned(),
            n => format!("{fallback}-{}", n + 1),
        };
        Named {
            explicit: said.name.is_some(),
            name: match said.name {
                Some(name) => clip(&name).to_owned(),
                None => table::free(numbered, self.table),
            },
            renamed_from: said.renamed_from,
            comment: said.comment,
            value,
            place: self.draft.site.place(self.entry.span),
        }
    }

    fn fail<T>(&mut self, code: &'static str, span: Spot, message: &str) -> Option<T> {
        self.report.push(Diagnostic::error(code, self.draft.site.place(span), message));
        None
    }
}

/// Kind, table and columns, joined by dashes.
fn conventional<'a>(
    kind: &'a str,
    table: &'a str,
    columns: impl Iterator<Item = &'a str>,
) -> String {
    let parts: Vec<_> = [kind, table].into_iter().chain(columns).collect();
    parts.join("-")
}
