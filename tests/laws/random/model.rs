//! The model of a random pair: schemas as entities can state them. Objects have numbers, which identify them on both
//! sides and in references.

use std::collections::BTreeMap;

use super::types::Ty;

pub(super) type Id = usize;

#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct World {
    pub(super) enums: Vec<Enum>,
    pub(super) tables: Vec<Table>,
    /// Stated by the first table, because a sequence belongs to none.
    pub(super) sequences: Vec<Sequence>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Enum {
    pub(super) id: Id,
    pub(super) schema: Option<String>,
    pub(super) name: String,
    /// The two of [`Enum::core`] are always among them.
    pub(super) labels: Vec<String>,
    /// Labels that were renamed, by their current names.
    pub(super) former: BTreeMap<String, String>,
    pub(super) comment: Option<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Sequence {
    pub(super) id: Id,
    pub(super) schema: Option<String>,
    pub(super) name: String,
    pub(super) options: &'static str,
    /// Whether the first column of its table owns it.
    pub(super) owned: bool,
    pub(super) comment: Option<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Table {
    pub(super) id: Id,
    pub(super) schema: Option<String>,
    pub(super) name: String,
    pub(super) comment: Option<String>,
    pub(super) columns: Vec<Column>,
    pub(super) key_name: Option<String>,
    pub(super) uniques: Vec<Unique>,
    pub(super) indexes: Vec<Index>,
    pub(super) checks: Vec<Check>,
    pub(super) exclusions: Vec<Exclusion>,
    pub(super) foreign_keys: Vec<ForeignKey>,
}

#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a facet that comes or goes by itself")]
pub(super) struct Column {
    pub(super) id: Id,
    pub(super) name: String,
    pub(super) ty: Ty,
    /// Whether the Rust type alone determines the type.
    pub(super) plain: bool,
    pub(super) nullable: bool,
    pub(super) key: bool,
    pub(super) identity: Option<&'static str>,
    /// Which of the type's defaults.
    pub(super) default: Option<usize>,
    /// The sequence that its default reads.
    pub(super) counter: Option<Id>,
    /// The column that it is generated from.
    pub(super) generated: Option<Id>,
    /// Whether it is virtual.
    pub(super) is_virtual: bool,
    pub(super) collated: bool,
    pub(super) comment: Option<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Unique {
    pub(super) id: Id,
    /// `None` means the conventional name.
    pub(super) name: Option<String>,
    pub(super) columns: Vec<Id>,
    pub(super) include: Vec<Id>,
    pub(super) nulls_not_distinct: bool,
    pub(super) deferrable: Option<&'static str>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Index {
    pub(super) id: Id,
    pub(super) name: Option<String>,
    pub(super) method: &'static str,
    pub(super) keys: Vec<Key>,
    pub(super) unique: bool,
    pub(super) nulls_not_distinct: bool,
    pub(super) include: Vec<Id>,
    /// The column of the predicate.
    pub(super) filter: Option<Id>,
    pub(super) with: Option<&'static str>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Key {
    pub(super) column: Id,
    /// An expression over the column instead of the column.
    pub(super) computed: bool,
    /// Operator class, order and nulls, as SQL has them.
    pub(super) suffix: &'static str,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Check {
    pub(super) id: Id,
    pub(super) name: Option<String>,
    pub(super) columns: Vec<Id>,
    /// Which of the type's checks.
    pub(super) which: usize,
    pub(super) no_inherit: bool,
    pub(super) validity: Option<&'static str>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Exclusion {
    pub(super) id: Id,
    pub(super) column: Id,
    pub(super) filter: Option<Id>,
    pub(super) deferrable: Option<&'static str>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct ForeignKey {
    pub(super) id: Id,
    pub(super) name: Option<String>,
    pub(super) columns: Vec<Id>,
    pub(super) table: Id,
    pub(super) referenced: Vec<Id>,
    pub(super) on_delete: Option<&'static str>,
    pub(super) on_update: Option<&'static str>,
    pub(super) deferrable: Option<&'static str>,
    pub(super) full: bool,
    pub(super) validity: Option<&'static str>,
    /// Whether `SET NULL` only covers the first of its columns.
    pub(super) narrow: bool,
}

impl World {
    pub(super) fn table(&self, id: Id) -> Option<&Table> {
        self.tables.iter().find(|table| table.id == id)
    }

    pub(super) fn sequence(&self, id: Id) -> Option<&Sequence> {
        self.sequences.iter().find(|it| it.id == id)
    }

    pub(super) fn enumeration(&self, id: Id) -> Option<&Enum> {
        self.enums.iter().find(|it| it.id == id)
    }

    /// An unused number.
    pub(super) fn next(&self) -> Id {
        let of_table = |table: &Table| {
            let own = [table.id].into_iter().chain(table.columns.iter().map(|it| it.id));
            let own = own.chain(table.uniques.iter().map(|it| it.id));
            let own = own.chain(table.indexes.iter().map(|it| it.id));
            let own = own.chain(table.checks.iter().map(|it| it.id));
            let own = own.chain(table.exclusions.iter().map(|it| it.id));
            own.chain(table.foreign_keys.iter().map(|it| it.id)).max().unwrap_or_default()
        };
        let tables = self.tables.iter().map(of_table);
        let others = self.enums.iter().map(|it| it.id);
        let others = others.chain(self.sequences.iter().map(|it| it.id));
        tables.chain(others).max().map_or(0, |id| id + 1)
    }
}

impl Enum {
    /// The labels of number `id` that no change removes, so that rows can use them.
    pub(super) fn core(id: Id) -> [String; 2] {
        [format!("calm {id}"), format!("it's \"{id}\"")]
    }
}

impl Table {
    pub(super) fn column(&self, id: Id) -> Option<&Column> {
        self.columns.iter().find(|column| column.id == id)
    }

    pub(super) fn key(&self) -> Vec<Id> {
        self.columns.iter().filter(|column| column.key).map(|column| column.id).collect()
    }

    /// What a foreign key may refer to: a constraint that is not deferrable, or an index over plain columns and all
    /// rows (manual, CREATE TABLE, REFERENCES).
    pub(super) fn referable(&self) -> Vec<Vec<Id>> {
        let uniques = self.uniques.iter().filter(|it| it.deferrable.is_none());
        let all = [self.key()].into_iter().chain(uniques.map(|it| it.columns.clone()));
        all.chain(self.indexes.iter().filter_map(Index::unique_columns)).collect()
    }
}

impl Index {
    /// The columns that it makes unique in all rows, if they are plain columns.
    pub(super) fn unique_columns(&self) -> Option<Vec<Id>> {
        let plain = self.unique
            && self.method == "btree"
            && self.filter.is_none()
            && self.keys.iter().all(|key| !key.computed && key.suffix.is_empty());
        plain.then(|| self.keys.iter().map(|key| key.column).collect())
    }
}
