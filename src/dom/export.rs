//! Files the reader takes away: text of any kind, and a figure as SVG or PNG.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, HtmlCanvasElement, HtmlImageElement, Url};

use super::document;

/// Saves text as a file.
pub(crate) fn save_text(name: &str, kind: &str, text: &str) {
    let parts = js_sys::Array::of1(&text.into());
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    if let Ok(blob) = Blob::new_with_str_sequence_and_options(&parts, &options) {
        save_blob(name, &blob);
    }
}

fn save_blob(name: &str, blob: &Blob) {
    let saved = || -> Option<()> {
        let url = Url::create_object_url_with_blob(blob).ok()?;
        let link: HtmlAnchorElement = document()?.create_element("a").ok()?.dyn_into().ok()?;
        link.set_href(&url);
        link.set_download(name);
        link.click();
        super::after(10_000, move || {
            let _ = Url::revoke_object_url(&url);
        });
        Some(())
    };
    let _ = saved();
}

/// Draws an SVG text at twice its size and saves it as PNG.
pub(crate) fn save_png(name: String, svg: &str, wide: u32, high: u32) {
    let start = || -> Option<()> {
        let image = HtmlImageElement::new().ok()?;
        let canvas: HtmlCanvasElement = document()?.create_element("canvas").ok()?.dyn_into().ok()?;
        canvas.set_width(wide * 2);
        canvas.set_height(high * 2);
        let drawn = image.clone();
        let on_load = Closure::once_into_js(move || {
            let context = canvas
                .get_context("2d")
                .ok()
                .flatten()
                .and_then(|c| c.dyn_into::<web_sys::CanvasRenderingContext2d>().ok());
            let Some(context) = context else { return };
            let _ = context.draw_image_with_html_image_element_and_dw_and_dh(
                &drawn,
                0.0,
                0.0,
                f64::from(wide * 2),
                f64::from(high * 2),
            );
            let save = Closure::once_into_js(move |blob: Option<Blob>| {
                if let Some(blob) = blob {
                    save_blob(&name, &blob);
                }
            });
            let _ = canvas.to_blob(save.unchecked_ref());
        });
        image.set_onload(Some(on_load.unchecked_ref()));
        image.set_src(&format!("data:image/svg+xml;charset=utf-8,{}", js_sys::encode_uri_component(svg)));
        Some(())
    };
    let _ = start();
}
