/** @import { Visit } from "./view.js" */
import { setProperties } from "../../shared/questionnaire/properties.js";
import { hearButton } from "../../shared/zones/hear.js";
import { closeUp, drawScene, mark } from "../../shared/zones/scene.js";
import { html, nothing, render } from "../../vendor/lit-html.js";
import { scenes } from "./art/scenes.js";
import { NONE } from "./model.js";

/** @param {HTMLElement} root @param {Visit} visit */
export function draw(root, visit) {
  const drawn = visit.panel
    ? html`<section class="zones-panel ${visit.panel === "sure" ? "" : "zones-panel--two"}">${panels[visit.panel](visit)}</section>`
    : picture(visit);
  render(html`<div class="zones ${visit.frozen ? "is-paused" : ""}">${drawn}</div>`, root);
  setProperties(root);
}

/** @param {Visit} visit */
const artOf = ({ host, training }) => scenes[host.content.settings[training ? "training_scene" : "scene"]]();

/** @param {Visit} visit */
function picture(visit) {
  const { texts, zones, site, shown, word } = visit;
  const marks = {
    danger: { kind: /** @type {const} */ ("danger"), words: texts.mark_yes[0] },
    seen: { kind: /** @type {const} */ ("seen"), words: texts.mark_no[0] },
  };
  const label = visit.say("scene");
  return html`
    ${drawScene({
      art: artOf(visit),
      label,
      places: texts.places[0],
      scroll: texts.scroll[0],
      zones,
      shown,
      markOf: (id) => (site.said.has(id) ? marks[site.said.get(id) === "no" ? "seen" : "danger"] : undefined),
      press: (event) => visit.press(event),
    })}
    <div class="zones-bar">
      <p class="zones-word">${word}</p>
      <p class="zones-count">${mark("danger")}<span>${texts.counter[0]}&nbsp;: <strong>${site.told}</strong>. ${visit.say("how_many")}</span></p>
    </div>
    <div class="zones-acts">
      <button type="button" class="eva-button eva-button--quiet zones-show" aria-pressed=${shown ? "true" : "false"} @click=${() => visit.help()}>${texts.show[0]}</button>
      <button type="button" class="eva-button ${visit.enough ? "" : "eva-button--quiet"} zones-finish" @click=${() => visit.finish()}>${texts.finish[0]}</button>
    </div>`;
}

/** @param {Visit} visit @param {unknown} beside */
function place(visit, beside) {
  const zone = visit.site.zone(visit.last);
  return html`<h2 tabindex="-1">${zone.stimulus.name}</h2>${closeUp(artOf(visit), zone)}<div class="zones-answers">${beside}</div>`;
}

/** @type {Record<Exclude<import("./view.js").Panel, "">, (visit: Visit) => unknown>} */
const panels = {
  question: (visit) => {
    const { texts, site } = visit;
    return place(
      visit,
      html`<div class="zones-answer"><p class="zones-question">${texts.question[0]}</p>${hearButton(visit.host, `item:${site.open}`, texts.question[0])}</div>
        <button type="button" class="eva-button" data-answer="yes" @click=${() => visit.identify("yes")}>${texts.yes[0]}</button>
        <button type="button" class="eva-button" data-answer="no" @click=${() => visit.identify("no")}>${texts.no[0]}</button>
        ${goBack(visit)}`,
    );
  },

  which: (visit) => {
    const { texts, site, host } = visit;
    const { options } = site.zone(site.open).stimulus;
    const before = site.said.get(site.open);
    return place(
      visit,
      html`<p class="zones-question">${texts.which[0]}</p>
        ${options.map(
          (/** @type {{id: string, text: string}} */ option) => html`<div class="zones-answer">
            <button type="button" class="eva-button" data-answer=${option.id} aria-current=${before === option.id ? "true" : nothing} @click=${() => visit.qualify(option.id)}>${option.text}</button>
            ${hearButton(host, `item:${site.open}:${option.id}`, option.text)}</div>`,
        )}
        <button type="button" class="eva-button eva-button--quiet" data-answer=${NONE} @click=${() => visit.qualify(NONE)}>${texts.none[0]}</button>`,
    );
  },

  again: (visit) => {
    const { texts, site } = visit;
    const said = site.said.get(site.open);
    const option = site.zone(site.open).stimulus.options.find((/** @type {{id: string}} */ { id }) => id === said);
    return place(
      visit,
      html`<p class="zones-question">${option ? html`${texts.said_yes[0]} «&nbsp;${option.text}&nbsp;».` : texts.said_no[0]}</p>
        <button type="button" class="eva-button eva-button--quiet" data-answer="change" @click=${() => visit.change()}>${texts.change[0]}</button>
        ${goBack(visit)}`,
    );
  },

  explained: (visit) => {
    const { texts, explained } = visit;
    return place(
      visit,
      html`<p class="zones-question">${explained}</p>
        <button type="button" class="eva-button zones-on" @click=${() => visit.goOn()}>${texts.go_on[0]}</button>`,
    );
  },

  sure: (visit) => {
    const { texts, site } = visit;
    return html`<h2 tabindex="-1">${texts.sure[0]}</h2>
      <p>${texts.counter[0]}&nbsp;: <strong>${site.told}</strong>. ${visit.say("sure_how_many")}</p>
      <div class="zones-acts">
        <button type="button" class="eva-button zones-more" @click=${() => visit.back()}>${texts.sure_no[0]}</button>
        <button type="button" class="eva-button eva-button--quiet zones-end" @click=${() => visit.end()}>${texts.sure_yes[0]}</button>
      </div>`;
  },
};

/** @param {Visit} visit */
const goBack = (visit) =>
  html`<button type="button" class="eva-button eva-button--quiet zones-back" @click=${() => visit.back()}>${visit.texts.back[0]}</button>`;
