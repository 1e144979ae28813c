use aiter::async_gen;

#[async_gen]
struct Numbers;

fn main() {}
