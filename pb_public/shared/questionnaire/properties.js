/**
 * Sets the custom properties that a drawing asks for with data-vars="--x:1%;--y:2%": the page's policy allows no inline
 * style, but a script may set properties.
 *
 * @param {HTMLElement} root
 */
export function setProperties(root) {
  for (const element of root.querySelectorAll("[data-vars]")) {
    for (const pair of element.getAttribute("data-vars")?.split(";") ?? []) {
      const [name, value] = pair.split(":");
      /** @type {HTMLElement} */ (element).style.setProperty(name, value);
    }
  }
}
