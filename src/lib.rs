//! The app: what the page is made of, as a library so that browser tests reach it.
