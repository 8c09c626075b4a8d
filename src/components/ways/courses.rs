//! Courses for what is missing, and what the visitor says of them.

use super::Unfolded;
use crate::app::{AppState, use_app};
use crate::components::made_up::MadeUp;
use crate::services::dom;
use crate::state::form::Added;
use crate::state::route_choices::{CourseMark, MarkedCourse, RouteChoices};
use crate::t;
use crate::view::courses::{self, ORDER_IS_MADE_UP, purpose};
use crate::view::routes::{course_facts, course_reason};
use leptos::prelude::*;
use waymark_schema::route::CourseV1;

/// The courses of a move, folded away.
#[component]
pub fn Courses(
    /// What the list is known by when it is drawn anew.
    name: String,
    /// The courses, in the order to take them in.
    courses: Vec<CourseV1>,
    /// What the visitor has chosen.
    choices: RwSignal<RouteChoices>,
) -> impl IntoView {
    let unfolded = expect_context::<Unfolded>();
    let open = unfolded.has(&name);
    let note = move |event: leptos::ev::Event| unfolded.note(&name, dom::is_unfolded(&event));
    let listed = courses.first().map(|course| course.listed.clone())?;
    let count = courses.len();
    let list =
        courses.into_iter().map(|course| view! { <Course course=course choices=choices /> }).collect_view();
    Some(view! {
        <details class="more" open=open on:toggle=note>
            <summary>{t!("What to learn: ")} {count} {t!(" courses")}</summary>
            <MadeUp words=crate::language::text(ORDER_IS_MADE_UP) />
            <ol class="courses">{list}</ol>
            <p class="source">
                {t!("From Coursera’s public catalogue, list of ")} {listed}
                {t!(". A course may have changed or gone since. Links open on Coursera’s site.")}
            </p>
        </details>
    })
}

/// Marks a course. Who has taken it, or knows its matter, has the skill: it joins the visitor's own.
fn mark(app: AppState, choices: RwSignal<RouteChoices>, course: &CourseV1, mark: CourseMark) {
    let mut added = Added::Already;
    if mark != CourseMark::NotForMe {
        app.form.update(|form| added = form.add_skill(&course.wanted));
    }
    let skill = (added == Added::Yes).then(|| course.wanted.clone());
    app.announcer.say(courses::told(mark, &course.title, skill.as_deref()));
    choices.update(|choices| {
        choices.mark(MarkedCourse {
            url: course.url.clone(),
            title: course.title.clone(),
            mark,
            added: skill,
        });
    });
    // The list is drawn anew without the course, and with it goes the button.
    dom::focus_soon("ways-heading");
}

/// A course with buttons for the visitor's word on it.
#[component]
fn Course(course: CourseV1, choices: RwSignal<RouteChoices>) -> impl IntoView {
    let app = use_app();
    let marking = StoredValue::new(course.clone());
    let button = move |choice: CourseMark| {
        let choose = move |_| marking.with_value(|course| mark(app, choices, course, choice));
        view! {
            <button class="button button--small" type="button" on:click=choose>{courses::mark(choice)}</button>
        }
    };
    let facts = course_facts(&course);
    let reason = course_reason(&course);
    view! {
        <li class="course">
            <p class="course__title">
                <a href=course.url.clone() target="_blank" rel="noopener noreferrer">{course.title.clone()}</a>
            </p>
            {purpose(&course.answers).map(|purpose| view! { <p class="course__purpose">{purpose}</p> })}
            <p class="course__facts">{course.organisation} ", " {facts} {t!(". Group: ")} {course.cluster} "."</p>
            <p class="course__reason">{reason}</p>
            <div class="course__marks" role="group" aria-label=t!("Your word on {}", course.title)>
                {CourseMark::ALL.map(button).collect_view()}
            </div>
        </li>
    }
}

/// Everything that the visitor has said of courses, each with a way back.
#[component]
pub fn Marked(
    /// What the visitor has chosen.
    choices: RwSignal<RouteChoices>,
) -> impl IntoView {
    let app = use_app();
    let item = move |marked: MarkedCourse| {
        let (url, title) = (marked.url, marked.title.clone());
        let undo = move |_| {
            let mut skill = None;
            choices.update(|choices| skill = choices.unmark(&url));
            if let Some(skill) = &skill {
                app.form.update(|form| form.remove_skill(skill));
            }
            app.announcer.say(courses::taken_back(&title, skill.as_deref()));
            dom::focus_soon("ways-heading");
        };
        view! {
            <li>
                <span><strong>{courses::marked(marked.mark)} ": "</strong> {marked.title.clone()} " "</span>
                <button class="button button--small" type="button" on:click=undo>
                    {t!("Undo")} <span class="visually-hidden">" " {marked.title}</span>
                </button>
            </li>
        }
    };
    let all = Memo::new(move |_| choices.with(|choices| choices.marks.clone()));
    move || {
        let marks = all.get();
        (!marks.is_empty()).then(|| {
            let list = marks.into_iter().map(item).collect_view();
            view! { <ul class="ways__chosen" aria-label=t!("Your word on courses")>{list}</ul> }
        })
    }
}
