// The page once it is open: what it is, the documents to read, what is asked, the files to save.

let headings = 0;

function worthReading(manifest, vault, reply, answerKey) {
  const articles = manifest.documents.map((entry, index) => articleElement(manifest, entry, index, reply));
  const pieces = [introductionElement(manifest)];
  if (manifest.documents.length > 1) {
    pieces.push(contentsElement(manifest, articles));
  }
  pieces.push(...articles);
  if (manifest.consents.length) {
    pieces.push(consentsElement(manifest, reply));
  }
  if (manifest.questions.length) {
    pieces.push(questionsElement(manifest, reply));
  }
  const answer = answerElement(manifest, reply, answerKey);
  const saving = manifest.files.length + manifest.documents.length > 0 ? [savingElement(manifest, vault)] : [];
  // Where only reading is asked, a word back comes last and stays folded until it is wanted.
  pieces.push(...(asksAnything(manifest) ? [answer, ...saving] : [...saving, folded("answer_open", answer)]));
  pieces.push(detailsElement(manifest));
  return pieces;
}

function folded(key, inside) {
  return element("details", { className: "folded" }, say(element("summary"), key), inside);
}

function introductionElement(manifest) {
  const title = say(element("h1", { id: "opened-title", tabIndex: -1 }), `use_${manifest.use}`);
  const created = say(element("p", { className: "created" }), "created", {
    practice: manifest.practice,
    date: dateText(manifest.created),
  });
  const advice = say(element("p", { className: "advice" }), `use_${manifest.use}_advice`, { practice: manifest.practice });
  const section = element("section", { className: "introduction" }, created, title);
  if (manifest.introduction) {
    const own = manifest.introduction.split(/\n{2,}/).map((paragraph) => element("p", {}, paragraph));
    section.append(label(element("div", { className: "own-words", lang: manifest.language, role: "group" }, ...own), "introduction"));
  }
  section.append(advice);
  if (manifest.use === "review") {
    section.append(say(element("p", { className: "how" }), "review_how"));
  }
  section.setAttribute("aria-labelledby", title.id);
  return section;
}

function contentsElement(manifest, articles) {
  const items = manifest.documents.map((entry, index) =>
    element("li", {}, element("a", { href: `#${articles[index].id}`, lang: entry.language }, entry.title)),
  );
  const nav = element("nav", { className: "contents" }, headed("contents"), element("ol", {}, ...items));
  return label(nav, "contents");
}

function articleElement(manifest, entry, index, reply) {
  const asked = manifest.use === "review";
  const title = element("h2", { id: `document-${index + 1}-title` }, entry.title);
  const article = element("article", { id: `document-${index + 1}`, className: "sheet", lang: entry.language, tabIndex: -1 }, title);
  article.classList.toggle("commented", asked);
  article.append(...entry.blocks.map((block, number) => blockWithComment(block, { document: index, block: number }, asked && reply)));
  if (asked) {
    article.append(decisionElement(manifest, entry, index, reply));
  }
  article.setAttribute("aria-labelledby", title.id);
  return article;
}

function savingElement(manifest, vault) {
  const status = element("p", { className: "status" });
  status.setAttribute("role", "status");
  const section = element("section", { className: "files" }, headed("files"));
  if (manifest.files.length) {
    const items = manifest.files.map((file) => fileElement(file, (button) => saving(button, status, file.name, (report) => saveFile(vault, file, report))));
    section.append(element("ul", {}, ...items));
  }
  const all = say(element("button", { type: "button", className: asksAnything(manifest) ? "secondary" : "primary", id: "save-all" }), "save_all");
  all.addEventListener("click", () =>
    saving(all, status, text("save_all"), (report) => saveEverything(vault, manifest, text("locked_title"), report)),
  );
  const note = say(element("p", { className: "note" }), "files_note");
  section.append(element("div", { className: "all" }, all, status), note);
  return section;
}

function fileElement(file, save) {
  const dot = file.save_as.lastIndexOf(".");
  const kind = dot > 0 ? file.save_as.slice(dot + 1, dot + 5).toUpperCase() : "\u2022";
  const badge = element("span", { className: "kind" }, kind);
  badge.setAttribute("aria-hidden", "true");
  const name = element("bdi", { className: "name", translate: false }, file.name);
  const size = say(element("span", { className: "size" }), sizeText(file.size));
  const button = say(element("button", { type: "button", className: "save" }), "save");
  label(button, "save_file", { name: file.name });
  button.addEventListener("click", () => save(button));
  return element("li", {}, badge, element("span", { className: "which" }, name, size), button);
}

// In steps of ten, so that a screen reader can keep up.
const tenths = (done, total) => (total ? Math.floor((10 * done) / total) * 10 : 100);

async function saving(button, status, name, work) {
  button.disabled = true;
  say(status, "saving", { name, percent: 0 });
  try {
    await work((done, total) => say(status, "saving", { name, percent: tenths(done, total) }));
    say(status, "saved", { name });
  } catch {
    say(status, "failed", { name });
  } finally {
    button.disabled = false;
    button.focus();
  }
}

function detailsElement(manifest) {
  const list = element("dl");
  const row = (key, value) => list.append(say(element("dt"), key), element("dd", { translate: false }, value));
  row("details_package", manifest.id);
  for (const entry of manifest.documents) {
    row("details_document", entry.title);
    row("details_version", entry.version_id);
    row("details_hash", entry.content_sha256);
  }
  const closing = say(element("p", { className: "note" }), "closing_note");
  const details = element("details", {}, say(element("summary"), "details"), list);
  return element("footer", { className: "closing" }, closing, details);
}

function headed(key) {
  headings += 1;
  return say(element("h2", { id: `heading-${headings}`, className: "small" }), key);
}
