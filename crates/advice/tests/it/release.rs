//! The release in `public/`, and sheets of facts made from it.

use std::path::PathBuf;
use std::sync::OnceLock;
use waymark_advice::check::Catalogue;
use waymark_advice::collect::Occupation;
use waymark_advice::fact::Sheet;
use waymark_advice::request::{ResultV1, VisitorV1};
use waymark_advice::select;
use waymark_advice::text::overlap;
use waymark_domain::Weights;
use waymark_engine::Service;
use waymark_engine::page::page;
use waymark_engine::recommend::Method;
use waymark_schema::manifest::Manifest;
use waymark_schema::occupation::OccupationPage;
use waymark_schema::profile::ProfileV1;
use waymark_schema::recommendation::Match;

/// Tokens that the sheets may take.
pub(crate) const BUDGET: usize = 6_000;

fn service() -> &'static Service {
    static SERVICE: OnceLock<Service> = OnceLock::new();
    SERVICE.get_or_init(|| {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../public");
        let manifest: Manifest =
            serde_json::from_slice(&std::fs::read(folder.join("manifest.json")).unwrap()).unwrap();
        let asset = |key: &str| std::fs::read(folder.join(&manifest.assets[key].path)).unwrap();
        let mut service = Service::new(&asset("core"), &asset("encoder"), &asset("ranker")).unwrap();
        for key in ["titles", "details", "wages/S06"] {
            service.add(key, &asset(key)).unwrap();
        }
        service
    })
}

pub(crate) fn codes() -> Vec<String> {
    let core = &service().assets().reference.core;
    (0..core.len()).map(|index| core.code(index).to_string()).collect()
}

pub(crate) fn catalogue() -> &'static Catalogue {
    static CATALOGUE: OnceLock<Catalogue> = OnceLock::new();
    CATALOGUE.get_or_init(|| {
        let assets = service().assets();
        let core = &assets.reference.core;
        let details = assets.details().unwrap();
        let occupations =
            (0..core.len()).map(|index| (core.code(index).to_string(), core.titles[index].clone()));
        Catalogue::new(occupations, core.ratings.names.iter().chain(&details.technologies).cloned())
    })
}

pub(crate) fn page_of(code: &str) -> OccupationPage {
    page(code, None, service().assets()).map_err(|_| code.to_owned()).unwrap()
}

/// What a visitor sent, with everything that it leads to.
pub(crate) struct Case {
    pub(crate) visitor: VisitorV1,
    pub(crate) pages: Vec<OccupationPage>,
    pub(crate) matches: Vec<Option<Match>>,
}

/// Codes only: a page fills the screen.
impl std::fmt::Debug for Case {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let codes: Vec<&str> = self.pages.iter().map(|page| page.code.as_str()).collect();
        write!(f, "{codes:?} {:?}", self.visitor)
    }
}

impl Case {
    /// The top results of a profile; `visitor` is what the visitor sends of themselves.
    pub(crate) fn results(profile: &str, visitor: &str, top: usize) -> Self {
        let profile = ProfileV1::from_json(profile).unwrap();
        let shown = service()
            .recommend(&profile, top, Method::Learned(Weights::default()))
            .map_err(|_| "profile")
            .unwrap();
        let visitor: VisitorV1 = serde_json::from_str(visitor).unwrap();
        let pages: Vec<_> = shown.results.iter().map(|result| page_of(&result.code)).collect();
        // Through the request and back, as the proxy sees it.
        let matches = shown
            .results
            .iter()
            .zip(&pages)
            .map(|(result, page)| ResultV1::of(result).matched(page))
            .collect();
        Self { visitor: visitor.checked().unwrap(), pages, matches }
    }

    /// Occupations by code, without a match.
    pub(crate) fn codes(codes: &[&str]) -> Self {
        let pages: Vec<_> = codes.iter().map(|code| page_of(code)).collect();
        Self { visitor: VisitorV1::default(), matches: vec![None; pages.len()], pages }
    }

    fn occupations(&self) -> Vec<Occupation<'_>> {
        let pairs = self.pages.iter().zip(&self.matches);
        pairs.map(|(page, matched)| Occupation { page, matched: matched.as_ref() }).collect()
    }

    pub(crate) fn sheet(&self, budget: usize) -> Sheet {
        select::for_results(&self.occupations(), &self.visitor, budget, &overlap)
    }

    pub(crate) fn asked(&self, question: &str, budget: usize) -> Sheet {
        select::for_question(question, &self.occupations(), &self.visitor, budget, &overlap)
    }
}

/// A marketing coordinator who gave pay, and skills of three kinds: read as an element, a technology, unknown.
pub(crate) fn marketing() -> Case {
    Case::results(
        r#"{"v":1,"role":"marketing coordinator","skills":[{"name":"Writing","level":"strong"},"Adobe Photoshop","juggling"],
            "interests":["E","A"],"education":"bachelor","pay":{"amount":52000,"per":"year"}}"#,
        r#"{"role":"marketing coordinator","skills":[{"name":"Writing","level":"strong"},{"name":"Adobe Photoshop"},{"name":"juggling"}],
            "interests":["E","A"],"education":"bachelor","pay":{"amount":52000,"per":"year"}}"#,
        5,
    )
}

/// A cashier who said no more than that.
pub(crate) fn cashier() -> Case {
    Case::results(
        r#"{"v":1,"role":"cashier","education":"high-school"}"#,
        r#"{"role":"cashier","education":"high-school"}"#,
        5,
    )
}
