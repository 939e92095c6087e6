//! Sequences in the lock: their options, which identity columns have too, and those that stand alone.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::schema::{ColumnType, IntegerType, Qualified, SequenceOptions, stated};

/// What is said of a sequence, each option only where it is.
#[derive(Clone, Copy, Default, Deserialize, Eq, PartialEq, Serialize)]
pub(super) struct OptionsEntry {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    start: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    increment: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    min: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    max: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    cache: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    cycle: Option<bool>,
}

impl OptionsEntry {
    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl From<SequenceOptions> for OptionsEntry {
    fn from(options: SequenceOptions) -> Self {
        let SequenceOptions { start, increment, min, max, cache, cycle } = options;
        Self { start, increment, min, max, cache, cycle }
    }
}

impl From<OptionsEntry> for SequenceOptions {
    fn from(entry: OptionsEntry) -> Self {
        let OptionsEntry { start, increment, min, max, cache, cycle } = entry;
        Self { start, increment, min, max, cache, cycle }
    }
}

#[derive(Clone, Deserialize, Serialize)]
pub(super) struct SequenceEntry {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    r#type: Option<String>,
    #[serde(flatten)]
    options: OptionsEntry,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    comment: Option<String>,
}

/// Sequences by schema and name.
pub(super) type Sequences = BTreeMap<String, BTreeMap<String, SequenceEntry>>;

pub(super) fn entries(stated: &BTreeMap<Qualified, stated::Sequence>) -> Sequences {
    let mut entries = Sequences::new();
    for (name, it) in stated {
        let entry = SequenceEntry {
            r#type: it.ty.map(|ty| ty.as_sql().to_owned()),
            options: it.options.into(),
            comment: it.comment.clone(),
        };
        entries.entry(name.schema.clone()).or_default().insert(name.name.clone(), entry);
    }
    entries
}

pub(super) fn stated(entries: Sequences) -> Result<BTreeMap<Qualified, stated::Sequence>, String> {
    let mut sequences = BTreeMap::new();
    for (schema, entries) in entries {
        for (name, SequenceEntry { r#type, options, comment }) in entries {
            let ty = match r#type {
                None => None,
                Some(ty) => {
                    let known = IntegerType::of(&ColumnType::builtin(ty.as_str()));
                    Some(known.ok_or_else(|| format!("sequence `{name}` counts in `{ty}`"))?)
                }
            };
            let options = options.into();
            let place = stated::Place::default();
            let sequence = stated::Sequence { ty, options, comment, place };
            sequences.insert(Qualified::new(schema.clone(), name), sequence);
        }
    }
    Ok(sequences)
}
