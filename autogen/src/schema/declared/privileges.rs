//! Lists of privileges: how they are said, and what is left of one without another.

use super::{Address, Declarations, Declared, Kind};

/// All that can be granted on a table or view. `MAINTAIN` is known since 17, so only `ALL` means the same to every server.
const OF_TABLES: [&str; 8] =
    ["DELETE", "INSERT", "MAINTAIN", "REFERENCES", "SELECT", "TRIGGER", "TRUNCATE", "UPDATE"];

const WITH_GRANT_OPTION: &str = ", with grant option";

impl Address {
    /// Whether it is what everybody may do with the schema `public` of any new database.
    #[must_use]
    pub fn is_built_in(&self) -> bool {
        let is_public = self.name.schema == "public" && self.name.name.is_empty();
        is_public && self.are_privileges_of("PUBLIC")
    }

    /// Whether these are the privileges of a role, with or without grant option. The role is spelled as in SQL.
    #[must_use]
    pub fn are_privileges_of(&self, role: &str) -> bool {
        self.kind == Kind::Privileges
            && self.plain().part.strip_suffix(role).is_some_and(|it| it.ends_with("to "))
    }

    /// What the same role may do without passing it on.
    #[must_use]
    pub fn plain(&self) -> Self {
        let part = self.part.trim_end_matches(WITH_GRANT_OPTION).to_owned();
        Self { part, ..self.clone() }
    }

    /// What the same role may do and pass on.
    #[must_use]
    pub fn with_grant_option(&self) -> Self {
        Self { part: format!("{}{WITH_GRANT_OPTION}", self.plain().part), ..self.clone() }
    }
}

impl Declared {
    /// The same privileges with others in their list. The shape is that list.
    #[must_use]
    pub fn with_privileges(&self, list: Vec<String>) -> Self {
        self.respelled(&said(&self.shape), list)
    }

    /// The privileges as a server of this version lists them, with what newer ones list if they are all.
    #[must_use]
    pub fn with_all_privileges(&self, version: i32) -> Self {
        let mut list = self.shape.clone();
        let is_known = |it: &&&str| version >= 17_00_00 || **it != "MAINTAIN";
        if OF_TABLES.iter().filter(is_known).all(|it| has(&list, it)) {
            list = OF_TABLES.map(str::to_owned).to_vec();
        }
        self.respelled(&self.shape.join(", "), list)
    }

    /// Whether these are all privileges that there are.
    #[must_use]
    pub fn are_all(&self) -> bool {
        are_all(&self.shape)
    }

    /// Those that the other does not have, if there are any.
    #[must_use]
    pub fn beyond(&self, other: &Self) -> Option<Self> {
        let list = without(&self.shape, &other.shape);
        (!list.is_empty()).then(|| self.with_privileges(list))
    }

    fn respelled(&self, old: &str, list: Vec<String>) -> Self {
        let new = said(&list);
        let with = |statement: &String| statement.replacen(old, &new, 1);
        Self {
            definition: with(&self.definition),
            undo: self.undo.as_ref().map(with),
            shape: list,
            ..self.clone()
        }
    }
}

impl Declarations {
    /// What is taken from a role, whoever granted it.
    #[must_use]
    pub fn withheld(&self, address: &Address) -> &[String] {
        let is_about = address.kind.are_privileges();
        let stated = is_about.then(|| self.objects.get(&address.plain())).flatten();
        stated.map(|it| &it.withheld[..]).unwrap_or_default()
    }
}

/// The privileges of one list that are not in the other.
#[must_use]
pub fn without(list: &[String], others: &[String]) -> Vec<String> {
    list.iter().filter(|it| !others.contains(it)).cloned().collect()
}

fn said(list: &[String]) -> String {
    if are_all(list) { "ALL".to_owned() } else { list.join(", ") }
}

fn are_all(list: &[String]) -> bool {
    list.len() == OF_TABLES.len() && OF_TABLES.iter().all(|it| has(list, it))
}

fn has(list: &[String], privilege: &str) -> bool {
    list.iter().any(|it| it == privilege)
}
