//! Statements: each with the line that caused it, its locks, and what it does with the rows.

use super::{anchor, overview};
use crate::{
    check::Direction,
    render::{
        headline::counted,
        locks,
        review::{Review, Statement},
    },
    schema::effect::{Effects, Work},
};

/// How much of a statement is its title.
const WIDTH: usize = 96;

/// A statement with all that is known of it.
pub(super) fn full(it: &Statement<'_>, review: &Review<'_>) -> String {
    let Statement { direction, number, subject: _, sql, effects, why, origin } = it;
    let direction = direction.as_str();
    let waits = overview::waits(it);
    let why = why.map(|why| format!("<li>not in stages: {}</li>\n", page::prose(why)));
    format!(
        "<div class=\"statement\" id=\"{direction}-{number}\">\n<p class=\"quiet\"><strong>{direction} {number}</strong> \
         {waits} because {}</p>\n{}<ul class=\"effects\">\n{}{}</ul>\n</div>\n",
        page::prose(&origin.text()),
        page::code(&format!("{sql};")),
        self::effects(*effects, review),
        why.unwrap_or_default()
    )
}

fn effects(effects: Option<&Effects>, review: &Review<'_>) -> String {
    let default_schema = review.summary.default_schema;
    let Some(Effects(effects)) = effects else {
        return "<li>locks: not measured</li>\n".to_owned();
    };
    if effects.is_empty() {
        return "<li>locks no existing table</li>\n".to_owned();
    }
    let works = effects.iter().any(|it| it.work > Work::None || it.rebuilt > 0);
    let brief = if works { "" } else { ", for a moment: it changes the catalog only" };
    let one = |it| {
        let text = locks::effect(it, review.size(&it.table), default_schema);
        format!("<li>{}{brief}</li>\n", page::escaped(&text))
    };
    effects.iter().map(one).collect()
}

/// All statements in the order in which they run.
pub(super) fn order(review: &Review<'_>, statements: &[Statement<'_>]) -> String {
    if statements.is_empty() {
        return String::new();
    }
    let way = |direction: Direction, steps| {
        let parts = review.plan.transactions.parts(steps);
        let of: Vec<_> = statements.iter().filter(|it| it.direction == direction).collect();
        let mut rest = of.as_slice();
        let many = parts.len() > 1;
        let lists: String = parts
            .iter()
            .enumerate()
            .map(|(at, part)| {
                let (own, after) = rest.split_at(part.len().min(rest.len()));
                rest = after;
                let start = own.first().map_or(1, |it| it.number);
                let items: String = own.iter().map(|it| line(it)).collect();
                let title =
                    if many { format!("<h4>Transaction {}</h4>\n", at + 1) } else { String::new() };
                format!("{title}<ol start=\"{start}\">\n{items}</ol>\n")
            })
            .collect();
        let name = direction.as_str();
        let title = format!(
            "<code>{name}</code>: {} in {}",
            counted(of.len(), "statement", "statements"),
            counted(parts.len(), "transaction", "transactions")
        );
        page::fold(&anchor("order", name), 3, &title, &lists, page::Fold::Closed)
    };
    format!(
        "<section aria-labelledby=\"order\">\n<h2 id=\"order\">In order</h2>\n{}{}</section>\n",
        way(Direction::Up, &review.plan.up),
        way(Direction::Down, &review.plan.down)
    )
}

fn line(it: &Statement<'_>) -> String {
    let words: Vec<&str> = it.sql.split_whitespace().collect();
    let text = words.join(" ");
    let text = match text.char_indices().nth(WIDTH) {
        Some((end, _)) => format!("{} …", &text[..end]),
        None => text,
    };
    let waits = overview::waits(it);
    format!(
        "<li><a href=\"#{}-{}\"><code>{}</code></a> {waits}</li>\n",
        it.direction.as_str(),
        it.number,
        page::escaped(&text)
    )
}
