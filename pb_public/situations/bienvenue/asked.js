/** @import { Content } from "../../shared/situation.js" */

/**
 * The questions that the campaign asks: those on health only where it chose to.
 *
 * @param {Content} content
 * @returns {Content}
 */
export function asked(content) {
  if (content.settings.health === true) return content;
  return { ...content, items: content.items.filter(({ stimulus }) => !stimulus.health) };
}
