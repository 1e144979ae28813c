//! What occurs in the programs.

#![forbid(unsafe_code)]

/// The programs with aiter, a text for each part.
const PARTS: [&str; 10] = [
    include_str!(concat!(env!("OUT_DIR"), "/programs_0.rs")),
    include_str!(concat!(env!("OUT_DIR"), "/programs_1.rs")),
    include_str!(concat!(env!("OUT_DIR"), "/programs_2.rs")),
    include_str!(concat!(env!("OUT_DIR"), "/programs_3.rs")),
    include_str!(concat!(env!("OUT_DIR"), "/programs_4.rs")),
    include_str!(concat!(env!("OUT_DIR"), "/programs_5.rs")),
    include_str!(concat!(env!("OUT_DIR"), "/programs_6.rs")),
    include_str!(concat!(env!("OUT_DIR"), "/programs_7.rs")),
    include_str!(concat!(env!("OUT_DIR"), "/programs_8.rs")),
    include_str!(concat!(env!("OUT_DIR"), "/programs_9.rs")),
];

/// Each by a text that stands where it occurs.
const FEATURES: [(&str, &str); 70] = [
    ("async_gen", "#[async_gen] "),
    ("try_async_gen", "#[try_async_gen"),
    ("boxed", "(boxed)]"),
    ("boxed_local", "(boxed_local)]"),
    ("-> impl Stream", "async_gen] pub fn g"),
    ("-> Pin<Box<dyn Stream>>", "-> Pin<Box<dyn Stream"),
    ("method by reference", "(&self, "),
    ("method by mutable reference", "(&mut self, "),
    ("method by value", "(self, "),
    ("trait", "trait Trait"),
    ("object", " as &dyn Trait"),
    ("generic argument", "<S: Stream"),
    ("borrowed argument", ": &Tracked"),
    ("recursion", "d - 1"),
    ("stream!", " stream!"),
    ("try_stream!", " try_stream!"),
    ("from_fn", " from_fn"),
    ("try_from_fn", " try_from_fn"),
    ("yield_!", "yield_!("),
    ("yield", "yield "),
    ("yield_all!", "yield_all!("),
    ("Yielder::yield_all", "y.yield_all("),
    ("let () = yield", "let () = y"),
    ("yield in an arm", "match w.flip() { true => yield"),
    ("yield in a tuple", "let _ = (w.note(0), (yield"),
    ("for await", "for await "),
    ("async_for! with for", "for r"),
    ("body in angle brackets", " < \n"),
    ("body in angle brackets with else", " > else {"),
    ("loop", "loop {"),
    ("labelled break", "break '"),
    ("break with value", "break ("),
    ("labelled continue", "continue '"),
    ("return;", "return;"),
    ("return Err", "return Err("),
    ("?", "?;"),
    ("temporary in an operand", "w.sum(&w.tracked("),
    ("pinned stream", "pin!("),
    ("anext", "anext(&mut "),
    ("wait in an operand", "value(w, "),
    ("closure behind &mut", "(&mut |"),
    ("closure behind a label", "break 'b |"),
    ("closure behind a block", "} |x: u32"),
    ("closure in a struct", "H { f: |"),
    ("closure in an array", "[|"),
    ("closure that is matched", "match |"),
    ("closure that returns", "| return "),
    ("closure with a written type", "|x: u32| -> "),
    ("async closure", "async |"),
    ("moving closure", "move |"),
    ("async block that returns", "async { if w.flip() { return"),
    ("function in a body", " fn f"),
    ("generator in a body", "{ #[aiter::try_async_gen]"),
    ("constant in a body", "{ const C"),
    ("constant closure", ", u32) -> u32 = |w, x|"),
    ("return of a unit", "return { w.note("),
    ("macro that makes a closure", "later_tokens!"),
    ("macro that makes a future", "soon_tokens!"),
    ("macro that yields", "emit!("),
    ("macro with a well-known name", "macro_rules! vec"),
    ("tokio::select!", "select! { biased;"),
    ("select_biased!", "select_biased! {"),
    ("join!", "join!("),
    ("try_join!", "try_join!("),
    ("format!", "format!("),
    ("write!", "write!("),
    ("assert!", "assert!("),
    ("matches!", "matches!("),
    ("vec!", "vec!["),
    ("nine types", "nine::<"),
];

#[test]
fn each_feature_occurs_in_the_programs() {
    let programs = PARTS.iter().flat_map(|part| part.split("// Program ").skip(1)).collect::<Vec<_>>();
    let with_aiter = programs.iter().map(|program| {
        let end = program.find("\nmod plain_").or_else(|| program.find("\nmod expected_"));
        &program[..end.expect("a program has another form")]
    });
    let with_aiter = with_aiter.collect::<Vec<_>>();
    let counts =
        FEATURES.map(|(name, text)| (name, with_aiter.iter().filter(|program| program.contains(text)).count()));
    let lines = with_aiter.iter().map(|program| program.lines().count()).sum::<usize>();
    println!("{} programs, {lines} lines with aiter", programs.len());
    for (name, count) in counts {
        println!("{count:6} {name}");
    }
    // A single program, which is run alone, has only some.
    let missing = counts.iter().filter(|(_, count)| *count == 0).collect::<Vec<_>>();
    assert!(programs.len() < 1000 || missing.is_empty(), "{missing:?}");
}
