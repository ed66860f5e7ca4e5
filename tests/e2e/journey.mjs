// The journey of a beneficiary around the situations: in by a code, out by a goodbye.

/** @typedef {import("./hands.mjs").Hand} Hand */
/** @typedef {(screen: string) => Promise<void>} Look called on each new screen */

const ignore = async () => {};

/**
 * From the door to the path.
 * @param {Hand} hand
 * @param {{code: string, name: string, accompanied?: boolean, look?: Look}} who code: "" when the address held it
 * @returns {Promise<string>} the resume code
 */
export async function enter(hand, { code, name, accompanied = false, look = ignore }) {
  const { page } = hand;
  const press = (/** @type {string|RegExp} */ label) => hand.press(page.getByRole("button", { name: label }));
  if (code) await door(hand, code, look);
  await heading(hand, /Qui êtes-vous/);
  await look("who");
  await hand.type(page.getByLabel(/prénom/), name);
  await hand.choose(page.getByRole("radio", { name: accompanied ? /Avec quelqu’un/ : /Seul/ }));
  await press("Continuer");
  await heading(hand, "Avant de commencer");
  await look("notice");
  await press("J’ai compris");
  await heading(hand, "Votre code de reprise");
  await look("resume code");
  const resumeCode = (await page.locator(".big-code").textContent()) ?? "";
  await press("C’est noté");
  await heading(hand, "Le son");
  await press(/Écouter le mot/);
  await look("sound");
  await press("Continuer");
  await heading(hand, /L’écran et la voix/);
  await look("screen");
  await press("C’est bien pour moi");
  await heading(hand, new RegExp(`Bonjour ${name}`));
  await look("path");
  return resumeCode.trim();
}

/**
 * From the path, all played, to the goodbye.
 * @param {Hand} hand @param {Look} [look]
 */
export async function leave(hand, look = ignore) {
  const { page } = hand;
  const press = (/** @type {string} */ name) => hand.press(page.getByRole("button", { name }));
  await press("Terminer");
  await heading(hand, /^Merci .+!$/);
  await look("strengths");
  await press("Continuer");
  await heading(hand, "Votre avis");
  await look("satisfaction");
  await hand.choose(page.locator('input[name="ease"][value="4"]'));
  await hand.choose(page.locator('input[name="help"][value="5"]'));
  await press("Envoyer");
  await heading(hand, "Au revoir");
  await look("goodbye");
}

/** @param {Hand} hand @param {string|RegExp} name */
export const heading = ({ page }, name) => page.getByRole("heading", { level: 1, name }).waitFor();

/** @param {Hand} hand @param {string} code @param {Look} look */
async function door(hand, code, look) {
  await heading(hand, "Bienvenue");
  await look("code");
  await hand.type(hand.page.getByLabel("Votre code"), code);
  await hand.press(hand.page.getByRole("button", { name: "Continuer" }));
}
