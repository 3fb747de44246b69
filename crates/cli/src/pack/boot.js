// Starts the page: unpacks the articles and the app, hands over, and keeps the articles readable when anything fails.
(() => {
  "use strict";
  performance.mark("factfolio:boot");
  const root = document.documentElement;

  const element = (name, className, text) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.textContent = text;
    return made;
  };

  // The articles are plain HTML: without the app they are simply shown, one below the other.
  const crash = (message) => {
    if ("crashed" in root.dataset) return;
    root.dataset.crashed = "";
    delete root.dataset.app;
    const articles = document.querySelector("[data-articles]");
    const banner = element("div", "crash", "");
    banner.setAttribute("role", "alert");
    banner.append(
      element("h2", "", "The interactive part of this page stopped"),
      element("p", "", "All articles and their claims can be read below. Reload the page to try again; it needs a "
        + "browser from 2023 or later (Chrome 113, Firefox 113, Safari 16.4). If it stops again, send this message to "
        + "whoever gave you the page:"),
      element("p", "crash__message", String(message)),
    );
    document.body.replaceChildren(banner, ...(articles ? [articles] : []));
    for (const article of document.querySelectorAll("[data-articles] > [hidden]")) article.removeAttribute("hidden");
  };
  window.factfolioCrash = crash;

  // A panic in the app ends as a trap; the app's own message, when it sends one, comes first.
  const trapped = (error) => {
    if (error instanceof WebAssembly.RuntimeError) crash(error.message);
  };
  addEventListener("error", (event) => trapped(event.error));
  addEventListener("unhandledrejection", (event) => trapped(event.reason));

  const decode = (text) =>
    Uint8Array.fromBase64 ? Uint8Array.fromBase64(text) : Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

  const unpack = async (id) => {
    const packed = decode(document.getElementById(id).textContent.trim());
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  };
  window.factfolioUnpack = unpack;

  const start = async () => {
    window.factfolioBundle = unpack("bundle");
    const [app] = await Promise.all([unpack("app-wasm"), window.factfolioBundle]);
    await wasm_bindgen({ module_or_path: app });
  };
  start().catch((error) => crash(error && error.message ? error.message : error));
})();
