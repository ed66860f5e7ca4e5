// A classic script in <head>, so that the page is painted once, already in the
// person's theme, text size and contrast (passation/settings.js writes them).
(() => {
  try {
    const saved = JSON.parse(localStorage.getItem("eva-settings") || "{}");
    for (const name of ["theme", "text", "contrast"]) {
      if (saved[name] && saved[name] !== "usual") document.documentElement.dataset[name] = saved[name];
    }
  } catch {
    // Storage refused or unreadable: the defaults of the theme stand.
  }
})();
