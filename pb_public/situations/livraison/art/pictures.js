import * as indoors from "./indoors.js";
import * as objects from "./objects.js";
import * as outdoors from "./outdoors.js";

/** The drawings by the name that the content gives them. @type {Record<string, (alt: string) => unknown>} */
export const pictures = {
  board: indoors.board,
  boxes: objects.boxes,
  cab: outdoors.cab,
  count: objects.count,
  depot: indoors.depot,
  door: indoors.door,
  fragile: objects.fragile,
  gate: outdoors.gate,
  heavy: objects.heavy,
  kiosk: outdoors.kiosk,
  loaded: outdoors.loaded,
  office: indoors.office,
  parcel: objects.parcel,
  pen: objects.pen,
  pharmacy: outdoors.pharmacy,
  phone: objects.phone,
  scale: indoors.scale,
  school: indoors.school,
  street: outdoors.street,
  trolley: objects.trolleyIcon,
  trolleys: indoors.trolleys,
  truck: outdoors.van,
};
