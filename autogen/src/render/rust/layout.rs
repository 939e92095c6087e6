//! Blank lines: prettyplease leaves them out, and rustfmt keeps them where they are.

use syn::spanned::Spanned;

/// Sets items, functions and statements of several lines apart. Text that does not parse is left alone.
pub(super) fn spaced(source: &str) -> String {
    let Ok(file) = syn::parse_file(source) else { return source.to_owned() };
    let mut before = Vec::new();
    for item in file.items.iter().skip(1) {
        before.push(first_line(item));
        if let syn::Item::Impl(item) = item {
            for (at, function) in item.items.iter().enumerate() {
                if at > 0 {
                    before.push(first_line(function));
                }
                if let syn::ImplItem::Fn(function) = function {
                    before.extend(between(&function.block.stmts));
                }
            }
        }
    }
    let mut spaced = String::new();
    for (at, line) in source.lines().enumerate() {
        if before.contains(&(at + 1)) {
            spaced.push('\n');
        }
        spaced.push_str(line);
        spaced.push('\n');
    }
    spaced
}

/// The lines of statements that stand apart from the one before: either of the two has several lines.
fn between(statements: &[syn::Stmt]) -> impl Iterator<Item = usize> {
    let is_long =
        |statement: &syn::Stmt| statement.span().start().line != statement.span().end().line;
    statements
        .windows(2)
        .filter(move |pair| pair.iter().any(is_long))
        .map(|pair| first_line(&pair[1]))
}

fn first_line(node: &impl Spanned) -> usize {
    node.span().start().line
}
