pub mod stem;
