/** @import { App } from "../app.js" */
/** @import { Card } from "./who.js" */
import { html } from "../../vendor/lit-html.js";
import { inWords } from "../duration.js";
import { listen, paragraphs } from "../listen.js";

/** @param {Card} card @param {number} months 0 = the page of the law says it */
function sentences({ structure, minutes }, months) {
  const kept = months
    ? `Votre nom est gardé ${months} mois au plus après votre dernière activité, puis il est effacé.`
    : "Votre nom est gardé un temps limité, puis il est effacé.";
  return [
    `${structure} vous propose ces activités, pour voir ce que vous savez faire et choisir la suite avec vous.`,
    `Cela dure environ ${inWords(minutes)}. Vous pouvez vous arrêter et reprendre un autre jour.`,
    `Seuls les professionnels qui vous accompagnent voient vos résultats avec votre nom.`,
    kept,
    "Vos résultats restent dans des chiffres, sans dire que c’est vous.",
    "Vous pouvez dire non, ou arrêter quand vous voulez. Cela ne change rien à vos droits.",
  ];
}

/**
 * Informs; asks no consent, since the service is a public duty.
 *
 * @param {App} app
 * @param {Card} card
 * @returns {Promise<boolean>} false: the person says no
 */
export function showNotice(app, card) {
  const told = sentences(card, Number(app.root.dataset.retention ?? 0));
  return new Promise((resolve) => {
    app.show(html`<div class="eva-page">
      <h1>Avant de commencer</h1>
      ${listen(app.voice, told)}
      <div class="eva-card eva-lead told">${paragraphs(told)}</div>
      <p><a href="/confidentialite" target="_blank" rel="noopener">Vos données et vos droits (nouvel onglet)</a></p>
      <div class="eva-actions">
        <button type="button" class="eva-button eva-button--big" @click=${() => resolve(true)}>J’ai compris</button>
        <button type="button" class="eva-button eva-button--quiet" @click=${() => resolve(false)}>Je ne veux pas</button>
      </div>
    </div>`);
  });
}

/** @param {App} app @returns {Promise<void>} */
export function showRefusal(app) {
  const told = [
    "Vous n’avez pas commencé : rien n’est enregistré.",
    "Vous pouvez en parler avec la personne qui vous accompagne.",
  ];
  return new Promise((resolve) => {
    app.show(html`<div class="eva-page">
      <h1>C’est noté</h1>
      ${listen(app.voice, told)}
      <div class="eva-lead">${paragraphs(told)}</div>
      <div class="eva-actions">
        <button type="button" class="eva-button eva-button--quiet" @click=${() => resolve()}>Revenir au début</button>
      </div>
    </div>`);
  });
}
