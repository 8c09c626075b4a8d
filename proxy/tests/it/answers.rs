//! What the proxy answers when nothing is wrong.

use crate::fake::{Fake, says, sentences};
use crate::support::{Proxy, client, config, median, question, results};
use serde_json::json;
use std::time::Duration;

#[tokio::test]
async fn without_a_model_everything_is_composed_and_says_so() {
    let proxy = Proxy::new(config(None)).await;
    for (path, body) in
        [("/v1/explain", results()), ("/v1/ask", question("What does it pay?")), ("/v1/review", results())]
    {
        for language in ["en", "es"] {
            let mut body = body.clone();
            body["language"] = json!(language);
            let (status, answer) = proxy.ask(path, &body).await;
            assert_eq!(status, 200, "{path}: {answer}");
            assert_eq!((&answer["mode"], &answer["note"]), (&json!("composed"), &json!("no-model")));
            let (english, spanish) = ("Critical Thinking", "Pensamiento crítico");
            let (own, other) = if language == "en" { (english, spanish) } else { (spanish, english) };
            let text = answer.to_string();
            assert!(path != "/v1/explain" || (text.contains(own) && !text.contains(other)), "{text}");
            let streamed = proxy.stream(path, &body).await;
            assert_eq!(streamed.done(), &answer, "the stream ends with the same answer");
        }
    }
}

#[tokio::test]
async fn the_request_in_the_readme_is_taken() {
    let text = include_str!("../../README.md");
    let example = text.split("```json\n").nth(1).unwrap().split("```").next().unwrap();
    let mut body: serde_json::Value = serde_json::from_str(example).unwrap();
    let proxy = Proxy::new(config(None)).await;
    let (status, answer) = proxy.ask("/v1/ask", &body).await;
    assert_eq!(status, 200, "{answer}");
    body.as_object_mut().unwrap().remove("question");
    for path in ["/v1/explain", "/v1/review"] {
        let (status, answer) = proxy.ask(path, &body).await;
        assert_eq!(status, 200, "{path}: {answer}");
    }
}

#[tokio::test]
async fn an_explanation_has_every_part_and_names_its_facts() {
    let proxy = Proxy::new(config(None)).await;
    let streamed = proxy.stream("/v1/explain", &results()).await;
    let done = streamed.done();
    let roles = done["explanation"]["roles"].as_array().unwrap();
    assert_eq!(roles.len(), 2);
    for role in roles {
        assert!((2..=3).contains(&role["description"].as_array().unwrap().len()));
        assert!(!role["skills"].as_array().unwrap().is_empty());
        assert!((1..=4).contains(&role["applies"].as_array().unwrap().len()));
        assert!(role["next_step"]["text"].as_str().unwrap().starts_with("This week"));
    }
    assert!(done["explanation"]["income"]["path"].is_string());
    let known: Vec<&str> =
        done["facts"].as_array().unwrap().iter().map(|fact| fact["id"].as_str().unwrap()).collect();
    for sentence in streamed.sentences() {
        let facts = sentence["facts"].as_array().unwrap();
        assert!(!facts.is_empty(), "{sentence}");
        assert!(facts.iter().all(|fact| known.contains(&fact.as_str().unwrap())), "{sentence}");
    }
}

#[tokio::test]
async fn pay_and_place_are_optional_and_a_place_brings_its_own_figures() {
    let proxy = Proxy::new(config(None)).await;
    let mut body = results();
    body["visitor"] = json!({});
    let (status, answer) = proxy.ask("/v1/explain", &body).await;
    assert_eq!(status, 200);
    assert!(answer["explanation"].get("income").is_none());
    let mut body = question("What does it pay?");
    body["visitor"] = json!({"area": "S0600000"});
    let (_, answer) = proxy.ask("/v1/ask", &body).await;
    assert!(answer["answer"]["sentences"][0]["text"].as_str().unwrap().contains("California"), "{answer}");
}

#[tokio::test]
async fn a_models_true_sentences_are_sent_one_by_one_and_marked() {
    let fake = Fake::new([says(&json!({"sentences": []}))]).await;
    let plain = Proxy::new(config(None)).await;
    let true_one = format!("The median pay of Software Developers is ${} a year.", median(&plain).await);
    drop(fake);
    let answer = sentences(&[&true_one, "They typically start with a bachelor's degree [F1]."]);
    let fake = Fake::new([crate::fake::Does::Says(
        crate::fake::pieces(&answer.to_string()),
        Duration::from_millis(5),
    )])
    .await;
    let proxy = Proxy::new(config(Some(&fake))).await;
    let streamed = proxy.stream("/v1/ask", &question("What does it pay, and what degree do I need?")).await;
    let done = streamed.done();
    assert_eq!(done["mode"], "model", "{done}");
    assert!(done.get("note").is_none(), "{done}");
    assert_eq!(streamed.sentences()[0]["text"], json!(true_one));
    assert_eq!(streamed.sentences()[0]["origin"], "model");
    assert_eq!(done["report"]["accepted"], 2, "{done}");
    assert!(!streamed.text.contains("[F1]"));
}

