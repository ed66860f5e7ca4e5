/**
 * A small object kept on this device under one name. Storage may be refused
 * (private mode, policy of a shared PC): it then lasts as long as the page.
 *
 * @template {object} T
 * @param {string} name
 * @param {() => Storage} [open]
 */
export function keep(name, open = () => localStorage) {
  /** @type {string|null} */
  let memory = null;
  /** @param {(storage: Storage) => string|null|void} use */
  const attempt = (use) => {
    try {
      return use(open()) ?? null;
    } catch {
      return null;
    }
  };
  return {
    /** @returns {Partial<T>} */
    read() {
      const text = attempt((storage) => storage.getItem(name)) ?? memory;
      try {
        return text ? JSON.parse(text) : {};
      } catch {
        return {};
      }
    },
    /** @param {Partial<T>} value */
    write(value) {
      const text = JSON.stringify(value);
      memory = text;
      attempt((storage) => storage.setItem(name, text));
    },
    clear() {
      memory = null;
      attempt((storage) => storage.removeItem(name));
    },
  };
}
