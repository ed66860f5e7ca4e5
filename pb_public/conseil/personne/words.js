/** What was just done, at the top of the page that shows it. @type {Record<string, string>} */
export const doneWords = {
  fusion: "Les deux fiches sont réunies. La fusion peut être défaite plus bas.",
  separation: "Les deux fiches sont de nouveau séparées.",
  distinctes: "C’est noté : ces deux fiches ne seront plus proposées ensemble.",
  nom: "Le nom est corrigé.",
};

/** The levels of basic skills, from the lowest. */
const levels = ["à construire", "à renforcer", "solide"];

/** @param {string} level "1" to "3", or "1-2" between two @returns {string} */
export function levelWords(level) {
  const [low, high] = level.split("-").map((part) => levels[Number(part) - 1] ?? "");
  return high ? `entre ${low} et ${high}, à confirmer` : low;
}

/** What was done to a record. @param {import("./page.js").Act} act */
export function actWords({ kind, before, after }) {
  switch (kind) {
    case "renamed":
      return `Nom corrigé : «\u00a0${before}\u00a0» est devenu «\u00a0${after}\u00a0»`;
    case "merged":
      return `Fusionnée avec la fiche «\u00a0${after}\u00a0»`;
    case "apart":
      return `Ce n’est pas la personne de la fiche «\u00a0${after}\u00a0»`;
    case "separated":
      return `Séparée de la fiche «\u00a0${after}\u00a0»`;
    default:
      return "Nom et données personnelles effacés";
  }
}
