//! Parts of the page. Each wires state to markup and holds no arithmetic.

pub mod announcer;
pub mod answers_summary;
pub mod area_field;
pub mod badges;
pub mod combobox;
pub mod engine_notice;
pub mod gap;
pub mod interest_cards;
pub mod match_card;
pub mod parts;
pub mod pay_bar;
pub mod pay_chart;
pub mod pay_fields;
pub mod rated_list;
pub mod results;
pub mod resume;
pub mod resume_findings;
pub mod resume_guesses;
pub mod role_fields;
pub mod site_footer;
pub mod site_header;
pub mod skill_list;
pub mod skill_suggestions;
pub mod trail;
