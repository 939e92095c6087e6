//! Sequences: the options of an identity, and `sequence(…)` on a struct. Both use SQL syntax.

use crate::schema::{
    ColumnType, IdentityKind, IntegerType, SequenceOptions,
    normalize::parse_type,
    stated::{Identity, Sequence},
};

use super::sql::{self, keyword};

/// Reads `always (START WITH 100 INCREMENT BY 10)`, `by default` or `serial`. An error says what is wrong.
pub(crate) fn identity(text: &str) -> Result<Identity, String> {
    let kinds = [
        (&["always"][..], IdentityKind::Always),
        (&["by", "default"], IdentityKind::ByDefault),
        (&["serial"], IdentityKind::Serial),
    ];
    let found = kinds.iter().find_map(|(words, kind)| Some((*kind, keywords(text, words)?)));
    let Some((kind, rest)) = found else {
        return Err("`identity` takes `always`, `by default` or `serial`".to_owned());
    };
    if rest.trim().is_empty() {
        return Ok(Identity::new(kind));
    }
    match sql::parenthesised(rest) {
        Some((inner, rest)) if rest.trim().is_empty() => with_options(kind, inner),
        _ => Err(format!("`{}` is not understood here", rest.trim())),
    }
}

/// Reads `SEQUENCE NAME orders_seq START WITH 100`.
pub(crate) fn with_options(kind: IdentityKind, text: &str) -> Result<Identity, String> {
    let (mut name, mut sequence) = (None, Sequence::default());
    let mut rest = text.trim();
    while !rest.is_empty() {
        rest = match keywords(rest, &["sequence", "name"]) {
            Some(rest) => {
                let (own, rest) = sql::name(rest).ok_or("`SEQUENCE NAME` needs a name")?;
                if keyword(rest, ".").is_some() {
                    return Err(format!(
                        "the sequence is in the schema of its table: leave out `{own}.`"
                    ));
                }
                name = Some(own);
                rest
            }
            None => one(rest, &mut sequence)?,
        };
        rest = rest.trim_start();
    }
    let Sequence { ty, options, .. } = sequence;
    if ty.is_some() && kind != IdentityKind::Serial {
        return Err("the sequence of an identity has the type of its column".to_owned());
    }
    Ok(Identity { kind, options, ty, sequence: name })
}

/// Reads what follows the name in `CREATE SEQUENCE`: `AS bigint START WITH 100 NO CYCLE`.
pub(crate) fn read(text: &str) -> Result<Sequence, String> {
    let mut sequence = Sequence::default();
    let mut rest = text.trim();
    while !rest.is_empty() {
        rest = one(rest, &mut sequence)?.trim_start();
    }
    Ok(sequence)
}

fn one<'a>(text: &'a str, sequence: &mut Sequence) -> Result<&'a str, String> {
    let options = &mut sequence.options;
    if let Some(rest) = keyword(text, "AS") {
        let (name, rest) = sql::token(rest).map_or(("", rest), |(it, rest)| (it.text, rest));
        let ty = parse_type(name, "").unwrap_or_else(|| ColumnType::builtin(name));
        let known = IntegerType::of(&ty);
        sequence.ty = Some(known.ok_or_else(|| format!("a sequence cannot count in `{name}`"))?);
        return Ok(rest);
    }
    if let Some(rest) = keywords(text, &["no", "cycle"]) {
        options.cycle = Some(false);
        return Ok(rest);
    }
    if let Some(rest) = keyword(text, "CYCLE") {
        options.cycle = Some(true);
        return Ok(rest);
    }
    if let Some(rest) = keyword(text, "NO") {
        let word = sql::token(rest).map_or("", |(it, _)| it.text);
        return Err(format!("`NO {word}` is so by default: leave it out"));
    }
    if keywords(text, &["owned", "by"]).is_some() {
        return Err("state the column in `owned_by`".to_owned());
    }
    let SequenceOptions { start, increment, min, max, cache, cycle: _ } = options;
    let numbers = [
        (start, "start", "with"),
        (increment, "increment", "by"),
        (min, "minvalue", ""),
        (max, "maxvalue", ""),
        (cache, "cache", ""),
    ];
    for (option, word, noise) in numbers {
        let Some(rest) = keyword(text, word) else { continue };
        let (value, rest) = number(keyword(rest, noise).unwrap_or(rest))
            .ok_or_else(|| format!("`{}` needs a number", word.to_uppercase()))?;
        *option = Some(value);
        return Ok(rest);
    }
    Err(format!("`{text}` is not an option of a sequence"))
}

/// The number at the start, and the rest.
fn number(text: &str) -> Option<(i64, &str)> {
    let (first, rest) = sql::token(text)?;
    let (sign, (digits, rest)) = match first.text {
        "-" | "+" => (first.text, sql::token(rest)?),
        _ => ("", (first, rest)),
    };
    Some((format!("{sign}{}", digits.text).parse().ok()?, rest))
}

/// The rest of a text that begins with these words.
fn keywords<'a>(text: &'a str, words: &[&str]) -> Option<&'a str> {
    words.iter().try_fold(text, |rest, word| keyword(rest, word))
}

#[cfg(test)]
mod tests {
    use super::{identity, read};
    use crate::schema::{IdentityKind, IntegerType, SequenceOptions};

    #[test]
    fn options_are_as_in_sql() {
        let read =
            read("AS int START WITH 100 increment -5 MINVALUE -10 maxvalue 100 CACHE 20 NO CYCLE");
        let sequence = read.expect("a sequence");
        assert_eq!(sequence.ty, Some(IntegerType::Integer));
        let options = SequenceOptions {
            start: Some(100),
            increment: Some(-5),
            min: Some(-10),
            max: Some(100),
            cache: Some(20),
            cycle: Some(false),
        };
        assert_eq!(sequence.options, options);
    }

    #[test]
    fn an_identity_has_a_kind_and_options() {
        let found = identity("by default (start 7 cycle)").expect("an identity");
        assert_eq!(found.kind, IdentityKind::ByDefault);
        assert_eq!((found.options.start, found.options.cycle), (Some(7), Some(true)));
        let found = identity("serial (AS integer sequence name \"Nr\" cache 5)").expect("a serial");
        assert_eq!((found.ty, found.sequence.as_deref()), (Some(IntegerType::Integer), Some("Nr")));
        assert_eq!(found.options.cache, Some(5));
        for text in [
            "never",
            "always (",
            "always (AS bigint)",
            "always (START)",
            "always (NO MINVALUE)",
            "always (SEQUENCE NAME)",
            "serial (SEQUENCE NAME a.b)",
            "serial x",
        ] {
            identity(text).expect_err(text);
        }
    }
}
