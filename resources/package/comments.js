// A comment at a paragraph: a button beside each block of a document, and what was typed below it.

const COMMENT_LIMIT = 4000;
const EXCERPT = 48;

// A block of a document that can be commented on. `reply` is absent where nothing is asked, and of an empty line there
// is nothing to say.
function blockWithComment(block, place, reply) {
  const shown = blockElement(block);
  const wrapped = element("div", { id: `document-${place.document + 1}-block-${place.block}`, className: `block block-${block.kind}` }, shown);
  if (reply && excerptOf(shown)) {
    wrapped.append(commentButton(wrapped, shown, place, reply));
  }
  return wrapped;
}

function commentButton(wrapped, shown, place, reply) {
  const button = element("button", { type: "button", id: `${wrapped.id}-comment`, className: "comment" }, speechBubble());
  button.setAttribute("aria-expanded", "false");
  label(button, "comment_on", { excerpt: excerptOf(shown) });
  let note = null;
  button.addEventListener("click", () => {
    if (!note) {
      note = commentNote(wrapped, button, place, reply);
      wrapped.append(note);
    }
    note.hidden = false;
    button.setAttribute("aria-expanded", "true");
    setTimeout(() => note.querySelector("textarea").focus());
  });
  return ownLanguage(button);
}

function commentNote(wrapped, button, place, reply) {
  const settings = { id: `${wrapped.id}-text`, lines: 2, limit: COMMENT_LIMIT };
  const excerpt = excerptOf(wrapped.firstChild);
  const changed = (text) => {
    button.classList.toggle("said", Boolean(text.trim()));
    reply.comment(place.document, place.block, text);
  };
  const entry = textEntry(settings, (caption) => say(caption, "comment"), changed);
  const field = entry.querySelector("textarea");
  label(field, "comment_on", { excerpt });
  const remove = say(element("button", { type: "button", className: "quiet" }), "comment_remove");
  const back = say(element("button", { type: "button", className: "quiet" }), "comment_back");
  const removed = element("p", { className: "removed", hidden: true }, say(element("span"), "comment_removed"), back);
  const note = ownLanguage(element("div", { className: "said-here" }, entry, remove, removed));
  const close = () => {
    note.hidden = true;
    button.setAttribute("aria-expanded", "false");
    button.focus();
  };
  const put = (text) => {
    field.value = text;
    field.dispatchEvent(new Event("input"));
    entry.hidden = remove.hidden = !text;
    removed.hidden = Boolean(text);
  };
  let before = "";
  remove.addEventListener("click", () => {
    before = field.value;
    if (before.trim()) {
      put("");
      back.focus();
    } else {
      close();
    }
  });
  back.addEventListener("click", () => {
    put(before);
    field.focus();
  });
  button.addEventListener("click", () => {
    entry.hidden = remove.hidden = false;
    removed.hidden = true;
  });
  field.addEventListener("keydown", (event) => event.key === "Escape" && (field.value.trim() ? button.focus() : close()));
  return note;
}

function excerptOf(shown) {
  const parts = Array.from(shown.querySelectorAll("li, th, td"), (part) => part.textContent);
  const words = (parts.length ? parts.join(" ") : shown.textContent).trim().replace(/\s+/g, " ");
  return words.length > EXCERPT ? `${words.slice(0, EXCERPT).trimEnd()} …` : words;
}

// Copied from the page, where it is written out.
const speechBubble = () => part("speech-bubble").content.firstElementChild.cloneNode(true);
