//! The `column_type = "…"` spellings: what may follow `ColumnType::` in Rust, as a Postgres type.

use proc_macro2::Span;
use syn::{
    Expr, Member, Token, Type, TypePath, parse::Parser, punctuated::Punctuated, spanned::Spanned,
};

use crate::{
    entity::{
        path,
        place::Site,
        read::{
            attributes::Text,
            code::{bare, last, last_is},
        },
    },
    schema::{
        ColumnType, IdentityKind, IntegerType, Qualified, TypeName, normalize,
        stated::{self, AutoIncrement, Place},
    },
};

use super::{
    constant::is_harmless,
    types::{Types, Unknown},
};

/// A `column_type` that cannot be read, and its place.
#[derive(Clone, Debug)]
pub(super) struct Unreadable {
    pub(super) why: String,
    pub(super) place: Option<Place>,
}

impl Unreadable {
    pub(super) fn new(why: impl Into<String>, place: Option<Place>) -> Self {
        Self { why: why.into(), place }
    }

    fn at(why: impl Into<String>, site: &Site, span: Span) -> Self {
        Self::new(why, Some(site.place(span)))
    }
}

type Read<T> = Result<T, Unreadable>;

/// The variants and functions of `ColumnType` whose arguments, if they have any, Postgres does not keep. Of those for
/// one type, the first is written if an entity is made from a database.
const PLAIN: &[(&str, &str)] = &[
    ("Text", "text"),
    ("SmallInteger", "smallint"),
    ("TinyInteger", "smallint"),
    ("TinyUnsigned", "smallint"),
    ("Integer", "integer"),
    ("SmallUnsigned", "integer"),
    ("BigInteger", "bigint"),
    ("Unsigned", "bigint"),
    ("BigUnsigned", "bigint"),
    ("Float", "real"),
    ("Double", "double precision"),
    ("DateTime", "timestamp without time zone"),
    ("Timestamp", "timestamp without time zone"),
    ("TimestampWithTimeZone", "timestamp with time zone"),
    ("Time", "time without time zone"),
    ("Date", "date"),
    ("Blob", "bytea"),
    ("Binary", "bytea"),
    ("VarBinary", "bytea"),
    ("binary", "bytea"),
    ("var_binary", "bytea"),
    ("blob", "bytea"),
    ("Boolean", "boolean"),
    // Postgres has no `money(p, s)`.
    ("Money", "money"),
    ("Json", "json"),
    ("JsonBinary", "jsonb"),
    ("Uuid", "uuid"),
    ("Cidr", "cidr"),
    ("Inet", "inet"),
    ("MacAddr", "macaddr"),
];

/// The variant of `ColumnType` for one of Postgres' own types without modifiers.
pub(crate) fn plain_variant(ty: &str) -> Option<&'static str> {
    PLAIN.iter().find(|(_, own)| *own == ty).map(|(variant, _)| *variant)
}

/// Reads the text of an attribute.
pub(super) fn literal(text: &Text, site: &Site, types: &Types<'_>) -> Read<ColumnType> {
    let site = &site.within(text.spot);
    // Nearly all are a single word, which costs far less to read than to parse.
    let Text { value, spot } = text;
    if !value.is_empty() && value.chars().all(|c| c.is_ascii_alphanumeric()) {
        return Reader { site, types }.variant(value, &[], Span::call_site());
    }
    let expr = types.parsed.expr(value).map_err(|error| {
        Unreadable::new(format!("it does not parse: {error}"), Some(site.place(*spot)))
    })?;
    expression(&expr, site, types)
}

/// Reads an expression, `Text` or `ColumnType::Text`.
pub(super) fn expression(expr: &Expr, site: &Site, types: &Types<'_>) -> Read<ColumnType> {
    Reader { site, types }.column_type(expr)
}

/// `serial` and the like are not types: they mean an integer with its own sequence (manual, section 8.1.4). If the
/// entity states how the column is numbered, that wins.
pub(super) fn resolve_serial(column: &mut stated::Column) {
    let stated::Type::Exact(ty) = &column.ty else { return };
    let name = match &ty.name {
        TypeName::Builtin(name) => name,
        TypeName::Other(name) => &name.name,
        TypeName::Enum(_) | TypeName::Extension(..) => return,
    };
    let integer = match name.as_str() {
        "smallserial" | "serial2" => IntegerType::Smallint,
        "serial" | "serial4" => IntegerType::Integer,
        "bigserial" | "serial8" => IntegerType::Bigint,
        _ => return,
    };
    column.ty = stated::Type::exact(ColumnType::builtin(integer.as_sql()));
    let serial = || AutoIncrement::Exact(Box::new(stated::Identity::new(IdentityKind::Serial)));
    column.auto_increment.get_or_insert_with(serial);
}

