//! `async_for!(for item in stream { .. })`, which rustfmt formats

use std::num::ParseIntError;

use aiter::async_for;

use crate::drive::{Ready, give, ready, run_future};

pub async fn branches(numbers: Ready) { // [branches.0]
    async_for!(for number in numbers { // [branches.1]
        let half = number / 2; // [branches.2]
        if number % 2 == 0 { // [branches.3]
            give(half).await; // [branches.4]
        } else { // [branches.5]
            give(number).await; // [branches.6]
        } // [branches.7]
    }); // [branches.8]
} // [branches.end]

pub async fn arms(numbers: Ready) { // [arms.0]
    async_for!(for number in numbers { // [arms.1]
        match number { // [arms.2]
            1 => give(10).await, // [arms.3]
            2 => { // [arms.4]
                give(20).await; // [arms.5]
            } // [arms.6]
            9 => give(90).await, // [arms.7]
            _ => {} // [arms.8]
        } // [arms.9]
    }); // [arms.10]
} // [arms.end]

pub async fn early_return(numbers: Ready) -> u32 { // [early_return.0]
    let mut sum = 0; // [early_return.1]
    async_for!(for number in numbers { // [early_return.2]
        sum += number; // [early_return.3]
        if sum > 3 { // [early_return.4]
            return sum; // [early_return.5]
        } // [early_return.6]
    }); // [early_return.7]
    sum // [early_return.8]
} // [early_return.end]

pub async fn closure(numbers: Ready, factor: u32) { // [closure.0]
    async_for!(for number in numbers { // [closure.1]
        let scale = |number: u32| { // [closure.2]
            let scaled = number * factor; // [closure.3]
            scaled + 1 // [closure.4]
        }; // [closure.5]
        give(scale(number)).await; // [closure.6]
    }); // [closure.7]
} // [closure.end]

pub async fn jumps(numbers: Ready) { // [jumps.0]
    async_for!('all: for number in numbers { // [jumps.1]
        if number == 1 { // [jumps.2]
            continue; // [jumps.3]
        } // [jumps.4]
        if number == 3 { // [jumps.5]
            break 'all; // [jumps.6]
        } // [jumps.7]
        give(number).await; // [jumps.8]
    }); // [jumps.9]
} // [jumps.end]

pub async fn failing(words: Ready<&'static str>) -> Result<u32, ParseIntError> { // [failing.0]
    let mut sum = 0; // [failing.1]
    async_for!(for word in words { // [failing.2]
        let number: u32 = word.parse()?; // [failing.3]
        sum += number; // [failing.4]
    }); // [failing.5]
    Ok(sum) // [failing.6]
} // [failing.end]

pub async fn pattern(pairs: Ready<(u32, u32)>) { // [pattern.0]
    async_for!(for (left, right) in pairs { // [pattern.1]
        let both = left + right; // [pattern.2]
        give(both).await; // [pattern.3]
    }); // [pattern.4]
} // [pattern.end]

pub async fn nested_loops(rows: Ready) { // [nested_loops.0]
    async_for!(for row in rows { // [nested_loops.1]
        let start = row * 10; // [nested_loops.2]
        async_for!(for column in ready([0, 1]) { // [nested_loops.3]
            give(start + column).await; // [nested_loops.4]
        }); // [nested_loops.5]
    }); // [nested_loops.6]
} // [nested_loops.end]

pub async fn never_called(numbers: Ready) { // [never_called.0]
    async_for!(for number in numbers { // [never_called.1]
        give(number).await; // [never_called.2]
    }); // [never_called.3]
} // [never_called.end]

pub async fn never_polled(numbers: Ready) { // [never_polled.0]
    async_for!(for number in numbers { // [never_polled.1]
        give(number).await; // [never_polled.2]
    }); // [never_polled.3]
} // [never_polled.end]

pub fn run() {
    run_future(branches(ready([1, 2, 3])));
    run_future(arms(ready([1, 2, 3, 2])));
    run_future(early_return(ready([1, 2, 3, 4])));
    run_future(closure(ready([1, 2]), 2));
    run_future(jumps(ready([1, 2, 3, 4])));
    run_future(failing(ready(["1", "2", "x", "3"])));
    run_future(pattern(ready([(1, 2), (3, 4)])));
    run_future(nested_loops(ready([0, 1])));
    drop(never_polled(ready([1, 2])));
}
