//! Names for a revision: its own, a part of it, `head`, `base`, and a number of steps from there.

use std::collections::BTreeSet;

use super::graph::Graph;

/// A position as typed: `head`, `m20250101_120000_add_user`, `add_user`, `head-2`, `add_user+1`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RevisionName(String);

/// The positions that a name can mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Found {
    /// Before the first.
    Base,
    At(usize),
    /// All heads.
    Heads(Vec<usize>),
}

/// Why a name does not mean a revision.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NameError {
    #[error(
        "no migration is called `{name}`{}",
        candidates(" or has that in its name: there are", known)
    )]
    Unknown { name: String, known: Vec<String> },
    #[error("`{name}` is ambiguous: it matches {}", names.join(", "))]
    Ambiguous { name: String, names: Vec<String> },
    #[error("there are {} heads: {}", names.len(), names.join(", "))]
    Heads { names: Vec<String> },
    #[error("`{name}` goes past the {end}")]
    TooFar { name: String, end: &'static str },
}

impl NameError {
    /// What the reader can do.
    #[must_use]
    pub fn help(&self) -> String {
        match self {
            Self::Unknown { .. } => "`history` shows all of them".to_owned(),
            Self::Ambiguous { .. } => "write more of the name".to_owned(),
            Self::Heads { .. } => {
                "join them with `merge -m MESSAGE`, or name one of them; `heads` stands for all"
                    .to_owned()
            }
            Self::TooFar { .. } => "`history` shows all of them".to_owned(),
        }
    }
}

impl RevisionName {
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self(name.into())
    }

    /// The newest one.
    #[must_use]
    pub fn head() -> Self {
        Self::new("head")
    }

    /// Before the first one.
    #[must_use]
    pub fn base() -> Self {
        Self::new("base")
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// `applied` are the revisions of `current`.
    pub(crate) fn find(
        &self,
        graph: &Graph,
        applied: &BTreeSet<usize>,
    ) -> Result<Found, NameError> {
        if let Some(at) = graph.find(&self.0) {
            return Ok(Found::At(at));
        }
        let (symbol, steps) = split(&self.0);
        let start = match symbol {
            "head" => one(graph, graph.heads_among(&graph.all().collect()))?,
            "heads" if steps == 0 => {
                return Ok(Found::Heads(graph.heads_among(&graph.all().collect())));
            }
            "current" => one(graph, graph.heads_among(applied))?,
            "base" => Found::Base,
            part => Found::At(by_part(graph, part)?),
        };
        self.walk(graph, start, steps)
    }

    fn walk(&self, graph: &Graph, start: Found, steps: i64) -> Result<Found, NameError> {
        let mut place = start;
        for _ in 0..steps.unsigned_abs() {
            let next: Vec<usize> = match &place {
                Found::At(at) if steps < 0 => graph.parents(*at).to_vec(),
                Found::At(at) => graph.children(*at).to_vec(),
                Found::Base if steps > 0 => {
                    graph.all().filter(|at| graph.parents(*at).is_empty()).collect()
                }
                Found::Base | Found::Heads(_) => return Err(self.too_far("first migration")),
            };
            place = match (next.as_slice(), steps < 0) {
                ([at], _) => Found::At(*at),
                ([], true) => Found::Base,
                ([], false) => return Err(self.too_far("last migration")),
                (several, _) => {
                    let names = owned(graph.names_of(several.iter().copied()));
                    return Err(NameError::Ambiguous { name: self.0.clone(), names });
                }
            };
        }
        Ok(place)
    }

    fn too_far(&self, end: &'static str) -> NameError {
        NameError::TooFar { name: self.0.clone(), end }
    }
}

fn one(graph: &Graph, heads: Vec<usize>) -> Result<Found, NameError> {
    match heads.as_slice() {
        [] => Ok(Found::Base),
        [head] => Ok(Found::At(*head)),
        _ => Err(NameError::Heads { names: owned(graph.names_of(heads)) }),
    }
}

/// `head-2` is `head` and -2.
fn split(name: &str) -> (&str, i64) {
    let sign = name.rfind(['+', '-']).filter(|at| *at > 0);
    let number = sign.and_then(|at| Some((&name[..at], name[at..].parse().ok()?)));
    number.unwrap_or((name, 0))
}

