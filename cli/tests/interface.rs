//! The command line's fixed interface, on the shipped tables and models.

#![expect(clippy::unwrap_used, reason = "an answer that cannot be read is a failed test")]

use serde_json::{Value, json};
use std::io::Write;
use std::process::{Command, Stdio};

/// Runs `waymark` over some lines; its answers, line by line, and whether it succeeded.
fn waymark(arguments: &[&str], lines: &[&str]) -> (Vec<Value>, bool) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_waymark"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let input = lines.join("\n") + "\n";
    let mut stdin = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()).unwrap());
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    (text.lines().map(|line| serde_json::from_str(line).unwrap()).collect(), output.status.success())
}

fn codes(answer: &Value) -> Vec<&str> {
    answer["results"].as_array().unwrap().iter().map(|result| result["code"].as_str().unwrap()).collect()
}

#[test]
fn titles_are_understood_and_scored() {
    let (answers, success) = waymark(&["titles", "--top", "3"], &["registered nurse", "plumbr", "😀"]);
    assert!(success);
    assert_eq!(answers[0]["query"], "registered nurse");
    assert_eq!(answers[0]["confident"], true);
    assert_eq!(codes(&answers[0])[0], "29-1141.00");
    assert_eq!(codes(&answers[1]).len(), 3);
    for result in answers[1]["results"].as_array().unwrap() {
        assert!((0.0..=1.0).contains(&result["score"].as_f64().unwrap()));
        assert!(result["title"].is_string());
    }
    assert_eq!(answers[2], json!({"query": "😀", "confident": false, "results": []}));
}

#[test]
fn related_leaves_the_occupation_itself_out() {
    let (answers, success) = waymark(&["related", "--top", "10"], &["15-1252.00"]);
    assert!(success);
    assert_eq!(answers[0]["code"], "15-1252.00");
    let found = codes(&answers[0]);
    assert_eq!(found.len(), 10);
    assert!(!found.contains(&"15-1252.00"));
    assert!(found.iter().filter(|code| code.starts_with("15-")).count() >= 6, "{found:?}");
}

#[test]
fn a_bad_line_keeps_its_place_and_the_rest_goes_on() {
    let lines = [
        r#"{"v":1,"role":"baker"}"#,
        "{",
        r#"{"v":1,"pay":{"amount":-1,"per":"year"}}"#,
        r#"{"v":1,"role":"cook"}"#,
    ];
    let (answers, success) = waymark(&["recommend", "--top", "2"], &lines);
    assert!(!success);
    assert_eq!(answers.len(), 4);
    assert_eq!(answers[1]["line"], 2);
    assert!(answers[2]["error"].as_str().unwrap().contains("pay.amount"));
    assert_eq!(answers[3]["results"].as_array().unwrap().len(), 2);
    let (answers, success) = waymark(&["related"], &["15-1252", "99-9999.00"]);
    assert!(!success);
    assert!(answers[0]["error"].as_str().unwrap().contains("15-1252.00"));
    assert!(answers[1]["error"].as_str().unwrap().contains("99-9999.00"));
}

const MARKETER: &str = r#"{"v":1,"id":"m","role":"marketing coordinator","skills":["Writing","Speaking","Critical Thinking"],"interests":["E","I"]}"#;

#[test]
fn a_recommendation_has_every_field_and_its_parts_add_up() {
    let (answers, success) = waymark(&["recommend", "--top", "10"], &[MARKETER]);
    assert!(success);
    assert_eq!(answers[0]["id"], "m");
    let results = answers[0]["results"].as_array().unwrap();
    assert_eq!(results.len(), 10);
    let mut last = 1.0;
    for result in results {
        let probability = result["match"].as_f64().unwrap();
        assert!((0.0..=last).contains(&probability));
        last = probability;
        let parts: f64 =
            result["parts"].as_object().unwrap().values().map(|part| part.as_f64().unwrap()).sum();
        assert!((1.0 / (1.0 + (-parts).exp()) - probability).abs() < 1e-3, "{result}");
        for list in ["have", "close", "missing"] {
            assert!(result["gap"][list].is_array());
        }
        assert!(result["badges"].is_array());
    }
    assert!(
        codes(&answers[0])
            .iter()
            .take(5)
            .any(|code| code.starts_with("11-20") || code.starts_with("13-1161"))
    );
}

