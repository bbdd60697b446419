"use strict";
(() => {
  const form = document.querySelector(".find");
  if (!form) return;
  const field = form.querySelector("input");
  const cards = [...document.querySelectorAll(".card")];
  const counts = [...form.querySelectorAll("[data-text]")];

  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
    .replaceAll("œ", "oe").replaceAll("æ", "ae").replaceAll("’", "'");

  let texts = null;
  const readTexts = () => cards.map((card) => fold(
    [...card.querySelectorAll("h2, .summary, details h4")].map((each) => each.textContent).join("\n"),
  ));

  const tell = (count) => {
    for (const each of counts) {
      each.textContent = each.dataset.text
        .replace("{count}", String(count)).replace("{total}", String(cards.length));
    }
  };

  const find = () => {
    texts ??= readTexts();
    const words = fold(field.value).split(/[\s,;:.!?()"“”«»]+/).filter(Boolean);
    let count = 0;
    cards.forEach((card, index) => {
      const fits = words.every((word) => texts[index].includes(word));
      if (card.hidden === fits) card.hidden = !fits;
      count += fits;
    });
    tell(count);
  };

  field.addEventListener("input", find);
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    field.value = "";
    find();
  });
  form.hidden = false;
  if (field.value) find(); else tell(cards.length);
})();
