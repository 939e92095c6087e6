//! Being told to stop: Ctrl-C, or what a container is sent.

use std::future::Future;

use tokio::sync::watch;

use crate::failure::Failure;

/// Listens from the start on: the first process of a container is not ended by a signal that it does not listen for.
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

    /// Ends on a signal.
    pub(crate) fn told(&self) -> impl Future<Output = ()> + Send + use<> {
        let mut stop = self.0.clone();
        async move {
            if stop.wait_for(|told| *told).await.is_err() {
                std::future::pending::<()>().await;
            }
        }
    }

    /// The work, abandoned if a signal arrives meanwhile.
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
