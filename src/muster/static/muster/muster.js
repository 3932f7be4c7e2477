// What pages can't do without a script; every page works without it.
//   details.menu               closes on Escape and on a click elsewhere
//   [data-dialog="id"]         opens the <dialog id="id">; [data-close] inside closes it
//   [data-autosubmit]          sends its form when it changes
//   form[data-autosave="url"]  sends each answer there as it changes, and says so in its [data-autosave-state]
//   form[data-once]            is sent once: its buttons rest until the page changes
//   [data-copy="id"]           copies the text of that element
//   input[data-from-fragment]  takes its value from the address behind "#", then takes it out of the address
(() => {
  "use strict";

  const openMenus = () => document.querySelectorAll("details.menu[open]");

  const closeMenus = (except) => {
    for (const menu of openMenus()) {
      if (menu !== except) menu.open = false;
    }
  };

  const openDialog = (event, opener) => {
    const dialog = document.getElementById(opener.dataset.dialog);
    if (!dialog || typeof dialog.showModal !== "function") return;
    event.preventDefault();
    dialog.showModal();
  };

  const copy = async (button) => {
    const source = document.getElementById(button.dataset.copy);
    await navigator.clipboard.writeText((source.value || source.textContent).trim());
    const said = button.querySelector("[data-said]") || button;
    said.textContent = button.dataset.copied;
  };

  document.addEventListener("click", (event) => {
    closeMenus(event.target.closest("details.menu"));
    const opener = event.target.closest("[data-dialog]");
    if (opener) openDialog(event, opener);
    const closer = event.target.closest("dialog [data-close]");
    if (closer) {
      event.preventDefault();
      closer.closest("dialog").close();
    }
    const copier = event.target.closest("[data-copy]");
    if (copier) copy(copier);
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const menu = [...openMenus()].find((each) => each.contains(document.activeElement));
    closeMenus();
    if (menu) menu.querySelector("summary").focus();
  });

  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-autosubmit]")) event.target.form.requestSubmit();
  });

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("form[data-once]")) return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    form.setAttribute("aria-busy", "true");
  });

  // A page that comes back from the browser's memory can be sent again.
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) {
      delete form.dataset.sent;
      form.removeAttribute("aria-busy");
    }
  });

  // One answer after the other, so that the newest one is saved last. Passwords are never sent.
  const autosave = (form) => {
    const state = form.querySelector("[data-autosave-state]");
    let waiting = Promise.resolve();

    const say = (which) => {
      state.textContent = state.dataset[which];
      state.dataset.state = which;
    };

    const nameOf = (part) => part.name.replace(/__more$/, "");

    const partsOf = (name) =>
      [...form.elements].filter((part) => part.name && nameOf(part) === name && part.type !== "password");

    const mark = (name, sentence) => {
      for (const part of partsOf(name)) {
        part.classList.toggle("is-invalid", Boolean(sentence));
        if (sentence) part.setAttribute("aria-invalid", "true");
        else part.removeAttribute("aria-invalid");
      }
      const place = partsOf(name)[0]?.closest(".mb-3");
      if (!place) return;
      let told = place.querySelector(".invalid-feedback");
      if (!told && sentence) {
        told = document.createElement("div");
        told.className = "invalid-feedback d-block";
        place.append(told);
      }
      if (told && sentence) told.textContent = sentence;
      else if (told) told.remove();
    };

    const send = async (name) => {
      const body = new FormData();
      body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
      body.append("saving", name);
      for (const part of partsOf(name)) {
        if (!["checkbox", "radio"].includes(part.type) || part.checked) body.append(part.name, part.value);
      }
      say("saving");
      const answer = await fetch(form.dataset.autosave, { method: "POST", body, credentials: "same-origin" });
      if (![200, 422].includes(answer.status)) throw new Error(String(answer.status));
      const { problems } = await answer.json();
      mark(name, problems[name] || "");
      if (!problems[name]) partsOf(name)[0]?.closest(".mb-3")?.parentElement.querySelector(".answer-from")?.remove();
      say(problems[name] ? "problem" : "saved");
    };

    form.addEventListener("change", (event) => {
      const field = event.target;
      if (!field.name || field.type === "password" || form.dataset.sent) return;
      const name = nameOf(field);
      waiting = waiting.then(() => send(name)).catch(() => say("failed"));
    });
  };
  for (const form of document.querySelectorAll("form[data-autosave]")) autosave(form);

  const code = document.querySelector("input[data-from-fragment]");
  const takeCode = () => {
    if (location.hash.length < 2) return;
    code.value = decodeURIComponent(location.hash.slice(1));
    history.replaceState(null, "", location.pathname + location.search);
  };
  if (code) {
    takeCode();
    window.addEventListener("hashchange", takeCode);
  }
})();
