//! `review`: everything pending as one page for reviewers.

use std::path::PathBuf;

use sea_orm_migration::MigratorTrait;
use time::OffsetDateTime;

use super::{Context, Ending, term};
use crate::error::RunError;
use crate::options::{LARGE, Options};
use crate::run::blocking::Blocked;
use crate::run::preflight::Counted;
use crate::run::review::Pending;

/// Write a page about all pending migrations for reviewers; changes nothing
#[derive(Debug, clap::Args)]
pub(super) struct ReviewArgs {
    /// Write it there instead of to stdout
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
    /// Seconds that counting may take for each finding
    #[arg(long, value_name = "SECONDS", default_value_t = 30.0, value_parser = super::args::seconds)]
    timeout: f64,
}

pub(super) async fn run<M: MigratorTrait>(
    args: &ReviewArgs,
    context: &Context,
) -> Result<Ending, RunError> {
    let preflight_timeout = std::time::Duration::from_secs_f64(args.timeout);
    let options = Options { preflight_timeout, ..Options::default() };
    let (pending, server) = context
        .with::<M, _>(options, async |runner, database| {
            Ok((runner.review().await?, database.server_version()))
        })
        .await?;
    let now = OffsetDateTime::now_utc();
    let (date, time) = (now.date(), now.time());
    let asked =
        format!("on PostgreSQL {server}, {date} {:02}:{:02} UTC", time.hour(), time.minute());
    let page = page(&pending, &asked);
    match &args.html {
        None => term::text(&page),
        Some(path) => {
            std::fs::write(path, page).map_err(RunError::Output)?;
            context.term.say(&format!("Wrote the review to {}", path.display()));
        }
    }
    Ok(Ending::Done)
}

/// The whole page; `asked` says where and when the numbers are from.
fn page(pending: &[Pending], asked: &str) -> String {
    let title = match pending {
        [] => "No migration is pending".to_owned(),
        [one] => one.message.clone().unwrap_or_else(|| one.name.clone()),
        many => format!("{} pending migrations", many.len()),
    };
    let sections: String = pending.iter().enumerate().map(|(at, it)| section(at, it)).collect();
    let sections = if pending.is_empty() {
        sections
    } else {
        format!(
            "<section aria-labelledby=\"migrations\">\n<h2 id=\"migrations\">Migrations</h2>\n{sections}</section>\n"
        )
    };
    let body = format!(
        "<a class=\"skip\" href=\"#main\">Skip to the migrations</a>\n<header>\n<p class=\"eyebrow\">Review of pending \
         migrations</p>\n<h1>{}</h1>\n{}</header>\n<main id=\"main\">\n{}{sections}</main>\n<footer>\n<p>By autogen-runner {}, \
         {}. Operations, findings and locks are from the headers of the migrations; rows and sizes are those of this \
         database. How long a statement takes is not known, and not guessed.</p>\n</footer>\n",
        page::escaped(&title),
        overview(pending),
        decisions(pending),
        env!("CARGO_PKG_VERSION"),
        page::escaped(asked)
    );
    page::document(&title, &body)
}

fn overview(pending: &[Pending]) -> String {
    if pending.is_empty() {
        return "<p>The database is up to date.</p>\n".to_owned();
    }
    let sum = |of: fn(&Pending) -> usize| pending.iter().map(of).sum::<usize>();
    let statements = |it: &Result<Vec<String>, String>| it.as_ref().map_or(0, Vec::len);
    let up: usize = pending.iter().map(|it| statements(&it.up)).sum();
    let waits = match sum(|it| it.blocked.len()) {
        0 => "for none".to_owned(),
        1 => "on 1 table".to_owned(),
        n => format!("on {n} tables"),
    };
    let facts = [
        ("Migrations", pending.len().to_string()),
        ("Operations", sum(|it| it.operations.len()).to_string()),
        ("Statements", up.to_string()),
        ("Findings", sum(|it| it.findings.len()).to_string()),
        ("Programs wait", waits),
    ];
    page::facts(&facts)
}

