// A button in each part of the guide reads it aloud, when the device has a French voice. Without it the guide is whole. The
// voice itself comes at the first press: most people who open the page read it.

/** @typedef {import("../passation/voice.js").Voice} Voice */

/** @type {Promise<Voice>|undefined} */
let loading;
/** @type {Element|null} The part that is being read. */
let reading = null;

/** @returns {Promise<Voice>} */
function load() {
  loading ??= import("../passation/voice.js").then(
    ({ Voice }) =>
      new Voice({
        synthesis: window.speechSynthesis,
        utterance: (text) => new SpeechSynthesisUtterance(text),
        player: (url) => new Audio(url),
        volume: () => 1,
      }),
  );
  return loading;
}

/** A voice of the device; a remote one would send the text to a third party. */
const isHeard = () =>
  window.speechSynthesis?.getVoices().some((voice) => voice.localService && /^fr/i.test(voice.lang)) ?? false;

/** What a part says, sentence by sentence. @param {Element} part */
const sentences = (part) =>
  [...part.querySelectorAll("h2, p:not(.info-listen), li")].map((element) => (element.textContent ?? "").trim());

/** @param {Element} part */
async function toggle(part) {
  const stop = reading === part;
  reading = stop ? null : part;
  draw();
  const voice = await load();
  voice.hush();
  if (stop || reading !== part) return;
  await voice.speak(sentences(part));
  if (reading !== part) return;
  reading = null;
  draw();
}

function draw() {
  for (const part of document.querySelectorAll("[data-listen]")) {
    const place = /** @type {HTMLElement} */ (part.querySelector(".info-listen"));
    place.hidden = !isHeard();
    place.dataset.reading = String(reading === part);
  }
}

const written = /** @type {HTMLTemplateElement} */ (document.getElementById("lecture"));
for (const part of document.querySelectorAll("[data-listen]")) {
  const title = part.querySelector("h2");
  title?.after(written.content.cloneNode(true));
  part.querySelector(".info-listen .eva-hidden")?.append(` : ${title?.textContent}`);
  part.querySelector(".info-listen button")?.addEventListener("click", () => toggle(part));
}
draw();
// Voices come late in most browsers.
window.speechSynthesis?.addEventListener?.("voiceschanged", draw);
window.addEventListener("pagehide", () => window.speechSynthesis?.cancel());
