//! The teacher: the sentence encoder all-MiniLM-L6-v2, used while training and measuring only.
//!
//! Texts become vectors of 384 numbers at unit length. The encoder learns meaning from them for words that
//! no job title has, and the evaluation takes them as baselines. Nothing of the teacher ships. Its two files
//! come from `cargo xtask teacher`, pinned by hash; vectors are kept beside them, so that a text is
//! computed once.

use anyhow::{Context, Result, anyhow, ensure};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, HashMap};
use std::io::Write;
use std::path::{Path, PathBuf};
use tokenizers::Tokenizer;
use tract_onnx::prelude::*;

/// Length of the teacher's vectors.
pub const DIMENSIONS: usize = 384;
/// Texts computed in one run.
const BATCH: usize = 16;
/// Longest text, in word pieces; what is longer is cut.
const MAX_PIECES: usize = 40;
/// What one unit of a kept vector's bytes stands for.
const STEP: f32 = 1.0 / 400.0;

/// The teacher with the vectors computed so far.
pub struct Teacher {
    folder: PathBuf,
    tokenizer: Tokenizer,
    words: Vec<String>,
    kept: HashMap<Key, Vec<i8>>,
}

type Key = [u8; 12];

fn key(text: &str) -> Key {
    let mut key = [0; 12];
    key.copy_from_slice(&Sha256::digest(text.as_bytes())[..12]);
    key
}

impl Teacher {
    /// Opens the teacher in `folder`, with `model.onnx` and `tokenizer.json` in it.
    pub fn open(folder: &Path) -> Result<Self> {
        let path = folder.join("tokenizer.json");
        let mut tokenizer = Tokenizer::from_file(&path)
            .map_err(|error| anyhow!("{}: {error}: fetch it by `cargo xtask teacher`", path.display()))?;
        tokenizer.with_padding(None);
        tokenizer.with_truncation(None).map_err(|error| anyhow!("{error}"))?;
        ensure!(
            folder.join("model.onnx").is_file(),
            "no teacher in {}: fetch it by `cargo xtask teacher`",
            folder.display()
        );
        let mut words: Vec<String> = tokenizer.get_vocab(false).into_keys().collect();
        words.retain(|word| word.len() > 2 && word.bytes().all(|byte| byte.is_ascii_lowercase()));
        words.sort();
        let mut teacher = Self { folder: folder.to_owned(), tokenizer, words, kept: HashMap::new() };
        if let Ok(bytes) = std::fs::read(teacher.store()) {
            for record in bytes.chunks_exact(12 + DIMENSIONS) {
                let mut key = [0; 12];
                key.copy_from_slice(&record[..12]);
                teacher.kept.insert(key, record[12..].iter().map(|&byte| byte as i8).collect());
            }
        }
        Ok(teacher)
    }

    /// Words of the teacher's vocabulary: lower-case English, three letters or more, in order.
    pub fn words(&self) -> &[String] {
        &self.words
    }

    fn store(&self) -> PathBuf {
        self.folder.join("vectors.bin")
    }

    /// Vectors of the texts, in their order, at unit length.
    pub fn embed(&mut self, texts: &[&str]) -> Result<Vec<Vec<f32>>> {
        self.compute(texts)?;
        let restore = |text: &&str| -> Result<Vec<f32>> {
            let bytes = self.kept.get(&key(text)).context("a text has no vector")?;
            let mut vector: Vec<f32> = bytes.iter().map(|&byte| f32::from(byte) * STEP).collect();
            normalise(&mut vector);
            Ok(vector)
        };
        texts.iter().map(restore).collect()
    }

    /// Computes and keeps the vectors that are not there yet, texts of one length together.
    fn compute(&mut self, texts: &[&str]) -> Result<()> {
        let mut by_length: BTreeMap<usize, BTreeMap<Key, Vec<i64>>> = BTreeMap::new();
        for text in texts {
            let key = key(text);
            if self.kept.contains_key(&key) {
                continue;
            }
            let encoding =
                self.tokenizer.encode_fast(*text, true).map_err(|error| anyhow!("{text}: {error}"))?;
            let mut pieces: Vec<i64> = encoding.get_ids().iter().map(|&id| i64::from(id)).collect();
            pieces.truncate(MAX_PIECES);
            by_length.entry(pieces.len()).or_default().insert(key, pieces);
        }
        let total: usize = by_length.values().map(BTreeMap::len).sum();
        if total == 0 {
            return Ok(());
        }
        let mut file = std::fs::OpenOptions::new().create(true).append(true).open(self.store())?;
        let mut done = 0;
        for (length, group) in by_length {
            let model = self.model(length)?;
            let group: Vec<(Key, Vec<i64>)> = group.into_iter().collect();
            for batch in group.chunks(BATCH) {
                for ((key, _), vector) in batch.iter().zip(run(&model, batch, length)?) {
                    let bytes: Vec<i8> = vector
                        .iter()
                        .map(|value| (value / STEP).round().clamp(-127.0, 127.0) as i8)
                        .collect();
                    file.write_all(key)?;
                    file.write_all(&bytes.iter().map(|&byte| byte as u8).collect::<Vec<_>>())?;
                    self.kept.insert(*key, bytes);
                }
                if (done + batch.len()) / 5_000 > done / 5_000 {
                    eprintln!("teacher: {} of {total} texts", done + batch.len());
                }
                done += batch.len();
            }
        }
        Ok(())
    }

    fn model(&self, length: usize) -> Result<Arc<TypedRunnableModel>> {
        let path = self.folder.join("model.onnx");
        let mut model = tract_onnx::onnx()
            .with_ignore_output_shapes(true)
            .with_ignore_value_info(true)
            .model_for_path(&path)?;
        for input in 0..3 {
            model = model.with_input_fact(input, i64::fact([BATCH, length]).into())?;
        }
        model.into_optimized()?.into_runnable()
    }
}

/// Mean of the last layer's vectors over a text, at unit length: how this teacher is meant to be read.
fn run(model: &Arc<TypedRunnableModel>, batch: &[(Key, Vec<i64>)], length: usize) -> Result<Vec<Vec<f32>>> {
    let mut pieces: Vec<i64> = batch.iter().flat_map(|(_, pieces)| pieces.iter().copied()).collect();
    pieces.resize(BATCH * length, 0);
    let shape = [BATCH, length];
    let inputs = tvec!(
        tensor1(&pieces).into_shape(&shape)?.into(),
        tensor1(&vec![1_i64; BATCH * length]).into_shape(&shape)?.into(),
        tensor1(&vec![0_i64; BATCH * length]).into_shape(&shape)?.into(),
    );
    let output = model.run(inputs)?;
    let hidden = output[0].view();
    let hidden = hidden.as_slice::<f32>()?;
    let text = |at: usize| {
        let mut vector = vec![0.0; DIMENSIONS];
        for piece in hidden[at * length * DIMENSIONS..(at + 1) * length * DIMENSIONS].chunks_exact(DIMENSIONS)
        {
            vector.iter_mut().zip(piece).for_each(|(sum, value)| *sum += value);
        }
        normalise(&mut vector);
        vector
    };
    Ok((0..batch.len()).map(text).collect())
}

fn normalise(vector: &mut [f32]) {
    let length = vector.iter().map(|value| value * value).sum::<f32>().sqrt().max(1e-9);
    vector.iter_mut().for_each(|value| *value /= length);
}
