// The passphrase as the format wants it, and its slips of the pen. The twin of app/packages/passphrase.py.

const SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const GROUPS = 4;
const GROUP_LENGTH = 5;

function canonicalPassphrase(typed) {
  const text = typed.normalize("NFKC");
  const bare = bareSymbols(text);
  return bare.length === GROUPS * GROUP_LENGTH && allSymbols(bare) ? bare : text;
}

function bareSymbols(text) {
  return text
    .normalize("NFKC")
    .replace(/[ \t\r\n\u2010-\u2015\u2212_.-]+/g, "")
    .toUpperCase()
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1");
}

const allSymbols = (text) => Array.from(text).every((symbol) => SYMBOLS.includes(symbol));

// What can be said of a passphrase before any key is made of it: nothing, or which text with which arguments.
function slipOfThePen(typed) {
  const bare = bareSymbols(typed);
  const symbols = Array.from(bare);
  const foreign = symbols.findIndex((symbol) => !SYMBOLS.includes(symbol));
  if (foreign >= 0) {
    return { key: "mistyped_symbol", arguments: { symbol: symbols[foreign], group: Math.floor(foreign / GROUP_LENGTH) + 1 } };
  }
  if (bare.length !== GROUPS * GROUP_LENGTH) {
    return { key: "mistyped_length", arguments: { count: bare.length } };
  }
  for (let position = 0; position < GROUPS; position += 1) {
    const group = bare.slice(position * GROUP_LENGTH, (position + 1) * GROUP_LENGTH);
    if (checkSymbol(position, group.slice(0, -1)) !== group.at(-1)) {
      return { key: "mistyped_group", arguments: { group: position + 1 } };
    }
  }
  return null;
}

function checkSymbol(position, data) {
  let check = 0;
  for (const symbol of data) {
    check = (check ^ SYMBOLS.indexOf(symbol)) << 1;
    if (check & 0b100000) {
      check ^= 0b100101;
    }
  }
  return SYMBOLS[check ^ (position + 1)];
}