/// The part after the time is tried before any other part, so that `add_user` does not match `add_user_name`.
fn by_part(graph: &Graph, part: &str) -> Result<usize, NameError> {
    let rules: [fn(&str, &str) -> bool; 3] = [
        |name, part| slug(name) == part,
        |name, part| name.starts_with(part) || slug(name).starts_with(part),
        |name, part| name.contains(part),
    ];
    for rule in rules {
        let found: Vec<usize> =
            graph.all().filter(|at| !part.is_empty() && rule(graph.name(*at), part)).collect();
        match found.as_slice() {
            [] => {}
            [at] => return Ok(*at),
            _ => {
                let names = owned(graph.names_of(found));
                return Err(NameError::Ambiguous { name: part.to_owned(), names });
            }
        }
    }
    let known = graph.names().rev().take(5).map(str::to_owned).collect();
    Err(NameError::Unknown { name: part.to_owned(), known })
}

/// `add_user` of `m20250101_120000_add_user`.
fn slug(name: &str) -> &str {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let mut parts = name.splitn(3, '_');
    match (parts.next(), parts.next(), parts.next()) {
        (Some(date), Some(time), Some(slug))
            if digits(date.trim_start_matches('m')) && digits(time) =>
        {
            slug
        }
        _ => name,
    }
}

fn candidates(before: &str, names: &[String]) -> String {
    if names.is_empty() { String::new() } else { format!("{before} {}", names.join(", ")) }
}

fn owned(names: Vec<&str>) -> Vec<String> {
    names.into_iter().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::graph::tests::graph;
    use super::{Found, NameError, RevisionName};

    const LINE: &str = "m20250101_120000_base\nm20250102_120000_add_user\nm20250103_120000_add_user_name\nm20250104_120000_index";

    fn find(lines: &str, name: &str) -> Result<Found, NameError> {
        RevisionName::new(name).find(&graph(lines).unwrap(), &BTreeSet::from([0, 1]))
    }

    #[test]
    fn a_revision_is_found_by_name_and_by_part() {
        assert_eq!(find(LINE, "m20250102_120000_add_user"), Ok(Found::At(1)));
        assert_eq!(find(LINE, "add_user"), Ok(Found::At(1)));
        assert_eq!(find(LINE, "add_user_n"), Ok(Found::At(2)));
        assert_eq!(find(LINE, "m20250103"), Ok(Found::At(2)));
        assert_eq!(find(LINE, "ser_na"), Ok(Found::At(2)));
        assert_eq!(
            find(LINE, "add_").unwrap_err().to_string(),
            "`add_` is ambiguous: it matches m20250102_120000_add_user, m20250103_120000_add_user_name"
        );
        assert!(matches!(find(LINE, "nothing"), Err(NameError::Unknown { .. })));
        assert!(matches!(find(LINE, ""), Err(NameError::Unknown { .. })));
    }

    #[test]
    fn revisions_can_be_relative() {
        assert_eq!(find(LINE, "head"), Ok(Found::At(3)));
        assert_eq!(find(LINE, "head-2"), Ok(Found::At(1)));
        assert_eq!(find(LINE, "add_user+1"), Ok(Found::At(2)));
        assert_eq!(find(LINE, "current"), Ok(Found::At(1)));
        assert_eq!(find(LINE, "current-2"), Ok(Found::Base));
        assert_eq!(find(LINE, "base+1"), Ok(Found::At(0)));
        assert!(matches!(find(LINE, "head+1"), Err(NameError::TooFar { .. })));
        assert!(matches!(find(LINE, "base-1"), Err(NameError::TooFar { .. })));
    }

    #[test]
    fn two_heads_are_named() {
        let fork = "a: base\nb: a\nc: a";
        assert_eq!(find(fork, "head").unwrap_err().to_string(), "there are 2 heads: b, c");
        assert_eq!(find(fork, "heads"), Ok(Found::Heads(vec![1, 2])));
        assert_eq!(
            find(fork, "a+1").unwrap_err().to_string(),
            "`a+1` is ambiguous: it matches b, c"
        );
    }
}
