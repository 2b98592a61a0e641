//! Which counts of people are too small to print.
//!
//! A count below the least one is hidden, because it may name somebody. If a total is printed beside the
//! counts and one alone is hidden, subtraction gives it away: then the smallest of the others is hidden too.
//!
//! Source: A. Hundepool et al., *Statistical Disclosure Control* (2012): minimum frequency and complementary
//! suppression in a table of one row.

/// Whether a count of zero may be printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zeros {
    /// Nobody is named by an empty group.
    Shown,
    /// An empty group says something about all.
    Hidden,
}

/// Whether the sum of the counts is printed beside them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Total {
    /// It is: one hidden count could be computed.
    Printed,
    /// It is not, and cannot be found elsewhere.
    Withheld,
}

/// What may be printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rules {
    /// The least count that may be printed.
    pub least: u64,
    /// Whether zeros may.
    pub zeros: Zeros,
    /// Whether the total is.
    pub total: Total,
}

/// The counts of one row as they may be printed; `None` is hidden.
///
/// A row with one count whose total is printed hides it only if it is too small itself: there is no other to
/// hide.
pub fn printable(counts: &[u64], rules: Rules) -> Vec<Option<u64>> {
    let small = |count: u64| match rules.zeros {
        Zeros::Shown => count > 0 && count < rules.least,
        Zeros::Hidden => count < rules.least,
    };
    let mut found: Vec<Option<u64>> = counts
        .iter()
        .map(|count| (!small(*count)).then_some(*count))
        .collect();
    let hidden = found.iter().filter(|count| count.is_none()).count();
    if rules.total == Total::Printed && hidden == 1 {
        // A zero hides nothing: whoever subtracts may guess it.
        let shown = found.iter().enumerate();
        let next = shown
            .filter_map(|(at, count)| count.filter(|count| *count > 0).map(|count| (count, at)))
            .min();
        if let Some((_, at)) = next {
            found[at] = None;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const RULES: Rules = Rules {
        least: 3,
        zeros: Zeros::Shown,
        total: Total::Withheld,
    };

    #[test]
    fn counts_below_the_least_are_hidden() {
        let found = printable(&[19, 28, 1, 0, 2, 3], RULES);
        assert_eq!(found, [Some(19), Some(28), None, Some(0), None, Some(3)]);
        let strict = Rules {
            zeros: Zeros::Hidden,
            ..RULES
        };
        assert_eq!(printable(&[0, 4], strict), [None, Some(4)]);
        assert!(printable(&[], RULES).is_empty());
    }

    #[test]
    fn a_printed_total_gives_no_single_count_away() {
        let printed = Rules {
            total: Total::Printed,
            ..RULES
        };
        assert_eq!(
            printable(&[19, 1, 28, 0], printed),
            [None, None, Some(28), Some(0)]
        );
        // Two hidden counts protect each other.
        assert_eq!(printable(&[2, 1, 28], printed), [None, None, Some(28)]);
        assert_eq!(printable(&[2], printed), [None]);
        assert_eq!(printable(&[5, 9], printed), [Some(5), Some(9)]);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

        #[test]
        fn no_small_count_is_ever_printed(
            counts in prop::collection::vec(0_u64..12, 0..20), least in 0_u64..8
        ) {
            let found = printable(&counts, Rules { least, total: Total::Printed, ..RULES });
            for (count, printed) in counts.iter().zip(&found) {
                let fit = *count == 0 || *count >= least;
                prop_assert!(printed.is_none() || (fit && *printed == Some(*count)));
            }
        }
    }
}
