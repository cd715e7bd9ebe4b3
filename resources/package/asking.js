// What is asked of the reader: what they think of a draft, line after line of consent, the questions of a form.

const REMARK_LIMIT = 20000;

// Each choice: its value in the answer, and the keys of its name and of what it means.
const DECISIONS = [
  ["approve", "approve", "approve_meaning"],
  ["changes", "changes", "changes_meaning"],
  ["block", "block", "block_meaning"],
];
const ASKED = [
  ["give", "give", "give_meaning"],
  ["refuse", "refuse", "refuse_meaning"],
];
const IN_FORCE = [
  ["keep", "keep", "keep_meaning"],
  ["withdraw", "withdraw", "withdraw_meaning"],
];

function decisionElement(manifest, entry, index, reply) {
  const id = `document-${index + 1}-decision`;
  const filling = { practice: manifest.practice, document: entry.title };
  const group = choiceEntry(id, (legend) => say(legend, "decision", filling), DECISIONS, filling, (decision) =>
    reply.decide(index, decision),
  );
  const settings = { id: `document-${index + 1}-remark`, lines: 3, limit: COMMENT_LIMIT };
  const whole = textEntry(settings, (caption) => say(caption, "comment_whole"), (text) => reply.comment(index, -1, text));
  return ownLanguage(element("div", { className: "asked" }, group, whole));
}

function consentsElement(manifest, reply) {
  const lines = manifest.consents.map((line, index) => consentElement(manifest, line, `consent-${index + 1}`, reply));
  const section = element("section", { className: "asking", id: "consents" }, headed("consents"), say(element("p"), "consents_advice"), ...lines);
  return section;
}

function consentElement(manifest, line, id, reply) {
  const filling = { practice: manifest.practice };
  const choices = line.given ? IN_FORCE : ASKED;
  const legend = (caption) => say(caption, line.given ? "consent_given" : "consent_asked");
  const group = choiceEntry(id, legend, choices, filling, (choice) => reply.choose(line.id, choice));
  const title = element("h3", { id: `${id}-title`, lang: manifest.language }, line.title);
  const shown = element("div", { className: "exact", lang: manifest.language }, element("p", {}, line.text));
  if (line.scope) {
    shown.append(element("p", { className: "scope" }, line.scope));
  }
  group.setAttribute("aria-labelledby", `${title.id} ${id}-legend`);
  group.querySelector("legend").id = `${id}-legend`;
  return element("div", { className: "asked" }, title, shown, group);
}

function questionsElement(manifest, reply) {
  const entries = manifest.questions.map((question, index) => {
    const settings = {
      id: `question-${index + 1}`,
      lines: question.lines > 1 ? Math.max(3, Math.min(question.lines, 12)) : 1,
      limit: REMARK_LIMIT,
      required: question.required,
    };
    const wording = (caption) => {
      const own = element("span", { lang: manifest.language }, question.label);
      caption.append(own, say(element("span", { className: "needed" }), question.required ? "required" : "optional"));
      return caption;
    };
    return textEntry(settings, wording, (text) => reply.fill(question.id, text));
  });
  return element("section", { className: "asking", id: "questions" }, headed("questions"), element("div", { className: "asked" }, ...entries));
}
