// What the import wizard can't do without a script; every page works without it.
//   [data-part-dialog]   a link or form whose page opens as a <dialog> above this one
//   form[data-upload]    sends its file with a progress bar; [data-drop] inside takes files dropped on it
//   textarea[name=rows]  takes the table beside a pasted text along
//   table[data-typed]    grows by a line when the last one is begun
//   select[data-typeahead] is chosen from by typing
//   [data-cell-cancel]   Escape or a click leaves a cell as it was
(() => {
  "use strict";
  if (window.musterWizard) return;
  window.musterWizard = true;

  // Dialogs ------------------------------------------------------------------------------------------------
  const openPart = async (url, opener) => {
    const answer = await fetch(url, { headers: { "X-Part": "dialog" }, credentials: "same-origin" });
    if (!answer.ok || new URL(answer.url).pathname !== new URL(url, location.href).pathname) {
      location.assign(answer.url);
      return;
    }
    const dialog = document.createElement("dialog");
    dialog.setAttribute("aria-labelledby", "dialog-title");
    dialog.innerHTML = await answer.text();
    document.body.append(dialog);
    dialog.addEventListener("close", () => {
      dialog.remove();
      opener.focus();
    });
    dialog.showModal();
  };

  const partUrl = (element) => element.href || element.action;

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-part-dialog]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    openPart(partUrl(link), link);
  });

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("form[data-part-dialog]")) return;
    event.preventDefault();
    openPart(partUrl(form), event.submitter || form.querySelector("button"));
  });

  // Upload -------------------------------------------------------------------------------------------------
  const showProgress = (form, share) => {
    const box = form.querySelector("[data-progress]");
    const text = box.querySelector("[data-progress-text]");
    box.hidden = false;
    const bar = box.querySelector("progress");
    if (share >= 1) bar.removeAttribute("value");
    else bar.value = Math.round(share * 100);
    const said = share < 1 ? text.dataset.sending : text.dataset.reading;
    if (text.textContent !== said) text.textContent = said;
  };

  const showMessage = (html) => {
    const messages = document.getElementById("messages");
    messages.innerHTML = html;
    messages.scrollIntoView({ block: "center" });
  };

  const rest = (form, isResting) => {
    for (const button of form.ownerDocument.querySelectorAll(`[form="${form.id}"]`)) button.disabled = isResting;
  };

  const stop = (form, html) => {
    form.querySelector("[data-progress]").hidden = true;
    rest(form, false);
    showMessage(html);
    form.querySelector("input[type=file]").focus();
  };

  const stopBecause = (form, why) => {
    const alert = document.createElement("div");
    alert.className = "alert alert-danger";
    alert.setAttribute("role", "alert");
    alert.textContent = form.querySelector("[data-progress-text]").dataset[why];
    stop(form, alert.outerHTML);
  };

  const send = (form) => {
    const request = new XMLHttpRequest();
    request.open("POST", form.getAttribute("action") || location.href);
    request.setRequestHeader("HX-Request", "true");
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) showProgress(form, event.loaded / event.total);
    });
    request.addEventListener("load", () => {
      if (request.status === 409) stop(form, request.responseText);
      else if (request.status < 400) location.assign(request.responseURL);
      else if (request.status === 422) form.submit();
      else stopBecause(form, "broken");
    });
    request.addEventListener("error", () => stopBecause(form, "broken"));
    request.send(new FormData(form));
    showProgress(form, 0);
    rest(form, true);
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("form[data-upload]")) return;
    const [file] = form.querySelector("input[type=file]").files;
    if (!file) return;
    event.preventDefault();
    if (file.size > Number(form.dataset.limit)) stopBecause(form, "large");
    else send(form);
  });

  const dropZone = (event) => event.target instanceof Element && event.target.closest("[data-drop]");

  for (const name of ["dragover", "dragenter"]) {
    document.addEventListener(name, (event) => {
      const zone = dropZone(event);
      if (!zone) return;
      event.preventDefault();
      zone.classList.add("is-over");
    });
  }
  document.addEventListener("dragleave", (event) => {
    const zone = dropZone(event);
    if (zone && !zone.contains(event.relatedTarget)) zone.classList.remove("is-over");
  });
  document.addEventListener("drop", (event) => {
    const zone = dropZone(event);
    if (!zone) return;
    event.preventDefault();
    zone.classList.remove("is-over");
    if (event.dataTransfer.files.length) zone.querySelector("input[type=file]").files = event.dataTransfer.files;
  });

  // Pasted rows --------------------------------------------------------------------------------------------
  // Spreadsheets and pages put a table beside the text: it tells a line break within a cell from a new row.
  const MOST_HTML = 4_000_000; // a form may not be larger than 16 MB; the text alone is far smaller
  const pastedTable = (event) => {
    const html = event.clipboardData?.getData("text/html") || "";
    return /<table\b/i.test(html) && html.length < MOST_HTML ? html : "";
  };

  document.addEventListener("paste", (event) => {
    const box = event.target;
    if (!(box instanceof Element) || !box.matches("textarea[name=rows]")) return;
    const isWhole = box.selectionStart === 0 && box.selectionEnd === box.value.length;
    box.form.elements.rows_html.value = isWhole ? pastedTable(event) : "";
  });

  // What is typed afterwards is in the text alone.
  document.addEventListener("input", (event) => {
    if (!event.target.matches("textarea[name=rows]") || event.inputType === "insertFromPaste") return;
    event.target.form.elements.rows_html.value = "";
  });

  // Typed rows ---------------------------------------------------------------------------------------------
  document.addEventListener("input", (event) => {
    const row = event.target.closest("table[data-typed] tbody tr");
    if (!row || row !== row.parentElement.lastElementChild) return;
    const copy = row.cloneNode(true);
    for (const input of copy.querySelectorAll("input")) input.value = "";
    row.after(copy);
  });

  // Columns ------------------------------------------------------------------------------------------------
  // A confirmed column whose field is chosen anew can be confirmed anew.
  document.addEventListener("change", (event) => {
    const column = event.target.closest(".column");
    if (!column || !event.target.matches("select")) return;
    column.querySelector(".confirmed")?.remove();
    column.querySelector("[name=confirm]").hidden = false;
  });

  // Type-ahead: a combobox over a select, which stays what is sent -------------------------------------------
  const bare = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();

  const typeahead = (select, number) => {
    const box = document.createElement("div");
    const input = document.createElement("input");
    const list = document.createElement("ul");
    let active = -1;
    box.className = "typeahead";
    list.className = "typeahead-list";
    list.id = `typeahead-${number}`;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", select.getAttribute("aria-label"));
    list.hidden = true;
    Object.assign(input, { className: "form-select", autocomplete: "off", spellcheck: false, disabled: select.disabled });
    for (const [name, value] of Object.entries({
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id,
      "aria-label": select.getAttribute("aria-label"), "aria-describedby": select.getAttribute("aria-describedby") || "",
    })) input.setAttribute(name, value);

    const chosen = () => select.options[select.selectedIndex]?.text || "";
    const close = () => {
      list.hidden = true;
      active = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    };
    const mark = (place) => {
      active = list.children.length ? (place + list.children.length) % list.children.length : -1;
      for (const [index, item] of [...list.children].entries()) item.setAttribute("aria-selected", String(index === active));
      const item = list.children[active];
      if (!item) return input.removeAttribute("aria-activedescendant");
      input.setAttribute("aria-activedescendant", item.id);
      return item.scrollIntoView({ block: "nearest" });
    };
    const open = (wanted) => {
      const words = bare(wanted).split(/\s+/).filter(Boolean);
      const fitting = [...select.options].filter((option) => words.every((word) => bare(option.text).includes(word)));
      list.replaceChildren(...fitting.map((option, index) => {
        const item = document.createElement("li");
        item.id = `${list.id}-${index}`;
        item.setAttribute("role", "option");
        item.dataset.value = option.value;
        item.textContent = option.text;
        return item;
      }));
      list.hidden = fitting.length === 0;
      input.setAttribute("aria-expanded", String(!list.hidden));
      mark(wanted ? 0 : fitting.findIndex((option) => option.selected));
    };
    const choose = (item) => {
      if (item && select.value !== item.dataset.value) {
        select.value = item.dataset.value;
        select.dispatchEvent(new Event("change", { bubbles: true }));
      }
      input.value = chosen();
      close();
    };

    input.value = chosen();
    input.addEventListener("focus", () => input.select());
    input.addEventListener("click", () => (list.hidden ? open("") : close()));
    input.addEventListener("input", () => open(input.value));
    input.addEventListener("blur", () => choose(null));
    input.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (list.hidden) open("");
        else mark(active + (event.key === "ArrowDown" ? 1 : -1));
      } else if (event.key === "Enter") {
        event.preventDefault();
        if (!list.hidden) choose(list.children[active]);
      } else if (event.key === "Escape" && !list.hidden) {
        event.preventDefault();
        choose(null);
      }
    });
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => choose(event.target.closest("li")));
    select.hidden = true;
    select.before(box);
    box.append(input, list, select);
  };

  let typeaheads = 0;
  const enhance = () => {
    for (const select of document.querySelectorAll("select[data-typeahead]:not([hidden])")) typeahead(select, typeaheads += 1);
  };
  enhance();
  document.addEventListener("htmx:afterSettle", enhance);

  // Cells --------------------------------------------------------------------------------------------------
  const before = new WeakMap();

  document.addEventListener("htmx:beforeSwap", (event) => {
    const cell = event.detail.target;
    if (cell && cell.matches("table.review-grid td")) before.set(cell, [...cell.childNodes]);
  });

  const leave = (cell) => {
    if (!before.has(cell)) return false;
    cell.replaceChildren(...before.get(cell));
    before.delete(cell);
    const link = cell.querySelector("a.cell");
    if (window.htmx) window.htmx.process(cell);
    if (link) link.focus();
    return true;
  };

  document.addEventListener("click", (event) => {
    const cancel = event.target.closest("[data-cell-cancel]");
    if (cancel && leave(cancel.closest("td"))) event.preventDefault();
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && event.target.matches("[data-cell]")) leave(event.target.closest("td"));
  });

  // Tab stops at the first cell and at those with an issue; arrow keys reach every cell.
  const thinTabStops = () => {
    const cells = document.querySelectorAll("table[data-grid] a.cell");
    cells.forEach((cell, index) => {
      if (index > 0 && !cell.parentElement.matches(".has-issue")) cell.tabIndex = -1;
    });
  };

  const neighbours = {
    ArrowRight: (td) => td.nextElementSibling,
    ArrowLeft: (td) => td.previousElementSibling,
    ArrowDown: (td) => td.parentElement.nextElementSibling?.children[td.cellIndex],
    ArrowUp: (td) => td.parentElement.previousElementSibling?.children[td.cellIndex],
  };

  document.addEventListener("keydown", (event) => {
    const step = neighbours[event.key];
    if (!step || !event.target.matches("table[data-grid] a.cell")) return;
    let td = step(event.target.closest("td"));
    while (td && !td.querySelector("a.cell")) td = step(td);
    if (!td) return;
    event.preventDefault();
    td.querySelector("a.cell").focus();
  });

  document.addEventListener("htmx:afterSettle", thinTabStops);
  thinTabStops();

  // The cell just repaired has the keyboard; a newly opened one has its text selected.
  document.addEventListener("htmx:afterSettle", () => {
    const open = document.querySelector("[data-cell]");
    if (open) {
      open.focus();
      open.select();
    } else if (document.activeElement === document.body) {
      // The repaired row may have left the filter: the next problem is the next thing to do.
      const next = document.querySelector("td.has-issue a.cell") || document.querySelector(".tab[aria-current]");
      if (next) next.focus();
    }
  });
})();
