// What makes reading easier; every page does without it. Nothing is asked of any host.
{
  const root = document.documentElement;
  const choices = root.dataset; // as the line in the head of the page has read them
  const $ = (selector, within = document) => within.querySelector(selector);
  const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];
  const reading = $(".reading");
  const form = $("form", reading);

  const keep = (chosen) => {
    try {
      localStorage.quietpress = JSON.stringify(chosen);
    } catch {
      // a browser that keeps nothing: the choice holds for this page
    }
  };

  // Reading: each field is an attribute of the page, and the style sheet does the rest.
  const fields = [...form.elements].filter((field) => field.name);
  for (const field of fields) {
    field.value = choices[field.name] ?? field.value;
  }
  form.addEventListener("change", () => {
    const chosen = Object.fromEntries(
      fields.filter((field) => field.value).map((field) => [field.name, field.value]),
    );
    for (const field of fields) delete choices[field.name];
    Object.assign(choices, chosen);
    keep(chosen);
    findScrolling();
  });
  form.addEventListener("reset", () => {
    for (const field of fields) delete choices[field.name];
    keep({});
  });

  const close = () => {
    if (!reading.open) return;
    reading.open = false;
    if (reading.contains(document.activeElement)) $("summary", reading).focus();
  };
  document.addEventListener("click", (event) => {
    if (!reading.contains(event.target)) reading.open = false;
  });

  // Keys: those of the page are in its links; j and k walk through headlines where there are none.
  const walk = (step) => {
    const headlines = $$("main :is(h2, h3) > a");
    const at = headlines.indexOf(document.activeElement);
    headlines[Math.max(0, at + step)]?.focus();
  };
  document.addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (key === "Escape") close();
    if (event.ctrlKey || event.metaKey || event.altKey || choices.keys === "off") return;
    if (target.closest("input, select, textarea, [contenteditable]")) return;
    const link = $(`[data-key="${CSS.escape(key)}"]`);
    if (link) {
      link.focus();
      link.click();
    } else if (key === "j") walk(1);
    else if (key === "k") walk(-1);
    else return;
    event.preventDefault();
  });

  // Addresses of feeds
  for (const field of $$("input[readonly]")) field.addEventListener("focus", () => field.select());
  for (const button of $$("button[data-copied]")) {
    button.addEventListener("click", async () => {
      const field = $("input", button.parentElement);
      try {
        await navigator.clipboard.writeText(field.value);
        button.textContent = button.dataset.copied;
      } catch {
        field.focus(); // selected, for a hand to copy
      }
    });
  }

  // A column of numbers stands at its end, so that tens are under tens. Signs may be among them.
  const said = (cell) => cell?.textContent.trim();
  for (const table of $$(".text table")) {
    if ($("[colspan], [rowspan], table", table)) continue;
    const rows = [...table.rows].map((row) => [...row.cells]);
    for (const [column] of rows.at(-1)?.entries() ?? []) {
      const cells = rows.map((row) => row[column]).filter(said);
      const values = cells.filter((cell) => cell.localName === "td").map(said);
      const isCounted = values.filter((value) => /\d/.test(value)).length > 1;
      if (!isCounted || values.some((value) => /\p{L}/u.test(value))) continue;
      for (const cell of cells) cell.classList.add("number");
    }
  }

  // What is wider than the text scrolls alone, and can be reached by the keyboard. Only where
  // there is something to scroll: the others are no stop on the way.
  const findScrolling = () => {
    for (const table of $$(".text table")) {
      if (table.scrollWidth <= table.clientWidth || table.parentElement.className === "scroll") continue;
      const region = document.createElement("div");
      region.className = "scroll";
      region.role = "region";
      region.ariaLabel = table.caption?.textContent.trim() || choices.table;
      table.replaceWith(region);
      region.append(table);
    }
    for (const wide of $$(".text :is(pre, .scroll)")) {
      if (wide.scrollWidth > wide.clientWidth) wide.tabIndex = 0;
    }
  };
  findScrolling();
}
