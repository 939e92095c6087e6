//! The names of constraints and indexes that the entities do not name. SeaORM's conventions apply unless a project
//! sets others.

use std::collections::BTreeSet;

use serde::Deserialize;

use crate::schema::{
    Index, IndexKey,
    name::{clip, implicit, suffixed},
    stated::{self, Named},
};

/// `[naming]` in the settings: a convention, and templates that override it.
///
/// A template may use `{table}`, `{columns}` (joined by `_`), `{referenced_table}` and `{referenced_columns}`; the
/// last two only for foreign keys. A result longer than 63 bytes is cut.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(default, deny_unknown_fields)]
pub struct Naming {
    pub convention: Convention,
    pub primary_key: Option<String>,
    pub unique: Option<String>,
    pub foreign_key: Option<String>,
    pub index: Option<String>,
    pub unique_index: Option<String>,
}

/// A set of names.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "snake_case")]
pub enum Convention {
    /// `fk-chapters-story_id`, `idx-stories-title`, `pk-members`, and Postgres' own if SeaORM leaves the naming to it.
    #[default]
    Seaorm,
    /// The names that Postgres gives: `chapters_story_id_fkey`, `stories_title_idx`, `members_pkey`.
    Postgres,
}

impl Naming {
    /// Names the objects that the entities leave unnamed.
    pub fn apply(&self, entities: &mut stated::Schema) {
        if *self == Self::default() {
            return;
        }
        for (name, table) in &mut entities.tables {
            self.name_parts(&name.name, table);
        }
        stated::tell_apart(entities);
    }

    fn name_parts(&self, table: &str, stated: &mut stated::Table) {
        if let Some(key) = stated.primary_key.as_mut().filter(|key| !key.explicit) {
            let name = self.of_primary_key(table, &key.columns);
            key.name = name.unwrap_or_else(|| std::mem::take(&mut key.name));
        }
        for unique in &mut stated.uniques {
            let name = self.of_unique(table, &unique.value.columns);
            rename(unique, name);
        }
        for key in &mut stated.foreign_keys {
            let stated::ForeignKey { columns, references, referenced_columns, .. } = &key.value;
            let name =
                self.of_foreign_key(table, columns, (&references.name, &referenced_columns[..]));
            rename(key, name);
        }
        for index in &mut stated.indexes {
            let name = self.of_index(table, &index.value);
            rename(index, name);
        }
        number_keys(&mut stated.foreign_keys);
        number(&mut stated.indexes);
        number(&mut stated.uniques);
    }

    /// The name of a primary key that states none; `None` if SeaORM's name stays.
    #[must_use]
    pub fn of_primary_key(&self, table: &str, columns: &[String]) -> Option<String> {
        let parts = Parts { table, columns, references: None };
        parts.named(self.primary_key.as_deref(), self.convention, "pkey")
    }

    /// The same for a unique constraint.
    #[must_use]
    pub fn of_unique(&self, table: &str, columns: &[String]) -> Option<String> {
        let parts = Parts { table, columns, references: None };
        parts.named(self.unique.as_deref(), self.convention, "key")
    }

    /// The same for a foreign key.
    #[must_use]
    pub fn of_foreign_key(
        &self,
        table: &str,
        columns: &[String],
        references: (&str, &[String]),
    ) -> Option<String> {
        let parts = Parts { table, columns, references: Some(references) };
        parts.named(self.foreign_key.as_deref(), self.convention, "fkey")
    }

    /// The same for an index.
    #[must_use]
    pub fn of_index(&self, table: &str, index: &Index) -> Option<String> {
        let columns = keys(index);
        let parts = Parts { table, columns: &columns, references: None };
        let template = match (index.unique, &self.unique_index) {
            (true, Some(template)) => Some(template),
            (true, None) | (false, _) => self.index.as_ref(),
        };
        parts.named(template.map(String::as_str), self.convention, "idx")
    }
}

/// The parts of a name.
struct Parts<'a> {
    table: &'a str,
    columns: &'a [String],
    references: Option<(&'a str, &'a [String])>,
}

impl Parts<'_> {
    /// The name from the template, or else by Postgres' rule; `None` if SeaORM's name stays.
    fn named(
        &self,
        template: Option<&str>,
        convention: Convention,
        suffix: &str,
    ) -> Option<String> {
        let columns: Vec<&str> = self.columns.iter().map(String::as_str).collect();
        match (template, convention) {
            (Some(template), _) => {
                let (referenced, referenced_columns) = self.references.unwrap_or(("", &[]));
                let name = template
                    .replace("{referenced_table}", referenced)
                    .replace("{referenced_columns}", &referenced_columns.join("_"))
                    .replace("{table}", self.table)
                    .replace("{columns}", &columns.join("_"));
                Some(clip(&name).to_owned())
            }
            (None, Convention::Postgres) if suffix == "pkey" => {
                Some(implicit(self.table, &[], suffix))
            }
            (None, Convention::Postgres) => Some(implicit(self.table, &columns, suffix)),
            (None, Convention::Seaorm) => None,
        }
    }
}

fn rename<T>(named: &mut Named<T>, name: Option<String>) {
    if let Some(name) = name.filter(|_| !named.explicit) {
        named.name = name;
    }
}

/// What Postgres uses for each key of an index in the index's name (`ChooseIndexColumnNames` in
/// `src/backend/commands/indexcmds.c`).
fn keys(index: &Index) -> Vec<String> {
    let name = |key: &IndexKey| match key {
        IndexKey::Column(name) => name.clone(),
        IndexKey::Expression(_) => "expr".to_owned(),
    };
    index.columns.iter().map(|column| name(&column.key)).collect()
}

