// Draws cards with Microsoft's renderer: one card a line on standard input, one line of what it shows back.
"use strict";

const readline = require("node:readline");
const { parseHTML } = require("linkedom");

const { window, document } = parseHTML("<!doctype html><html><body></body></html>");
const KINDS = ["Element", "ButtonElement", "SelectElement", "InputElement", "TextAreaElement", "AnchorElement"];
globalThis.window = window;
globalThis.document = document;
for (const kind of KINDS) globalThis[`HTML${kind}`] = window[`HTML${kind}`];
// What the renderer needs of a browser, and linkedom lacks: text with its lines, and the last selected option.
Object.defineProperty(window.HTMLElement.prototype, "innerText", {
  configurable: true,
  get() {
    return this.textContent;
  },
  set(text) {
    this.textContent = "";
    for (const [n, part] of String(text).split("\n").entries()) {
      if (n) this.appendChild(document.createElement("br"));
      this.appendChild(document.createTextNode(part));
    }
  },
});
Object.defineProperties(window.HTMLSelectElement.prototype, {
  selectedIndex: {
    get() {
      return [...this.options].findLastIndex((option) => option.selected);
    },
  },
  value: {
    get() {
      return this.options[this.selectedIndex]?.value ?? "";
    },
  },
});

const MarkdownIt = require("markdown-it");
const cards = require("adaptivecards/dist/adaptivecards.min.js");

// A client that sees more in words than most: also addresses that nobody marked.
const markdown = new MarkdownIt({ linkify: true });
cards.AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdown.render(text);
  result.didProcess = true;
};

// Teams shows six actions of a set (learn.microsoft.com, Designing Adaptive Cards).
const host = new cards.HostConfig({ actions: { maxActions: 6 }, supportsInteractivity: true });

function complaints(card, parsing) {
  const found = Array.from({ length: parsing.eventCount }, (_, n) => parsing.getEventAt(n).message);
  return [...found, ...card.validateProperties().validationEvents.map((event) => event.message)];
}

function words(element) {
  for (const line of element.querySelectorAll("br")) line.replaceWith("\n");
  return element.textContent;
}

function draw(content) {
  const card = new cards.AdaptiveCard();
  const parsing = new cards.SerializationContext(cards.Versions.v1_5);
  const pressed = [];
  card.hostConfig = host;
  card.onExecuteAction = (action) => pressed.push(action.data ?? null);
  card.parse(content, parsing);
  const drawn = card.render();
  const all = (selector) => [...drawn.querySelectorAll(selector)];
  const buttons = all(".ac-pushButton");
  const shown = {
    complaints: complaints(card, parsing),
    texts: all(".ac-textBlock, .ac-richTextBlock").map(words),
    marks: all(".ac-textBlock *").map((one) => one.localName),
    links: all("a[href]").map((one) => one.getAttribute("href")),
    buttons: buttons.map(words),
    headings: all("[role=heading]").length,
    pictures: all("img").map((one) => one.getAttribute("alt")),
  };
  // A press on a form that is not filled in shows what is missing, and sends nothing.
  for (const button of buttons.filter((one) => !one.classList.contains("overflow"))) button.click();
  return { ...shown, pressed };
}

readline.createInterface({ input: process.stdin }).on("line", (line) => {
  process.stdout.write(`${JSON.stringify(draw(JSON.parse(line)))}\n`);
});
