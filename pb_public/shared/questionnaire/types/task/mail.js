/** @import { App } from "../task.js" */
/** @import { Kit } from "./kit.js" */

/**
 * A mailbox. start: `messages` {id, from (of `people`), subject, date, text, files}; `people` {id, name, address};
 * `files` {id, name} that can be attached; `write` when the message must hold some words.
 *
 * answer: "junk:m2", "delete:m2", "sent:re-m2:p1:f1" (answer or "new", to whom, with what), joined by spaces when there
 * are several; "read:m2" when a message is only open.
 *
 * @type {App}
 */
export const mail = {
  name: "Écran d’exercice : une messagerie",
  open: () => ({ at: "list", open: "", re: "", to: "", file: "", text: "", done: [], problem: "", said: "" }),
  place: ({ at, open, done }) => `${at}-${open}-${done.length}`,
  answer: ({ done, open }) => done.join(" ") || (open ? `read:${open}` : ""),

  slips: ({ messages, people }) =>
    messages.flatMap((/** @type {any} */ { id }) => [
      `read:${id}`,
      `delete:${id}`,
      ...people.map((/** @type {any} */ person) => `sent:re-${id}:${person.id}:-`),
    ]),

  reduce(state, act, start) {
    const quiet = { ...state, said: "", problem: "" };
    return moves[act.do]?.(quiet, act.id ?? "", act.text ?? "", start) ?? quiet;
  },

  draw: (state, start, kit) => screens[state.at](state, start, kit),
};

/** @type {Record<string, (state: any, id: string, text: string, start: any) => any>} */
const moves = {
  open: (state, id) => ({ ...state, at: "read", open: id }),
  back: (state) => (state.at === "write" && state.re ? { ...state, at: "read" } : { ...state, at: "list", open: "" }),
  new: (state) => ({ ...state, at: "write", re: "", to: "", file: "", text: "" }),
  reply: (state, id, _text, { messages }) => ({
    ...state,
    at: "write",
    re: id,
    to: find(messages, id).from,
    file: "",
    text: "",
  }),
  all: (state, id) => ({ ...state, at: "write", re: id, to: "all", file: "", text: "" }),
  choose: (state, id, text) => ({ ...state, [id]: text }),
  type: (state, id, text) => ({ ...state, [id]: text }),
  junk: (state, id) => finish(state, `junk:${id}`, "Message signalé comme indésirable."),
  delete: (state, id) => finish(state, `delete:${id}`, "Message supprimé."),
  send(state, _id, _text, start) {
    if (!state.to) return { ...state, problem: "Choisissez à qui vous écrivez." };
    if (start.write && !state.text.trim()) return { ...state, problem: "Le message est vide : écrivez quelques mots." };
    return finish(
      state,
      `sent:${state.re ? `re-${state.re}` : "new"}:${state.to}:${state.file || "-"}`,
      "Message envoyé.",
    );
  },
};

/** @param {any} state @param {string} deed @param {string} said */
const finish = (state, deed, said) => ({ ...state, at: "list", open: "", done: [...state.done, deed], said });

/** @param {any[]} list @param {string} id */
const find = (list, id) => list.find((one) => one.id === id);

/** @type {Record<string, (state: any, start: any, kit: Kit) => unknown>} */
const screens = {
  list({ done, said }, { messages, people }, { html, button, title, said: tell }) {
    const gone = (/** @type {string} */ id) => done.includes(`junk:${id}`) || done.includes(`delete:${id}`);
    return html`
      ${title("Boîte de réception")}
      ${tell(said)}
      <div class="task-bar">${button("Nouveau message", { do: "new" })}</div>
      <ul class="task-rows">
        ${messages
          .filter((/** @type {any} */ { id }) => !gone(id))
          .map(
            (/** @type {any} */ { id, from, subject, date }) => html`
              <li>${button(
                /** @type {any} */ (
                  html`<span class="task-strong">${find(people, from).name}</span>
                  <span>${subject}</span> <span class="task-soft">${date}</span>`
                ),
                { do: "open", id },
                { kind: "row" },
              )}</li>`,
          )}
      </ul>`;
  },

  read({ open }, { messages, people }, { html, nothing, button, title }) {
    const { id, from, subject, date, text, files = [] } = find(messages, open);
    const { name, address } = find(people, from);
    return html`
      <div class="task-bar">${button("Retour à la liste", { do: "back" }, { kind: "back" })}</div>
      ${title(subject)}
      <p class="task-soft">De : <strong>${name}</strong> (${address})<br>${date}</p>
      ${text.map((/** @type {string} */ line) => html`<p>${line}</p>`)}
      ${files.length ? html`<p class="task-soft">Pièce jointe : ${files.join(", ")}</p>` : nothing}
      <div class="task-bar">
        ${button("Répondre", { do: "reply", id })} ${button("Répondre à tous", { do: "all", id })}
        ${button("Supprimer", { do: "delete", id })} ${button("Signaler un message suspect", { do: "junk", id })}
      </div>`;
  },

  write(
    { re, to, file, text, problem },
    { messages, people, files = [] },
    { html, nothing, button, field, list, title },
  ) {
    const everybody = re ? [{ id: "all", text: "Toutes les personnes du message" }] : [];
    const options = people.map((/** @type {any} */ { id, name, address }) => ({ id, text: `${name} (${address})` }));
    return html`
      <div class="task-bar">${button("Retour", { do: "back" }, { kind: "back" })}</div>
      ${title(re ? `Réponse : ${find(messages, re).subject}` : "Nouveau message")}
      ${list({ id: "to", label: "À", value: to, options: [...options, ...everybody], problem: to ? "" : problem })}
      ${files.length ? list({ id: "file", label: "Pièce jointe", value: file, options: files.map((/** @type {any} */ { id, name }) => ({ id, text: name })) }) : nothing}
      ${field({ id: "text", label: "Message", value: text, long: true, problem: to ? problem : "" })}
      <div class="task-bar">${button("Envoyer", { do: "send" }, { kind: "main" })}</div>`;
  },
};
