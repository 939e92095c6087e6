//! The database type of a Rust type, through aliases, newtypes and enums of the program.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use syn::{
    Attribute, Expr, Fields, GenericParam, Generics, ImplItem, Item, ItemType, Type, TypePath,
};

use crate::{
    entity::{
        load::program::Program,
        path::{self, Name, segments},
        place::{Report, Site},
        read::{
            active_enum::{self, ActiveEnum, Database},
            attributes, code, rust_type,
        },
    },
    schema::{ColumnType, Qualified, normalize, stated},
};

use super::{
    column_type::{self, Unreadable},
    constant::Constants,
    parsed::Parsed,
    scope::{Found, Scope},
    value_type::{self, ValueType},
};

/// What the program's types mean.
pub(super) struct Types<'a> {
    pub(super) scope: &'a Scope<'a>,
    pub(super) default_schema: &'a str,
    /// What the settings say about Rust types: SQL types, by a full path or its last segments.
    configured: &'a BTreeMap<String, String>,
    pub(super) enums: BTreeMap<Name, ActiveEnum>,
    /// Hand-written `impl ValueType for …`: the body of its `column_type`, and its place.
    written: BTreeMap<Name, (Site, &'a Expr)>,
    pub(super) constants: Constants<'a>,
    pub(super) parsed: Parsed,
    /// The types of the settings that were looked up.
    used: RefCell<BTreeSet<String>>,
    /// The enums that a `column_type` defines.
    pub(super) spelled: RefCell<BTreeMap<Qualified, stated::Enum>>,
}

/// Why a type is unknown.
#[derive(Clone, Debug)]
pub(super) enum Unknown {
    /// Nothing is known about this Rust type.
    Type(String),
    /// A `column_type` that it leads to cannot be read.
    ColumnType(Unreadable),
    /// The settings map it to something that is not a type.
    Setting { ty: String, text: String },
}

type Resolved = Result<stated::Type, Unknown>;

/// The arguments of a generic alias, by parameter.
type Arguments = BTreeMap<String, Resolved>;

impl<'a> Types<'a> {
    pub(super) fn new(
        program: &'a Program,
        scope: &'a Scope<'a>,
        default_schema: &'a str,
        configured: &'a BTreeMap<String, String>,
        report: &mut Report,
    ) -> Self {
        let mut types = Self {
            scope,
            default_schema,
            configured,
            enums: BTreeMap::new(),
            written: BTreeMap::new(),
            constants: Constants::new(program, scope),
            parsed: Parsed::default(),
            used: RefCell::default(),
            spelled: RefCell::default(),
        };
        for (path, module) in &program.modules {
            let site = Site::new(path.clone(), Arc::clone(&module.file));
            for item in &module.items {
                types.declare(item, &site, report);
            }
        }
        types
    }

    fn declare(&mut self, item: &'a Item, site: &Site, report: &mut Report) {
        match item {
            Item::Enum(item) if attributes::derives(&item.attrs, "DeriveActiveEnum") => {
                if let Some(active) = active_enum::read(item, site, self.default_schema, report) {
                    self.enums.insert(Name::new(&site.module, path::plain(&item.ident)), active);
                }
            }
            Item::Impl(item) => {
                let named = item.trait_.as_ref().and_then(|(path, _)| path.segments.last());
                let Some(_) = named.filter(|segment| segment.ident == "ValueType") else { return };
                let Type::Path(own) = &*item.self_ty else { return };
                let body = item.items.iter().find_map(|item| match item {
                    ImplItem::Fn(item) if item.sig.ident == "column_type" => {
                        code::tail(&item.block)
                    }
                    _ => None,
                });
                let name = self.scope.name(&site.module, &segments(&own.path));
                if let (Some(name), Some(body)) = (name, body) {
                    self.written.insert(name, (site.clone(), body));
                }
            }
            _ => {}
        }
    }

