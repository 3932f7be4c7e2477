// The review's grid: AG Grid shows the rows as they come into view; ranges, copy, paste, fill and undo are ours, and what they
// change is decided on the server, so that it reaches rows that are not loaded. Without a script, or on a narrow screen, the
// table of the page stays.
(() => {
  "use strict";
  const place = document.getElementById("grid");
  const table = document.getElementById("grid-table");
  if (!place || !table || !window.agGrid) return;
  const setup = JSON.parse(document.getElementById("grid-setup").textContent);
  const words = setup.words;
  const wide = window.matchMedia("(min-width: 48em)");
  if (!wide.matches || new URLSearchParams(location.search).get("view") === "table") return;

  const BLOCK = 50;
  const MOST_COPIED = 20000;
  const ROW = "row";
  const WILL = "action";
  const byKey = new Map(setup.columns.map((column) => [column.key, column]));
  const firstToken = JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"];
  // Whoever signs in anew, in whatever tab, gets a new one.
  const token = () => document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? firstToken;
  const state = { query: { show: "all", code: "", find: "", field: "", state: "", value: "", ...setup.query }, revision: setup.revision, total: 0, range: null, canUndo: setup.can_undo, canRedo: setup.can_redo };
  let api = null;

  // Words ---------------------------------------------------------------------------------------------------
  const say = (text) => {
    document.getElementById("grid-said").textContent = text;
  };
  const fill = (sentence, values) => sentence.replace(/%\((\w+)\)s/g, (_all, name) => String(values[name]));
  const element = (name, className, text) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  };
  const icon = (level) => {
    const template = document.getElementById(`icon-${level}`);
    return template ? template.content.firstElementChild.cloneNode(true) : element("span");
  };

  // Talking with the server ---------------------------------------------------------------------------------
  const address = (url, query) => {
    const said = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== "" && value !== undefined));
    return `${url}?${said}`;
  };

  const awayLine = document.getElementById("grid-away");
  const signIn = awayLine.querySelector("[data-sign-in]");

  // Whoever is signed out is answered with the page to sign in on, whatever they ask for.
  let isSignedOut = false;
  const request = async (url, asked) => {
    isSignedOut = false;
    const answer = await fetch(url, { credentials: "same-origin", ...asked });
    isSignedOut = answer.redirected && new URL(answer.url).pathname === signIn.pathname;
    return answer;
  };

  const isJson = (answer) => Boolean(answer.headers.get("Content-Type")?.includes("json"));

  const askRows = async (asked) => {
    const answer = await request(address(setup.rows_url, { ...state.query, ...asked }));
    if (!answer.ok || !isJson(answer)) throw new Error(String(answer.status));
    const document_ = await answer.json();
    showAway(null);
    return document_;
  };

  const fetchRows = (start, end) => askRows({ start, end });

  // What could not be told the server is kept, and told when somebody tries again.
  let untold = null;
  const showAway = (sentence) => {
    awayLine.hidden = !sentence;
    signIn.hidden = !isSignedOut;
    if (sentence) awayLine.querySelector("[data-away]").textContent = sentence;
  };
  const whyAway = () => {
    if (isSignedOut) return words.signed_out;
    return untold ? words.untold : words.away;
  };
  const rowsFailed = () => showAway(whyAway());

  const tryAgain = () => {
    const body = untold;
    untold = null;
    showAway(null);
    if (body) command(body);
    else if (api) api.purgeInfiniteCache();
    refreshTop();
  };

  let isTelling = false;
  const command = async (body) => {
    let answer;
    isTelling = true;
    try {
      answer = await request(setup.edit_url, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-CSRFToken": token() },
        body: JSON.stringify({ revision: state.revision, upload: setup.upload, ...body }),
      });
    } catch {
      answer = null;
    } finally {
      isTelling = false;
    }
    const document_ = answer && isJson(answer) ? await answer.json() : {};
    if (answer?.status === 409 && document_.conflicts) {
      showConflicts(document_, body);
      return false;
    }
    if (!answer || !isJson(answer)) {
      untold = body;
      rowsFailed();
      return false;
    }
    if (!answer.ok) {
      say(document_.message || words.away);
      return false;
    }
    took(document_, body);
    return true;
  };

  const took = (answer, body) => {
    state.revision = answer.revision;
    state.canUndo = answer.can_undo;
    state.canRedo = answer.can_redo;
    showUndo();
    showAway(null);
    say(answer.said);
    const known = body.command === "set" && body.cells.every((cell) => cell.id !== null && api.getRowNode(String(cell.id))?.data);
    if (known) body.cells.forEach(showWritten);
    // Where all rows are shown in the file's order none moves; what others say of the changed ones can wait, too.
    if (known && isEverything()) {
      for (const cell of body.cells) unchecked.add(cell.id);
      areRowsWanted = true;
      check();
    } else {
      refresh();
    }
    refreshTop();
  };

  // What is written is shown at once, and what the check says of it as soon as it is there.
  const showWritten = ({ id, s, column, value }) => {
    const node = api.getRowNode(String(id));
    const field = setup.columns.find((one) => one.places[s] === column);
    if (!field) return;
    const shown = labelOf(field, value);
    const cells = [...node.data.c];
    cells[field.index] = [shown, shown === value ? null : value, cells[field.index][2], [], true];
    node.setData({ ...node.data, c: cells });
  };

  const unchecked = new Set();
  let isChecking = false;
  const check = async () => {
    if (isChecking) return;
    isChecking = true;
    try {
      while (unchecked.size) {
        const ids = [...unchecked].slice(0, 20);
        const answer = await askRows({ ids: ids.join(",") });
        if (answer.revision < state.revision) continue; // written to meanwhile
        for (const id of ids) unchecked.delete(id);
        for (const data of answer.rows) api.getRowNode(String(data.id))?.setData(data);
        tellAgain();
        if (answer.is_counting) showCounting(true);
      }
    } catch {
      rowsFailed();
    } finally {
      isChecking = false;
    }
  };

  const isEverything = () => {
    const { show, code, find, field, sort } = state.query;
    return show === "all" && !code && !find && !field && !sort;
  };

  // While everything is planned anew, rows are right and the figures around them are those of before.
  const showCounting = (isCounting) => {
    place.setAttribute("aria-busy", String(Boolean(isCounting)));
    document.getElementById("grid-counting").hidden = !isCounting;
  };

  const refresh = () => {
    if (api) api.refreshInfiniteCache();
  };

  // What follows a change can wait until nobody has typed for a moment: the next change is answered sooner.
  const PAUSE_MS = 1000;
  let topTimer = 0;
  let areRowsWanted = false;
  const refreshTop = () => {
    clearTimeout(topTimer);
    topTimer = setTimeout(() => {
      if (isTelling || (api && isEditing())) {
        refreshTop();
        return;
      }
      if (areRowsWanted) refresh();
      areRowsWanted = false;
      loadTop();
    }, PAUSE_MS);
  };

  // One at a time: while a large file is counted, the answer takes its time, and each that waits keeps the server from others.
  let isLoadingTop = false;
  let isTopWanted = false;
  const loadTop = async () => {
    if (isLoadingTop) {
      isTopWanted = true;
      return;
    }
    isLoadingTop = true;
    try {
      await showTop();
    } finally {
      isLoadingTop = false;
      if (isTopWanted) refreshTop();
      isTopWanted = false;
    }
  };

  const showTop = async () => {
    let answer;
    try {
      answer = await request(address(setup.review_url, state.query), { headers: { "X-Part": "top" } });
    } catch {
      rowsFailed();
      return;
    }
    if (isSignedOut) {
      rowsFailed();
      return;
    }
    if (!answer.ok || answer.redirected) {
      location.reload();
      return;
    }
    const parsed = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const id of ["review-summary", "review-top", "grid-tabs", "review-note", "continue", "column-list"]) {
      const old = document.getElementById(id);
      const fresh = parsed.getElementById(id);
      if (!old || !fresh) continue;
      const had = old.contains(document.activeElement) ? document.activeElement.dataset.focus || id : null;
      old.replaceWith(fresh);
      if (window.htmx) window.htmx.process(fresh);
      if (had) (document.querySelector(`[data-focus="${had}"]`) || fresh.querySelector("button, a, select"))?.focus();
    }
    const figures = parsed.getElementById("grid-figures");
    if (figures) takeFigures(JSON.parse(figures.textContent));
    if (place.getAttribute("aria-busy") === "true") refresh();
    showCounting(false);
  };

  const takeFigures = (figures) => {
    for (const [key, parts] of Object.entries(figures)) {
      const column = byKey.get(key);
      if (column) column.parts = parts;
    }
    if (api) api.refreshHeader();
  };

  const labelOf = (column, value) => column?.options.find((option) => option.value === value)?.label ?? value;

  // Cells ---------------------------------------------------------------------------------------------------
  const cellOf = (data, key) => (data && data.c ? data.c[byKey.get(key).index] : null);
  const gravest = (cell) => (cell && cell[3].length ? ["blocks", "warns", "informs"].find((level) => cell[3].some((found) => found[0] === level)) : "");
  const shownLevel = (cell) => {
    const level = gravest(cell);
    return level === "informs" ? "" : level;
  };

  const drawCell = (params) => {
    const key = params.column.getColId();
    const cell = cellOf(params.data, key);
    const box = element("span", cell ? "grid-cell" : "grid-cell is-loading");
    if (!cell) return box;
    const [text, , before, found] = cell;
    const level = shownLevel(cell);
    if (level) box.append(icon(level));
    if (before !== null) {
      const old = element("del", "", before);
      old.prepend(element("span", "visually-hidden", `${words.was} `));
      const now = element("ins", "", text || words.empty);
      now.prepend(element("span", "visually-hidden", `${words.becomes} `));
      box.append(old, " ", now);
    } else {
      box.append(text);
    }
    for (const [, sentence] of level ? found : []) box.append(element("span", "visually-hidden", ` · ${sentence}`));
    const repair = repairOf(params.data, key);
    if (repair === null) return box;
    const both = element("span", "grid-repairable");
    both.append(box, repairButton(repair, "grid-repair", text));
    return both;
  };

  // What an issue of the cell offers in its place; null where nothing is offered, or the cell can't be changed.
  const repairOf = (data, key) => {
    const column = byKey.get(key);
    if (!column || !data || !setup.can_change || column.places[data.s] === undefined) return null;
    const offered = cellOf(data, key)?.[3].find((found) => found.length > 2);
    return offered ? offered[2] : null;
  };

  // In a cell, of an address only what is not as it was: the cell is narrow.
  const repairButton = (repair, className, text = "") => {
    const name = fill(words.repair, { text: repair });
    const at = repair.lastIndexOf("@");
    const isTail = className === "grid-repair" && at > 0 && text.startsWith(repair.slice(0, at + 1));
    const button = element("button", className, className === "grid-repair" ? repair.slice(isTail ? at : 0) : name);
    button.type = "button";
    button.tabIndex = -1;
    button.setAttribute("aria-label", name);
    button.title = `${name} (Alt+Enter)`;
    button.dataset.repair = "";
    return button;
  };

  const takeRepair = (data, key) => {
    const repair = repairOf(data, key);
    if (repair === null) return say(words.no_repair);
    const cell = cellOf(data, key);
    const seen = cell[1] ?? cell[0];
    return command({ command: "set", cells: [{ id: data.id, s: data.s, n: data.n, column: byKey.get(key).places[data.s], value: repair, seen }] });
  };

  const repairFocused = () => {
    const at = focused();
    if (at) takeRepair(api.getDisplayedRowAtIndex(at.row)?.data, fields()[at.column]);
  };

  const drawRowNumber = (params) => {
    const box = element("span", "grid-cell");
    const data = params.data;
    if (!data) return box;
    box.append(String(data.n));
    if (setup.has_sheets && data.sheet) box.append(" ", element("small", "", data.sheet));
    return box;
  };

  const drawAction = (params) => {
    const box = element("span", "grid-cell");
    const data = params.data;
    if (!data || !data.l) return box;
    box.append(element("span", `badge badge-${data.a}`, data.l));
    for (const [, sentence] of data.f) box.append(element("span", "visually-hidden", ` · ${sentence}`));
    return box;
  };

  // Editors -------------------------------------------------------------------------------------------------
  const ISO = /^\d{4}-\d{2}-\d{2}$/;

  const choiceEditor = (column, value) => {
    const select = element("select", "form-select grid-editor");
    const choices = [...(value && !column.options.some((option) => option.value === value) ? [{ value, label: value }] : []), { value: "", label: words.nothing }, ...column.options];
    for (const choice of choices) {
      const option = element("option", "", choice.label);
      option.value = choice.value;
      select.append(option);
    }
    select.value = value;
    return select;
  };

  const textEditor = (column, value) => {
    const input = element("input", "form-control grid-editor");
    input.type = column.type === "date" && (!value || ISO.test(value)) ? "date" : "text";
    input.autocomplete = "off";
    input.value = value;
    if (column.options.length) input.setAttribute("list", `options-${column.key}`);
    return input;
  };

  class Editor {
    init(params) {
      const column = byKey.get(params.column.getColId());
      const typed = params.eventKey && params.eventKey.length === 1 ? params.eventKey : null;
      const erased = params.eventKey === "Backspace" || params.eventKey === "Delete";
      const value = erased ? "" : (params.value ?? "");
      this.gui = column.is_closed ? choiceEditor(column, value) : textEditor(column, typed && column.type !== "date" ? typed : value);
      this.isTyped = Boolean(typed);
      this.gui.setAttribute("aria-label", fill(words.in_row, { column: column.label, row: params.data?.n ?? "" }));
      this.gui.addEventListener("keydown", (event) => {
        if (event.key === "ArrowLeft" || event.key === "ArrowRight" || event.key === "Home" || event.key === "End") event.stopPropagation();
        if (this.gui.matches("select, [type=date]") && event.key.startsWith("Arrow")) event.stopPropagation();
      });
    }
    getGui() {
      return this.gui;
    }
    afterGuiAttached() {
      this.gui.focus();
      if (this.gui.matches("[type=text]") && !this.isTyped) this.gui.select();
    }
    getValue() {
      return this.gui.value.trim();
    }
    isPopup() {
      return false;
    }
  }

  // Headers -------------------------------------------------------------------------------------------------
  class Header {
    init(params) {
      this.params = params;
      this.column = byKey.get(params.column.getColId());
      this.gui = element("div", "grid-header");
      this.draw();
    }
    draw() {
      const column = this.column;
      this.gui.replaceChildren(element("span", "grid-header-label", column.label));
      if (column.headers && column.headers !== column.label) this.gui.append(element("small", "grid-header-file", column.headers));
      this.gui.append(bar(column));
    }
    getGui() {
      return this.gui;
    }
    refresh() {
      this.draw();
      return true;
    }
  }

  const bar = (column) => {
    const drawing = element("span", "column-bar");
    drawing.setAttribute("aria-hidden", "true");
    for (const part of column.parts) {
      if (!part.count) continue;
      const piece = element("span", `column-part column-part-${part.state}`);
      piece.style.flexGrow = String(part.width);
      piece.title = fill(words.part, { count: part.count.toLocaleString(), label: part.label });
      piece.addEventListener("click", (event) => {
        event.stopPropagation();
        ask({ field: column.key, state: part.state, value: "" });
      });
      drawing.append(piece);
    }
    return drawing;
  };

  // What is asked for ---------------------------------------------------------------------------------------
  const ask = (changes) => {
    state.query = { ...state.query, ...changes };
    const said = Object.fromEntries(Object.entries(state.query).filter(([name, value]) => value && !(name === "show" && value === "all")));
    history.replaceState(null, "", `${location.pathname}${Object.keys(said).length ? `?${new URLSearchParams(said)}` : ""}`);
    select(null);
    api.setGridOption("datasource", datasource());
    markAsked();
  };

  // Only the rows that hold what the cell in focus holds; once more, and all are back.
  const onlySame = () => {
    const at = focused();
    const key = at && fields()[at.column];
    const data = at && api.getDisplayedRowAtIndex(at.row)?.data;
    if (!data || !byKey.has(key)) {
      say(words.choose_cell);
      return;
    }
    const shown = cellOf(data, key)[0];
    const value = byKey.get(key).options.find((option) => option.label === shown)?.value ?? shown;
    const isAsked = state.query.field === key && (value ? state.query.value === value : state.query.state === "empty");
    const nothing = { field: "", state: "", value: "" };
    ask(isAsked ? nothing : { ...nothing, field: key, ...(value ? { value } : { state: "empty" }), code: "", show: "all" });
  };

  const markAsked = () => {
    for (const tab of document.querySelectorAll("#grid-tabs [data-show]")) {
      if (tab.dataset.show === state.query.show) tab.setAttribute("aria-current", "true");
      else tab.removeAttribute("aria-current");
    }
    for (const problem of document.querySelectorAll("[data-code]")) {
      if (problem.dataset.code === state.query.code) problem.setAttribute("aria-current", "true");
      else problem.removeAttribute("aria-current");
    }
    const filters = [];
    if (state.query.code) filters.push(document.querySelector(`[data-code="${CSS.escape(state.query.code)}"] [data-sentence]`)?.textContent || state.query.code);
    if (state.query.find) filters.push(fill(words.finding, { text: state.query.find }));
    const column = byKey.get(state.query.field);
    const asked = state.query.value ? labelOf(column, state.query.value) : column?.parts.find((part) => part.state === state.query.state)?.label;
    if (column) filters.push(`${column.label}: ${asked || ""}`);
    const line = document.getElementById("grid-asked");
    line.hidden = !filters.length;
    line.querySelector("[data-asked]").textContent = filters.join(" · ");
  };

  const datasource = () => ({
    rowCount: undefined,
    getRows: async (params) => {
      const sort = params.sortModel[0];
      state.query.sort = sort ? `${sort.sort === "desc" ? "-" : ""}${sort.colId}` : "";
      let answer;
      try {
        answer = await fetchRows(params.startRow, params.endRow);
        // Rows that are there already stay under the cell that somebody types into: the next one down is not meant.
        if (isEditing() && api.getDisplayedRowAtIndex(params.startRow)?.data) {
          await editingEnded();
          answer = await fetchRows(params.startRow, params.endRow);
        }
      } catch {
        params.failCallback();
        rowsFailed();
        return;
      }
      if (answer.revision !== state.revision) {
        state.revision = answer.revision;
        refreshTop();
      }
      state.total = answer.total;
      params.successCallback(answer.rows, answer.total);
      document.getElementById("grid-count").textContent = answer.count;
      if (answer.total) api.hideOverlay();
      else api.showNoRowsOverlay();
      if (answer.is_counting) showCounting(true);
    },
  });

  // Ranges --------------------------------------------------------------------------------------------------
  // A range is { r0, r1, c0, c1 }: its anchor (r0, c0) and the cell it was drawn to, by row index and column place.
  const fields = () => api.getAllDisplayedColumns().map((column) => column.getColId());
  const bounds = (range) => ({
    top: Math.min(range.r0, range.r1),
    bottom: Math.max(range.r0, range.r1),
    left: Math.min(range.c0, range.c1),
    right: Math.max(range.c0, range.c1),
  });

  const select = (range) => {
    state.range = range;
    paint();
    showSelected();
  };

  let painting = 0;
  let isPainted = false;
  const paint = () => {
    if (!state.range && !isPainted) return;
    cancelAnimationFrame(painting);
    painting = requestAnimationFrame(() => {
      isPainted = Boolean(state.range);
      const names = api ? fields() : [];
      const box = state.range && bounds(state.range);
      const isOne = box && box.top === box.bottom && box.left === box.right;
      for (const cell of place.querySelectorAll(".ag-cell")) {
        const row = Number(cell.closest("[row-index]").getAttribute("row-index"));
        const column = names.indexOf(cell.getAttribute("col-id"));
        const isIn = Boolean(box && !isOne && row >= box.top && row <= box.bottom && column >= box.left && column <= box.right);
        cell.classList.toggle("in-range", isIn);
        if (isIn) cell.setAttribute("aria-selected", "true");
        else cell.removeAttribute("aria-selected");
      }
    });
  };

  const spotOf = (target) => {
    const cell = target instanceof Element && target.closest(".ag-cell");
    if (!cell || !place.contains(cell)) return null;
    const column = fields().indexOf(cell.getAttribute("col-id"));
    return column < 0 ? null : { row: Number(cell.closest("[row-index]").getAttribute("row-index")), column };
  };

  const focused = () => {
    const cell = api.getFocusedCell();
    return cell ? { row: cell.rowIndex, column: fields().indexOf(cell.column.getColId()) } : null;
  };

  const chosen = () => {
    if (state.range) return bounds(state.range);
    const at = focused();
    return at && { top: at.row, bottom: at.row, left: at.column, right: at.column };
  };

  let isDragging = false;
  place.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || event.target.closest("input, select, textarea, button")) return;
    const spot = spotOf(event.target);
    if (!spot) return;
    const from = event.shiftKey ? (state.range ? { row: state.range.r0, column: state.range.c0 } : focused()) : null;
    const start = from || spot;
    isDragging = true;
    select({ r0: start.row, c0: start.column, r1: spot.row, c1: spot.column });
  });
  place.addEventListener("pointerover", (event) => {
    if (!isDragging || !state.range) return;
    const spot = spotOf(event.target);
    if (spot) select({ ...state.range, r1: spot.row, c1: spot.column });
  });
  document.addEventListener("pointerup", () => {
    isDragging = false;
  });

  const moveTo = (row, column) => {
    const names = fields();
    const wanted = Math.max(0, Math.min(row, state.total - 1));
    api.ensureIndexVisible(wanted);
    api.ensureColumnVisible(names[column]);
    api.setFocusedCell(wanted, names[column]);
    select({ r0: wanted, c0: column, r1: wanted, c1: column });
  };

  const stretch = (key, isFar) => {
    const at = focused();
    if (!at) return;
    const range = state.range || { r0: at.row, c0: at.column, r1: at.row, c1: at.column };
    const last = { row: Math.max(state.total - 1, 0), column: fields().length - 1 };
    const step = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] }[key];
    const r1 = isFar && step[0] ? (step[0] > 0 ? last.row : 0) : Math.max(0, Math.min(range.r1 + step[0], last.row));
    const c1 = isFar && step[1] ? (step[1] > 0 ? last.column : 0) : Math.max(0, Math.min(range.c1 + step[1], last.column));
    select({ ...range, r1, c1 });
    api.ensureIndexVisible(r1);
    api.ensureColumnVisible(fields()[c1]);
  };

  const showSelected = () => {
    const box = state.range && bounds(state.range);
    const rows = box ? box.bottom - box.top + 1 : 0;
    const cells = box ? rows * (box.right - box.left + 1) : 0;
    document.getElementById("grid-selected").textContent = cells > 1 ? fill(words.selected, { cells: cells.toLocaleString(), rows: rows.toLocaleString() }) : "";
  };

  // Commands over ranges --------------------------------------------------------------------------------------
  const range = (box) => ({ query: state.query, first: box.top, last: box.bottom, fields: fields().slice(box.left, box.right + 1).filter((key) => byKey.has(key)) });

  const copied = async (box) => {
    const keys = fields().slice(box.left, box.right + 1);
    const lines = [];
    for (let start = box.top; start <= Math.min(box.bottom, box.top + MOST_COPIED - 1); start += 1000) {
      const answer = await fetchRows(start, Math.min(start + 1000, box.bottom + 1));
      for (const data of answer.rows) lines.push(keys.map((key) => quoted(textOf(data, key))).join("\t"));
    }
    return lines.join("\n");
  };

  const textOf = (data, key) => {
    if (key === ROW) return String(data.n);
    if (key === WILL) return data.l;
    const cell = cellOf(data, key);
    return cell ? (cell[1] ?? cell[0]) : "";
  };

  const quoted = (text) => (/["\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

  const isInGrid = () => place.contains(document.activeElement) && !document.activeElement.matches("input, select, textarea");

  document.addEventListener("copy", (event) => {
    if (!isInGrid()) return;
    const box = chosen();
    if (!box) return;
    event.preventDefault();
    const loaded = loadedText(box);
    if (loaded !== null) {
      event.clipboardData.setData("text/plain", loaded);
      say(words.copied);
      return;
    }
    copied(box).then((text) => navigator.clipboard.writeText(text)).then(() => say(words.copied), () => say(words.not_copied));
  });

  const loadedText = (box) => {
    const keys = fields().slice(box.left, box.right + 1);
    const lines = [];
    for (let index = box.top; index <= box.bottom; index += 1) {
      const data = api.getDisplayedRowAtIndex(index)?.data;
      if (!data) return null;
      lines.push(keys.map((key) => quoted(textOf(data, key))).join("\t"));
    }
    return lines.join("\n");
  };

  document.addEventListener("paste", (event) => {
    if (!isInGrid() || !setup.can_change) return;
    const box = chosen();
    const text = event.clipboardData.getData("text/plain");
    if (!box || !text) return;
    event.preventDefault();
    const names = fields().slice(box.left).filter((key) => byKey.has(key));
    command({ command: "paste", query: state.query, first: box.top, last: box.bottom, fields: names, width: box.right - box.left + 1, text });
  });

  const clear = () => {
    const box = chosen();
    if (box) command({ command: "clear", ...range(box) });
  };
  const fillDown = () => {
    const box = chosen();
    if (box && box.bottom > box.top) command({ command: "fill", ...range(box) });
    else say(words.fill_needs_range);
  };
  const chooseRows = (isIn) => {
    const box = chosen();
    if (box) command({ command: isIn ? "bring_in" : "leave_out", ...range(box) });
    else say(words.choose_rows);
  };
  const undo = () => (state.canUndo ? command({ command: "undo" }) : say(words.nothing_to_undo));
  const redo = () => (state.canRedo ? command({ command: "redo" }) : say(words.nothing_to_redo));

  const showUndo = () => {
    for (const [name, can] of [["undo", state.canUndo], ["redo", state.canRedo]]) {
      const button = document.querySelector(`[data-grid-command="${name}"]`);
      if (button) button.setAttribute("aria-disabled", String(!can));
    }
  };

  const setCell = (event) => {
    const key = event.column.getColId();
    const column = byKey.get(key).places[event.data.s];
    const old = cellOf(event.data, key);
    const seen = old ? (old[1] ?? old[0]) : "";
    const value = event.newValue ?? "";
    if (value === seen) return;
    command({ command: "set", cells: [{ id: event.data.id, s: event.data.s, n: event.data.n, column, value, seen }] });
  };

  // Somebody else's change ------------------------------------------------------------------------------------
  const showConflicts = (answer, body) => {
    const dialog = document.getElementById("grid-conflict");
    const list = dialog.querySelector("[data-conflicts]");
    list.replaceChildren(
      ...answer.conflicts.map((conflict) => {
        const line = element("li");
        line.append(element("strong", "", conflict.place), element("p", "", conflict.sentence));
        return line;
      }),
    );
    dialog.querySelector("[data-use-mine]").onclick = () => {
      dialog.close();
      command({ ...body, revision: answer.revision, cells: body.cells?.map(({ seen, ...cell }) => cell) });
    };
    dialog.onclose = () => {
      refresh();
      place.focus();
    };
    dialog.showModal();
  };

  // Keys ------------------------------------------------------------------------------------------------------
  // Tab goes into the headers, then the cells, then on; arrows move inside. Else a page of cells would stand in the way.
  const leaveByTab = (event) => {
    const isHeader = Boolean(event.target.closest(".ag-header"));
    const before = document.querySelector('[data-grid-command="keys"]');
    const after = document.querySelector('[data-grid-command="next"]');
    if (!isHeader) (event.shiftKey ? before : after).focus();
    else if (event.shiftKey) before.focus();
    else if (state.total) moveTo(focused()?.row ?? 0, Math.max(focused()?.column ?? 0, 0));
    else after.focus();
  };

  const isEditing = () => api.getEditingCells().length > 0;
  const editingEnded = () =>
    new Promise((done) => {
      const ended = () => {
        api.removeEventListener("cellEditingStopped", ended);
        done();
      };
      api.addEventListener("cellEditingStopped", ended);
    });

  place.addEventListener(
    "keydown",
    (event) => {
      if (isEditing()) return;
      if (event.key === "Tab") {
        event.preventDefault();
        event.stopPropagation();
        leaveByTab(event);
        return;
      }
      const isCommand = event.ctrlKey || event.metaKey;
      const letter = event.key.toLowerCase();
      const at = focused();
      const done = () => {
        event.preventDefault();
        event.stopPropagation();
      };
      if (isCommand && letter === "z" && !event.shiftKey) {
        done();
        undo();
      } else if ((isCommand && letter === "y") || (isCommand && letter === "z" && event.shiftKey)) {
        done();
        redo();
      } else if (isCommand && letter === "d") {
        done();
        fillDown();
      } else if (isCommand && letter === "a" && at) {
        done();
        select({ r0: 0, c0: 0, r1: Math.max(state.total - 1, 0), c1: fields().length - 1 });
      } else if (event.altKey && event.key === "Enter") {
        done();
        repairFocused();
      } else if (isCommand && event.shiftKey && letter === "l") {
        done();
        onlySame();
      } else if (isCommand && letter === "h") {
        done();
        openReplace();
      } else if (isCommand && letter === "f") {
        done();
        document.querySelector("[data-find]").focus();
      } else if (event.key === "Delete" && setup.can_change && at) {
        done();
        clear();
      } else if (event.shiftKey && event.key.startsWith("Arrow")) {
        done();
        stretch(event.key, isCommand);
      } else if (event.key === "Escape" && state.range) {
        select(null);
      } else if (at && (event.key === "Home" || event.key === "End")) {
        done();
        const column = event.key === "Home" ? 0 : fields().length - 1;
        const row = isCommand ? (event.key === "Home" ? 0 : state.total - 1) : at.row;
        moveTo(row, column);
      } else if (isCommand && event.key.startsWith("Arrow") && at) {
        done();
        const row = { ArrowDown: state.total - 1, ArrowUp: 0 }[event.key] ?? at.row;
        const column = { ArrowRight: fields().length - 1, ArrowLeft: 0 }[event.key] ?? at.column;
        moveTo(row, column);
      } else if (event.key === "F8" || (event.altKey && event.key === "ArrowDown")) {
        done();
        nextProblem(event.shiftKey ? -1 : 1);
      } else if (event.key.startsWith("Arrow") && !event.shiftKey) {
        select(null);
      }
    },
    true,
  );

  document.addEventListener("keydown", (event) => {
    if (event.key !== "?" || event.target.closest?.("input, select, textarea, dialog")) return;
    event.preventDefault();
    document.getElementById("grid-keys-dialog").showModal();
  });

  // The next cell with a problem, from the one in focus, among all rows that are asked for.
  const nextProblem = async (direction) => {
    const at = focused() || { row: -1, column: 0 };
    const names = fields();
    const inRow = (data, from) => {
      for (let column = from; column >= 0 && column < names.length; column += direction) {
        if (shownLevel(byKey.has(names[column]) ? cellOf(data, names[column]) : null)) return column;
      }
      return -1;
    };
    const dataAt = async (row) => api.getDisplayedRowAtIndex(row)?.data ?? (await fetchRows(row, row + 1)).rows[0];
    try {
      const here = at.row < 0 ? null : await dataAt(at.row);
      const beside = here ? inRow(here, at.column + direction) : -1;
      if (beside >= 0) {
        moveTo(at.row, beside);
        return;
      }
      const { row } = await askRows({ problem: direction > 0 ? "next" : "previous", start: Math.max(at.row, 0), from_top: at.row < 0 ? "1" : "" });
      if (row === null) {
        say(words.no_more_problems);
        return;
      }
      moveTo(row, Math.max(inRow(await dataAt(row), direction > 0 ? 0 : names.length - 1), names.indexOf(WILL)));
    } catch {
      rowsFailed();
    }
  };

  // Find and replace ------------------------------------------------------------------------------------------
  const replaceDialog = document.getElementById("grid-replace");
  const replaceForm = replaceDialog.querySelector("form");

  const openReplace = () => {
    const at = focused();
    const key = at && fields()[at.column];
    if (key && byKey.has(key)) replaceForm.elements.field.value = key;
    replaceDialog.showModal();
    replaceForm.elements.look.focus();
    preview();
  };

  const replacing = () => ({
    find: replaceForm.elements.look.value,
    after: replaceForm.elements.put.value,
    field: replaceForm.elements.field.value,
    is_whole: replaceForm.elements.whole.checked,
    is_case_exact: replaceForm.elements.exact.checked,
  });

  let previewTimer = 0;
  const preview = () => {
    clearTimeout(previewTimer);
    previewTimer = setTimeout(async () => {
      const asked = replacing();
      const box = replaceDialog.querySelector("[data-preview]");
      const button = replaceDialog.querySelector("[data-replace]");
      if (!asked.find) {
        box.replaceChildren();
        button.disabled = true;
        return;
      }
      const answer = await request(address(setup.find_url, { ...asked, is_whole: asked.is_whole ? "1" : "", is_case_exact: asked.is_case_exact ? "1" : "" }));
      if (!answer.ok || !isJson(answer)) return;
      const found = await answer.json();
      const list = element("ul", "replace-samples");
      for (const sample of found.samples) {
        const line = element("li");
        line.append(element("span", "replace-place", sample.place), " ", element("del", "", sample.before), " ", element("ins", "", sample.after || words.empty));
        list.append(line);
      }
      box.replaceChildren(element("p", "", found.sentence), list);
      button.disabled = !found.count;
    }, 200);
  };
  replaceForm.addEventListener("input", preview);
  replaceForm.addEventListener("submit", (event) => {
    event.preventDefault();
    replaceDialog.close();
    command({ command: "replace", ...replacing() });
  });

  // The rest of the page --------------------------------------------------------------------------------------
  const commands = {
    undo,
    redo,
    fill: fillDown,
    leave_out: () => chooseRows(false),
    bring_in: () => chooseRows(true),
    replace: openReplace,
    next: () => nextProblem(1),
    same: onlySame,
    again: tryAgain,
    keys: () => document.getElementById("grid-keys-dialog").showModal(),
    everything: () => ask({ show: "all", code: "", find: "", field: "", state: "", value: "" }),
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-show], [data-code], [data-state]");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      if (link.dataset.show) ask({ show: link.dataset.show, code: "", field: "", state: "", value: "" });
      else if (link.dataset.code) ask({ code: state.query.code === link.dataset.code ? "" : link.dataset.code, show: "all", field: "", state: "", value: "" });
      else ask({ field: link.dataset.field, state: link.dataset.state, code: "", show: "all", value: "" });
      link.closest("details")?.removeAttribute("open");
    }
    const button = event.target.closest("[data-grid-command]");
    if (button && commands[button.dataset.gridCommand]) {
      event.preventDefault();
      commands[button.dataset.gridCommand]();
    }
  });

  // The repair that is offered at a cell, and below the grid for the cell in focus.
  place.addEventListener("dblclick", (event) => event.target.closest("[data-repair]") && event.stopPropagation(), true);
  place.addEventListener("mousedown", (event) => event.target.closest("[data-repair]") && event.preventDefault());
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-repair]");
    if (!button) return;
    const spot = spotOf(button);
    if (spot) api.setFocusedCell(spot.row, fields()[spot.column]);
    repairFocused();
  });

  const search = document.querySelector("form.find");
  search.addEventListener("submit", (event) => {
    event.preventDefault();
    ask({ find: search.elements.find.value });
  });

  // Repaired rows can be dropped anywhere on the page.
  const returned = document.querySelector("[data-returned]");
  const hasFiles = (event) => Boolean(returned) && [...(event.dataTransfer?.types || [])].includes("Files");
  document.addEventListener("dragover", (event) => {
    if (hasFiles(event)) event.preventDefault();
  });
  document.addEventListener("drop", (event) => {
    if (!hasFiles(event) || event.defaultPrevented || !event.dataTransfer.files.length) return;
    event.preventDefault();
    returned.files = event.dataTransfer.files;
    returned.form.requestSubmit();
  });

  // A question of the panel is answered without leaving the grid; before htmx sees it, which would draw the page's table anew.
  document.addEventListener("submit", async (event) => {
    const form = event.target.closest("form[data-decision]");
    if (!form) return;
    event.preventDefault();
    event.stopPropagation();
    const data = new FormData(form, event.submitter);
    const said = Object.fromEntries(["kind", "field", "text", "answer"].map((name) => [name, data.get(name) ?? ""]));
    await command({ command: "answer", ...said });
  }, true);

  const tellCell = (event) => {
    const line = document.getElementById("grid-detail");
    const data = event.rowIndex === null ? null : api.getDisplayedRowAtIndex(event.rowIndex)?.data;
    const key = event.column && typeof event.column !== "string" ? event.column.getColId() : "";
    if (!data) return;
    const column = byKey.get(key);
    const cell = column ? cellOf(data, key) : null;
    const found = cell ? cell[3] : data.f;
    const where = fill(words.place, { row: data.n, column: column ? column.label : words.will_be });
    const sentences = (found || []).map(([, sentence]) => sentence);
    const raw = cell && cell[1] !== null && cell[1] !== cell[0] ? fill(words.in_file, { text: cell[1] || words.empty }) : "";
    line.replaceChildren(element("strong", "", where), " ", [raw, ...sentences].filter(Boolean).join(" "));
    const repair = repairOf(data, key);
    if (repair !== null) line.append(" ", repairButton(repair, "btn btn-sm"));
    line.className = `grid-detail level-${gravest(cell) || "none"}`;
  };

  // What was said of the cell may have been repaired meanwhile.
  const tellAgain = () => {
    const at = api?.getFocusedCell();
    if (at) tellCell({ rowIndex: at.rowIndex, column: at.column });
  };

  const columnDefs = () => [
    { colId: ROW, headerName: words.row, width: setup.has_sheets ? 120 : 76, pinned: "left", cellRenderer: drawRowNumber, cellClass: "grid-number", sortable: true, resizable: true, suppressMovable: true, comparator: () => 0 },
    { colId: WILL, headerName: words.will_be, width: 118, pinned: "left", cellRenderer: drawAction, sortable: true, resizable: true, suppressMovable: true },
    ...setup.columns.map((column) => ({
      colId: column.key,
      headerName: column.label,
      headerComponentParams: { innerHeaderComponent: Header },
      width: column.width,
      minWidth: 90,
      resizable: true,
      sortable: true,
      valueGetter: (params) => {
        const cell = cellOf(params.data, column.key);
        return cell ? (cell[1] ?? cell[0]) : "";
      },
      cellRenderer: drawCell,
      cellEditor: Editor,
      suppressKeyboardEvent: (params) => params.editing && params.event.key === "Enter" && params.event.isComposing,
      editable: (params) => setup.can_change && Boolean(params.data) && column.places[params.data.s] !== undefined,
      cellClassRules: {
        "has-issue level-blocks": (params) => shownLevel(cellOf(params.data, column.key)) === "blocks",
        "has-issue level-warns": (params) => shownLevel(cellOf(params.data, column.key)) === "warns",
        "is-checking": (params) => Boolean(cellOf(params.data, column.key)?.[4]),
        "is-changing": (params) => Boolean(cellOf(params.data, column.key)?.[2] != null),
        "is-fixed": (params) => Boolean(params.data) && column.places[params.data.s] === undefined,
      },
    })),
  ];

  setup.columns.forEach((column, index) => {
    column.index = index;
  });

  const theme = window.agGrid.themeQuartz.withParams({
    fontFamily: "inherit",
    fontSize: 14,
    headerFontSize: 13,
    rowHeight: 36,
    headerHeight: 62,
    backgroundColor: "var(--muster-surface)",
    foregroundColor: "var(--muster-text)",
    headerBackgroundColor: "var(--muster-surface-2)",
    headerTextColor: "var(--muster-text)",
    borderColor: "var(--muster-line)",
    accentColor: "var(--muster-green)",
    oddRowBackgroundColor: "var(--muster-surface)",
    rowHoverColor: "var(--muster-surface-2)",
    columnBorder: true,
    wrapperBorder: false,
    wrapperBorderRadius: 0,
    browserColorScheme: "inherit",
  });

  table.hidden = true;
  place.hidden = false;
  for (const shown of document.querySelectorAll("[data-with-grid]")) shown.hidden = false;
  for (const shown of document.querySelectorAll("[data-without-grid]")) shown.hidden = true;
  const sort = setup.query.sort || "";
  api = window.agGrid.createGrid(place, {
    theme,
    styleNonce: setup.nonce,
    ariaLabel: words.rows,
    columnDefs: columnDefs().map((column) => (sort.replace(/^-/, "") === column.colId ? { ...column, initialSort: sort.startsWith("-") ? "desc" : "asc" } : column)),
    rowModelType: "infinite",
    rowBuffer: 1,
    suppressAnimationFrame: true, // all rows at once: a frame for a few of them shows the last ones three times as late
    animateRows: false,
    cacheBlockSize: BLOCK,
    maxBlocksInCache: 6, // after a change all of them are asked for again
    blockLoadDebounceMillis: 10,
    infiniteInitialRowCount: BLOCK,
    maxConcurrentDatasourceRequests: 2,
    datasource: datasource(),
    getRowId: (params) => String(params.data.id ?? `${params.data.s}-${params.data.n}`),
    readOnlyEdit: true,
    onCellEditRequest: setCell,
    onCellFocused: tellCell,
    onBodyScroll: paint,
    onModelUpdated: () => {
      paint();
      tellAgain();
    },
    onViewportChanged: paint,
    enterNavigatesVerticallyAfterEdit: true,
    stopEditingWhenCellsLoseFocus: true,
    suppressDragLeaveHidesColumns: true,
    ensureDomOrder: true,
    enableCellTextSelection: false,
    localeText: setup.grid_words,
    overlayNoRowsTemplate: undefined,
  });
  window.musterGrid = api;
  showUndo();
  markAsked();
})();
