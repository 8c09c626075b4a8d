//! Text encoder and ranker over tract: bytes in, scores out.
