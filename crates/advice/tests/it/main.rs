//! Advice on real occupations: what is composed, what a model may say, and what it may not.

mod checker;
mod composer;
mod properties;
mod release;
