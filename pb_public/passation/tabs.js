const CHANNEL = "eva-play";

/**
 * A play is taken up in this tab: the other tabs of the device that show it let it go, so that nothing is asked twice.
 *
 * @param {string} play "" for a trial, which is nobody's
 * @param {() => void} lost It was taken up in another tab.
 * @returns {() => void} to be called when the play is over here
 */
export function claim(play, lost) {
  // Safari 15.0 to 15.3 has no channel.
  if (!play || !("BroadcastChannel" in globalThis)) return () => {};
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener("message", ({ data }) => {
    if (data === play) lost();
  });
  channel.postMessage(play);
  return () => channel.close();
}
