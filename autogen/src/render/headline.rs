//! What ops do, in one sentence.

use std::collections::BTreeMap;

use crate::op::{Change, Op, Part, Rename};

/// `Adds 2 columns and 1 index; drops 1 table.`
pub(super) fn sentence(ops: &[Op]) -> String {
    let mut counts: BTreeMap<usize, BTreeMap<usize, usize>> = BTreeMap::new();
    for op in ops {
        let (verb, noun) = what(op);
        *counts.entry(verb as usize).or_default().entry(noun).or_default() += 1;
    }
    let parts = counts.iter().map(|(verb, nouns)| {
        let nouns: Vec<String> =
            nouns.iter().map(|(noun, n)| counted(*n, NOUNS[*noun].0, NOUNS[*noun].1)).collect();
        format!("{} {}", VERBS[*verb], listed(&nouns))
    });
    let text = parts.collect::<Vec<_>>().join("; ");
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => format!("{}{}.", first.to_uppercase(), letters.as_str()),
        None => "Entities and database agree.".to_owned(),
    }
}

/// `a, b and c`.
fn listed(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

#[derive(Clone, Copy)]
enum Verb {
    Rename,
    Add,
    Alter,
    Drop,
    Keep,
}

const VERBS: [&str; 5] = ["renames", "adds", "changes", "drops", "fills, converts or parks"];

const NOUNS: [(&str, &str); 10] = [
    ("schema", "schemas"),
    ("extension", "extensions"),
    ("enum", "enums"),
    ("sequence", "sequences"),
    ("table", "tables"),
    ("column", "columns"),
    ("constraint", "constraints"),
    ("foreign key", "foreign keys"),
    ("index", "indexes"),
    ("other object", "other objects"),
];

/// What happens to what, the latter as its place in `NOUNS`.
fn what(op: &Op) -> (Verb, usize) {
    fn verb<T>(change: &Change<T>) -> Verb {
        match change {
            Change::Create(_) => Verb::Add,
            Change::Drop(_) => Verb::Drop,
            Change::Alter(_) => Verb::Alter,
        }
    }
    match op {
        Op::Rename(rename) => {
            let noun = match rename {
                Rename::Table(_) => 4,
                Rename::Column(..) => 5,
                Rename::Part(_, Part::Index, _) => 8,
                Rename::Part(_, Part::ForeignKey, _) => 7,
                Rename::Part(..) => 6,
                Rename::Enum(_) | Rename::Label(..) => 2,
            };
            (Verb::Rename, noun)
        }
        Op::Namespace(_, change) => (verb(change), 0),
        Op::Extension(_, change) => (verb(change), 1),
        Op::Enum(_, change) => (verb(change), 2),
        Op::Sequence(_, change) => (verb(change), 3),
        Op::Table(_, change) => (verb(change), 4),
        Op::Column(_, change) => (verb(change), 5),
        Op::Fill(..) | Op::Convert(..) => (Verb::Keep, 5),
        Op::Park(_, None, _) => (Verb::Keep, 4),
        Op::Park(_, Some(_), _) => (Verb::Keep, 5),
        Op::PrimaryKey(_, change) => (verb(change), 6),
        Op::Unique(_, _, change) => (verb(change), 6),
        Op::Check(_, _, change) => (verb(change), 6),
        Op::Exclusion(_, _, change) => (verb(change), 6),
        Op::ForeignKey(_, _, change) => (verb(change), 7),
        Op::Index(_, _, change) => (verb(change), 8),
        Op::Declared(_, change) => (verb(change), 9),
        Op::Comment(_, part, ..) => {
            let noun = match part {
                Part::Index => 8,
                Part::ForeignKey => 7,
                Part::PrimaryKey | Part::Unique | Part::Check | Part::Exclusion => 6,
            };
            (Verb::Alter, noun)
        }
    }
}

/// `1 table`, `3 tables`.
pub(super) fn counted(number: usize, one: &str, many: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {many}") }
}
