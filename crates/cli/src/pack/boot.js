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
      element("h1", "", "The interactive part of this page stopped"),
      element("p", "", "All articles and their claims can be read below. Reload the page to try again; it needs a "
        + "browser from 2023 or later (Chrome 113, Firefox 113, Safari 16.4). If it stops again, send this message to "
        + "whoever gave you the page:"),
      element("p", "crash__message", String(message)),
    );
    const main = element("main", "", "");
    if (articles) main.append(articles);
    document.body.replaceChildren(...document.querySelectorAll("[data-short], [data-end]"), banner, main);
    for (const article of document.querySelectorAll("[data-articles] :is(.shelf, .article)")) article.removeAttribute("hidden");
  };
  window.factfolioCrash = crash;

  // A panic in the app ends as a trap; the app's own message, when it sends one, comes first. A trap says only what kind it
  // is, so the place in the program goes with it.
  const trapped = (error) => {
    if (!(error instanceof WebAssembly.RuntimeError)) return;
    const place = /wasm-function\[\d+\]:0x[\da-f]+/.exec(error.stack);
    crash(place ? `${error.message}, ${place[0]}` : error.message);
  };
  addEventListener("error", (event) => trapped(event.error));
  addEventListener("unhandledrejection", (event) => trapped(event.reason));

  // Letters below 128 are seven bits each. The others are two such values: one that may not stand in a page, in the order
  // in which the packer names them, and the one after it.
  const RARE = [0, 7, 8, 11, 12, 13, 14, 15, 26, 27, 60, 38, 127];
  const decode = (text, length) => {
    const bytes = new Uint8Array(length);
    let held = 0, bits = 0, end = 0;
    for (let at = 0; at < text.length; at++) {
      const letter = text.charCodeAt(at);
      if (letter < 128) {
        held = (held << 7) | letter;
        bits += 7;
      } else {
        held = (held << 14) | (RARE[(letter - 256) >> 7] << 7) | (letter & 127);
        bits += 14;
        if (bits >= 16) bytes[end++] = held >> (bits -= 8);
      }
      if (bits >= 8) bytes[end++] = held >> (bits -= 8);
    }
    return bytes;
  };

  const stream = (id) => {
    const { dataset, textContent } = document.getElementById(id);
    const { readable, writable } = new DecompressionStream("gzip");
    const writer = writable.getWriter();
    // What fails here fails for whoever reads, too.
    Promise.all([writer.write(decode(textContent, dataset.bytes)), writer.close()]).catch(() => {});
    return readable;
  };
  const unpack = async (id) => new Uint8Array(await new Response(stream(id)).arrayBuffer());

  // Everything before the articles has been read once they begin; the articles themselves may come in for a while yet.
  const begun = new Promise((resolve) => {
    const look = () => {
      if (!document.querySelector("[data-articles]") && document.readyState === "loading") return;
      watch.disconnect();
      resolve();
    };
    const watch = new MutationObserver(look);
    watch.observe(document.body, { childList: true });
    document.addEventListener("readystatechange", look);
  });

  // The policy names the hash of this script as of every other.
  const run = (bytes) => {
    const script = element("script", "", new TextDecoder().decode(bytes));
    document.head.append(script);
    script.remove();
  };

  // The app is compiled while it is unpacked.
  const start = async () => {
    window.factfolioBundle = begun.then(() => unpack("bundle"));
    run(await unpack("app-js"));
    const app = new Response(stream("app-wasm"), { headers: { "content-type": "application/wasm" } });
    await Promise.all([wasm_bindgen({ module_or_path: app }), window.factfolioBundle]);
  };
  start().catch((error) => crash(error && error.message ? error.message : error));
})();
