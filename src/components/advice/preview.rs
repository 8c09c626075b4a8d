//! What would be sent, before anything is: every word of the visitor's to change or leave out.

use crate::services::{dom, json};
use crate::state::advice::draft::{Draft, Line};
use crate::t;
use crate::view::advice::per;
use crate::view::format::{dollars, joined};
use crate::view::words::{education, skill_level, value_name};
use leptos::prelude::*;
use waymark_advice::request::{MAX_QUESTION, MAX_WORDS};

/// Finds a line of words in a draft.
type Words = fn(&mut Draft, usize) -> Option<(&mut String, Option<&mut bool>)>;
/// Finds the mark of a line that is sent or left out as it is.
type Mark = fn(&mut Draft) -> Option<&mut bool>;

/// The dialog. It opens when `draft` holds something, and empties it when it closes.
#[component]
pub fn Preview(
    /// Identity of the dialog; those of its fields begin with it.
    id: &'static str,
    /// What would be sent.
    draft: RwSignal<Option<Draft>>,
    /// Where to.
    proxy: String,
    /// Called with the draft and the very text of the request.
    on_send: Callback<(Draft, String)>,
) -> impl IntoView {
    let is_open = Memo::new(move |_| draft.with(Option::is_some));
    Effect::new(move |before: Option<bool>| {
        let open = is_open.get();
        if open {
            dom::show_dialog_soon(id);
        } else if before == Some(true) {
            dom::close_dialog(id);
        }
        open
    });
    let body = Memo::new(move |_| {
        draft.with(|draft| json::write_readably(&draft.as_ref()?.request())).unwrap_or_default()
    });
    let ready = move || draft.with(|draft| draft.as_ref().is_some_and(Draft::is_ready));
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let text = body.get_untracked();
        if let Some(draft_now) = draft.get_untracked().filter(Draft::is_ready) {
            draft.set(None);
            on_send.run((draft_now, text));
        }
    };
    let heading_id = format!("{id}-heading");
    let heading = heading_id.clone();
    let content = move || {
        let draft_now = is_open.get().then(|| draft.get_untracked()).flatten()?;
        Some(view! {
            <form class="preview" on:submit=send>
                <h2 id=heading.clone() tabindex="-1">{t!("This is what would be sent")}</h2>
                <p>
                    {t!("To ")} <strong class="preview__address">{proxy.clone()}</strong>
                    {t!(", once, when you press Send. Change what you like, and untick what you want to leave out.")}
                </p>
                {fields(id, &draft_now, draft)}
                <details class="more" open>
                    <summary>{t!("The whole request, word for word")}</summary>
                    <pre class="preview__json" tabindex="0" role="region" aria-label=t!("The request")>{body}</pre>
                </details>
                <div class="panel__ways">
                    <button class="button" type="button" on:click=move |_| draft.set(None)>{t!("Cancel")}</button>
                    <button class="button button--primary" type="submit" disabled=move || !ready()>{t!("Send")}</button>
                </div>
            </form>
        })
    };
    view! {
        <dialog id=id class="dialog" aria-labelledby=heading_id on:close=move |_| draft.set(None)>{content}</dialog>
    }
}

