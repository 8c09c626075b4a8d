//! Kinds of moves from one occupation to another. The rules are shown to the visitor.

/// What a move is, by its facts alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MoveKind {
    /// A step up: more preparation, or clearly better pay, and pay that does not fall.
    Advancement,
    /// Other work at the same height: same preparation, about the same pay.
    Lateral,
    /// Nearly the same work: most of what it asks for carries over, at the same height.
    Similar,
    /// A step that gives something up, or that is taken for what it opens.
    SteppingStone,
}

/// What the rules look at. `None` means not known.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct MoveFacts {
    /// Job zone of the destination minus that of the start.
    pub job_zones: i8,
    /// Median pay of the destination divided by that of the start.
    pub pay_ratio: Option<f32>,
    /// Share of what the destination asks for that the start brings along, 0 to 1.
    pub carried_over: f32,
    /// Whether another move is planned after it.
    pub on_the_way: bool,
}

/// From this pay ratio on, a move at the same height is a step up.
pub const CLEARLY_BETTER_PAY: f32 = 1.1;
/// From this pay ratio downwards, a move gives up pay.
pub const CLEARLY_WORSE_PAY: f32 = 0.9;
/// From this share on, nearly everything carries over.
pub const NEARLY_ALL_CARRIED_OVER: f32 = 0.97;

impl MoveKind {
    /// The kind of a move with these facts. The first rule that holds decides:
    ///
    /// 1. *advancement*: a higher job zone, or pay at least [`CLEARLY_BETTER_PAY`] times as high in a job
    ///    zone that is not lower; and pay that is not below [`CLEARLY_WORSE_PAY`] of what it was;
    /// 2. *stepping stone*: another move follows, or pay falls below [`CLEARLY_WORSE_PAY`], or the job zone
    ///    falls;
    /// 3. *similar*: at least [`NEARLY_ALL_CARRIED_OVER`] of what it asks for carries over;
    /// 4. *lateral*: everything else.
    pub fn of(facts: &MoveFacts) -> Self {
        let pays_worse = facts.pay_ratio.is_some_and(|ratio| ratio < CLEARLY_WORSE_PAY);
        let pays_better = facts.pay_ratio.is_some_and(|ratio| ratio >= CLEARLY_BETTER_PAY);
        let up = facts.job_zones > 0 || (facts.job_zones == 0 && pays_better);
        if up && !pays_worse {
            Self::Advancement
        } else if facts.on_the_way || pays_worse || facts.job_zones < 0 {
            Self::SteppingStone
        } else if facts.carried_over >= NEARLY_ALL_CARRIED_OVER {
            Self::Similar
        } else {
            Self::Lateral
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_has_its_rule() {
        let level = MoveFacts { pay_ratio: Some(1.0), carried_over: 0.9, ..MoveFacts::default() };
        let cases = [
            (level, MoveKind::Lateral),
            (MoveFacts { carried_over: 0.97, ..level }, MoveKind::Similar),
            (MoveFacts { job_zones: 1, ..level }, MoveKind::Advancement),
            (MoveFacts { job_zones: 1, pay_ratio: None, ..level }, MoveKind::Advancement),
            (MoveFacts { job_zones: 1, pay_ratio: Some(0.89), ..level }, MoveKind::SteppingStone),
            (MoveFacts { pay_ratio: Some(1.1), ..level }, MoveKind::Advancement),
            (MoveFacts { pay_ratio: Some(1.5), job_zones: -1, ..level }, MoveKind::SteppingStone),
            (MoveFacts { pay_ratio: Some(0.5), carried_over: 1.0, ..level }, MoveKind::SteppingStone),
            (MoveFacts { on_the_way: true, ..level }, MoveKind::SteppingStone),
            (MoveFacts { on_the_way: true, job_zones: 1, ..level }, MoveKind::Advancement),
            (MoveFacts { pay_ratio: None, ..level }, MoveKind::Lateral),
        ];
        for (facts, kind) in cases {
            assert_eq!(MoveKind::of(&facts), kind, "{facts:?}");
        }
    }
}
