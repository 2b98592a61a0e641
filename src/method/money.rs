//! Exact amounts of money, kept within a range in which sums cannot overflow.

use rust_decimal::Decimal;

use super::Unfit;

/// The greatest amount, in units of the currency.
pub(super) const MOST: Decimal = Decimal::from_parts(0xA4C6_8000, 0x3_8D7E, 0, false, 0);

/// Lets an amount pass that is neither negative nor beyond any plan.
pub(super) fn amount(amount: Decimal, row: usize, column: usize) -> Result<Decimal, Unfit> {
    within(amount, MOST, row, column)
}

/// Lets a number pass from 0 to `most`.
pub(super) fn within(
    number: Decimal,
    most: Decimal,
    row: usize,
    column: usize,
) -> Result<Decimal, Unfit> {
    if number >= Decimal::ZERO && number <= most {
        return Ok(number);
    }
    Err(Unfit::OutOfRange {
        row,
        column,
        least: 0.0,
        most: f64::try_from(most).unwrap_or(f64::MAX),
    })
}

/// `part` over `whole`; nothing when the whole is zero.
pub(super) fn ratio(part: Decimal, whole: Decimal) -> Option<Decimal> {
    part.checked_div(whole)
}

/// `part` over `whole`, 0–100 (more when the part is greater); nothing when the whole is zero.
pub(super) fn percent(part: Decimal, whole: Decimal) -> Option<Decimal> {
    part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::{MOST, amount, percent, ratio};

    #[test]
    fn the_greatest_amount_is_a_thousand_million_million() {
        assert_eq!(MOST, Decimal::from(1_000_000_000_000_000_i64));
        assert!(amount(MOST + Decimal::ONE, 3, 1).is_err());
        assert!(amount(-Decimal::ONE, 3, 1).is_err());
        assert_eq!(amount(MOST, 0, 0), Ok(MOST));
    }

    #[test]
    fn a_part_of_nothing_is_no_number() {
        assert_eq!(ratio(Decimal::ONE, Decimal::ZERO), None);
        assert_eq!(percent(Decimal::ZERO, Decimal::ZERO), None);
        assert_eq!(percent(Decimal::ONE, Decimal::TWO), Some(Decimal::from(50)));
    }
}
