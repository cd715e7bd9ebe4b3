// What the page says, in the language that its reader chooses (LANGUAGES). Only ever set as text, never as markup.

const worded = new Map();
let language = navigator.language.toLowerCase().startsWith("nl") ? "nl" : "en";
let chosen = false;

// A text; arguments that are functions are asked anew in each language.
function text(key, filling = {}) {
  return LANGUAGES[language][key].replace(/\{([a-z]+)\}/g, (slot, name) => {
    const value = filling[name];
    return value === undefined ? slot : String(typeof value === "function" ? value() : value);
  });
}

// Lets an element say a text from now on, in whatever language; the key may also be a function that gives the
// text itself, and without one the element falls silent.
function say(element, key, filling) {
  worded.set(element, () => {
    element.textContent = typeof key === "function" ? key() : key ? text(key, filling) : "";
  });
  worded.get(element)();
  return element;
}

// As `say`, for what a screen reader calls an element.
function label(element, key, filling) {
  worded.set(element.attributes, () => element.setAttribute("aria-label", text(key, filling)));
  worded.get(element.attributes)();
  return element;
}

// Marks words of the page's own inside a document that may be in another language.
function ownLanguage(element) {
  element.dataset.ownLanguage = "";
  element.lang = language;
  return element;
}

function speak(code) {
  language = code;
  document.documentElement.lang = code;
  worded.forEach((again) => again());
  for (const words of document.querySelectorAll("[data-own-language]")) {
    words.lang = code;
  }
  for (const button of document.querySelectorAll("[data-language]")) {
    button.setAttribute("aria-pressed", String(button.dataset.language === code));
  }
}

// The contents' own language, unless the reader has chosen one.
function suggestLanguage(code) {
  if (!chosen && code in LANGUAGES) {
    speak(code);
  }
}

function startTexts() {
  document.querySelectorAll("[data-text]").forEach((element) => say(element, element.dataset.text));
  document.querySelectorAll("[data-label]").forEach((element) => label(element, element.dataset.label));
  for (const button of document.querySelectorAll("[data-language]")) {
    button.addEventListener("click", () => {
      chosen = true;
      speak(button.dataset.language);
    });
  }
  speak(language);
}

const dateText = (iso) => () =>
  new Intl.DateTimeFormat(language === "nl" ? "nl-NL" : "en-GB", { dateStyle: "long", timeZone: "UTC" }).format(new Date(iso));

const sizeText = (bytes) => () => {
  const units = ["byte", "kilobyte", "megabyte", "gigabyte"];
  let unit = 0;
  let size = bytes;
  while (Math.round(size) >= 1000 && unit < units.length - 1) {
    size /= 1000;
    unit += 1;
  }
  const style = { style: "unit", unit: units[unit], unitDisplay: unit ? "short" : "long", maximumFractionDigits: unit && size < 10 ? 1 : 0 };
  return new Intl.NumberFormat(language === "nl" ? "nl-NL" : "en-GB", style).format(size);
};
