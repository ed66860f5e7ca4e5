/** @import { Host, Modality } from "../../shared/situation.js" */
/** @import { Belt, Bin } from "./model.js" */
/** @import { Spot } from "./room.js" */
/** @import { Scene } from "./scene.js" */
import { decision } from "./model.js";

/** What a person can do at the belt, whatever the hand does it with: each act is checked, recorded and shown. */
export class Desk {
  /** Called once a piece is in a bin. @type {(bin: Bin) => void} */
  onPlaced = () => {};
  /** True while nothing can be done: pause, or feedback of the training. */
  frozen = false;
  #host;

  /** @param {Host} host @param {Scene} scene @param {Belt} belt */
  constructor(host, scene, belt) {
    this.#host = host;
    this.scene = scene;
    this.belt = belt;
  }

  /** Makes everything happen that is due. An act always comes after what was due before it. */
  advance() {
    const { pieces } = this.scene;
    for (const { kind, piece } of this.belt.advance(this.#host.now())) {
      if (kind === "shown") {
        pieces.add(piece);
        pieces.move(piece.id, this.scene.spotOf(piece, this.#host.now()));
        this.#host.record("piece_shown", { piece: piece.id });
        if (pieces.waiting) pieces.focus(piece.id);
      } else {
        if (kind === "expired") this.#host.record("piece_expired", { piece: piece.id, bin: decision(piece.place) });
        if (this.scene.carried?.id === piece.id) this.scene.carried = undefined;
        if (pieces.focused === piece.id) pieces.focus(this.belt.waiting?.id ?? "");
        pieces.remove(piece.id);
        this.scene.show(this.belt.held);
      }
    }
    pieces.tabTo(pieces.focused || this.belt.waiting?.id || this.belt.reachable[0]?.id || "");
  }

  /** @param {string} id @param {Modality} modality @returns {boolean} */
  take(id, modality) {
    this.advance();
    const { held } = this.belt;
    if (this.frozen || !this.belt.within(id)) return false;
    if (held === id) return true;
    if (held) this.putDown(held, modality);
    this.belt.take(id);
    this.#host.record("piece_taken", { piece: id, modality });
    this.#show(id);
    return true;
  }

  /** @param {string} id @param {Bin} bin @param {Modality} modality @returns {boolean} */
  place(id, bin, modality) {
    if (!this.take(id, modality)) return false;
    this.belt.putDown(id, bin);
    this.#host.record("piece_placed", { piece: id, bin, modality });
    this.#show(id);
    const piece = this.belt.within(id);
    const { texts } = this.#host.content;
    if (piece) this.#host.announce(`${texts.piece[0]} ${piece.number}\u00a0: ${texts[bin][0]}`);
    this.scene.pieces.focus(this.belt.waiting?.id ?? "");
    this.onPlaced(bin);
    return true;
  }

  /** @param {string} id @param {Modality} modality @param {Spot} [spot] where, if it was carried there */
  putDown(id, modality, spot) {
    if (this.belt.held !== id) return;
    if (spot) this.scene.putAside(id, spot);
    this.belt.putDown(id, spot && "aside");
    this.#host.record("piece_released", { piece: id, modality });
    this.#show(id);
    this.advance();
  }

  /** A bin was chosen: what is in hand goes into it. @param {Bin} bin @param {Modality} modality */
  choose(bin, modality) {
    this.advance();
    const { held } = this.belt;
    if (this.frozen) return;
    if (!held) this.#host.announce(this.#host.content.texts.take_first[0]);
    else this.place(held, bin, modality);
  }

  /** @param {string} id */
  #show(id) {
    const piece = this.belt.within(id);
    if (piece) this.scene.pieces.tell(piece, this.belt.held === id);
    this.scene.show(this.belt.held);
  }
}
