//! The keys of an index, as SQL has them between the parentheses: `embedding vector_cosine_ops, lower(title) DESC`.

use crate::schema::{
    Collation, Expression, IndexColumn, IndexKey, Nulls, OperatorClass, Order, tokens::name_length,
};

use super::sql::{self, keyword};

/// Reads one key: a column or an expression, optionally followed by `COLLATE`, an operator class, `ASC` or `DESC`,
/// and `NULLS FIRST` or `LAST`. An error says what is wrong.
pub(crate) fn read(text: &str) -> Result<IndexColumn, String> {
    let (key, mut rest) = head(text)?;
    let mut column = IndexColumn::new(key);
    if let Some(after) = keyword(rest, "COLLATE") {
        let (name, after) = qualified(after).ok_or("`COLLATE` without a name")?;
        column.collation = Some(Box::new(Collation::from_sql(name)));
        rest = after;
    }
    if !is_ordering(rest)
        && let Some((_, mut after)) = qualified(rest)
    {
        if let Some((_, past)) = sql::parenthesised(after) {
            after = past;
        }
        let class = rest[..rest.len() - after.len()].trim();
        column.operator_class = Some(Box::new(OperatorClass(class.to_owned())));
        rest = after;
    }
    if let Some(after) = keyword(rest, "DESC") {
        (column.order, rest) = (Order::Descending, after);
    } else if let Some(after) = keyword(rest, "ASC") {
        rest = after;
    }
    if let Some(after) = keyword(rest, "NULLS") {
        (column.nulls, rest) = match (keyword(after, "FIRST"), keyword(after, "LAST")) {
            (Some(after), _) => (Nulls::First, after),
            (None, Some(after)) => (Nulls::Last, after),
            (None, None) => return Err("`NULLS` without `FIRST` or `LAST`".to_owned()),
        };
    }
    match rest.trim() {
        "" => Ok(column),
        rest => Err(format!("`{rest}` is not understood here")),
    }
}

/// The column or expression at the start, and the rest.
fn head(text: &str) -> Result<(IndexKey, &str), String> {
    let text = text.trim_start();
    if let Some((inner, rest)) = sql::parenthesised(text) {
        return Ok((IndexKey::Expression(Expression::new(inner)), rest));
    }
    let not_a_key = || format!("`{text}` is not an index key");
    let (name, rest) = qualified(text).ok_or_else(not_a_key)?;
    if let Some((_, after)) = sql::parenthesised(rest).filter(|_| rest.starts_with('(')) {
        let call = &text[..text.len() - after.len()];
        return Ok((IndexKey::Expression(Expression::new(call)), after));
    }
    // The case is kept for now: whether a column has this name is not known here.
    let (token, after) = sql::token(name).ok_or_else(not_a_key)?;
    let quoted = token.name().filter(|_| token.is_quoted() && after.is_empty());
    Ok((IndexKey::Column(quoted.unwrap_or_else(|| name.to_owned())), rest))
}

/// The name at the start, with its schema if there is one, and the rest.
fn qualified(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start();
    let tokens: Vec<_> = lexer::tokens(text).collect();
    let last = name_length(&tokens).checked_sub(1)?;
    Some(text.split_at(tokens[last].end()))
}

fn is_ordering(text: &str) -> bool {
    ["ASC", "DESC", "NULLS"].iter().any(|word| keyword(text, word).is_some())
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::schema::{IndexKey, Nulls, Order};

    fn spelled(text: &str) -> String {
        let column = match read(text) {
            Ok(column) => column,
            Err(error) => return format!("error: {error}"),
        };
        let mut parts = vec![match &column.key {
            IndexKey::Column(name) => format!("column {name}"),
            IndexKey::Expression(expression) => format!("expression {expression}"),
        }];
        parts.extend(column.collation.map(|collation| format!("collate {collation}")));
        parts.extend(column.operator_class.map(|class| format!("class {}", class.0)));
        if column.order == Order::Descending {
            parts.push("descending".to_owned());
        }
        match column.nulls {
            Nulls::Default => {}
            Nulls::First => parts.push("nulls first".to_owned()),
            Nulls::Last => parts.push("nulls last".to_owned()),
        }
        parts.join(", ")
    }

    #[test]
    fn keys_are_read_as_postgres_reads_them() {
        for (text, expected) in [
            ("title", "column title"),
            ("\"Title\" desc", "column Title, descending"),
            ("embedding vector_cosine_ops", "column embedding, class vector_cosine_ops"),
            ("lower(title) DESC NULLS LAST", "expression lower(title), descending, nulls last"),
            ("(a || 'x)') text_pattern_ops", "expression a || 'x)', class text_pattern_ops"),
            ("name COLLATE \"C\" text_ops ASC", "column name, collate C, class text_ops"),
            (
                "body public.gist_trgm_ops(siglen=32)",
                "column body, class public.gist_trgm_ops(siglen=32)",
            ),
            ("pg_catalog.lower(a)", "expression pg_catalog.lower(a)"),
            ("a NULLS FIRST", "column a, nulls first"),
            ("a NULLS", "error: `NULLS` without `FIRST` or `LAST`"),
            ("a b c", "error: `c` is not understood here"),
            ("1 + 1", "error: `1 + 1` is not an index key"),
        ] {
            assert_eq!(spelled(text), expected, "{text}");
        }
    }
}
