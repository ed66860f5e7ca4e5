import { html, nothing, render } from "../../vendor/lit-html.js";
import { pb } from "../client.js";
import { FollowUps } from "../evaluation/followups.js";
import { longDate } from "../format.js";
import { entitle, open, say } from "../frame.js";
import { call } from "../gate.js";
import { spoken } from "../names.js";
import { Duplicates } from "../personnes/duplicates.js";
import { actsSection } from "./acts.js";
import { Comparing } from "./compare.js";
import { DataPage } from "./data.js";
import { Erasing } from "./erase.js";
import { history as historySection } from "./history.js";
import { Link } from "./link.js";
import { Merges } from "./merge.js";
import { Rename } from "./rename.js";
import { doneWords } from "./words.js";

/**
 * The record as GET /api/conseil/people/{id} writes it: hooks/people/card.go says what each part is.
 *
 * @typedef {{id: string, name: string, personal_code: string, at: string, by: string, evaluations: number, since: number}} Merged
 * @typedef {{kind: string, at: string, by: string, before: string, after: string}} Act
 * @typedef {{id: string, name: string, personal_code: string, structure: string, created: string, erased: boolean, hidden: number, merges: Merged[], acts: Act[]}} Person
 * @typedef {import("../../vendor/pocketbase.js").RecordModel} RecordModel
 */

open(async (root) => {
  const asked = new URLSearchParams(location.search);
  const id = asked.get("id") ?? "";
  /** @type {Person} */
  const person = await call(() => pb.send(`/api/conseil/people/${encodeURIComponent(id)}`, {}));
  entitle(person.name);
  if (asked.get("vue") === "donnees") return new DataPage(root, person).load();
  const evaluations = await call(() =>
    pb.collection("evaluations").getFullList({
      filter: pb.filter("beneficiary = {:id}", { id: person.id }),
      sort: "-started_at",
      expand: "campaign,follow_ups_via_evaluation.counsellor",
    }),
  );
  const other = person.erased ? "" : (asked.get("fusion") ?? "");
  const done = doneWords[asked.get("fait") ?? ""] ?? "";
  draw(root, person, evaluations, { other, done });
  start(root, person, evaluations, other);
  if (!done) return;
  window.history.replaceState(null, "", `/conseil/personne?id=${person.id}`); // said once
  say(done);
});

/** @param {HTMLElement} root @param {Person} person @param {RecordModel[]} evaluations @param {{other: string, done: string}} asked */
function draw(root, person, evaluations, { other, done }) {
  const section = (/** @type {string} */ id) =>
    html`<section class="eva-card" id=${id} tabindex="-1" hidden></section>`;
  render(
    html`
      <p class="office-crumb"><a href="/conseil/personnes">Personnes</a></p>
      <h1>${person.name}</h1>
      <p class="office-facts">
        ${person.erased ? nothing : html`Code personnel <strong class="office-code">${spoken(person.personal_code)}</strong> · `}${person.structure} ·
        connue depuis le ${longDate(person.created)}
      </p>
      ${person.erased ? html`<p class="eva-note">Le nom et le code de cette personne ont été effacés. Ce qui reste ne dit pas qui elle est.</p>` : nothing}
      ${done ? html`<p class="eva-note eva-note--good">${done}</p>` : nothing}
      ${other ? section("fusion") : nothing} ${historySection(person, evaluations)} ${section("comparaison")} ${section("suite")}
      <div class="office-columns people-tools">${section("lien")} ${section("nom")}</div>
      ${other ? nothing : section("fusion")} ${section("doublons")} ${actsSection(person)} ${section("donnees")}
    `,
    root,
  );
}

/** @param {HTMLElement} root @param {Person} person @param {RecordModel[]} evaluations @param {string} other id of a record to merge with */
function start(root, person, evaluations, other) {
  const place = (/** @type {string} */ id) => /** @type {HTMLElement} */ (root.querySelector(`#${id}`));
  const shown = (/** @type {string} */ id) => {
    place(id).hidden = false;
    return place(id);
  };
  const finished = evaluations.filter(({ state }) => state === "finished");
  if (finished.length > 1) new Comparing(shown("comparaison"), person, finished).load();
  if (person.erased) return; // nothing more is asked, nor done
  const [last] = finished;
  if (last) {
    const sitting = /** @type {any} */ (last);
    new FollowUps(shown("suite"), sitting, last.expand?.follow_ups_via_evaluation ?? []).draw();
  }
  new Erasing(shown("donnees"), person).draw();
  new Link(shown("lien"), person).load();
  new Rename(shown("nom"), person).draw();
  new Duplicates(place("doublons"), person.id).load();
  new Merges(place("fusion"), person, other).load();
}
