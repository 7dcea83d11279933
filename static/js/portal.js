/* Enhancements only: every page works without this file. */
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (event.submitter?.hasAttribute("data-again")) return; // a preview: the form itself may follow at once
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  remember(form);
  form.setAttribute("aria-busy", "true");
  setTimeout(release, 5000, form); // an answer that is a file leaves this page open
});

function release(form) {
  delete form.dataset.sent;
  form.removeAttribute("aria-busy");
}

/* Who changes an answer means another sending: the same list in another format. */
document.addEventListener("change", (event) => {
  if (event.target.form?.dataset.sent) release(event.target.form);
});

/* Back button: the server draws the form anew, the browser puts what was typed into it; with the key of before it counts once. */
function remember(form) {
  if (form.elements.form_key) sessionStorage.setItem(`sent ${location.pathname}`, form.elements.form_key.value);
}

if (performance.getEntriesByType("navigation")[0]?.type === "back_forward") {
  const key = sessionStorage.getItem(`sent ${location.pathname}`);
  for (const field of key ? document.querySelectorAll("[name=form_key]") : []) field.value = key;
}

/* What was sent only to be looked at again is not asked for a second time: back and reload lead to the choice before it. */
if (document.querySelector("[data-looked-at]")) history.replaceState(null, "", location.href);

/* Back button: a page from the browser's memory may be sent again. */
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) release(form);
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
});

/* The old way of copying, since offices without HTTPS have no other. */
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  document.getElementById(button.dataset.copy).select();
  if (document.execCommand("copy")) button.textContent = button.dataset.copied;
  button.focus();
});

/* What unfolds from the header folds again when the reader is elsewhere. */
document.addEventListener("click", (event) => {
  for (const folded of document.querySelectorAll(".display[open], .account-menu[open]")) {
    if (!folded.contains(event.target)) folded.open = false;
  }
});

document.addEventListener("keydown", (event) => {
  const menu = document.querySelector(":is(.display, .account-menu, .menu)[open]");
  if (event.key === "Escape" && menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

/* Many boxes of one question: all of them at once. */
const MANY = 5;
for (const form of document.querySelectorAll("main form[method=post]")) {
  const boxes = [...form.querySelectorAll("[type=checkbox]")];
  for (const name of new Set(boxes.map((box) => box.name))) tickAll(form, boxes.filter((box) => box.name === name));
}

function tickAll(form, boxes) {
  const group = boxes[0].closest("fieldset, .table-frame");
  if (boxes.length < MANY || !group) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn btn-quiet tick-all";
  button.addEventListener("click", () => {
    const ticked = !all();
    for (const box of boxes) box.checked = ticked;
    say();
  });
  form.addEventListener("change", say);
  say();
  if (group.matches("fieldset")) [...group.children].find((child) => child.contains(boxes[0])).before(button);
  else group.before(button);

  function all() {
    return boxes.every((box) => box.checked);
  }

  function say() {
    button.textContent = all() ? "Bỏ chọn tất cả" : `Chọn tất cả (${boxes.length})`;
  }
}

/* A long table of boxes: what the first line says goes into the empty boxes below it. Numbers are each their own. */
const EACH = "input:not([type=checkbox], [type=hidden], [name*=number]), select";
for (const table of document.querySelectorAll("main form[method=post] table[data-fill]")) {
  const rows = [...table.tBodies[0].rows];
  [...table.tHead.rows[0].cells].forEach((head, column) => {
    const boxes = rows.map((row) => row.cells[column]?.querySelector(EACH));
    if (boxes.filter(Boolean).length >= MANY) fillDown(head, boxes.filter(Boolean));
  });
}

function fillDown(head, [first, ...others]) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn btn-quiet fill-down";
  button.textContent = "Như dòng đầu";
  button.setAttribute("aria-label", `Như dòng đầu: ${head.textContent.trim()}`);
  button.addEventListener("click", () => {
    for (const box of others) box.value ||= first.value;
  });
  head.append(button);
}

document.querySelector(".error-summary")?.focus();

for (const button of document.querySelectorAll("[data-print], [data-copy]")) button.hidden = false;
