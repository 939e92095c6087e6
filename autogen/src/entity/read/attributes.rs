//! Attributes: `#[sea_orm(…)]` and `#[autogen(…)]` as lists of keys, and derives.
//!
//! SeaORM's own parsers differ from item to item; some require commas between keys and some do not. This one accepts
//! both, and leaves it to the callers which keys mean something.

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{
    Attribute, Expr, ExprLit, Ident, Lit, LitStr, Meta, Token, ext::IdentExt, parse::ParseStream,
    parse::Parser, spanned::Spanned,
};

use crate::{
    entity::place::{Report, Site, Spot},
    schema::diagnostic::Diagnostic,
};

/// One key of an attribute; `key` is empty for a value without one.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) key: String,
    pub(crate) span: Spot,
    pub(crate) value: Value,
}

/// The value of a key. It outlives the syntax tree: an expression is kept as text.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    Flag,
    Text(Text),
    Expr { written: String, spot: Spot },
    List(Result<Vec<Entry>, Malformed>),
}

/// A string, and its place.
#[derive(Clone, Debug)]
pub(crate) struct Text {
    pub(crate) value: String,
    pub(crate) spot: Spot,
}

impl From<&LitStr> for Text {
    fn from(literal: &LitStr) -> Self {
        Self { value: literal.value(), spot: literal.span().into() }
    }
}

/// An error in a list, and its place; an error at the end of the tokens has no place of its own.
#[derive(Clone, Debug)]
pub(crate) struct Malformed {
    error: String,
    spot: Option<Spot>,
}

impl From<syn::Error> for Malformed {
    fn from(error: syn::Error) -> Self {
        let own = error.span();
        let spot = (own.start() != own.end()).then(|| own.into());
        Self { error: error.to_string(), spot }
    }
}

impl Value {
    fn new(expr: &Expr) -> Self {
        match string_literal(expr) {
            Some(literal) => Self::Text(literal.into()),
            None => {
                Self::Expr { written: expr.to_token_stream().to_string(), spot: expr.span().into() }
            }
        }
    }
}

impl Entry {
    /// The string literal of the key.
    pub(crate) fn literal(&self, site: &Site) -> Result<Text, Diagnostic> {
        match &self.value {
            Value::Text(text) => Ok(text.clone()),
            Value::Expr { spot, .. } => Err(self.malformed(site, *spot, "a string")),
            Value::Flag | Value::List(_) => Err(self.malformed(site, self.span, "a string")),
        }
    }

    /// The expression of the key.
    pub(crate) fn expr(&self) -> Option<Expr> {
        match &self.value {
            Value::Text(text) => {
                let lit = Lit::Str(LitStr::new(&text.value, Span::call_site()));
                Some(Expr::Lit(ExprLit { attrs: Vec::new(), lit }))
            }
            Value::Expr { written, .. } => syn::parse_str(written).ok(),
            Value::Flag | Value::List(_) => None,
        }
    }

    /// The text of the key.
    pub(crate) fn text(&self, site: &Site) -> Result<String, Diagnostic> {
        self.literal(site).map(|text| text.value)
    }

    /// The list of the key.
    pub(crate) fn list(&self, site: &Site) -> Result<Vec<Self>, Diagnostic> {
        match &self.value {
            Value::List(list) => {
                list.clone().map_err(|malformed| malformed.diagnostic(site, self.span))
            }
            Value::Flag => Ok(Vec::new()),
            Value::Text(_) | Value::Expr { .. } => {
                Err(self.malformed(site, self.span, "a list in parentheses"))
            }
        }
    }

    /// The place of the value, or of the key if there is no value.
    pub(crate) fn value_span(&self) -> Spot {
        match &self.value {
            Value::Text(text) => text.spot,
            Value::Expr { spot, .. } => *spot,
            Value::Flag | Value::List(_) => self.span,
        }
    }

    fn malformed(&self, site: &Site, span: Spot, wanted: &str) -> Diagnostic {
        let message = format!("`{}` takes {wanted}", self.key);
        Diagnostic::error("malformed-attribute", site.place(span), message).help(ATTRIBUTE_HELP)
    }
}

/// The remedy for an attribute whose message says what is wrong with it.
pub(crate) const ATTRIBUTE_HELP: &str = "docs/src/autogen-attribute.md shows the forms of `autogen`, SeaORM's documentation those of `sea_orm`";

