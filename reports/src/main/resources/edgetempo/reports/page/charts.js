"use strict";
/* Charts by kind. Each kind has: legend(spec) -> [{name, look, soft: drawn like the words of axes}], height(spec, width), option(spec, theme, width), and data(spec) ->
   {columns, rows}. An entry of the legend is the name of all series that it toggles. */
const Charts = (() => {
  const { finite, text, tick, axis, column, tip, wide } = Base;
  const colour = (t, i) => t.series[i % t.series.length];
  const number = v => finite(v) ? v : null;
  const unique = names => [...new Set(names)];
  /* Height of a line of a name, in pixels; degrees by which names lean. */
  const NAME_LINE = 14, LEAN = 40;

  function grid(right = 18) {
    return { left: 4, right, top: 10, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "axisLabel" };
  }
  function valueAxis(a, more = {}) {
    return { type: a.scale === "LOG" ? "log" : "value", scale: true, min: a.from ?? undefined, axisLabel: { formatter: tick, hideOverlap: true }, splitNumber: 5, ...more };
  }
  /* Round numbers from low to high, about so many. */
  function round(low, high, count, whole) {
    const unit = 10 ** Math.floor(Math.log10((high - low) / count));
    const step = Math.max([1, 2, 5, 10].find(digit => (high - low) / (digit * unit) <= count) * unit, whole ? 1 : 0);
    const first = Math.ceil(low / step - 1e-9), last = Math.floor(high / step + 1e-9);
    return Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step);
  }
  function base(names, tooltip, more) {
    return {
      animation: false, legend: { show: false, data: names }, tooltip: { confine: true, padding: 9, ...tooltip }, grid: grid(), ...more,
    };
  }

  /* ---- lines ---- */
  const groups = spec => unique(spec.lines.map(line => line.group));
  const line = {
    legend: spec => groups(spec).map(name => ({
      name, look: spec.lines.filter(l => l.group === name).every(l => l.look === "LEVEL" || l.look === "DASHED") ? "dashed" : "line",
    })),
    /* Levels so far below the curves that these would be squeezed; the legend shows them again. What lies above stays. */
    hidden(spec) {
      const ys = spec.lines.filter(l => l.look !== "LEVEL").flatMap(l => l.y).filter(finite);
      if (!ys.length) return [];
      const low = ys.reduce((a, b) => Math.min(a, b)), high = ys.reduce((a, b) => Math.max(a, b));
      return spec.lines.filter(l => l.look === "LEVEL" && l.y[0] < low - (high - low) / 2).map(l => l.group);
    },
    zooms: spec => spec.x.scale !== "LOG" && spec.y.scale !== "LOG" && spec.lines.some(l => l.x.length > 16),
    /* Ends of the y axis for what lies between two shares of the x axis. */
    within(spec, from, to, hidden) {
      const xs = spec.lines.flatMap(l => l.x).filter(finite);
      const low = xs.reduce((a, b) => Math.min(a, b)), high = xs.reduce((a, b) => Math.max(a, b));
      const inside = x => x >= low + from * (high - low) && x <= low + to * (high - low);
      const ys = from <= 0 && to >= 1 ? [] : spec.lines.filter(l => !hidden.has(l.group)).flatMap(l => l.y.filter((y, k) => finite(y) && inside(l.x[k])));
      if (!ys.length) return { min: spec.y.from ?? undefined, max: undefined };
      const least = ys.reduce((a, b) => Math.min(a, b)), most = ys.reduce((a, b) => Math.max(a, b));
      const step = 10 ** Math.floor(Math.log10(most - least || Math.abs(most) || 1)) / 2;
      return { min: Math.floor(least / step) * step, max: Math.ceil(most / step) * step || step };
    },
    height: (spec, width) => width < 480 ? 240 : width < 620 ? 280 : 340,
    option(spec, t, width) {
      const names = groups(spec);
      const xs = spec.lines.flatMap(l => l.x).filter(finite);
      const ends = xs.length ? [Math.min(...xs), Math.max(...xs)] : [0, 1];
      if (ends[1] === ends[0]) ends[1] = ends[0] + 1;
      const whole = xs.every(Number.isInteger);
      const count = Math.max(2, Math.min(8, Math.round(width / 70)));
      /* The ends of the axis are those of the data, and no round numbers. */
      const ticks = spec.x.scale === "LOG" ? undefined : round(ends[0], ends[1], count, whole);
      const series = [];
      spec.lines.forEach((l, i) => {
        const c = colour(t, names.indexOf(l.group));
        if (l.low.length) series.push(band(l, i, c));
        const level = l.look === "LEVEL";
        const data = level ? ends.map(x => [x, number(l.y[0])]) : l.x.map((x, k) => [x, number(l.y[k])]);
        series.push({
          type: "line", id: "l" + i, name: l.group, data, z: { STRONG: 5, FAINT: 2, DASHED: 4, LEVEL: 3 }[l.look], color: c,
          showSymbol: !level && data.length <= (l.look === "FAINT" ? 1 : 16), symbol: "circle", symbolSize: 6, connectNulls: false,
          lineStyle: { width: { STRONG: 2.6, FAINT: 1, DASHED: 2, LEVEL: 1.7 }[l.look], opacity: l.look === "FAINT" ? .4 : 1,
            type: l.look === "DASHED" ? "dashed" : level ? [7, 4] : names.indexOf(l.group) >= t.series.length ? [2, 3] : "solid", color: c }, itemStyle: { color: c }, emphasis: { disabled: true },
        });
      });
      const format = shown => {
        const at = shown.find(p => p.seriesId.startsWith("l"));
        if (!at) return "";
        const rows = shown.filter(p => /^l\d+$/.test(p.seriesId)).map(p => [p, spec.lines[+p.seriesId.slice(1)]])
          .filter(([, l]) => l.look !== "LEVEL").map(([p, l]) => [p.color, l.name, text(p.value[1])]);
        const levels = spec.lines.filter(l => l.look === "LEVEL").map(l => [colour(t, names.indexOf(l.group)), l.name, text(l.y[0])]);
        return tip(axis(spec.x) + " " + text(at.axisValue, 6), [...rows, ...levels]);
      };
      return base(names, { trigger: "axis", formatter: format }, {
        xAxis: valueAxis(spec.x, { minInterval: whole && spec.x.scale !== "LOG" ? 1 : 0, min: ends[0], max: ends[1], splitLine: { show: false },
          splitNumber: count, axisTick: { customValues: ticks }, axisLabel: { formatter: tick, hideOverlap: true, alignMaxLabel: "right", customValues: ticks } }),
        yAxis: valueAxis(spec.y), series,
      });
    },
    data: spec => ({
      columns: ["series", column(spec.x), column(spec.y), "low", "high"],
      rows: spec.lines.flatMap(l => l.look === "LEVEL" ? [[l.name, null, l.y[0], null, null]]
        : l.x.map((x, k) => [l.name, x, l.y[k], l.low.length ? l.low[k] : null, l.low.length ? l.high[k] : null])),
    }),
  };

  function band(l, i, c) {
    const points = l.x.map((x, k) => [x, l.low[k], l.high[k]]).filter(p => finite(p[1]) && finite(p[2]));
    return {
      type: "custom", id: "b" + i, name: l.group, data: points, encode: { x: 0, y: [1, 2] }, silent: true, clip: true, z: 1, color: c,
      tooltip: { show: false },
      renderItem(params, api) {
        if (params.dataIndexInside !== 0) return undefined;
        const up = points.map(p => api.coord([p[0], p[2]]));
        const down = points.map(p => api.coord([p[0], p[1]])).reverse();
        return { type: "polygon", shape: { points: [...up, ...down] }, style: { fill: c, opacity: .2 } };
      },
    };
  }

  /* ---- bars and dots with intervals, a row for each category ---- */
  const bar = {
    legend: spec => spec.series.map(s => ({ name: s.name, look: "block" })),
    height: (spec, width) => 46 + spec.categories.length * Math.max(rowHeight(spec.categories, width), spec.series.length * 17 + 10),
    option(spec, t, width) {
      const n = spec.series.length;
      const bars = spec.look === "BARS";
      const series = spec.series.map((s, i) => ({
        type: "custom", id: "s" + i, name: s.name, color: colour(t, i), encode: { x: [1, 2, 3], y: 0 }, clip: bars,
        data: spec.categories.map((c, k) => [k, number(s.values[k]), number(s.low[k] ?? s.values[k]), number(s.high[k] ?? s.values[k])]).filter(d => finite(d[1])),
        renderItem: (params, api) => row(api, colour(t, i), t, i, n, bars && spec.value.scale !== "LOG"),
      }));
      const format = p => {
        const s = spec.series[p.seriesIndex];
        const k = p.value[0];
        const rows = [[p.color, s.name, text(s.values[k])]];
        if (s.low.length && finite(s.low[k])) rows.push(["", "interval", text(s.low[k]) + " to " + text(s.high[k])]);
        return tip(spec.categories[k], rows);
      };
      return base(spec.series.map(s => s.name), { trigger: "item", formatter: format }, {
        xAxis: valueAxis(spec.value, { min: spec.value.scale === "LOG" ? undefined : bars ? v => Math.min(0, v.min) : v => v.min - (v.max - v.min) * .04,
          max: bars || spec.value.scale === "LOG" ? undefined : v => v.max + (v.max - v.min) * .04,
          axisLabel: { formatter: tick, hideOverlap: true, showMinLabel: bars, showMaxLabel: bars },
          splitNumber: Math.max(2, Math.min(7, Math.round(width / 130))) }),
        yAxis: nameAxis(spec.categories, t, width),
        series,
      });
    },
    data: spec => ({
      columns: [spec.category, "series", column(spec.value), "low", "high"],
      rows: spec.series.flatMap(s => spec.categories.map((c, k) => [c, s.name, s.values[k], s.low[k] ?? null, s.high[k] ?? null])),
    }),
  };

  function row(api, c, t, i, n, fromZero) {
    const [x, y] = api.coord([api.value(1), api.value(0)]);
    const space = api.size([0, 1])[1] * .8;
    const thick = Math.min(20, space / n - 2);
    const middle = y + (i - (n - 1) / 2) * Math.min(24, space / n);
    const low = api.coord([api.value(2), 0])[0];
    const high = api.coord([api.value(3), 0])[0];
    const zero = fromZero ? api.coord([0, 0])[0] : x;
    const children = [fromZero
      ? { type: "rect", shape: { x: Math.min(zero, x), y: middle - thick / 2, width: Math.abs(x - zero), height: thick, r: 2 }, style: { fill: c, opacity: .85 } }
      : { type: "circle", shape: { cx: x, cy: middle, r: 5 }, style: { fill: c } }];
    if (high - low > .5) {
      const cap = Math.max(3, Math.min(5, thick / 2 - 1));
      const path = "M" + low + " " + middle + "H" + high + "M" + low + " " + (middle - cap) + "v" + 2 * cap + "M" + high + " " + (middle - cap) + "v" + 2 * cap;
      children.unshift({ type: "path", shape: { pathData: path }, style: { fill: "none", stroke: fromZero ? t.ink : c, lineWidth: 2 }, z2: fromZero ? 5 : 0 });
    }
    return { type: "group", children };
  }

  /* Every so many of the labels of categories, a round number of them, so that they stand apart evenly. */
  const everyRound = (count, width) => {
    const least = Math.max(1, count * 48 / width), ten = 10 ** Math.floor(Math.log10(least));
    const step = [1, 2, 5, 10].map(m => m * ten).find(round => round >= least);
    return index => index % step === 0;
  };

  /* ---- parts of a whole ---- */
  const stack = {
    legend: spec => spec.parts.map(p => ({ name: p.name, look: "block" })),
    /* Names below their columns: folded, or where a word is wider than its column, leaning. */
    names(spec, width) {
      const few = spec.labels.length <= 12;
      const room = Math.max(30, (width - 70) / spec.labels.length - 6);
      const folded = label => fold(label, room);
      const lean = few && spec.labels.some(label => folded(label).split("\n").some(line => wide(line) > room));
      return { few, folded, ...(lean ? leaning(spec.labels, (width - 70) / spec.labels.length) : { rotate: 0, fontSize: 12, more: 0 }) };
    },
    height: (spec, width) => (width < 480 ? 250 : 310) + Math.max(0, Math.round(stack.names(spec, width).more) - 40),
    option(spec, t, width) {
      const areas = spec.look === "AREAS";
      const names = spec.parts.map(p => p.name);
      const { few, folded, rotate, fontSize } = stack.names(spec, width);
      return base(names, {
        trigger: "axis", formatter: shown => shown.length ? tip((few ? "" : axis(spec.x) + " ") + shown[0].axisValue,
          shown.map(p => [p.color, p.seriesName, text(p.value)])) : "",
      }, {
        xAxis: { type: "category", data: spec.labels, boundaryGap: !areas, axisTick: { show: false },
          axisLabel: { hideOverlap: !few, interval: few ? 0 : everyRound(spec.labels.length, width - 70), rotate, fontSize, formatter: few && !rotate ? folded : undefined, lineHeight: NAME_LINE } },
        yAxis: valueAxis(spec.y, { scale: false, max: spec.y.unit === "%" ? v => v.max > 99.5 && v.max < 100.5 ? 100 : undefined : undefined }),
        series: spec.parts.map((p, i) => ({
          type: areas ? "line" : "bar", name: p.name, stack: "all", stackStrategy: areas ? "all" : "samesign", data: p.values.map(number), showSymbol: false,
          color: colour(t, i), lineStyle: { width: 1 }, areaStyle: areas ? { opacity: .75 } : undefined, barMaxWidth: 46, emphasis: { disabled: true },
        })),
      });
    },
    data: spec => ({ columns: [column(spec.x), ...spec.parts.map(p => p.name)], rows: spec.labels.map((l, k) => [l, ...spec.parts.map(p => p.values[k])]) }),
  };

  /* ---- colours of cells ---- */
  /** As many rows are high enough for names in two lines. */
  const TALL_ROWS = 11;
  const heat = {
    legend: () => [],
    ramp: (spec, t) => ({ colours: t[spec.colours], low: text(spec.low), high: text(spec.high), name: axis(spec.value) }),
    /* How wide a column is, and how its name stands below it. */
    columns(spec, width) {
      const rows = Math.max(...spec.rows.map(row => wide(row)));
      const one = (width - 30 - Math.min(rows, width * (spec.rows.length <= TALL_ROWS ? .42 : .3))) / spec.columns.length;
      const lean = spec.columns.length <= 20 && spec.columns.some(c => c.length > 4 && wide(c) > one - 4);
      return { one, ...(lean ? leaning(spec.columns, one) : { rotate: 0, fontSize: 12, more: 0 }) };
    },
    height: (spec, width) => 40 + spec.rows.length * Math.max(15, Math.min(34, 380 / spec.rows.length)) + Math.round(heat.columns(spec, width).more),
    option(spec, t, width) {
      const { one, rotate, fontSize } = heat.columns(spec, width);
      const cells = [];
      spec.values.forEach((r, y) => r.forEach((v, x) => { if (finite(v)) cells.push([x, y, v]); }));
      const middle = (spec.low + spec.high) / 2;
      const span = (spec.high - spec.low) / 2 || 1;
      const label = spec.texts.length > 0 && spec.texts.flat().every(words => wide(words, 11) <= one - 2);
      const many = spec.columns.length > 40;
      /* Text on a cell takes the colour that contrasts with it. */
      const dark = v => spec.colours === "DIVERGING" ? Math.abs(v - middle) / span > .62 : (v - spec.low) / (2 * span) > .5;
      return base([], { trigger: "item", formatter: p => tip(spec.rows[p.value[1]], [["", axis(spec.x), spec.columns[p.value[0]]],
        [p.color, axis(spec.value), text(p.value[2])], ...(spec.texts.length ? [["", "", spec.texts[p.value[1]][p.value[0]]]] : [])]) }, {
        visualMap: { show: false, type: "continuous", min: spec.low, max: spec.high === spec.low ? spec.low + 1 : spec.high, dimension: 2, inRange: { color: t[spec.colours] } },
        xAxis: { type: "category", data: spec.columns, axisTick: { show: false }, splitLine: { show: false }, splitArea: { show: false },
          axisLabel: { hideOverlap: true, interval: spec.columns.length <= 12 ? 0 : everyRound(spec.columns.length, width * .8), rotate, fontSize } },
        yAxis: { type: "category", inverse: true, data: spec.rows, axisTick: { show: false }, axisLabel: spec.rows.length <= TALL_ROWS ? { interval: 0, formatter: naming(spec.rows, width).lines, lineHeight: NAME_LINE, color: t.soft }
          : { interval: spec.rows.length > 24 ? "auto" : 0, width: width * .3, overflow: "truncate", color: t.soft } },
        series: [{ type: "heatmap", data: cells, progressive: 0, emphasis: { itemStyle: { borderColor: t.ink, borderWidth: 1 } },
          itemStyle: { borderWidth: many ? 0 : 1, borderColor: t.card },
          label: { show: label, fontSize: 11, formatter: p => "{" + (dark(p.value[2]) ? "strong" : "weak") + "|" + spec.texts[p.value[1]][p.value[0]] + "}",
            rich: { strong: { color: t.card, fontSize: 11 }, weak: { color: t.ink, fontSize: 11 } } } }],
      });
    },
    data: spec => ({
      columns: [column(spec.y), column(spec.x), column(spec.value), ...(spec.texts.length ? ["text"] : [])],
      rows: spec.values.flatMap((r, y) => r.map((v, x) => [spec.rows[y], spec.columns[x], v, ...(spec.texts.length ? [spec.texts[y][x]] : [])])),
    }),
  };

  /* ---- points ---- */
  const scatter = {
    legend: spec => spec.clouds.map(c => ({ name: c.name, look: "block" })),
    height: (spec, width) => spec.yLabels.length ? 46 + spec.yLabels.length * rowHeight(spec.yLabels, width) : width < 480 ? 270 : 340,
    option(spec, t, width) {
      const names = spec.yLabels;
      return base(spec.clouds.map(c => c.name), { trigger: "item", formatter: p => tip(spec.clouds[p.seriesIndex].labels[p.dataIndex] ?? p.seriesName, [
        [p.color, axis(spec.x), text(p.value[0])], ["", axis(spec.y), names.length ? names[p.value[1]] : text(p.value[1])]]) }, {
        xAxis: valueAxis(spec.x, { splitNumber: Math.max(2, Math.min(8, Math.round(width / 110))),
          minInterval: spec.x.scale !== "LOG" && spec.clouds.every(c => c.x.every(Number.isInteger)) ? 1 : 0 }),
        yAxis: names.length ? nameAxis(names, t, width) : valueAxis(spec.y),
        series: spec.clouds.map((c, i) => ({ type: "scatter", name: c.name, color: colour(t, i), symbolSize: 9, itemStyle: { opacity: .7 },
          symbolOffset: names.length ? [0, (i - (spec.clouds.length - 1) / 2) * Math.min(6, 18 / spec.clouds.length)] : 0, data: c.x.map((x, k) => [number(x), c.y[k]]) })),
      });
    },
    data: spec => ({
      columns: ["series", "label", column(spec.x), column(spec.y)],
      rows: spec.clouds.flatMap(c => c.x.map((x, k) => [c.name, c.labels[k] ?? "", x, spec.yLabels.length ? spec.yLabels[c.y[k]] : c.y[k]])),
    }),
  };

  /** A name in lines that fit into a room where they can: broken at spaces, and in words that are wider behind hyphens and the like, and between humps. */
  function fold(name, room) {
    const words = name.split(" ").flatMap(word => {
      const parts = wide(word) <= room ? [word] : word.split(/(?<=[-+.:=_/,])|(?<=[a-z])(?=[A-Z])/);
      return parts.map((part, i) => i ? part : " " + part);
    });
    return words.reduce((lines, word) => {
      const last = lines.length - 1;
      if (wide((lines[last] + word).trim()) <= room) lines[last] += word;
      else lines.push(word);
      return lines;
    }, [""]).map(line => line.trim()).filter(line => line).join("\n");
  }

  /** How names stand below columns of this width that are too narrow for them, and the height that this takes beyond that of a line. */
  function leaning(names, column) {
    const rotate = column * Math.sin(LEAN * Math.PI / 180) >= NAME_LINE - 1 ? LEAN : 90;
    const fontSize = rotate === 90 ? Math.max(9, Math.min(12, Math.floor(column))) : 12;
    return { rotate, fontSize, more: Math.max(...names.map(name => wide(name, fontSize))) * Math.sin(rotate * Math.PI / 180) };
  }

  /**
   * How names are written beside rows: in as much of the width as leaves the larger part to the values. Where "parameter=value" is wider
   * than that, values stand alone: the parameters are the axis's own name.
   */
  function naming(names, width) {
    const longest = 2 + Math.ceil(Math.max(...names.map(name => wide(name))));
    const room = Math.min(longest, Math.max(60, Math.round(width * (width < 480 ? .36 : .42))));
    const tight = names.some(name => name.split(" ").some(word => word.includes("=") && wide(word) > room));
    const lines = name => fold(tight ? name.replace(/[^ =]+=/g, "") : name, room);
    return { room, lines };
  }

  /** Of a row that has room for all lines of its name. */
  function rowHeight(names, width) {
    const { lines } = naming(names, width);
    return Math.max(30, ...names.map(name => NAME_LINE * lines(name).split("\n").length + 8));
  }

  /** Names from the top down. */
  function nameAxis(names, t, width) {
    const { room, lines } = naming(names, width);
    return { type: "category", inverse: true, data: names, axisTick: { show: false }, splitLine: { show: false },
      axisLabel: { formatter: lines, width: room, overflow: "break", interval: 0, fontSize: 12, color: t.ink, lineHeight: NAME_LINE } };
  }

  return { line, bar, stack, heat, scatter, base, colour, valueAxis };
})();
