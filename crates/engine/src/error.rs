//! What can go wrong between bytes and an answer.

use waymark_tables::TableError;

/// Why the engine cannot be built or cannot answer.
#[derive(Debug, thiserror::Error)]
pub enum EngineError {
    /// A table is not what it should be.
    #[error(transparent)]
    Table(#[from] TableError),
    /// A model is not one that this engine can run.
    #[error("the {model} model cannot be used: {reason}")]
    Model {
        /// Which model.
        model: &'static str,
        /// What does not fit.
        reason: String,
    },
    /// Model and tables, or two tables, are of different releases.
    #[error(
        "the {asset} is of release {found}, the core table of {expected}: load all assets from one release"
    )]
    Contract {
        /// The asset that differs.
        asset: String,
        /// Its release.
        found: String,
        /// The core table's release.
        expected: String,
    },
    /// An occupation code that is well formed but not in the tables.
    #[error("there is no occupation {0} among those with data")]
    UnknownOccupation(String),
    /// A code that is ill formed.
    #[error(transparent)]
    Code(#[from] waymark_domain::code::CodeError),
    /// A profile that cannot be read.
    #[error(transparent)]
    Profile(#[from] waymark_schema::profile::ProfileError),
    /// Weights that cannot be read.
    #[error(transparent)]
    Weights(#[from] waymark_domain::weights::WeightsError),
    /// Wishes for a route that cannot be read.
    #[error(transparent)]
    Wishes(#[from] waymark_schema::route::WishesError),
    /// Transitions that do not go with the core table.
    #[error(transparent)]
    Moves(#[from] waymark_routes::moves::MovesError),
    /// A table of other occupations.
    #[error(
        "the table of {table} has {found} occupations, the core table {expected}: load all assets from one release"
    )]
    Occupations {
        /// Which table.
        table: &'static str,
        /// Occupations in that table.
        found: usize,
        /// In the core table.
        expected: usize,
    },
    /// A profile that says nothing, where there is something to explain.
    #[error("There is nothing to go by yet: add a role, a skill or an interest.")]
    NothingSaid,
    /// A question that the worker answers around the engine.
    #[error("this is not the engine’s to answer: ask the worker")]
    NotTheEngines,
}
