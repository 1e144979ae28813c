//! `stream!({ .. })`, which rustfmt formats

use aiter::{Stream, stream};

use crate::drive::{Ready, add_up, ready, run_stream};

pub fn branches(numbers: Vec<u32>) -> impl Stream<Item = u32> {
    stream!({
        for number in numbers { // [branches.1]
            let half = number / 2; // [branches.2]
            if number % 2 == 0 { // [branches.3]
                yield half; // [branches.4]
            } else { // [branches.5]
                yield number; // [branches.6]
            } // [branches.7]
        } // [branches.8]
    }) // [branches.end]
}

pub fn arms(numbers: Vec<u32>) -> impl Stream<Item = u32> {
    stream!({
        for number in numbers { // [arms.1]
            match number { // [arms.2]
                1 => yield 10, // [arms.3]
                2 => { // [arms.4]
                    yield 20; // [arms.5]
                } // [arms.6]
                9 => yield 90, // [arms.7]
                _ => {} // [arms.8]
            } // [arms.9]
        } // [arms.10]
    }) // [arms.end]
}

pub fn early_return(numbers: Vec<u32>) -> impl Stream<Item = u32> {
    stream!({
        let mut sum = 0; // [early_return.1]
        for number in numbers { // [early_return.2]
            sum += number; // [early_return.3]
            if sum > 3 { // [early_return.4]
                yield sum; // [early_return.5]
                return; // [early_return.6]
            } // [early_return.7]
        } // [early_return.8]
        yield sum; // [early_return.9]
    }) // [early_return.end]
}

pub fn operand_over_lines(first: u32, second: u32) -> impl Stream<Item = u32> {
    stream!({
        let third = first + second; // [operand_over_lines.1]
        yield add_up( // [operand_over_lines.2]
            first, // [operand_over_lines.3]
            third * 2, // [operand_over_lines.4]
            if second > first { // [operand_over_lines.5]
                second // [operand_over_lines.6]
            } else { // [operand_over_lines.7]
                first // [operand_over_lines.8]
            }, // [operand_over_lines.9]
        ); // [operand_over_lines.10]
        yield third; // [operand_over_lines.11]
    }) // [operand_over_lines.end]
}

pub fn closure(factor: u32) -> impl Stream<Item = u32> {
    stream!({
        let scale = |number: u32| { // [closure.1]
            let scaled = number * factor; // [closure.2]
            scaled + 1 // [closure.3]
        }; // [closure.4]
        for number in 1..=2 { // [closure.5]
            yield scale(number); // [closure.6]
        } // [closure.7]
    }) // [closure.end]
}

pub fn jumps(numbers: Vec<u32>) -> impl Stream<Item = u32> {
    stream!({
        'all: for number in numbers { // [jumps.1]
            if number == 1 { // [jumps.2]
                continue; // [jumps.3]
            } // [jumps.4]
            if number == 3 { // [jumps.5]
                break 'all; // [jumps.6]
            } // [jumps.7]
            yield number; // [jumps.8]
        } // [jumps.9]
    }) // [jumps.end]
}

pub struct Steps {
    pub step: u32,
}

impl Steps {
    pub fn method(&self) -> impl Stream<Item = u32> {
        stream!({
            let step = self.step; // [method.1]
            for place in 0..2 { // [method.2]
                yield place * step; // [method.3]
            } // [method.4]
        }) // [method.end]
    }
}

pub fn nested_loops(rows: u32) -> impl Stream<Item = u32> {
    stream!({
        for row in 0..rows { // [nested_loops.1]
            let start = row * 10; // [nested_loops.2]
            for column in 0..2 { // [nested_loops.3]
                yield start + column; // [nested_loops.4]
            } // [nested_loops.5]
        } // [nested_loops.6]
    }) // [nested_loops.end]
}

pub fn loop_over_stream(numbers: Ready) -> impl Stream<Item = u32> {
    stream!({
        let mut sum = 0; // [loop_over_stream.1]
        for await number in numbers { // [loop_over_stream.2]
            sum += number; // [loop_over_stream.3]
            yield sum; // [loop_over_stream.4]
        } // [loop_over_stream.5]
    }) // [loop_over_stream.end]
}

pub fn delegating(limit: u32) -> impl Stream<Item = u32> {
    stream!({
        let more = limit + 1; // [delegating.1]
        yield_all!(inner(more)); // [delegating.2]
        yield more; // [delegating.3]
    }) // [delegating.end]
}

pub fn inner(limit: u32) -> impl Stream<Item = u32> {
    stream!({
        for number in 0..limit { // [inner.1]
            yield number; // [inner.2]
        } // [inner.3]
    }) // [inner.end]
}

pub fn never_called(numbers: Vec<u32>) -> impl Stream<Item = u32> {
    stream!({
        for number in numbers { // [never_called.1]
            yield number; // [never_called.2]
        } // [never_called.3]
    }) // [never_called.end]
}

pub fn never_polled(numbers: Vec<u32>) -> impl Stream<Item = u32> {
    stream!({
        for number in numbers { // [never_polled.1]
            yield number; // [never_polled.2]
        } // [never_polled.3]
    }) // [never_polled.end]
}

pub fn run() {
    run_stream(branches(vec![1, 2, 3]));
    run_stream(arms(vec![1, 2, 3, 2]));
    run_stream(early_return(vec![1, 2, 3, 4]));
    run_stream(operand_over_lines(1, 2));
    run_stream(closure(2));
    run_stream(jumps(vec![1, 2, 3, 4]));
    run_stream(Steps { step: 5 }.method());
    run_stream(nested_loops(2));
    run_stream(loop_over_stream(ready([1, 2, 3])));
    run_stream(delegating(2));
    drop(never_polled(vec![1, 2]));
}
