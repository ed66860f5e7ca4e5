// Au bureau: does each task as a person does who knows how, by what the screens show.
import { play as playQuestions } from "./questionnaire.mjs";

/** @typedef {import("../hands.mjs").Hand} Hand */

/**
 * @typedef {["press", RegExp|string]|["write", RegExp|string, string]|["list", RegExp|string, string]|["choose", RegExp|string]} Deed
 * press a button, write in a field, take from a list, choose a radio or a box
 */

/** @type {Record<string, Deed[]>} */
export const ways = {
  e1: [["press", /^Photos/]],
  b1: [["press", /Réunion d’équipe/]],
  b9: [
    ["press", /Repas de vendredi/],
    ["press", "Répondre"],
    ["write", "Message", "Oui, je viens."],
    ["press", "Envoyer"],
  ],
  b17: [
    ["press", "Nouveau message"],
    ["list", "À", "Karim Benali"],
    ["list", "Pièce jointe", "Feuille d’heures septembre"],
    ["press", "Envoyer"],
  ],
  b24: [
    ["press", /URGENT/],
    ["press", /Signaler/],
  ],
  b6: [
    ["press", /Lundi.*14/],
    ["press", /Retour/],
    ["press", /Mardi.*14/],
    ["write", "Nom du rendez-vous", "Formation"],
    ["press", "Enregistrer"],
  ],
  b14: [
    ["press", /Visite du dépôt/],
    ["press", /Supprimer/],
    ["press", /Jeudi.*11/],
    ["write", "Nom du rendez-vous", "Visite du dépôt"],
    ["press", "Enregistrer"],
  ],
  b2: [
    ["press", /^Équipe/],
    ["press", /^Horaires/],
  ],
  b10: [
    ["press", /^Téléchargements/],
    ["press", "Actions pour Nouveau camion"],
    ["press", "Déplacer"],
    ["press", "Retour"],
    ["press", /^Photos/],
    ["press", "Ranger ici"],
  ],
  b18: [
    ["press", "Actions pour Document1"],
    ["press", "Renommer"],
    ["write", "Nouveau nom", "Planning juin"],
    ["press", "Enregistrer le nom"],
  ],
  b25: [
    ["press", "Actions pour Liste des stocks"],
    ["press", "Supprimer"],
  ],
  b26: [
    ["write", "Rechercher un fichier", "colibri"],
    ["press", "Rechercher"],
    ["press", /^Facture garage/],
  ],
  b5: [
    ["press", "Journée portes ouvertes"],
    ["press", "Titre"],
  ],
  b13: [
    ["press", /^Enregistrer sous/],
    ["write", "Nom du fichier", "Affiche fête"],
    ["list", "Format", "PDF"],
    ["press", "Enregistrer"],
  ],
  b21: [
    ["press", /^Imprimer/],
    ["write", "Nombre d’exemplaires", "2"],
    ["list", "Côtés de la feuille", "Recto verso"],
    ["press", "Imprimer"],
  ],
  b3: [
    ["write", /^Rechercher/, "horaires piscine montbrelle"],
    ["press", "Rechercher"],
    ["press", /^Piscine de Montbrelle/],
  ],
  b11: [["press", /^Demander la carte/]],
  b19: [
    ["write", /^Rechercher/, "mediatheque-montbrelle.fr"],
    ["press", "Rechercher"],
  ],
  b7: [
    ["write", /^Nom/, "Roussel"],
    ["write", /^Prénom/, "Camille"],
    ["write", /^Téléphone/, "06 00 00 00 12"],
    ["choose", "Mercredi"],
    ["press", "S’inscrire"],
  ],
  b15: [
    ["write", /^Jour/, "12/10/2026"],
    ["list", /^Raison/, "Déménagement"],
    ["list", /^Justificatif/, "Nouveau bail"],
    ["choose", /Je certifie/],
    ["press", "Envoyer la demande"],
  ],
  b22: [
    ["write", /^Adresse/, "camille@roussel-rives.fr"],
    ["write", /^Code postal/, "49100"],
    ["press", "Commander"],
  ],
  b8: [
    ["list", "Qui peut voir", "Le groupe"],
    ["press", "Publier"],
  ],
  b4: [
    ["choose", /Tarte/],
    ["press", "Créer le compte"],
  ],
  b12: [
    ["write", "Code reçu", "482913"],
    ["press", "Se connecter"],
  ],
  b20: [
    ["press", "Mon compte"],
    ["press", "Se déconnecter"],
  ],
  b23: [
    ["choose", /lumière/],
    ["press", "Installer"],
  ],
  b16: [["press", "Fermer cette page"]],
  b27: [
    ["press", "Mises à jour"],
    ["press", "Installer maintenant"],
  ],
};

/** @param {Hand} hand @param {import("../play.mjs").Turn} turn */
export const play = (hand, turn) => playQuestions(hand, turn, (_hand, { id }) => act(hand, id));

/** @param {Hand} hand @param {string} id of the item */
export async function act(hand, id) {
  for (const [deed, name, text = ""] of ways[id]) await deeds[deed](hand, name, text);
}

/** @type {Record<string, (hand: Hand, name: RegExp|string, text: string) => Promise<void>>} */
const deeds = {
  press: (hand, name) => hand.press(named(hand, "button", name)),
  write: (hand, name, text) => hand.type(named(hand, "textbox", name), text),
  choose: async (hand, name) => {
    const radio = named(hand, "radio", name);
    await ((await radio.count()) ? hand.choose(radio) : hand.tick(named(hand, "checkbox", name)));
  },
  // A list that is closed goes from one option to the next.
  async list(hand, name, text) {
    const list = named(hand, "combobox", name);
    if (hand.modality !== "keyboard") {
      const options = await list.locator("option").allTextContents();
      await list.selectOption({ label: options.find((option) => option.startsWith(text)) ?? text });
    } else {
      await /** @type {import("../hands.mjs").Keyboard} */ (hand).reach(list);
      const chosen = list.locator("option:checked");
      const most = await list.locator("option").count();
      for (let i = 0; i < most && !(await chosen.textContent())?.startsWith(text); i++)
        await hand.page.keyboard.press("ArrowDown");
    }
  },
};

/** @param {Hand} hand @param {"button"|"textbox"|"radio"|"checkbox"|"combobox"} role @param {RegExp|string} name */
const named = (hand, role, name) =>
  hand.page
    .locator(".task-screen")
    .getByRole(role, { name, exact: typeof name === "string" })
    .first();
