/** @import { Item, Tools } from "../../types.js" */
/** @import { Act, App } from "../task.js" */

/**
 * What an app draws with: real controls, each named, each at least 44 px.
 *
 * @typedef {{id: string, text: string}} Option
 *
 * @typedef {object} Kit
 * @property {Tools["html"]} html
 * @property {Tools["nothing"]} nothing
 * @property {boolean} locked Already validated.
 * @property {(text: string, act: Act, more?: {kind?: string, pressed?: boolean, disabled?: boolean}) => unknown} button
 * @property {(field: Field) => unknown} field One line, or several, to write.
 * @property {(field: Field & {options: Option[]}) => unknown} list A drop-down list.
 * @property {(field: Field & {options: Option[]}) => unknown} radios
 * @property {(field: Field & {on: boolean}) => unknown} box
 * @property {(text: string) => unknown} title The title of a screen: it takes the focus when the screen changes.
 * @property {(text: string) => unknown} said What just happened, read out.
 *
 * @typedef {object} Field
 * @property {string} id
 * @property {string} label
 * @property {string} [value]
 * @property {string} [hint]
 * @property {string} [problem]
 * @property {boolean} [long]
 * @property {"numeric"|"email"|"text"} [mode]
 * @property {Act} [enter] What Enter does in it.
 */

/** @param {Item} item @param {Tools} tools @param {(act: Act) => boolean} advance @returns {Kit} */
export function kitOf(item, tools, advance) {
  const { html } = tools;
  const prefix = `q-${item.id}`;
  const perform = (/** @type {Act} */ act) => {
    tools.step(act.do, act.id ?? "");
    if (advance(act)) tools.focus(".task-title");
  };
  /** @type {Scene} */
  const scene = { html, nothing: tools.nothing, prefix, perform, type: advance, step: tools.step };
  return {
    html,
    nothing: tools.nothing,
    locked: tools.locked,
    button: (text, act, more = {}) => drawButton(scene, text, act, more),
    field: (field) => drawField(scene, field),
    list: (field) => drawList(scene, field),
    radios: (field) => drawRadios(scene, field),
    box: (field) => drawBox(scene, field),
    title: (text) => html`<h3 class="task-title" tabindex="-1">${text}</h3>`,
    said: (text) => html`<p class="task-said" role="status">${text}</p>`,
  };
}

/** @typedef {{html: any, nothing: any, prefix: string, perform: (act: Act) => void, type: (act: Act) => boolean, step: Tools["step"]}} Scene */

/** @param {App} app @param {any} state @param {Kit} kit @param {unknown} screen */
export function drawFrame(app, state, { html, locked, button }, screen) {
  return html`
    <fieldset class="task" ?disabled=${locked}>
      <legend>${app.name}</legend>
      <div class="task-screen" data-place=${app.place(state)}>${screen}</div>
      <div class="task-again">${button("Recommencer depuis le début", { do: "reset" }, { kind: "plain" })}</div>
    </fieldset>
  `;
}

/** @param {Scene} scene @param {string} text @param {Act} act @param {{kind?: string, pressed?: boolean, disabled?: boolean}} more */
function drawButton({ html, nothing, perform }, text, act, { kind = "", pressed, disabled = false }) {
  return html`<button type="button" class="task-button ${kind ? `task-button--${kind}` : ""}" ?disabled=${disabled}
    aria-pressed=${pressed === undefined ? nothing : String(pressed)}
    @click=${() => perform(act)}>${text}</button>`;
}

/** What is typed is never recorded: only that something was. @param {Scene} scene @param {Field} field */
function drawField(scene, { id, label, value = "", hint, problem, long, mode = "text", enter }) {
  const { html, nothing, prefix, perform, type, step } = scene;
  const own = `${prefix}-${id}`;
  const typed = (/** @type {{target: HTMLInputElement}} */ event) => type({ do: "type", id, text: event.target.value });
  const left = () => step("type", id);
  // Enter would validate the whole task.
  const key = (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Enter" || event.repeat) return;
    event.preventDefault();
    if (enter) perform(enter);
  };
  const about = [hint && `${own}-hint`, problem && `${own}-problem`].filter(Boolean).join(" ") || nothing;
  return html`
    <div class="task-field">
      <label for=${own}>${label}</label>
      ${hint ? html`<small id="${own}-hint">${hint}</small>` : nothing}
      ${problem ? html`<p class="eva-error" id="${own}-problem">${problem}</p>` : nothing}
      ${
        long
          ? html`<textarea id=${own} rows="3" maxlength="500" autocomplete="off" spellcheck="false" .value=${value}
              aria-describedby=${about} @input=${typed} @change=${left}></textarea>`
          : html`<input id=${own} type="text" inputmode=${mode} maxlength="80" autocomplete="off" autocapitalize="off"
              spellcheck="false" .value=${value} aria-describedby=${about} aria-invalid=${problem ? "true" : nothing}
              @input=${typed} @change=${left} @keydown=${key}>`
      }
    </div>`;
}

/** @param {Scene} scene @param {Field & {options: Option[]}} field */
function drawList({ html, nothing, prefix, perform }, { id, label, value = "", problem, options }) {
  const own = `${prefix}-${id}`;
  const choose = (/** @type {any} */ event) => perform({ do: "choose", id, text: event.target.value });
  return html`
    <div class="task-field">
      <label for=${own}>${label}</label>
      ${problem ? html`<p class="eva-error" id="${own}-problem">${problem}</p>` : nothing}
      <select id=${own} aria-invalid=${problem ? "true" : nothing}
        aria-describedby=${problem ? `${own}-problem` : nothing} @change=${choose}>
        <option value="" .selected=${!value}>Choisir dans la liste</option>
        ${options.map((option) => html`<option value=${option.id} .selected=${option.id === value}>${option.text}</option>`)}
      </select>
    </div>`;
}

/** @param {Scene} scene @param {Field & {options: Option[]}} field */
function drawRadios({ html, nothing, prefix, perform }, { id, label, value = "", problem, options }) {
  const name = `${prefix}-${id}`;
  return html`
    <fieldset class="task-group">
      <legend>${label}</legend>
      ${problem ? html`<p class="eva-error">${problem}</p>` : nothing}
      ${options.map(
        (option) => html`
          <label class="eva-choice ${option.id === value ? "eva-choice--checked" : ""}">
            <input type="radio" name=${name} value=${option.id} .checked=${option.id === value}
              @change=${() => perform({ do: "choose", id, text: option.id })}>
            <span>${option.text}</span>
          </label>`,
      )}
    </fieldset>`;
}

/** @param {Scene} scene @param {Field & {on: boolean}} field */
function drawBox({ html, nothing, prefix, perform }, { id, label, on, problem }) {
  return html`
    ${problem ? html`<p class="eva-error">${problem}</p>` : nothing}
    <label class="eva-choice ${on ? "eva-choice--checked" : ""}">
      <input type="checkbox" name="${prefix}-${id}" .checked=${on}
        @change=${() => perform({ do: "choose", id, text: on ? "" : "on" })}>
      <span>${label}</span>
    </label>`;
}
