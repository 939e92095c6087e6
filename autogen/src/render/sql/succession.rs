//! A second column that takes the place of the first: what keeps both alike, and what fills it.

use super::{
    layout,
    quote::{ident, literal, qualified},
    value::{converted, using},
};
use crate::{
    plan::{Cast, Succession, Successor},
    schema::Qualified,
};

pub(super) fn statement(table: &Qualified, name: &str, it: &Successor, act: Succession) -> String {
    let function = qualified(&Qualified::new(table.schema.clone(), it.function.clone()));
    let (trigger, own) = (ident(&it.trigger), qualified(table));
    match act {
        Succession::CreateFunction => create_function(&function, name, it),
        Succession::CreateTrigger => layout::clauses(&[
            format!("CREATE TRIGGER {trigger}"),
            format!("BEFORE INSERT OR UPDATE ON {own}"),
            format!("FOR EACH ROW EXECUTE FUNCTION {function}()"),
        ]),
        Succession::Copy => layout::clauses(&[
            format!("UPDATE {own}"),
            format!("SET {} = {}", ident(&it.name), value(name, it)),
            format!("WHERE {}", missing(name, it)),
        ]),
        Succession::CopyInBatches => {
            in_batches(table, &it.name, &value(name, it), &missing(name, it))
        }
        Succession::DropTrigger => format!("DROP TRIGGER {trigger} ON {own}"),
        Succession::DropFunction => format!("DROP FUNCTION {function}()"),
    }
}

/// The number of pages that are filled at a time, if the runner does not say otherwise: about ten thousand rows, whose locks
/// are held for some 100 ms.
const PAGES: u32 = 100;

/// A block of PL/pgSQL that goes through the pages and commits after each batch. Begun anew after it was interrupted, it
/// finds the rows that are still to be filled (manual, section 43.8, transaction management). The runner sets the size of a
/// batch and the pause between two, and shows the notice.
///
/// A column may have the name of a variable: unqualified names are the columns' (manual, section 43.11.1).
pub(super) fn in_batches(table: &Qualified, column: &str, value: &str, which: &str) -> String {
    let block = label(table, &[value, which]);
    let (text, table) = (literal(&qualified(table)), qualified(table));
    let column = ident(column);
    let stated = |name: &str, ty: &str, fallback: &str| {
        let setting = format!("current_setting('autogen.{name}', true)");
        format!("coalesce(\n        nullif({setting}, '')::{ty}, {fallback})")
    };
    let (size, pause) =
        (stated("batch_size", "bigint", &PAGES.to_string()), stated("batch_pause", "float8", "0"));
    // In the format of RAISE, a percent sign stands for a value.
    let what = format!("filling {table}.{column}").replace('%', "%%");
    let what = literal(&format!("{what}: % of % pages"));
    layout::anonymous_with(
        &block,
        &format!(
            "    size bigint := {size};
    pause float8 := {pause};
    page bigint := 0;
    pages bigint;"
        ),
        &format!(
            "    LOOP
        pages := pg_relation_size({text})
            / current_setting('block_size')::bigint;
        EXIT WHEN page >= pages;
        UPDATE {table}
        SET {column} = {value}
        WHERE {which}
            AND ctid >= format('(%s,0)', {block}.page)::tid
            AND ctid < format('(%s,0)', {block}.page + {block}.size)::tid;
        COMMIT;
        page := page + size;
        RAISE NOTICE {what},
            least(page, pages), pages;
        PERFORM pg_sleep(pause);
    END LOOP;"
        ),
    )
}

/// A name for the block that means nothing else in the statement.
fn label(table: &Qualified, expressions: &[&str]) -> String {
    let is_free = |it: &String| {
        table.name != *it && expressions.iter().all(|text| !text.contains(it.as_str()))
    };
    let more = (2..).map(|n: u32| format!("batch_{n}"));
    std::iter::once("batch".to_owned()).chain(more).find(is_free).unwrap_or_default()
}

/// The value of the second column, from those of the row.
fn value(name: &str, it: &Successor) -> String {
    using(name, &it.ty, &it.cast, it.without.as_deref()).unwrap_or_else(|| ident(name))
}

/// The rows that have a value in the first column only.
fn missing(name: &str, it: &Successor) -> String {
    format!("{} IS NULL AND {} IS NOT NULL", ident(&it.name), ident(name))
}

/// Names in an expression mean to programs, whose search path is another, what they mean to the migration.
fn create_function(function: &str, name: &str, it: &Successor) -> String {
    let Successor { name: to, ty, cast, without, .. } = it;
    let path = "SET search_path FROM CURRENT ";
    let own = format!("NEW.{}", ident(name));
    let (value, path) = match using(name, ty, cast, without.as_deref()) {
        None => (own, ""),
        Some(value) if without.is_some() || matches!(cast, Cast::Stated(_)) => {
            (format!("(SELECT {value} FROM (SELECT NEW.*) AS it)"), path)
        }
        Some(_) => (converted(&own, ty, cast), path),
    };
    let body = format!("    NEW.{} := {value};\n    RETURN NEW;", ident(to));
    let quotes = lexer::dollar_quotes(&body);
    format!(
        "CREATE FUNCTION {function}() RETURNS trigger\nLANGUAGE plpgsql {path}AS {quotes}\nBEGIN\n{body}\nEND\n{quotes}"
    )
}
