//! What a statement does to the tables that are there while it runs: the lock it holds on each until its transaction ends,
//! and the work it does under these locks.

use super::Qualified;

/// A lock on a table, the weakest first (manual, section 13.3.1).
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum LockMode {
    AccessShare,
    RowShare,
    RowExclusive,
    ShareUpdateExclusive,
    Share,
    ShareRowExclusive,
    Exclusive,
    AccessExclusive,
}

/// What a program cannot do with a table while somebody holds a lock on it.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Blocked {
    Nothing,
    Writes,
    ReadsAndWrites,
}

impl LockMode {
    const ALL: [(Self, &'static str, &'static str); 8] = [
        (Self::AccessShare, "AccessShareLock", "ACCESS SHARE"),
        (Self::RowShare, "RowShareLock", "ROW SHARE"),
        (Self::RowExclusive, "RowExclusiveLock", "ROW EXCLUSIVE"),
        (Self::ShareUpdateExclusive, "ShareUpdateExclusiveLock", "SHARE UPDATE EXCLUSIVE"),
        (Self::Share, "ShareLock", "SHARE"),
        (Self::ShareRowExclusive, "ShareRowExclusiveLock", "SHARE ROW EXCLUSIVE"),
        (Self::Exclusive, "ExclusiveLock", "EXCLUSIVE"),
        (Self::AccessExclusive, "AccessExclusiveLock", "ACCESS EXCLUSIVE"),
    ];

    /// By its name in the view `pg_locks`.
    #[must_use]
    pub fn in_catalog(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(_, it, _)| *it == name).map(|(mode, ..)| mode)
    }

    /// As the command `LOCK` names it.
    #[must_use]
    pub fn as_sql(self) -> &'static str {
        Self::ALL.into_iter().find(|(mode, ..)| *mode == self).map_or("", |(.., sql)| sql)
    }

    #[must_use]
    pub fn blocks(self) -> Blocked {
        match self {
            Self::AccessShare | Self::RowShare | Self::RowExclusive => Blocked::Nothing,
            Self::ShareUpdateExclusive => Blocked::Nothing,
            Self::Share | Self::ShareRowExclusive | Self::Exclusive => Blocked::Writes,
            Self::AccessExclusive => Blocked::ReadsAndWrites,
        }
    }
}

/// What a statement does with the rows of a table.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Work {
    /// It changes the catalog only, however large the table is.
    None,
    /// It reads them all.
    Scan,
    /// It writes them all to a new file, and builds the indexes anew.
    Rewrite,
}

/// What a statement does to one table.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Effect {
    pub table: Qualified,
    pub lock: LockMode,
    pub work: Work,
    /// How many of the indexes that stay are built anew.
    pub rebuilt: usize,
}

/// What a statement does to the tables that were there before its migration.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Effects(pub Vec<Effect>);

impl Effects {
    /// Whether the time it takes grows with the rows.
    #[must_use]
    pub fn work(&self) -> Work {
        let rebuilds = self.0.iter().any(|it| it.rebuilt > 0);
        let least = if rebuilds { Work::Scan } else { Work::None };
        self.0.iter().map(|it| it.work).max().unwrap_or(Work::None).max(least)
    }

    /// The tables that programs cannot use, or only read, for as long as the rows of some table take.
    pub fn blocked(&self) -> impl Iterator<Item = &Effect> {
        let works = self.work() > Work::None;
        self.0.iter().filter(move |it| works && it.lock.blocks() > Blocked::Nothing)
    }
}

/// What the statements of a plan do, in its order; `None` if a statement could not be measured.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Measured {
    pub up: Vec<Option<Effects>>,
    pub down: Vec<Option<Effects>>,
}

/// How large a table is, with its indexes and, if it is partitioned, its partitions.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Size {
    /// As the server estimates them; `None` if it never did (before the first `ANALYZE` or `VACUUM`).
    pub rows: Option<u64>,
    /// Rows that were written and not deleted, as far as the server has counted.
    pub live: u64,
    /// Pages of 8 kB, at the time of the estimate.
    pub pages: u64,
}

impl Size {
    /// The rows: the server's estimate or, failing that, what it has counted.
    #[must_use]
    pub fn about(&self) -> u64 {
        self.rows.unwrap_or(self.live)
    }

    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.pages * 8192
    }
}

#[cfg(test)]
mod tests {
    use super::{Blocked, Effect, Effects, LockMode, Work};
    use crate::schema::Qualified;

    #[test]
    fn locks_are_known_by_both_of_their_names() {
        for (mode, catalog, sql) in LockMode::ALL {
            assert_eq!(LockMode::in_catalog(catalog), Some(mode));
            assert_eq!(mode.as_sql(), sql);
        }
        assert!(LockMode::Share.blocks() == Blocked::Writes);
        assert!(LockMode::ShareUpdateExclusive < LockMode::Share);
    }

    #[test]
    fn a_lock_blocks_for_as_long_as_any_table_of_the_statement_takes() {
        let effect = |name: &str, lock, work| {
            let table = Qualified::new("public", name);
            Effect { table, lock, work, rebuilt: 0 }
        };
        let referring = effect("books", LockMode::ShareRowExclusive, Work::Scan);
        let referred = effect("authors", LockMode::ShareRowExclusive, Work::None);
        let both = Effects(vec![referring.clone(), referred.clone()]);
        assert_eq!(both.blocked().count(), 2);
        assert_eq!(Effects(vec![referred]).blocked().count(), 0);
        let validated = Effect { lock: LockMode::ShareUpdateExclusive, ..referring };
        assert_eq!(Effects(vec![validated]).blocked().count(), 0);
    }
}
