//! `docs/performance.md`, and what of it is printed alone.

use std::{fmt::Write, time::Duration};

use crate::{
    allocations, callgrind, code_size, compile_time,
    levels::{self, LEVELS},
    machine,
    pairs::WAYS,
    peer::Peer,
    peers::AsyncStream,
    picture, rounds, sizes, summary,
    workload::Workload,
};

/// The figures of the candidates of a workload, in their order.
type Figures<'a> = (&'a Workload, Vec<f64>);

/// Measures the time of all candidates.
pub fn times(workloads: &[Workload], budget: Duration) -> Vec<Figures<'_>> {
    workloads.iter().zip(rounds::nanoseconds(workloads, budget)).collect()
}

/// Counts the instructions of all candidates.
///
/// # Errors
///
/// Where valgrind is missing or fails.
pub fn instructions(workloads: &[Workload]) -> Result<Vec<Figures<'_>>, String> {
    counted(workloads, callgrind::instructions)
}

/// Has `count` count the instructions of all candidates.
fn counted<'a, F>(workloads: &'a [Workload], count: F) -> Result<Vec<Figures<'a>>, String>
where
    F: FnOnce(&[(&'a Workload, &str)]) -> Result<Vec<f64>, String>,
{
    let candidates =
        |workload: &Workload| workload.candidates.iter().map(|candidate| candidate.name).collect::<Vec<_>>();
    let jobs: Vec<_> = workloads
        .iter()
        .flat_map(|workload| candidates(workload).into_iter().map(move |candidate| (workload, candidate)))
        .collect();
    let mut counted = count(&jobs)?.into_iter();
    Ok(workloads
        .iter()
        .map(|workload| (workload, counted.by_ref().take(workload.candidates.len()).collect()))
        .collect())
}

/// A table: a row for each candidate, and a column for each workload, with the figure and, in parentheses, how many
/// times that of `beside` it is.
pub fn table(figures: &[Figures<'_>], beside: &str) -> String {
    let mut rows: Vec<&str> = Vec::new();
    for (workload, _) in figures {
        for candidate in &workload.candidates {
            // Those that are not in every workload come after whom they follow there.
            if !rows.contains(&candidate.name) {
                let place = workload.place(candidate.name).unwrap_or_default().min(rows.len());
                rows.insert(place, candidate.name);
            }
        }
    }
    let mut text = "| |".to_owned();
    for (workload, _) in figures {
        let _ = write!(text, " {} |", workload.column);
    }
    text += "\n|---|";
    text += &"---:|".repeat(figures.len());
    for row in rows {
        let _ = write!(text, "\n| {row} |");
        for (workload, figures) in figures {
            let of = |name| workload.place(name).map(|place| figures[place]);
            let _ = match (of(row), of(beside)) {
                (Some(figure), Some(other)) if row != beside => {
                    write!(text, " {} ({:.2}) |", figure_text(figure), figure / other)
                }
                (Some(figure), _) => write!(text, " {} |", figure_text(figure)),
                (None, _) => write!(text, " |"),
            };
        }
    }
    text + "\n"
}

/// Three digits, or as many as there are in front of the point.
pub fn figure_text(figure: f64) -> String {
    match figure {
        0.0..10.0 => format!("{figure:.2}"),
        10.0..100.0 => format!("{figure:.1}"),
        _ => with_thousands(&format!("{figure:.0}")),
    }
}

/// Digits with a comma before the last three. (No figure has more than six.)
fn with_thousands(digits: &str) -> String {
    match digits.split_at(digits.len().saturating_sub(3)) {
        ("", rest) => rest.to_owned(),
        (thousands, rest) => format!("{thousands},{rest}"),
    }
}

/// Breaks lines as the other documents do. The first one begins with `first`, and the others with `others`.
fn wrapped(text: &str, first: &str, others: &str) -> String {
    let mut lines = vec![first.to_owned()];
    for word in text.split(' ') {
        let line = lines.last_mut().expect("there is a line to begin with");
        if line.len() + 1 + word.len() > 120 {
            lines.push(format!("{others}{word}"));
        } else {
            if !line.is_empty() && !line.ends_with(' ') {
                *line += " ";
            }
            *line += word;
        }
    }
    lines.join("\n")
}

/// An item of a list.
fn item(text: &str) -> String {
    wrapped(text, "- ", "  ")
}

/// The document, but for what needs nightly, and the picture that it begins with.
///
/// # Errors
///
/// Where valgrind or binutils is missing, or something does not compile.
pub fn document(workloads: &[Workload], budget: Duration) -> Result<(String, String), String> {
    let times = times(workloads, budget);
    let instructions = instructions(workloads)?;
    let seconds = compile_time::seconds(7)?;
    let rustc = compile_time::instructions(&WAYS)?;
    let picture = picture::svg("Nanoseconds an item, less is better", &summary::panels(&times));
    let mut text = format!(
        "# Performance\n\n{}\n\n![Nanoseconds an item of each crate, as bars; the tables below have the \
         figures](performance.svg)\n\n\
         ## How it is measured\n\n\
         `scripts/measure-performance` has written this page. It measures generators and loops beside every other way to \
         write\nthem, each at its current version, in one program, in which all take turns.\n\n\
         {}\n{}\n{}\n{}\n\n\
         A time is that of the fastest of many turns, in nanoseconds; in parentheses stands how many times that of\n\
         async-stream it is. Times depend on the machine, and their ratios less so. Instructions are counted by valgrind's\n\
         callgrind, as the difference of two runs. Each candidate is driven by the same loop, `while let` over a pinned\n\
         stream, but for those under \"Loops\"; each item goes through `black_box`. \"By hand\" is a type with a `poll_next`.\n\
         `unfold` is that of futures. Streams that `unfold` loops over are in boxes, since its state moves. genawaiter is\n\
         its `rc::Gen`, and \"genawaiter, stack\" what it makes where the stream does not leave its function. What writes\n\
         each of them stands in `benches/src/peers`.\n\n\
         To repeat it, and to check the targets, [which are a page of their own](performance-targets.md):\n\n\
         ```sh\nscripts/measure-performance\ncargo run --release --manifest-path benches/Cargo.toml -- targets\n```\n",
        wrapped(&summary::paragraph(&times, rustc[0] / rustc[1]), "", ""),
        item(&format!("Machine: {}.", machine::machine())),
        item(&format!("Compiler: {}, `opt-level = 3`, `codegen-units = 1`.", machine::RUSTC)),
        item(&format!("Versions: {}.", versions())),
        item(&format!("Date: {}.", machine::date())),
    );
    for heading in headings(workloads) {
        let of = |figures: &[Figures<'_>]| {
            let chosen = figures.iter().filter(|(workload, _)| workload.table == heading);
            let chosen: Vec<_> = chosen.map(|(workload, figures)| (*workload, figures.clone())).collect();
            let beside = if heading == "Loops" { crate::workloads::loops::WHILE_LET } else { AsyncStream::NAME };
            table(&chosen, beside)
        };
        let beside = if heading == "Loops" { ", and how many times that of `while let`" } else { "" };
        let _ = write!(
            text,
            "\n## {heading}\n\nNanoseconds{beside}:\n\n{}\nInstructions:\n\n{}",
            of(&times),
            of(&instructions)
        );
    }
    text += &allocations_section(workloads);
    text += &levels_section()?;
    text += &sizes_section();
    text += &code_size_section()?;
    text += &compile_time_table(seconds, &rustc)?;
    Ok((text, picture))
}

/// The part of the document about nightly's `async gen` and `for await`, for which all is compiled by nightly.
///
/// # Errors
///
/// Where valgrind is missing.
#[cfg(feature = "nightly")]
pub fn nightly_section(mut workloads: Vec<Workload>, budget: Duration) -> Result<String, String> {
    use crate::peers::{Aiter, HandWritten, Nightly};

    let compared = [Aiter::NAME, AsyncStream::NAME, Nightly::NAME, HandWritten::NAME];
    for workload in &mut workloads {
        if workload.place(Aiter::NAME).is_some() {
            workload.candidates.retain(|candidate| compared.contains(&candidate.name));
        }
    }
    let times = times(&workloads, budget);
    let instructions = instructions(&workloads)?;
    let mut text = format!(
        "\n## Beside nightly's `async gen` and `for await`\n\n\
         Here {}\ncompiled all of it, on {}. In parentheses stands how many times the figure of `async gen`, or of\n\
         `for await`, each is.\n",
        machine::RUSTC,
        machine::date()
    );
    for heading in headings(&workloads) {
        let of = |figures: &[Figures<'_>]| {
            let chosen = figures.iter().filter(|(workload, _)| workload.table == heading);
            let chosen: Vec<_> = chosen.map(|(workload, figures)| (*workload, figures.clone())).collect();
            table(&chosen, if heading == "Loops" { "for await" } else { Nightly::NAME })
        };
        let _ =
            write!(text, "\n### {heading}\n\nNanoseconds:\n\n{}\nInstructions:\n\n{}", of(&times), of(&instructions));
    }
    Ok(text)
}

fn headings(workloads: &[Workload]) -> Vec<&'static str> {
    let mut headings: Vec<_> = workloads.iter().map(|workload| workload.table).collect();
    headings.dedup();
    headings
}

fn versions() -> String {
    let of = |package: &&str| format!("{package} {}", machine::version(package));
    machine::PACKAGES.iter().map(of).collect::<Vec<_>>().join(", ")
}

#[allow(clippy::cast_precision_loss, reason = "counts are small")]
fn allocations_section(workloads: &[Workload]) -> String {
    let chosen = workloads.iter().filter(|workload| ["short", "pipeline"].contains(&workload.name));
    let mut text =
        "\n## Allocations\n\nOf one stream of three items, and of a pipeline of three generators and its 1,000 \
                    items:\n\n| | stream | pipeline |\n|---|---:|---:|\n"
            .to_owned();
    let chosen: Vec<_> = chosen.collect();
    let of = |workload: &Workload, name: &str| {
        let candidate = workload.candidate(name)?;
        let count = allocations::during(|| (candidate.run)(workload.step));
        Some(if workload.unit == "stream" { count as f64 / workload.step as f64 } else { count as f64 })
    };
    if let [pipeline, short] = chosen[..] {
        for candidate in &short.candidates {
            let pipeline = of(pipeline, candidate.name).map_or(String::new(), |count| count.to_string());
            let short = of(short, candidate.name).map_or(String::new(), |count| count.to_string());
            let _ = writeln!(text, "| {} | {short} | {pipeline} |", candidate.name);
        }
    }
    text
}

fn sizes_section() -> String {
    let mut text = "\n## Sizes\n\nIn bytes:\n\n| | it | that | more |\n|---|---:|---:|---:|\n".to_owned();
    for size in sizes::generators().iter().chain(&sizes::loops()) {
        let more = size.bytes.cast_signed() - size.parts.cast_signed();
        let [bytes, parts] = [size.bytes, size.parts].map(|bytes| with_thousands(&bytes.to_string()));
        let _ = writeln!(text, "| {} | {bytes} | {parts} | {more} |", size.what);
    }
    text
}

/// Instructions at other levels of optimisation.
///
/// # Errors
///
/// Where valgrind is missing, or it does not compile.
pub fn levels_section() -> Result<String, String> {
    let workloads = levels::workloads();
    let mut text =
        "\n## Other levels of optimisation\n\nInstructions an item, of the same program. A debug build checks \
                    for overflow too.\n"
            .to_owned();
    for level in &LEVELS {
        let figures = counted(&workloads, |jobs| level.instructions(jobs))?;
        let _ = write!(text, "\nIn {}:\n\n{}", level.name, table(&figures, AsyncStream::NAME));
    }
    Ok(text)
}

/// The code of generators and loops.
///
/// # Errors
///
/// Where something does not compile, or binutils is missing.
pub fn code_size_section() -> Result<String, String> {
    let mut text = "\n## Code size\n\nBytes of code in a crate of 200 generators and 200 loops, which is that of \
                    \"Compile time\"; with `opt-level = \"s\"` each loop is in a box as well, which has code made of it:\n\n| | a debug build | `opt-level = \"s\"` |\n|---|---:|---:|\n"
        .to_owned();
    for way in &WAYS {
        let [debug, small] =
            [code_size::in_debug(way)?, code_size::for_size(way)?].map(|bytes| with_thousands(&bytes.to_string()));
        let _ = writeln!(text, "| {} | {debug} | {small} |", way.name);
    }
    Ok(text)
}

/// How long rustc takes, and how many instructions.
///
/// # Errors
///
/// Where something does not compile, or valgrind is missing.
pub fn compile_time_section() -> Result<String, String> {
    compile_time_table(compile_time::seconds(7)?, &compile_time::instructions(&WAYS)?)
}

fn compile_time_table(seconds: [f64; 3], instructions: &[f64]) -> Result<String, String> {
    let mut text = "\n## Compile time\n\nSeconds of the user's time for a crate of 200 generators and 200 loops, in debug, \
                    not incremental, alone after its\ndependencies, the fastest of seven builds in turns, and rustc's own \
                    instructions for a generator and a loop, in\nmillions, which are the same each time. The loops are \
                    `async_for!` with aiter, and `pin!` and `while let` with the\nothers:\n\n| | seconds | instructions \
                    |\n|---|---:|---:|\n"
        .to_owned();
    for (way, (seconds_of, instructions_of)) in WAYS.iter().zip(seconds.iter().zip(instructions)) {
        let _ = writeln!(
            text,
            "| {} | {seconds_of:.2} ({:.2}) | {:.1} ({:.2}) |",
            way.name,
            seconds_of / seconds[1],
            instructions_of / 1e6,
            instructions_of / instructions[1]
        );
    }
    text += "\nAnd for an empty crate from cold, with all that it depends on:\n\n| | seconds | megabytes in `target` \
             |\n|---|---:|---:|\n";
    for (name, cold) in compile_time::CRATES.iter().zip(compile_time::from_cold(3)?) {
        let _ = writeln!(text, "| {name} | {:.2} | {:.1} |", cold.seconds, megabytes(cold.bytes));
    }
    Ok(text)
}

#[allow(clippy::cast_precision_loss, reason = "it has less than 53 bits")]
fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}
