import { person } from "../../../shared/zones/people.js";
import { svg } from "../../../vendor/lit-html.js";

/** A storeroom: shelves that are in order, and somebody who carries a box towards a puddle. */
export const drawStoreroom = () => svg`
  <path class="art-6 art-bare" d="M0 0h640v250H0z"/><path class="zones-floor" d="M0 250h640v110H0z"/><path d="M0 250h640"/>
  <path class="art-1" d="M500 60h96v190h-96z"/><circle class="art-paper" cx="582" cy="160" r="5"/><path class="art-paper" d="M520 84h56v44h-56z"/>
  <path class="art-paper" d="M330 40h110v70H330zM385 40v70"/>
  ${shelves()}
  <path class="zones-water" d="M388 284q-8 -16 26 -18q18 -14 48 -4q34 -8 44 8q22 8 2 22q-20 16 -60 12q-52 6 -60 -20z"/>
  <path class="zones-thin" d="M420 278q14 -6 28 0M462 290q12 -5 24 0"/>
  ${person(
    340,
    300,
    { skin: 3, hair: "scarf", top: 5, legs: 4 },
    {
      scale: 1.9,
      hands: [
        [4, -30],
        [36, -30],
      ],
      feet: [
        [-12, 0],
        [13, -2],
      ],
      holding: svg`<path class="art-2" d="M3 -64h34v34H3z"/><path class="zones-thin" d="M20 -64v10M3 -54h34"/>`,
    },
  )}`;

function shelves() {
  const boxes = [
    [78, 76, 50],
    [136, 86, 40],
    [184, 70, 56],
    [78, 146, 44],
    [130, 138, 52],
    [190, 150, 44],
    [80, 212, 60],
    [148, 220, 40],
    [194, 208, 50],
  ];
  return svg`<path d="M64 40v220M250 40v220M64 60h186"/>
    ${boxes.map(([x, y, width], i) => {
      const bottom = [120, 186, 250][Math.floor(i / 3)];
      return svg`<path class="art-${[2, 4, 6][i % 3]}" d="M${x} ${y}h${width}V${bottom}H${x}z"/><path class="zones-thin" d="M${x + width / 2} ${y}v12"/>`;
    })}
    <path class="art-3" d="M60 120h194v7H60zM60 186h194v7H60zM60 250h194v7H60z"/>`;
}
