//! Stops on Ctrl-C, or on the signal that a container gets.

use std::future::Future;

use tokio::sync::watch;

use crate::failure::Failure;

/// Listens from the start: the first process of a container does not end on a signal that it does not handle.
#[derive(Debug)]
pub(crate) struct Stop(watch::Receiver<bool>);

impl Stop {
    pub(crate) fn listen() -> Result<Self, Failure> {
        let signals = signals().map_err(|error| {
            Failure::new(
                format!("signals cannot be listened for: {error}"),
                "run it as a process of its own",
            )
        })?;
        let (told, stop) = watch::channel(false);
        tokio::spawn(async move {
            signals.await;
            let _ = told.send(true);
        });
        Ok(Self(stop))
    }

    /// Returns on a signal.
    pub(crate) fn told(&self) -> impl Future<Output = ()> + Send + use<> {
        let mut stop = self.0.clone();
        async move {
            if stop.wait_for(|told| *told).await.is_err() {
                std::future::pending::<()>().await;
            }
        }
    }

    /// Runs the work, and abandons it on a signal.
    pub(crate) async fn unless<T, E: Into<Failure>>(
        &self,
        work: impl Future<Output = Result<T, E>>,
    ) -> Result<T, Failure> {
        tokio::select! {
            result = work => result.map_err(Into::into),
            () = self.told() => Err(Failure::new("it was told to stop before it was ready", "start it again")),
        }
    }
}

#[cfg(unix)]
fn signals() -> std::io::Result<impl Future<Output = ()> + Send> {
    use tokio::signal::unix::{SignalKind, signal};

    let mut interrupted = signal(SignalKind::interrupt())?;
    let mut terminated = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupted.recv() => (),
            _ = terminated.recv() => (),
        }
    })
}

#[cfg(not(unix))]
fn signals() -> std::io::Result<impl Future<Output = ()> + Send> {
    Ok(async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    })
}
