//! Rounding to a multiple of a step, as a rule asks for it. Never without being asked.

use almoner_syntax::ast::RoundingMode;

use crate::exact::{Exact, NumberError, divide};

/// Which number is rounded: the value itself, or one as near beside it as can be (the ends of open
/// intervals).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    /// The value.
    At,
    /// A little more.
    JustAbove,
    /// A little less.
    JustBelow,
}

impl Exact {
    /// The multiple of `step` that `mode` chooses: [`RoundingMode::Up`] towards plus infinity,
    /// [`RoundingMode::Down`] towards minus infinity, [`RoundingMode::Nearest`] to the nearest with halves
    /// away from zero (四舍五入), [`RoundingMode::HalfEven`] to the nearest with halves to the even multiple.
    ///
    /// # Errors
    /// [`NumberError::DivisionByZero`] for a step that is not above zero; [`NumberError::Overflow`].
    pub fn round(self, mode: RoundingMode, step: Self) -> Result<Self, NumberError> {
        self.round_beside(Side::At, mode, step)
    }

    /// As [`Exact::round`], of the value or of a number just beside it.
    pub(crate) fn round_beside(
        self,
        side: Side,
        mode: RoundingMode,
        step: Self,
    ) -> Result<Self, NumberError> {
        if step.signum() <= 0 {
            return Err(NumberError::DivisionByZero);
        }
        let (dividend, divisor) = self.over(step)?;
        let multiple = chosen_multiple(side, mode, dividend, divisor).ok_or(NumberError::Overflow)?;
        Self::whole(multiple).checked_mul(step)
    }
}

/// The whole number that `mode` chooses for `dividend / divisor`; the divisor is above zero.
fn chosen_multiple(side: Side, mode: RoundingMode, dividend: i128, divisor: i128) -> Option<i128> {
    let (floor, rest) = divide(dividend, divisor)?;
    if rest == 0 {
        return match (side, mode) {
            (Side::JustAbove, RoundingMode::Up) => floor.checked_add(1),
            (Side::JustBelow, RoundingMode::Down) => floor.checked_sub(1),
            _ => Some(floor),
        };
    }
    // The rest is compared with its distance to the next multiple, which cannot overflow as doubling could.
    let half = rest.cmp(&divisor.checked_sub(rest)?);
    let past_half = match (half.is_eq(), side) {
        (true, Side::JustAbove) => true,
        (true, Side::JustBelow) => false,
        (true, Side::At) if mode == RoundingMode::Nearest => dividend > 0,
        (true, Side::At) => floor.checked_rem(2)? != 0,
        (false, _) => half.is_gt(),
    };
    let up = match mode {
        RoundingMode::Up => true,
        RoundingMode::Down => false,
        RoundingMode::Nearest | RoundingMode::HalfEven => past_half,
    };
    if up { floor.checked_add(1) } else { Some(floor) }
}
