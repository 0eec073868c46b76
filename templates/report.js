// Search, filters, sort, links, keys, copying, theme. The page is whole without it.
"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const all = [...document.querySelectorAll("details.f")];
  const lists = [...document.querySelectorAll(".list")];
  const rank = new Map(all.map((item, number) => [item, number]));
  const many = new Intl.NumberFormat("en");

  const store = {
    get(key) { try { return localStorage.getItem(`migrator-${key}`); } catch { return null; } },
    set(key, value) { try { localStorage.setItem(`migrator-${key}`, value); } catch { /* a file: page may have none */ } },
  };

  function say(text) {
    byId("said").textContent = "";
    requestAnimationFrame(() => { byId("said").textContent = text; });
  }

  // --- details that are built when opened ---------------------------------------------------------------------
  function build(item) {
    const waiting = item.querySelector(":scope > noscript");
    if (waiting) {
      const body = document.createElement("div");
      body.className = "b";
      body.innerHTML = waiting.textContent; // escaped by the report's templates, and the policy runs no script in it
      waiting.replaceWith(body);
    }
    const body = item.querySelector(":scope > .b");
    if (body && !body.querySelector(":scope > .copies")) body.append(copies(item, body));
  }

  function button(text, action) {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    made.addEventListener("click", () => action(made));
    return made;
  }

  function copies(item, body) {
    const row = document.createElement("p");
    row.className = "copies";
    row.append(button("Copy link", (from) => copy(link(item), from)));
    row.append(button("Copy place", (from) => copy(place(item), from)));
    const table = body.querySelector(".d");
    if (table) row.append(button("Copy diff", (from) => copy(unified(table, item), from)));
    return row;
  }

  const link = (item) => `${location.href.split("#")[0]}#${item.id}`;
  const place = (item) => item.querySelector("summary > code").firstChild.textContent.trim();

  function unified(table, item) {
    const path = place(item).replace(/:\d+:\d+$/, "");
    const parts = [`--- a/${path}`, `+++ b/${path}`];
    let rows = [];
    const flush = () => { if (rows.length) parts.push(...hunk(rows)); rows = []; };
    for (const row of table.rows) row.className === "g" ? flush() : rows.push(row);
    flush();
    return `${parts.join("\n")}\n`;
  }

  function hunk(rows) {
    const lines = [];
    let removed = [], added = [];
    const first = [1, 3].map((cell) => rows.map((row) => row.cells[cell - 1].dataset.n).find(Boolean) ?? "0");
    let old = 0, fresh = 0;
    const flush = () => { lines.push(...removed, ...added); removed = []; added = []; };
    for (const row of rows) {
      const [before, after] = [row.cells[0].dataset.n, row.cells[2].dataset.n];
      old += before ? 1 : 0;
      fresh += after ? 1 : 0;
      if (!row.className) { flush(); lines.push(` ${text(row.cells[1])}`); continue; }
      if (before) removed.push(`-${text(row.cells[1])}`);
      if (after) added.push(`+${text(row.cells[3])}`);
    }
    flush();
    return [`@@ -${first[0]},${old} +${first[1]},${fresh} @@`, ...lines];
  }

  const text = (cell) => cell.textContent.replace(/\n$/, "");

  async function copy(value, from) {
    try {
      await navigator.clipboard.writeText(value);
    } catch {
      const area = document.createElement("textarea");
      area.value = value;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
      from.focus();
    }
    const label = from.textContent;
    from.textContent = "Copied";
    say("Copied");
    setTimeout(() => { from.textContent = label; }, 1200);
  }

  function offerCopies() {
    for (const list of document.querySelectorAll(".plan")) {
      const steps = () => [...list.querySelectorAll("li")].map((step) => `- [ ] ${step.textContent.trim().replace(/\s+/g, " ")}`);
      list.append(button("Copy plan", (from) => copy(`${steps().join("\n")}\n`, from)));
    }
    for (const scopes of document.querySelectorAll(".copyable")) {
      const names = [...scopes.querySelectorAll("code")].map((name) => name.textContent);
      scopes.append(button("Copy scopes", (from) => copy(names.join(","), from)));
    }
  }

  // --- search and filters --------------------------------------------------------------------------------------
  const words = new Map();
  function haystack(item) {
    if (!words.has(item)) {
      const title = item.closest(".integration").querySelector("h3").textContent;
      words.set(item, `${title} ${item.textContent.replace(/<[^>]*>/g, " ")}`.toLowerCase());
    }
    return words.get(item);
  }

  const picks = ["severity", "category", "rewrite", "work"].map(byId);
  function filter() {
    const terms = byId("search").value.toLowerCase().split(/\s+/).filter(Boolean);
    const wanted = picks.map((pick) => pick.value).filter(Boolean);
    let shown = 0;
    for (const item of all) {
      const keys = ` ${item.dataset.k} `;
      const fits = wanted.every((key) => keys.includes(` ${key} `)) && (!terms.length || terms.every((term) => haystack(item).includes(term)));
      if (item.hidden === fits) item.hidden = !fits;
      shown += fits ? 1 : 0;
    }
    for (const list of lists) list.closest(".integration").hidden = Boolean(list.children.length) && !list.querySelector(":scope > :not([hidden])");
    byId("nothing").hidden = shown > 0;
    byId("tally").textContent = shown === all.length ? `${many.format(shown)} findings` : `${many.format(shown)} of ${many.format(all.length)} findings`;
  }

  function clear() {
    byId("search").value = "";
    for (const pick of picks) pick.value = "";
    filter();
  }

  function sort() {
    const key = { path: (item) => place(item), rule: (item) => item.querySelector("summary > span").textContent }[byId("sort").value];
    const natural = new Intl.Collator("en", { numeric: true });
    for (const list of lists) {
      const items = [...list.children].map((item) => [item, key ? key(item) : "", rank.get(item)]);
      items.sort((a, b) => natural.compare(a[1], b[1]) || a[2] - b[2]);
      list.append(...items.map(([item]) => item));
    }
  }

  // --- opening, links, keys ------------------------------------------------------------------------------------
  const visible = () => lists.flatMap((list) => [...list.children]).filter((item) => !item.hidden);

  function spread(open) {
    const items = visible();
    let at = 0;
    const some = () => {
      for (const end = Math.min(at + 100, items.length); at < end; at += 1) items[at].open = open;
      if (at < items.length) setTimeout(some);
    };
    some();
  }

  function follow() {
    let target = null;
    try { target = byId(decodeURIComponent(location.hash.slice(1))); } catch { return; }
    if (!target?.matches("details.f, .integration")) return;
    if (target.hidden || target.closest(".integration").hidden) clear();
    if (target.matches("details.f")) {
      target.open = true;
      build(target);
      target.firstElementChild.focus({ preventScroll: true });
    }
    target.scrollIntoView();
  }

  function step(way) {
    const items = visible();
    const at = items.indexOf(document.activeElement?.closest("details.f"));
    const next = items[at < 0 ? 0 : Math.min(Math.max(at + way, 0), items.length - 1)];
    next?.firstElementChild.focus();
    next?.scrollIntoView({ block: "nearest" });
  }

  const current = () => document.activeElement?.closest("details.f");
  const keys = {
    "/": () => byId("search")?.focus(),
    j: () => step(1),
    k: () => step(-1),
    c: () => { if (current()) copy(link(current()), document.createElement("button")); },
    "?": () => byId("help").showModal(),
  };

  function press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || byId("help").open) return;
    const typing = event.target.closest("input, select, textarea");
    if (event.key === "Escape" && event.target === byId("search")) { clear(); return; }
    if (typing || !byId("keys-on").checked || !keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  }

  // --- theme and print -----------------------------------------------------------------------------------------
  const dark = matchMedia("(prefers-color-scheme: dark)");
  function paint(theme) {
    if (theme) document.documentElement.dataset.theme = theme;
    const now = document.documentElement.dataset.theme ?? (dark.matches ? "dark" : "light");
    byId("theme").textContent = now === "dark" ? "Light" : "Dark";
    byId("theme").setAttribute("aria-label", `Switch to the ${now === "dark" ? "light" : "dark"} theme`);
    return now;
  }

  let closed = [];
  function beforePrint() {
    const light = all.some((item) => item.querySelector(":scope > noscript"));
    closed = light ? [] : [...document.querySelectorAll("main details:not([open])")].filter((item) => !item.hidden);
    for (const item of closed) item.open = true;
  }

  document.addEventListener("toggle", (event) => { if (event.target.matches?.("details.f") && event.target.open) build(event.target); }, true);
  document.addEventListener("keydown", press);
  addEventListener("hashchange", follow);
  addEventListener("load", () => requestAnimationFrame(follow)); // the browser's own jump takes the focus away again
  addEventListener("beforeprint", beforePrint);
  addEventListener("afterprint", () => { for (const item of closed) item.open = false; });
  byId("theme").addEventListener("click", () => {
    const next = paint() === "dark" ? "light" : "dark";
    store.set("theme", next);
    paint(next);
  });
  byId("keys").addEventListener("click", () => byId("help").showModal());
  byId("print").addEventListener("click", () => print());
  byId("keys-on").checked = store.get("keys") !== "off";
  byId("keys-on").addEventListener("change", () => store.set("keys", byId("keys-on").checked ? "on" : "off"));
  byId("tools").hidden = false;
  paint(["light", "dark"].includes(store.get("theme")) ? store.get("theme") : "");
  dark.addEventListener("change", () => paint());
  if (byId("toolbar")) {
    let soon = 0;
    byId("search").addEventListener("input", () => { clearTimeout(soon); soon = setTimeout(filter, all.length > 2000 ? 150 : 0); });
    byId("toolbar").addEventListener("submit", (event) => event.preventDefault());
    for (const pick of picks) pick.addEventListener("change", filter);
    byId("sort").addEventListener("change", sort);
    byId("open-all").addEventListener("click", () => spread(true));
    byId("close-all").addEventListener("click", () => spread(false));
    byId("clear").addEventListener("click", () => { clear(); byId("search").focus(); });
    byId("toolbar").hidden = false;
    offerCopies();
  }
  follow();
})();