#[test]
fn the_baseline_ranks_otherwise_and_says_no_parts() {
    let (learned, _) = waymark(&["recommend", "--top", "10"], &[MARKETER]);
    let (baseline, success) = waymark(&["recommend", "--top", "10", "--baseline"], &[MARKETER]);
    assert!(success);
    assert_ne!(codes(&learned[0]), codes(&baseline[0]));
    assert!(baseline[0]["results"][0]["parts"].as_object().unwrap().values().all(|part| part == &json!(0.0)));
}

#[test]
fn weights_change_the_order_and_never_the_match() {
    let results = |arguments: &[&str]| {
        let (answers, success) = waymark(&[&["recommend", "--top", "2000"], arguments].concat(), &[MARKETER]);
        assert!(success);
        answers[0]["results"].as_array().unwrap().clone()
    };
    let by_fit = results(&[]);
    assert_eq!(results(&["--weigh", "fit=2"]), by_fit);
    assert_eq!(results(&["--weigh", "fit=4"]), by_fit, "nothing else counts");
    for weigh in ["pay=2,growth=1", "growth=4", "preparation=4", "exposure=4"] {
        let mut weighed = results(&["--weigh", weigh]);
        assert_ne!(weighed, by_fit, "{weigh}");
        let rises = |list: &[Value]| {
            let rises = list
                .windows(2)
                .filter(|pair| pair[0]["match"].as_f64().unwrap() < pair[1]["match"].as_f64().unwrap());
            rises.count()
        };
        // By fit, the match rises at most once: where what the guard holds back begins.
        assert!(rises(&by_fit) <= 1 && rises(&weighed) > 1, "{weigh}");
        weighed.sort_by(|a, b| a["code"].as_str().cmp(&b["code"].as_str()));
        let mut same = by_fit.clone();
        same.sort_by(|a, b| a["code"].as_str().cmp(&b["code"].as_str()));
        assert_eq!(weighed, same, "{weigh}: the results themselves are the same");
    }
}

#[test]
fn weights_that_cannot_be_read_are_refused_by_name() {
    let output = Command::new(env!("CARGO_BIN_EXE_waymark"))
        .args(["recommend", "--weigh", "luck=2"])
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert!(!output.status.success());
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("`luck=2` is nothing to weigh by"), "{said}");
}

#[test]
fn feedback_in_a_file_does_what_it_does_in_the_profile() {
    let (plain, _) = waymark(&["recommend", "--top", "5"], &[MARKETER]);
    let first = &plain[0]["results"][1];
    let entry = json!({
        "code": first["code"], "answer": "no", "reason": "interests",
        "seen": {"match": first["match"], "parts": first["parts"]},
    });
    let line = |exporter: &str| {
        let line =
            json!({"waymark_feedback": 1, "exporter": exporter, "written": "2026-03-14", "feedback": entry});
        line.to_string()
    };
    let path = std::env::temp_dir().join(format!("waymark-feedback-{}.jsonl", std::process::id()));
    let file = path.to_str().unwrap();
    let with_file = |text: String| {
        std::fs::write(&path, text).unwrap();
        waymark(&["recommend", "--top", "5", "--feedback", file], &[MARKETER])
    };
    let (by_file, success) = with_file(line("a") + "\n");
    assert!(success);
    let mut profile: Value = serde_json::from_str(MARKETER).unwrap();
    profile["feedback"] = json!([entry]);
    let (by_profile, _) = waymark(&["recommend", "--top", "5"], &[profile.to_string().as_str()]);
    assert_eq!(by_file, by_profile);
    assert!(!codes(&by_file[0]).contains(&codes(&plain[0])[1]));
    assert!(by_file[0]["results"][0]["adapted"]["match"].is_f64());
    assert_eq!(by_file[0]["adaptation"]["said"][0]["answer"], "no");
    assert_eq!(plain[0].get("adaptation"), None);
    // A broken line is told, and the good one counts; two visitors in a file are one too many.
    let (partly, success) = with_file(line("a") + "\n{\n");
    assert!(!success);
    assert_eq!(partly, by_file);
    let (none, success) = with_file(line("a") + "\n" + &line("b"));
    std::fs::remove_file(&path).unwrap();
    assert!(!success && none.is_empty());
}

