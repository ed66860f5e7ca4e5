import { pb } from "../client.js";
import { call } from "../gate.js";

/**
 * @typedef {import("../../vendor/pocketbase.js").RecordModel} RecordModel
 *
 * @typedef {object} Known What a page of a campaign needs beside it.
 * @property {import("../programmes.js").Choice[]} situations all that can be chosen
 * @property {import("../programmes.js").Programme[]} programmes
 * @property {RecordModel|null} counts
 */

/** The people and the structure that a page names. */
export const expand = "structure,owner,editor,guests";

/** @param {string} id @returns {Promise<RecordModel>} */
export const readCampaign = (id) => call(() => pb.collection("campaigns").getOne(id, { expand }));

/** @param {string} id @returns {Promise<Known>} */
export async function readKnown(id) {
  const [situations, programmes, counts] = await call(() =>
    Promise.all([
      pb.collection("situations").getFullList({ sort: "position,name" }),
      pb.collection("programmes").getFullList({ sort: "position,name" }),
      pb
        .collection("campaign_counts")
        .getOne(id)
        .catch(() => null),
    ]),
  );
  return {
    situations: situations.map(({ name, title, minutes }) => ({ name, title, minutes, chosen: false })),
    programmes: /** @type {any[]} */ (programmes),
    counts,
  };
}

/** Who may be invited: the colleagues of the campaign's structure. @param {RecordModel} campaign @returns {Promise<any[]>} */
export const readColleagues = ({ structure, owner }) =>
  call(() =>
    pb.collection("counsellors").getFullList({
      filter: pb.filter('structure = {:structure} && state = "active" && id != {:owner}', { structure, owner }),
      sort: "name",
      fields: "id,name",
    }),
  );
