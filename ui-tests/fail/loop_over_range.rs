use aiter::async_for;

async fn run() {
    async_for!(number in 0..3 {
        println!("{}", number + 1);
    });
}

fn main() {
    let _ = run;
}
