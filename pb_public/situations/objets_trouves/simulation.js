/** @import { Content, EventDraft, Profile, Situation } from "../../shared/situation.js" */
import { simulateQuestionnaire } from "../../shared/questionnaire/simulate.js";
import { shuffle } from "../../shared/random.js";
import { appOf, Phone } from "./model.js";
import { situation as played } from "./situation.js";

/**
 * Plays the questionnaire with the apps opened in an order that is drawn, and each opened and closed once.
 *
 * @param {Content} content
 * @param {Profile} profile
 * @returns {Iterable<EventDraft>}
 */
function* simulate(content, profile) {
  const phone = new Phone(content, "test");
  const order = shuffle(phone.apps, profile.random).map(({ id }) => id);
  const items = ["lock", ...order, ""].flatMap((app) => phone.of(app));
  /** @type {Map<unknown, string>} */
  const apps = new Map(items.map((item) => [item.id, appOf(item)]));
  let open = "";
  let modality = "";
  for (const event of simulateQuestionnaire({ ...content, items }, profile)) {
    const app = apps.get(event.data.item) ?? "";
    if (event.name === "item_shown" && app !== open && phone.app(app))
      yield { at: event.at, name: "app_opened", data: { app, modality } };
    open = app;
    yield event;
    if (event.name !== "item_answered" && event.name !== "item_skipped") continue;
    modality = String(event.data.modality);
    phone.answer(String(event.data.item));
    if (app === "lock" && event.name === "item_answered")
      yield { at: event.at, name: "unlock_tried", data: { tries: 1, modality } };
    if (phone.app(app) && phone.seen(app)) yield { at: event.at, name: "app_closed", data: { app } };
  }
}

/** The situation with its simulation, which no page loads. @type {Situation} */
export const situation = { ...played, simulate };
