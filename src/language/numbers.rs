//! Numbers by the browser's own rules for the language in use, `Intl.NumberFormat`.

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// With so many decimals, whole thousands apart: `1,234`, `3.1`.
    Plain {
        /// Digits after the point.
        decimals: u8,
    },
    /// An amount of dollars with so many decimals: `$52,000`, `$25.50`.
    Dollars {
        /// Digits after the point.
        decimals: u8,
    },
    /// A share as a percentage with so many decimals: `62%`.
    Percent {
        /// Digits after the point.
        decimals: u8,
    },
}

/// A number as the language in use writes it.
#[cfg(target_arch = "wasm32")]
pub fn number(value: f64, kind: Kind) -> String {
    use crate::language::spoken;
    use js_sys::{Array, Intl, Object, Reflect};
    use std::cell::RefCell;
    use wasm_bindgen::JsValue;

    thread_local! {
        /// Making one costs far more than using it.
        static FORMATS: RefCell<Vec<(&'static str, Kind, js_sys::Function)>> = const { RefCell::new(Vec::new()) };
    }

    let make = |tag: &str| {
        let (decimals, style) = match kind {
            Kind::Plain { decimals } => (decimals, "decimal"),
            Kind::Dollars { decimals } => (decimals, "currency"),
            Kind::Percent { decimals } => (decimals, "percent"),
        };
        let options = Object::new();
        let set = |name: &str, value: JsValue| {
            // A plain object takes any property.
            let _ = Reflect::set(&options, &name.into(), &value);
        };
        set("style", style.into());
        set("currency", "USD".into());
        set("currencyDisplay", "narrowSymbol".into());
        set("minimumFractionDigits", decimals.into());
        set("maximumFractionDigits", decimals.into());
        Intl::NumberFormat::new(&Array::of1(&tag.into()), &options).format()
    };
    let tag = spoken().tag();
    let format = FORMATS.with_borrow_mut(|formats| {
        if let Some((.., format)) = formats.iter().find(|(other, of, _)| *other == tag && *of == kind) {
            return format.clone();
        }
        let format = make(tag);
        formats.push((tag, kind, format.clone()));
        format
    });
    let text = format.call1(&JsValue::UNDEFINED, &value.into()).ok().and_then(|text| text.as_string());
    text.unwrap_or_else(|| value.to_string()).replace('-', "−")
}

/// A number as both languages write it in the United States: the browser's rules, for tests without one.
#[cfg(not(target_arch = "wasm32"))]
pub fn number(value: f64, kind: Kind) -> String {
    let (value, decimals, before, after) = match kind {
        Kind::Plain { decimals } => (value, decimals, "", ""),
        Kind::Dollars { decimals } => (value, decimals, "$", ""),
        Kind::Percent { decimals } => (value * 100.0, decimals, "", "%"),
    };
    let scale = 10_f64.powi(i32::from(decimals));
    let value = (value * scale).abs().round() / scale * value.signum();
    let digits = format!("{:.*}", usize::from(decimals), value.abs());
    let (whole, rest) = digits.find('.').map_or((digits.as_str(), ""), |point| digits.split_at(point));
    let mut text = String::from(if value < 0.0 && value.abs() > 0.0 { "−" } else { "" });
    text.push_str(before);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text.push_str(rest);
    text.push_str(after);
    text
}
