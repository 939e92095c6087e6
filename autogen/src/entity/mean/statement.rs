//! One key of `#[autogen(…)]` on the struct: the contents of its list, with every column resolved in the table.
//!
//! Does not know what the list means for an index or a constraint.

use std::collections::BTreeMap;

use crate::{
    entity::{
        place::{Report, Site, Spot},
        read::{
            attributes::{ATTRIBUTE_HELP, Entry},
            keys,
            nearest::did_you_mean,
            sql,
        },
    },
    schema::{
        Action, Deferrable, Expression, Validity,
        diagnostic::Diagnostic,
        index,
        name::clip,
        stated::{Named, Table},
    },
};

use super::{draft::Draft, name};

/// A key, and the table it belongs to.
pub(super) struct Statement<'a> {
    pub(super) draft: &'a Draft,
    pub(super) entry: &'a Entry,
    pub(super) table: &'a mut Table,
    pub(super) report: &'a mut Report,
}

/// The keys that some list may contain.
#[derive(Default)]
pub(super) struct Clauses {
    pub(super) on: Option<(String, Spot)>,
    pub(super) name: Option<String>,
    pub(super) renamed_from: Option<String>,
    pub(super) using: Option<String>,
    pub(super) with: BTreeMap<String, String>,
    pub(super) filter: Option<Expression>,
    pub(super) include: Vec<String>,
    pub(super) expression: Option<Expression>,
    pub(super) deferrable: Option<Deferrable>,
    pub(super) match_full: Option<bool>,
    pub(super) on_delete: Option<(Action, Vec<String>)>,
    pub(super) validity: Option<Validity>,
    pub(super) options: Option<String>,
    pub(super) owned_by: Option<String>,
    pub(super) values: Option<String>,
    pub(super) partition_by: Option<String>,
    pub(super) comment: Option<String>,
    pub(super) unique: bool,
    pub(super) nulls_not_distinct: bool,
    pub(super) no_inherit: bool,
}

