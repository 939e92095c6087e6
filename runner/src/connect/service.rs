//! A connection service → libpq's parameters.
//!
//! <https://www.postgresql.org/docs/current/libpq-pgservice.html>. The user's file takes precedence over the
//! system's.

use std::path::{Path, PathBuf};

use super::environment::Environment;
use super::error::ConnectError;
use super::parameters;

/// Where distributions put the system's file; libpq has the path compiled in.
const SYSTEM: [&str; 3] = ["/etc/postgresql-common", "/etc/sysconfig/pgsql", "/etc"];

/// The parameters of a service. The first of each name counts.
pub(super) fn read(
    service: &str,
    file: Option<&str>,
    environment: &Environment,
) -> Result<Vec<(&'static str, String)>, ConnectError> {
    let own = file.map(PathBuf::from).or_else(|| environment.at_home(".pg_service.conf"));
    let system = match environment.get("PGSYSCONFDIR") {
        Some(directory) => vec![PathBuf::from(directory)],
        None => SYSTEM.iter().map(PathBuf::from).collect(),
    };
    let files = own.into_iter().chain(system.iter().map(|it| it.join("pg_service.conf")));
    for file in files.filter(|file| file.is_file()) {
        let text = std::fs::read_to_string(&file)
            .map_err(|error| unreadable(&file, None, &error.to_string()))?;
        if let Some(pairs) = section(&text, service, &file)? {
            return Ok(pairs);
        }
    }
    Err(ConnectError::UnknownService { service: service.to_owned() })
}

/// The parameters of a section, if the text contains it.
fn section(
    text: &str,
    service: &str,
    file: &Path,
) -> Result<Option<Vec<(&'static str, String)>>, ConnectError> {
    let mut found: Option<Vec<(&'static str, String)>> = None;
    for (number, line) in (1..).zip(text.lines()) {
        let fault = |reason: &str| unreadable(file, Some(number), reason);
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some(name) = line.strip_prefix('[') {
            if found.is_some() {
                break;
            }
            if name.split(']').next() == Some(service) {
                found = Some(vec![]);
            }
            continue;
        }
        let Some(pairs) = &mut found else { continue };
        if line.starts_with("ldap:") {
            return Err(ConnectError::NotSupported { parameter: "ldap: in a service file".into() });
        }
        let (name, value) = line.split_once('=').ok_or_else(|| fault("there is no `=`"))?;
        let name = parameters::of_libpq(name)
            .ok_or_else(|| fault("the name before the `=` is not one of libpq's parameters"))?;
        if matches!(name, "service" | "servicefile") {
            return Err(fault("a service cannot name another one"));
        }
        if !pairs.iter().any(|(other, _)| *other == name) {
            pairs.push((name, value.to_owned()));
        }
    }
    Ok(found)
}

fn unreadable(file: &Path, line: Option<usize>, reason: &str) -> ConnectError {
    let file = file.display();
    let place = line.map_or_else(|| file.to_string(), |line| format!("{file}, line {line}"));
    ConnectError::ServiceFile { place, reason: reason.to_owned() }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::section;

    fn shown(text: &str) -> String {
        match section(text, "db", Path::new("f")) {
            Ok(None) => "none".to_owned(),
            Ok(Some(pairs)) => {
                let pairs: Vec<_> = pairs.iter().map(|(k, v)| format!("{k}={v}")).collect();
                pairs.join(" ")
            }
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn a_service_section_ends_at_the_next() {
        for (text, expected) in [
            ("[other]\nhost=a\n", "none"),
            ("[db]\n# c\n\n host=a \r\nport=5\r\n[other]\nhost=b", "host=a port=5"),
            ("[other]\nnonsense\n[db]\nhost=a\nhost=b", "host=a"),
            ("[db]\npassword=a=b c'", "password=a=b c'"),
        ] {
            assert_eq!(shown(text), expected);
        }
    }

    #[test]
    fn a_fault_is_named_by_file_and_line() {
        for (text, reason) in [
            ("[db]\ns3cret", "f, line 2"),
            ("[db]\n\ns3cret=x", "f, line 3"),
            ("[db]\nservice=x", "f, line 2"),
            ("[db]\nldap://s3cret", "`ldap: in a service file` is not supported"),
        ] {
            let shown = shown(text);
            assert!(shown.contains(reason) && !shown.contains("s3cret"), "{shown}");
        }
    }
}
