//! Checks a value against a JSON schema: supports only the keywords of draft 7 that the Compose Specification uses. A
//! schema that uses more fails the test.

use serde_json::{Map, Value};

use crate::clone::workspace;

pub(super) struct Schema(Value);

impl Schema {
    /// The schema of the Compose Specification.
    pub(super) fn read() -> Self {
        let text = std::fs::read_to_string(workspace().join("tests/compose/compose-spec.json"));
        Self(serde_json::from_str(&text.expect("the schema")).expect("JSON"))
    }

    /// The violations, each with its place.
    pub(super) fn faults(&self, value: &Value) -> Vec<String> {
        let mut faults = Vec::new();
        self.check(&self.0, value, "", &mut faults);
        faults
    }

    fn check(&self, schema: &Value, value: &Value, place: &str, faults: &mut Vec<String>) {
        let keywords = match schema {
            Value::Bool(true) => return,
            Value::Bool(false) => return faults.push(format!("{place}: nothing may stand here")),
            schema => schema.as_object().expect("a schema is an object"),
        };
        // In draft 7, all other keywords beside it are ignored.
        if let Some(reference) = keywords.get("$ref") {
            let pointer = reference
                .as_str()
                .and_then(|it| it.strip_prefix('#'))
                .expect("a place in this schema");
            return self.check(self.0.pointer(pointer).expect("it is there"), value, place, faults);
        }
        for (keyword, wanted) in keywords {
            match keyword.as_str() {
                "$schema" | "$id" | "title" | "description" | "default" | "deprecated"
                | "definitions" => (),
                "properties" | "patternProperties" | "additionalProperties" => (),
                "type" if is_of(value, wanted) => (),
                "type" => faults.push(format!("{place}: {value} is not of the type {wanted}")),
                "enum" if wanted.as_array().expect("a list").contains(value) => (),
                "enum" => faults.push(format!("{place}: {value} is none of {wanted}")),
                "oneOf" => self.check_one_of(wanted, value, place, faults),
                "items" => {
                    for (at, item) in value.as_array().into_iter().flatten().enumerate() {
                        self.check(wanted, item, &format!("{place}/{at}"), faults);
                    }
                }
                "uniqueItems" => {
                    let items = value.as_array().map_or(&[][..], Vec::as_slice);
                    if items.iter().enumerate().any(|(at, item)| items[..at].contains(item)) {
                        faults.push(format!("{place}: two items are the same"));
                    }
                }
                "required" => {
                    let there = |name: &&Value| {
                        value
                            .as_object()
                            .is_some_and(|it| !it.contains_key(name.as_str().unwrap_or_default()))
                    };
                    let missing = wanted.as_array().expect("a list").iter().filter(there);
                    faults.extend(missing.map(|name| format!("{place}: {name} is missing")));
                }
                "minimum" | "maximum" => {
                    let (bound, sign) = (
                        wanted.as_f64().expect("a number"),
                        if keyword == "minimum" { 1.0 } else { -1.0 },
                    );
                    if value.as_f64().is_some_and(|number| number * sign < bound * sign) {
                        faults.push(format!("{place}: {keyword} {bound}"));
                    }
                }
                "pattern" => {
                    if value
                        .as_str()
                        .is_some_and(|text| !matches(wanted.as_str().expect("text"), text))
                    {
                        faults.push(format!("{place}: {value} is not like {wanted}"));
                    }
                }
                other => panic!("this test does not know the keyword `{other}`"),
            }
        }
        if let Value::Object(members) = value {
            self.check_members(keywords, members, place, faults);
        }
    }

    fn check_one_of(&self, schemas: &Value, value: &Value, place: &str, faults: &mut Vec<String>) {
        let all = schemas.as_array().expect("a list").iter().map(|schema| {
            let mut own = Vec::new();
            self.check(schema, value, place, &mut own);
            own
        });
        let all: Vec<Vec<String>> = all.collect();
        match all.iter().filter(|faults| faults.is_empty()).count() {
            1 => (),
            0 => faults.extend(all.into_iter().flatten()),
            _ => faults.push(format!("{place}: {value} could be several things")),
        }
    }

    fn check_members(
        &self,
        keywords: &Map<String, Value>,
        members: &Map<String, Value>,
        place: &str,
        faults: &mut Vec<String>,
    ) {
        for (name, member) in members {
            let place = format!("{place}/{name}");
            let own = keywords.get("properties").and_then(|it| it.get(name));
            let like =
                keywords.get("patternProperties").and_then(Value::as_object).into_iter().flatten();
            let like = like.filter(|(pattern, _)| matches(pattern, name)).map(|(_, schema)| schema);
            let schemas: Vec<&Value> = own.into_iter().chain(like).collect();
            for schema in &schemas {
                self.check(schema, member, &place, faults);
            }
            if let Some(others) =
                keywords.get("additionalProperties").filter(|_| schemas.is_empty())
            {
                self.check(others, member, &place, faults);
            }
        }
    }
}

fn is_of(value: &Value, wanted: &Value) -> bool {
    let is = |name: &Value| match name.as_str().expect("the name of a type") {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "object" => value.is_object(),
        "array" => value.is_array(),
        "number" => value.is_number(),
        "integer" => value.is_i64() || value.is_u64(),
        "string" => value.is_string(),
        other => panic!("there is no type `{other}`"),
    };
    wanted.as_array().map_or_else(|| is(wanted), |names| names.iter().any(is))
}

fn matches(pattern: &str, text: &str) -> bool {
    regex_lite::Regex::new(pattern).expect("a pattern").is_match(text)
}
