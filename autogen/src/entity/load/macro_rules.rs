//! Expands `macro_rules!` of the program: ids, newtypes and whole entities are often generated with them.
//!
//! Supports the parts of the language that such macros use (Rust reference, "Macros by example"). Anything else
//! expands to nothing, and the caller reports that it is not read.

use std::{
    collections::BTreeMap,
    iter::{once, repeat_n},
};

use proc_macro2::{Delimiter, Group, Ident, Spacing, Span, TokenStream, TokenTree};
use syn::{
    Block, Expr, Item, Lifetime, Lit, Meta, Pat, Path, Stmt, Token, Type, Visibility,
    parse::{Parse, ParseStream, Parser},
};

/// The rules of one macro.
#[derive(Debug)]
pub(super) struct Rules {
    /// The crate that declares it: the meaning of `$crate`.
    pub(super) home: String,
    rules: Vec<(Vec<Matcher>, TokenStream)>,
}

#[derive(Debug)]
enum Matcher {
    Token(String),
    Group(Delimiter, Vec<Self>),
    Fragment { name: String, kind: String },
    Repeat { inner: Vec<Self>, separator: Option<String>, most: usize, least: usize },
}

/// The value of a macro's variable.
#[derive(Clone, Debug)]
enum Binding {
    One(TokenStream),
    Many(Vec<Self>),
}

/// The caller.
#[derive(Clone, Copy)]
struct Caller<'a> {
    /// What `$crate` means to the caller, if it is another crate.
    home: Option<&'a str>,
    at: Span,
}

type Bindings = BTreeMap<String, Binding>;

impl Rules {
    /// Reads the body of a `macro_rules!`; `None` if it is not understood.
    pub(super) fn read(home: &str, body: TokenStream) -> Option<Self> {
        let trees: Vec<_> = body.into_iter().collect();
        let mut rules = Vec::new();
        let mut rest = &trees[..];
        while !rest.is_empty() {
            let [TokenTree::Group(pattern), arrow, tip, TokenTree::Group(made), more @ ..] = rest
            else {
                return None;
            };
            if arrow.to_string() != "=" || tip.to_string() != ">" {
                return None;
            }
            rules.push((matchers(pattern.stream())?, made.stream()));
            rest = match more {
                [TokenTree::Punct(it), more @ ..] if it.as_char() == ';' => more,
                more => more,
            };
        }
        Some(Self { home: home.to_owned(), rules })
    }

    /// Expands a call with these tokens, in a crate. Tokens that the macro adds get the place `at`, because their own
    /// place may be in another file.
    pub(super) fn expand(&self, call: &TokenStream, krate: &str, at: Span) -> Option<TokenStream> {
        let trees: Vec<_> = call.clone().into_iter().collect();
        self.rules.iter().find_map(|(pattern, made)| {
            let mut bindings = Bindings::new();
            let rest = matched(pattern, &trees, &mut bindings)?;
            let home = (self.home != krate).then_some(self.home.as_str());
            let caller = Caller { home, at };
            rest.is_empty().then(|| transcribe(made, &bindings, caller)).flatten()
        })
    }
}

fn matchers(pattern: TokenStream) -> Option<Vec<Matcher>> {
    let mut found = Vec::new();
    let mut trees = pattern.into_iter().peekable();
    while let Some(tree) = trees.next() {
        let matcher = match tree {
            TokenTree::Punct(dollar) if dollar.as_char() == '$' => match trees.next()? {
                TokenTree::Ident(name) => {
                    let colon = trees.next()?;
                    let kind = trees.next()?;
                    if colon.to_string() != ":" {
                        return None;
                    }
                    Matcher::Fragment { name: name.to_string(), kind: kind.to_string() }
                }
                TokenTree::Group(inner) => {
                    let (separator, operator) = repetition(&mut trees)?;
                    let (least, most) = match operator {
                        '?' => (0, 1),
                        '+' => (1, usize::MAX),
                        _ => (0, usize::MAX),
                    };
                    Matcher::Repeat { inner: matchers(inner.stream())?, separator, most, least }
                }
                TokenTree::Punct(_) | TokenTree::Literal(_) => return None,
            },
            TokenTree::Group(group) => Matcher::Group(group.delimiter(), matchers(group.stream())?),
            tree => Matcher::Token(tree.to_string()),
        };
        found.push(matcher);
    }
    Some(found)
}

