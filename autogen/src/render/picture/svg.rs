//! The picture as SVG inside a page: its style sheet colours it, and marks say the same without colour.

use std::fmt::Write as _;

use super::{
    Box, Key, Link, Picture, Row,
    layout::{self, Point},
};
use crate::render::counted::grouped;

/// Of a letter of the fixed-width font, at its size in the style sheet.
const LETTER: f64 = 7.3;
const LINE: f64 = 18.0;
const PAD: f64 = 8.0;
const HEAD: f64 = 24.0;
/// With more tables than this, the picture is folded at first.
const MANY: usize = 20;
/// The longest name or type that is shown whole.
const LONGEST: usize = 30;

/// The picture with its title and its alternative text; nothing without tables.
pub(in crate::render) fn figure(picture: &Picture) -> String {
    if picture.boxes.is_empty() {
        return String::new();
    }
    let left_out = match picture.left_out {
        0 => String::new(),
        n => format!(" {} more are left out.", grouped(n as u64)),
    };
    let figure = format!(
        "<figure>\n<section class=\"scroll\" tabindex=\"0\" aria-label=\"Picture of the tables\">\n{}</section>\n\
         <figcaption>The changed tables, and those that they refer to or that refer to them.{left_out} \
         <span class=\"add\">+ added</span>, <span class=\"drop\">− dropped</span>, \
         <span class=\"change\">~ changed</span>. An arrow leads from a foreign key to the table that it refers to. \
         PK: primary key, FK: foreign key.</figcaption>\n</figure>\n",
        svg(picture)
    );
    let figure = if picture.boxes.len() > MANY {
        let title = format!("A picture of {} tables", picture.boxes.len());
        page::fold("picture-fold", 3, &title, &figure, page::Fold::Closed)
    } else {
        figure
    };
    format!(
        "<section aria-labelledby=\"picture\">\n<h2 id=\"picture\">Tables</h2>\n{figure}</section>\n"
    )
}

fn svg(picture: &Picture) -> String {
    let sizes: Vec<Point> = picture.boxes.iter().map(size).collect();
    let ends: Vec<(usize, usize)> = picture.links.iter().map(|it| (it.from, it.to)).collect();
    let layout = layout::layout(&sizes, &ends);
    let (width, height) = (layout.size.0.ceil() + 4.0, layout.size.1.ceil() + 4.0);
    let mut svg = format!(
        "<svg role=\"img\" aria-labelledby=\"picture-title picture-text\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"-2 -2 {width} {height}\">\n<title id=\"picture-title\">Changed tables</title>\n\
         <desc id=\"picture-text\">{}</desc>\n",
        page::escaped(&alternative(picture))
    );
    for (link, way) in picture.links.iter().zip(&layout.ways) {
        svg += &arrow(link, way);
    }
    for ((table, corner), size) in picture.boxes.iter().zip(&layout.corners).zip(&sizes) {
        svg += &drawn(table, *corner, *size);
    }
    svg + "</svg>\n"
}

fn size(it: &Box) -> Point {
    let names = names(it);
    let letters = |it: &Row| {
        let key = label(it.key).len();
        2 + names + 2 + cut(&it.ty).chars().count() + if key > 0 { 1 + key } else { 0 }
    };
    let longest =
        it.rows.iter().map(letters).max().unwrap_or(0).max(cut(&it.name).chars().count() + 3);
    let more = usize::from(it.left_out > 0);
    #[expect(clippy::cast_precision_loss, reason = "both are small")]
    let (letters, lines) = (longest.max(14) as f64, (it.rows.len() + more) as f64);
    (
        (letters * LETTER + 2.0 * PAD).ceil(),
        HEAD + lines * LINE + if lines > 0.0 { 4.0 } else { 0.0 },
    )
}

/// The letters of the longest name of a row.
fn names(it: &Box) -> usize {
    it.rows.iter().map(|it| cut(&it.name).chars().count()).max().unwrap_or(0)
}

