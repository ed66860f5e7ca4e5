/** @import { Host } from "../../shared/situation.js" */
import { Bench } from "./bench.js";
import { draw } from "./draw.js";
import { focusPiece, listenToKeyboard } from "./keyboard.js";
import { lay, Table } from "./model.js";
import { listenToPointer } from "./pointer.js";

/** @param {HTMLElement} root @param {Host} host */
export function show(root, host) {
  const { content, phase, done } = host;
  const layout = lay(content, phase, host.random);
  const table = new Table(layout, content.settings.tray, done);
  const bench = new Bench(host, table, layout);
  bench.show = () => draw(root, bench);
  // Left between its last piece and its end, the play has nothing more to ask.
  if (table.left === 0) return host.end("finished");
  const letGo = listenToPointer(root, bench);
  listenToKeyboard(root, bench);
  /** A pause is not time to look at the pieces: they are hidden. @param {boolean} frozen */
  const freeze = (frozen) => {
    bench.frozen = frozen;
    bench.show();
  };
  host.onPause(() => {
    letGo();
    freeze(true);
  });
  host.onContinue(() => freeze(false));
  bench.show();
  focusPiece(root, bench);
  root.scrollIntoView({ block: "nearest" });
}
