/* Keys for lists and the work queue; the page «Trợ giúp» says which. Silent inside fields; «Hiển thị» turns them off for this device. */
const ROWS = "main .checklist > li, main .list tbody tr";
const FIELDS = "input, textarea, select, [contenteditable]";
const KEYS = { j: () => move(1), k: () => move(-1), "/": search, "?": () => location.assign("/tro-giup/#phim-tat") };

document.addEventListener("keydown", (event) => {
  const act = KEYS[event.key];
  if (!act || event.ctrlKey || event.metaKey || event.altKey || event.target.closest(FIELDS)) return;
  event.preventDefault();
  act();
});

function move(step) {
  const links = [...document.querySelectorAll(ROWS)].map((row) => row.querySelector("a[href], button")).filter((link) => link?.checkVisibility());
  if (!links.length) return;
  const row = document.activeElement.closest(ROWS);
  const now = links.findIndex((link) => row?.contains(link));
  const next = now < 0 ? (step > 0 ? 0 : links.length - 1) : Math.min(Math.max(now + step, 0), links.length - 1);
  links[next].focus();
}

function search() {
  const box = [...document.querySelectorAll("input[type=search], input[name=q]")].find((each) => each.checkVisibility());
  box?.focus();
}