struct Reader<'a> {
    site: &'a Site,
    types: &'a Types<'a>,
}

impl Reader<'_> {
    fn fail<T>(&self, why: impl Into<String>, span: Span) -> Read<T> {
        Err(Unreadable::at(why, self.site, span))
    }

    fn column_type(&self, expr: &Expr) -> Read<ColumnType> {
        let expr = bare(expr);
        let span = expr.span();
        match expr {
            Expr::Path(path) if path.qself.is_some() => self.value_type(path),
            Expr::Path(path) => match path.path.segments.last() {
                Some(segment) => self.variant(&path::plain(&segment.ident), &[], span),
                None => self.fail("it is empty", span),
            },
            Expr::Call(call) => {
                let arguments: Vec<_> = call.args.iter().collect();
                match bare(&call.func) {
                    Expr::Path(path) if path.qself.is_some() => self.value_type(path),
                    Expr::Path(path) => match path.path.segments.last() {
                        // `UserId::column_type()`.
                        Some(segment) if segment.ident == "column_type" => {
                            let mut own = path.path.clone();
                            own.segments.pop();
                            own.segments.pop_punct();
                            let own = TypePath { attrs: Vec::new(), qself: None, path: own };
                            self.type_of(&Type::Path(own), span)
                        }
                        Some(segment) => {
                            self.variant(&path::plain(&segment.ident), &arguments, span)
                        }
                        None => self.fail("it is empty", span),
                    },
                    _ => self.fail("it calls what cannot be known here", span),
                }
            }
            Expr::Struct(item) => self.enumeration(item),
            Expr::MethodCall(call) if is_harmless(&call.method.to_string()) => {
                self.column_type(&call.receiver)
            }
            _ => self.fail("only the variants and functions of `ColumnType` can be read", span),
        }
    }

    /// `<T as ValueType>::column_type()`.
    fn value_type(&self, path: &syn::ExprPath) -> Read<ColumnType> {
        let span = path.span();
        let Some(own) = &path.qself else { return self.fail("it is not a type", span) };
        self.type_of(&own.ty, span)
    }

    fn type_of(&self, ty: &Type, span: Span) -> Read<ColumnType> {
        match self.types.of(ty, self.site) {
            Ok(ty) => Ok(ColumnType::clone(ty.column_type())),
            Err(Unknown::ColumnType(unreadable)) => Err(unreadable),
            Err(Unknown::Type(ty)) => self.fail(format!("the type `{ty}` is not known"), span),
            Err(Unknown::Setting { ty, text }) => self
                .fail(format!("`{text}`, which the settings say of `{ty}`, is no SQL type"), span),
        }
    }

    fn variant(&self, name: &str, arguments: &[&Expr], span: Span) -> Read<ColumnType> {
        if let Some((_, ty)) = PLAIN.iter().find(|(variant, _)| *variant == name) {
            return Ok(ColumnType::builtin(*ty));
        }
        match name {
            "Char" | "char" => {
                let length = self.length(arguments)?.unwrap_or_else(|| "1".to_owned());
                Ok(ColumnType::builtin("character").with(length))
            }
            "String" | "string" => self.sized("character varying", arguments),
            "Decimal" => self.sized("numeric", arguments),
            "Interval" => self.interval(arguments),
            "Bit" => {
                let length = self.length(arguments)?.unwrap_or_else(|| "1".to_owned());
                Ok(ColumnType::builtin("bit").with(length))
            }
            "VarBit" => self.sized("bit varying", arguments),
            "LTree" => Ok(ColumnType::extension("ltree")),
            "Vector" => {
                let vector = ColumnType::extension("vector");
                Ok(match self.length(arguments)? {
                    Some(dimension) => vector.with(dimension),
                    None => vector,
                })
            }
            "Array" => self.array(arguments, span),
            "Custom" | "custom" => self.custom(arguments, span),
            "Year" => self.fail("`Year` is not a type of Postgres", span),
            other => {
                self.fail(format!("`ColumnType::{other}` cannot be read without running it"), span)
            }
        }
    }

    fn sized(&self, name: &str, arguments: &[&Expr]) -> Read<ColumnType> {
        let ty = ColumnType::builtin(name);
        Ok(match self.length(arguments)? {
            Some(length) => ty.with(length),
            None => ty,
        })
    }

    fn array(&self, arguments: &[&Expr], span: Span) -> Read<ColumnType> {
        let Some(inner) = arguments.first() else { return self.fail("an array of nothing", span) };
        // `RcOrArc::new(…)`, `Arc::new(…)`.
        let inner = match bare(inner) {
            Expr::Call(call) if last_is(&call.func, "new") => call.args.first().unwrap_or(inner),
            inner => inner,
        };
        let inner = self.column_type(inner)?;
        if inner.array {
            self.fail("Postgres has no arrays of arrays", span)
        } else {
            Ok(inner.array())
        }
    }

    fn custom(&self, arguments: &[&Expr], span: Span) -> Read<ColumnType> {
        let Some(argument) = arguments.first() else { return self.fail("a type of no name", span) };
        let Some(text) = self.text(argument) else {
            return self.fail("the name of the type cannot be known without running it", span);
        };
        self.types
            .parse(&text)
            .ok_or_else(|| Unreadable::at(format!("`{text}` is no SQL type"), self.site, span))
    }

    /// `Enum { name: "mood".into(), variants: … }`.
    fn enumeration(&self, item: &syn::ExprStruct) -> Read<ColumnType> {
        let span = item.span();
        let name = item.fields.iter().find_map(|field| match &field.member {
            Member::Named(ident) if ident == "name" => self.text(&field.expr),
            _ => None,
        });
        let Some(name) = name else {
            return self.fail("the name of the enum cannot be known without running it", span);
        };
        let name = Qualified::new(self.types.default_schema, name);
        if let Some(labels) = self.labels(item) {
            let place = self.site.place(span);
            let spelled = stated::Enum { labels, place, ..stated::Enum::default() };
            self.types.spelled.borrow_mut().insert(name.clone(), spelled);
        }
        Ok(ColumnType::enumeration(name))
    }

    /// The labels of `variants: vec!["a".into(), …]`, if there are any and all of them can be read.
    fn labels(&self, item: &syn::ExprStruct) -> Option<Vec<String>> {
        let variants = item.fields.iter().find_map(|field| match &field.member {
            Member::Named(ident) if ident == "variants" => Some(bare(&field.expr)),
            _ => None,
        })?;
        let list = match variants {
            Expr::Macro(call) => {
                let all = Punctuated::<Expr, Token![,]>::parse_terminated;
                all.parse2(call.mac.tokens.clone()).ok()?
            }
            Expr::Array(list) => list.elems.clone(),
            _ => return None,
        };
        let labels: Option<Vec<_>> = list.iter().map(|label| self.text(label)).collect();
        labels.filter(|labels| !labels.is_empty())
    }

    fn interval(&self, arguments: &[&Expr]) -> Read<ColumnType> {
        let fields = match arguments.first().map(|fields| bare(fields)) {
            Some(Expr::Call(call)) => call.args.first().and_then(last).map(|name| words(&name)),
            _ => None,
        };
        let precision = self.length(arguments.get(1..).unwrap_or_default())?;
        let spelled = match (fields, precision) {
            (None, None) => "interval".to_owned(),
            (None, Some(precision)) => format!("interval({precision})"),
            (Some(fields), None) => format!("interval {fields}"),
            (Some(fields), Some(precision)) => format!("interval {fields}({precision})"),
        };
        Ok(normalize::parse_type(&spelled, self.types.default_schema)
            .unwrap_or_else(|| ColumnType::builtin("interval")))
    }

    /// The length, precision or dimension among the arguments, if one is given.
    fn length(&self, arguments: &[&Expr]) -> Read<Option<String>> {
        let Some(argument) = arguments.first().map(|argument| bare(argument)) else {
            return Ok(None);
        };
        match argument {
            Expr::Path(path) if path.path.is_ident("None") => Ok(None),
            Expr::Path(path) if path.path.segments.len() > 1 && !self.is_constant(argument) => {
                match last(argument).as_deref() {
                    Some("None" | "Max") => Ok(None),
                    _ => self.number(argument).map(Some),
                }
            }
            // `Some(n)`, `StringLen::N(n)`, `Some((p, s))`.
            Expr::Call(call) if last_is(&call.func, "Some") || last_is(&call.func, "N") => {
                self.length(&call.args.iter().collect::<Vec<_>>())
            }
            Expr::Tuple(tuple) => {
                let parts: Read<Vec<_>> =
                    tuple.elems.iter().map(|part| self.number(part)).collect();
                Ok(Some(parts?.join(",")))
            }
            number => self.number(number).map(Some),
        }
    }

    fn is_constant(&self, expr: &Expr) -> bool {
        self.types.constants.value(expr, self.site).is_some()
    }

    /// A number, or an expression of numbers and constants.
    fn number(&self, expr: &Expr) -> Read<String> {
        let number = self.types.constants.number(expr, self.site).ok_or_else(|| {
            Unreadable::at("the number cannot be known without running it", self.site, expr.span())
        })?;
        Ok(number.to_string())
    }

    fn text(&self, expr: &Expr) -> Option<String> {
        self.types.constants.text(expr, self.site)
    }
}

/// `YearToMonth` as `year to month`.
fn words(name: &str) -> String {
    heck::ToSnakeCase::to_snake_case(name).replace('_', " ")
}
