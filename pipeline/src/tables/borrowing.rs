//! Whose education, work styles and work values stand in for an occupation's own.
//!
//! O*NET 29.3 lacks some or all of them for some occupations, 15-1252.00 among them. A sibling in the
//! classification stands in, and the tables say which. Only what an occupation lacks is borrowed.

use super::education::own_shares;
use crate::raw::{Family, RawData};
use waymark_domain::{Domain, OccupationCode};

/// Which occupation an occupation's missing families come from.
pub(super) struct Borrowing {
    lenders: Vec<Option<u16>>,
}

/// Whether an occupation has its own education, work styles and work values.
type Own = [bool; 3];

impl Borrowing {
    pub(super) fn new(raw: &RawData) -> Self {
        let own: Vec<Own> = raw.occupations.iter().map(|occupation| own(raw, occupation.code)).collect();
        Self { lenders: (0..own.len()).map(|borrower| lender(raw, &own, borrower)).collect() }
    }

    /// Index of the lender of each occupation, for the occupations that need one and have one.
    pub(super) fn lenders(&self) -> &[Option<u16>] {
        &self.lenders
    }

    /// Education of an occupation: its own, or else its lender's.
    pub(super) fn education(&self, raw: &RawData, occupation: usize) -> Option<[f32; 7]> {
        own_shares(raw, raw.occupations[occupation].code)
            .or_else(|| own_shares(raw, self.lender_code(raw, occupation)?))
    }

    /// Whose ratings of a family stand for an occupation: its own, or else its lender's.
    pub(super) fn rated_code(&self, raw: &RawData, family: &Family, occupation: usize) -> OccupationCode {
        let code = raw.occupations[occupation].code;
        let may_borrow = matches!(family.domain, Domain::WorkStyle | Domain::WorkValue);
        if may_borrow && family.of(code).is_none() {
            self.lender_code(raw, occupation).unwrap_or(code)
        } else {
            code
        }
    }

    fn lender_code(&self, raw: &RawData, occupation: usize) -> Option<OccupationCode> {
        self.lenders[occupation].map(|lender| raw.occupations[usize::from(lender)].code)
    }
}

fn own(raw: &RawData, code: OccupationCode) -> Own {
    [own_shares(raw, code).is_some(), raw.work_styles.of(code).is_some(), raw.work_values.of(code).is_some()]
}

/// The nearest occupation that has all that `borrower` lacks: of the same six digits, else of the
/// same broad group, else of the same first four digits; and among those, of the nearest job zone
/// (required education follows preparation more than tasks), then of the most similar skills. An
/// occupation with no such sibling borrows nothing.
fn lender(raw: &RawData, own: &[Own], borrower: usize) -> Option<u16> {
    if own[borrower] == [true; 3] {
        return None;
    }
    let lends = |lender: usize| {
        lender != borrower && own[borrower].iter().zip(own[lender]).all(|(&has, lends)| has || lends)
    };
    let group = |occupation: usize, digits: u32| raw.occupations[occupation].code.digits() / digits;
    [100, 1_000, 10_000].into_iter().find_map(|digits| {
        (0..own.len())
            .filter(|&lender| group(lender, digits) == group(borrower, digits) && lends(lender))
            .min_by(|&a, &b| {
                let zones = zones_apart(raw, borrower, a).cmp(&zones_apart(raw, borrower, b));
                zones.then(distance(raw, borrower, a).total_cmp(&distance(raw, borrower, b)))
            })
            .map(|lender| lender as u16)
    })
}

fn zones_apart(raw: &RawData, a: usize, b: usize) -> u8 {
    raw.occupations[a].job_zone.abs_diff(raw.occupations[b].job_zone)
}

/// How unlike two occupations are: mean square difference of skill importance, or of interests if
/// either has no skills rated. Occupations without skills lie beyond all others.
fn distance(raw: &RawData, a: usize, b: usize) -> f32 {
    const BEYOND: f32 = 1000.0;
    let (a, b) = (raw.occupations[a].code, raw.occupations[b].code);
    if let (Some(a), Some(b)) = (raw.skills.of(a), raw.skills.of(b)) {
        return mean_square(a.iter().zip(b).filter_map(|(a, b)| a.importance.zip(b.importance)));
    }
    match (raw.interests.get(&a), raw.interests.get(&b)) {
        (Some(a), Some(b)) => BEYOND + mean_square(a.iter().copied().zip(b.iter().copied())),
        _ => 2.0 * BEYOND,
    }
}

fn mean_square(pairs: impl Iterator<Item = (f32, f32)>) -> f32 {
    let (sum, count) = pairs.fold((0.0, 0.0), |(sum, count), (a, b)| (sum + (a - b) * (a - b), count + 1.0));
    if count == 0.0 { f32::INFINITY } else { sum / count }
}
