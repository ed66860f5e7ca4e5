import { ApiError } from "./api.js";

/** The session is over on this device: the person is back at the door, which says why. */
class Outside extends Error {}

/** @param {unknown} error @returns {Outside|null} */
export function outsideOf(error) {
  const over = error instanceof ApiError && (error.status === 401 || error.status === 404);
  return over ? new Outside(error.message) : null;
}

/** @param {unknown} error @returns {{finished?: boolean, message: string}} what the door is told */
export function toDoor(error) {
  if (error instanceof Outside) return { message: error.message };
  throw error;
}
