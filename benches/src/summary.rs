//! What a reader of `docs/performance.md` takes away in ten seconds: a paragraph and a picture, of the figures of its
//! tables.

use crate::{
    peer::{Peer, Role},
    peers::{Aiter, AsyncStream, HandWritten},
    picture::{Bar, Panel},
    table::figure_text,
    workload::Workload,
};

/// The workloads that are shown, and what the picture says of each.
const SHOWN: [(&str, &str); 3] = [
    ("items-u64", "an item of a generator"),
    ("pipeline", "through a pipeline of three"),
    ("depth-16", "through 16 generators in boxes"),
];

/// The paragraph. `times` are the nanoseconds of the tables, and `rustc` how many times the instructions that
/// rustc takes for async-stream's generators and loops it takes for ours.
///
/// # Panics
///
/// Where what it names was not measured.
pub fn paragraph(times: &[(&Workload, Vec<f64>)], rustc: f64) -> String {
    let [item, pipeline, boxes] = SHOWN.map(|(name, _)| {
        let of = |candidate| nanoseconds(times, name, candidate);
        let (ours, theirs, by_hand) = (of(Aiter::NAME), of(AsyncStream::NAME), of(HandWritten::NAME));
        format!(
            "takes {} nanoseconds, {:.2} times what it takes with async-stream, and {:.1} times what it takes by \
             hand",
            figure_text(ours),
            ours / theirs,
            ours / by_hand
        )
    });
    format!(
        "An item of a generator {item}. An item that comes through a pipeline of three {pipeline}. One that comes through \
         16 generators in boxes, of which each yields all that the next one yields, {boxes}. Nothing is allocated but the \
         boxes. rustc takes {rustc:.2} times as many instructions for generators and loops as for those of async-stream."
    )
}

/// The panels of the picture, each with the candidates that all three workloads have, in the order of the first one.
///
/// # Panics
///
/// Where one of the three was not measured.
pub fn panels(times: &[(&Workload, Vec<f64>)]) -> Vec<Panel> {
    let of = |name: &str| times.iter().find(|(workload, _)| workload.name == name).expect("all are measured");
    let mut candidates: Vec<_> = of(SHOWN[0].0).0.candidates.iter().collect();
    candidates.retain(|candidate| SHOWN.iter().all(|(name, _)| of(name).0.place(candidate.name).is_some()));
    candidates.sort_by(|one, other| {
        nanoseconds(times, SHOWN[0].0, one.name).total_cmp(&nanoseconds(times, SHOWN[0].0, other.name))
    });
    let panel = |(name, heading): (&str, &'static str)| Panel {
        heading,
        bars: candidates
            .iter()
            .map(|candidate| Bar {
                name: candidate.name,
                figure: nanoseconds(times, name, candidate.name),
                label: figure_text(nanoseconds(times, name, candidate.name)),
                class: match candidate.role {
                    Role::Ours => "ours",
                    Role::Peer => "peer",
                    Role::Limit => "limit",
                },
            })
            .collect(),
    };
    SHOWN.map(panel).into()
}

fn nanoseconds(times: &[(&Workload, Vec<f64>)], name: &str, candidate: &str) -> f64 {
    let (workload, times) = times.iter().find(|(workload, _)| workload.name == name).expect("all are measured");
    times[workload.place(candidate).expect("the summary names candidates that there are")]
}
