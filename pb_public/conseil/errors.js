/**
 * @typedef {object} Explanation
 * @property {string} message for the person
 * @property {Record<string, string>} fields message beside each field
 */

/** @type {Record<number, string>} */
const sentences = {
  0: "Le serveur ne répond pas. Vérifiez votre connexion, puis réessayez.",
  400: "L’enregistrement a été refusé. Vérifiez ce que vous avez saisi.",
  401: "Votre session est terminée. Connectez-vous à nouveau.",
  403: "Votre compte n’a pas le droit de faire cela.",
  404: "Cette page n’existe pas, ou votre compte n’y a pas accès.",
  429: "Trop de demandes en peu de temps. Attendez une minute, puis réessayez.",
};

/** PocketBase's own checks, said in French. @type {Record<string, string>} */
const checks = {
  validation_required: "Ce champ est obligatoire.",
  validation_not_unique: "Cette valeur est déjà prise.",
  validation_max_text_constraint: "Ce texte est trop long.",
  validation_length_too_long: "Ce texte est trop long.",
  validation_min_text_constraint: "Ce texte est trop court : 12 caractères au moins pour un mot de passe.",
  validation_length_out_of_range: "Il faut au moins 12 caractères.",
  validation_values_mismatch: "Les deux saisies sont différentes.",
  validation_invalid_password: "Ce n’est pas votre mot de passe.",
  validation_invalid_token: "Ce lien n’est plus valable. Demandez-en un autre.",
  validation_invalid_token_payload: "Ce lien n’est pas complet. Ouvrez-le depuis le message reçu.",
  validation_is_email: "Cette adresse n’a pas la forme d’une adresse électronique.",
};

/** Whether an error came from the API, or from the way to it. @param {any} error */
export function isAnswer(error) {
  return typeof error?.status === "number";
}

/** The routes whose sentences are Eva's own: already in French, for the person. */
const ours = /\/api\/(reports|conseil|proconnect)\/|\/counsellors\/(auth-with|request|confirm)-/;

/**
 * What to say of an error of the API.
 *
 * @param {any} error
 * @returns {Explanation}
 */
export function explain(error) {
  const status = isAnswer(error) ? error.status : 500;
  /** @type {Record<string, string>} */
  const fields = {};
  for (const [name, check] of Object.entries(error?.response?.data ?? {})) {
    const { code = "", message = "" } = /** @type {{code?: string, message?: string}} */ (check ?? {});
    fields[name] = checks[code] ?? (code.startsWith("eva_") ? message : "Cette valeur ne convient pas.");
  }
  const meant = (status >= 400 && status < 500) || status === 503; // 503: mails do not leave
  const said = meant && ours.test(error?.url ?? "") ? error.response?.message : "";
  if (said) return { message: said, fields };
  if (Object.keys(fields).length > 0) return { message: "Corrigez ce qui est indiqué ci-dessous.", fields };
  return { message: sentences[status] ?? "Une erreur est survenue. Réessayez dans un instant.", fields };
}
