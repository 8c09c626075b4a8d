//! Brotli files beside the originals, so that a host can send them as they are.

use crate::run::announce;
use crate::workspace;
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// The largest window that every browser accepts.
const WINDOW_BITS: i32 = 22;
/// The best there is, for what every visitor downloads.
const BEST: i32 = 11;
/// For the hundreds of prerendered pages, where the best would take minutes to save a few bytes each.
const FAST: i32 = 5;

/// Writes `FILE.br` for every file that compresses.
pub(crate) fn compress_all(dist: &Path) -> Result<()> {
    let mut files: Vec<PathBuf> =
        workspace::files_under(dist)?.into_iter().filter(|file| quality(dist, file).is_some()).collect();
    announce(&format!("Compressing {} files with Brotli", files.len()));
    // The largest first, so that no thread is left with it at the end.
    files.sort_by_key(|file| std::cmp::Reverse(fs::metadata(file).map_or(0, |data| data.len())));
    let next = AtomicUsize::new(0);
    let work = || -> Result<()> {
        while let Some(file) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
            compress_file(file, quality(dist, file).unwrap_or(FAST))?;
        }
        Ok(())
    };
    let threads = thread::available_parallelism().map_or(2, usize::from).min(4);
    thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        workers.into_iter().try_for_each(|worker| match worker.join() {
            Ok(result) => result,
            Err(panic) => std::panic::resume_unwind(panic),
        })
    })
}

/// The compressed file's name.
pub(crate) fn compressed_name(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".br");
    name.into()
}

/// How hard to compress a file; `None` for what is compressed already.
fn quality(dist: &Path, file: &Path) -> Option<i32> {
    let extension = file.extension()?.to_str()?;
    let at_root = file.parent() == Some(dist);
    match extension {
        "html" if !at_root => Some(FAST),
        "html" | "js" | "css" | "wasm" | "json" | "svg" | "txt" | "bin" | "onnx" | "webmanifest" => {
            Some(BEST)
        }
        _ => None,
    }
}

fn compress_file(file: &Path, quality: i32) -> Result<()> {
    let bytes = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    let name = compressed_name(file);
    fs::write(&name, compress(&bytes, quality)?).with_context(|| format!("cannot write {}", name.display()))
}

fn compress(bytes: &[u8], quality: i32) -> Result<Vec<u8>> {
    let parameters = brotli::enc::BrotliEncoderParams {
        quality,
        lgwin: WINDOW_BITS,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut compressed, &parameters).context("cannot compress")?;
    Ok(compressed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn what_was_compressed_reads_back() {
        let text = "occupation ".repeat(1_000);
        for level in [FAST, BEST] {
            let compressed = compress(text.as_bytes(), level).unwrap();
            assert!(compressed.len() < 100, "{}", compressed.len());
            let mut back = String::new();
            brotli::Decompressor::new(&compressed[..], 4096).read_to_string(&mut back).unwrap();
            assert_eq!(back, text);
        }
    }

    #[test]
    fn only_what_every_visitor_downloads_is_compressed_best() {
        let dist = Path::new("dist");
        let cases = [
            ("dist/index.html", Some(BEST)),
            ("dist/app-0f.wasm", Some(BEST)),
            ("dist/wages/S06-0f.bin", Some(BEST)),
            ("dist/about/index.html", Some(FAST)),
            ("dist/picture.png", None),
            ("dist/index.html.br", None),
        ];
        for (file, expected) in cases {
            assert_eq!(quality(dist, Path::new(file)), expected, "{file}");
        }
    }
}
