// A button in each part of the guide reads it aloud, when the device has a French voice. Without it the guide is whole.

import { icon } from "../passation/icons.js";
import { Voice } from "../passation/voice.js";
import { html, render } from "../vendor/lit-html.js";

const voice = new Voice({
  synthesis: window.speechSynthesis,
  utterance: (text) => new SpeechSynthesisUtterance(text),
  player: (url) => new Audio(url),
  volume: () => 1,
});

/** @type {Element|null} The part that is being read. */
let reading = null;

/** What a part says, sentence by sentence. @param {Element} part */
const sentences = (part) =>
  [...part.querySelectorAll("h2, p:not(.info-listen), li")].map((element) => (element.textContent ?? "").trim());

/** @param {Element} part */
async function toggle(part) {
  const stop = reading === part;
  voice.hush();
  reading = stop ? null : part;
  draw();
  if (stop) return;
  await voice.speak(sentences(part));
  if (reading !== part) return;
  reading = null;
  draw();
}

function draw() {
  for (const part of document.querySelectorAll("[data-listen]")) {
    const place = /** @type {HTMLElement} */ (part.querySelector(".info-listen") ?? insert(part));
    place.hidden = !voice.available;
    const title = part.querySelector("h2")?.textContent;
    render(
      html`<button type="button" class="eva-button eva-button--quiet" @click=${() => toggle(part)}>
        ${icon(reading === part ? "stop" : "speak")} ${reading === part ? "Arrêter la lecture" : "Écouter"}<span class="eva-hidden"> : ${title}</span>
      </button>`,
      place,
    );
  }
}

/** @param {Element} part */
function insert(part) {
  const place = document.createElement("p");
  place.className = "info-listen";
  part.querySelector("h2")?.after(place);
  return place;
}

draw();
// Voices come late in most browsers.
window.speechSynthesis?.addEventListener?.("voiceschanged", draw);
window.addEventListener("pagehide", () => voice.hush());
