//! `#[async_gen(resume(first: A), returns = R)]`

use std::num::ParseIntError;

use aiter::{async_for, async_gen};

use crate::drive::{Ready, add_up, ready, run_coroutine};

#[async_gen(resume(_: ()), returns = ())]
pub async fn branches(numbers: Vec<u32>) -> u32 { // [branches.0]
    for number in numbers { // [branches.1]
        let half = number / 2; // [branches.2]
        if number % 2 == 0 { // [branches.3]
            yield_!(half); // [branches.4]
        } else { // [branches.5]
            yield_!(number); // [branches.6]
        } // [branches.7]
    } // [branches.8]
} // [branches.end]

#[async_gen(resume(_: ()), returns = ())]
pub async fn arms(numbers: Vec<u32>) -> u32 { // [arms.0]
    for number in numbers { // [arms.1]
        match number { // [arms.2]
            1 => yield_!(10), // [arms.3]
            2 => { // [arms.4]
                yield_!(20); // [arms.5]
            } // [arms.6]
            9 => yield_!(90), // [arms.7]
            _ => {} // [arms.8]
        } // [arms.9]
    } // [arms.10]
} // [arms.end]

#[async_gen(resume(_: ()), returns = ())]
pub async fn early_return(numbers: Vec<u32>) -> u32 { // [early_return.0]
    let mut sum = 0; // [early_return.1]
    for number in numbers { // [early_return.2]
        sum += number; // [early_return.3]
        if sum > 3 { // [early_return.4]
            yield_!(sum); // [early_return.5]
            return; // [early_return.6]
        } // [early_return.7]
    } // [early_return.8]
    yield_!(sum); // [early_return.9]
} // [early_return.end]

#[async_gen(resume(_: ()), returns = ())]
pub async fn operand_over_lines(first: u32, second: u32) -> u32 { // [operand_over_lines.0]
    let third = first + second; // [operand_over_lines.1]
    yield_!(add_up( // [operand_over_lines.2]
        first, // [operand_over_lines.3]
        third * 2, // [operand_over_lines.4]
        if second > first { // [operand_over_lines.5]
            second // [operand_over_lines.6]
        } else { // [operand_over_lines.7]
            first // [operand_over_lines.8]
        }, // [operand_over_lines.9]
    )); // [operand_over_lines.10]
    yield_!(third); // [operand_over_lines.11]
} // [operand_over_lines.end]

#[async_gen(resume(_: ()), returns = ())]
pub async fn closure(factor: u32) -> u32 { // [closure.0]
    let scale = |number: u32| { // [closure.1]
        let scaled = number * factor; // [closure.2]
        scaled + 1 // [closure.3]
    }; // [closure.4]
    for number in 1..=2 { // [closure.5]
        yield_!(scale(number)); // [closure.6]
    } // [closure.7]
} // [closure.end]

#[async_gen(resume(_: ()), returns = ())]
pub async fn jumps(numbers: Vec<u32>) -> u32 { // [jumps.0]
    'all: for number in numbers { // [jumps.1]
        if number == 1 { // [jumps.2]
            continue; // [jumps.3]
        } // [jumps.4]
        if number == 3 { // [jumps.5]
            break 'all; // [jumps.6]
        } // [jumps.7]
        yield_!(number); // [jumps.8]
    } // [jumps.9]
} // [jumps.end]

#[async_gen(resume(_: ()), returns = Result<(), ParseIntError>)]
pub async fn failing(words: Vec<&'static str>) -> u32 { // [failing.0]
    for word in words { // [failing.1]
        let number: u32 = word.parse()?; // [failing.2]
        yield_!(number); // [failing.3]
    } // [failing.4]
    yield_!(0); // [failing.5]
    Ok(())
} // [failing.end]

pub struct Steps {
    pub step: u32,
}

impl Steps {
    #[async_gen(resume(_: ()), returns = ())]
    pub async fn method(&self) -> u32 { // [method.0]
        let step = self.step; // [method.1]
        for place in 0..2 { // [method.2]
            yield_!(place * step); // [method.3]
        } // [method.4]
    } // [method.end]
}

#[async_gen(resume(_: ()), returns = ())]
pub async fn nested_loops(rows: u32) -> u32 { // [nested_loops.0]
    for row in 0..rows { // [nested_loops.1]
        let start = row * 10; // [nested_loops.2]
        for column in 0..2 { // [nested_loops.3]
            yield_!(start + column); // [nested_loops.4]
        } // [nested_loops.5]
    } // [nested_loops.6]
} // [nested_loops.end]

#[async_gen(resume(_: ()), returns = ())]
pub async fn loop_over_stream(numbers: Ready) -> u32 { // [loop_over_stream.0]
    let mut sum = 0; // [loop_over_stream.1]
    async_for!(for number in numbers { // [loop_over_stream.2]
        sum += number; // [loop_over_stream.3]
        yield_!(sum); // [loop_over_stream.4]
    }); // [loop_over_stream.5]
} // [loop_over_stream.end]

#[async_gen(resume(first: u32), returns = u32)]
pub async fn talking() -> u32 { // [talking.0]
    let mut sum = first; // [talking.1]
    for number in 1..=3 { // [talking.2]
        let reply = yield_!(number); // [talking.3]
        sum += reply; // [talking.4]
    } // [talking.5]
    sum // [talking.6]
} // [talking.end]

#[async_gen(resume(_: ()), returns = ())]
pub async fn never_called(numbers: Vec<u32>) -> u32 { // [never_called.0]
    for number in numbers { // [never_called.1]
        yield_!(number); // [never_called.2]
    } // [never_called.3]
} // [never_called.end]

#[async_gen(resume(_: ()), returns = ())]
pub async fn never_polled(numbers: Vec<u32>) -> u32 { // [never_polled.0]
    for number in numbers { // [never_polled.1]
        yield_!(number); // [never_polled.2]
    } // [never_polled.3]
} // [never_polled.end]

pub fn run() {
    run_coroutine(branches(vec![1, 2, 3]), (), drop);
    run_coroutine(arms(vec![1, 2, 3, 2]), (), drop);
    run_coroutine(early_return(vec![1, 2, 3, 4]), (), drop);
    run_coroutine(operand_over_lines(1, 2), (), drop);
    run_coroutine(closure(2), (), drop);
    run_coroutine(jumps(vec![1, 2, 3, 4]), (), drop);
    run_coroutine(failing(vec!["1", "2", "x", "3"]), (), drop);
    run_coroutine(Steps { step: 5 }.method(), (), drop);
    run_coroutine(nested_loops(2), (), drop);
    run_coroutine(loop_over_stream(ready([1, 2, 3])), (), drop);
    run_coroutine(talking(), 7, |item| item * 10);
    drop(never_polled(vec![1, 2]));
}
