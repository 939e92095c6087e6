//! Why rows cannot be counted, by the error's SQLSTATE (manual, appendix A). The runner and `autogen` use it.

use std::time::Duration;

/// Why there is no number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Uncounted {
    /// A table or a column does not exist.
    NoRelation,
    /// A type, a function or a schema does not exist.
    NoTypeOrFunction,
    /// The server's message may quote a value, or says less than this.
    Because(String),
    /// The server's message.
    Other,
}

/// The reason for a SQLSTATE, given the time limit.
#[must_use]
pub fn uncounted(sqlstate: &str, timeout: Duration) -> Uncounted {
    match sqlstate {
        "42P01" | "42703" => Uncounted::NoRelation,
        "42704" | "42883" | "3F000" => Uncounted::NoTypeOrFunction,
        "57014" => {
            let seconds = timeout.as_secs_f64();
            Uncounted::Because(format!("counting takes more than {seconds} s"))
        }
        "55P03" => Uncounted::Because("another session holds a lock on the table".to_owned()),
        // The message of a data exception quotes a value.
        _ if sqlstate.starts_with("22") => Uncounted::Because(format!(
            "the server cannot compute it for every row (SQLSTATE {sqlstate})"
        )),
        _ => Uncounted::Other,
    }
}

/// What a transaction sets before it counts rows. Rows that a policy hides would make a number wrong, so they are an error.
/// A count may use as much memory as the index build that it is about.
#[must_use]
pub fn counting(timeout: Duration) -> String {
    format!(
        "SET LOCAL row_security = off; SET LOCAL statement_timeout = {}; \
         SELECT set_config('work_mem', current_setting('maintenance_work_mem'), true) \
         WHERE pg_size_bytes(current_setting('work_mem')) < pg_size_bytes(current_setting('maintenance_work_mem'))",
        timeout.as_millis()
    )
}