/// If a name is taken, it gets a number, as in Postgres.
fn number<T>(named: &mut [Named<T>]) {
    let mut taken: BTreeSet<String> =
        named.iter().filter(|it| it.explicit).map(|it| it.name.clone()).collect();
    for it in named.iter_mut().filter(|it| !it.explicit) {
        let mut n = 0;
        let base = it.name.clone();
        while !taken.insert(it.name.clone()) {
            n += 1;
            it.name = suffixed(&base, &n.to_string());
        }
    }
}

/// The same, except for relations on the same columns to different tables: at most one of them becomes a foreign key.
fn number_keys(keys: &mut [Named<stated::ForeignKey>]) {
    let elsewhere = |left: &Named<stated::ForeignKey>, right: &Named<stated::ForeignKey>| {
        let target = |it: &Named<stated::ForeignKey>| {
            (it.value.references.clone(), it.value.referenced_columns.clone())
        };
        !left.explicit
            && !right.explicit
            && left.name == right.name
            && left.value.columns == right.value.columns
            && target(left) != target(right)
    };
    let first = |at: usize| keys[..at].iter().position(|it| elsewhere(it, &keys[at]));
    let first: Vec<Option<usize>> = (0..keys.len()).map(first).collect();
    number(keys);
    for (at, first) in first.into_iter().enumerate() {
        if let Some(first) = first {
            let name = keys[first].name.clone();
            keys[at].name = name;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Convention, Naming};
    use crate::schema::{Deferrable, Qualified, Unique, stated};

    fn named<T>(name: &str, value: T) -> stated::Named<T> {
        stated::Named {
            name: name.to_owned(),
            explicit: false,
            any_order: false,
            renamed_from: None,
            comment: None,
            value,
            place: stated::Place::default(),
        }
    }

    fn names(naming: &Naming) -> Vec<String> {
        let key = stated::ForeignKey {
            columns: vec!["story_id".to_owned()],
            references: Qualified::new("public", "stories"),
            referenced_columns: vec!["id".to_owned()],
            on_update: None,
            on_delete: None,
            on_delete_columns: None,
            match_full: None,
            deferrable: None,
            validity: None,
        };
        let unique = Unique {
            columns: vec!["slug".to_owned()],
            include: Vec::new(),
            nulls_not_distinct: false,
            deferrable: Deferrable::No,
            without_overlaps: false,
        };
        let table = stated::Table {
            foreign_keys: vec![named("fk-chapters-story_id", key.clone()), named("fk-2", key)],
            uniques: vec![named("chapters_slug_key", unique)],
            ..stated::Table::default()
        };
        let mut schema = stated::Schema::default();
        schema.tables.insert(Qualified::new("public", "chapters"), table.into());
        naming.apply(&mut schema);
        let table = schema.tables.into_values().next().unwrap_or_default();
        let keys = table.foreign_keys.into_iter().map(|it| it.name);
        keys.chain(table.uniques.into_iter().map(|it| it.name)).collect()
    }

    #[test]
    fn the_name_of_a_primary_key_has_no_columns() {
        let columns = ["story_id".to_owned(), "tag_id".to_owned()];
        let parts = super::Parts { table: "story_tags", columns: &columns, references: None };
        let named = |convention, suffix| parts.named(None, convention, suffix);
        let (key, unique) = ("story_tags_pkey", "story_tags_story_id_tag_id_key");
        assert_eq!(named(Convention::Postgres, "pkey").as_deref(), Some(key));
        assert_eq!(named(Convention::Postgres, "key").as_deref(), Some(unique));
        assert_eq!(named(Convention::Seaorm, "pkey"), None);
    }

    #[test]
    fn relations_on_the_same_columns_share_a_name() {
        let key = |references: &str, columns: &[&str]| {
            let value = stated::ForeignKey {
                columns: columns.iter().map(|it| (*it).to_owned()).collect(),
                references: Qualified::new("public", references),
                referenced_columns: vec!["id".to_owned()],
                on_update: None,
                on_delete: None,
                on_delete_columns: None,
                match_full: None,
                deferrable: None,
                validity: None,
            };
            named("fk", value)
        };
        let mut keys = [key("a", &["x"]), key("b", &["x"]), key("a", &["y"]), key("a", &["x"])];
        super::number_keys(&mut keys);
        assert_eq!(keys.map(|it| it.name), ["fk", "fk", "fk2", "fk"]);
        let mut keys = [key("a", &["x"]), key("b", &["x"])];
        keys[1].explicit = true;
        super::number_keys(&mut keys);
        assert_eq!(keys.map(|it| it.name), ["fk1", "fk"]);
    }

    #[test]
    fn names_follow_the_convention_and_templates_go_before_it() {
        let seaorm = Naming::default();
        assert_eq!(names(&seaorm), ["fk-chapters-story_id", "fk-2", "chapters_slug_key"]);
        let postgres = Naming { convention: Convention::Postgres, ..Naming::default() };
        assert_eq!(
            names(&postgres),
            ["chapters_story_id_fkey", "chapters_story_id_fkey1", "chapters_slug_key"]
        );
        let own = Naming {
            foreign_key: Some("fk_{table}_{columns}_{referenced_table}".to_owned()),
            unique: Some("uq_{table}_{columns}".to_owned()),
            ..Naming::default()
        };
        assert_eq!(
            names(&own),
            ["fk_chapters_story_id_stories", "fk_chapters_story_id_stories1", "uq_chapters_slug"]
        );
    }
}
