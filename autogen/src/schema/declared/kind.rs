//! What an object beside tables is.

use serde::{Deserialize, Serialize};

/// What an object is. In the order in which free statements are laid out.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Domain,
    CompositeType,
    Partition,
    Function,
    Procedure,
    View,
    MaterializedView,
    /// Of a materialized view.
    Index,
    Statistics,
    Rule,
    Trigger,
    /// When a trigger fires, if not as by default.
    TriggerMode,
    RowSecurity,
    ForceRowSecurity,
    /// How Postgres stores and vacuums a table.
    StorageParameter,
    /// Whether changes of a table are left out of the write-ahead log. After a crash, such a table is empty.
    Unlogged,
    /// Where the files of a table are.
    Tablespace,
    /// What subscribers are told of a row that changes.
    ReplicaIdentity,
    Policy,
    /// Of a view: what an insert takes for a column that it leaves out.
    ColumnDefault,
    /// Of a view or composite type.
    ColumnComment,
    /// How much ANALYZE looks at.
    ColumnStatistics,
    /// Whether long values of a column are compressed, and kept outside its rows.
    ColumnStorage,
    ColumnCompression,
    /// By which index a materialized view is clustered.
    ClusterOn,
    /// Whose it is, if it is not the role's that connects. Nobody declares it.
    Owner,
    /// What one role may do with an object, or with a column of it.
    Privileges,
    /// What one role may do with whatever is created from now on.
    DefaultPrivileges,
}

impl Kind {
    /// Postgres' word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Domain => "domain",
            Self::CompositeType => "composite type",
            Self::Partition => "partition",
            Self::Function => "function",
            Self::Procedure => "procedure",
            Self::View => "view",
            Self::MaterializedView => "materialized view",
            Self::Index => "index",
            Self::Statistics => "statistics",
            Self::Rule => "rule",
            Self::Trigger => "trigger",
            Self::TriggerMode => "mode of trigger",
            Self::RowSecurity => "row security",
            Self::ForceRowSecurity => "forced row security",
            Self::StorageParameter => "storage parameter",
            Self::Unlogged => "unlogged mode",
            Self::Tablespace => "tablespace",
            Self::ReplicaIdentity => "replica identity",
            Self::Policy => "policy",
            Self::ColumnDefault => "default of column",
            Self::ColumnComment => "comment on column",
            Self::ColumnStatistics => "statistics target of column",
            Self::ColumnStorage => "storage of column",
            Self::ColumnCompression => "compression of column",
            Self::ClusterOn => "clustering",
            Self::Owner => "owner",
            Self::Privileges => "privileges",
            Self::DefaultPrivileges => "default privileges",
        }
    }

    /// The kind of this name in the catalog's queries and in the lock.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        serde::Deserialize::deserialize(
            serde::de::value::StrDeserializer::<serde::de::value::Error>::new(name),
        )
        .ok()
    }

    /// Whether it is part of another object, and goes and comes with it.
    #[must_use]
    pub fn is_part(self) -> bool {
        match self {
            Self::Domain
            | Self::CompositeType
            | Self::Partition
            | Self::Function
            | Self::Procedure
            | Self::View
            | Self::MaterializedView
            | Self::Statistics
            | Self::DefaultPrivileges => false,
            Self::Index
            | Self::Rule
            | Self::Trigger
            | Self::TriggerMode
            | Self::RowSecurity
            | Self::ForceRowSecurity
            | Self::StorageParameter
            | Self::Unlogged
            | Self::Tablespace
            | Self::ReplicaIdentity
            | Self::Policy
            | Self::ColumnDefault
            | Self::ColumnComment
            | Self::ColumnStatistics
            | Self::ColumnStorage
            | Self::ColumnCompression
            | Self::ClusterOn
            | Self::Owner
            | Self::Privileges => true,
        }
    }

    /// Whether its shape is a list of privileges.
    #[must_use]
    pub fn are_privileges(self) -> bool {
        matches!(self, Self::Privileges | Self::DefaultPrivileges)
    }

    /// Whether it says what roles may do, or whose something is. There are too many of these to list.
    #[must_use]
    pub fn is_about_roles(self) -> bool {
        matches!(self, Self::Owner | Self::Privileges | Self::DefaultPrivileges)
    }

    /// Whether it has a name among tables.
    #[must_use]
    pub fn is_relation(self) -> bool {
        matches!(self, Self::View | Self::MaterializedView | Self::CompositeType | Self::Partition)
    }

    /// Whether columns can be of it.
    #[must_use]
    pub fn is_type(self) -> bool {
        matches!(self, Self::Domain | Self::CompositeType)
    }

    /// Whether it is called with arguments, by which two of one name are told apart.
    #[must_use]
    pub fn is_routine(self) -> bool {
        matches!(self, Self::Function | Self::Procedure)
    }
}
