//! Wages by place and SOC code.

use crate::format::Table;
use serde::{Deserialize, Serialize};
use waymark_domain::{AreaCode, SocCode};

/// Wages of the nation, or of one state and its metropolitan areas.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct WageTables {
    /// Places, in the order of `cells`.
    pub areas: Vec<WageArea>,
}

/// One place.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct WageArea {
    /// Area code, such as `S0600000`.
    pub code: String,
    /// Name.
    pub name: String,
    /// Six digits of the SOC codes with wages here, ascending, each as the difference from the one before.
    pub soc_steps: Vec<u32>,
    /// Employment by SOC code, tens of jobs plus one; 0 if not published.
    pub employment: Vec<u32>,
    /// Location quotient in hundredths plus one; 0 if not published.
    pub location_quotient: Vec<u16>,
    /// Rows of 5 (10th, 25th, 50th, 75th, 90th percentile): annual wage in tens of dollars plus two;
    /// 0 if not published, 1 if top-coded.
    pub annual: Vec<u32>,
    /// Median hourly wage in cents plus one for occupations that have hourly wages only; 0 otherwise.
    pub hourly_only: Vec<u32>,
    /// The annual wage at and above which figures are top-coded, dollars.
    pub top_code: u32,
}

/// Wages of one SOC code in one place. A figure is `None` if it is not published.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Wages {
    /// Number of jobs.
    pub employment: Option<u32>,
    /// Concentration of the occupation here against the nation (1 is the same).
    pub location_quotient: Option<f32>,
    /// Annual wage at the 10th, 25th, 50th, 75th and 90th percentile.
    pub annual: [Option<WageFigure>; 5],
    /// Median hourly wage, for occupations that have no annual figures.
    pub hourly_median: Option<f32>,
}

/// A wage in dollars a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WageFigure {
    /// As published.
    Exactly(u32),
    /// "This much or more".
    AtLeast(u32),
}

impl WageFigure {
    /// The published number of dollars.
    pub fn dollars(self) -> u32 {
        match self {
            Self::Exactly(dollars) | Self::AtLeast(dollars) => dollars,
        }
    }
}

impl WageTables {
    /// The place with this code.
    pub fn area(&self, code: AreaCode) -> Option<&WageArea> {
        let code = code.to_string();
        self.areas.iter().find(|area| area.code == code)
    }

    pub(crate) fn check(&self) -> Result<(), String> {
        for area in &self.areas {
            let rows = area.soc_steps.len();
            let lengths_agree = area.employment.len() == rows
                && area.location_quotient.len() == rows
                && area.annual.len() == rows * 5
                && area.hourly_only.len() == rows;
            if !lengths_agree {
                return Err(format!("columns of area {} differ in length", area.code));
            }
        }
        Ok(())
    }
}

impl WageArea {
    /// Wages of a SOC code here, if it has a row.
    pub fn wages(&self, soc: SocCode) -> Option<Wages> {
        let mut at = 0_u32;
        let row = self.soc_steps.iter().position(|&step| {
            at = at.saturating_add(step);
            at == soc.digits()
        })?;
        let figure = |coded: u32| match coded {
            0 => None,
            1 => Some(WageFigure::AtLeast(self.top_code)),
            tens => Some(WageFigure::Exactly((tens - 2).saturating_mul(10))),
        };
        let mut annual = [None; 5];
        for (wage, &coded) in annual.iter_mut().zip(&self.annual[row * 5..]) {
            *wage = figure(coded);
        }
        Some(Wages {
            employment: self.employment[row].checked_sub(1).map(|tens| tens.saturating_mul(10)),
            location_quotient: self.location_quotient[row].checked_sub(1).map(|q| f32::from(q) / 100.0),
            annual,
            hourly_median: self.hourly_only[row].checked_sub(1).map(|cents| cents as f32 / 100.0),
        })
    }
}

impl Table for WageTables {
    const KIND: u8 = 4;
    const NAME: &'static str = "wages";

    fn check(&self) -> Result<(), String> {
        WageTables::check(self)
    }
}