/// The separator, if any, and `*`, `+` or `?`.
fn repetition(trees: &mut impl Iterator<Item = TokenTree>) -> Option<(Option<String>, char)> {
    let operator = |tree: &TokenTree| match tree {
        TokenTree::Punct(punct) if "*+?".contains(punct.as_char()) => Some(punct.as_char()),
        _ => None,
    };
    let first = trees.next()?;
    if let Some(operator) = operator(&first) {
        return Some((None, operator));
    }
    let mut separator = first.to_string();
    let mut next = trees.next()?;
    // `=>` and the like are two tokens.
    if matches!(&first, TokenTree::Punct(it) if it.spacing() == Spacing::Joint)
        && operator(&next).is_none()
    {
        separator += &next.to_string();
        next = trees.next()?;
    }
    Some((Some(separator), operator(&next)?))
}

/// Matches the beginning of some tokens, and returns the rest.
fn matched<'a>(
    pattern: &[Matcher],
    mut trees: &'a [TokenTree],
    bindings: &mut Bindings,
) -> Option<&'a [TokenTree]> {
    for matcher in pattern {
        trees = match matcher {
            Matcher::Token(wanted) => {
                let (first, rest) = trees.split_first()?;
                (first.to_string() == *wanted).then_some(rest)?
            }
            Matcher::Group(delimiter, inner) => {
                let (TokenTree::Group(group), rest) = trees.split_first()? else { return None };
                let stream: Vec<_> = group.stream().into_iter().collect();
                let whole = group.delimiter() == *delimiter
                    && matched(inner, &stream, bindings)?.is_empty();
                whole.then_some(rest)?
            }
            Matcher::Fragment { name, kind } => {
                let length = fragment(kind, trees)?;
                let (found, rest) = trees.split_at(length);
                bindings.insert(name.clone(), Binding::One(found.iter().cloned().collect()));
                rest
            }
            Matcher::Repeat { inner, separator, most, least } => {
                let mut rounds = Vec::new();
                while rounds.len() < *most {
                    let start = match separator {
                        Some(separator) if !rounds.is_empty() => skip(separator, trees),
                        _ => Some(trees),
                    };
                    let mut round = Bindings::new();
                    let Some(rest) = start.and_then(|it| matched(inner, it, &mut round)) else {
                        break;
                    };
                    if rest.len() == trees.len() {
                        break;
                    }
                    rounds.push(round);
                    trees = rest;
                }
                if rounds.len() < *least {
                    return None;
                }
                for name in names(inner) {
                    let each = rounds.iter().filter_map(|round| round.get(name).cloned()).collect();
                    bindings.insert(name.to_owned(), Binding::Many(each));
                }
                trees
            }
        };
    }
    Some(trees)
}

/// The rest after a separator.
fn skip<'a>(separator: &str, trees: &'a [TokenTree]) -> Option<&'a [TokenTree]> {
    let mut read = String::new();
    let mut rest = trees;
    while read.len() < separator.len() {
        let (first, more) = rest.split_first()?;
        read += &first.to_string();
        rest = more;
    }
    (read == separator).then_some(rest)
}

fn names(pattern: &[Matcher]) -> Vec<&str> {
    pattern
        .iter()
        .flat_map(|matcher| match matcher {
            Matcher::Token(_) => Vec::new(),
            Matcher::Fragment { name, .. } => vec![name.as_str()],
            Matcher::Group(_, inner) | Matcher::Repeat { inner, .. } => names(inner),
        })
        .collect()
}

/// The number of tokens that a fragment of that kind takes.
fn fragment(kind: &str, trees: &[TokenTree]) -> Option<usize> {
    match kind {
        "tt" => (!trees.is_empty()).then_some(1),
        "ident" => matches!(trees.first()?, TokenTree::Ident(_)).then_some(1),
        "vis" => length::<Visibility>(trees, Parse::parse),
        "ty" => length::<Type>(trees, Parse::parse),
        "path" => length::<Path>(trees, Parse::parse),
        "meta" => length::<Meta>(trees, Parse::parse),
        "item" => length::<Item>(trees, Parse::parse),
        "block" => length::<Block>(trees, Parse::parse),
        "lifetime" => length::<Lifetime>(trees, Parse::parse),
        "expr" | "expr_2021" => length::<Expr>(trees, Parse::parse),
        "stmt" => length::<Stmt>(trees, Parse::parse),
        "pat" => length::<Pat>(trees, Pat::parse_multi_with_leading_vert),
        "pat_param" => length::<Pat>(trees, Pat::parse_single),
        "literal" => length::<Lit>(trees, |input| {
            input.parse::<Option<Token![-]>>()?;
            input.parse()
        }),
        _ => None,
    }
}

