// The end of the page where something is asked: who answers and when, what the answer says, and saving it.

const NAME_LIMIT = 200;
// The twin of what app/packages/answer_format.py takes in.
const LARGEST_ANSWER = 8 * 1024 * 1024;

function answerElement(manifest, reply, answerKey) {
  const filling = { practice: manifest.practice };
  const heading = headed(asksAnything(manifest) ? "answer" : "answer_optional");
  const remark = textEntry({ id: "answer-remark", lines: 3, limit: REMARK_LIMIT }, (caption) => say(caption, "remark", filling), (text) => {
    reply.remark = text;
    reply.touch();
  });
  const name = textEntry({ id: "answer-name", lines: 1, limit: NAME_LIMIT, required: true }, (caption) => say(caption, "your_name"), (text) => {
    reply.name = text;
    reply.touch();
  });
  const day = textEntry({ id: "answer-date", type: "date", required: true }, (caption) => say(caption, "today"), (text) => {
    reply.writtenOn = text;
    reply.touch();
  });
  const dayField = day.querySelector("input");
  dayField.value = reply.writtenOn;
  dayField.max = "9999-12-31";
  day.querySelector(".on-paper").textContent = reply.writtenOn;
  const status = element("div", { id: "answer-status", className: "answer-status", tabIndex: -1 });
  status.setAttribute("role", "status");
  const save = say(element("button", { type: "submit", className: "primary", id: "answer-save" }), "answer_save");
  const form = element(
    "form",
    { id: "answer-form", noValidate: true, autocomplete: "off" },
    remark,
    element("div", { className: "signed" }, name, day),
    summaryElement(manifest, reply),
    say(element("p", { className: "confirmation" }), "confirmation", filling),
    save,
    status,
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    saveAnswer(manifest, reply, answerKey, save, status);
  });
  reply.listen(() => reply.unsaved && status.dataset.saved && sayStatus(status, "answer_changed", filling));
  return element("section", { id: "answer", className: "asking", tabIndex: -1 }, heading, form);
}

// What the file will say, so that nobody saves something else than they meant.
function summaryElement(manifest, reply) {
  const list = element("ul");
  const line = (key, filling) => list.append(say(element("li"), key, filling));
  const tell = () => {
    list.replaceChildren();
    if (manifest.use === "review") {
      manifest.documents.forEach((entry, index) => {
        const decision = reply.decision(index);
        const said = decision ? () => text(decision) : () => text("nothing_chosen");
        line("summary_document", { document: entry.title, decision: said, count: reply.comments(index).length });
      });
    }
    for (const consent of manifest.consents) {
      const choice = reply.choice(consent.id);
      const untouched = consent.given ? "keep" : "nothing_chosen";
      line("summary_consent", { document: consent.title, decision: () => text(choice || untouched) });
    }
    if (manifest.questions.length) {
      const filled = manifest.questions.filter((question) => reply.field(question.id)).length;
      line("summary_questions", { count: filled, total: manifest.questions.length });
    }
  };
  tell();
  reply.listen(tell);
  const summary = element("div", { className: "summary" }, say(element("h3"), "summary"), list);
  summary.hidden = !asksAnything(manifest);
  return summary;
}

// The first thing that is still missing: where, and what to say of it.
function firstMissing(manifest, reply) {
  if (manifest.use === "review") {
    const open = manifest.documents.findIndex((_, index) => !reply.decision(index));
    if (open >= 0) {
      return [`document-${open + 1}-decision`, "decision_missing"];
    }
  }
  const question = manifest.questions.findIndex((each) => each.required && !reply.field(each.id));
  if (question >= 0) {
    return [`question-${question + 1}`, "question_missing"];
  }
  if (manifest.consents.length && manifest.use === "consent" && !reply.saysSomething) {
    return ["consent-1", "consent_missing"];
  }
  if (!reply.saysSomething) {
    return ["answer-remark", "nothing_said"];
  }
  if (!reply.name.trim()) {
    return ["answer-name", "name_missing"];
  }
  return reply.writtenOn ? null : ["answer-date", "date_missing"];
}

async function saveAnswer(manifest, reply, answerKey, button, status) {
  const missing = firstMissing(manifest, reply);
  if (missing) {
    const field = part(missing[0]);
    complainAt(field, missing[1]);
    (field.matches("fieldset") ? field.querySelector("input") : field).focus();
    return;
  }
  button.disabled = true;
  const file = `${text("answer_file")} ${reply.writtenOn}.answer`;
  try {
    const bytes = await sealedAnswer(reply.stamped(oneTimeNumber()), manifest, answerKey);
    if (bytes.length > LARGEST_ANSWER) {
      sayStatus(status, "answer_too_long", { practice: manifest.practice });
      return;
    }
    await saveBlob(new Blob([bytes], { type: BYTES }), file);
    reply.saved();
    sayStatus(status, "answer_saved", { name: file, practice: manifest.practice });
    status.dataset.saved = "yes";
    status.focus();
  } catch {
    sayStatus(status, "answer_failed", {});
  } finally {
    button.disabled = false;
  }
}

function sayStatus(status, key, filling) {
  status.replaceChildren(say(element("p"), key, filling));
}
