/*
 * What a phone can do beside plain pages: steps of kg, days to tap, and what kg times rupiah come to. Pages say where in
 * data attributes, with the words; without this file they work all the same. Nothing is kept and nothing is sent.
 */
(() => {
  const wholeOf = (text) => Number(String(text).replace(/[.\s]/g, "")) || 0;
  const dotted = (whole) => String(whole).replace(/\B(?=(\d{3})+$)/g, ".");
  const isoOf = (day) =>
    [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, "0")).join("-");

  const buttonOf = (text, label, onTap) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn line small";
    button.textContent = text;
    button.setAttribute("aria-label", label);
    button.addEventListener("click", onTap);
    return button;
  };
  const rowAfter = (input, buttons) => {
    const row = document.createElement("div");
    row.className = "row wrap";
    row.append(...buttons);
    input.closest(".inp").after(row);
  };
  const change = (input, value) => {
    input.value = value;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  };

  for (const input of document.querySelectorAll("input[data-steps]")) {
    const unit = input.dataset.unit;
    const steps = input.dataset.steps.split(" ").map(Number);
    const buttons = [...steps.map((step) => -step).reverse(), ...steps].map((step) => {
      const text = `${step < 0 ? "−" : "+"}${Math.abs(step)}`;
      return buttonOf(text, `${text} ${unit}`, () => change(input, dotted(Math.max(0, wholeOf(input.value) + step))));
    });
    rowAfter(input, buttons);
  }

  for (const input of document.querySelectorAll("input[type=date][data-days]")) {
    const today = new Date();
    const later = (days) => new Date(today.getFullYear(), today.getMonth(), today.getDate() + days);
    const untilMonday = (8 - today.getDay()) % 7 || 7;
    const label = document.querySelector(`label[for="${input.id}"]`)?.textContent ?? "";
    const buttons = input.dataset.days.split("|").flatMap((word, index) => {
      const day = isoOf(later([0, 1, untilMonday][index] ?? 0));
      if ((input.min && day < input.min) || (input.max && day > input.max)) return [];
      return [buttonOf(word, `${label}: ${word}`, () => change(input, day))];
    });
    if (buttons.length > 0) rowAfter(input, buttons);
  }

  for (const line of document.querySelectorAll("[data-sum]")) {
    const form = line.closest("form");
    const [kg, price, count] = line.dataset.sum.split(" ");
    const valueOf = (name) => wholeOf(form.elements.namedItem(name)?.value ?? "");
    const tell = () => {
      const each = form.elements.namedItem("askPer")?.value === "unit" && count;
      const sum = valueOf(each ? count : kg) * valueOf(price);
      line.hidden = sum === 0;
      line.querySelector("b").textContent = `Rp${dotted(sum)}`;
    };
    form.addEventListener("input", tell);
    form.addEventListener("change", tell);
    tell();
  }
})();
