import { html, nothing } from "../../vendor/lit-html.js";
import { longDate, plural } from "../format.js";
import { since, states } from "./group.js";

/** @typedef {import("./group.js").Person} Person */
/** @typedef {{help: (p: Person) => void, code: (p: Person) => void, extend: (p: Person) => void}} Acts */

/**
 * The line of somebody.
 *
 * @param {Person} person
 * @param {string} now of the server
 * @param {Acts} act
 * @param {boolean} busy
 */
export function line(person, now, act, busy) {
  const state = states[person.state];
  return html`
    <li class="live-person" data-state=${person.state}>
      <div class="live-who">
        <a class="office-title" href="/conseil/evaluation?id=${person.evaluation}">${person.name}</a>
        <p class="office-facts">
          ${person.situation ? html`${person.situation}, ` : nothing}${plural(person.done, "activité faite", "activités faites")}
          sur ${person.total}${person.kind === "test" ? ", essai" : nothing}
        </p>
      </div>
      <p class="live-state">
        <span class="eva-badge live-badge"><span aria-hidden="true">${state.mark}</span> ${state.text}</span>
        <span class="live-since">${person.state === "help" ? since(person.help_since, now) : since(person.seen, now)}</span>
      </p>
      ${person.state === "finished" ? nothing : actions(person, act, busy)}
    </li>
  `;
}

/** @param {Person} person @param {Acts} act @param {boolean} busy */
function actions(person, act, busy) {
  const button = (/** @type {keyof Acts} */ name, /** @type {string} */ label) => html`
    <button class="eva-button ${name === "help" ? "" : "eva-button--quiet"}" type="button" ?disabled=${busy} @click=${() => act[name](person)}>
      <span>${label}<span class="eva-hidden"> : ${person.name}</span></span>
    </button>`;
  const extended = person.resumable_until ? ` (jusqu’au ${longDate(person.resumable_until)})` : "";
  return html`
    <div class="live-acts">
      ${person.state === "help" ? button("help", "J’y vais") : nothing}
      ${button("code", "Nouveau code de reprise")}
      ${person.state === "paused" || person.state === "gone" ? button("extend", `Prolonger la pause${extended}`) : nothing}
    </div>
  `;
}
