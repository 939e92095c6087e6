//! The changes, one object after the other: operations, a diff, and the statements of both directions.

use super::{anchor, overview, statement};
use crate::{
    check::Direction,
    render::{
        headline::counted,
        review::{Review, Subject},
    },
};

/// With more objects than this, their parts are folded at first.
const MANY: usize = 6;

pub(super) fn section(review: &Review<'_>, subjects: &[Subject<'_>]) -> String {
    if subjects.is_empty() {
        return String::new();
    }
    let fold = if subjects.len() > MANY { page::Fold::Closed } else { page::Fold::Open };
    let parts: String = subjects.iter().map(|it| subject(it, review, fold)).collect();
    let contents = if subjects.len() > MANY { contents(subjects) } else { String::new() };
    format!(
        "<section aria-labelledby=\"changes\">\n<h2 id=\"changes\">Changes</h2>\n{contents}{parts}</section>\n"
    )
}

/// Links to all objects.
fn contents(subjects: &[Subject<'_>]) -> String {
    let links: Vec<String> = subjects.iter().map(|it| overview::link(&it.name, subjects)).collect();
    format!("<nav aria-label=\"Changed objects\">\n<p>{}</p>\n</nav>\n", links.join(" · "))
}

fn subject(it: &Subject<'_>, review: &Review<'_>, fold: page::Fold) -> String {
    let Subject { name, operations, diff, statements } = it;
    let n_waits = statements.iter().filter(|it| overview::blocks(it)).count();
    let waits = if n_waits == 0 { String::new() } else { page::badge("stop", "programs wait") };
    let title = format!(
        "<code>{}</code> <span class=\"quiet\">{}</span> {waits}",
        page::escaped(name),
        counted(operations.len(), "operation", "operations")
    );
    let items: String = operations
        .iter()
        .map(|(operation, origin)| {
            format!(
                "<li><span class=\"{}\">{}</span> <span class=\"quiet\">{}</span></li>\n",
                page::class(operation.mark),
                page::escaped(&operation.line()),
                page::prose(&origin.text())
            )
        })
        .collect();
    let mut body = String::new();
    if !items.is_empty() {
        body += &format!("<ul class=\"plain\">\n{items}</ul>\n");
    }
    if !diff.is_empty() {
        body += "<h4>Before and after</h4>\n";
        body += &page::diff(diff.iter().map(|(mark, line)| (*mark, line.as_str())));
    }
    for direction in [Direction::Up, Direction::Down] {
        let of = statements.iter().filter(|it| it.direction == direction);
        let all: String = of.map(|it| statement::full(it, review)).collect();
        if !all.is_empty() {
            body += &format!("<h4>Statements of {}</h4>\n{all}", direction.as_str());
        }
    }
    page::fold(&anchor("object", name), 3, &title, &body, fold)
}
