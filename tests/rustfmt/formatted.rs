//! Each spelling that the documentation says is formatted, as rustfmt leaves it. `scripts/check-rustfmt` takes the
//! formatting away, and sees that rustfmt brings it back.

use aiter::{Stream, aiter, async_for, async_gen, from_fn, stream, try_async_gen, try_stream};

async fn loops(numbers: impl Stream<Item = u32>) {
    async_for!(for number in aiter(numbers) {
        let doubled = number * 2;
        if doubled > 10 {
            break;
        }
        println!("{doubled}");
    });
}

async fn labelled(rows: impl Stream<Item = Vec<u32>>) {
    async_for!('rows: for (index, row) in rows.enumerate() {
        for column in row {
            if column == index {
                continue 'rows;
            }
        }
    });
}

async fn nested(rows: impl Stream<Item = u32>) {
    async_for!(for row in rows {
        async_for!(for column in columns(row) {
            match column {
                0 => continue,
                _ => print(row, column).await,
            }
        });
    });
}

#[async_gen]
async fn words(text: &str) -> &str {
    for word in text.split(' ') {
        if word == "stop" {
            return;
        }
        yield_!(word);
    }
}

#[async_gen]
fn lengths<'a>(words: impl Stream<Item = &'a str> + Send + 'a) -> impl Stream<Item = usize> + Send + 'a {
    async_for!(for word in words {
        yield_!(word.len());
    });
}

#[try_async_gen]
async fn numbers(text: &str) -> Result<u32, ParseIntError> {
    for word in text.split(' ') {
        yield_!(word.parse()?);
    }
}

fn block() -> impl Stream<Item = u32> {
    stream!({
        let first = number().await;
        yield first;
        yield first + 1;
    })
}

fn fallible_block(text: &str) -> impl Stream<Item = Result<u32, ParseIntError>> {
    try_stream!({
        for word in text.split(' ') {
            yield word.parse()?;
        }
    })
}

fn closure() -> impl Stream<Item = u32> {
    from_fn(async |mut y| {
        for number in 0..3 {
            y.yield_(number).await;
        }
    })
}

fn loop_in_a_block(numbers: impl Stream<Item = u32>) -> impl Stream<Item = u32> {
    stream!({
        for await number in numbers {
            if number > 10 {
                yield number * 2;
            }
        }
    })
}