#[tokio::test]
async fn a_model_is_asked_by_the_templates_here_with_a_schema_that_keeps_its_order() {
    let fake = Fake::new([says(&json!({"roles": []}))]).await;
    let proxy = Proxy::new(config(Some(&fake))).await;
    proxy.stream("/v1/explain", &results()).await;
    let body = &fake.bodies()[0];
    assert_eq!(body["stream"], true);
    assert_eq!(body["response_format"]["type"], "json_schema");
    assert!(body["messages"][0]["content"].as_str().unwrap().contains("Use only the numbered facts"));
    assert!(body["messages"][1]["content"].as_str().unwrap().contains("help desk technician"));
    assert_eq!(fake.keys(), [format!("Bearer {}", crate::support::KEY)]);
    let prompt =
        waymark_proxy::prompt::review(&waymark_advice::Sheet::default(), waymark_advice::Language::English);
    let (_, schema) = prompt.schema.expect("an explanation has a schema");
    assert!(schema.find("\"code\"").unwrap() < schema.find("\"reason\"").unwrap());
}

#[tokio::test]
async fn small_models_are_asked_one_occupation_at_a_time() {
    let fake = Fake::new([says(&json!({"roles": []}))]).await;
    let mut config = config(Some(&fake));
    config.upstream.as_mut().unwrap().roles_per_call = 1;
    let proxy = Proxy::new(config).await;
    proxy.stream("/v1/explain", &results()).await;
    assert_eq!(fake.calls(), 2);
}

#[tokio::test]
async fn a_review_may_doubt_and_propose_but_only_what_exists() {
    let doubt = |replacement: &str| {
        json!({"doubts": [{"code": "15-1252.00", "replacement": replacement,
            "reason": {"text": "Software Developers need Programming, which is well below what is asked for.", "facts": ["F1"]}}]})
    };
    for (replacement, kept) in [("15-1254.00", true), ("99-9999.99", false)] {
        let fake = Fake::new([says(&doubt(replacement))]).await;
        let proxy = Proxy::new(config(Some(&fake))).await;
        let (_, answer) = proxy.ask("/v1/review", &results()).await;
        let doubts = answer["review"]["doubts"].as_array().unwrap();
        let found = doubts.iter().find(|doubt| doubt["code"] == "15-1252.00").unwrap();
        assert_eq!(found.get("replacement").is_some(), kept, "{answer}");
    }
}

#[tokio::test]
async fn an_answer_without_facts_is_off_until_it_is_turned_on_and_its_sentences_are_counted() {
    let said = json!({"text": "Software Developers earn $987,654 a year.\nThey typically start with a bachelor's degree."});
    let fake = Fake::new([says(&said)]).await;
    let proxy = Proxy::new(config(Some(&fake))).await;
    let asked = question("What does it pay, and what degree do I need?");
    assert_eq!(proxy.ask("/v1/ungrounded", &asked).await.0, 404);
    assert_eq!(fake.calls(), 0);
    let mut allowed = config(Some(&fake));
    allowed.ungrounded = true;
    let proxy = Proxy::new(allowed).await;
    let (status, answer) = proxy.ask("/v1/ungrounded", &asked).await;
    assert_eq!(status, 200, "{answer}");
    assert!(answer["text"].as_str().unwrap().contains("$987,654"), "{answer}");
    assert_eq!((&answer["sentences"], &answer["held"]), (&json!(2), &json!(1)), "{answer}");
    let prompt = fake.bodies()[0]["messages"].to_string();
    assert!(prompt.contains("Software Developers") && !prompt.contains("F1 |"), "{prompt}");
    let mut without = config(None);
    without.ungrounded = true;
    let (status, answer) = Proxy::new(without).await.ask("/v1/ungrounded", &asked).await;
    assert_eq!((status, answer.get("text")), (200, None));
}

#[tokio::test]
async fn probes_and_counters_answer() {
    let proxy = Proxy::new(config(None)).await;
    proxy.ask("/v1/ask", &question("What does it pay?")).await;
    assert_eq!(proxy.get("/healthz").await, (200, "ok\n".to_owned()));
    assert_eq!(proxy.get("/readyz").await.0, 200);
    let (status, text) = proxy.get("/metrics").await;
    assert_eq!(status, 200);
    assert!(text.contains("waymark_requests_total{outcome=\"ok\"} 1"), "{text}");
    assert!(text.contains("waymark_answer_seconds_count 1"), "{text}");
    assert_eq!(proxy.get("/v1/explain").await.0, 404, "only POST");
    assert_eq!(proxy.get("/anything").await.0, 404);
}

#[tokio::test]
async fn an_open_answer_is_finished_before_the_program_stops() {
    let fake = Fake::new([crate::fake::Does::Says(
        crate::fake::pieces(&sentences(&["x"; 8]).to_string()),
        Duration::from_millis(20),
    )])
    .await;
    let proxy = Proxy::new(config(Some(&fake))).await;
    let request =
        proxy.request("/v1/ask", &question("What does it pay?")).header("accept", "text/event-stream");
    let response = request.send().await.unwrap();
    let address = proxy.address;
    let reading = tokio::spawn(async move { response.text().await.unwrap() });
    proxy.stop().await;
    assert!(reading.await.unwrap().contains("event: done"));
    assert!(client().get(format!("http://{address}/healthz")).send().await.is_err());
}
