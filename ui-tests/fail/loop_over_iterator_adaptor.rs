use aiter::async_for;

async fn run() {
    let words = vec!["a", "b"];
    async_for!((place, word) in words.iter().enumerate() {
        println!("{place} {}", word.len());
    });
}

fn main() {
    let _ = run;
}
