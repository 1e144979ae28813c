use aiter::async_gen;

#[async_gen]
async fn lengths(words: Vec<String>) -> usize {
    for word in words {
        yield_!(word.length());
    }
}

fn main() {
    let _ = lengths;
}
