//! Plain Rust, which all others are compared with: an `async fn` that gives its items to a list.

use std::num::ParseIntError;

use crate::drive::{add_up, ask, give, run_future};

pub async fn branches(numbers: Vec<u32>) { // [branches.0]
    for number in numbers { // [branches.1]
        let half = number / 2; // [branches.2]
        if number % 2 == 0 { // [branches.3]
            give(half).await; // [branches.4]
        } else { // [branches.5]
            give(number).await; // [branches.6]
        } // [branches.7]
    } // [branches.8]
} // [branches.end]

pub async fn arms(numbers: Vec<u32>) { // [arms.0]
    for number in numbers { // [arms.1]
        match number { // [arms.2]
            1 => give(10).await, // [arms.3]
            2 => { // [arms.4]
                give(20).await; // [arms.5]
            } // [arms.6]
            9 => give(90).await, // [arms.7]
            _ => {} // [arms.8]
        } // [arms.9]
    } // [arms.10]
} // [arms.end]

pub async fn early_return(numbers: Vec<u32>) { // [early_return.0]
    let mut sum = 0; // [early_return.1]
    for number in numbers { // [early_return.2]
        sum += number; // [early_return.3]
        if sum > 3 { // [early_return.4]
            give(sum).await; // [early_return.5]
            return; // [early_return.6]
        } // [early_return.7]
    } // [early_return.8]
    give(sum).await; // [early_return.9]
} // [early_return.end]

pub async fn operand_over_lines(first: u32, second: u32) { // [operand_over_lines.0]
    let third = first + second; // [operand_over_lines.1]
    give(add_up( // [operand_over_lines.2]
        first, // [operand_over_lines.3]
        third * 2, // [operand_over_lines.4]
        if second > first { // [operand_over_lines.5]
            second // [operand_over_lines.6]
        } else { // [operand_over_lines.7]
            first // [operand_over_lines.8]
        }, // [operand_over_lines.9]
    )) // [operand_over_lines.10]
    .await;
    give(third).await; // [operand_over_lines.11]
} // [operand_over_lines.end]

pub async fn closure(factor: u32) { // [closure.0]
    let scale = |number: u32| { // [closure.1]
        let scaled = number * factor; // [closure.2]
        scaled + 1 // [closure.3]
    }; // [closure.4]
    for number in 1..=2 { // [closure.5]
        give(scale(number)).await; // [closure.6]
    } // [closure.7]
} // [closure.end]

pub async fn jumps(numbers: Vec<u32>) { // [jumps.0]
    'all: for number in numbers { // [jumps.1]
        if number == 1 { // [jumps.2]
            continue; // [jumps.3]
        } // [jumps.4]
        if number == 3 { // [jumps.5]
            break 'all; // [jumps.6]
        } // [jumps.7]
        give(number).await; // [jumps.8]
    } // [jumps.9]
} // [jumps.end]

pub async fn failing(words: Vec<&'static str>) -> Result<(), ParseIntError> { // [failing.0]
    for word in words { // [failing.1]
        let number: u32 = word.parse()?; // [failing.2]
        give(number).await; // [failing.3]
    } // [failing.4]
    give(0).await; // [failing.5]
    Ok(())
} // [failing.end]

pub struct Steps {
    pub step: u32,
}

impl Steps {
    pub async fn method(&self) { // [method.0]
        let step = self.step; // [method.1]
        for place in 0..2 { // [method.2]
            give(place * step).await; // [method.3]
        } // [method.4]
    } // [method.end]
}

pub async fn nested_loops(rows: u32) { // [nested_loops.0]
    for row in 0..rows { // [nested_loops.1]
        let start = row * 10; // [nested_loops.2]
        for column in 0..2 { // [nested_loops.3]
            give(start + column).await; // [nested_loops.4]
        } // [nested_loops.5]
    } // [nested_loops.6]
} // [nested_loops.end]

pub async fn loop_over_stream(numbers: Vec<u32>) { // [loop_over_stream.0]
    let mut sum = 0; // [loop_over_stream.1]
    for number in numbers { // [loop_over_stream.2]
        sum += number; // [loop_over_stream.3]
        give(sum).await; // [loop_over_stream.4]
    } // [loop_over_stream.5]
} // [loop_over_stream.end]

pub async fn delegating(limit: u32) { // [delegating.0]
    let more = limit + 1; // [delegating.1]
    inner(more).await; // [delegating.2]
    give(more).await; // [delegating.3]
} // [delegating.end]

pub async fn inner(limit: u32) { // [inner.0]
    for number in 0..limit { // [inner.1]
        give(number).await; // [inner.2]
    } // [inner.3]
} // [inner.end]

pub async fn talking(first: u32) -> u32 { // [talking.0]
    let mut sum = first; // [talking.1]
    for number in 1..=3 { // [talking.2]
        let reply = ask(number).await; // [talking.3]
        sum += reply; // [talking.4]
    } // [talking.5]
    sum // [talking.6]
} // [talking.end]

pub async fn never_called(numbers: Vec<u32>) { // [never_called.0]
    for number in numbers { // [never_called.1]
        give(number).await; // [never_called.2]
    } // [never_called.3]
} // [never_called.end]

pub async fn never_polled(numbers: Vec<u32>) { // [never_polled.0]
    for number in numbers { // [never_polled.1]
        give(number).await; // [never_polled.2]
    } // [never_polled.3]
} // [never_polled.end]

pub fn run() {
    run_future(branches(vec![1, 2, 3]));
    run_future(arms(vec![1, 2, 3, 2]));
    run_future(early_return(vec![1, 2, 3, 4]));
    run_future(operand_over_lines(1, 2));
    run_future(closure(2));
    run_future(jumps(vec![1, 2, 3, 4]));
    run_future(failing(vec!["1", "2", "x", "3"]));
    run_future(Steps { step: 5 }.method());
    run_future(nested_loops(2));
    run_future(loop_over_stream(vec![1, 2, 3]));
    run_future(delegating(2));
    run_future(talking(7));
    drop(never_polled(vec![1, 2]));
}
