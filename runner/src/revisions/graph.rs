//! Which revision follows which: a graph, because two people may each write the next one.

use std::collections::BTreeSet;

use super::header::Header;
use super::name::{Found, NameError, RevisionName};

/// The revisions of a program, in an order in which each comes after those that it revises.
#[derive(Debug, Clone, Default)]
pub struct Graph {
    nodes: Vec<Node>,
}

/// One revision.
#[derive(Debug, Clone)]
struct Node {
    name: String,
    header: Header,
    /// Positions in the graph.
    parents: Vec<usize>,
    children: Vec<usize>,
}

/// Why the revisions of a program are not a graph.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum GraphError {
    /// The recorded name.
    #[error("two migrations are called `{name}`")]
    Duplicate { name: String },
    #[error("`{name}` revises `{parent}`, which is not among the migrations")]
    Unknown { name: String, parent: String },
    #[error("these migrations revise each other in a circle: {}", names.join(", "))]
    Circle { names: Vec<String> },
}

impl GraphError {
    /// What the reader can do.
    #[must_use]
    pub fn help(&self) -> String {
        match self {
            Self::Duplicate { .. } => {
                "rename one of them; a copied file still contains the name of its original"
                    .to_owned()
            }
            Self::Unknown { name, .. } => format!(
                "correct the line `Revises:` at the top of `{name}`, or add the missing file to the migrator"
            ),
            Self::Circle { .. } => {
                "correct the lines `Revises:` at the top of their files".to_owned()
            }
        }
    }
}

impl Graph {
    /// `names` in the migrator's order, and the source of each. A migration without `Revises:` follows the one before
    /// it.
    pub fn new<'a>(
        names: impl IntoIterator<Item = &'a str>,
        source: impl Fn(&str) -> Option<&'a str>,
    ) -> Result<Self, GraphError> {
        let mut listed: Vec<(&str, Header)> = Vec::new();
        let mut seen = BTreeSet::new();
        for name in names {
            if !seen.insert(name) {
                return Err(GraphError::Duplicate { name: name.to_owned() });
            }
            listed.push((name, source(name).map(Header::read).unwrap_or_default()));
        }
        let parents = parents(&listed)?;
        let order = order(&listed, &parents)?;
        Ok(Self::ordered(listed, &parents, &order))
    }

    fn ordered(listed: Vec<(&str, Header)>, parents: &[Vec<usize>], order: &[usize]) -> Self {
        let mut place = vec![0; order.len()];
        for (at, listed) in order.iter().enumerate() {
            place[*listed] = at;
        }
        let mut listed: Vec<Option<(&str, Header)>> = listed.into_iter().map(Some).collect();
        let mut nodes: Vec<Node> = Vec::with_capacity(order.len());
        for at in order {
            let (name, header) = listed[*at].take().unwrap_or_default();
            let mut parents: Vec<usize> =
                parents[*at].iter().map(|parent| place[*parent]).collect();
            parents.sort_unstable();
            for parent in &parents {
                let child = nodes.len();
                nodes[*parent].children.push(child);
            }
            nodes.push(Node { name: name.to_owned(), header, parents, children: Vec::new() });
        }
        Self { nodes }
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// The names, each after all that it follows.
    #[must_use]
    pub fn names(&self) -> impl DoubleEndedIterator<Item = &str> + ExactSizeIterator {
        self.nodes.iter().map(|node| node.name.as_str())
    }

    /// The revisions that no other follows. More than one means that two lines of work are not joined.
    #[must_use]
    pub fn heads(&self) -> Vec<&str> {
        self.names_of(self.all().filter(|at| self.nodes[*at].children.is_empty()))
    }

    /// The revisions for a name: none for `base`, several for `heads`.
    pub fn named(&self, name: &RevisionName) -> Result<Vec<&str>, NameError> {
        Ok(match name.find(self, &BTreeSet::new())? {
            Found::Base => Vec::new(),
            Found::At(at) => vec![self.name(at)],
            Found::Heads(heads) => self.names_of(heads),
        })
    }

    pub(crate) fn all(&self) -> std::ops::Range<usize> {
        0..self.nodes.len()
    }

    pub(crate) fn find(&self, name: &str) -> Option<usize> {
        self.nodes.iter().position(|node| node.name == name)
    }

    pub(crate) fn name(&self, at: usize) -> &str {
        &self.nodes[at].name
    }

    pub(crate) fn header(&self, at: usize) -> &Header {
        &self.nodes[at].header
    }

    pub(crate) fn parents(&self, at: usize) -> &[usize] {
        &self.nodes[at].parents
    }

    pub(crate) fn children(&self, at: usize) -> &[usize] {
        &self.nodes[at].children
    }

    pub(crate) fn names_of(&self, at: impl IntoIterator<Item = usize>) -> Vec<&str> {
        at.into_iter().map(|at| self.name(at)).collect()
    }

    /// These and all that they follow.
    pub(crate) fn ancestors(&self, from: impl IntoIterator<Item = usize>) -> BTreeSet<usize> {
        reach(from, |at| &self.nodes[at].parents)
    }

    /// These and all that follow them.
    pub(crate) fn descendants(&self, from: impl IntoIterator<Item = usize>) -> BTreeSet<usize> {
        reach(from, |at| &self.nodes[at].children)
    }

    /// Those of a set that no other one of the set follows.
    pub(crate) fn heads_among(&self, set: &BTreeSet<usize>) -> Vec<usize> {
        let followed =
            |at: &usize| self.nodes[*at].children.iter().any(|child| set.contains(child));
        set.iter().copied().filter(|at| !followed(at)).collect()
    }
}

