use aiter::yield_all;

fn main() {
    yield_all!(aiter::from_iter([1]));
}
