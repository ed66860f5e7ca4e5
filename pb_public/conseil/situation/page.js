import { postersOf } from "../../shared/posters.js";
import { html, render } from "../../vendor/lit-html.js";
import { pb } from "../client.js";
import { plural } from "../format.js";
import { entitle, open } from "../frame.js";
import { call } from "../gate.js";
import { guides } from "../guides.js";

/** The parts of a poster, in the order in which a counsellor needs them. @type {{part: "looks"|"introduce"|"observe", title: string}[]} */
const parts = [
  { part: "looks", title: "Ce que l’activité regarde" },
  { part: "introduce", title: "Comment la présenter" },
  { part: "observe", title: "Quoi observer" },
];

open(async (root) => {
  const name = new URLSearchParams(location.search).get("nom") ?? "";
  const situation = await call(() =>
    pb.collection("situations").getFirstListItem(pb.filter("name = {:name}", { name })),
  );
  const [poster] = await postersOf([name], () => html``);
  const { title, description, minutes } = situation;
  entitle(title);
  const guide = guides[name] ?? { looks: [description], introduce: [], observe: [] };
  render(
    html`
      <p class="office-crumb"><a href="/conseil/situations">Activités</a></p>
      <article class="office-poster">
        <div class="office-game-art">${poster}</div>
        <h1>${title}</h1>
        <p class="office-facts">environ ${plural(minutes, "minute")}</p>
        <p>${description}</p>
        ${parts
          .filter(({ part }) => guide[part].length > 0)
          .map(
            ({ part, title: heading }) => html`
              <section class="eva-card" aria-labelledby=${part}>
                <h2 id=${part}>${heading}</h2>
                <ul>${guide[part].map((line) => html`<li>${line}</li>`)}</ul>
              </section>
            `,
          )}
      </article>
      <p class="eva-actions office-screen">
        <a class="eva-button" href="/essai/${name}">Essayer sans enregistrer</a>
        <button class="eva-button eva-button--quiet" type="button" @click=${() => window.print()}>Imprimer la fiche</button>
      </p>
    `,
    root,
  );
});