    /// The types of the settings that were never looked up.
    pub(super) fn unused(&self) -> Vec<&'a str> {
        let used = self.used.borrow();
        self.configured.keys().map(String::as_str).filter(|ty| !used.contains(*ty)).collect()
    }

    /// The meaning of a Rust type, given as source.
    pub(super) fn of_text(&self, text: &str, site: &Site) -> Resolved {
        match self.parsed.ty(text) {
            Ok(ty) => self.of(&ty, site),
            Err(_) => Err(Unknown::Type(text.split_whitespace().collect())),
        }
    }

    /// The meaning of a Rust type.
    pub(super) fn of(&self, ty: &Type, site: &Site) -> Resolved {
        self.resolve(ty, site, &Arguments::new())
    }

    fn resolve(&self, ty: &Type, site: &Site, arguments: &Arguments) -> Resolved {
        let found = self.constants.deeper(|| self.resolve_once(ty, site, arguments));
        found.unwrap_or_else(|| Err(unknown(ty)))
    }

    fn resolve_once(&self, ty: &Type, site: &Site, arguments: &Arguments) -> Resolved {
        match ty {
            Type::Path(path) if path.qself.is_none() => self.path(path, site, arguments),
            Type::Group(group) => self.resolve(&group.elem, site, arguments),
            Type::Paren(paren) => self.resolve(&paren.elem, site, arguments),
            _ => Err(unknown(ty)),
        }
    }

    fn path(&self, path: &TypePath, site: &Site, arguments: &Arguments) -> Resolved {
        let names = segments(&path.path);
        let Some(last) = path.path.segments.last() else { return Err(unknown_path(path)) };
        if let [name] = &names[..]
            && let Some(known) = arguments.get(name)
        {
            return known.clone();
        }
        let found = self.scope.resolve(&site.module, &names);
        let full = match &found {
            Some(Found::Item(name, _)) => Some(name.path()),
            Some(Found::External(path)) => Some(path.join("::")),
            Some(Found::Module(_)) | None => None,
        };
        if let Some(known) = self.configured(&names, full.as_deref()) {
            return known;
        }
        let inner =
            || rust_type::arguments(&last.arguments).map(|ty| self.resolve(ty, site, arguments));
        match found {
            Some(Found::Item(name, items)) => self.item(&name, &items, inner, path),
            Some(Found::Module(_)) => Err(unknown_path(path)),
            Some(Found::External(_)) | None => {
                let external =
                    if let Some(Found::External(external)) = found { external } else { names };
                let known = match value_type::of(&external, &last.arguments) {
                    Some(ValueType::Column(ty)) => {
                        let rust = external.last().map(String::as_str).unwrap_or_default();
                        Some(Ok(stated::Type::holds(ty).or_in(value_type::containers(rust))))
                    }
                    Some(ValueType::Argument) => inner().next(),
                    Some(ValueType::ArrayOfArgument) => inner().next().map(array),
                    None => None,
                };
                known.unwrap_or_else(|| Err(unknown_path(path)))
            }
        }
    }

    /// What the settings say about a type.
    fn configured(&self, written: &[String], full: Option<&str>) -> Option<Resolved> {
        if self.configured.is_empty() {
            return None;
        }
        let tail = written.last()?;
        let (ty, text) = full
            .and_then(|full| self.configured.get_key_value(full))
            .or_else(|| self.configured.get_key_value(&written.join("::")))
            .or_else(|| self.configured.get_key_value(tail))?;
        self.used.borrow_mut().insert(ty.clone());
        let known = self.parse(text).map(stated::Type::holds);
        Some(known.ok_or_else(|| Unknown::Setting { ty: ty.clone(), text: text.clone() }))
    }

    /// Reads an SQL type; names of enums of the program become those enums.
    pub(super) fn parse(&self, text: &str) -> Option<ColumnType> {
        let mut ty = normalize::parse_type(text, self.default_schema)?;
        if let crate::schema::TypeName::Other(name) = &ty.name {
            let is_enum = self.enums.values().any(|active| {
                matches!(&active.database, Database::Enum { name: own, .. } if own == name)
            });
            if is_enum {
                ty.name = crate::schema::TypeName::Enum(name.clone());
            }
        }
        Some(ty)
    }

    fn item<I: Iterator<Item = Resolved>>(
        &self,
        name: &Name,
        items: &[&'a Item],
        inner: impl Fn() -> I,
        path: &TypePath,
    ) -> Resolved {
        let Some(site) = self.constants.site(&name.module) else { return Err(unknown_path(path)) };
        if let Some(active) = self.enums.get(name) {
            return self.active_enum(active);
        }
        if let Some((site, body)) = self.written.get(name) {
            return column_type::expression(body, site, self)
                .map(stated::Type::holds)
                .map_err(Unknown::ColumnType);
        }
        for item in items {
            let known = match item {
                Item::Type(alias) => Some(self.alias(alias, site, inner()).map_err(|unknown| {
                    match unknown {
                        // The settings can name the alias.
                        Unknown::Type(_) => unknown_path(path),
                        unknown => unknown,
                    }
                })),
                Item::Struct(item) => {
                    let arguments = arguments(&item.generics, inner());
                    self.newtype(&item.attrs, Some(&item.fields), site, &arguments)
                }
                Item::Enum(item) => self.newtype(&item.attrs, None, site, &Arguments::new()),
                _ => None,
            };
            if let Some(known) = known {
                return known;
            }
        }
        Err(unknown_path(path))
    }

    fn active_enum(&self, active: &ActiveEnum) -> Resolved {
        match &active.database {
            Database::Enum { name, .. } => {
                Ok(stated::Type::holds(ColumnType::enumeration(name.clone())))
            }
            // It is required there, and states no more than its Rust type.
            Database::Plain(db_type) => column_type::literal(db_type, &active.site, self)
                .map(|ty| stated::Type::holds(ty).or_in(value_type::containers(&active.rust)))
                .map_err(Unknown::ColumnType),
        }
    }

    fn alias(
        &self,
        alias: &ItemType,
        site: &Site,
        inner: impl Iterator<Item = Resolved>,
    ) -> Resolved {
        self.resolve(&alias.ty, site, &arguments(&alias.generics, inner))
    }

    /// The meaning of a struct or enum that derives its value type.
    fn newtype(
        &self,
        attrs: &[Attribute],
        fields: Option<&Fields>,
        site: &Site,
        arguments: &Arguments,
    ) -> Option<Resolved> {
        if attributes::derives(attrs, "FromJsonQueryResult") {
            return Some(Ok(stated::Type::holds(ColumnType::builtin("json"))));
        }
        if !attributes::derives(attrs, "DeriveValueType") {
            return None;
        }
        let entries = attributes::first(attrs, "sea_orm", site).ok()?.unwrap_or_default();
        let entry = |key: &str| entries.iter().find(|entry| entry.key == key);
        if let Some(entry) = entry("column_type") {
            let literal = entry.literal(site).ok()?;
            let rust = match fields {
                Some(Fields::Unnamed(fields)) => fields.unnamed.first(),
                Some(Fields::Named(_) | Fields::Unit) | None => None,
            };
            let rust = rust.map(|it| rust_type::text(&it.ty)).unwrap_or_default();
            let tail = rust.rsplit("::").next().unwrap_or_default();
            let ty = column_type::literal(&literal, site, self)
                .map(|ty| stated::Type::holds(ty).or_in(value_type::containers(tail)));
            return Some(ty.map_err(Unknown::ColumnType));
        }
        if entry("value_type").is_some() {
            return Some(Ok(stated::Type::holds(ColumnType::builtin("character varying"))));
        }
        let Some(Fields::Unnamed(fields)) = fields else { return None };
        let inner = &fields.unnamed.first()?.ty;
        Some(self.resolve(rust_type::option(inner).unwrap_or(inner), site, arguments))
    }
}

