import { asGuest, enter, pb } from "../client.js";

/**
 * @typedef {object} Ways
 * @property {boolean} code by mail
 * @property {boolean} proconnect
 * @property {string} proconnect_about the address of a page about it
 */

/** What this deployment offers; the password alone when it cannot be asked. @returns {Promise<Ways>} */
export const waysIn = () =>
  pb
    .send("/api/conseil/sign-in-options", asGuest)
    .catch(() => ({ code: false, proconnect: false, proconnect_about: "" }));

/** @param {string} email @returns {Promise<string>} the id of the code, also when nobody has this address */
export async function askCode(email) {
  return (await pb.collection("counsellors").requestOTP(email, asGuest)).otpId;
}

/** @param {string} otpId @param {string} code @param {string} mfaId */
export const enterCode = (otpId, code, mfaId) =>
  enter("/api/collections/counsellors/auth-with-otp", { otpId, password: code.replace(/\s/g, ""), mfaId });

/** @param {string} mfaId @param {string} code of the application, or a recovery code */
export const enterApp = (mfaId, code) => enter("/api/conseil/second-factor", { mfaId, code });

/** @typedef {{app: boolean, mail: boolean, password: boolean, email?: string}} Seconds */

/** @param {string} mfaId @returns {Promise<Seconds>} */
export const secondWays = (mfaId) =>
  pb.send("/api/conseil/second-factor/options", { ...asGuest, method: "POST", body: { mfaId } });
