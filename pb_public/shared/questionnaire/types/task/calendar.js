/** @import { App } from "../task.js" */
/** @import { Kit } from "./kit.js" */

/**
 * A calendar shared by a team. start: `days` {id, name}, `hours` (numbers), `events` {id, day, hour, title}.
 *
 * answer: "added:tue-14" and "removed:e2", sorted and joined by spaces.
 *
 * @type {App}
 */
export const calendar = {
  name: "Écran d’exercice : un agenda partagé",
  open: () => ({ slot: "", text: "", problem: "", added: {}, removed: [], said: "" }),
  place: ({ slot }) => slot,

  answer: ({ added, removed }) =>
    [
      ...Object.keys(added).map((slot) => `added:${slot}`),
      ...removed.map((/** @type {string} */ id) => `removed:${id}`),
    ]
      .sort()
      .join(" "),

  slips: ({ days, hours, events }) => [
    ...days.flatMap((/** @type {any} */ { id }) => hours.map((/** @type {number} */ hour) => `added:${id}-${hour}`)),
    ...events.map((/** @type {any} */ { id }) => `removed:${id}`),
  ],

  reduce(state, act) {
    const quiet = { ...state, said: "", problem: "" };
    return moves[act.do]?.(quiet, act.id ?? "", act.text ?? "") ?? quiet;
  },

  draw: (state, start, kit) => (state.slot ? drawSlot : drawDays)(state, start, kit),
};

/** @type {Record<string, (state: any, id: string, text: string) => any>} */
const moves = {
  open: (state, id) => ({ ...state, slot: id, text: state.added[id] ?? "" }),
  back: (state) => ({ ...state, slot: "" }),
  type: (state, _id, text) => ({ ...state, text }),
  remove: (state, id) => ({
    ...state,
    slot: "",
    removed: [...state.removed, id],
    said: "Le rendez-vous est supprimé.",
  }),
  clear(state, id) {
    const { [id]: _gone, ...added } = state.added;
    return { ...state, slot: "", added, said: "Le rendez-vous est supprimé." };
  },
  add(state, id) {
    if (!state.text.trim()) return { ...state, problem: "Écrivez le nom du rendez-vous." };
    return {
      ...state,
      slot: "",
      added: { ...state.added, [id]: state.text.trim() },
      said: "Le rendez-vous est enregistré.",
    };
  },
};

/** @param {any} state @param {any} start @param {Kit} kit */
function drawDays({ added, removed, said }, { days, hours, events }, { html, button, title, said: tell }) {
  const cell = (/** @type {any} */ day, /** @type {number} */ hour) => {
    const slot = `${day.id}-${hour}`;
    const planned = eventAt(events, removed, slot)?.title ?? added[slot];
    return html`<li>${button(
      /** @type {any} */ (
        html`<span class="eva-hidden">${day.name}, </span><span class="task-hour">${hour} h</span> <span class=${planned ? "task-strong" : "task-soft"}>${planned ?? "libre"}</span>`
      ),
      { do: "open", id: slot },
      { kind: planned ? "row task-busy" : "row" },
    )}</li>`;
  };
  return html`
    ${title("Agenda de l’équipe")}
    ${tell(said)}
    <div class="task-days">
      ${days.map(
        (/** @type {any} */ day) => html`
        <section aria-label=${day.name}>
          <h4>${day.name}</h4>
          <ul class="task-rows">${hours.map((/** @type {number} */ hour) => cell(day, hour))}</ul>
        </section>`,
      )}
    </div>`;
}

/** @param {any[]} events @param {string[]} removed @param {string} slot */
function eventAt(events, removed, slot) {
  return events.find(({ id, day, hour }) => `${day}-${hour}` === slot && !removed.includes(id));
}

/** @param {any} state @param {any} start @param {Kit} kit */
function drawSlot({ slot, text, problem, added, removed }, { days, events }, { html, nothing, button, field, title }) {
  const [day, hour] = slot.split("-");
  const { name } = days.find((/** @type {any} */ one) => one.id === day);
  const event = eventAt(events, removed, slot);
  const back = html`<div class="task-bar">${button("Retour à l’agenda", { do: "back" }, { kind: "back" })}</div>`;
  if (event)
    return html`${back} ${title(`${name}, ${hour} h`)} <p class="task-strong">${event.title}</p>
      <div class="task-bar">${button("Supprimer ce rendez-vous", { do: "remove", id: event.id })}</div>`;
  return html`
    ${back} ${title(`${name}, ${hour} h`)}
    ${field({ id: "text", label: "Nom du rendez-vous", value: text, problem, enter: { do: "add", id: slot } })}
    <div class="task-bar">
      ${button("Enregistrer", { do: "add", id: slot }, { kind: "main" })}
      ${added[slot] ? button("Supprimer ce rendez-vous", { do: "clear", id: slot }) : nothing}
    </div>`;
}
