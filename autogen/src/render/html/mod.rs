//! The review page: one HTML file that needs nothing else, with a file for each of its sections.

mod findings;
mod overview;
mod proof;
mod statement;
mod tables;

use super::{
    picture::{self, Picture},
    review::Review,
};

/// The page.
#[must_use]
pub fn html(review: &Review<'_>) -> String {
    let statements = review.statements();
    let subjects = review.subjects(&statements);
    let picture = Picture::of(review.summary.ops, review.renamed, review.summary.default_schema);
    let main = [
        overview::decisions(review),
        picture::svg::figure(&picture),
        findings::section(review, &subjects),
        tables::section(review, &subjects),
        statement::order(review, &statements),
        proof::section(review),
    ];
    let body = format!(
        "<a class=\"skip\" href=\"#main\">Skip to the changes</a>\n{}<main id=\"main\">\n{}</main>\n{}",
        overview::header(review, &subjects, &statements),
        main.concat(),
        proof::footer(review),
    );
    let title = review.message.unwrap_or("Schema changes");
    page::document(title, &body)
}

/// A name as a fragment of an address.
fn anchor(prefix: &str, name: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() || c == '_' || c == '.' { c } else { '-' };
    format!("{prefix}-{}", name.chars().map(plain).collect::<String>())
}
