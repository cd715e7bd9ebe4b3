// Fields to type in and choices to make. A browser keeps nothing of them, and nothing typed goes to a spelling service.

// A field for text, its label above it and room for a complaint below it. `settings`: id, lines, limit, required.
function textEntry(settings, wording, changed) {
  const field = settings.lines > 1 ? element("textarea", { rows: settings.lines }) : element("input", { type: settings.type || "text" });
  Object.assign(field, { id: settings.id, autocomplete: "off", spellcheck: false, required: Boolean(settings.required) });
  field.setAttribute("autocorrect", "off");
  field.setAttribute("writingsuggestions", "false");
  if (settings.limit) {
    field.maxLength = settings.limit;
  }
  // What stands on paper: a field there would cut off what is longer than itself.
  const paper = element("div", { className: "on-paper" });
  paper.setAttribute("aria-hidden", "true");
  field.addEventListener("input", () => {
    grow(field);
    paper.textContent = field.value;
    complainAt(field, null);
    changed(field.value);
  });
  const caption = wording(element("label", { htmlFor: field.id }));
  return element("div", { className: "entry" }, caption, field, paper, complaintFor(field));
}

function grow(field) {
  if (field.rows) {
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight + 2}px`;
  }
}

function complaintFor(field) {
  const complaint = element("p", { className: "error", id: `${field.id}-error` });
  complaint.setAttribute("role", "alert");
  field.setAttribute("aria-describedby", complaint.id);
  return complaint;
}

function complainAt(field, key, filling) {
  say(part(`${field.id}-error`) || field.parentElement.lastChild, key, filling);
  field.setAttribute("aria-invalid", String(Boolean(key)));
}

// One choice out of a few, each with what it means. `choices` are rows of a value, a name and a meaning.
function choiceEntry(id, wording, choices, filling, changed) {
  const group = element("fieldset", { id, className: "choices" }, wording(element("legend")));
  for (const [value, name, meaning] of choices) {
    const field = element("input", { type: "radio", id: `${id}-${value}`, name: id, value, autocomplete: "off" });
    field.addEventListener("change", () => {
      complainAt(group, null);
      changed(value);
    });
    const words = element("label", { htmlFor: field.id }, say(element("span", { className: "choice-name" }), name, filling));
    words.append(say(element("span", { className: "choice-meaning" }), meaning, filling));
    group.append(element("div", { className: "choice" }, field, words));
  }
  group.append(complaintFor(group));
  return group;
}
