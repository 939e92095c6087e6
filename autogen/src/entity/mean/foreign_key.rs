//! Foreign keys: relations resolved to tables and columns, after all entities are read.

use std::collections::BTreeMap;

use crate::{
    entity::{
        path::Name,
        place::Report,
        read::{
            nearest::did_you_mean,
            relation::{Columns, Relation},
        },
    },
    schema::{
        diagnostic::Diagnostic,
        name::{clip, suffixed},
        stated::{ForeignKey, Named, Table},
    },
};

use super::{
    draft::{Draft, Entity},
    name,
    scope::Scope,
    statement::Statement,
};

/// All entities, by the names that paths resolve to.
pub(super) struct Entities<'a> {
    scope: &'a Scope<'a>,
    by_entity: BTreeMap<&'a Name, &'a Entity>,
    by_column: BTreeMap<&'a Name, &'a Entity>,
}

impl<'a> Entities<'a> {
    pub(super) fn new(scope: &'a Scope<'a>, entities: &'a [Entity]) -> Self {
        Self {
            scope,
            by_entity: entities.iter().map(|it| (&it.draft.entity, it)).collect(),
            by_column: entities.iter().map(|it| (&it.draft.column, it)).collect(),
        }
    }

    /// The foreign keys that an entity's relations ask for.
    pub(super) fn keys_of(
        &self,
        entity: &'a Entity,
        report: &mut Report,
    ) -> Vec<Named<ForeignKey>> {
        let relations = entity.draft.relations.iter();
        relations.filter_map(|relation| self.foreign_key(entity, relation, report)).collect()
    }

    fn foreign_key(
        &self,
        entity: &'a Entity,
        relation: &Relation,
        report: &mut Report,
    ) -> Option<Named<ForeignKey>> {
        let draft = &entity.draft;
        let Some(target) = self.target(draft, relation) else {
            report.push(self.unknown_table(draft, relation));
            return None;
        };
        let columns = self.columns(&relation.from, draft, entity, report)?;
        let referenced = self.columns(&relation.to, draft, target, report)?;
        if columns.len() != referenced.len() {
            let place = draft.site.place(relation.to.span);
            let message = format!("{} columns refer to {}", columns.len(), referenced.len());
            let diagnostic = Diagnostic::error("malformed-relation", place, message)
                .help("name as many columns in `to` as in `from`");
            report.push(diagnostic);
            return None;
        }
        let (columns, referenced) = once(columns, referenced);
        let conventional = format!("fk-{}-{}", draft.table.name, columns.join("-"));
        Some(Named {
            name: clip(relation.name.as_ref().unwrap_or(&conventional)).to_owned(),
            explicit: relation.name.is_some(),
            any_order: false,
            renamed_from: None,
            comment: None,
            value: ForeignKey {
                columns,
                references: target.draft.table.clone(),
                referenced_columns: referenced,
                on_update: relation.on_update,
                on_delete: relation.on_delete,
                on_delete_columns: None,
                match_full: None,
                deferrable: None,
                validity: None,
            },
            place: draft.site.place(relation.target_span),
        })
    }

    fn target(&self, draft: &Draft, relation: &Relation) -> Option<&'a Entity> {
        let name = self.scope.name(&draft.site.module, &relation.target)?;
        self.by_entity.get(&name).copied()
    }

    fn unknown_table(&self, draft: &Draft, relation: &Relation) -> Diagnostic {
        let path = relation.target.join("::");
        let message = format!("`{path}` leads to no entity");
        let place = draft.site.place(relation.target_span);
        let diagnostic = Diagnostic::error("unknown-table", place, message);
        let module = relation.target.iter().rev().nth(1).map_or("", String::as_str);
        let modules = self.by_entity.keys().filter_map(|name| name.module.last());
        match did_you_mean(module, modules.map(String::as_str)) {
            Some(help) => diagnostic.help(help),
            None => {
                diagnostic.help("entities of another crate are seen with a second `--entity DIR`")
            }
        }
    }

    /// The columns of one side. A path may lead to the columns of any entity; a variant without a path is one of
    /// `side`'s.
    fn columns(
        &self,
        columns: &Columns,
        draft: &Draft,
        side: &'a Entity,
        report: &mut Report,
    ) -> Option<Vec<String>> {
        columns.paths.iter().map(|path| self.column(path, columns, draft, side, report)).collect()
    }

    fn column(
        &self,
        path: &[String],
        columns: &Columns,
        draft: &Draft,
        side: &'a Entity,
        report: &mut Report,
    ) -> Option<String> {
        let (variant, owner) = path.split_last()?;
        let named = self.scope.name(&draft.site.module, owner);
        let entity = named.and_then(|name| self.by_column.get(&name).copied()).unwrap_or(side);
        let found = entity.column_of(variant).or_else(|| side.column_of(variant));
        if found.is_none() {
            let place = draft.site.place(columns.span);
            let message = format!("`{}` has no column `{variant}`", entity.draft.table.name);
            let diagnostic = Diagnostic::error("unknown-column", place, message);
            let variants = entity.variants.iter().map(String::as_str);
            report.push(match did_you_mean(variant, variants) {
                Some(help) => diagnostic.help(help),
                None => diagnostic.help("name a variant of its `Column`, or a column of its table"),
            });
        }
        found.map(str::to_owned)
    }
}

