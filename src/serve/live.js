// Added by gen serve, and in no file: reloads this page when it is built anew, and shows what is wrong with the files.
(() => {
  const key = "gen " + location.pathname;
  const details = () => [...document.querySelectorAll("details")];
  try {
    const before = JSON.parse(sessionStorage.getItem(key));
    sessionStorage.removeItem(key);
    if (before) {
      details().forEach((part, n) => { part.open = before.open[n] ?? part.open; });
      history.scrollRestoration = "manual";
      scrollTo({ left: before.x, top: before.y, behavior: "instant" });
    }
  } catch { /* Without a memory, a page begins at its top. */ }

  const reload = () => {
    try {
      sessionStorage.setItem(key, JSON.stringify({ x: scrollX, y: scrollY, open: details().map(part => part.open) }));
    } catch { /* As above. */ }
    location.reload();
  };

  const style = new CSSStyleSheet();
  style.replaceSync(`
    section { position: fixed; inset: auto 0 0 0; z-index: 9; max-height: 60vh; overflow: auto; padding: .75rem 1rem;
      background: #1d1f24; color: #f3f3f0; border-top: 4px solid #e0705c; font: 14px/1.45 system-ui, sans-serif; }
    section.mild { border-color: #d6a93c; }
    header { display: flex; gap: 1rem; justify-content: space-between; align-items: center; }
    h2 { font-size: 1rem; margin: 0; }
    pre { font: 13px/1.4 ui-monospace, monospace; margin: .5rem 0 0; overflow: auto; }
    button { font: inherit; color: inherit; background: none; border: 1px solid currentColor; border-radius: 4px; }
    @media print { section { display: none; } }`);
  let host;
  const show = ({ errors, warnings, text }) => {
    host?.remove();
    if (!text) return;
    const make = (name, words) => Object.assign(document.createElement(name), { textContent: words });
    const count = (n, what) => n ? [`${n} ${what}${n === 1 ? "" : "s"}`] : [];
    host = document.createElement("gen-problems");
    const root = host.attachShadow({ mode: "open" }), section = make("section", ""), head = make("header", "");
    root.adoptedStyleSheets = [style];
    section.setAttribute("role", "status");
    section.className = errors ? "" : "mild";
    const close = make("button", "Hide");
    close.addEventListener("click", () => host.remove());
    head.append(make("h2", [...count(errors, "error"), ...count(warnings, "warning")].join(", ")), close);
    section.append(head, make("pre", text));
    root.append(section);
    document.body.append(host);
  };
  const ask = async () => show(await (await fetch("/.gen/problems")).json());

  // A browser opens only a few connections to one place: a page that nobody sees gives its own away.
  const shown = document.currentScript.dataset.shown;
  let source;
  const listen = () => {
    source?.close();
    if (document.hidden) return;
    source = new EventSource("/.gen/live?" + shown);
    source.addEventListener("changed", reload);
    source.addEventListener("problems", ask);
  };
  document.addEventListener("visibilitychange", listen);
  addEventListener("pagehide", () => source?.close());
  addEventListener("pageshow", event => { if (event.persisted) listen(); });
  listen();
})();
