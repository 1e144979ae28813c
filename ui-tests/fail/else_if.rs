use aiter::async_for;

async fn run(limit: u32) {
    async_for!(number in aiter::from_iter([1, 2]) {
        drop(number);
    } else if limit > 1 {
        println!("none");
    });
}

fn main() {
    let _ = run;
}
