//! Blank lines: prettyplease drops them, and rustfmt keeps existing ones.

use syn::spanned::Spanned;

use proc_macro2::TokenStream;
use quote::quote;

/// A one-line comment among statements. Tokens cannot contain comments, so [`with_notes`] adds them to the text.
pub(super) fn note(text: &str) -> TokenStream {
    quote!(note!(#text);)
}

/// The text, with its notes as comments.
pub(super) fn with_notes(text: &str) -> String {
    let line = |line: &str| {
        let note = line.trim_start().strip_prefix("note!(\"");
        match note.and_then(|it| it.strip_suffix("\");")) {
            Some(note) => format!("{}// {note}\n", &line[..line.len() - line.trim_start().len()]),
            None => format!("{line}\n"),
        }
    };
    text.lines().map(line).collect()
}

/// Separates items, functions and multi-line statements by blank lines. Text that does not parse stays unchanged.
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

/// The lines of statements that need a blank line before them: they or the previous statement have several lines, or
/// a comment precedes them.
fn between(statements: &[syn::Stmt]) -> impl Iterator<Item = usize> {
    let is_long =
        |statement: &syn::Stmt| statement.span().start().line != statement.span().end().line;
    statements
        .windows(2)
        .filter(move |pair| !is_note(&pair[0]) && (pair.iter().any(is_long) || is_note(&pair[1])))
        .map(|pair| first_line(&pair[1]))
}

fn is_note(statement: &syn::Stmt) -> bool {
    matches!(statement, syn::Stmt::Macro(it) if it.mac.path.is_ident("note"))
}

fn first_line(node: &impl Spanned) -> usize {
    node.span().start().line
}