impl Statement<'_> {
    /// The contents of the list, which may contain only these keys.
    pub(super) fn clauses(&mut self, known: &[&str]) -> Option<Clauses> {
        let site = self.draft.site.clone();
        let mut clauses = Clauses::default();
        for entry in self.report.keep(self.entry.list(&site))? {
            if keys::known(&entry, known, &site, self.report).is_some() {
                self.clause(&entry, &mut clauses, &site)?;
            }
        }
        Some(clauses)
    }

    fn clause(&mut self, entry: &Entry, clauses: &mut Clauses, site: &Site) -> Option<()> {
        match entry.key.as_str() {
            "unique" => clauses.unique = self.report.keep(keys::flag(entry, site))?,
            "nulls_not_distinct" => {
                clauses.nulls_not_distinct = self.report.keep(keys::flag(entry, site))?;
            }
            "no_inherit" => clauses.no_inherit = self.report.keep(keys::flag(entry, site))?,
            "not_valid" => {
                let flag = self.report.keep(keys::flag(entry, site))?;
                clauses.validity = Some(if flag { Validity::NotValid } else { Validity::Valid });
            }
            "not_enforced" => {
                let flag = self.report.keep(keys::flag(entry, site))?;
                clauses.validity = Some(if flag { Validity::NotEnforced } else { Validity::Valid });
            }
            "deferrable" => clauses.deferrable = self.report.keep(keys::deferrable(entry, site)),
            key => {
                let text = self.report.keep(entry.text(site))?;
                match key {
                    "" => clauses.expression = Some(Expression::new(text.trim())),
                    "on" => clauses.on = Some((text, entry.value_span())),
                    "name" => clauses.name = Some(text),
                    "using" => clauses.using = Some(text.to_lowercase()),
                    "filter" => clauses.filter = Some(Expression::new(text.trim())),
                    "include" => clauses.include = self.columns(&text, entry.value_span())?,
                    "options" => clauses.options = Some(text),
                    "owned_by" => clauses.owned_by = Some(self.one_column(&text, entry)?),
                    "values" => clauses.values = Some(text),
                    "partition_by" => clauses.partition_by = Some(text),
                    "comment" => clauses.comment = Some(text).filter(keys::says_something),
                    "with" => clauses.with = self.parameters(&text, entry)?,
                    "on_delete" => clauses.on_delete = Some(self.on_delete(&text, entry)?),
                    "match" => clauses.match_full = self.match_full(&text, entry),
                    _ => clauses.renamed_from = Some(clip(&text).to_owned()),
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

    /// `set null (author_id)`: the `on_delete` of a `belongs_to`, with its columns.
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
        let columns = match sql::parenthesised(list) {
            Some((list, _)) => self.columns(list, entry.value_span())?,
            None => Vec::new(),
        };
        Some((action, columns))
    }

    fn one_column(&mut self, text: &str, entry: &Entry) -> Option<String> {
        let mut columns = self.columns(text, entry.value_span())?;
        if columns.len() != 1 {
            self.report.push(keys::wrong(entry, &self.draft.site, "one column"));
        }
        columns.pop()
    }

    /// `m = 16, ef_construction = 64`.
    fn parameters(&mut self, text: &str, entry: &Entry) -> Option<BTreeMap<String, String>> {
        let mut parameters = BTreeMap::new();
        for part in sql::split(text) {
            let stated = sql::name(part)
                .and_then(|(name, rest)| Some((name, sql::keyword(rest, "=")?.trim())));
            let Some((name, value)) = stated else {
                self.report.push(keys::wrong(entry, &self.draft.site, "`name = value`, …"));
                return None;
            };
            let constant = sql::token(value).and_then(|(token, _)| token.constant());
            let value = index::parameter(&name, constant.as_deref().unwrap_or(value));
            parameters.insert(name, value);
        }
        Some(parameters)
    }

    pub(super) fn on(&mut self, clauses: &Clauses) -> Option<(String, Spot)> {
        if clauses.on.is_none() {
            let message = format!("`{}` needs `on = \"…\"`", self.entry.key);
            return self.fail("malformed-attribute", self.entry.span, &message);
        }
        clauses.on.clone()
    }

    pub(super) fn on_columns(&mut self, clauses: &Clauses) -> Option<Vec<String>> {
        let (on, span) = self.on(clauses)?;
        self.columns(&on, span)
    }

    /// A list of columns of the table.
    pub(super) fn columns(&mut self, text: &str, span: Spot) -> Option<Vec<String>> {
        sql::split(text)
            .into_iter()
            .map(|part| {
                let quoted =
                    sql::token(part).filter(|(it, rest)| it.is_quoted() && rest.is_empty());
                let quoted = quoted.and_then(|(token, _)| token.name());
                self.column(&quoted.unwrap_or_else(|| part.to_owned()), span)
            })
            .collect()
    }

    /// A column of the table, in the given case, or else in the lower case that Postgres folds to.
    pub(super) fn column(&mut self, name: &str, span: Spot) -> Option<String> {
        // Postgres cuts this name as it has cut the column's own.
        let cut = clip(name);
        let folded = cut.to_lowercase();
        let has = |name: &str| {
            self.table.column(name).is_some() || self.table.ignored.iter().any(|it| it == name)
        };
        if let Some(found) = [cut, folded.as_str()].into_iter().find(|name| has(name)) {
            return Some(found.to_owned());
        }
        let message = format!("`{}` has no column `{name}`", self.draft.table.name);
        let diagnostic = Diagnostic::error("unknown-column", self.draft.site.place(span), message);
        let names: Vec<&str> = self.table.columns.iter().map(|it| it.name.as_str()).collect();
        let help = did_you_mean(name, names.iter().copied());
        let help = help.unwrap_or_else(|| format!("its columns are {}", names.join(", ")));
        self.report.push(diagnostic.help(help));
        None
    }

    pub(super) fn named<T>(&self, clauses: Clauses, fallback: &str, value: T) -> Named<T> {
        let numbered = |n: usize| match n {
            0 => fallback.to_owned(),
            n => format!("{fallback}-{}", n + 1),
        };
        Named {
            explicit: clauses.name.is_some(),
            any_order: false,
            name: match clauses.name {
                Some(name) => clip(&name).to_owned(),
                None => name::free(numbered, self.table),
            },
            renamed_from: clauses.renamed_from,
            comment: clauses.comment,
            value,
            place: self.draft.site.place(self.entry.span),
        }
    }

    pub(super) fn fail<T>(&mut self, code: &'static str, span: Spot, message: &str) -> Option<T> {
        let diagnostic = Diagnostic::error(code, self.draft.site.place(span), message);
        self.report.push(diagnostic.help(ATTRIBUTE_HELP));
        None
    }
}
