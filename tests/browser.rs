//! Services and components in a real browser, with a stand-in for the engine.

#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "a message that cannot be read is a failed test")]

mod support {
    use leptos::prelude::*;
    use std::cell::RefCell;
    use std::rc::Rc;
    use waymark_app::services::engine::{AskError, Asking, Backend, Engine, Refusal};
    use waymark_app::services::site::Site;
    use waymark_app::services::timer::sleep;
    use waymark_app::state::engine_status::EngineStatus;
    use waymark_schema::message::{Answer, Question, TitleChoice};

    /// Answers completions from a fixed list, and refuses everything else.
    #[derive(Default)]
    pub(crate) struct FakeEngine {
        pub(crate) asked: RefCell<Vec<Question>>,
    }

    impl Backend for FakeEngine {
        fn ask(&self, question: Question) -> Asking {
            self.asked.borrow_mut().push(question.clone());
            let answer = match question {
                Question::CompleteTitle { .. } => {
                    Ok(Answer::CompleteTitle { choices: ["Nurse", "Nurse Aide"].map(choice).to_vec() })
                }
                _ => Err(AskError::Refused(Refusal { message: "not here".into(), retry: false })),
            };
            Box::pin(async move { answer })
        }

        fn retry(&self) {}
    }

    fn choice(title: &str) -> TitleChoice {
        TitleChoice { title: title.into(), code: "29-1141.00".into(), occupation: "Registered Nurses".into() }
    }

    /// The fake engine, ready, as the app's contexts.
    pub(crate) fn provide_fake() -> Rc<FakeEngine> {
        let fake = Rc::new(FakeEngine::default());
        let status = RwSignal::new(EngineStatus::Ready);
        waymark_app::app::provide_app(Engine::new(fake.clone(), status), Site::of_document());
        fake
    }

    /// Long enough for debounces, effects and answers.
    pub(crate) async fn settle() {
        sleep(400).await;
    }
}

use leptos::prelude::*;
use serde::Serialize;
use std::collections::BTreeMap;
use support::{provide_fake, settle};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use waymark_app::components::role_fields::RoleFields;
use waymark_app::services::session::Session;
use waymark_app::state::form::ProfileForm;
use waymark_schema::advice::{
    About, Advice, AdviceLanguage, AdviceTask, CitedFact, ComposeRequest, Composed, Doubt, Review, Sentence,
};
use waymark_schema::explanation::{Against, Comparison, Explanation, Opening, PartDifference, SkillEffect};
use waymark_schema::message::{Answer, Question, Reply, Request, SkillKind};
use waymark_schema::recommendation::{
    GapCountsV1, GapItemV1, GapV1, Match, Parts, PayRange, Recommendation, Scored, Wage,
};
use web_sys::{HtmlElement, HtmlInputElement, KeyboardEvent, KeyboardEventInit};

wasm_bindgen_test_configure!(run_in_browser);

fn across<T: Serialize + serde::de::DeserializeOwned>(value: &T) -> T {
    let message: JsValue = value.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).unwrap();
    // What a worker receives is a structured clone; JSON is the stricter of the two.
    let text = js_sys::JSON::stringify(&message).unwrap();
    let copy = js_sys::JSON::parse(&String::from(text)).unwrap();
    serde_wasm_bindgen::from_value(copy).unwrap()
}

