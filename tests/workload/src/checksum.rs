//! FNV-1a over the decisions: scheme, amount in cents, reasons.

use rust_decimal::Decimal;

use crate::{REASONS, Scheme};

/// The checksum and the total so far.
#[derive(Clone, Copy, Debug)]
pub struct Checksum {
    hash: u64,
    /// The sum of all amounts, in yuan.
    pub total: Decimal,
}

impl Default for Checksum {
    fn default() -> Self {
        Self { hash: 0xcbf2_9ce4_8422_2325, total: Decimal::ZERO }
    }
}

impl Checksum {
    /// Adds a decision.
    pub fn add<'r>(&mut self, scheme: Scheme, amount: Decimal, reasons: impl IntoIterator<Item = &'r str>) {
        let mask = reasons
            .into_iter()
            .filter_map(|reason| REASONS.iter().position(|known| *known == reason))
            .fold(0_u16, |mask, bit| mask | 1 << bit);
        let cents =
            i64::try_from((amount * Decimal::ONE_HUNDRED).trunc().normalize().mantissa()).unwrap_or(0);
        self.bytes(&[scheme as u8]);
        self.bytes(&cents.to_le_bytes());
        self.bytes(&mask.to_le_bytes());
        self.total += amount;
    }

    fn bytes(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.hash = (self.hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }

    /// The checksum.
    pub const fn value(&self) -> u64 {
        self.hash
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{generate, native};

    #[test]
    fn hand_written_rule_gives_the_published_checksum() {
        let mut checksum = Checksum::default();
        for number in 0..10_000 {
            let household = serde_json::from_str(&generate::json(number)).expect("a household");
            let decision = native::decide(&household);
            checksum.add(decision.scheme, decision.monthly_amount, decision.reasons);
        }
        assert_eq!(checksum.value(), 0xb138_e87a_9d1c_759a);
        assert_eq!(checksum.total, Decimal::new(1_108_756_293, 2));
    }
}
