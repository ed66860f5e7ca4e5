import { html, nothing } from "../../vendor/lit-html.js";
import { fieldError } from "../fields.js";
import { structureTypes } from "../labels.js";

/**
 * What a structure is known by.
 * @param {string} prefix of the ids: two of these forms may stand on a page
 * @param {Record<string, any>} structure what is already known
 * @param {Record<string, string>} errors
 */
export function identityFields(prefix, structure, errors) {
  const text = (
    /** @type {string} */ name,
    /** @type {string} */ label,
    /** @type {string} */ hint,
    /** @type {number} */ max,
  ) => html`
    <div class="eva-field">
      <label for="${prefix}-${name}">${label}</label>
      ${hint ? html`<small id="${prefix}-${name}-hint">${hint}</small>` : nothing}
      <input id="${prefix}-${name}" name=${name} maxlength=${max} autocomplete="off" value=${structure[name] ?? ""}
        aria-describedby="${prefix}-${name}-hint ${prefix}-${name}-error" aria-invalid=${errors[name] ? "true" : nothing} />
      ${fieldError(`${prefix}-${name}`, errors[name])}
    </div>
  `;
  return html`
    ${text("name", "Nom", "Tel que les personnes le connaissent.", 200)}
    <div class="eva-field">
      <label for="${prefix}-type">Type</label>
      <select id="${prefix}-type" name="type" aria-describedby="${prefix}-type-error" aria-invalid=${errors.type ? "true" : nothing}>
        ${structure.type ? nothing : html`<option value="">Choisissez</option>`}
        ${Object.entries(structureTypes).map(
          ([code, label]) => html`<option value=${code} ?selected=${code === structure.type}>${label}</option>`,
        )}
      </select>
      ${fieldError(`${prefix}-type`, errors.type)}
    </div>
    ${text("postcode", "Code postal", "", 5)} ${text("siret", "Numéro SIRET (facultatif)", "14 chiffres, avec ou sans espaces.", 20)}
  `;
}

/** @param {HTMLFormElement} form @returns {Record<string, string>} */
export function readIdentity(form) {
  const given = new FormData(form);
  const fields = ["name", "type", "postcode", "siret"].map((name) => [name, String(given.get(name) ?? "").trim()]);
  return Object.fromEntries(
    fields.map(([name, value]) => [name, name === "siret" ? value.replace(/[\s.-]/g, "") : value]),
  );
}
