//! What an editor is given that rustc is not.
//!
//! rust-analyzer takes each token of ours at a place of the user's, or around it, for what the user has written there. It
//! would show ours where the user points, and go there. Only rustc needs tokens of ours in such places: for its errors, and
//! for what it tells coverage and debuggers.

use std::{env, sync::OnceLock};

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;

/// The place of a token of ours that rustc shows where the user has written something else.
pub fn shown_at(place: Span) -> Span {
    if is_editor() { Span::mixed_site() } else { place }
}

/// What an editor says of a macro that the expansion defines.
pub fn documentation(text: &str) -> Option<TokenStream> {
    is_editor().then(|| quote_spanned!(Span::mixed_site()=> #[doc = #text]))
}

/// Whether rust-analyzer expands the macro: the process in which it does so has this variable, and rustc has not. Without
/// it an editor is given what rustc is.
fn is_editor() -> bool {
    static IS_EDITOR: OnceLock<bool> = OnceLock::new();
    *IS_EDITOR.get_or_init(|| env::var_os("RUST_ANALYZER_INTERNALS_DO_NOT_USE").is_some())
}
