// Runs inside a copy of the report page (tools/browser-test) and writes what it finds into the page.
(() => {
  const lines = [];
  const check = (name, fine, more) => lines.push(`${fine ? "ok" : "not ok"} ${name}${fine || !more ? "" : `: ${more}`}`);
  const all = selector => [...document.querySelectorAll(selector)];
  const of = (elements, n = 3) => elements.slice(0, n).map(e => (e.outerHTML || String(e)).slice(0, 120).replace(/\s+/g, " ").replace(/</g, "‹")).join(" ");
  const root = document.documentElement;

  all("details").forEach(d => (d.open = true));
  check("the page reads right to left, in Arabic", getComputedStyle(document.body).direction === "rtl" && root.lang === "ar");
  check("nothing is wider than the window", root.scrollWidth <= root.clientWidth, `${root.scrollWidth} > ${root.clientWidth}`);
  const wide = all("main *").filter(e => e.getBoundingClientRect().right > innerWidth + 1 || e.getBoundingClientRect().left < -1)
    .filter(e => e.closest("thead") === null);
  check("no element leaves the window", wide.length === 0, of(wide));
  check("nothing was fetched", performance.getEntriesByType("resource").length === 0);

  const headings = all("h1,h2,h3,h4").map(h => Number(h.tagName[1]));
  const skips = headings.filter((level, i) => i > 0 && level > headings[i - 1] + 1);
  check("one h1, and no heading level is skipped", headings.filter(l => l === 1).length === 1 && skips.length === 0, headings.join(""));
  check("all eight parts are there, each with what is missing", all("section.part .missing").length === 8);

  const lost = all('a[href^="#"]').filter(a => !document.getElementById(a.hash.slice(1)));
  check("every link leads to a place on the page", lost.length === 0, of(lost));
  const ids = all("[id]").map(e => e.id);
  check("no two places share a name", new Set(ids).size === ids.length);
  const tables = all("table").filter(t => !t.caption || [...t.querySelectorAll("th")].some(th => !th.scope));
  check("every table has a caption and every heading cell a scope", tables.length === 0, of(tables));
  const foreign = all("[lang=en]").filter(e => getComputedStyle(e).direction !== "ltr");
  check("English runs left to right", foreign.length === 0, of(foreign));
  const inside = all(".text mark").filter(m => {
    const letter = /[\p{L}\p{M}\p{N}]/u;
    const before = m.previousSibling, after = m.nextSibling;
    const words = m.textContent;
    return (before?.nodeType === 3 && letter.test(before.data.slice(-1)) && letter.test(words[0])) ||
      (after?.nodeType === 3 && letter.test(after.data[0] ?? "") && letter.test(words.slice(-1)));
  });
  check("no mark begins or ends inside a word", inside.length === 0, of(inside));

  const channel = c => ((c /= 255), c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  const parse = colour => colour.match(/[\d.]+/g).map(Number);
  const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const ground = e => {
    for (; e; e = e.parentElement) {
      const colour = parse(getComputedStyle(e).backgroundColor);
      if (colour.length < 4 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  const pale = all("body *").filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())).filter(e => {
    if (e.tagName === "SCRIPT" || e.tagName === "STYLE") return false;
    const [a, b] = [light(parse(getComputedStyle(e).color)), light(ground(e))].sort((x, y) => y - x);
    return (a + 0.05) / (b + 0.05) < 4.5;
  });
  check("all words stand out from their ground (4.5 to 1)", pale.length === 0, of(pale));

  const out = document.createElement("pre");
  out.id = "checks";
  out.textContent = "\n" + lines.join("\n") + "\n";
  document.body.append(out);
})();
