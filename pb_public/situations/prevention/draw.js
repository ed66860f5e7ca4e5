/** @import { Walk } from "./view.js" */
import { setProperties } from "../../shared/questionnaire/properties.js";
import { hearButton } from "../../shared/zones/hear.js";
import { closeUp, drawScene } from "../../shared/zones/scene.js";
import { html, render } from "../../vendor/lit-html.js";
import { action } from "./art/actions.js";
import { scenes } from "./art/scenes.js";
import { sign } from "./art/signs.js";
import { SIGNS } from "./model.js";

/** @param {HTMLElement} root @param {Walk} walk */
export function draw(root, walk) {
  const { round, frozen } = walk;
  const shown = round.sign ? drawActions(walk) : round.open ? drawSigns(walk) : picture(walk);
  render(html`<div class="zones zones--large ${frozen ? "is-paused" : ""}">${shown}</div>`, root);
  setProperties(root);
}

/** @param {Walk} walk */
const artOf = ({ host, training }) => scenes[host.content.settings[training ? "training_scene" : "scene"]]();

/** @param {Walk} walk */
function picture(walk) {
  const { texts, round, training, word } = walk;
  const seen = { kind: /** @type {const} */ ("seen"), words: texts.done[0] };
  return html`
    ${drawScene({
      art: artOf(walk),
      label: texts[training ? "training_scene" : "scene"][0],
      places: texts.places[0],
      scroll: texts.scroll[0],
      zones: round.zones,
      shown: true,
      markOf: (id) => (round.done.has(id) ? seen : undefined),
      press: (event) => walk.press(event),
    })}
    <div class="zones-bar">
      <p class="zones-word">${word}</p>
      <p class="zones-count">${texts.counter[0]}&nbsp;: <strong>${round.done.size}</strong> ${texts.of[0]} ${round.zones.length}</p>
    </div>`;
}

/** @param {Walk} walk */
function drawSigns(walk) {
  const { texts, round, host } = walk;
  const zone = round.zone(round.open);
  return html`<section class="zones-panel zones-panel--two">
    <h2 tabindex="-1">${zone.stimulus.name}</h2>${closeUp(artOf(walk), zone, 190)}
    <div class="zones-answers">
      <div class="zones-answer"><p class="zones-question">${texts.which_sign[0]}</p>${hearButton(host, `item:${round.open}`, texts.which_sign[0])}</div>
      ${SIGNS.map(
        (name) => html`<div class="zones-answer">
          <button type="button" class="eva-button eva-button--quiet risk-sign" data-answer=${name} @click=${() => walk.rate(name)}>${sign(name)}<span>${texts[`sign_${name}`][0]}</span></button>
          ${hearButton(host, `sign_${name}`, texts[`sign_${name}`][0])}</div>`,
      )}
      <button type="button" class="eva-button eva-button--quiet zones-back" @click=${() => walk.back()}>${texts.back[0]}</button>
    </div></section>`;
}

/** @param {Walk} walk */
function drawActions(walk) {
  const { texts, round, host } = walk;
  const { stimulus } = round.zone(round.open);
  return html`<section class="zones-panel">
    <h2 tabindex="-1">${texts.which_action[0]}</h2>
    <p class="risk-chosen">${stimulus.name}. ${texts.your_sign[0]} ${round.sign ? sign(round.sign) : ""} ${texts[`sign_${round.sign}`][0]}</p>
    <div class="risk-actions">${stimulus.options.map(
      (/** @type {{id: string, text: string, picture: string}} */ option) => html`<div class="risk-action">
        <button type="button" class="eva-button eva-button--quiet" data-answer=${option.id} @click=${() => walk.act(option.id)}>${action(option.picture)}<span>${option.text}</span></button>
        ${hearButton(host, `item:${round.open}:${option.id}`, option.text)}</div>`,
    )}</div></section>`;
}
