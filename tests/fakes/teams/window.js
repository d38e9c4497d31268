// Draws the card of a page with Microsoft's renderer, in the manner of Teams: `content` is the card.
"use strict";

const colour = (shown, subtle = shown) => ({ default: `var(--${shown})`, subtle: `var(--${subtle})` });
const colours = {
  default: colour("ink", "quiet"), dark: colour("ink"), light: colour("quiet"), accent: colour("link"),
  good: colour("ink"), warning: colour("wrong"), attention: colour("wrong"),
};
const labels = { color: "default", isSubtle: false, size: "default", suffix: " *", weight: "bolder" };
const host = new AdaptiveCards.HostConfig({
  supportsInteractivity: true,
  fontFamily: "inherit",
  spacing: { small: 4, default: 8, medium: 16, large: 20, extraLarge: 24, padding: 16 },
  separator: { lineThickness: 1, lineColor: "var(--line)" },
  imageSizes: { small: 32, medium: 52, large: 100 },
  fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
  fontWeights: { lighter: 200, default: 400, bolder: 600 },
  lineHeights: { small: 16, default: 20, medium: 20, large: 24, extraLarge: 32 },
  containerStyles: {
    default: { backgroundColor: "transparent", foregroundColors: colours },
    emphasis: { backgroundColor: "var(--soft)", foregroundColors: colours },
  },
  // Teams shows six actions of a set (learn.microsoft.com, Designing Adaptive Cards).
  actions: { maxActions: 6, spacing: "default", buttonSpacing: 8, actionsOrientation: "horizontal", actionAlignment: "left" },
  inputs: { label: { inputSpacing: "small", requiredInputs: labels, optionalInputs: { ...labels, suffix: "" } } },
});

AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdownit().render(text);
  result.didProcess = true;
};

function draw(place) {
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = host;
  card.parse(content, new AdaptiveCards.SerializationContext(AdaptiveCards.Versions.v1_5));
  const drawn = card.render();
  for (const picture of drawn.querySelectorAll("img")) {
    const initials = document.createElement("span");
    initials.className = "picture";
    initials.textContent = picture.alt.split(/\s+/).map((name) => name[0]).join("").slice(0, 2);
    picture.replaceWith(initials);
  }
  for (const box of drawn.querySelectorAll(".ac-container")) {
    if (box.style.backgroundColor === "var(--soft)") box.classList.add("soft");
  }
  // Radio buttons of one name in two windows would be one group.
  const theme = place.closest("[data-theme]").dataset.theme;
  for (const radio of drawn.querySelectorAll("input[type=radio]")) radio.name += theme;
  place.append(drawn);
  for (const box of drawn.querySelectorAll("textarea")) box.style.height = `${box.scrollHeight + 2}px`;
}

for (const place of document.querySelectorAll(".card")) draw(place);
