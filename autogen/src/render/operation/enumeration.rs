//! Enums, by their added and removed labels.

use super::{Operation, comment, mark};
use crate::{
    op::Change,
    schema::{Enum, Pair, Qualified},
};

pub(super) fn operation(name: &Qualified, change: &Change<Enum>) -> Operation {
    let text = match change {
        Change::Create(it) => format!("enum {name} ({})", it.labels.join(", ")),
        Change::Drop(_) => format!("enum {name}"),
        Change::Alter(pair) => format!("enum {name}: {}", labels(pair.as_ref())),
    };
    Operation { mark: mark(change), subject: name.to_string(), text }
}

fn labels(enums: Pair<&Enum>) -> String {
    let missing = |it: &Enum, other: &Enum| -> Vec<String> {
        it.labels.iter().filter(|label| !other.labels.contains(label)).cloned().collect()
    };
    let (added, removed) = (missing(enums.after, enums.before), missing(enums.before, enums.after));
    let mut parts = Vec::new();
    if !added.is_empty() {
        parts.push(format!("added {}", added.join(", ")));
    }
    if !removed.is_empty() {
        parts.push(format!("removed {}", removed.join(", ")));
    }
    if parts.is_empty() && enums.before.labels != enums.after.labels {
        parts.push(format!("order now {}", enums.after.labels.join(", ")));
    }
    if enums.before.comment != enums.after.comment {
        parts.push(format!("comment {}", comment(enums.map(|it| it.comment.as_deref()))));
    }
    parts.join("; ")
}
