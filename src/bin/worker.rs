//! The worker that owns the model and the tables.

fn main() {}
