//! `#[async_gen]` and `#[try_async_gen]`: a function that yields.

mod boxed;
mod capture;
mod elided;
mod expand;
mod function_body;
mod parse;
mod unused;
mod validate;

use proc_macro2::TokenStream;
use quote::quote;

pub use self::{function_body::expand as expand_body, parse::Kind};
use self::{
    parse::{Arguments, Function},
    validate::{Generator, run_by_attribute},
};
use crate::nested::without_yields;

/// Expands the attribute. What is wrong with it is reported beside the best expansion there is.
pub fn expand(kind: Kind, arguments: TokenStream, item: TokenStream) -> TokenStream {
    let mut errors = Vec::new();
    let arguments = Arguments::parse(arguments, kind).unwrap_or_else(|error| {
        errors.push(error);
        Arguments::default()
    });
    let expansion = match Function::parse(item.clone(), kind) {
        Ok(function) => {
            if let Some(error) = run_by_attribute(kind, &function) {
                errors.push(error);
                // Without any `main` rustc would report that, too.
                if function.signature.ident == "main" {
                    quote!(
                        fn main() {}
                    )
                } else {
                    TokenStream::new()
                }
            } else {
                let generator = Generator::validate(kind, arguments, function, &mut errors);
                expand::expand(generator, &mut errors)
            }
        }
        Err(error) => {
            errors.push(error);
            without_yields(item)
        }
    };
    let errors = errors.into_iter().map(syn::Error::into_compile_error);
    quote!(#(#errors)* #expansion)
}
