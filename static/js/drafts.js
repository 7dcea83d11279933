/* Long texts are kept while they are typed, on the server and for their writer alone; docs/decisions/0014. */
const WAIT = 1500; // milliseconds of silence before a text is sent

for (const form of document.querySelectorAll("main form[method=post]")) {
  const areas = [...form.querySelectorAll("textarea[name]")];
  if (areas.length) keep(form, areas);
}

function keep(form, areas) {
  const address = location.pathname + location.search;
  const where = `/ban-nhap/?o=${encodeURIComponent(address)}`;
  const first = typed(areas);
  const note = document.createElement("p");
  note.className = "detail draft-note";
  note.setAttribute("role", "status");
  areas[0].closest(".field").before(note);
  let timer, sent = false;

  form.addEventListener("input", (event) => {
    if (!areas.includes(event.target)) return;
    clearTimeout(timer);
    timer = setTimeout(save, WAIT);
  });
  form.addEventListener("submit", () => {
    sent = true;
    clearTimeout(timer);
    if (!form.elements.draft) form.append(hidden("draft", address)); // the server drops it once the form is taken
  });
  window.addEventListener("pagehide", () => {
    if (!sent && changed()) save();
  });

  fetch(where, { headers: { Accept: "application/json" } })
    .then((answer) => (answer.ok ? answer.json() : {}))
    .then((kept) => {
      if (kept.texts && areas.some((area) => differs(area, kept.texts))) offer(kept);
    })
    .catch(() => {});

  function changed() {
    return areas.some((area) => area.value !== first[area.name]);
  }

  function save() {
    if (!changed()) return;
    const body = new FormData();
    body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    body.append("texts", JSON.stringify(typed(areas)));
    fetch(where, { method: "POST", body, keepalive: true })
      .then((answer) => answer.json())
      .then((answer) => {
        if (answer.refused) note.textContent = answer.refused;
        else if (answer.saved) note.textContent = `Đã lưu nháp lúc ${answer.saved}. Chỉ mình đồng chí đọc được.`;
      })
      .catch(() => {
        note.textContent = "Chưa lưu nháp được; hãy gửi hoặc chép lại nội dung trước khi rời trang.";
      });
  }

  function offer(kept) {
    note.textContent = `Có bản nháp chưa gửi, lưu lúc ${kept.saved}. `;
    const use = button("Dùng bản nháp");
    const drop = button("Bỏ bản nháp");
    use.addEventListener("click", () => {
      for (const area of areas) if (area.name in kept.texts) area.value = kept.texts[area.name];
      note.textContent = "Đã lấy lại bản nháp; bản nháp mất khi gửi xong.";
      areas[0].focus();
    });
    drop.addEventListener("click", () => {
      const body = new FormData();
      body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
      body.append("texts", "{}");
      fetch(where, { method: "POST", body }).then(() => {
        note.textContent = "Đã bỏ bản nháp.";
      });
    });
    note.append(use, " ", drop);
  }
}

function typed(areas) {
  return Object.fromEntries(areas.map((area) => [area.name, area.value]));
}

function differs(area, texts) {
  return (texts[area.name] ?? area.value) !== area.value;
}

function hidden(name, value) {
  return Object.assign(document.createElement("input"), { type: "hidden", name, value });
}

function button(label) {
  return Object.assign(document.createElement("button"), {
    type: "button",
    className: "btn btn-secondary",
    textContent: label,
  });
}
