use aiter::anext;

async fn run() {
    let mut numbers = vec![1, 2];
    while let Some(number) = anext(&mut numbers).await {
        println!("{}", number + 1);
    }
}

fn main() {
    let _ = run;
}
