// The states of the page, in order: unready, waiting, then locked or a problem, then opened.

const part = (id) => document.getElementById(id);

function show(id) {
  for (const name of ["unready", "too-old", "incomplete", "changed", "waiting", "problem", "locked", "opened"]) {
    part(name).hidden = name !== id;
  }
}

function problem(title, advice) {
  say(part("problem-title"), title);
  say(part("problem-advice"), advice);
  show("problem");
}

async function check() {
  say(part("waiting-text"), "checking");
  try {
    const container = await readContainer();
    const chunks = await takeChunks(container, (done, total) => {
      part("waiting-progress").value = done / total;
    });
    waitForPassphrase(container, chunks);
  } catch (error) {
    problem(error instanceof Incomplete ? "incomplete_title" : "damaged_title", "damaged_advice");
  }
}

function waitForPassphrase(container, chunks) {
  show("locked");
  const field = part("passphrase");
  part("toggle").addEventListener("click", () => {
    const hidden = field.type === "password";
    field.type = hidden ? "text" : "password";
    say(part("toggle"), hidden ? "hide" : "show");
    field.focus();
  });
  field.addEventListener("input", () => complain(null));
  part("form").addEventListener("submit", (event) => {
    event.preventDefault();
    unlock(container, chunks, field);
  });
  field.focus({ preventScroll: true });
}

function complain(slip) {
  say(part("passphrase-error"), slip && slip.key, slip && slip.arguments);
  part("passphrase").setAttribute("aria-invalid", String(Boolean(slip)));
  if (slip) {
    part("passphrase").focus();
  }
}

async function unlock(container, chunks, field) {
  if (part("open").disabled) {
    return;
  }
  const slip = slipOfThePen(field.value);
  complain(slip);
  if (slip) {
    return;
  }
  busy(true);
  try {
    const keys = await packageKeys(field.value, container);
    const vault = new Vault(container, chunks, keys.encryption);
    const manifest = await vault.manifest();
    open(manifest, vault, keys.answer);
  } catch (error) {
    busy(false);
    if (error instanceof WrongPassphrase) {
      complain({ key: "wrong_passphrase", arguments: {} });
    } else {
      problem("damaged_title", "damaged_advice");
    }
  }
}

function busy(working) {
  part("open").disabled = working;
  part("unlock-progress").hidden = !working;
  say(part("unlock-status"), working ? "opening" : null);
}

function open(manifest, vault, answerKey) {
  suggestLanguage(manifest.language);
  const reply = new Reply(manifest);
  part("opened").append(...worthReading(manifest, vault, reply, answerKey));
  part("bar-practice").textContent = manifest.practice;
  part("bar-actions").hidden = false;
  part("to-answer").hidden = !asksAnything(manifest);
  // The browser asks by itself whether to leave; its words are its own.
  addEventListener("beforeunload", (event) => reply.unsaved && event.preventDefault());
  // The title of the window stays as it is: browsers keep titles in their history.
  part("locked").remove();
  part("unready").remove();
  part("too-old").remove();
  part("incomplete").remove();
  part("changed").remove();
  part("waiting").remove();
  part("problem").remove();
  part("opened").hidden = false;
  part("opened-title").focus({ preventScroll: true });
  scrollTo(0, 0);
}

function start() {
  startTexts();
  part("bar").hidden = false;
  part("print").addEventListener("click", () => print());
  part("close").addEventListener("click", () => location.reload());
  // A page that the browser kept for its back button must not come back open.
  addEventListener("pageshow", (event) => event.persisted && location.reload());
  say(part("waiting-text"), "loading");
  show("waiting");
  addEventListener("DOMContentLoaded", check);
}

// A browser leaves out a guard or a style that is not what the policy names: then that was changed on its way.
function pageWhole() {
  return document.documentElement.hasAttribute("data-guarded") && document.querySelector("style").sheet !== null;
}

// The guard before this script has looked whether the browser can do it all.
if (!document.documentElement.hasAttribute("data-too-old")) {
  if (pageWhole()) {
    start();
  } else {
    show("changed");
  }
  document.documentElement.setAttribute("data-started", "");
}