/// The fields, drawn once: what is typed changes the draft, and not the fields.
fn fields(id: &'static str, now: &Draft, draft: RwSignal<Option<Draft>>) -> AnyView {
    let mut own: Vec<AnyView> = Vec::new();
    if let Some(role) = &now.role {
        let find: Words = |draft, _| draft.role.as_mut().map(|line| (&mut line.value, Some(&mut line.sent)));
        own.push(words(id, "role", 0, t!("Your role"), &role.value, String::new(), draft, find));
    }
    for (place, role) in now.past_roles.iter().enumerate() {
        let find: Words = |draft, place| {
            draft.past_roles.get_mut(place).map(|line| (&mut line.value, Some(&mut line.sent)))
        };
        own.push(words(id, "past", place, t!("An earlier role"), &role.value, String::new(), draft, find));
    }
    for (place, skill) in now.skills.iter().enumerate() {
        let find: Words = |draft, place| {
            draft.skills.get_mut(place).map(|line| (&mut line.value.name, Some(&mut line.sent)))
        };
        let level = skill_level(skill.value.level).to_lowercase();
        own.push(words(id, "skill", place, t!("A skill"), &skill.value.name, level, draft, find));
    }
    if let Some(Line { value, .. }) = &now.interests {
        let names: Vec<&str> = value.iter().map(|interest| interest.name()).collect();
        let find: Mark = |draft| draft.interests.as_mut().map(|line| &mut line.sent);
        own.push(tick(t!("Your interests: {}", joined(&names)), true, draft, find));
    }
    if let Some(goal) = &now.goal {
        let find: Words = |draft, _| draft.goal.as_mut().map(|line| (&mut line.value, Some(&mut line.sent)));
        own.push(words(id, "goal", 0, t!("The role you aim for"), &goal.value, String::new(), draft, find));
    }
    if let Some(Line { value, .. }) = &now.values {
        let names: Vec<&str> = value.iter().map(|&value| value_name(value.into())).collect();
        let find: Mark = |draft| draft.values.as_mut().map(|line| &mut line.sent);
        own.push(tick(t!("What matters to you: {}", joined(&names)), true, draft, find));
    }
    if let Some(line) = &now.education {
        let find: Mark = |draft| draft.education.as_mut().map(|line| &mut line.sent);
        own.push(tick(t!("Your education: {}", education(line.value)), true, draft, find));
    }
    let mut private: Vec<AnyView> = Vec::new();
    if let Some(line) = &now.pay {
        let find: Mark = |draft| draft.pay.as_mut().map(|line| &mut line.sent);
        let words = t!("Your pay: {} {}", dollars(line.value.amount), per(line.value.per));
        private.push(tick(words, false, draft, find));
    }
    if let Some((name, _)) = &now.area {
        let find: Mark = |draft| draft.area.as_mut().map(|(_, line)| &mut line.sent);
        private.push(tick(t!("Your place: {name}", name), false, draft, find));
    }
    let question = now.question.as_ref().map(|question| {
        let find: Words = |draft, _| draft.question.as_mut().map(|question| (question, None));
        words(id, "question", 0, t!("Your question"), question, String::new(), draft, find)
    });
    let titles: Vec<&str> = now.titles.iter().map(String::as_str).collect();
    view! {
        {question}
        {(!own.is_empty()).then(|| view! {
            <fieldset class="preview__part"><legend>{t!("Your words")}</legend>{own}</fieldset>
        })}
        {(!private.is_empty()).then(|| view! {
            <fieldset class="preview__part"><legend>{t!("Left out unless you tick it")}</legend>{private}</fieldset>
        })}
        <p class="preview__page">
            <strong>{t!("From this page: ")}</strong>
            {t!(
                "the code of {n} occupation ({}), with your match and the levels estimated for you, where there are any."
                    | "the codes of {n} occupations ({}), with your match and the levels estimated for you, where there are any." % now.titles.len(),
                joined(&titles)
            )}
        </p>
    }
    .into_any()
}

/// A line of words that can be changed, and left out unless it is the question.
#[expect(clippy::too_many_arguments, reason = "each is a piece of the line's markup")]
fn words(
    id: &'static str,
    kind: &'static str,
    place: usize,
    label: &'static str,
    value: &str,
    detail: String,
    draft: RwSignal<Option<Draft>>,
    find: Words,
) -> AnyView {
    let field = format!("{id}-{kind}-{place}");
    let change = move |event| {
        let typed = event_target_value(&event);
        draft.update(|draft| {
            if let Some((words, _)) = draft.as_mut().and_then(|draft| find(draft, place)) {
                *words = typed;
            }
        });
    };
    let mark = move |event| {
        let ticked = event_target_checked(&event);
        draft.update(|draft| {
            if let Some((_, Some(sent))) = draft.as_mut().and_then(|draft| find(draft, place)) {
                *sent = ticked;
            }
        });
    };
    let is_question = kind == "question";
    let most = if is_question { MAX_QUESTION } else { MAX_WORDS };
    let left_out = move || {
        let mut now = draft.get();
        let line = now.as_mut().and_then(|draft| find(draft, place));
        matches!(line, Some((_, Some(false))))
    };
    let name = value.to_owned();
    view! {
        <div class="preview__line" class:preview__line--out=left_out>
            {(!is_question).then(|| view! {
                <input
                    class="preview__tick" type="checkbox" checked=true on:change=mark
                    aria-label=t!("Send “{name}”", name)
                />
            })}
            <label class="preview__label" for=field.clone()>{label} {(!detail.is_empty()).then(|| format!(" ({detail})"))}</label>
            <input
                id=field class="input input--small" type="text" maxlength=most.to_string() autocomplete="off"
                value=value.to_owned() on:input=change
            />
        </div>
    }
    .into_any()
}

/// A line that is sent as it is or left out.
fn tick(words: String, sent: bool, draft: RwSignal<Option<Draft>>, find: Mark) -> AnyView {
    let change = move |event| {
        let ticked = event_target_checked(&event);
        draft.update(|draft| {
            if let Some(mark) = draft.as_mut().and_then(find) {
                *mark = ticked;
            }
        });
    };
    view! {
        <label class="preview__line preview__line--tick">
            <input class="preview__tick" type="checkbox" checked=sent on:change=change />
            <span>{words}</span>
        </label>
    }
    .into_any()
}
