//! Courses for what is missing, and what the visitor says of them.

use super::Unfolded;
use crate::app::use_app;
use crate::services::dom;
use crate::state::form::Added;
use crate::state::route_choices::{CourseMark, RouteChoices};
use crate::view::routes::{course_facts, course_reason};
use leptos::prelude::*;
use waymark_schema::route::CourseV1;

/// The courses of a move, folded away.
#[component]
pub fn Courses(
    /// What the list is known by when it is drawn anew.
    name: String,
    /// The courses.
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
            <summary>"What to learn: " {count} " courses"</summary>
            <ul class="courses">{list}</ul>
            <p class="source">
                "From Coursera’s public catalogue, list of " {listed}
                ". A course may have changed or gone since. Links open on Coursera’s site."
            </p>
        </details>
    })
}

fn mark_words(mark: CourseMark) -> &'static str {
    match mark {
        CourseMark::Done => "Done",
        CourseMark::NotForMe => "Not for me",
        CourseMark::Known => "I know this",
    }
}

/// A course with the visitor's word on it.
#[component]
fn Course(course: CourseV1, choices: RwSignal<RouteChoices>) -> impl IntoView {
    let app = use_app();
    let url = StoredValue::new(course.url.clone());
    let wanted = StoredValue::new(course.wanted.clone());
    let marked = Memo::new(move |_| choices.with(|choices| choices.courses.get(&url.get_value()).copied()));
    let button = move |mark: CourseMark| {
        let choose = move |_| {
            let mut now = None;
            choices.update(|choices| now = choices.mark(&url.get_value(), mark));
            let skill = wanted.get_value();
            // Who knows it, or has learned it, has the skill: the ways are planned anew with it.
            if mark != CourseMark::NotForMe {
                if now.is_some() {
                    let mut added = Added::Already;
                    app.form.update(|form| added = form.add_skill(&skill));
                    app.announcer.say(match added {
                        Added::Yes => format!("{skill} added to your skills"),
                        Added::Already => format!("{skill} is among your skills"),
                        Added::Full => "No more skills are read".to_owned(),
                    });
                } else {
                    app.form.update(|form| form.remove_skill(&skill));
                    app.announcer.say(format!("{skill} removed from your skills"));
                }
                // The list is drawn anew with the ways.
                dom::focus("ways-heading");
            }
        };
        view! {
            <button
                class="button button--small"
                type="button"
                aria-pressed=move || (marked.get() == Some(mark)).to_string()
                on:click=choose
            >
                {mark_words(mark)}
            </button>
        }
    };
    let facts = course_facts(&course);
    let reason = course_reason(&course);
    view! {
        <li class="course" class:course--unwanted=move || marked.get() == Some(CourseMark::NotForMe)>
            <p class="course__title">
                <a href=course.url.clone() target="_blank" rel="noopener noreferrer">{course.title.clone()}</a>
            </p>
            <p class="course__facts">{course.organisation} ", " {facts} ". Group: " {course.cluster} "."</p>
            <p class="course__reason">{reason}</p>
            <div class="course__marks" role="group" aria-label=format!("Your word on {}", course.title)>
                {CourseMark::ALL.map(button).collect_view()}
            </div>
        </li>
    }
}
