/** After one visit the page and the lessons open without a network: see `sw.js`. Not for what other sites embed. */

/** How long after its loading a page may be loaded anew, in the newest version, in milliseconds. */
const EARLY = 3000;

export async function keepForOffline(): Promise<void> {
  // The root of the site lies above the folder of this script. There is none for a single file, and none while developing.
  const script = new URL(import.meta.url);
  if (!import.meta.env.PROD || window.top !== window || !/\/assets\/[^/]+\.js$/.test(script.pathname)) return;
  const { serviceWorker } = navigator;
  if (!serviceWorker || !/^https?:$/.test(location.protocol)) return;
  const root = new URL("../", script.href);
  const registration = await serviceWorker.getRegistration(root.href);
  if (registration?.waiting) {
    const opened = performance.now();
    serviceWorker.addEventListener("controllerchange", () => performance.now() - opened < EARLY && location.reload(), { once: true });
    registration.waiting.postMessage("newest");
  }
  // The page itself comes first.
  setTimeout(() => serviceWorker.register(new URL("sw.js", root).href, { scope: root.href }).catch(() => undefined), 1000);
}
