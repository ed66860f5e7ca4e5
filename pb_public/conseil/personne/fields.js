/** What the collections are called. @type {Record<string, string>} */
const headings = {
  results: "Résultats",
  declarations: "Ce que la personne a dit d’elle",
  health_declarations: "Réponses sur la santé",
  follow_ups: "Suites données",
  writings: "Textes libres",
  invitees: "Campagnes où la personne est attendue",
  person_acts: "Corrections du nom",
};

/** @type {Record<string, string>} */
const labels = {
  accompanied: "Seule ou accompagnée",
  answered_at: "Répondu le",
  after: "Nom d’après",
  before: "Nom d’avant",
  completeness: "Ce qui a été passé",
  computed_at: "Calculé le",
  data: "Réponses",
  device: "Appareil",
  difficulty: "Pourquoi pas",
  estimate: "Mesure",
  se: "Marge d’erreur",
  finished_at: "Terminée le",
  kind: "Sorte",
  level: "Niveau",
  oriented: "Orientée",
  outcome: "Ce qui s’est passé",
  remediation: "Vers quoi",
  satisfaction_ease: "Facile à utiliser (1 à 5)",
  satisfaction_help: "Utile (1 à 5)",
  scale: "Compétence mesurée",
  step: "Moment",
  synthesis: "Synthèse",
  text: "Texte",
};

/** Where a row stands in the database tells nothing of the person: the file to download has it all. */
const technical =
  /^(id|collectionId|collectionName|expand|created|updated|structure|beneficiary|evaluation|play|campaign|counsellor|state|started_at|last_seen_at|inputs_hash|engine|algorithm_version|item_bank_version|norm_version|metrics|flags|p_level|ci90|literacy|numeracy|digital)$/;

/** @param {string} collection */
export const heading = (collection) => headings[collection] ?? collection;

/** A value in words. @param {any} value @returns {string} */
export function said(value) {
  if (value === null || value === undefined || value === "") return "";
  if (typeof value !== "object") return String(value);
  return Object.entries(value)
    .filter(([, part]) => said(part) !== "")
    .map(([name, part]) => `${name} : ${said(part)}`)
    .join(", ");
}

/**
 * A row as names and values, without what is empty.
 * @param {Record<string, any>} row @returns {[string, string][]}
 */
export function told(row) {
  return Object.entries(row)
    .filter(([name, value]) => !technical.test(name) && said(value) !== "")
    .map(([name, value]) => [labels[name] ?? name, said(value)]);
}
