//! Rounding to a multiple of a step, as a rule asks for it. Never without being asked.

use almoner_syntax::ast::RoundingMode;

use crate::exact::{Exact, NumberError};

impl Exact {
    /// The multiple of `step` that `mode` chooses: [`RoundingMode::Up`] towards plus infinity,
    /// [`RoundingMode::Down`] towards minus infinity, [`RoundingMode::Nearest`] to the nearest with halves
    /// away from zero (四舍五入), [`RoundingMode::HalfEven`] to the nearest with halves to the even multiple.
    ///
    /// # Errors
    /// [`NumberError::DivisionByZero`] for a step that is not above zero; [`NumberError::Overflow`].
    pub fn round(self, mode: RoundingMode, step: Self) -> Result<Self, NumberError> {
        if step.signum() <= 0 {
            return Err(NumberError::DivisionByZero);
        }
        let (dividend, divisor) = self.over(step)?;
        let multiple = nearest_multiple(mode, dividend, divisor).ok_or(NumberError::Overflow)?;
        Self::ratio(multiple, 1).ok_or(NumberError::Overflow)?.checked_mul(step)
    }
}

/// The whole number that `mode` chooses for `dividend / divisor`; the divisor is above zero.
fn nearest_multiple(mode: RoundingMode, dividend: i128, divisor: i128) -> Option<i128> {
    let floor = dividend.checked_div_euclid(divisor)?;
    let rest = dividend.checked_rem_euclid(divisor)?;
    if rest == 0 {
        return Some(floor);
    }
    // The rest is compared with its distance to the next multiple, which cannot overflow as doubling could.
    let half = rest.cmp(&divisor.checked_sub(rest)?);
    let up = match mode {
        RoundingMode::Up => true,
        RoundingMode::Down => false,
        RoundingMode::Nearest => half.is_gt() || (half.is_eq() && dividend > 0),
        RoundingMode::HalfEven => half.is_gt() || (half.is_eq() && floor.checked_rem(2)? != 0),
    };
    if up { floor.checked_add(1) } else { Some(floor) }
}
