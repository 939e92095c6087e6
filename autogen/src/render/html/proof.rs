//! The end of the page: the proof, and where all of this is from.

use crate::render::{
    origin,
    review::{Proof, Review},
};

pub(super) fn section(review: &Review<'_>) -> String {
    if review.summary.ops.is_empty() && review.unseen.is_empty() {
        return String::new();
    }
    let proof = match review.proof {
        Proof::Proved(how) => format!("<p class=\"note add\">Proved: {}.</p>\n", page::prose(how)),
        Proof::Failed(why) => {
            format!("<p class=\"note stop\">Not proved: {}</p>\n", page::prose(why))
        }
        Proof::Untried(why) => format!("<p class=\"note\">Not proved: {}.</p>\n", page::prose(why)),
    };
    let unseen: String = review
        .unseen
        .iter()
        .map(|it| {
            format!(
                "<li><code>{}</code>: {}</li>\n",
                page::escaped(&origin::line(&it.place)),
                page::prose(&it.message)
            )
        })
        .collect();
    let unseen = if unseen.is_empty() {
        String::new()
    } else {
        format!("<h3>Not read</h3>\n<ul>\n{unseen}</ul>\n")
    };
    format!(
        "<section aria-labelledby=\"proof\">\n<h2 id=\"proof\">Proof</h2>\n{proof}{unseen}</section>\n"
    )
}

pub(super) fn footer(review: &Review<'_>) -> String {
    let version = env!("CARGO_PKG_VERSION");
    format!(
        "<footer>\n<p>By autogen {version}, {}. Locks were measured on empty tables that are built like the real ones; rows and \
         sizes are the server’s estimates. How long a statement takes is not known, and not guessed.</p>\n</footer>\n",
        page::escaped(review.database)
    )
}
