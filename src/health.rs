//! Alive and ready. Alive means that the process answers, so that restarting the database does not restart the
//! service. Ready means that it can serve requests: the database answers, and no migration is pending.

use std::io::{Read as _, Write as _};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpStream};
use std::time::Duration;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Serialize;

use crate::api::App;
use crate::failure::Failure;
use crate::migrate;

/// The client wants to know now. A pool that waits for its server would take half a minute.
const PATIENCE: Duration = Duration::from_secs(2);

/// The answers of `/healthz` and `/readyz`.
#[derive(Debug, Serialize)]
pub(crate) struct Health {
    status: Status,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pending: Vec<String>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "lowercase")]
enum Status {
    Alive,
    Ready,
    Unavailable,
}

pub(crate) async fn alive() -> Json<Health> {
    Json(Health { status: Status::Alive, reason: None, pending: Vec::new() })
}

/// The cause goes to the log, because it may contain hosts and users.
pub(crate) async fn ready(State(app): State<App>) -> (StatusCode, Json<Health>) {
    let unavailable = |reason, pending| {
        let health = Health { status: Status::Unavailable, reason: Some(reason), pending };
        (StatusCode::SERVICE_UNAVAILABLE, Json(health))
    };
    match tokio::time::timeout(PATIENCE, migrate::pending(&app.runner)).await {
        Ok(Ok(pending)) if pending.is_empty() => {
            (StatusCode::OK, Json(Health { status: Status::Ready, reason: None, pending }))
        }
        Ok(Ok(pending)) => unavailable("migrations are pending", pending),
        Ok(Err(error)) => {
            tracing::warn!("not ready: {error}");
            unavailable("the database does not answer as it should", Vec::new())
        }
        Err(_) => {
            tracing::warn!("not ready: no answer from the database within {PATIENCE:?}");
            unavailable("the database does not answer", Vec::new())
        }
    }
}

/// Asks the service on this machine whether it is alive.
pub(crate) fn probe(listen: SocketAddr) -> Result<(), Failure> {
    let address = SocketAddr::new(reachable(listen.ip()), listen.port());
    match ask(address) {
        Ok(answer) if answer.starts_with("HTTP/1.1 200 ") => Ok(()),
        Ok(_) => Err(dead(address, "it does not answer with 200")),
        Err(error) => Err(dead(address, &error.to_string())),
    }
}

fn ask(address: SocketAddr) -> std::io::Result<String> {
    let mut stream = TcpStream::connect_timeout(&address, PATIENCE)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    write!(stream, "GET /healthz HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n")?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    Ok(answer)
}

fn dead(address: SocketAddr, reason: &str) -> Failure {
    Failure::new(
        format!("no living service at {address}: {reason}"),
        "LISTEN says where it is; start it, or look at its log",
    )
}

/// A service that listens on all addresses is asked on this one.
fn reachable(ip: IpAddr) -> IpAddr {
    match ip {
        IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        ip => ip,
    }
}
