//! How far the engine is: starting, loading, ready or failed.

use waymark_schema::message::Reply;

/// The engine's condition, as the page shows it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum EngineStatus {
    /// The worker's program is being fetched; how much of it has come is not known.
    #[default]
    Starting,
    /// The worker fetches models and tables.
    Loading {
        /// Bytes that have arrived.
        loaded: u64,
        /// Bytes expected in all.
        total: u64,
    },
    /// Questions are answered.
    Ready,
    /// Loading failed.
    Failed {
        /// What happened, in plain words.
        message: String,
        /// Whether trying again may help.
        retry: bool,
    },
}

impl EngineStatus {
    /// The condition after this reply; replies that carry a number are for their askers alone.
    #[must_use]
    pub fn after(self, reply: &Reply) -> Self {
        match reply {
            // What was said before and is heard late does not bring it back; whoever tries again begins anew.
            _ if matches!(self, Self::Failed { .. }) => self,
            // What is fetched in the background after the engine is ready does not make it unready.
            Reply::Progress { .. } if self == Self::Ready => self,
            Reply::Progress { loaded, total } if *total > 0 => {
                Self::Loading { loaded: (*loaded).min(*total), total: *total }
            }
            Reply::Ready => Self::Ready,
            Reply::Failure { id: None, message, retry } if self != Self::Ready => {
                Self::Failed { message: message.clone(), retry: *retry }
            }
            Reply::Progress { .. } | Reply::Answer { .. } | Reply::Failure { .. } => self,
        }
    }

    /// Whether questions are answered.
    pub fn is_ready(&self) -> bool {
        *self == Self::Ready
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn loading_runs_to_ready_and_stays_there() {
        let status = EngineStatus::Starting
            .after(&Reply::Progress { loaded: 0, total: 0 })
            .after(&Reply::Progress { loaded: 30, total: 20 });
        assert_eq!(status, EngineStatus::Loading { loaded: 20, total: 20 });
        let ready = status.after(&Reply::Ready);
        assert!(ready.is_ready());
        let late = Reply::Failure { id: None, message: "details".into(), retry: true };
        assert!(ready.after(&Reply::Progress { loaded: 1, total: 2 }).after(&late).is_ready());
    }

    #[test]
    fn a_failure_to_load_is_shown_and_a_failed_question_is_not() {
        let one = Reply::Failure { id: Some(3), message: "no".into(), retry: false };
        assert_eq!(EngineStatus::Starting.after(&one), EngineStatus::Starting);
        let all = Reply::Failure { id: None, message: "no".into(), retry: true };
        assert_eq!(
            EngineStatus::Starting.after(&all),
            EngineStatus::Failed { message: "no".into(), retry: true }
        );
    }

    #[test]
    fn what_is_heard_late_does_not_bring_a_failed_engine_back() {
        let failed = EngineStatus::Failed { message: "no".into(), retry: true };
        for late in [
            Reply::Progress { loaded: 20, total: 20 },
            Reply::Ready,
            Reply::Failure { id: None, message: "another".into(), retry: false },
        ] {
            assert_eq!(failed.clone().after(&late), failed);
        }
    }
}
