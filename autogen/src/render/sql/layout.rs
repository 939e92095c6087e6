//! The layout of a statement: one line if it fits, otherwise broken between clauses.

/// The longest line of a statement. It leaves room for the indentation of a raw string in a migration, where rustfmt
/// does not format a statement with a line over its width.
const WIDTH: usize = 80;

/// Joins clauses to a statement, as many to a line as fit. Empty clauses are left out.
pub(super) fn clauses(clauses: &[String]) -> String {
    let mut lines: Vec<String> = Vec::new();
    for clause in clauses.iter().filter(|clause| !clause.is_empty()) {
        match lines.last_mut() {
            Some(line) if line.len() + 1 + clause.len() <= WIDTH => {
                line.push(' ');
                line.push_str(clause);
            }
            Some(_) => lines.push(format!("    {clause}")),
            None => lines.push(clause.clone()),
        }
    }
    lines.join("\n")
}

/// `head (item, item)`, with a line for each item if one line is too short for them.
pub(super) fn items(head: &str, items: &[String]) -> String {
    let line = format!("{head} ({})", items.join(", "));
    if line.len() <= WIDTH && !line.contains('\n') { line } else { block(head, items) }
}

/// `head (`, a line for each item, `)`.
pub(super) fn block(head: &str, items: &[String]) -> String {
    if items.is_empty() {
        return format!("{head} ()");
    }
    format!("{head} (\n    {}\n)", items.join(",\n    "))
}

/// A `DO` block with these statements.
pub(super) fn anonymous(statements: &str) -> String {
    let quotes = lexer::dollar_quotes(statements);
    format!("DO {quotes}\nBEGIN\n{statements}\nEND\n{quotes}")
}

/// The same with declarations of variables, which are qualified with the name of the block if they are used in a query: there,
/// other names are the columns'.
pub(super) fn anonymous_with(block: &str, declarations: &str, statements: &str) -> String {
    let quotes = lexer::dollar_quotes(statements);
    let head = format!("#variable_conflict use_column\n<<{block}>>\nDECLARE\n{declarations}");
    format!("DO {quotes}\n{head}\nBEGIN\n{statements}\nEND\n{quotes}")
}