/// The pairs of columns without repetitions: `sea-orm-cli` repeats them if the database has several foreign keys on the same
/// columns.
fn once(columns: Vec<String>, referenced: Vec<String>) -> (Vec<String>, Vec<String>) {
    let mut pairs: Vec<(String, String)> = Vec::new();
    for pair in columns.into_iter().zip(referenced) {
        if !pairs.contains(&pair) {
            pairs.push(pair);
        }
    }
    pairs.into_iter().unzip()
}

/// Adds a foreign key once: two relations may describe the same one, and complete each other. Some projects relate
/// one column to two tables, and only the database knows which of them has the key. Then both stay, under its name.
///
/// The convention gives keys over different columns the same name only if the name is cut: then the later one gets a
/// number.
pub(super) fn add(mut key: Named<ForeignKey>, table: &mut Table, report: &mut Report) {
    let is_cut = |other: &Named<ForeignKey>| {
        other.name == key.name && !other.explicit && other.value.columns != key.value.columns
    };
    if !key.explicit && table.foreign_keys.iter().any(is_cut) {
        let numbered = |n: usize| suffixed(&key.name, &format!("-{}", n + 2));
        key.name = name::free(numbered, table);
    }
    let agree =
        |left: Option<_>, right: Option<_>| left.is_none() || right.is_none() || left == right;
    let is_one = |other: &Named<ForeignKey>| {
        let (left, right) = (&other.value, &key.value);
        left.columns == right.columns
            && left.references == right.references
            && left.referenced_columns == right.referenced_columns
            && agree(left.on_update, right.on_update)
            && agree(left.on_delete, right.on_delete)
    };
    let named = |it: &&mut Named<ForeignKey>| it.name == key.name;
    if let Some(same) = table.foreign_keys.iter_mut().find(|it| named(it) && is_one(it)) {
        same.value.on_update = same.value.on_update.or(key.value.on_update);
        same.value.on_delete = same.value.on_delete.or(key.value.on_delete);
        return;
    }
    let is_stated = |other: &&Named<ForeignKey>| {
        let stated = key.explicit || other.explicit;
        let elsewhere = other.value.references != key.value.references
            || other.value.referenced_columns != key.value.referenced_columns;
        other.name == key.name && (stated || !elsewhere)
    };
    let Some(other) = table.foreign_keys.iter().find(is_stated) else {
        return table.foreign_keys.push(key);
    };
    let message = format!("two foreign keys are called `{}`", key.name);
    // They refer to the same columns, with other actions.
    let diagnostic = if key.explicit || other.explicit {
        Diagnostic::error("duplicate-name", key.place, message)
    } else {
        let message = format!("{message}; the second is not compared");
        Diagnostic::warning("duplicate-name", key.place, message)
    };
    let diagnostic = diagnostic
        .help(format!("the other one is in line {}", other.place.line))
        .help("keep one in the database with `skip_fk` on the other, or name it with `fk_name`");
    report.push(diagnostic);
}

/// Adds what `foreign_key(…)` states to the foreign key on its columns.
pub(super) fn read(statement: &mut Statement<'_>) -> Option<()> {
    let clauses = statement.clauses(&[
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
    let columns = statement.on_columns(&clauses)?;
    let find = |key: &&mut Named<ForeignKey>| key.value.columns == columns;
    let Some(key) = statement.table.foreign_keys.iter_mut().find(find) else {
        let message = format!("no `belongs_to` is on `{}`", columns.join(", "));
        return statement.fail("no-foreign-key", statement.entry.span, &message);
    };
    if let Some(name) = &clauses.name {
        clip(name).clone_into(&mut key.name);
        key.explicit = true;
    }
    key.renamed_from = clauses.renamed_from;
    key.comment = clauses.comment;
    key.value.deferrable = clauses.deferrable;
    key.value.match_full = clauses.match_full;
    key.value.validity = clauses.validity;
    if let Some((action, columns)) = clauses.on_delete {
        key.value.on_delete = Some(action);
        key.value.on_delete_columns = Some(columns);
    }
    Some(())
}
