//! Numbers as defaults. Postgres keeps the spelling: `0` and `'0'::bigint` are the same default of a `bigint`.

use lexer::{Kind, Token};

use super::{ColumnType, Expression, TypeName, normalize, tokens};

const INTEGERS: &[&str] = &["smallint", "integer", "bigint"];
const OTHERS: &[&str] = &["numeric", "real", "double precision"];

/// Whether both are constants, and the same number in a column of this type.
#[must_use]
pub fn are_equal(left: &Expression, right: &Expression, ty: &ColumnType) -> bool {
    let value = |it: &Expression| {
        let tokens: Vec<_> = lexer::tokens(it.as_str()).collect();
        number(it.as_str(), &tokens, ty)
    };
    is_number(ty) && value(left).is_some_and(|it| value(right).as_ref() == Some(&it))
}

fn is_number(ty: &ColumnType) -> bool {
    let name = ty.own_name();
    !ty.array
        && matches!(ty.name, TypeName::Builtin(_))
        && (INTEGERS.contains(&name) || OTHERS.contains(&name))
}

/// A constant in one spelling: its sign and digits.
fn number(text: &str, tokens: &[Token<'_>], ty: &ColumnType) -> Option<String> {
    match tokens {
        [one] if one.kind == Kind::Number => digits(one.text, ty),
        [one] if one.kind == Kind::Constant => {
            let text = one.constant()?;
            let text = text.trim();
            match text.strip_prefix('-') {
                Some(rest) => negative(&digits(rest, ty)?),
                None => digits(text, ty),
            }
        }
        [open, inner @ .., _] if open.is("(") && tokens::closing(tokens)? + 1 == tokens.len() => {
            number(text, inner, ty)
        }
        [minus, rest @ ..] if minus.is("-") => negative(&number(text, rest, ty)?),
        [operand @ .., cast, of]
            if cast.is("::") && keeps(&text[of.start..of.end()], operand, ty) =>
        {
            number(text, operand, ty)
        }
        [operand @ .., cast, double, precision]
            if cast.is("::") && keeps(&text[double.start..precision.end()], operand, ty) =>
        {
            number(text, operand, ty)
        }
        _ => None,
    }
}

/// Whether a cast to this type, and then to the column's, gives the number that is written: a cast to an integer does not
/// if there are decimals, and one to `real` rounds.
fn keeps(cast: &str, operand: &[Token<'_>], ty: &ColumnType) -> bool {
    let Some(cast) = normalize::parse_type(cast, "") else { return false };
    let is_whole = operand.iter().all(|it| !it.text.contains('.'));
    let is_quoted = matches!(operand, [one] if one.kind == Kind::Constant);
    match cast.own_name() {
        _ if cast.array || cast.modifiers.is_some() => false,
        "numeric" => true,
        // Postgres refuses `'0.5'::integer`, but rounds `0.5::integer`.
        name if INTEGERS.contains(&name) => is_whole || is_quoted,
        name => name == ty.own_name() && OTHERS.contains(&name),
    }
}

/// The digits without zeros that do not count. A plain `numeric` keeps those at its end.
fn digits(text: &str, ty: &ColumnType) -> Option<String> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let is_plain = |it: &str| it.bytes().all(|it| it.is_ascii_digit());
    if !is_plain(whole) || !is_plain(part) || text.trim_matches('.').is_empty() {
        return None;
    }
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        whole => whole,
    };
    let keeps_scale = ty.own_name() == "numeric" && ty.modifiers.is_none();
    let part = if keeps_scale { part } else { part.trim_end_matches('0') };
    Some(if part.is_empty() { whole.to_owned() } else { format!("{whole}.{part}") })
}

/// The opposite number. Zero has a sign in some types.
fn negative(number: &str) -> Option<String> {
    let is_zero = number.bytes().all(|it| matches!(it, b'0' | b'.' | b'-'));
    match number.strip_prefix('-') {
        _ if is_zero => None,
        Some(rest) => Some(rest.to_owned()),
        None => Some(format!("-{number}")),
    }
}

#[cfg(test)]
mod tests {
    use super::are_equal;
    use crate::schema::{ColumnType, Expression};

    #[test]
    fn a_number_is_the_same_in_quotes() {
        let bigint = ColumnType::builtin("bigint");
        let double = ColumnType::builtin("double precision");
        let numeric = ColumnType::builtin("numeric");
        let price = ColumnType::builtin("numeric").with("10,2");
        for (ty, left, right, expected) in [
            (&bigint, "0", "'0'::bigint", true),
            (&bigint, "0", "'0'", true),
            (&bigint, "7", "' 007'::bigint", true),
            (&bigint, "'-5'::integer", "'-5'::bigint", true),
            (&bigint, "(-5)", "'-5'::bigint", true),
            (&bigint, "(0)::bigint", "0", true),
            (&bigint, "0", "'1'::bigint", false),
            (&bigint, "5", "'-5'::bigint", false),
            (&bigint, "(0.5)::integer", "0.5", false),
            (&bigint, "nextval('s')", "'0'::bigint", false),
            (&bigint, "'1_000'::bigint", "1000", false),
            (&double, "0", "'0'::double precision", true),
            (&double, "0", "'-0'::double precision", false),
            (&double, "0.10", "'0.1'::double precision", true),
            (&double, "'0.1'::real", "0.1", false),
            (&numeric, "0", "'0'::numeric", true),
            (&numeric, "0.0", "0", false),
            (&numeric, "'0.555'::numeric(10,2)", "0.555", false),
            (&price, "0", "0.00", true),
            (&price, "'0'::numeric", "0.00", true),
            (&price, "(0)::numeric(10,2)", "0.00", false),
            (&ColumnType::builtin("text"), "'0'::text", "'00'::text", false),
            (&ColumnType::builtin("text"), "'0'::text", "0", false),
            (&bigint.clone().array(), "'0'", "0", false),
        ] {
            for (left, right) in [(left, right), (right, left)] {
                let (left, right) = (Expression::new(left), Expression::new(right));
                assert_eq!(are_equal(&left, &right, ty), expected, "{ty}: {left} and {right}");
            }
        }
    }
}
