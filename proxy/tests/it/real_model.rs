//! A real language model behind the proxy: how much of what it says holds.
//!
//! Run by hand, since it needs a model:
//!
//! ```sh
//! WAYMARK_LLM_PYTHON=venv/bin/python WAYMARK_LLM_MODEL=model.gguf \
//!     cargo test -p waymark-proxy --test it -- --ignored --nocapture a_real_model
//! ```
//!
//! The Python needs the package `xllamacpp`; `tests/real_model/serve.py` serves the model on loopback. It uses
//! one thread unless `WAYMARK_LLM_THREADS` says otherwise: its threads wait for each other by spinning, and where
//! other work wants the processors, two were found to be many times slower than one.

use crate::support::{Proxy, config, question, results};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use waymark_proxy::config::Upstream;

/// The model's server; it stops when this is dropped.
struct Model(Child);

impl Model {
    fn start(port: u16) -> Self {
        let set = |name: &str| {
            std::env::var(name).unwrap_or_else(|_| panic!("{name} is not set: see this file's head"))
        };
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/real_model/serve.py");
        let threads = std::env::var("WAYMARK_LLM_THREADS").unwrap_or_else(|_| "1".to_owned());
        let mut child = Command::new(set("WAYMARK_LLM_PYTHON"))
            .args([script, &set("WAYMARK_LLM_MODEL"), &port.to_string(), &threads])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        assert!(line.starts_with("listening"), "the model did not start: {line}");
        Self(child)
    }
}

impl Drop for Model {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn print_sentences(heading: &str, sentences: &Value) {
    for sentence in sentences.as_array().into_iter().flatten() {
        println!(
            "  {heading} [{}] {} {}",
            sentence["origin"].as_str().unwrap(),
            sentence["text"].as_str().unwrap(),
            sentence["facts"]
        );
    }
}

fn print_counts(what: &str, done: &Value, sum: &mut [u64; 3]) {
    let report = &done["report"];
    let counts = ["accepted", "repaired", "rejected"].map(|verdict| report[verdict].as_u64().unwrap());
    for (total, count) in sum.iter_mut().zip(counts) {
        *total += count;
    }
    let reasons: Vec<&str> = report["rejections"]
        .as_array()
        .unwrap()
        .iter()
        .map(|rejection| rejection["reason"].as_str().unwrap())
        .collect();
    println!("{what}: mode {}, note {}, counts {counts:?}, reasons {reasons:?}", done["mode"], done["note"]);
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs a language model: see this file's head"]
async fn a_real_model_is_checked_like_any_other() {
    let port = 8972;
    let _model = Model::start(port);
    let mut config = config(None);
    config.limits.answer_seconds = 400;
    config.upstream = Some(Upstream {
        base_url: format!("http://127.0.0.1:{port}/v1"),
        model: "local".to_owned(),
        key_variable: String::new(),
        max_output_tokens: 700,
        max_fact_tokens: 1_500,
        max_prompt_tokens: 8_000,
        roles_per_call: 1,
        idle_seconds: 300,
        retries: 0,
        ..Upstream::default()
    });
    let proxy = Proxy::new(config).await;
    let mut sum = [0; 3];
    for asked in [
        "What does it pay?",
        "Tell me about the qualifications required for a software developer",
        "Is the field growing?",
        "What software do they use?",
    ] {
        let streamed = proxy.stream("/v1/ask", &question(asked)).await;
        print_counts(asked, streamed.done(), &mut sum);
        print_sentences("answer", &streamed.done()["answer"]["sentences"]);
    }
    let mut body = results();
    body["results"].as_array_mut().unwrap().truncate(2);
    let streamed = proxy.stream("/v1/explain", &body).await;
    print_counts("explain", streamed.done(), &mut sum);
    for role in streamed.done()["explanation"]["roles"].as_array().unwrap() {
        println!("{} – skill match {}", role["title"], role["skill_match"]);
        print_sentences("description", &role["description"]);
        for row in role["skills"].as_array().unwrap() {
            println!(
                "  | {} | {} | [{}] {}",
                row["skill"],
                row["level"],
                row["reason"]["origin"].as_str().unwrap(),
                row["reason"]["text"]
            );
        }
        print_sentences("applies", &role["applies"]);
        print_sentences("develop", &role["develop"]);
        print_sentences("next step", &json!([role["next_step"]]));
    }
    let total: u64 = sum.iter().sum();
    let share = |count: u64| count as f64 * 100.0 / total.max(1) as f64;
    println!(
        "of {total} statements: {:.0} % accepted, {:.0} % repaired, {:.0} % rejected",
        share(sum[0]),
        share(sum[1]),
        share(sum[2])
    );
    assert!(total > 0, "the model said nothing at all");
}
