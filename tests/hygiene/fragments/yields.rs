//! A user's own `yield_!` and `yield_all!`, imported by name and by glob.
//!
//! A macro that is defined further in goes before one that is imported further out, so that around a generator, and at
//! the top of its body, an import does not matter. In a block inside of the body, rustc finds it ambiguous (E0659): the
//! documentation of the crate for edition 2024 shows that. In a nested function or module of the body ours is found too,
//! and says that it yields nothing there.

/// Macros of the user's own.
mod own {
    macro_rules! yield_ {
        ($number:expr) => {
            $number + 1000
        };
    }
    macro_rules! yield_all {
        ($number:expr) => {
            $number + 2000
        };
    }
    pub(crate) use {yield_, yield_all};
}

/// Imported at the level of the module, where those that a generator brings go first.
mod by_name {
    use super::own::{yield_, yield_all};
    use crate::shared::names::{Good, items};

    #[aiter::async_gen]
    async fn plain() -> u32 {
        yield_!(1);
        if true {
            for number in 2..4 {
                yield_!(number);
            }
        }
        yield_all!(aiter::from_iter([4, 5]));
        yield_!(own(0));
    }

    const fn own(number: u32) -> u32 {
        yield_all!(number)
    }

    #[aiter::try_async_gen(boxed)]
    async fn results() -> Result<u32, u32> {
        yield_!(1);
        yield_all!(aiter::from_iter([Good(2)]));
    }

    #[test]
    fn in_a_generator_ours_yields_and_outside_the_users_own_is_called() {
        assert_eq!(items(plain()), [1, 2, 3, 4, 5, 2000]);
        assert_eq!(items(results()), [Good(1), Good(2)]);
        assert_eq!(items(aiter::stream! { yield_!(1); { yield_!(2); } yield 3; }), [1, 2, 3]);
        assert_eq!((yield_!(1), yield_all!(1)), (1001, 2001));
    }
}

mod by_glob {
    #[allow(clippy::wildcard_imports)]
    use super::own::*;
    use crate::shared::names::{Good, items};

    #[aiter::async_gen]
    async fn plain() -> u32 {
        yield_!(1);
        if true {
            for number in 2..4 {
                yield_!(number);
            }
        }
        yield_all!(aiter::from_iter([4, 5]));
        yield_!(own(0));
    }

    const fn own(number: u32) -> u32 {
        yield_all!(number)
    }

    #[aiter::try_async_gen(boxed)]
    async fn results() -> Result<u32, u32> {
        yield_!(1);
        yield_all!(aiter::from_iter([Good(2)]));
    }

    #[test]
    fn in_a_generator_ours_yields_and_outside_the_users_own_is_called() {
        assert_eq!(items(plain()), [1, 2, 3, 4, 5, 2000]);
        assert_eq!(items(results()), [Good(1), Good(2)]);
        assert_eq!(items(aiter::stream! { yield_!(1); { yield_!(2); } yield 3; }), [1, 2, 3]);
        assert_eq!((yield_!(1), yield_all!(1)), (1001, 2001));
    }
}

mod in_functions {
    use crate::shared::names::items;

    #[allow(unused_imports)]
    #[aiter::async_gen]
    async fn at_the_top() -> u32 {
        use super::own::{yield_, yield_all};
        yield_!(1);
        yield_all!(aiter::from_iter([2]));
        // By its path it is the user's.
        yield_!(super::own::yield_!(3));
    }

    #[allow(unused_imports, clippy::wildcard_imports)]
    #[aiter::async_gen]
    async fn at_the_top_by_glob() -> u32 {
        use super::own::*;
        yield_!(1);
        yield_all!(aiter::from_iter([2]));
    }

    #[test]
    fn an_import_at_the_top_of_the_body_does_not_matter() {
        assert_eq!(items(at_the_top()), [1, 2, 1003]);
        assert_eq!(items(at_the_top_by_glob()), [1, 2]);
    }

    #[test]
    fn an_import_around_the_generator_does_not_matter_in_it() {
        use super::own::yield_;

        #[aiter::async_gen]
        async fn inside() -> u32 {
            yield_!(1);
            {
                yield_!(2);
            }
        }

        assert_eq!(items(inside()), [1, 2]);
        assert_eq!(yield_!(1), 1001);
    }

    #[test]
    fn a_definition_in_the_body_goes_before_ours() {
        #[aiter::async_gen]
        async fn own() -> u32 {
            let number = {
                macro_rules! yield_ {
                    ($number:expr) => {
                        $number + 1000
                    };
                }
                yield_!(1)
            };
            yield_!(number);
        }

        assert_eq!(items(own()), [1001]);
    }
}

/// All of the facade by glob, whose own `yield_!` stands in where there is no generator.
mod facade_by_glob {
    #[allow(clippy::wildcard_imports)]
    use aiter::*;

    use crate::shared::names::items;

    #[async_gen]
    async fn plain() -> u32 {
        if true {
            yield_!(1);
        }
        yield_all!(stream! { yield 2; yield_!(3); });
    }

    #[test]
    fn in_a_generator_its_own_yields() {
        assert_eq!(items(plain()), [1, 2, 3]);
    }
}
