/** What codes are called on screen. */

/** @type {Record<string, string>} */
export const campaignStates = { planned: "À venir", open: "Ouverte", closed: "Fermée", archived: "Archivée" };

/** @type {Record<string, string>} */
export const evaluationStates = { started: "En cours", finished: "Terminée", abandoned: "Arrêtée" };

/** @type {Record<string, string>} */
export const playStates = {
  todo: "Pas commencée",
  started: "En cours",
  paused: "En pause",
  finished: "Terminée",
  abandoned: "Arrêtée avant la fin",
};

/** @type {Record<string, string>} */
export const needs = {
  need: "À construire",
  between: "Bases présentes",
  solid: "Solides",
  undetermined: "À confirmer",
};

/** @type {Record<string, string>} */
export const completeness = {
  complete: "Tout a été passé jusqu’au bout.",
  incomplete: "Une partie des mises en situation n’a pas été passée jusqu’au bout.",
  basic_incomplete: "Les mises en situation sur les compétences de base n’ont pas toutes été passées jusqu’au bout.",
  transversal_incomplete:
    "Les mises en situation sur les compétences transversales n’ont pas toutes été passées jusqu’au bout.",
};

/** @type {Record<string, string>} */
export const company = { alone: "Passée seule", accompanied: "Passée avec quelqu’un" };

/** @type {Record<string, string>} */
export const steps = { now: "À l’issue de l’évaluation", month3: "3 mois après", month6: "6 mois après" };

/** @type {Record<string, string>} */
export const remediations = {
  basic_skills_training: "Formation aux compétences de base",
  vocational_training: "Formation à un métier",
  remobilisation: "Dispositif de remobilisation",
  barriers_lifted: "Aide à lever des freins (logement, santé, garde…)",
  unspecified: "Autre, ou je ne sais pas encore",
};

/** @type {Record<string, string>} */
export const difficulties = {
  no_training_offer: "Aucune offre de formation",
  offer_out_of_reach: "Offre de formation inaccessible (distance, coût, délai)",
  barriers: "Freins de la personne (logement, santé, garde…)",
  support_needed: "Un accompagnement est d’abord nécessaire",
  unspecified: "Autre, ou je ne sais pas encore",
};

/** @type {Record<string, string>} */
export const structureTypes = {
  mission_locale: "Mission locale",
  france_travail: "France Travail",
  cap_emploi: "Cap emploi",
  siae: "Insertion par l’activité économique",
  organisme_formation: "Organisme de formation",
  greta: "Greta",
  afpa: "Afpa",
  apprentissage: "Apprentissage",
  e2c: "École de la deuxième chance",
  epide: "Épide",
  cria: "Centre ressources illettrisme",
  service_insertion_collectivite: "Service d’insertion d’une collectivité",
  pjj: "Protection judiciaire de la jeunesse",
  sma: "Service militaire adapté",
  smv: "Service militaire volontaire",
  orientation_scolaire: "Orientation scolaire",
  etablissement_public_sante: "Établissement public de santé",
  association: "Association",
  entreprise: "Entreprise",
  autre: "Autre",
};

/** @type {Record<string, string>} */
export const roles = { counsellor: "Conseiller", admin: "Administrateur" };

/** @type {Record<string, string>} */
export const accountStates = { pending: "En attente", active: "Actif", disabled: "Désactivé" };

/** What became of the person, 3 and 6 months later. @type {Record<string, string>} */
export const outcomes = {
  training_started: "Formation commencée",
  training_ended: "Formation terminée",
  job: "En emploi",
  other: "Autre situation",
  lost_sight: "Plus de nouvelles",
};