fn drawn(it: &Box, (x, y): Point, (width, height): Point) -> String {
    let class = page::class(it.mark);
    let (x, y) = (x.round(), y.round());
    let mut svg = format!(
        "<g class=\"{class}\">\n<rect class=\"box\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"3\"/>\n\
         <rect class=\"head\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>\n",
        x + 1.0,
        y + 1.0,
        width - 2.0,
        HEAD - 2.0
    );
    let text = |svg: &mut String, class: &str, at: Point, text: &str| {
        let _ = writeln!(
            svg,
            "<text class=\"{class}\" x=\"{:.0}\" y=\"{:.0}\">{}</text>",
            at.0,
            at.1,
            page::escaped(text)
        );
    };
    text(&mut svg, &format!("name {class}"), (x + PAD, y + 16.0), &marked(it.mark, &it.name));
    svg += "</g>\n";
    let mut line = y + HEAD;
    #[expect(clippy::cast_precision_loss, reason = "a name is short")]
    let types = (names(it) + 4) as f64 * LETTER;
    for row in &it.rows {
        let class = page::class(row.mark);
        if row.mark != ' ' && it.mark == '~' {
            let _ = writeln!(
                svg,
                "<rect class=\"{class}\" x=\"{}\" y=\"{line}\" width=\"{}\" height=\"{LINE}\"/>",
                x + 1.0,
                width - 2.0
            );
        }
        let below = line + 13.0;
        if row.mark != ' ' {
            text(&mut svg, class, (x + PAD, below), &sign(row.mark).to_string());
        }
        text(&mut svg, class, (x + PAD + 2.0 * LETTER, below), &cut(&row.name));
        let ty = [cut(&row.ty).as_str(), label(row.key)].join(" ");
        text(&mut svg, "type", (x + PAD + types, below), ty.trim_end());
        line += LINE;
    }
    if it.left_out > 0 {
        let more = format!("… {} more", it.left_out);
        text(&mut svg, "type", (x + PAD + 2.0 * LETTER, line + 13.0), &more);
    }
    svg
}

/// A line with rounded corners from the referring table to a tip at the referenced one.
fn arrow(link: &Link, way: &[Point]) -> String {
    let class = page::class(link.mark);
    let [first, .., last] = way else { return String::new() };
    let mut path = format!("M{:.0} {:.0}", first.0, first.1);
    let middles: Vec<Point> = way
        .windows(2)
        .map(|it| (f64::midpoint(it[0].0, it[1].0), f64::midpoint(it[0].1, it[1].1)))
        .collect();
    for (at, point) in way.iter().enumerate().skip(1).take(way.len().saturating_sub(2)) {
        let to = middles[at];
        let _ = write!(path, " Q{:.0} {:.0} {:.0} {:.0}", point.0, point.1, to.0, to.1);
    }
    let _ = write!(path, " L{:.0} {:.0}", last.0, last.1);
    let before = middles.last().copied().unwrap_or(*first);
    let (dx, dy) = (last.0 - before.0, last.1 - before.1);
    let length = dx.hypot(dy).max(1.0);
    let (ux, uy) = (dx / length, dy / length);
    let back = (last.0 - 9.0 * ux, last.1 - 9.0 * uy);
    let tip = format!(
        "{:.1},{:.1} {:.1},{:.1} {:.1},{:.1}",
        last.0,
        last.1,
        back.0 - 4.0 * uy,
        back.1 + 4.0 * ux,
        back.0 + 4.0 * uy,
        back.1 - 4.0 * ux
    );
    let sign = match link.mark {
        ' ' => String::new(),
        mark => {
            let at = way.get(way.len() / 2).unwrap_or(first);
            format!(
                "<text class=\"name {class}\" x=\"{:.0}\" y=\"{:.0}\">{}</text>\n",
                at.0 - 4.0,
                at.1 - 4.0,
                sign(mark)
            )
        }
    };
    let title = format!("{} ({})", link.name, link.columns);
    format!(
        "<g><title>{}</title>\n<path class=\"link {class}\" d=\"{path}\"/>\n<polygon class=\"tip {class}\" points=\"{tip}\"/>\n{sign}</g>\n",
        page::escaped(&title)
    )
}

fn sign(mark: char) -> char {
    match mark {
        '-' => '−',
        '>' => '~',
        mark => mark,
    }
}

fn marked(mark: char, name: &str) -> String {
    format!("{} {}", sign(mark), cut(name))
}

fn label(key: Key) -> &'static str {
    match key {
        Key::None | Key::Part => "",
        Key::Primary => "PK",
        Key::Foreign => "FK",
        Key::Both => "PK FK",
    }
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// What the picture shows, in words.
fn alternative(picture: &Picture) -> String {
    let what = |mark: char| match mark {
        '+' => "added",
        '-' => "dropped",
        '~' | '>' => "changed",
        _ => "unchanged",
    };
    let tables = picture.boxes.iter().map(|it| {
        let changed = it.rows.iter().filter(|row| row.mark != ' ' && it.mark == '~');
        let changed: Vec<String> =
            changed.map(|row| format!("{} {}", row.name, what(row.mark))).collect();
        let columns =
            if changed.is_empty() { String::new() } else { format!(" ({})", changed.join(", ")) };
        format!("{}: {}{columns}", it.name, what(it.mark))
    });
    let links = picture.links.iter().map(|it| {
        let (from, to) = (&picture.boxes[it.from].name, &picture.boxes[it.to].name);
        format!("{from} refers to {to} by {}, {}", it.columns, what(it.mark))
    });
    tables.chain(links).collect::<Vec<_>>().join("; ") + "."
}
