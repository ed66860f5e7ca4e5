import { html } from "../../vendor/lit-html.js";
import { plural } from "../format.js";

/** @typedef {import("./people.js").Line} Line */

/** What becomes of a line of a list. @type {Record<string, string>} */
const states = {
  new: "nouvelle personne",
  known: "déjà connue, retrouvée par son code",
  listed: "déjà dans la liste : laissée de côté",
  repeated: "en double dans ce que vous envoyez : laissée de côté. Ajoutez une initiale s’il s’agit de deux personnes.",
  unknown_code: "code personnel inconnu ici : laissée de côté",
  too_long: "nom trop long (120 lettres au plus) : laissée de côté",
};

const made = ["new", "known"];

/**
 * @param {{text: string, file: File|null}} list
 * @param {boolean} open at first
 * @param {(list: {text: string, file: File|null}) => void} check
 */
export function listForm(list, open, check) {
  const submit = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const file = /** @type {File} */ (form.get("file"));
    check({ text: String(form.get("text")), file: file.size > 0 ? file : null });
  };
  return html`
    <details class="office-details" ?open=${open && list.text !== ""}>
      <summary><strong>Ajouter une liste de personnes</strong></summary>
      <form @submit=${submit}>
        <div class="eva-field">
          <label for="list">Noms, un par ligne</label>
          <small id="list-hint">
            Nom, prénom ou pseudonyme. Pour une personne déjà venue, son code personnel à 8 chiffres suffit. 500 lignes au plus.
          </small>
          <textarea id="list" name="text" rows="6" spellcheck="false" aria-describedby="list-hint" .value=${list.text}></textarea>
        </div>
        <div class="eva-field">
          <label for="file">Ou un fichier CSV ou Excel</label>
          <input id="file" name="file" type="file" accept=".csv,.txt,.tsv,.xlsx,text/csv,text/plain" />
        </div>
        <div class="eva-actions"><button type="submit" class="eva-button">Vérifier la liste</button></div>
      </form>
    </details>
  `;
}

/** What the list would give, before anything is made. @param {Line[]} lines @param {{confirm: () => void, back: () => void}} act */
export function checked(lines, { confirm, back }) {
  const count = lines.filter(({ state }) => made.includes(state)).length;
  return html`
    <h3 id="checked" tabindex="-1">${plural(count, "lien")} à créer sur ${plural(lines.length, "ligne")}</h3>
    <ul class="office-lines">
      ${lines.map(
        ({ line, name, code, state }) => html`
          <li data-state=${state}>
            <small>Ligne ${line}</small> <strong>${name || code}</strong> <span>${states[state]}</span>
          </li>
        `,
      )}
    </ul>
    <div class="eva-actions">
      <button type="button" class="eva-button" ?disabled=${count === 0} @click=${confirm}>Créer ${plural(count, "lien")}</button>
      <button type="button" class="eva-button eva-button--quiet" @click=${back}>Corriger la liste</button>
    </div>
  `;
}
