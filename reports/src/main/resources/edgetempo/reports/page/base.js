"use strict";
/* What all scripts of the page share: numbers as text, colours of the theme, tables of data and their files. */
const Base = (() => {
  const NONE = "–";
  const finite = v => typeof v === "number" && Number.isFinite(v);

  /** A number with some significant digits; groups of three from five digits on. */
  function text(value, digits = 4) {
    if (!finite(value)) return NONE;
    if (value === 0) return "0";
    const size = Math.abs(value);
    if (size >= 1e15 || size < 1e-6) return value.toExponential(digits - 1).replace("e+", "e").replaceAll("-", "−");
    const whole = Math.floor(Math.log10(size)) + 1;
    const places = Math.max(0, Math.min(12, digits - whole));
    let plain = value.toFixed(places);
    if (places > 0 && /\.0+$/.test(plain)) plain = plain.replace(/\.0+$/, "");
    const [before, after] = plain.split(".");
    const grouped = before.replace("-", "").length < 5 ? before : before.replace(/\B(?=(\d{3})+$)/g, "\u202F");
    return (after ? grouped + "." + after : grouped).replace("-", "−");
  }

  /** Labels of an axis: short, with a prefix where numbers are large. */
  function tick(value) {
    if (!finite(value)) return "";
    if (value === 0) return "0";
    const size = Math.abs(value);
    for (const [unit, factor] of [["T", 1e12], ["G", 1e9], ["M", 1e6], ["k", 1e3]]) {
      if (size >= factor * (unit === "k" ? 10 : 1)) return String(+(value / factor).toPrecision(4)).replace("-", "−") + unit;
    }
    return size < 1e-4 ? text(value, 2) : String(+value.toPrecision(6)).replace("-", "−");
  }

  const FONT = "system-ui, sans-serif";
  const pen = document.createElement("canvas").getContext("2d");
  /** How wide a text is in a chart, in pixels. */
  function wide(words, size = 12) {
    pen.font = size + "px " + FONT;
    return pen.measureText(words).width;
  }

  const axis = a => a.name + (a.unit === "1" || a.unit === "" ? "" : " (" + a.unit + ")");
  const column = a => a.name.trim().replace(/[^A-Za-z0-9]+/g, "_") + (a.unit === "1" || a.unit === "" ? "" : " [" + a.unit + "]");

  function theme() {
    const style = getComputedStyle(document.documentElement);
    const value = name => style.getPropertyValue("--" + name).trim();
    return {
      ink: value("ink"), soft: value("soft"), line: value("line"), grid: value("grid"), card: value("card"),
      series: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map(i => value("c" + i)),
      SEQUENTIAL: [value("h0"), value("h1"), value("h2")], DIVERGING: [value("d0"), value("d1"), value("d2")],
    };
  }

  /** How ECharts draws what options do not say; changed as a whole when the theme of the page changes. */
  function echartsTheme() {
    const t = theme();
    const axisLook = {
      axisLine: { lineStyle: { color: t.line } }, axisTick: { lineStyle: { color: t.line } },
      axisLabel: { color: t.soft, fontSize: 12 }, splitLine: { lineStyle: { color: t.grid } },
    };
    return {
      color: t.series, backgroundColor: "transparent", textStyle: { color: t.ink, fontFamily: FONT },
      valueAxis: axisLook, categoryAxis: axisLook, logAxis: axisLook,
      tooltip: { backgroundColor: t.card, borderColor: t.line, textStyle: { color: t.ink } },
    };
  }

  function element(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  const cell = value => value === null || value === undefined ? "" : String(value);
  const quoted = value => /[",\r\n]/.test(value) ? '"' + value.replaceAll('"', '""') + '"' : value;

  /** A table of {columns, rows} as RFC 4180 has it. */
  function csv(data) {
    return [data.columns, ...data.rows].map(row => row.map(v => quoted(cell(v))).join(",")).join("\n") + "\n";
  }

  function download(name, content) {
    const link = element("a", { download: name, href: URL.createObjectURL(new Blob([content], { type: "text/csv;charset=utf-8" })) });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  function table(data) {
    const numeric = data.columns.map((_, c) => data.rows.some(row => finite(row[c])));
    const head = element("tr", {}, ...data.columns.map((name, c) => element("th", { scope: "col", class: numeric[c] ? "number" : "text" }, name)));
    const body = data.rows.map(row => element("tr", {}, ...row.map((v, c) =>
      element("td", { class: numeric[c] ? "number" : "text" }, finite(v) ? text(v, 6) : cell(v)))));
    return element("table", {}, element("thead", {}, head), element("tbody", {}, ...body));
  }

  /** Rows [label, value] under a heading, as an element: nothing in it is read as HTML. */
  function tip(heading, rows) {
    const lines = rows.map(([colour, label, value]) => {
      const mark = element("span", {}, colour ? "● " : "");
      if (colour) mark.style.color = colour;
      return element("tr", {}, element("td", {}, mark, label), element("td", {}, value));
    });
    return element("div", { class: "tip" }, element("b", {}, heading), element("table", {}, element("tbody", {}, ...lines)));
  }

  return { NONE, finite, text, tick, axis, column, theme, echartsTheme, wide, element, csv, download, table, tip };
})();
