//! The statement that the driver sent last, so that an error can show it: neither SeaORM nor the server's answer
//! contains it.
//!
//! The driver reports every statement as a `tracing` event with the target `sqlx::query`. This module listens while
//! one future runs, and passes everything on to the previous listener.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use tracing::field::{Field, Visit};
use tracing::instrument::WithSubscriber as _;
use tracing::span::{Attributes, Id, Record};
use tracing::subscriber::Interest;
use tracing::{Dispatch, Event, Metadata, Subscriber};

/// Runs the future. The text is the last statement's.
pub(super) async fn watch<T>(work: impl Future<Output = T>) -> (T, Option<String>) {
    let last = Arc::default();
    let listener = Listener {
        last: Arc::clone(&last),
        before: tracing::dispatcher::get_default(Clone::clone),
    };
    let result = work.with_subscriber(listener).await;
    let statement = last.lock().unwrap_or_else(PoisonError::into_inner).take();
    (result, statement)
}

struct Listener {
    last: Arc<Mutex<Option<String>>>,
    before: Dispatch,
}

fn is_statement(metadata: &Metadata<'_>) -> bool {
    metadata.target() == "sqlx::query"
}

impl Subscriber for Listener {
    fn register_callsite(&self, _: &'static Metadata<'static>) -> Interest {
        Interest::sometimes()
    }

    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        is_statement(metadata) || self.before.enabled(metadata)
    }

    fn event(&self, event: &Event<'_>) {
        if is_statement(event.metadata()) {
            let mut statement = Statement::default();
            event.record(&mut statement);
            *self.last.lock().unwrap_or_else(PoisonError::into_inner) = statement.text();
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
