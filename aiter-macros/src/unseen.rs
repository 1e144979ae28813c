//! Bounds that rustc does not show where they are not met: it gives five lines to the code of each that it can show, and
//! that code is ours.
//!
//! It cannot show what begins in one file and ends in another. So does each bound here: it begins where it is written, and
//! ends where this macro is called, which is in another macro, in another file.

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;
use syn::{
    AngleBracketedGenericArguments, File, PathArguments, TraitBound, parse2,
    punctuated::Punctuated,
    token::{Gt, Lt},
    visit_mut::{self, VisitMut},
};

/// Expands items to the same with such bounds.
pub fn expand(items: TokenStream) -> TokenStream {
    match parse2::<File>(items) {
        Ok(mut items) => {
            Ends.visit_file_mut(&mut items);
            items.into_token_stream()
        }
        Err(mistake) => mistake.into_compile_error(),
    }
}

struct Ends;

impl VisitMut for Ends {
    fn visit_trait_bound_mut(&mut self, bound: &mut TraitBound) {
        visit_mut::visit_trait_bound_mut(self, bound);
        let last = bound.path.segments.last_mut().expect("a path has a segment");
        // rustc joins two tokens of one context alone.
        let here = last.ident.span();
        let end = Gt(here.located_at(Span::mixed_site()));
        match &mut last.arguments {
            PathArguments::AngleBracketed(arguments) => arguments.gt_token = end,
            none @ PathArguments::None => {
                let arguments = AngleBracketedGenericArguments {
                    colon2_token: None,
                    lt_token: Lt(here),
                    args: Punctuated::new(),
                    gt_token: end,
                };
                *none = PathArguments::AngleBracketed(arguments);
            }
            // No bound of ours is one of these.
            PathArguments::Parenthesized(_) => {}
        }
    }
}
