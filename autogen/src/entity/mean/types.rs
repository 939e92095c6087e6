//! What a Rust type is in the database: the table of SeaORM's `ValueType`, through aliases, newtypes and enums.

use std::{
    cell::{Cell, RefCell},
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use syn::{
    Attribute, Expr, Fields, GenericArgument, GenericParam, Generics, ImplItem, Item, ItemType,
    PathArguments, Type, TypePath,
};

use crate::{
    entity::{
        load::source::Program,
        place::{Report, Site},
        read::{
            active_enum::{self, ActiveEnum, Database},
            attributes, method,
        },
    },
    schema::{ColumnType, Qualified, normalize, stated},
};

use super::{
    column_type::{self, Unreadable},
    parsed::Parsed,
    scope::{Found, Name, Scope, segments},
};

/// Everything that types of the program mean.
pub(crate) struct Types<'a> {
    pub(crate) scope: &'a Scope<'a>,
    pub(crate) default_schema: &'a str,
    /// What the configuration says of Rust types: SQL types, by the tail or the whole of a path.
    configured: &'a BTreeMap<String, String>,
    pub(crate) enums: BTreeMap<Name, ActiveEnum>,
    /// Hand-written `impl ValueType for …`: the body of its `column_type`, and where that stands.
    written: BTreeMap<Name, (Site, &'a Expr)>,
    sites: BTreeMap<Vec<String>, Site>,
    depth: Cell<usize>,
    pub(crate) parsed: Parsed,
    /// The types of the configuration that were asked for.
    used: RefCell<BTreeSet<String>>,
    /// The enums that a `column_type` spells out.
    pub(crate) spelled: RefCell<BTreeMap<Qualified, stated::Enum>>,
}

/// Types and constants that are made of themselves do not compile, and have no end.
const DEEPEST: usize = 64;

/// Why a type is not known.
#[derive(Clone, Debug)]
pub(crate) enum Unknown {
    /// Nothing says what this Rust type is.
    Type(String),
    /// A `column_type` on the way cannot be read.
    ColumnType(Unreadable),
    /// What the settings say of a type is no type.
    Setting { ty: String, text: String },
}

type Known = Result<stated::Type, Unknown>;

/// What the parameters of a generic alias stand for.
type Arguments = BTreeMap<String, Known>;

impl<'a> Types<'a> {
    pub(crate) fn new(
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
            sites: BTreeMap::new(),
            depth: Cell::new(0),
            parsed: Parsed::default(),
            used: RefCell::default(),
            spelled: RefCell::default(),
        };
        for (path, module) in &program.modules {
            let site = Site::new(path.clone(), Arc::clone(&module.file));
            for item in &module.items {
                types.declare(item, &site, report);
            }
            types.sites.insert(path.clone(), site);
        }
        types
    }

    fn declare(&mut self, item: &'a Item, site: &Site, report: &mut Report) {
        match item {
            Item::Enum(item) if attributes::derived(&item.attrs, "DeriveActiveEnum").is_some() => {
                if let Some(active) = active_enum::read(item, site, self.default_schema, report) {
                    self.enums
                        .insert(Name::new(&site.module, attributes::plain(&item.ident)), active);
                }
            }
            Item::Impl(item) => {
                let named = item.trait_.as_ref().and_then(|(path, _)| path.segments.last());
                let Some(_) = named.filter(|segment| segment.ident == "ValueType") else { return };
                let Type::Path(own) = &*item.self_ty else { return };
                let body = item.items.iter().find_map(|item| match item {
                    ImplItem::Fn(item) if item.sig.ident == "column_type" => {
                        method::tail(&item.block)
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

    /// Where the items of a module stand.
    pub(crate) fn site(&self, module: &[String]) -> Option<&Site> {
        self.sites.get(module)
    }

    /// The types of the configuration that nothing was asked of.
    pub(crate) fn unused(&self) -> Vec<&'a str> {
        let used = self.used.borrow();
        self.configured.keys().map(String::as_str).filter(|ty| !used.contains(*ty)).collect()
    }

    /// What a Rust type is that is given as it is written.
    pub(crate) fn of_text(&self, text: &str, site: &Site) -> Known {
        match self.parsed.ty(text) {
            Ok(ty) => self.of(&ty, site),
            Err(_) => Err(Unknown::Type(text.split_whitespace().collect())),
        }
    }

    /// What a Rust type is.
    pub(crate) fn of(&self, ty: &Type, site: &Site) -> Known {
        self.resolve(ty, site, &Arguments::new())
    }

    /// Looks one level deeper; `None` where that has no end.
    pub(crate) fn deeper<T>(&self, look: impl FnOnce() -> T) -> Option<T> {
        let depth = self.depth.get();
        if depth >= DEEPEST {
            return None;
        }
        self.depth.set(depth + 1);
        let found = look();
        self.depth.set(depth);
        Some(found)
    }

    fn resolve(&self, ty: &Type, site: &Site, arguments: &Arguments) -> Known {
        self.deeper(|| self.resolve_once(ty, site, arguments)).unwrap_or_else(|| Err(unknown(ty)))
    }

    fn resolve_once(&self, ty: &Type, site: &Site, arguments: &Arguments) -> Known {
        match ty {
            Type::Path(path) if path.qself.is_none() => self.path(path, site, arguments),
            Type::Group(group) => self.resolve(&group.elem, site, arguments),
            Type::Paren(paren) => self.resolve(&paren.elem, site, arguments),
            _ => Err(unknown(ty)),
        }
    }

    fn path(&self, path: &TypePath, site: &Site, arguments: &Arguments) -> Known {
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
        let inner = || types_of(&last.arguments).map(|ty| self.resolve(ty, site, arguments));
        match found {
            Some(Found::Item(name, items)) => self.item(&name, &items, inner, path),
            Some(Found::External(external)) => {
                let is_bytes = first_is_u8(&last.arguments);
                known_type(&external, inner().next(), is_bytes).unwrap_or(Err(unknown_path(path)))
            }
            None => {
                let is_bytes = first_is_u8(&last.arguments);
                known_type(&names, inner().next(), is_bytes).unwrap_or(Err(unknown_path(path)))
            }
            Some(Found::Module(_)) => Err(unknown_path(path)),
        }
    }

    /// What the configuration says of a type.
    fn configured(&self, written: &[String], full: Option<&str>) -> Option<Known> {
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
    pub(crate) fn parse(&self, text: &str) -> Option<ColumnType> {
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

    fn item<I: Iterator<Item = Known>>(
        &self,
        name: &Name,
        items: &[&'a Item],
        inner: impl Fn() -> I,
        path: &TypePath,
    ) -> Known {
        let Some(site) = self.sites.get(&name.module) else { return Err(unknown_path(path)) };
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
                Item::Type(alias) => Some(self.alias(alias, site, inner())),
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

    fn active_enum(&self, active: &ActiveEnum) -> Known {
        match &active.database {
            Database::Enum { name, .. } => {
                Ok(stated::Type::exact(ColumnType::enumeration(name.clone())))
            }
            Database::Plain(db_type) => column_type::literal(db_type, &active.site, self)
                .map(stated::Type::exact)
                .map_err(Unknown::ColumnType),
        }
    }

    fn alias(&self, alias: &ItemType, site: &Site, inner: impl Iterator<Item = Known>) -> Known {
        self.resolve(&alias.ty, site, &arguments(&alias.generics, inner))
    }

    /// What a struct or enum is that derives its value type.
    fn newtype(
        &self,
        attrs: &[Attribute],
        fields: Option<&Fields>,
        site: &Site,
        arguments: &Arguments,
    ) -> Option<Known> {
        if attributes::derived(attrs, "FromJsonQueryResult").is_some() {
            return Some(Ok(stated::Type::holds(ColumnType::builtin("json"))));
        }
        attributes::derived(attrs, "DeriveValueType")?;
        let entries = attributes::first(attrs, "sea_orm", site).ok()?.unwrap_or_default();
        let entry = |key: &str| entries.iter().find(|entry| entry.key == key);
        if let Some(entry) = entry("column_type") {
            let literal = entry.literal(site).ok()?;
            let ty = column_type::literal(&literal, site, self).map(stated::Type::exact);
            return Some(ty.map_err(Unknown::ColumnType));
        }
        if entry("value_type").is_some() {
            return Some(Ok(stated::Type::holds(ColumnType::builtin("character varying"))));
        }
        let Some(Fields::Unnamed(fields)) = fields else { return None };
        let inner = &fields.unnamed.first()?.ty;
        Some(self.resolve(option(inner).unwrap_or(inner), site, arguments))
    }
}

/// What each parameter stands for.
fn arguments(generics: &Generics, given: impl Iterator<Item = Known>) -> Arguments {
    let parameters = generics.params.iter().filter_map(|param| match param {
        GenericParam::Type(param) => Some(param.ident.to_string()),
        _ => None,
    });
    parameters.zip(given).collect()
}

/// The `T` of an `Option<T>` that SeaORM recognises: by its text, which has to begin with `Option<`.
pub(crate) fn option(ty: &Type) -> Option<&Type> {
    let Type::Path(path) = ty else { return None };
    let simple = path.qself.is_none() && path.path.leading_colon.is_none();
    let segment = path.path.segments.first().filter(|_| simple && path.path.segments.len() == 1)?;
    if segment.ident != "Option" {
        return None;
    }
    types_of(&segment.arguments).next()
}

/// The types between the angle brackets.
pub(crate) fn types_of(arguments: &PathArguments) -> impl Iterator<Item = &Type> {
    let arguments = match arguments {
        PathArguments::AngleBracketed(arguments) => Some(&arguments.args),
        PathArguments::None | PathArguments::Parenthesized(_) => None,
    };
    arguments.into_iter().flatten().filter_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    })
}

fn first_is_u8(arguments: &PathArguments) -> bool {
    matches!(types_of(arguments).next(), Some(Type::Path(path)) if path.path.is_ident("u8"))
}

fn unknown(ty: &Type) -> Unknown {
    Unknown::Type(text(ty))
}

fn unknown_path(path: &TypePath) -> Unknown {
    unknown(&Type::Path(path.clone()))
}

/// A type as written, to be parsed again.
pub(crate) fn written(ty: &Type) -> String {
    match ty {
        Type::Path(path) if path.qself.is_none() => match path.path.get_ident() {
            Some(ident) => ident.to_string(),
            None => quote::quote!(#ty).to_string(),
        },
        ty => quote::quote!(#ty).to_string(),
    }
}

/// A type as written, blanks taken out.
pub(crate) fn text(ty: &Type) -> String {
    quote::quote!(#ty).to_string().split_whitespace().collect()
}

/// What a type is that is none of the program's: a primitive, or one that SeaORM implements `ValueType` for.
///
/// `path` is the whole path where an import gives it away. A bare name comes from a prelude, and then
/// `DateTime` is chrono's `NaiveDateTime`, unless it has an argument.
fn known_type(path: &[String], inner: Option<Known>, is_bytes: bool) -> Option<Known> {
    let (krate, tail) = match path {
        [tail] => ("sea_orm", tail),
        [krate, .., tail] => (krate.as_str(), tail),
        [] => return None,
    };
    let krate = match krate {
        "std" | "core" | "alloc" | "sea_orm_migration" => "sea_orm",
        krate => krate,
    };
    let name = match (krate, tail.as_str()) {
        ("sea_orm", "Vec") if is_bytes => "bytea",
        ("sea_orm", "Vec") => return inner.map(array),
        ("sea_orm", "Option") => return inner,
        ("sea_orm", "Cow") => "character varying",
        ("sea_orm" | "chrono", "DateTime") if inner.is_some() => "timestamp with time zone",
        ("sea_orm", name) => prelude(name)?,
        ("chrono", "NaiveDate") | ("time", "Date") => "date",
        ("chrono", "NaiveTime") | ("time", "Time") => "time without time zone",
        ("chrono", "NaiveDateTime") | ("time", "PrimitiveDateTime") => {
            "timestamp without time zone"
        }
        ("time", "OffsetDateTime") => "timestamp with time zone",
        ("uuid", "Uuid" | "Braced" | "Hyphenated" | "Simple" | "Urn") => "uuid",
        ("rust_decimal", "Decimal") | ("bigdecimal", "BigDecimal") => "numeric",
        ("serde_json", "Value") => "json",
        ("ipnetwork", "IpNetwork") => "inet",
        ("mac_address", "MacAddress") => "macaddr",
        ("pgvector", "Vector") => "vector",
        _ => return None,
    };
    let ty = if name == "vector" { ColumnType::extension(name) } else { ColumnType::builtin(name) };
    Some(Ok(stated::Type::holds(if name == "character" { ty.with("1") } else { ty })))
}

/// The names of the language's and SeaORM's preludes.
fn prelude(name: &str) -> Option<&'static str> {
    Some(match name {
        "bool" => "boolean",
        "i8" | "u8" | "i16" => "smallint",
        "i32" | "u16" => "integer",
        "i64"
        | "u32"
        | "u64"
        | "ChronoUnixTimestamp"
        | "ChronoUnixTimestampMillis"
        | "TimeUnixTimestamp"
        | "TimeUnixTimestampMillis" => "bigint",
        "f32" => "real",
        "f64" => "double precision",
        "char" => "character",
        "String" | "TextUuid" | "str" => "character varying",
        "Date" | "ChronoDate" | "TimeDate" | "NaiveDate" => "date",
        "Time" | "ChronoTime" | "TimeTime" | "NaiveTime" => "time without time zone",
        "DateTime" | "ChronoDateTime" | "TimeDateTime" | "NaiveDateTime" | "PrimitiveDateTime" => {
            "timestamp without time zone"
        }
        "DateTimeUtc"
        | "DateTimeWithTimeZone"
        | "DateTimeLocal"
        | "ChronoDateTimeUtc"
        | "ChronoDateTimeWithTimeZone"
        | "ChronoDateTimeLocal"
        | "TimeDateTimeWithTimeZone"
        | "OffsetDateTime" => "timestamp with time zone",
        "Uuid" => "uuid",
        "Decimal" | "BigDecimal" => "numeric",
        "Json" | "JsonValue" => "json",
        "IpNetwork" => "inet",
        "MacAddress" => "macaddr",
        "PgVector" => "vector",
        _ => return None,
    })
}

/// A column of many; Postgres has no arrays of arrays, and SeaORM none of optional values.
fn array(inner: Known) -> Known {
    let grow = |ty: Arc<ColumnType>| {
        if ty.array { None } else { Some(Arc::new(Arc::unwrap_or_clone(ty).array())) }
    };
    let grown = match inner? {
        stated::Type::Exact(ty) => grow(ty).map(stated::Type::exact),
        stated::Type::Holds(ty) => grow(ty).map(stated::Type::holds),
    };
    grown.ok_or_else(|| Unknown::Type("Vec<Vec<…>>".to_owned()))
}
