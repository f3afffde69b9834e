"use strict";
/* Puts charts into their figures: legend, axis names, buttons, theme, print. */
(() => {
  const PRINT_WIDTH = 680;
  const views = [];

  class View {
    constructor(figure) {
      this.figure = figure;
      this.spec = JSON.parse(figure.querySelector("script").textContent);
      this.kind = Charts[this.spec.kind];
      this.plot = figure.querySelector(".plot");
      this.hidden = new Set(this.kind.hidden ? this.kind.hidden(this.spec) : []);
      this.width = 0;
      const { x, y, value, unit, category } = this.spec;
      const across = { bar: value, map: { name: "east", unit } }[this.spec.kind] ?? x;
      const up = { bar: { name: category, unit: "1" }, map: { name: "north", unit } }[this.spec.kind] ?? y;
      figure.querySelector(".axis-x").textContent = Base.axis(across);
      figure.querySelector(".axis-y").textContent = Base.axis(up);
      figure.querySelector(".csv").addEventListener("click", () => Base.download(this.fileName(), Base.csv(this.kind.data(this.spec))));
      figure.querySelector(".view-table").addEventListener("click", event => this.asTable(event.currentTarget));
      if (this.kind.zooms?.(this.spec)) this.zoomButton();
      this.draw();
      new ResizeObserver(() => this.resized()).observe(this.plot);
    }

    fileName() {
      return this.spec.title.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") + ".csv";
    }

    /* A slider under the chart; with the keyboard, arrows move what is shown and + and − change how much that is. */
    zoomButton() {
      const button = Base.element("button", { type: "button", class: "button zoom", "aria-pressed": "false", "aria-label": "Zoom in " + this.spec.title }, "Zoom");
      button.addEventListener("click", () => {
        this.range = this.range ? undefined : [0, 100];
        button.setAttribute("aria-pressed", String(Boolean(this.range)));
        this.draw();
      });
      button.addEventListener("keydown", event => {
        const step = { ArrowLeft: [-1, -1], ArrowRight: [1, 1], "+": [1, -1], "-": [-1, 1] }[event.key];
        if (!step || !this.range) return;
        event.preventDefault();
        const [from, to] = this.range, by = (to - from) / 10;
        const start = Math.min(99, Math.max(0, from + step[0] * by)), end = Math.max(start + 1, Math.min(100, to + step[1] * by));
        this.chart.dispatchAction({ type: "dataZoom", start, end });
      });
      this.figure.querySelector(".chart-buttons").prepend(button);
    }

    /* The values that are shown fill the height. */
    zoomed() {
      const { start, end } = this.chart.getOption().dataZoom[0];
      this.range = [start, end];
      this.chart.setOption({ yAxis: this.kind.within(this.spec, start / 100, end / 100, this.hidden) });
    }

    draw(width = this.plot.clientWidth) {
      /* What is not picked is drawn when it is, in the theme of then. */
      if (!width || this.figure.closest("[hidden]")) return;
      this.width = width;
      const zoom = this.range && !document.documentElement.dataset.printing;
      const height = Math.round(this.kind.height(this.spec, width)) + (zoom ? 44 : 0);
      this.plot.style.height = height + "px";
      if (!this.chart) {
        this.chart = echarts.init(this.plot, Base.echartsTheme(), { renderer: "svg", width, height });
        this.chart.on("datazoom", () => this.zoomed());
      } else {
        this.chart.setTheme(Base.echartsTheme(), { silent: true });
        this.chart.resize({ width, height, silent: true });
      }
      const theme = Base.theme();
      const option = this.kind.option(this.spec, theme, width);
      if (zoom) {
        option.grid = { ...option.grid, bottom: 48 };
        /* The ends of what is shown are no round numbers. */
        Object.assign(option.xAxis.axisLabel, { showMinLabel: false, showMaxLabel: false, customValues: undefined });
        option.xAxis.axisTick = { customValues: undefined };
        option.dataZoom = [{ type: "slider", filterMode: "none", start: this.range[0], end: this.range[1], height: 24, bottom: 6, left: 44, right: 44, showDetail: false,
          brushSelect: false, borderColor: theme.line, textStyle: { color: theme.soft } }];
      }
      option.legend.selected = Object.fromEntries([...this.hidden].map(name => [name, false]));
      this.chart.setOption(option, true);
      if (zoom) this.zoomed();
      this.legend();
    }

    resized() {
      if (this.plot.clientWidth && this.plot.clientWidth !== this.width && !document.documentElement.dataset.printing) this.draw();
    }

    legend() {
      const theme = Base.theme();
      const entries = this.kind.legend(this.spec);
      const box = this.figure.querySelector(".legend");
      const focused = [...box.children].indexOf(document.activeElement);
      /* One entry says nothing that the heading does not. */
      box.replaceChildren(...entries.length === 1 ? [] : entries.map((entry, i) => this.entry(entry, entry.soft ? theme.soft : Charts.colour(theme, i))));
      if (this.kind.ramp) box.append(this.ramp(this.kind.ramp(this.spec, theme)));
      if (focused >= 0) box.children[focused].focus();
    }

    entry({ name, look }, colour) {
      const swatch = Base.element("span", { class: "swatch " + look, "aria-hidden": "true" });
      swatch.style.color = swatch.style.borderTopColor = colour;
      const button = Base.element("button", { type: "button", "aria-pressed": String(!this.hidden.has(name)) }, swatch, Base.element("span", {}, name));
      button.addEventListener("click", () => {
        if (!this.hidden.delete(name)) this.hidden.add(name);
        button.setAttribute("aria-pressed", String(!this.hidden.has(name)));
        this.chart.dispatchAction({ type: this.hidden.has(name) ? "legendUnSelect" : "legendSelect", name });
      });
      return button;
    }

    ramp({ colours, low, high, name }) {
      const bar = Base.element("i", { "aria-hidden": "true" });
      bar.style.background = "linear-gradient(90deg," + colours.join(",") + ")";
      return Base.element("div", { class: "ramp" }, Base.element("span", {}, name + ":"), Base.element("span", {}, low), bar, Base.element("span", {}, high));
    }

    asTable(button) {
      const box = this.figure.querySelector(".chart-table");
      const show = box.hidden;
      if (show && !box.firstChild) box.append(Base.table(this.kind.data(this.spec)));
      box.hidden = !show;
      for (const part of [".plot", ".legend", ".axis-x", ".axis-y"]) this.figure.querySelector(part).hidden = show;
      button.setAttribute("aria-pressed", String(show));
      button.textContent = show ? "Chart" : "Table";
      this.resized();
    }
  }

  const root = document.documentElement;
  const themeButton = document.getElementById("theme");
  const preferred = matchMedia("(prefers-color-scheme: dark)");

  function setTheme(name) {
    root.dataset.theme = name;
    themeButton.setAttribute("aria-pressed", String(name === "dark"));
    views.forEach(view => view.draw());
  }
  themeButton.addEventListener("click", () => setTheme(root.dataset.theme === "dark" ? "light" : "dark"));
  preferred.addEventListener("change", () => setTheme(preferred.matches ? "dark" : "light"));
  setTheme(preferred.matches ? "dark" : "light");

  /* Long names in headings break behind their dots. */
  document.querySelectorAll("h1, h2, h3").forEach(heading => heading.replaceChildren(...heading.textContent
    .split(/(?<=[._=/])/).flatMap((part, i) => i ? [Base.element("wbr"), part] : [part])));

  document.querySelectorAll("figure.chart").forEach(figure => views.push(new View(figure)));

  document.querySelectorAll(".picker").forEach(picker => {
    const charts = [...picker.querySelectorAll(".picked")];
    const choices = [...picker.querySelectorAll(".choice")].map(choice => ({ select: choice.querySelector("select"), steps: [...choice.querySelectorAll(".pick")] }));
    const pick = () => {
      const number = choices.reduce((before, { select }) => before * select.length + select.selectedIndex, 0);
      charts.forEach((chart, i) => { chart.hidden = i !== number; });
      for (const { select, steps } of choices)
        for (const step of steps) step.disabled = !select.options[select.selectedIndex + Number(step.dataset.step)];
      const figure = charts[number].querySelector("figure");
      views.find(view => view.figure === figure).draw();
    };
    for (const { select, steps } of choices) {
      select.addEventListener("change", pick);
      for (const step of steps) step.addEventListener("click", () => {
        select.selectedIndex += Number(step.dataset.step);
        pick();
      });
    }
    pick();
  });

  /* Paper is white and as wide as paper, whatever the screen is. */
  function beginPrint() {
    if (root.dataset.printing) return;
    root.dataset.printing = root.dataset.theme;
    root.dataset.theme = "light";
    views.forEach(view => view.draw(view.figure.closest(".multiples") ? PRINT_WIDTH / 2 - 10 : PRINT_WIDTH));
  }
  function endPrint() {
    if (!root.dataset.printing) return;
    const before = root.dataset.printing;
    delete root.dataset.printing;
    setTheme(before);
  }
  addEventListener("beforeprint", beginPrint);
  addEventListener("afterprint", endPrint);
  matchMedia("print").addEventListener("change", event => event.matches ? beginPrint() : endPrint());

  document.querySelectorAll(".copy").forEach(button => button.addEventListener("click", async () => {
    const text = document.getElementById(button.dataset.copies).textContent;
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = "Copied";
    } catch {
      button.closest("details").open = true;
      getSelection().selectAllChildren(document.getElementById(button.dataset.copies));
      button.textContent = "Selected";
    }
    setTimeout(() => { button.textContent = "Copy"; }, 2000);
  }));
})();
