// What pages can't do without a script; every page works without it.
//   details.menu               closes on Escape and on a click elsewhere
//   [data-dialog="id"]         opens the <dialog id="id">; [data-close] inside closes it
//   [data-autosubmit]          sends its form when it changes
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