#[wasm_bindgen_test]
fn every_message_arrives_as_it_was_sent() {
    let mut form =
        ProfileForm { role: "Nurse 🩺".into(), pay_amount: "31.50".into(), ..ProfileForm::default() };
    form.add_skill("Writing");
    form.interests[2] = true;
    let requests = [
        Question::Load { manifest: "https://example.org/manifest.json".into() },
        Question::Recommend { profile: form.to_profile(), weights: "pay2".into(), top: 30 },
        Question::Explain { profile: form.to_profile(), code: "15-1252.00".into() },
        Question::Gaps { profile: form.to_profile(), codes: vec!["15-1252.00".into()] },
        Question::Baseline { profile: form.to_profile() },
        Question::WhatIf { profile: form.to_profile(), top: 6 },
        Question::Compose(Box::new(ComposeRequest {
            profile: form.to_profile(),
            task: AdviceTask::Ask { question: "¿Por qué?".into() },
            codes: vec!["15-1252.00".into()],
            language: AdviceLanguage::Spanish,
        })),
        Question::Occupation { code: "15-1252.00".into(), area: None },
        Question::Areas,
    ];
    for (id, body) in (0..).zip(requests) {
        let request = Request { id, body };
        assert_eq!(across(&request), request);
    }
    let wage = |amount, top_coded| Some(Wage { amount, top_coded });
    let pay = PayRange {
        per: "year".into(),
        median: wage(52_000.0, false),
        p90: wage(239_200.0, true),
        ..PayRange::default()
    };
    let found = Match {
        code: "29-1141.00".into(),
        title: "Registered Nurses".into(),
        r#match: 0.5,
        adapted: None,
        parts: Parts::default(),
        gap_counts: GapCountsV1 { have: 0, close: 1, missing: 2 },
        gap: GapV1::default(),
        pay: Some(pay),
        badges: Vec::new(),
        current: true,
        job_zone: 3,
        growth_percent: None,
    };
    let item = GapItemV1 { name: "Biology".into(), importance: 4.25, required: 5.0, estimated: 1.5 };
    let gap = GapV1 { missing: vec![item], ..GapV1::default() };
    let gaps = BTreeMap::from([(found.code.clone(), gap)]);
    let scored = Scored { code: found.code.clone(), title: found.title.clone(), score: 0.5 };
    let comparison = Comparison { learned: vec![scored.clone()], baseline: vec![scored], overlap: 0.6 };
    let explanation = Explanation {
        found: found.clone(),
        rank: 12,
        of: 923,
        skills: vec![SkillEffect { name: "Writing".into(), without: 0.25, effect: 1.1 }],
        against: Some(Against {
            code: "29-1141.01".into(),
            title: "Acute Care Nurses".into(),
            r#match: 0.75,
            parts: vec![PartDifference { part: "skills".into(), its: -0.5, other: 0.5 }],
        }),
    };
    let opening =
        Opening { name: "Biology".into(), kind: SkillKind::Knowledge, gain: 0.5, opens: Vec::new() };
    let review = Review {
        doubts: vec![Doubt {
            code: found.code.clone(),
            reason: Sentence { text: "Why.".into(), facts: vec!["F1".into()], ..Sentence::default() },
            replacement: None,
        }],
    };
    let composed = Composed {
        about: vec![
            About { code: found.code.clone(), title: found.title.clone(), found: Some(found.clone()) },
            About { code: "15-1252.00".into(), title: "Software Developers".into(), found: None },
        ],
        named: None,
        advice: Advice {
            review: Some(review),
            facts: vec![CitedFact { id: "F1".into(), ..CitedFact::default() }],
            ..Advice::default()
        },
    };
    let learned = Recommendation { results: vec![found], ..Recommendation::default() };
    let replies = [
        Reply::Ready,
        Reply::Progress { loaded: 0, total: 5_000_000 },
        Reply::Failure { id: None, message: "m".into(), retry: true },
        Reply::Failure { id: Some(0), message: "m".into(), retry: false },
        Reply::Answer { id: 7, body: Box::new(Answer::Recommend { learned }) },
        Reply::Answer { id: 11, body: Box::new(Answer::Baseline { comparison }) },
        Reply::Answer { id: 12, body: Box::new(Answer::Gaps { gaps }) },
        Reply::Answer { id: 8, body: Box::new(Answer::Explain { explanation: Box::new(explanation) }) },
        Reply::Answer { id: 10, body: Box::new(Answer::Compose(Box::new(composed))) },
        Reply::Answer { id: 9, body: Box::new(Answer::WhatIf { openings: vec![opening] }) },
    ];
    for reply in replies {
        assert_eq!(across(&reply), reply);
    }
}

#[wasm_bindgen_test]
fn the_form_is_kept_for_the_session() {
    let session = Session::with_prefix("test/kept/");
    let mut form = ProfileForm { role: "Nurse".into(), ..ProfileForm::default() };
    form.add_skill("Writing");
    session.keep("form", &form);
    assert_eq!(session.kept::<ProfileForm>("form"), Some(form));
    assert_eq!(session.kept::<ProfileForm>("nothing"), None);
}

