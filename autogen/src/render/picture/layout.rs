//! Takes the sizes of boxes and the links between them, and returns where they are. `dagre` places boxes with links in
//! layers, the referenced ones to the left; boxes without links stand in rows below.

use std::collections::BTreeSet;

use dagre::{
    EdgeLabel, LayoutOptions, NodeLabel, RankDir,
    graph::{Graph, GraphOptions},
};

/// A point, to the right and down.
pub(super) type Point = (f64, f64);

/// Where everything is.
#[derive(Debug, Default)]
pub(super) struct Layout {
    /// The upper left corner of each box.
    pub(super) corners: Vec<Point>,
    /// The way of each link, from the referring box to the referenced one.
    pub(super) ways: Vec<Vec<Point>>,
    pub(super) size: Point,
}

const GAP: f64 = 28.0;
const BETWEEN_LAYERS: f64 = 64.0;
/// Rows of boxes without links are at least as wide as this.
const WIDTH: f64 = 980.0;

/// The places of boxes of these sizes.
pub(super) fn layout(sizes: &[Point], links: &[(usize, usize)]) -> Layout {
    let linked: BTreeSet<usize> = links.iter().flat_map(|(from, to)| [*from, *to]).collect();
    let mut graph: Graph<NodeLabel, EdgeLabel> =
        Graph::with_options(GraphOptions { directed: true, multigraph: true, compound: false });
    for at in &linked {
        let (width, height) = sizes[*at];
        let label = NodeLabel { width, height, ..NodeLabel::default() };
        graph.set_node(at.to_string(), Some(label));
    }
    for (at, (from, to)) in links.iter().enumerate() {
        // From the referenced one, so that it is to the left.
        let label = Some(EdgeLabel::default());
        graph.set_edge(to.to_string(), from.to_string(), label, Some(&at.to_string()));
    }
    let mut layout = Layout { corners: vec![(0.0, 0.0); sizes.len()], ..Layout::default() };
    if !linked.is_empty() {
        let options = LayoutOptions {
            rankdir: RankDir::LR,
            nodesep: GAP,
            ranksep: BETWEEN_LAYERS,
            edgesep: GAP / 2.0,
            ..LayoutOptions::default()
        };
        dagre::layout(&mut graph, Some(options));
    }
    for at in &linked {
        let label = graph.node(&at.to_string());
        let centre = label.and_then(|it| Some((it.x?, it.y?))).unwrap_or_default();
        let (width, height) = sizes[*at];
        layout.place(*at, (centre.0 - width / 2.0, centre.1 - height / 2.0), sizes[*at]);
    }
    for (at, (from, to)) in links.iter().enumerate() {
        let label = graph.edge(&to.to_string(), &from.to_string(), Some(&at.to_string()));
        let points = label.map(|it| it.points.iter().rev().map(|it| (it.x, it.y)));
        let way: Vec<Point> = points.into_iter().flatten().collect();
        for point in &way {
            layout.size = (layout.size.0.max(point.0), layout.size.1.max(point.1));
        }
        layout.ways.push(way);
    }
    layout.rows((0..sizes.len()).filter(|it| !linked.contains(it)), sizes);
    layout
}

impl Layout {
    fn place(&mut self, at: usize, corner: Point, size: Point) {
        self.corners[at] = corner;
        self.size = (self.size.0.max(corner.0 + size.0), self.size.1.max(corner.1 + size.1));
    }

    /// Boxes beside each other, in as many rows as needed.
    fn rows(&mut self, boxes: impl Iterator<Item = usize>, sizes: &[Point]) {
        let width = self.size.0.max(WIDTH);
        let top = if self.size.1 > 0.0 { self.size.1 + GAP } else { 0.0 };
        let (mut x, mut y, mut height) = (0.0, top, 0.0_f64);
        for at in boxes {
            if x > 0.0 && x + sizes[at].0 > width {
                (x, y, height) = (0.0, y + height + GAP, 0.0);
            }
            self.place(at, (x, y), sizes[at]);
            x += sizes[at].0 + GAP;
            height = height.max(sizes[at].1);
        }
    }
}