/// The string literal in an expression.
pub(crate) fn string_literal(expr: &Expr) -> Option<&LitStr> {
    match expr {
        Expr::Lit(ExprLit { lit: Lit::Str(literal), .. }) => Some(literal),
        _ => None,
    }
}

/// All keys of all attributes of that name, in order.
pub(crate) fn all(attrs: &[Attribute], name: &str, site: &Site) -> Result<Vec<Entry>, Diagnostic> {
    let mut all = Vec::new();
    for attr in attrs {
        all.extend(of(attr, name, site)?.unwrap_or_default());
    }
    Ok(all)
}

/// The keys of the first attribute of that name: SeaORM reads no more on relations.
pub(crate) fn first(
    attrs: &[Attribute],
    name: &str,
    site: &Site,
) -> Result<Option<Vec<Entry>>, Diagnostic> {
    for attr in attrs {
        if let Some(entries) = of(attr, name, site)? {
            return Ok(Some(entries));
        }
    }
    Ok(None)
}

fn of(attr: &Attribute, name: &str, site: &Site) -> Result<Option<Vec<Entry>>, Diagnostic> {
    if !attr.path().is_ident(name) {
        return Ok(None);
    }
    let span = attr.path().span();
    match &attr.meta {
        Meta::List(list) => {
            let entries = entries(list.tokens.clone()).map_err(Malformed::from);
            entries.map(Some).map_err(|malformed| malformed.diagnostic(site, span.into()))
        }
        _ => Ok(Some(Vec::new())),
    }
}

/// Reads a list of keys. Most contain only identifiers and literals, which are recognised without a parser in a
/// fraction of the time; everything else is left to the parser, including errors.
pub(crate) fn entries(tokens: TokenStream) -> syn::Result<Vec<Entry>> {
    match simple(tokens.clone()) {
        Some(entries) => Ok(entries),
        None => parsed(tokens),
    }
}

/// A list in which every value is a literal or a list, if it is one.
fn simple(tokens: TokenStream) -> Option<Vec<Entry>> {
    let is_comma = |token: &TokenTree| matches!(token, TokenTree::Punct(it) if it.as_char() == ',');
    let mut entries = Vec::new();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let entry = match token {
            TokenTree::Ident(key) if !is_bool(&key) => {
                let value = match tokens.peek() {
                    Some(TokenTree::Punct(it)) if it.as_char() == '=' => {
                        tokens.next();
                        literal(tokens.next()?)?
                    }
                    Some(TokenTree::Group(group))
                        if group.delimiter() == Delimiter::Parenthesis =>
                    {
                        let list = self::entries(group.stream()).map_err(Malformed::from);
                        tokens.next();
                        Value::List(list)
                    }
                    _ => Value::Flag,
                };
                Entry { key: key.to_string(), span: key.span().into(), value }
            }
            TokenTree::Literal(_) => {
                Entry { key: String::new(), span: token.span().into(), value: literal(token)? }
            }
            _ => return None,
        };
        entries.push(entry);
        if tokens.next_if(is_comma).is_none() && tokens.peek().is_some() {
            return None;
        }
    }
    Some(entries)
}

fn literal(token: TokenTree) -> Option<Value> {
    match token {
        TokenTree::Literal(literal) => {
            let lit = Lit::new(literal);
            Some(Value::new(&Expr::Lit(ExprLit { attrs: Vec::new(), lit })))
        }
        TokenTree::Ident(ident) if is_bool(&ident) => {
            Some(Value::Expr { written: ident.to_string(), spot: ident.span().into() })
        }
        _ => None,
    }
}

fn is_bool(ident: &Ident) -> bool {
    ident == "true" || ident == "false"
}

/// The list as the parser reads it.
fn parsed(tokens: TokenStream) -> syn::Result<Vec<Entry>> {
    let list = |input: ParseStream<'_>| {
        let mut entries = Vec::new();
        while !input.is_empty() {
            entries.push(entry(input)?);
            if input.peek(Token![,]) {
                input.parse::<Token![,]>()?;
            }
        }
        Ok(entries)
    };
    list.parse2(tokens)
}

