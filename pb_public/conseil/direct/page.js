import { html, nothing, render } from "../../vendor/lit-html.js";
import { pb } from "../client.js";
import { explain } from "../errors.js";
import { problemNote } from "../fields.js";
import { longDate, plural } from "../format.js";
import { entitle, open, say } from "../frame.js";
import { call } from "../gate.js";
import { news, sorted, states, tally } from "./group.js";
import { line } from "./person.js";

/** @typedef {import("./group.js").Group} Group */
/** @typedef {import("./group.js").Person} Person */

/** Even when nothing happens, « il y a 3 min » grows, and somebody falls silent. */
const EVERY = 30_000; // ms
/** Several signs of a group at once are one reading. */
const GATHER = 700; // ms

open(async (root) => {
  const id = new URLSearchParams(location.search).get("campagne") ?? "";
  const page = new LivePage(root, id, await read(id));
  page.draw();
  page.follow();
});

/** @param {string} id @returns {Promise<Group>} */
const read = (id) => call(() => pb.send(`/api/conseil/campaigns/${encodeURIComponent(id)}/live`, {}));

class LivePage {
  /** @param {HTMLElement} root @param {string} id @param {Group} group */
  constructor(root, id, group) {
    this.root = root;
    this.id = id;
    this.group = group;
    this.problem = "";
    this.done = "";
    this.busy = false;
    /** @type {{name: string, code: string, until: string}|null} */
    this.code = null;
    this.timer = 0;
    entitle(`En direct : ${group.campaign.label}`);
  }

  follow() {
    // Its own reconnection is PocketBase's; each new connection reads again what was missed.
    pb.realtime.subscribe("PB_CONNECT", () => this.soon()).catch(() => {});
    pb.realtime.subscribe(`live/${this.id}`, () => this.soon()).catch(() => {}); // without it the page still reads every half-minute
    setInterval(() => this.soon(), EVERY);
    document.addEventListener("visibilitychange", () => this.soon());
  }

  soon() {
    if (this.timer || document.visibilityState === "hidden") return;
    this.timer = window.setTimeout(async () => {
      await this.refresh();
      this.timer = 0;
    }, GATHER);
  }

  async refresh() {
    try {
      const before = this.group.people;
      this.group = await read(this.id);
      this.problem = "";
      const told = news(before, this.group.people);
      if (told.length > 0) say(told.join(" "));
    } catch (error) {
      this.problem = `Ce qui est affiché date un peu. ${explain(error).message}`;
    }
    this.draw();
  }

  /** @param {Person} person @param {string} path @param {(answer: any) => string} done */
  async act(person, path, done) {
    if (this.busy) return;
    this.busy = true;
    this.code = null;
    this.draw();
    try {
      const answer = await call(() =>
        pb.send(`/api/conseil/evaluations/${person.evaluation}/${path}`, { method: "POST" }),
      );
      this.done = done(answer);
      this.problem = "";
      say(this.done);
      await this.refresh();
    } catch (error) {
      this.problem = explain(error).message;
    }
    this.busy = false;
    this.draw();
  }

  /** @type {import("./person.js").Acts} */
  acts = {
    help: (person) => this.act(person, "help", () => `La demande de ${person.name} est levée.`),
    extend: (person) =>
      this.act(
        person,
        "extend",
        (answer) => `${person.name} peut reprendre jusqu’au ${longDate(answer.resumable_until)}.`,
      ),
    code: (person) =>
      this.act(person, "resume-code", (answer) => {
        this.code = { name: person.name, code: answer.resume_code, until: longDate(answer.resumable_until) };
        return `Nouveau code de reprise de ${person.name}.`;
      }),
  };

  draw() {
    const { campaign, people, more, now } = this.group;
    render(
      html`
        <p class="office-crumb"><a href="/conseil/campagne?id=${campaign.id}">${campaign.label}</a></p>
        <h1>Le groupe en direct</h1>
        <p class="office-facts">Où en est chaque personne. Rien de ce qui est juste ou faux n’est montré ici.</p>
        ${problemNote(this.problem)}
        ${this.done && !this.code ? html`<p class="eva-note">${this.done}</p>` : nothing} ${this.given()}
        ${people.length > 0 ? this.counts(people) : this.nobody()}
        <ul class="live-people">
          ${sorted(people).map((person) => line(person, now, this.acts, this.busy))}
        </ul>
        ${more ? html`<p>Seules les ${plural(people.length, "personne")} vues en dernier sont affichées.</p>` : nothing}
      `,
      this.root,
    );
  }

  given() {
    const { code } = this;
    if (!code) return nothing;
    const close = () => {
      this.code = null;
      this.done = "";
      this.draw();
    };
    return html`
      <section class="eva-card live-code" aria-labelledby="new-code">
        <h2 id="new-code">Code de reprise de ${code.name}</h2>
        <p class="office-big-code">${code.code}</p>
        <p>Donnez-le maintenant : il n’est écrit nulle part ailleurs. L’ancien code ne marche plus. Il sert jusqu’au ${code.until}.</p>
        <button class="eva-button eva-button--quiet" type="button" @click=${close}>C’est donné</button>
      </section>
    `;
  }

  /** @param {Person[]} people */
  counts(people) {
    return html`<ul class="live-counts" aria-label="Le groupe">
      ${tally(people).map(({ state, count }) => {
        const [one, many] = states[state].count;
        return html`<li data-state=${state}><strong>${count}</strong> ${count < 2 ? one : many}</li>`;
      })}
    </ul>`;
  }

  nobody() {
    const { campaign } = this.group;
    return campaign.state === "open"
      ? html`<p class="eva-note">
          Personne n’a commencé ces douze dernières heures. Donnez le code
          <strong class="office-code">${campaign.code}</strong> : chaque personne apparaîtra ici dès qu’elle entre.
        </p>`
      : html`<p class="eva-note">Personne n’est là, et la campagne n’est pas ouverte : le code ne permet pas de commencer.</p>`;
  }
}