fn reach<'a>(
    from: impl IntoIterator<Item = usize>,
    next: impl Fn(usize) -> &'a [usize],
) -> BTreeSet<usize> {
    let mut todo: Vec<usize> = from.into_iter().collect();
    let mut found = BTreeSet::new();
    while let Some(at) = todo.pop() {
        if found.insert(at) {
            todo.extend(next(at));
        }
    }
    found
}

fn parents(listed: &[(&str, Header)]) -> Result<Vec<Vec<usize>>, GraphError> {
    let places: std::collections::BTreeMap<&str, usize> =
        listed.iter().enumerate().map(|(at, (name, _))| (*name, at)).collect();
    let of = |(at, (name, header)): (usize, &(&str, Header))| match &header.revises {
        None => Ok(at.checked_sub(1).into_iter().collect()),
        Some(revised) => revised
            .iter()
            .map(|parent| {
                places.get(parent.as_str()).copied().ok_or_else(|| GraphError::Unknown {
                    name: (*name).to_owned(),
                    parent: parent.clone(),
                })
            })
            .collect::<Result<BTreeSet<usize>, GraphError>>()
            .map(|parents| parents.into_iter().collect()),
    };
    listed.iter().enumerate().map(of).collect()
}

/// In the listed order, if that puts each after its parents.
fn order(listed: &[(&str, Header)], parents: &[Vec<usize>]) -> Result<Vec<usize>, GraphError> {
    let mut placed = vec![false; listed.len()];
    let mut order = Vec::with_capacity(listed.len());
    while order.len() < listed.len() {
        let before = order.len();
        for at in 0..listed.len() {
            if !placed[at] && parents[at].iter().all(|parent| placed[*parent]) {
                placed[at] = true;
                order.push(at);
            }
        }
        if order.len() == before {
            let names = (0..listed.len()).filter(|at| !placed[*at]);
            let names = names.map(|at| listed[at].0.to_owned()).collect();
            return Err(GraphError::Circle { names });
        }
    }
    Ok(order)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::{Graph, GraphError};

    /// `c: a b` is a migration `c` that revises `a` and `b`; `c` alone does not say.
    pub(crate) fn graph(lines: &str) -> Result<Graph, GraphError> {
        let revisions: Vec<(&str, String)> = lines
            .lines()
            .map(|line| match line.split_once(':') {
                None => (line.trim(), String::new()),
                Some((name, parents)) => {
                    let parents: Vec<&str> = parents.split_whitespace().collect();
                    (name.trim(), format!("//! x\n//!\n//! Revises: {}\n", parents.join(", ")))
                }
            })
            .collect();
        Graph::new(revisions.iter().map(|(name, _)| *name), |name| {
            revisions.iter().find(|(other, _)| *other == name).map(|(_, text)| text.as_str())
        })
    }

    #[test]
    fn without_revises_each_follows_the_one_before_it() {
        let graph = graph("a\nb\nc").unwrap();
        assert_eq!(graph.heads(), ["c"]);
        assert_eq!(graph.parents(2), [1]);
        assert_eq!(graph.parents(0), [] as [usize; 0]);
    }

    #[test]
    fn two_that_revise_one_are_two_heads_until_they_are_joined() {
        assert_eq!(graph("a: base\nb: a\nc: a").unwrap().heads(), ["b", "c"]);
        let joined = graph("a: base\nb: a\nc: a\nd: b c").unwrap();
        assert_eq!(joined.heads(), ["d"]);
        assert_eq!(joined.ancestors([3]).len(), 4);
        assert_eq!(joined.names_of(joined.descendants([1])), ["b", "d"]);
    }

    #[test]
    fn parents_come_first_whatever_the_listed_order() {
        let graph = graph("a: b\nc: base\nb: c").unwrap();
        assert_eq!(graph.names().collect::<Vec<_>>(), ["c", "b", "a"]);
    }

    #[test]
    fn an_invalid_graph_is_reported() {
        assert_eq!(graph("a\na").unwrap_err(), GraphError::Duplicate { name: "a".into() });
        let unknown = GraphError::Unknown { name: "a".into(), parent: "z".into() };
        assert_eq!(graph("a: z").unwrap_err(), unknown);
        let circle = GraphError::Circle { names: vec!["a".into(), "b".into()] };
        assert_eq!(graph("a: b\nb: a").unwrap_err(), circle);
    }
}
