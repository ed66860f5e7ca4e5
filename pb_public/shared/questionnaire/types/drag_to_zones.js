/** @import { Item, ItemType, Tools } from "../types.js" */
import { shuffle } from "../../random.js";

/** @typedef {{id: string, text?: string, picture?: string, alt?: string}} Thing */
/** @typedef {{id: string, name: string}} Zone */

/**
 * Things to put in zones: choose a thing, then a zone; a pointer may also drag it there.
 *
 * stimulus: `items`, {id, text} or {id, picture, alt}; `fixed` keeps their order; `zones`, {id, name}.
 *
 * @type {ItemType}
 */
export const dragToZones = {
  counted: true,
  scored: true,
  wide: true,
  submit: "Valider",
  skip: "Je ne sais pas",
  usual: 40000,

  arrange(item, random) {
    if (item.stimulus.fixed) return item;
    return { ...item, stimulus: { ...item.stimulus, items: shuffle(item.stimulus.items, random) } };
  },

  read(item, draft) {
    const known = draft.split(" ").filter((one) => isPlacement(item, one));
    if (known.length) return { answer: known.sort().join(" ") };
    return { problem: "Placez au moins un élément, ou appuyez sur « Je ne sais pas »." };
  },

  wrong(item, right, random) {
    const pairs = right.split(" ");
    const at = Math.floor(random() * pairs.length);
    const [thing, zone] = pairs[at].split(":");
    const others = zones(item).filter(({ id }) => id !== zone);
    if (!others.length) return pairs.filter((_, place) => place !== at).join(" ");
    const slip = `${thing}:${others[Math.floor(random() * others.length)].id}`;
    return pairs
      .map((one, place) => (place === at ? slip : one))
      .sort()
      .join(" ");
  },

  draw(item, tools) {
    const { html, draft, described } = tools;
    const placed = placements(draft);
    const tray = things(item).filter(({ id }) => !placed.has(id));
    return html`
      <div class="q-sort" role="group" aria-label="Éléments à placer" aria-describedby=${described}
        @keydown=${(/** @type {KeyboardEvent} */ { key }) => key === "Escape" && tools.hold("")}>
        <div class="q-tray" data-drop="">
          <p class="q-legend">À placer</p>
          <div class="q-chips">${tray.map((thing) => drawThing(item, thing, tools))}</div>
          ${placed.has(tools.held) ? drawTarget(item, { id: "", name: "Remettre ici" }, tools) : tools.nothing}
        </div>
        <div class="q-zones">${zones(item).map((zone) => drawZone(item, zone, placed, tools))}</div>
      </div>
      <p class="q-picked">${countPlaced(item, draft)}</p>
      ${tools.undoButton()}
    `;
  },
};

/** @param {Item} item @returns {Thing[]} */
const things = (item) => item.stimulus.items;
/** @param {Item} item @returns {Zone[]} */
const zones = (item) => item.stimulus.zones;
/** @param {Thing} thing */
const nameOf = ({ text, alt, id }) => text ?? alt ?? id;

/** @param {string} draft @returns {Map<string, string>} the zone of each thing placed */
function placements(draft) {
  return new Map(
    draft
      .split(" ")
      .filter(Boolean)
      .map((one) => /** @type {[string, string]} */ (one.split(":"))),
  );
}

/** @param {Item} item @param {string} placement */
function isPlacement(item, placement) {
  const [thing, zone] = placement.split(":");
  return things(item).some(({ id }) => id === thing) && zones(item).some(({ id }) => id === zone);
}

/** @param {Item} item @param {string} draft */
function countPlaced(item, draft) {
  const [count, total] = [placements(draft).size, things(item).length];
  return `${count > 1 ? `${count} éléments placés` : `${count} élément placé`} sur ${total}.`;
}

/** @param {Item} item @param {Zone} zone @param {Map<string, string>} placed @param {Tools} tools */
function drawZone(item, zone, placed, tools) {
  const here = things(item).filter(({ id }) => placed.get(id) === zone.id);
  return tools.html`
    <div class="q-zone" data-drop=${zone.id} ?data-open=${tools.held !== ""}>
      ${drawTarget(item, zone, tools)}
      <div class="q-chips">${here.map((thing) => drawThing(item, thing, tools))}</div>
    </div>
  `;
}

/** @param {Item} item @param {Zone} zone "" for none @param {Tools} tools */
function drawTarget(item, { id, name }, tools) {
  const { html, nothing, held, locked } = tools;
  return html`
    <button class="q-target" type="button" data-zone=${id} ?disabled=${locked} @click=${() => put(item, held, id, tools)}>
      <span class="q-target-name">${name}</span>
      ${held && id ? html`<span class="q-target-act">Mettre ici</span>` : nothing}
    </button>
  `;
}

/** @param {Item} item @param {Thing} thing @param {Tools} tools */
function drawThing(item, thing, tools) {
  const { html, nothing, held, locked, drag, picture } = tools;
  return html`
    <button class="q-chip" type="button" data-thing=${thing.id} aria-pressed=${held === thing.id ? "true" : "false"}
      ?disabled=${locked} @click=${() => choose(thing, tools)}
      @pointerdown=${(/** @type {PointerEvent} */ event) => drag(event, (zone) => put(item, thing.id, zone, tools))}>
      ${thing.picture ? picture(thing.picture, thing.text ? "" : nameOf(thing)) : nothing}
      ${thing.text ? html`<span>${thing.text}</span>` : nothing}
    </button>
  `;
}

/** @param {Thing} thing @param {Tools} tools */
function choose(thing, { held, hold, announce }) {
  const taken = held !== thing.id;
  hold(taken ? thing.id : "");
  announce(taken ? `${nameOf(thing)} : choisi. Choisissez maintenant où le mettre.` : `${nameOf(thing)} : laissé.`);
}

/** @param {Item} item @param {string} id @param {string} zone @param {Tools} tools */
function put(item, id, zone, { draft, change, hold, focus, announce }) {
  if (!id) return announce("Choisissez d’abord un élément à placer.");
  const placed = placements(draft);
  if (zone) placed.set(id, zone);
  else placed.delete(id);
  const next = [...placed]
    .map((pair) => pair.join(":"))
    .sort()
    .join(" ");
  const thing = things(item).find((one) => one.id === id);
  const where = zones(item).find((one) => one.id === zone)?.name ?? "à placer";
  hold("");
  if (next !== draft) change(next);
  focus(".q-tray .q-chip, .q-answer [type=submit]");
  announce(`${thing && nameOf(thing)} : ${where}. ${countPlaced(item, next)}`);
}
