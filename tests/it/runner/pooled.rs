//! A pooler in between that gives each transaction any free session of the server.

use std::io::{Read as _, Result, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use tests::on_every_server;
use tests::program::bin;
use tests::server::TestDatabase;

use super::Revisions;

/// <https://www.postgresql.org/docs/current/protocol-message-formats.html>
const SSL_REQUEST: u32 = 80_877_103;
const PROTOCOL: u32 = 196_608;

/// The settings that a client may send at the start, as with a pooler such as `PgBouncer`; it refuses any other.
const KNOWN: &[&str] = &[
    "user",
    "database",
    "application_name",
    "client_encoding",
    "DateStyle",
    "IntervalStyle",
    "standard_conforming_strings",
    "TimeZone",
];

/// One session of the server for all clients, from `BEGIN` to the end of the transaction.
struct Pooler {
    port: u16,
}

impl Pooler {
    fn before(database: &TestDatabase) -> Self {
        let mut server = TcpStream::connect(database.server().address()).expect("the server");
        let greeting = begin_session(&mut server, &database.name).expect("a session");
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let server = Arc::new(Mutex::new(server));
        thread::spawn(move || {
            for client in listener.incoming().map_while(Result::ok) {
                let (server, greeting) = (Arc::clone(&server), greeting.clone());
                // A client that disconnects is not an error.
                thread::spawn(move || serve(client, &server, &greeting));
            }
        });
        Self { port }
    }
}

/// The server's messages up to "ready", which every client gets again.
fn begin_session(server: &mut TcpStream, database: &str) -> Result<Vec<u8>> {
    let mut parameters = PROTOCOL.to_be_bytes().to_vec();
    parameters.extend(format!("user\0postgres\0database\0{database}\0\0").bytes());
    let length = u32::try_from(parameters.len() + 4).expect("a short message");
    server.write_all(&[&length.to_be_bytes()[..], &parameters].concat())?;
    let mut greeting = Vec::new();
    loop {
        let message = message(server)?;
        greeting.extend(&message);
        if message[0] == b'Z' {
            return Ok(greeting);
        }
    }
}

fn serve(mut client: TcpStream, server: &Mutex<TcpStream>, greeting: &[u8]) -> Result<()> {
    let parameters = loop {
        let (start, parameters) = startup(&mut client)?;
        if start != SSL_REQUEST {
            break parameters;
        }
        client.write_all(b"N")?;
    };
    let names = parameters.split(|byte| *byte == 0).step_by(2).filter(|name| !name.is_empty());
    for name in names.map(String::from_utf8_lossy) {
        if !KNOWN.contains(&&*name) {
            return client.write_all(&unsupported(&name));
        }
    }
    client.write_all(greeting)?;
    loop {
        let mut next = message(&mut client)?;
        let mut server = server.lock().expect("the session");
        loop {
            if next[0] == b'X' {
                return Ok(());
            }
            server.write_all(&next)?;
            if matches!(next[0], b'Q' | b'S') && answered(&mut server, &mut client)? == b'I' {
                break;
            }
            next = message(&mut client)?;
        }
    }
}

/// Forwards the server's messages up to "ready", and returns the state of its transaction.
fn answered(server: &mut TcpStream, client: &mut TcpStream) -> Result<u8> {
    loop {
        let message = message(server)?;
        client.write_all(&message)?;
        if message[0] == b'Z' {
            return Ok(message[5]);
        }
    }
}

fn message(from: &mut TcpStream) -> Result<Vec<u8>> {
    let mut head = [0; 5];
    from.read_exact(&mut head)?;
    let length = u32::from_be_bytes([head[1], head[2], head[3], head[4]]);
    let mut message = head.to_vec();
    message.resize(usize::try_from(length).expect("a length") + 1, 0);
    from.read_exact(&mut message[5..])?;
    Ok(message)
}

fn unsupported(name: &str) -> Vec<u8> {
    let fields = format!("SFATAL\0C08P01\0Munsupported startup parameter: {name}\0\0");
    let length = u32::try_from(fields.len() + 4).expect("a short message");
    [&b"E"[..], &length.to_be_bytes(), fields.as_bytes()].concat()
}

/// The number at the start of a client's message, and its settings.
fn startup(client: &mut TcpStream) -> Result<(u32, Vec<u8>)> {
    let mut head = [0; 8];
    client.read_exact(&mut head)?;
    let length = u32::from_be_bytes([head[0], head[1], head[2], head[3]]);
    let mut rest = vec![0; usize::try_from(length).expect("a length") - 8];
    client.read_exact(&mut rest)?;
    Ok((u32::from_be_bytes([head[4], head[5], head[6], head[7]]), rest))
}

on_every_server!(sessions_that_are_shared_are_noticed_and_refused, |server| {
    let database = server.fresh_database("pooled");
    let revisions = Revisions::new("m1_a");
    let pooler = Pooler::before(&database);
    let url = format!("postgres://postgres@127.0.0.1:{}/{}", pooler.port, database.name);
    let output = revisions.program("up").database(&url).run().code(1);
    output.says("a pooler shares sessions between connections").says("pool_mode = session");
    assert_eq!(database.value("SELECT to_regclass('a')"), "NULL");
    // The driver's prepared statements collide there too.
    let output = revisions.program("status").database(&url).run().code(1);
    output.says("prepared statement").says("pool_mode = session");
    let sample = crate::clone::workspace();
    let output = bin("autogen").dir(sample).arg("check").database(&url).run().code(1);
    output.says("prepared statement").says("pool_mode = session");
});
