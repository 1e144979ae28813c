//! A picture of bars in panels side by side, as an SVG. It is readable in light and in dark mode: it has a ground of its
//! own, whatever page it stands on, and follows what the reader prefers.

use std::fmt::Write;

/// Bars with one scale.
pub struct Panel {
    /// What they are about.
    pub heading: &'static str,
    /// From top to bottom. All panels name the same ones.
    pub bars: Vec<Bar>,
}

/// A bar.
pub struct Bar {
    /// Whose it is.
    pub name: &'static str,
    /// How long it is.
    pub figure: f64,
    /// What stands behind it.
    pub label: String,
    /// How it is coloured: `ours`, `peer` or `limit`.
    pub class: &'static str,
}

const NAMES_WIDTH: usize = 140;
const PANEL_WIDTH: usize = 250;
/// A panel has room for the figure behind the longest bar, and a gap.
const BAR_WIDTH: f64 = 180.0;
const TOP: usize = 62;
const ROW: usize = 24;
const MARGIN: usize = 16;

const STYLE: &str = "
    text { font: 13px system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', sans-serif; fill: #1f2328; }
    .ground { fill: #ffffff; }
    .title, .name.ours, .figure.ours { font-weight: 600; }
    .name { text-anchor: end; }
    rect.ours { fill: #c2410c; }
    rect.peer { fill: #8795a8; }
    rect.limit { fill: #c9d1db; }
    @media (prefers-color-scheme: dark) {
      text { fill: #e6edf3; }
      .ground { fill: #161b22; }
      rect.ours { fill: #fb923c; }
      rect.peer { fill: #768398; }
      rect.limit { fill: #424c5a; }
    }
";

/// Draws it.
pub fn svg(title: &str, panels: &[Panel]) -> String {
    let rows = panels.first().map_or(0, |panel| panel.bars.len());
    let width = NAMES_WIDTH + panels.len() * PANEL_WIDTH + MARGIN;
    let height = TOP + rows * ROW + MARGIN;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
         height=\"{height}\" role=\"img\">\n  <title>{title}</title>\n  <style>{STYLE}  </style>\n  \
         <rect class=\"ground\" width=\"{width}\" height=\"{height}\" rx=\"8\"/>\n  \
         <text class=\"title\" x=\"{MARGIN}\" y=\"26\">{title}</text>\n"
    );
    for (place, panel) in panels.iter().enumerate() {
        let left = NAMES_WIDTH + place * PANEL_WIDTH;
        let longest = panel.bars.iter().fold(0.0, |longest: f64, bar| longest.max(bar.figure));
        let _ = writeln!(svg, "  <text x=\"{left}\" y=\"50\">{}</text>", panel.heading);
        for (row, Bar { name, figure, label, class }) in panel.bars.iter().enumerate() {
            let top = TOP + row * ROW;
            let base = top + 14;
            if place == 0 {
                let right = NAMES_WIDTH - 10;
                let _ = writeln!(svg, "  <text class=\"name {class}\" x=\"{right}\" y=\"{base}\">{name}</text>");
            }
            // A bar that is too short to be seen would look like none.
            let length = (figure / longest * BAR_WIDTH).max(1.0);
            #[allow(clippy::cast_precision_loss, reason = "a picture is small")]
            let end = left as f64 + length + 6.0;
            let _ = writeln!(
                svg,
                "  <rect class=\"{class}\" x=\"{left}\" y=\"{top}\" width=\"{length:.1}\" height=\"18\" rx=\"2\"/>\n  \
                 <text class=\"figure {class}\" x=\"{end:.1}\" y=\"{base}\">{label}</text>"
            );
        }
    }
    svg + "</svg>\n"
}
