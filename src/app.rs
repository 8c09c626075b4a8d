//! The whole page: its contexts, its frame and its routes.

use crate::components::advice::Advising;
use crate::components::announcer::{Announcer, LiveRegion};
use crate::components::areas::Areas;
use crate::components::keeping::provide_keeping;
use crate::components::later::{in_turn, later};
use crate::components::site_footer::SiteFooter;
use crate::components::site_header::SiteHeader;
use crate::components::telling::Telling;
use crate::components::weighing::Order;
use crate::language::{Language, spoken};
use crate::pages::home::Home;
use crate::pages::not_found::NotFound;
use crate::pages::{about, compare, demand, grounded, map, model, occupation, questions, saved, search};
use crate::services::dom;
use crate::services::engine::Engine;
use crate::services::language;
use crate::services::live::{Live, use_live};
use crate::services::session::Session;
use crate::services::site::{Site, tidy_address};
use crate::services::still;
use crate::services::timer::rest;
use crate::state::basket::Basket;
use crate::state::form::ProfileForm;
use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::hooks::use_location;
use leptos_router::path;
use reactive_stores::Store;
use wasm_bindgen_futures::spawn_local;
use waymark_schema::message::Question;

/// Most occupations asked for, of which the first few are shown until more are wanted.
pub(crate) const MOST_RESULTS: usize = 30;
/// How long typing must rest before the results follow, in milliseconds.
const TYPING_REST: i32 = 120;

/// What every page shares; cheap to copy, found by [`use_app`].
#[derive(Clone, Copy)]
pub struct AppState {
    /// What the visitor has said.
    pub form: Store<ProfileForm>,
    /// Whether the whole form is shown on one page.
    pub one_page: RwSignal<bool>,
    /// Recommendations for the form as it stands.
    pub recommended: Live,
    /// Every place wages are published for.
    pub areas: Areas,
    /// Sources of the data and their releases.
    pub sources: Live,
    /// What the results are ordered by.
    pub order: Order,
    /// The occupations chosen to be compared.
    pub compared: RwSignal<Basket>,
    /// Written advice.
    pub advising: Advising,
    /// The language that the page speaks; what is drawn while it is read is drawn anew when it changes.
    pub language: RwSignal<Language>,
    /// Speaks to screen readers.
    pub announcer: Announcer,
}

/// The state provided by [`App`].
pub fn use_app() -> AppState {
    expect_context()
}

/// The site's addresses, provided by [`App`].
pub fn use_site() -> Site {
    expect_context()
}

/// Puts the app in the place of the page's still region.
pub fn start() {
    #[cfg(debug_assertions)]
    console_error_panic_hook::set_once();
    language::begin();
    tidy_address();
    still::take_over();
    // In a task of its own, as are the parts of the page; what Leptos spawns with is only there once it mounts.
    spawn_local(async {
        rest().await;
        mount_to_body(App);
    });
}

/// Provides what every page shares, around an engine.
pub fn provide_app(engine: Engine, site: Site) -> AppState {
    let form = Store::new(Session::APP.kept::<ProfileForm>("form").unwrap_or_default());
    let one_page = RwSignal::new(Session::APP.kept("one-page").unwrap_or(false));
    Effect::new(move |_| {
        form.with(|form| match form {
            form if *form == ProfileForm::default() => Session::APP.forget("form"),
            form => Session::APP.keep("form", form),
        });
    });
    Effect::new(move |_| one_page.with(|one_page| Session::APP.keep("one-page", one_page)));
    let compared = RwSignal::new(Session::APP.kept::<Basket>("compared").unwrap_or_default());
    Effect::new(move |_| {
        compared.with(|compared| match compared {
            none if none.chosen().is_empty() => Session::APP.forget("compared"),
            some => Session::APP.keep("compared", some),
        });
    });
    let order = Order::new();
    let most = site.limit().unwrap_or(MOST_RESULTS);
    let recommended = use_live(engine, TYPING_REST, move || {
        let profile = form.with(|form| form.says_something().then(|| form.to_profile()))?;
        Some(Question::Recommend { profile, weights: order.weights.get().to_string(), top: most })
    });
    let app = AppState {
        form,
        one_page,
        recommended,
        areas: Areas::new(engine),
        sources: use_live(engine, 0, || Some(Question::Sources)),
        order,
        compared,
        advising: Advising::kept(),
        language: RwSignal::new(spoken()),
        announcer: Announcer::new(),
    };
    provide_context(engine);
    provide_context(site);
    provide_context(app);
    provide_keeping(app, engine);
    app
}

/// Moves the focus to the content of a page that a link has led to, which a browser would do itself
/// had the page been loaded anew.
#[component]
fn FocusOnArrival() -> impl IntoView {
    let path = use_location().pathname;
    Effect::new(move |before: Option<String>| {
        let path = path.get();
        if before.is_some_and(|before| before != path) {
            dom::focus_on_arrival("main");
        }
        path
    });
}

/// What the address asks for.
#[component]
fn Content() -> impl IntoView {
    view! {
        <main id="main" class="content" tabindex="-1">
            <FlatRoutes fallback=NotFound>
                <Route path=path!("/") view=Home />
                <Route path=path!("/occupation/:code") view=later(occupation) />
                <Route path=path!("/about") view=later(about) />
                <Route path=path!("/model") view=later(model) />
                <Route path=path!("/grounded") view=later(grounded) />
                <Route path=path!("/saved") view=later(saved) />
                <Route path=path!("/compare") view=later(compare) />
                <Route path=path!("/demand") view=later(demand) />
                <Route path=path!("/search") view=later(search) />
                <Route path=path!("/map") view=later(map) />
                <Route path=path!("/questions") view=later(questions) />
            </FlatRoutes>
        </main>
    }
}

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    let site = Site::of_document();
    let language = provide_app(Engine::in_worker(&site), site.clone()).language;
    let page = move || {
        language.track();
        view! {
            {in_turn(SiteHeader)}
            {in_turn(Content)}
            {in_turn(SiteFooter)}
        }
    };
    in_turn(move || {
        view! {
            <Router base=site.router_base()>
                <FocusOnArrival />
                <Telling />
                {page}
                <LiveRegion />
            </Router>
        }
    })
}
