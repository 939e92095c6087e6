//! Listens, and finishes the last requests.

use std::net::SocketAddr;

use runner::Database;
use tokio::net::TcpListener;

use crate::api::{self, App};
use crate::failure::Failure;
use crate::stop::Stop;

pub(crate) async fn serve(
    address: SocketAddr,
    database: &Database,
    stop: &Stop,
) -> Result<(), Failure> {
    let listener = TcpListener::bind(address).await.map_err(|error| {
        Failure::new(
            format!("it cannot listen on {address}: {error}"),
            "set LISTEN to another address",
        )
    })?;
    // The assigned port, if none was requested.
    let address = listener.local_addr().unwrap_or(address);
    tracing::info!(%address, database = database.address, "serving");
    let stop = stop.told();
    let told = async move {
        stop.await;
        tracing::info!("stopping: no new connections, and what was asked before is answered");
    };
    let result =
        axum::serve(listener, api::router(App::new(database))).with_graceful_shutdown(told).await;
    tracing::info!("stopped");
    result.map_err(|error| Failure::new(format!("the server failed: {error}"), "start it again"))
}