/// Rows in the way, large tables that programs wait for, and what cannot be told.
fn decisions(pending: &[Pending]) -> String {
    if pending.is_empty() {
        return String::new();
    }
    let mut items = Vec::new();
    for it in pending {
        let name = page::escaped(&it.name);
        for counted in it.counted.iter().filter(|it| matches!(it.rows, Ok(1..))) {
            items.push(format!("<code>{name}</code>: {}", page::escaped(&rows(counted))));
        }
        for blocked in it.blocked.iter().filter(|it| is_large(it)) {
            items.push(format!(
                "<code>{name}</code>: programs wait for a large table: {}",
                page::escaped(&blocked.to_string())
            ));
        }
    }
    let body = if items.is_empty() {
        "<p class=\"note add\">No rows are in the way, and programs do not wait for any large table.</p>\n"
            .to_owned()
    } else {
        let items: String = items.iter().map(|it| format!("<li>{it}</li>\n")).collect();
        format!("<div class=\"note stop\">\n<ul>\n{items}</ul>\n</div>\n")
    };
    format!(
        "<section aria-labelledby=\"decisions\">\n<h2 id=\"decisions\">Needs a decision</h2>\n{body}</section>\n"
    )
}

fn is_large(it: &Blocked) -> bool {
    it.work.is_some() && it.rows.is_some_and(|rows| rows > LARGE)
}

fn rows(it: &Counted) -> String {
    match &it.rows {
        Ok(0) => format!("{}: no rows are in the way", it.finding),
        Ok(1) => format!("{}: 1 row is in the way", it.finding),
        Ok(rows) => format!("{}: {rows} rows are in the way", it.finding),
        Err(reason) => format!("{}: not known: {reason}", it.finding),
    }
}

fn section(at: usize, it: &Pending) -> String {
    let message = it.message.as_deref().unwrap_or(&it.name);
    let mut body = format!("<p class=\"quiet\"><code>{}</code>", page::escaped(&it.name));
    if let Some(revises) = it.revises.as_ref().filter(|it| !it.is_empty()) {
        body += &format!(", after <code>{}</code>", page::escaped(&revises.join(", ")));
    }
    let transactions =
        if it.is_one_transaction { "one transaction" } else { "several transactions" };
    body += &format!(", in {transactions}</p>\n");
    for (label, text) in [("Deploy", &it.deploy), ("Proof", &it.proof)] {
        if let Some(text) = text {
            body += &format!("<p><strong>{label}:</strong> {}</p>\n", page::prose(text));
        }
    }
    let mut list = |title: &str, class: &str, items: Vec<String>| {
        if !items.is_empty() {
            let items: String = items.iter().map(|it| format!("<li>{it}</li>\n")).collect();
            body += &format!("<h4>{title}</h4>\n<ul class=\"{class}\">\n{items}</ul>\n");
        }
    };
    let operation = |line: &String| {
        let mark = line.chars().next().unwrap_or(' ');
        format!("<span class=\"{}\">{}</span>", page::class(mark), page::escaped(line))
    };
    list("Operations", "plain", it.operations.iter().map(operation).collect());
    list("Findings", "findings", it.findings.iter().map(|it| page::prose(it)).collect());
    list(
        "Rows, counted now",
        "rows",
        it.counted.iter().map(|it| page::escaped(&rows(it))).collect(),
    );
    let blocked = |it: &Blocked| {
        let badge = if is_large(it) { page::badge("stop", "large table") } else { String::new() };
        format!("{badge} {}", page::escaped(&it.to_string()))
    };
    list("Programs wait for", "locks", it.blocked.iter().map(blocked).collect());
    for (way, statements) in [("up", &it.up), ("down", &it.down)] {
        let (title, html) = match statements {
            Ok(all) => {
                let n = match all.len() {
                    1 => "1 statement".to_owned(),
                    n => format!("{n} statements"),
                };
                let html =
                    all.iter().map(|it| page::code(&format!("{};", it.trim_end_matches(';'))));
                (format!("<code>{way}</code>: {n}"), html.collect())
            }
            Err(why) => (
                format!("<code>{way}</code>: not known before it runs"),
                format!("<p>{}</p>\n", page::prose(why)),
            ),
        };
        body += &page::fold(&format!("{way}-{at}"), 4, &title, &html, page::Fold::Closed);
    }
    page::fold(&format!("migration-{at}"), 3, &page::escaped(message), &body, page::Fold::Open)
}
