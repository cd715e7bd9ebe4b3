// Prose blocks as elements, each made by name and filled with text: markup inside a text stays text.

function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [property, value] of Object.entries(properties)) {
    made[property] = value;
  }
  made.append(...children);
  return made;
}

// Headings of a document begin below its title.
const blockElements = (blocks) => blocks.map(blockElement);

function blockElement(block) {
  switch (block.kind) {
    case "heading":
      return element(`h${block.level + 2}`, {}, ...spanNodes(block.spans));
    case "paragraph":
      return element("p", {}, ...spanNodes(block.spans));
    case "bullets":
      return element("ul", {}, ...itemElements(block.items));
    case "numbers":
      return element("ol", { start: block.start }, ...itemElements(block.items));
    case "quote":
      return element("blockquote", {}, ...blockElements(block.blocks));
    case "table":
      return tableElement(block);
    default:
      throw new Damaged();
  }
}

const itemElements = (items) => items.map((item) => element("li", {}, ...blockElements(item)));

function tableElement(block) {
  const header = element("tr", {}, ...block.header.map((cell) => element("th", { scope: "col" }, ...spanNodes(cell))));
  const rows = block.rows.map((row) => element("tr", {}, ...row.map((cell) => element("td", {}, ...spanNodes(cell)))));
  const table = element("table", {}, element("thead", {}, header), element("tbody", {}, ...rows));
  const frame = element("div", { className: "table" }, table);
  frame.setAttribute("role", "group");
  frame.setAttribute("aria-label", Array.from(header.children, (cell) => cell.textContent).join(", "));
  wide.observe(frame);
  return frame;
}

// A table that is wider than the screen is moved sideways, also by keyboard; one that fits is no stop on the way.
const wide = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (target.scrollWidth > target.clientWidth) {
      target.setAttribute("tabindex", "0");
    } else {
      target.removeAttribute("tabindex");
    }
  }
});

const spanNodes = (spans) => spans.flatMap(spanNode);

function spanNode(span) {
  let node = document.createTextNode(span.text);
  if (span.italic) {
    node = element("em", {}, node);
  }
  if (span.bold) {
    node = element("strong", {}, node);
  }
  // A link is shown, never followed: this page leads nowhere.
  const shown = span.link && span.link !== span.text;
  return shown ? [node, element("span", { className: "link" }, ` (${span.link})`)] : [node];
}
