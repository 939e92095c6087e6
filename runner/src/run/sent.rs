//! The statement that the driver sent last, so that an error can show it: neither SeaORM nor the server's answer
//! contains it. And the server's notices of how many rows are filled.
//!
//! The driver reports every statement as a `tracing` event with the target `sqlx::query`, and every notice as one with the
//! target `sqlx::postgres::notice`. This module listens while one future runs, and passes everything on to the previous
//! listener.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tracing::field::{Field, Visit};
use tracing::instrument::WithSubscriber as _;
use tracing::span::{Attributes, Id, Record};
use tracing::subscriber::Interest;
use tracing::{Dispatch, Event, Metadata, Subscriber};

/// What was heard until now.
#[derive(Clone, Default)]
pub(super) struct Heard(Arc<Mutex<Last>>);

#[derive(Default)]
struct Last {
    statement: Option<String>,
    filled: Option<Filled>,
    advice: Vec<String>,
}

/// How far a block of a migration is in filling the rows of a column.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Filled {
    /// `filling users.weight`
    pub(super) what: String,
    pub(super) percent: f64,
}

impl Heard {
    /// Runs the future, and listens.
    pub(super) async fn during<T>(&self, work: impl Future<Output = T>) -> T {
        let before = tracing::dispatcher::get_default(Clone::clone);
        work.with_subscriber(Listener { heard: self.clone(), before }).await
    }

    /// The last statement.
    pub(super) fn statement(&self) -> Option<String> {
        self.last().statement.clone()
    }

    /// What the statement that is running has filled.
    pub(super) fn filled(&self) -> Option<Filled> {
        self.last().filled.clone()
    }

    /// The notices of pgvector about an index that it builds, each once.
    pub(super) fn advice(&self) -> Vec<String> {
        std::mem::take(&mut self.last().advice)
    }

    fn last(&self) -> MutexGuard<'_, Last> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Filled {
    /// From `filling users.weight: 300 of 812 pages`, which a migration raises.
    fn of(notice: &str) -> Option<Self> {
        let (what, pages) = notice.rsplit_once(": ")?;
        let (done, all) = pages.strip_suffix(" pages")?.split_once(" of ")?;
        let (done, all): (f64, f64) = (done.parse().ok()?, all.parse().ok()?);
        let percent = if all > 0.0 { 100.0 * done / all } else { 100.0 };
        what.starts_with("filling ").then(|| Self { what: what.to_owned(), percent })
    }
}

struct Listener {
    heard: Heard,
    before: Dispatch,
}

fn is_statement(metadata: &Metadata<'_>) -> bool {
    metadata.target() == "sqlx::query"
}

fn is_notice(metadata: &Metadata<'_>) -> bool {
    metadata.target() == "sqlx::postgres::notice"
}

/// Whether a notice says that an index of vectors is built slowly or badly (pgvector's `hnswbuild.c` and `ivfbuild.c`). Others
/// may contain what is in the rows.
fn is_advice(notice: &str) -> bool {
    ["hnsw graph no longer fits", "ivfflat index created with little data"]
        .iter()
        .any(|it| notice.starts_with(it))
}

impl Subscriber for Listener {
    fn register_callsite(&self, _: &'static Metadata<'static>) -> Interest {
        Interest::sometimes()
    }

    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        is_statement(metadata) || is_notice(metadata) || self.before.enabled(metadata)
    }

    fn event(&self, event: &Event<'_>) {
        if is_statement(event.metadata()) {
            let mut statement = Statement::default();
            event.record(&mut statement);
            let mut last = self.heard.last();
            last.statement = statement.text();
            last.filled = None;
        }
        if is_notice(event.metadata()) {
            let mut notice = Notice::default();
            event.record(&mut notice);
            let mut last = self.heard.last();
            match Filled::of(&notice.0) {
                Some(filled) => last.filled = Some(filled),
                None if is_advice(&notice.0) => last.advice.push(notice.0),
                None => {}
            }
        }
        if self.before.enabled(event.metadata()) {
            self.before.event(event);
        }
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        self.before.new_span(span)
    }

    fn record(&self, span: &Id, values: &Record<'_>) {
        self.before.record(span, values);
    }

    fn record_follows_from(&self, span: &Id, follows: &Id) {
        self.before.record_follows_from(span, follows);
    }

    fn enter(&self, span: &Id) {
        self.before.enter(span);
    }

    fn exit(&self, span: &Id) {
        self.before.exit(span);
    }

    fn clone_span(&self, span: &Id) -> Id {
        self.before.clone_span(span)
    }

    fn try_close(&self, span: Id) -> bool {
        self.before.try_close(span)
    }
}

/// The driver puts the whole text in one field, and its beginning in another, which is everything if the text is
/// short.
#[derive(Default)]
struct Statement {
    whole: String,
    beginning: String,
}

impl Statement {
    fn text(self) -> Option<String> {
        let whole = self.whole.trim().to_owned();
        let text = if whole.is_empty() { self.beginning } else { whole };
        Some(text).filter(|text| !text.is_empty())
    }
}

impl Visit for Statement {
    fn record_str(&mut self, field: &Field, value: &str) {
        match field.name() {
            "db.statement" => value.clone_into(&mut self.whole),
            "summary" => value.clone_into(&mut self.beginning),
            _ => {}
        }
    }

    fn record_debug(&mut self, _: &Field, _: &dyn fmt::Debug) {}
}

/// The text of a notice.
#[derive(Default)]
struct Notice(String);

impl Visit for Notice {
    fn record_str(&mut self, field: &Field, value: &str) {
        if field.name() == "message" {
            value.clone_into(&mut self.0);
        }
    }

    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        if field.name() == "message" {
            self.0 = format!("{value:?}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Filled;

    #[test]
    fn only_a_notice_of_filled_pages_is_progress() {
        let filled = |percent| Some(Filled { what: "filling users.weight".to_owned(), percent });
        for (notice, expected) in [
            ("filling users.weight: 203 of 812 pages", filled(25.0)),
            ("filling users.weight: 0 of 0 pages", filled(100.0)),
            ("relation \"users\" already exists, skipping", None),
            ("filling users.weight: some of 812 pages", None),
            ("reading users: 1 of 2 pages", None),
        ] {
            assert_eq!(Filled::of(notice), expected, "{notice}");
        }
    }
}
