//! A compose file as a value, with variables filled in, and the part of it that is played.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

use crate::clone::workspace;

pub(super) struct Compose {
    /// As the specification's schema sees it.
    pub(super) whole: Value,
    pub(super) services: BTreeMap<String, Service>,
}

/// The parts of a service that are played; the schema checks the rest.
#[derive(Debug, Deserialize)]
pub(super) struct Service {
    pub(super) build: Option<Build>,
    pub(super) image: Option<String>,
    #[serde(default)]
    pub(super) command: Option<Vec<String>>,
    #[serde(default)]
    pub(super) environment: BTreeMap<String, String>,
    #[serde(default)]
    pub(super) depends_on: BTreeMap<String, DependsOn>,
    pub(super) healthcheck: Option<Healthcheck>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Build {
    pub(super) context: String,
    pub(super) target: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct DependsOn {
    pub(super) condition: Condition,
}

#[derive(Debug, Clone, Copy, Deserialize)]
pub(super) enum Condition {
    #[serde(rename = "service_started")]
    Started,
    #[serde(rename = "service_healthy")]
    Healthy,
    #[serde(rename = "service_completed_successfully")]
    CompletedSuccessfully,
}

#[derive(Debug, Deserialize)]
pub(super) struct Healthcheck {
    pub(super) test: Vec<String>,
}

impl Compose {
    /// Fills in these variables, or returns the one that is required and its message.
    pub(super) fn read(
        name: &str,
        variables: &dyn Fn(&str) -> Option<String>,
    ) -> Result<Self, String> {
        let text = std::fs::read_to_string(workspace().join(name)).expect("a compose file");
        let mut yaml: yaml_serde::Value = yaml_serde::from_str(&text).expect("YAML");
        yaml.apply_merge().expect("anchors that are there");
        let mut whole = serde_json::to_value(&yaml).expect("no more than JSON can say");
        fill_in(&mut whole, variables)?;
        let services = serde_json::from_value(whole["services"].clone()).expect("services");
        Ok(Self { whole, services })
    }
}

fn fill_in(value: &mut Value, variables: &dyn Fn(&str) -> Option<String>) -> Result<(), String> {
    match value {
        Value::String(text) => *text = filled_in(text, variables)?,
        Value::Array(values) => {
            values.iter_mut().try_for_each(|value| fill_in(value, variables))?;
        }
        Value::Object(values) => {
            values.values_mut().try_for_each(|value| fill_in(value, variables))?;
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => (),
    }
    Ok(())
}

/// `$$`, `${NAME:-default}` and `${NAME:?reason}`:
/// <https://docs.docker.com/reference/compose-file/interpolation/>
fn filled_in(text: &str, variables: &dyn Fn(&str) -> Option<String>) -> Result<String, String> {
    let mut result = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('$') {
        result.push_str(before);
        if let Some(after) = after.strip_prefix('$') {
            result.push('$');
            rest = after;
            continue;
        }
        let (inside, after) = after
            .strip_prefix('{')
            .and_then(|after| after.split_once('}'))
            .unwrap_or_else(|| panic!("`{text}` has a variable without braces"));
        let (name, otherwise) = inside.split_once(':').unwrap_or((inside, "-"));
        let value = variables(name).filter(|value| !value.is_empty());
        match (value, otherwise.split_at(1)) {
            (Some(value), _) => result.push_str(&value),
            (None, ("-", default)) => result.push_str(default),
            (None, ("?", reason)) => return Err(format!("{name}: {reason}")),
            (None, _) => panic!("`{text}` has a variable that this test cannot read"),
        }
        rest = after;
    }
    Ok(result + rest)
}