#[wasm_bindgen_test]
fn what_cannot_be_read_any_more_is_as_if_it_were_not_there() {
    let session = Session::with_prefix("test/broken/");
    let storage = window().session_storage().unwrap().unwrap();
    for text in ["{", "7", r#"{"role":7}"#] {
        storage.set_item("test/broken/form", text).unwrap();
        assert_eq!(session.kept::<ProfileForm>("form"), None, "{text}");
    }
    storage.set_item("test/broken/form", r#"{"role":"Nurse","gone":true}"#).unwrap();
    assert_eq!(session.kept::<ProfileForm>("form").unwrap().role, "Nurse");
}

#[wasm_bindgen_test]
fn where_storage_is_blocked_memory_serves() {
    let blocked = js_sys::Function::new_no_args(
        "const real = Object.getOwnPropertyDescriptor(window, 'sessionStorage') ?? null;
         Object.defineProperty(window, 'sessionStorage',
             { configurable: true, get() { throw new DOMException('no', 'SecurityError'); } });
         return real;",
    )
    .call0(&JsValue::NULL)
    .unwrap();
    let session = Session::with_prefix("test/blocked/");
    session.keep("form", &ProfileForm { role: "Nurse".into(), ..ProfileForm::default() });
    let kept = session.kept::<ProfileForm>("form");
    js_sys::Function::new_with_args(
        "real",
        "delete window.sessionStorage; if (real) Object.defineProperty(window, 'sessionStorage', real);",
    )
    .call1(&JsValue::NULL, &blocked)
    .unwrap();
    assert_eq!(kept.unwrap().role, "Nurse");
}

fn press(input: &HtmlInputElement, key: &str) {
    let init = KeyboardEventInit::new();
    init.set_key(key);
    init.set_bubbles(true);
    init.set_cancelable(true);
    input
        .dispatch_event(&KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap())
        .unwrap();
}

fn type_in(input: &HtmlInputElement, text: &str) {
    input.set_value(text);
    let init = web_sys::EventInit::new();
    init.set_bubbles(true);
    input.dispatch_event(&web_sys::Event::new_with_event_init_dict("input", &init).unwrap()).unwrap();
}

#[wasm_bindgen_test]
async fn the_role_field_is_a_combobox_by_keyboard() {
    let root: HtmlElement = document().create_element("div").unwrap().unchecked_into();
    document().body().unwrap().append_child(&root).unwrap();
    let mounted = leptos::mount::mount_to(root.clone(), || {
        provide_fake();
        view! { <RoleFields /> }
    });
    settle().await;
    let input: HtmlInputElement = root.query_selector("#role").unwrap().unwrap().unchecked_into();
    let attribute = |name: &str| input.get_attribute(name);
    assert_eq!(attribute("role").as_deref(), Some("combobox"));
    assert_eq!(attribute("aria-expanded").as_deref(), Some("false"));

    type_in(&input, "nurs");
    settle().await;
    assert_eq!(attribute("aria-expanded").as_deref(), Some("true"));
    assert_eq!(attribute("aria-activedescendant"), None);
    let list = document().get_element_by_id(&attribute("aria-controls").unwrap()).unwrap();
    assert_eq!(list.query_selector_all("[role=option]").unwrap().length(), 2);

    press(&input, "ArrowDown");
    press(&input, "ArrowDown");
    settle().await;
    let active = document().get_element_by_id(&attribute("aria-activedescendant").unwrap()).unwrap();
    assert_eq!(active.get_attribute("aria-selected").as_deref(), Some("true"));
    assert!(active.text_content().unwrap().starts_with("Nurse Aide"));

    press(&input, "Enter");
    settle().await;
    assert_eq!(input.value(), "Nurse Aide");
    assert_eq!(attribute("aria-expanded").as_deref(), Some("false"));

    type_in(&input, "nurse of my own");
    settle().await;
    press(&input, "Escape");
    settle().await;
    assert_eq!(attribute("aria-expanded").as_deref(), Some("false"));
    assert_eq!(input.value(), "nurse of my own");
    press(&input, "Escape");
    settle().await;
    assert_eq!(input.value(), "");
    drop(mounted);
    root.remove();
}

#[wasm_bindgen_test]
async fn only_what_typing_rests_on_is_asked() {
    let root: HtmlElement = document().create_element("div").unwrap().unchecked_into();
    document().body().unwrap().append_child(&root).unwrap();
    let (sender, receiver) = futures::channel::oneshot::channel();
    let mounted = leptos::mount::mount_to(root.clone(), move || {
        assert!(sender.send(provide_fake()).is_ok());
        view! { <RoleFields /> }
    });
    let fake = receiver.await.unwrap();
    settle().await;
    let input: HtmlInputElement = root.query_selector("#role").unwrap().unwrap().unchecked_into();
    for text in ["p", "pl", "plu", "plum"] {
        type_in(&input, text);
    }
    settle().await;
    let asked = fake.asked.borrow();
    let completed: Vec<_> = asked
        .iter()
        .filter_map(|question| match question {
            Question::CompleteTitle { text, .. } => Some(text.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(completed, ["plum"]);
    drop(mounted);
    root.remove();
}

#[wasm_bindgen_test]
fn an_answer_is_read_leniently_and_nonsense_not_at_all() {
    use waymark_app::services::json;
    let advice: Advice = json::read(
        r#"{"v":1,"template":"v1","mode":"model","note":"from-the-future","answer":{"v":1,"language":"en","answered":true,
            "sentences":[{"text":"It pays.","facts":["F1"],"origin":"model"}]},"facts":[{"id":"F1","kind":"pay-median","text":"t","source":"s"}],
            "report":{"accepted":1,"repaired":0,"rejected":0,"rejections":[]}}"#,
    )
    .unwrap();
    assert_eq!(advice.note, Some(waymark_schema::advice::Note::Other));
    assert_eq!(advice.sentences().len(), 1);
    for text in ["", "7", "<html>", r#"{"answer":7}"#, r#"{"answer":{"sentences":[{"text":7}]}}"#] {
        assert_eq!(json::read::<Advice>(text), None, "{text}");
    }
}

#[wasm_bindgen_test]
fn a_request_is_written_for_people_to_read() {
    use waymark_app::services::json;
    #[derive(Serialize)]
    struct Sent {
        #[serde(rename = "match")]
        probability: f32,
        code: &'static str,
    }
    let text = json::write_readably(&Sent { probability: 0.86, code: "15" }).unwrap();
    assert_eq!(text, "{\n  \"match\": 0.86,\n  \"code\": \"15\"\n}");
}

/// Browsers let the timers of a page that nobody sees go off once a second; here they never do.
#[wasm_bindgen_test]
async fn what_is_drawn_in_pieces_waits_for_no_timer_where_nobody_sees_it() {
    use js_sys::{Function, Object, Reflect};
    let hidden = Object::new();
    Reflect::set(&hidden, &"value".into(), &true.into()).unwrap();
    Reflect::set(&hidden, &"configurable".into(), &true.into()).unwrap();
    let (document, window) = (document(), window());
    let timer = Reflect::get(&window, &"setTimeout".into()).unwrap();
    Reflect::define_property(&document, &"hidden".into(), &hidden).unwrap();
    Reflect::set(&window, &"setTimeout".into(), &Function::new_no_args("")).unwrap();
    waymark_app::services::timer::rest().await;
    Reflect::set(&window, &"setTimeout".into(), &timer).unwrap();
    Reflect::delete_property(&document, &"hidden".into()).unwrap();
}

/// The worker answers one question after the other; a timer between two of them would wait.
#[wasm_bindgen_test]
async fn messages_are_heard_in_between_without_a_timer() {
    use js_sys::{Function, Reflect};
    use std::cell::RefCell;
    use std::rc::Rc;
    use waymark_app::services::timer::turn;

    let channel = web_sys::MessageChannel::new().unwrap();
    let heard = Rc::new(RefCell::new(Vec::new()));
    let hearing = Rc::clone(&heard);
    let listen = wasm_bindgen::closure::Closure::<dyn FnMut(web_sys::MessageEvent)>::new(
        move |event: web_sys::MessageEvent| {
            hearing.borrow_mut().push(event.data().as_f64());
        },
    );
    channel.port2().set_onmessage(Some(listen.as_ref().unchecked_ref()));
    let window = window();
    let timer = Reflect::get(&window, &"setTimeout".into()).unwrap();
    Reflect::set(&window, &"setTimeout".into(), &Function::new_no_args("")).unwrap();
    for message in [1.0, 2.0, 3.0] {
        channel.port1().post_message(&message.into()).unwrap();
        turn().await;
        assert_eq!(heard.borrow().last(), Some(&Some(message)));
    }
    Reflect::set(&window, &"setTimeout".into(), &timer).unwrap();
}