/// The argument for each parameter.
fn arguments(generics: &Generics, given: impl Iterator<Item = Resolved>) -> Arguments {
    let parameters = generics.params.iter().filter_map(|param| match param {
        GenericParam::Type(param) => Some(param.ident.to_string()),
        _ => None,
    });
    parameters.zip(given).collect()
}

fn unknown(ty: &Type) -> Unknown {
    Unknown::Type(rust_type::text(ty))
}

fn unknown_path(path: &TypePath) -> Unknown {
    unknown(&Type::Path(path.clone()))
}

/// An array column. Postgres has no arrays of arrays, and SeaORM has none of optional values.
fn array(inner: Resolved) -> Resolved {
    let grow = |ty: Arc<ColumnType>| {
        if ty.array { None } else { Some(Arc::new(Arc::unwrap_or_clone(ty).array())) }
    };
    let grown = match inner? {
        stated::Type::Exact(ty) => grow(ty).map(stated::Type::exact),
        stated::Type::Holds(ty) => grow(ty).map(stated::Type::holds),
        stated::Type::HoldsAlso(ty, also) => grow(ty).map(|ty| stated::Type::holds(ty).or_in(also)),
        unknown @ stated::Type::Unknown(_) => Some(unknown),
    };
    grown.ok_or_else(|| Unknown::Type("Vec<Vec<…>>".to_owned()))
}
