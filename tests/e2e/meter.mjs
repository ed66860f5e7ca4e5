// What a page makes a connection carry.

/** @typedef {import("playwright-core").Page} Page */

export const kilobyte = 1000;

/**
 * Bytes received by address, headers and compression included, what is left out aside.
 * @param {Page} page @param {string} origin of the server @param {RegExp} [without]
 */
export async function meter(page, origin, without) {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  /** @type {Map<string, string>} */
  const urls = new Map();
  /** @type {Map<string, number>} */
  const received = new Map();
  session.on("Network.responseReceived", ({ requestId, response }) => urls.set(requestId, response.url));
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const url = (urls.get(requestId) ?? "").replace(origin, "");
    if (!without?.test(url)) received.set(url, (received.get(url) ?? 0) + encodedDataLength);
  });
  return received;
}

/** @param {Iterable<number>} bytes */
export const sum = (bytes) => [...bytes].reduce((total, some) => total + some, 0);
