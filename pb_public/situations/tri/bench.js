/** @import { Host, Modality } from "../../shared/situation.js" */
/** @import { Container, Layout, Table, Verdict } from "./model.js" */
import { describe } from "./model.js";

/** What a person can do at the table, whatever the hand does it with: each act is checked, recorded, said and shown. */
export class Bench {
  /** True while nothing can be done: a pause. */
  frozen = false;
  /** Place and container that the Tab key reaches. */
  place = 0;
  container = "";
  /** What the last container made of its piece. @type {{kind: Verdict, container: string}|undefined} */
  verdict;
  /** The sentence under the table. */
  word = "";
  /** Place where a piece has just come. */
  fresh = -1;
  /** Draws the bench as it is. */
  show = () => {};

  /** @param {Host} host @param {Table} table @param {Layout} layout */
  constructor(host, table, layout) {
    this.host = host;
    this.table = table;
    this.containers = layout.containers;
    this.texts = host.content.texts;
    this.container = layout.containers[0].id;
    this.word = this.texts.ready[0];
  }

  /** @param {string} id @param {Modality} modality @returns {boolean} */
  take(id, modality) {
    const { table } = this;
    if (this.frozen || !table.places.includes(id)) return false;
    if (table.held === id) return true;
    if (table.held) this.release(modality);
    if (!table.take(id)) return false;
    this.host.record("piece_taken", { piece: id, modality });
    this.place = table.places.indexOf(id);
    this.#say("held");
    return true;
  }

  /** @param {Modality} modality */
  release(modality) {
    const { held } = this.table;
    if (!held) return;
    this.table.release();
    this.host.record("piece_released", { piece: held, modality });
    this.#say("released");
  }

  /** What is in hand goes into a container. @param {string} container @param {Modality} modality @returns {Verdict|undefined} */
  put(container, modality) {
    const { table, host } = this;
    const piece = table.held;
    if (this.frozen) return undefined;
    this.container = container;
    if (!piece) {
      this.#say("take_first");
      host.announce(this.word);
      return undefined;
    }
    host.record("piece_placed", { piece, container, modality });
    const kind = table.put(container);
    if (kind === "right") host.record("piece_done", { piece });
    this.verdict = kind && { kind, container };
    this.#settle(kind, piece);
    return kind;
  }

  /** @param {Verdict|undefined} kind @param {string} piece */
  #settle(kind, piece) {
    const { table, texts, host } = this;
    this.fresh = kind === "right" ? this.place : -1;
    this.place = near(table.places, this.place);
    this.word = kind === "right" ? texts.sorted[0] : texts.returned[0];
    if (kind === "wrong" && host.phase === "training") this.word = `${this.word} ${this.#hint(piece)}`;
    const left = kind === "right" ? ` ${texts.left[0]}\u00a0: ${table.left}.` : "";
    host.announce(this.word + left);
    this.show();
    if (table.left > 0) return;
    host.end("finished", { understood: table.misplaced <= host.content.settings.training_errors });
  }

  /** In training, what to look at again. @param {string} piece */
  #hint(piece) {
    const into = /** @type {Container} */ (this.containers.find(({ id }) => id === this.container));
    return this.texts[into.motif === this.table.look(piece).motif ? "same_motif" : "other_motif"][0];
  }

  /** @param {string} key */
  #say(key) {
    this.word = this.texts[key][0];
    this.verdict = undefined;
    this.fresh = -1;
    this.show();
  }

  /** @param {string} id of a piece or of a container @returns {string} its pattern in words */
  describe(id) {
    const container = this.containers.find((one) => one.id === id);
    return describe(container ?? this.table.look(id), this.texts);
  }
}

/** @param {string[]} places @param {number} from @returns {number} the nearest place where something lies */
function near(places, from) {
  const full = places.flatMap((id, index) => (id ? [index] : []));
  return full.sort((a, b) => Math.abs(a - from) - Math.abs(b - from))[0] ?? 0;
}
