// What the reader has said so far. Lives in the page's memory alone.

// Whether there is something to answer, and not just something to read.
const asksAnything = (manifest) => manifest.use === "review" || manifest.consents.length + manifest.questions.length > 0;

class Reply {
  name = "";
  remark = "";
  writtenOn = today();
  unsaved = false;
  #saves = 0;
  #manifest;
  #decisions = new Map();
  #comments = new Map();
  #choices = new Map();
  #fields = new Map();
  #listeners = [];

  constructor(manifest) {
    this.#manifest = manifest;
  }

  listen(listener) {
    this.#listeners.push(listener);
  }

  // Each of these is told as soon as it is typed or chosen, so that nothing waits for a button.
  decide(document, decision) {
    this.#decisions.set(document, decision);
    this.touch();
  }

  comment(document, block, text) {
    const comments = this.#comments.get(document) || new Map();
    comments.set(block, text);
    this.#comments.set(document, comments);
    this.touch();
  }

  choose(line, choice) {
    this.#choices.set(line, choice);
    this.touch();
  }

  fill(question, text) {
    this.#fields.set(question, text);
    this.touch();
  }

  touch() {
    this.unsaved = true;
    this.#listeners.forEach((listener) => listener());
  }

  saved() {
    this.unsaved = false;
    this.#listeners.forEach((listener) => listener());
  }

  decision(document) {
    return this.#decisions.get(document) || null;
  }

  comments(document) {
    const comments = Array.from(this.#comments.get(document) || []);
    return comments
      .map(([block, text]) => ({ block, text: text.trim() }))
      .filter((comment) => comment.text)
      .sort((one, other) => one.block - other.block);
  }

  choice(line) {
    const choice = this.#choices.get(line);
    return choice === "keep" ? null : choice || null;
  }

  field(question) {
    return (this.#fields.get(question) || "").trim();
  }

  // Whether anything is said beside a name and a date.
  get saysSomething() {
    const said = this.content("");
    return Boolean(said.remark) || said.documents.length + said.consents.length + said.fields.length > 0;
  }

  // The answer to save now. Its moment and its count, which nobody types, tell which of two answers came first.
  stamped(number) {
    this.#saves += 1;
    const moment = new Date().toISOString();
    return { ...this.content(number), written_at: `${moment.slice(0, 19)}Z`, sequence: this.#saves };
  }

  // The answer as the format wants it: only what was said, about exactly what was shown.
  content(number) {
    const manifest = this.#manifest;
    const documents = manifest.documents.map((entry, index) => ({
      version: entry.version_id,
      content_sha256: entry.content_sha256,
      decision: this.decision(index),
      comments: this.comments(index),
    }));
    const consents = manifest.consents.map((line) => ({ line: line.id, choice: this.choice(line.id), text_sha256: line.text_sha256 }));
    const fields = manifest.questions.map((question) => ({ question: question.id, text: this.field(question.id) }));
    return {
      package: manifest.id,
      number,
      name: this.name.trim(),
      written_on: this.writtenOn,
      remark: this.remark.trim(),
      documents: documents.filter((entry) => entry.decision || entry.comments.length),
      consents: consents.filter((line) => line.choice),
      fields: fields.filter((field) => field.text),
    };
  }
}

// The day on the reader's own clock.
function today() {
  const now = new Date();
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  return parts.map((part, index) => String(part).padStart(index ? 2 : 4, "0")).join("-");
}