fn entry(input: ParseStream<'_>) -> syn::Result<Entry> {
    if input.peek(Lit) {
        let literal: Lit = input.parse()?;
        let span = literal.span().into();
        let value = Value::new(&Expr::Lit(ExprLit { attrs: Vec::new(), lit: literal }));
        return Ok(Entry { key: String::new(), span, value });
    }
    let ident = input.call(Ident::parse_any)?;
    let mut key = ident.to_string();
    while input.peek(Token![::]) {
        input.parse::<Token![::]>()?;
        key = format!("{key}::{}", input.call(Ident::parse_any)?);
    }
    let value = if input.peek(Token![=]) {
        input.parse::<Token![=]>()?;
        Value::new(&input.parse()?)
    } else if input.peek(syn::token::Paren) {
        let content;
        syn::parenthesized!(content in input);
        Value::List(entries(content.parse()?).map_err(Malformed::from))
    } else {
        Value::Flag
    };
    Ok(Entry { key, span: ident.span().into(), value })
}

impl Malformed {
    fn diagnostic(self, site: &Site, attribute: Spot) -> Diagnostic {
        let message = format!("this attribute cannot be read: {}", self.error);
        let place = site.place(self.spot.unwrap_or(attribute));
        Diagnostic::error("malformed-attribute", place, message).help(ATTRIBUTE_HELP)
    }
}

/// Reports an item with `#[autogen(…)]` on itself or on a member, but without the derive that makes the attribute
/// legal.
pub(crate) fn require_derive<'a>(
    item: &'a [Attribute],
    members: impl Iterator<Item = &'a Vec<Attribute>>,
    site: &Site,
    report: &mut Report,
) {
    let attributes = item.iter().chain(members.flatten());
    let mut ours = attributes.filter(|attribute| attribute.path().is_ident("autogen"));
    let Some(first) = ours.next() else { return };
    if derives(item, "Autogen") {
        return;
    }
    let message = "`#[autogen(…)]` needs the derive `autogen_derive::Autogen`";
    let diagnostic = Diagnostic::error("missing-derive", site.place(first.path().span()), message);
    report.push(diagnostic.help("add `autogen_derive::Autogen` to the `#[derive(…)]` above it"));
}

/// Whether a trait of that name is derived. Every item is asked, so the list is searched without parsing: the last
/// name of a path is the one that no `::` follows.
pub(crate) fn derives(attrs: &[Attribute], name: &str) -> bool {
    attrs.iter().filter(|attr| attr.path().is_ident("derive")).any(|attr| {
        let Meta::List(list) = &attr.meta else { return false };
        let mut tokens = list.tokens.clone().into_iter().peekable();
        while let Some(token) = tokens.next() {
            if let TokenTree::Ident(ident) = &token
                && ident == name
                && !matches!(tokens.peek(), Some(TokenTree::Punct(it)) if it.as_char() == ':')
            {
                return true;
            }
        }
        false
    })
}

#[cfg(test)]
mod tests {
    use super::{Value, entries, parsed, simple};

    #[test]
    fn commas_between_keys_may_be_left_out() {
        let tokens = r#"belongs_to = "A" from = "B", skip_fk, check("x > -1", name = "c") n = -5"#;
        let entries = entries(tokens.parse().unwrap()).unwrap();
        let keys: Vec<_> = entries.iter().map(|entry| entry.key.as_str()).collect();
        assert_eq!(keys, ["belongs_to", "from", "skip_fk", "check", "n"]);
        assert!(matches!(entries[2].value, Value::Flag));
        assert!(matches!(entries[3].value, Value::List(_)));
    }

    #[test]
    fn the_fast_path_reads_attributes_as_the_parser_does() {
        for list in [
            "",
            "primary_key, auto_increment = false",
            r##"column_type = "String(StringLen::N(16))", default_value = r#"a"b"#,"##,
            r#"check("x > -1", name = "c"), unique(on(a, b), nulls_not_distinct), n = 5u8"#,
            r#""text", 1.5, r#type = 'c'"#,
            "broken(a = )",
        ] {
            let told = simple(list.parse().unwrap()).unwrap_or_else(|| panic!("{list}"));
            let read = parsed(list.parse().unwrap()).unwrap();
            assert_eq!(format!("{told:?}"), format!("{read:?}"), "{list}");
        }
        for list in
            [r#"a = "b" c"#, "a = -5", "a = 1 + 2", "a = B::C", "a::b", "a,,", "true", "= 1"]
        {
            assert!(simple(list.parse().unwrap()).is_none(), "{list}");
        }
    }
}
