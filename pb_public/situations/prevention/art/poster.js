import { html } from "../../../vendor/lit-html.js";

/** The workshop with its warning sign: for the map and the counsellor's poster. */
export const poster = () => html`
  <svg class="eva-art" viewBox="0 0 120 120" aria-hidden="true" focusable="false">
    <path d="M8 106h104"/><path d="M14 50h92v56H14z" class="art-6"/><path d="M14 50V34l23 16V34l23 16V34l23 16V34l23 16z" class="art-4"/>
    <path d="M24 64h26v42H24z" class="art-1"/><path d="M24 78h26M24 92h26"/>
    <path d="M84 56 104 92H64z" class="art-2"/><path d="M84 68v11M84 86v.5M84 92v14"/>
  </svg>`;
