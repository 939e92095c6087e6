//! `-v`: reports progress on stderr. The stages use `tracing`, and so does the database driver for its statements.

use tracing_subscriber::EnvFilter;

/// Starts logging: `-v` logs the stages, `-vv` also the statements. Without either nothing is logged, whatever the
/// environment says.
pub(super) fn start(verbose: u8) {
    let filter = match verbose {
        0 => return,
        1 => "autogen=info,runner=info",
        _ => "autogen=info,runner=info,sqlx::query=debug",
    };
    let subscriber = tracing_subscriber::fmt()
        .with_env_filter(EnvFilter::new(filter))
        .with_writer(std::io::stderr)
        .with_ansi(false)
        .with_target(false)
        .without_time();
    // A program that uses this as a library may have its own subscriber.
    let _ = subscriber.try_init();
}