fn length<T>(
    trees: &[TokenTree],
    parse: impl FnOnce(ParseStream<'_>) -> syn::Result<T>,
) -> Option<usize> {
    let parser = |input: ParseStream<'_>| {
        parse(input)?;
        input.parse::<TokenStream>()
    };
    let rest = parser.parse2(trees.iter().cloned().collect()).ok()?;
    Some(trees.len() - rest.into_iter().count())
}

fn transcribe(made: &TokenStream, bindings: &Bindings, caller: Caller<'_>) -> Option<TokenStream> {
    let mut out = TokenStream::new();
    let mut trees = made.clone().into_iter();
    while let Some(tree) = trees.next() {
        match tree {
            TokenTree::Punct(dollar) if dollar.as_char() == '$' => match trees.next()? {
                TokenTree::Ident(name) if name == "crate" => match caller.home {
                    Some(home) => {
                        let home = Ident::new(home, caller.at);
                        out.extend(quote::quote!(::#home));
                    }
                    None => out.extend(once(TokenTree::Ident(Ident::new("crate", caller.at)))),
                },
                TokenTree::Ident(name) => match bindings.get(&name.to_string()) {
                    Some(Binding::One(tokens)) => out.extend(tokens.clone()),
                    Some(Binding::Many(_)) => return None,
                    // A variable that no matcher binds stays unchanged: it belongs to a macro declared inside.
                    None => {
                        let unbound = [TokenTree::Punct(dollar), TokenTree::Ident(name)];
                        out.extend(unbound.map(|mut it| {
                            it.set_span(caller.at);
                            it
                        }));
                    }
                },
                TokenTree::Group(inner) => {
                    let (separator, _) = repetition(&mut trees)?;
                    out.extend(repeated(&inner.stream(), separator, bindings, caller)?);
                }
                TokenTree::Punct(_) | TokenTree::Literal(_) => return None,
            },
            TokenTree::Group(group) => {
                let inner = transcribe(&group.stream(), bindings, caller)?;
                let mut made = Group::new(group.delimiter(), inner);
                made.set_span(caller.at);
                out.extend(once(TokenTree::Group(made)));
            }
            mut tree => {
                tree.set_span(caller.at);
                out.extend(once(tree));
            }
        }
    }
    Some(out)
}

/// Expands `$( … )` once for each repetition of its variables.
fn repeated(
    inner: &TokenStream,
    separator: Option<String>,
    bindings: &Bindings,
    caller: Caller<'_>,
) -> Option<TokenStream> {
    let used = variables(inner);
    let many = used.iter().filter_map(|name| match bindings.get(name) {
        Some(Binding::Many(rounds)) => Some((name, rounds)),
        Some(Binding::One(_)) | None => None,
    });
    let many: Vec<_> = many.collect();
    let length = many.iter().map(|(_, rounds)| rounds.len()).max()?;
    if many.iter().any(|(_, rounds)| rounds.len() != length) {
        return None;
    }
    let separator: TokenStream = separator.unwrap_or_default().parse().ok()?;
    let separators = once(TokenStream::new()).chain(repeat_n(separator, length));
    let mut out = TokenStream::new();
    for (round, separator) in (0..length).zip(separators) {
        let mut own = bindings.clone();
        own.extend(many.iter().map(|(name, rounds)| ((*name).clone(), rounds[round].clone())));
        out.extend(separator);
        out.extend(transcribe(inner, &own, caller)?);
    }
    Some(out)
}

/// The names after a dollar sign.
fn variables(tokens: &TokenStream) -> Vec<String> {
    let mut names = Vec::new();
    let mut dollar = false;
    for tree in tokens.clone() {
        match &tree {
            TokenTree::Ident(name) if dollar => names.push(name.to_string()),
            TokenTree::Group(group) => names.extend(variables(&group.stream())),
            _ => {}
        }
        dollar = matches!(&tree, TokenTree::Punct(punct) if punct.as_char() == '$');
    }
    names
}
