//! The difference as Markdown, to be read in a pull request.

use super::{
    sql,
    summary::{self, Color, Summary},
};
use crate::plan::{Plan, Step};

/// Operations, findings, and the statements of both directions in a block each. Empty if there are no operations and
/// no findings.
#[must_use]
pub fn markdown(summary: &Summary<'_>, plan: &Plan) -> String {
    let color = Color::Never;
    let way = |steps: &[Step]| sql::way(steps, &plan.transactions, summary.default_schema);
    let parts = [
        ("Operations", "diff", summary::summary(summary, color)),
        ("Up", "sql", way(&plan.up)),
        ("Down", "sql", way(&plan.down)),
    ];
    let sections = parts.iter().filter(|(_, _, text)| !text.trim().is_empty());
    let sections = sections.map(|(title, language, text)| section(title, language, text));
    sections.collect::<Vec<_>>().join("\n")
}

fn section(title: &str, language: &str, text: &str) -> String {
    format!("## {title}\n\n{}\n", fenced(language, text))
}

/// The text in a fence that nothing inside closes.
pub(super) fn fenced(language: &str, text: &str) -> String {
    let fence = fence(text);
    format!("{fence}{language}\n{}\n{fence}", text.trim_end())
}

/// A fence longer than any run of backticks in `text`, so that nothing inside closes it (`CommonMark` 0.31, section 4.5).
fn fence(text: &str) -> String {
    let longest = text.split(|it| it != '`').map(str::len).max().unwrap_or(0);
    "`".repeat(longest.max(2) + 1)
}

#[cfg(test)]
mod tests {
    use super::section;

    #[test]
    fn text_is_fenced() {
        assert_eq!(section("Up", "sql", "SELECT 1;\n"), "## Up\n\n```sql\nSELECT 1;\n```\n");
    }

    #[test]
    fn backticks_inside_do_not_close_the_fence() {
        let text = section("Up", "sql", "COMMENT ON TABLE a IS '```';");
        assert_eq!(text, "## Up\n\n````sql\nCOMMENT ON TABLE a IS '```';\n````\n");
    }
}
