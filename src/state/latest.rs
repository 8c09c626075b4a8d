//! Of several questions under way, only the answer to the latest counts.

/// Hands out tickets and knows which is the latest.
#[derive(Debug, Clone, Copy, Default)]
pub struct Latest {
    issued: u32,
}

/// The place of a question among those asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ticket(u32);

impl Latest {
    /// A new ticket; every earlier one is stale from now on.
    pub fn issue(&mut self) -> Ticket {
        self.issued = self.issued.wrapping_add(1);
        Ticket(self.issued)
    }

    /// Whether no ticket was issued after this one.
    pub fn is_latest(&self, ticket: Ticket) -> bool {
        ticket.0 == self.issued
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_last_ticket_counts() {
        let mut latest = Latest::default();
        let first = latest.issue();
        assert!(latest.is_latest(first));
        let second = latest.issue();
        assert!(!latest.is_latest(first));
        assert!(latest.is_latest(second));
    }
}