#[test]
fn how_a_role_was_understood_is_told() {
    let lines = [r#"{"v":1,"role":"registered nurse"}"#, r#"{"v":1,"skills":["Writing"]}"#];
    let (answers, success) = waymark(&["recommend", "--top", "1"], &lines);
    assert!(success);
    assert_eq!(answers[0]["role"]["confident"], true);
    assert_eq!(answers[0]["role"]["results"][0]["code"], "29-1141.00");
    assert_eq!(answers[1].get("role"), None);
}

#[test]
fn the_same_profile_gets_the_same_answer() {
    assert_eq!(waymark(&["recommend"], &[MARKETER]), waymark(&["recommend"], &[MARKETER]));
}

#[test]
fn wages_are_those_of_the_place_and_missing_ones_are_null() {
    let profile = |area: &str| format!(r#"{{"v":1,"role":"registered nurse","area":"{area}"}}"#);
    let lines = [profile("S0600000"), profile("M0041860"), profile("N0000000"), profile("S9900000")];
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let (answers, success) = waymark(&["recommend", "--top", "30"], &lines);
    assert!(success);
    let pay = |line: usize| &answers[line]["results"][0]["pay"];
    assert_eq!(pay(0)["area_name"], "California");
    assert!(pay(1)["area_name"].as_str().unwrap().contains("San Francisco"));
    assert!(pay(0)["median"]["amount"].as_f64() > pay(2)["median"]["amount"].as_f64());
    assert!(pay(3)["note"].as_str().unwrap().contains("no place"));
    for result in answers[0]["results"].as_array().unwrap() {
        for figure in ["p10", "median", "p90"] {
            assert_ne!(result["pay"][figure]["amount"], json!(0.0));
        }
    }
}

#[test]
fn hostile_and_empty_profiles_get_a_plain_word() {
    let long = format!(r#"{{"v":1,"role":"{}","skills":["{}"]}}"#, "word ".repeat(9_000), "x".repeat(20_000));
    let markup = r#"{"v":1,"role":"<script>alert(1)</script>","skills":["\u0000\u202e","日本語"]}"#;
    let lines = [r#"{"v":1}"#, r#"{"v":1,"role":"!!!"}"#, markup, long.as_str(), r#"{"v":1,"role":"7"}"#];
    let (answers, success) = waymark(&["recommend", "--top", "1"], &lines);
    assert!(success);
    assert_eq!(answers.len(), lines.len());
    assert!(answers[0]["results"].as_array().unwrap().is_empty());
    assert!(!answers[0]["notes"].as_array().unwrap().is_empty());
    assert!(answers[1]["results"].as_array().unwrap().is_empty());
}

#[test]
fn a_pasted_text_gives_its_skills() {
    let line = r#"{"v":1,"text":"Ten years of Microsoft Excel, SAS and Python; strong Active Listening."}"#;
    let (answers, success) = waymark(&["recommend", "--top", "3"], &[line]);
    assert!(success);
    let notes = answers[0]["notes"].to_string();
    assert!(notes.contains("Microsoft Excel") && notes.contains("Active Listening"), "{notes}");
    assert_eq!(answers[0]["results"].as_array().unwrap().len(), 3);
}

#[test]
fn a_text_is_read_and_a_wrong_line_keeps_its_place() {
    let long = serde_json::json!({ "text": "word ".repeat(20_000) }).to_string();
    let lines = [
        r#"{"text":"I am a bookkeeper. I use QuickBooks and managed Java developers. No experience with SAP."}"#,
        r#"{"words":"x"}"#,
        r#"{"text":"😀"}"#,
        long.as_str(),
    ];
    let (answers, success) = waymark(&["read"], &lines);
    assert!(!success);
    assert_eq!(answers.len(), lines.len());
    let names = |answer: &Value, list: &str, field: &str| -> Vec<String> {
        let list = answer[list].as_array().unwrap();
        list.iter().map(|one| one[field].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(names(&answers[0], "skills", "name"), ["Intuit QuickBooks"]);
    assert_eq!(names(&answers[0], "roles", "code"), ["43-3031.00"]);
    assert_eq!(answers[0]["roles"][0]["current"], true);
    assert!(names(&answers[0], "left_out", "words").contains(&"SAP".to_owned()));
    assert!(answers[0]["skills"][0]["because"][0].as_str().unwrap().contains("QuickBooks"));
    assert_eq!(answers[1]["line"], 2);
    assert!(answers[2]["skills"].as_array().unwrap().is_empty());
    assert!(!answers[2]["notes"].as_array().unwrap().is_empty());
    assert!(answers[3]["error"].as_str().unwrap().contains("50000"), "{}", answers[3]);
}

/// Every sentence in a written answer, wherever it stands, and every fact that the answer lists.
fn sentences(answer: &Value) -> Vec<(String, Vec<String>)> {
    match answer {
        Value::Object(fields) => {
            let own = fields.get("text").zip(fields.get("facts")).filter(|_| fields.contains_key("origin"));
            let own = own.map(|(text, facts)| {
                let facts = facts.as_array().unwrap().iter().map(|id| id.as_str().unwrap().to_owned());
                (text.as_str().unwrap().to_owned(), facts.collect())
            });
            own.into_iter().chain(fields.values().flat_map(sentences)).collect()
        }
        Value::Array(entries) => entries.iter().flat_map(sentences).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn an_explanation_is_about_the_best_results_and_names_its_facts() {
    let paid = MARKETER.replace("\"v\":1", r#""v":1,"pay":{"amount":52000,"per":"year"}"#);
    let (answers, success) = waymark(&["explain", "--top", "3"], &[&paid, "{", r#"{"v":1}"#]);
    assert!(!success, "two lines cannot be answered");
    assert_eq!((&answers[1]["line"], &answers[2]["line"]), (&json!(2), &json!(3)));
    let (recommended, _) = waymark(&["recommend", "--top", "3"], &[&paid]);
    assert_eq!(answers[0]["id"], "m");
    let explanation = &answers[0]["advice"]["explanation"];
    let roles = explanation["roles"].as_array().unwrap();
    let explained: Vec<&str> = roles.iter().map(|role| role["code"].as_str().unwrap()).collect();
    assert_eq!(explained, codes(&recommended[0]));
    assert!(explanation["income"]["comparison"].as_array().unwrap().len() == 3);
    let facts = answers[0]["advice"]["facts"].as_array().unwrap();
    let known: Vec<&str> = facts.iter().map(|fact| fact["id"].as_str().unwrap()).collect();
    let said = sentences(&answers[0]["advice"]);
    assert!(said.len() > 20);
    for (text, facts) in said {
        assert!(
            !facts.is_empty() && facts.iter().all(|id| known.contains(&id.as_str())),
            "{text}: {facts:?}"
        );
    }
    let (spanish, success) = waymark(&["explain", "--top", "1", "--language", "es"], &[&paid]);
    assert!(success);
    let text = spanish[0]["advice"].to_string();
    assert!(text.contains("Esta semana"));
    // Writing is among the visitor's own skills.
    assert!(text.contains("«Redacción»") && !text.contains("«Writing»"), "{text}");
}

#[test]
fn a_question_is_answered_for_its_codes_or_for_the_occupation_that_it_names() {
    let lines = [
        r#"{"question":"What are the qualifications?","codes":["15-2051.00"]}"#,
        r#"{"question":"Tell me about the qualifications required for a Data Scientist"}"#,
        r#"{"question":"What does it pay?","codes":["99-9999.00"]}"#,
        r#"{"question":"What does it pay?"}"#,
        r#"{"question":" ","codes":["15-2051.00"]}"#,
        r#"{"question":"What does it pay?","code":"15-2051.00"}"#,
    ];
    let (answers, success) = waymark(&["ask"], &lines);
    assert!(!success);
    let text =
        |answer: &Value| sentences(answer).into_iter().map(|(text, _)| text).collect::<Vec<_>>().join(" ");
    assert!(text(&answers[0]).contains("bachelor's degree"), "{}", answers[0]);
    assert_eq!(answers[1]["about"][0]["code"], "15-2051.00");
    assert_eq!(text(&answers[1]), text(&answers[0]));
    for (number, expected) in [(2, "99-9999.00"), (3, "names no occupation"), (4, "empty"), (5, "code")] {
        assert!(answers[number]["error"].as_str().unwrap().contains(expected), "{}", answers[number]);
    }
}

#[test]
fn transitions_have_kind_gap_and_pay_change() {
    let (answers, success) = waymark(&["transitions", "--top", "15"], &["41-1011.00", "99-9999.00"]);
    assert!(!success);
    assert!(answers[1]["error"].as_str().unwrap().contains("99-9999.00"));
    assert_eq!(answers[0]["code"], "41-1011.00");
    let results = answers[0]["results"].as_array().unwrap();
    assert_eq!(results.len(), 15);
    assert!(!codes(&answers[0]).contains(&"41-1011.00"));
    let natural: Vec<f64> = results.iter().map(|result| result["natural"].as_f64().unwrap()).collect();
    assert!(natural.is_sorted_by(|a, b| a >= b) && natural.iter().all(|share| (0.0..=1.0).contains(share)));
    for result in results {
        assert!(
            ["advancement", "lateral", "similar", "stepping-stone"]
                .contains(&result["kind"].as_str().unwrap())
        );
        for item in result["gap"].as_array().unwrap() {
            assert!(item["required"].as_f64() > item["estimated"].as_f64(), "{item}");
        }
        if let Some(pay) = result["pay_change"].as_object() {
            let of = |field: &str| pay[field].as_f64().unwrap();
            assert!((of("to") / of("from") * 100.0 - 100.0 - of("percent")).abs() < 0.1, "{pay:?}");
        }
    }
    // To sell is less than to supervise those who sell.
    let seller = results.iter().find(|result| result["code"] == "41-2031.00").unwrap();
    assert_eq!(seller["kind"], "stepping-stone");
    assert!(seller["pay_change"]["percent"].as_f64().unwrap() < 0.0);
}

const SUPERVISOR: &str =
    r#"{"v":1,"id":"s","role":"retail store manager","education":"bachelor","goal":"15-2051.01"}"#;

/// Codes along each route to the first goal.
fn ways(answer: &Value) -> Vec<Vec<String>> {
    let routes = answer["goals"][0]["routes"].as_array().unwrap();
    let steps = |route: &Value| route["steps"].as_array().unwrap().clone();
    let code = |step: Value| step["code"].as_str().unwrap().to_owned();
    routes.iter().map(|route| steps(route).into_iter().map(code).collect()).collect()
}

#[test]
fn routes_lead_to_the_goal_over_at_most_four_moves() {
    let (answers, success) = waymark(&["routes"], &[SUPERVISOR]);
    assert!(success);
    assert_eq!(answers[0]["id"], "s");
    assert_eq!(answers[0]["from"]["code"], "41-1011.00");
    let ways = ways(&answers[0]);
    assert!(ways.len() >= 2, "{ways:?}");
    for way in &ways {
        assert!(way.len() <= 4 && way.last().unwrap() == "15-2051.01", "{way:?}");
    }
    let mut last = 0.0;
    for route in answers[0]["goals"][0]["routes"].as_array().unwrap() {
        let cost = route["cost"].as_f64().unwrap();
        assert!(cost >= last);
        last = cost;
        for step in route["steps"].as_array().unwrap() {
            assert!(step["months"]["least"].as_u64() <= step["months"]["most"].as_u64());
            assert!(step["months"]["most"] == json!(0) || !step["basis"].as_array().unwrap().is_empty());
            for course in step["courses"].as_array().unwrap() {
                assert!(course["url"].as_str().unwrap().starts_with("https://"), "{course}");
                assert!(course["nearness"].as_f64().unwrap() >= 0.5, "{course}");
            }
        }
    }
}

#[test]
fn limits_change_the_routes_and_hold() {
    let (answers, _) = waymark(&["routes"], &[SUPERVISOR]);
    let first = &ways(&answers[0])[0];
    let stop = first[0].as_str();
    assert_ne!(stop, "15-2051.01", "a stop to leave out");
    let (answers, success) = waymark(&["routes", "--exclude", stop], &[SUPERVISOR]);
    assert!(success);
    assert!(ways(&answers[0]).iter().flatten().all(|code| code != stop));
    let (answers, _) = waymark(&["routes", "--keep", "13-1199.06"], &[SUPERVISOR]);
    assert!(ways(&answers[0]).iter().all(|way| way.contains(&"13-1199.06".to_owned())));
    let (answers, _) = waymark(&["routes", "--floor", "70000"], &[SUPERVISOR]);
    for route in answers[0]["goals"][0]["routes"].as_array().unwrap() {
        for step in route["steps"].as_array().unwrap() {
            assert!(step["pay"]["median"]["amount"].as_f64().unwrap() >= 70_000.0, "{step}");
        }
    }
    let (other, _) = waymark(&["routes", "--weigh", "time=4,preparation=4,pay=0"], &[SUPERVISOR]);
    assert_ne!(other[0]["goals"][0]["routes"][0]["cost"], answers[0]["goals"][0]["routes"][0]["cost"]);
}

#[test]
fn what_stands_in_the_way_is_told() {
    let obstacle = |arguments: &[&str], profile: &str| {
        let (answers, success) = waymark(&[&["routes"], arguments].concat(), &[profile]);
        assert!(success, "{answers:?}");
        assert_eq!(answers[0]["goals"][0]["routes"], json!([]));
        answers[0]["goals"][0]["obstacle"].clone()
    };
    let message = |obstacle: &Value| obstacle["message"].as_str().unwrap().to_owned();
    let floor = obstacle(&["--floor", "900000"], SUPERVISOR);
    assert!(message(&floor).contains("less than your floor of $900,000"), "{floor}");
    let excluded = obstacle(&["--exclude", "15-2051.01"], SUPERVISOR);
    assert!(message(&excluded).contains("left out your goal itself"), "{excluded}");
    let both = obstacle(&["--keep", "13-1111.00", "--exclude", "13-1111.00"], SUPERVISOR);
    assert!(message(&both).contains("choose one of the two"), "{both}");
    let many = ["--keep", "13-1111.00,13-1161.00,13-1081.00,11-3012.00"];
    assert!(message(&obstacle(&many, SUPERVISOR)).contains("room for 3"));
    let there = obstacle(&[], r#"{"v":1,"role":"registered nurse","goal":"29-1141.00"}"#);
    assert!(message(&there).contains("you are there"), "{there}");
    // Far apart, and the only ways pass work that is left out by the floor.
    let far = obstacle(&["--floor", "120000"], r#"{"v":1,"role":"cashier","goal":"11-9041.00"}"#);
    assert!(message(&far).contains("lower floor"), "{far}");
}

#[test]
fn routes_without_role_or_with_a_wrong_goal_say_so() {
    let lines = [
        r#"{"v":1,"goal":"15-2051.01","skills":["Writing"]}"#,
        r#"{"v":1,"role":"baker","goal":"99-9999.00"}"#,
        r#"{"v":1,"role":"baker","goal":"😀"}"#,
        r#"{"v":1,"role":"bookkeeper"}"#,
        "{",
    ];
    let (answers, success) = waymark(&["routes"], &lines);
    assert!(!success);
    assert!(answers[0]["notes"].to_string().contains("say what your role is now"));
    assert!(answers[1]["error"].as_str().unwrap().contains("99-9999.00"));
    assert!(answers[2]["notes"].to_string().contains("no words that could be read as a goal"));
    assert_eq!(answers[3]["goals"].as_array().unwrap().len(), 3);
    assert_eq!(answers[4]["line"], 5);
    let output = Command::new(env!("CARGO_BIN_EXE_waymark"))
        .args(["routes", "--weigh", "growth=2"])
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert!(!output.status.success());
    assert!(String::from_utf8(output.stderr).unwrap().contains("`growth=2` is nothing to weigh a route by"));
}
