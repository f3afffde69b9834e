"use strict";
/* The map of servers, users, their cells and who computes for whom. */
Charts.map = (() => {
  const { text, tip } = Base;
  const MARGIN = 60;
  const CELLS = "cell it is in";
  const celled = spec => spec.users.some(u => u.cell >= 0);
  /* As high as the ground is deep, within reason. */
  function height(spec, width) {
    const places = [...spec.servers, ...spec.users];
    const extent = key => Math.max(...places.map(p => p[key])) - Math.min(...places.map(p => p[key])) + 50;
    return Math.max(190, Math.min(width > 900 ? 560 : 430, MARGIN / 2 + (width - MARGIN) * extent("y") / extent("x")));
  }

  /* One metre is as long across as up: the axis with room to spare shows more ground. */
  function ranges(spec, width) {
    const places = [...spec.servers, ...spec.users];
    const side = key => {
      const values = places.map(p => p[key]);
      const low = Math.min(...values), high = Math.max(...values);
      const pad = Math.max(20, (high - low) * .07);
      return [low - pad, high + pad];
    };
    const x = side("x"), y = side("y");
    const perMetre = Math.min((width - MARGIN) / (x[1] - x[0]), (height(spec, width) - MARGIN / 2) / (y[1] - y[0]));
    const grow = (r, room) => {
      const more = Math.max(0, room / perMetre - (r[1] - r[0])) / 2;
      return [r[0] - more, r[1] + more];
    };
    return [grow(x, width - MARGIN), grow(y, height(spec, width) - MARGIN / 2)];
  }

  return {
    legend: spec => [...spec.targets.map(name => ({ name, look: "block" })), ...(celled(spec) ? [{ name: CELLS, look: "dashed", soft: true }] : [])],
    height,
    option(spec, t, width) {
      const [x, y] = ranges(spec, width);
      const side = range => ({ ...Charts.valueAxis({ scale: "LINEAR" }), min: range[0], max: range[1],
        axisLabel: { formatter: Base.tick, hideOverlap: true, showMinLabel: false, showMaxLabel: false } });
      const users = spec.targets.flatMap((name, i) => {
        const own = spec.users.filter(u => u.target === i);
        const c = Charts.colour(t, i);
        return [
          { type: "lines", name, coordinateSystem: "cartesian2d", silent: true, color: c, z: 1, lineStyle: { color: c, width: 1.4, opacity: .55 },
            data: own.filter(u => u.server >= 0).map(u => ({ coords: [[u.x, u.y], [spec.servers[u.server].x, spec.servers[u.server].y]] })) },
          { type: "scatter", name, color: c, symbolSize: 10, z: 3, itemStyle: { color: c, borderColor: t.card, borderWidth: 1, opacity: 1 },
            data: own.map(u => ({ value: [u.x, u.y], user: u })) },
        ];
      });
      const cells = { type: "lines", name: CELLS, coordinateSystem: "cartesian2d", silent: true, color: t.soft, z: 0, lineStyle: { color: t.soft, width: 1, type: "dotted", opacity: .9 },
        data: spec.users.filter(u => u.cell >= 0 && u.cell !== u.server).map(u => ({ coords: [[u.x, u.y], [spec.servers[u.cell].x, spec.servers[u.cell].y]] })) };
      const servers = {
        type: "scatter", name: "servers", symbol: "rect", symbolSize: 14, z: 5, color: t.ink, itemStyle: { color: t.ink, borderColor: t.card, borderWidth: 2, opacity: 1 },
        label: { show: true, formatter: p => p.data.server.name + (p.data.server.holds ? "\n" + p.data.server.holds : ""), position: "top", lineHeight: 15, color: t.ink, fontWeight: 600, textBorderColor: t.card, textBorderWidth: 3 },
        labelLayout: { moveOverlap: "shiftY", hideOverlap: true },
        data: spec.servers.map(s => ({ value: [s.x, s.y], server: s })),
      };
      return Charts.base([...spec.targets, CELLS, "servers"], {
        trigger: "item", formatter: p => {
          const place = p.data.server ?? p.data.user;
          const where = text(place.x) + ", " + text(place.y) + " " + spec.unit;
          return tip(place.name, [["", "at", where], ...(p.data.user ? [[p.color, "goes", spec.targets[place.target]], ...(place.cell >= 0 ? [["", "in the cell of", spec.servers[place.cell].name]] : [])] : []), ...(place.detail ? [["", place.detail, ""]] : [])]);
        },
      }, { xAxis: side(x), yAxis: side(y), series: [cells, ...users, servers] });
    },
    data: spec => ({
      columns: ["kind", "name", "x [" + spec.unit + "]", "y [" + spec.unit + "]", "target", "server", "cell", "detail"],
      rows: [...spec.servers.map(s => ["server", s.name, s.x, s.y, "", "", "", s.detail]),
        ...spec.users.map(u => ["user", u.name, u.x, u.y, spec.targets[u.target], u.server < 0 ? "" : spec.servers[u.server].name, u.cell < 0 ? "" : spec.servers[u.cell].name, u.detail])],
    }),
  };
})();
