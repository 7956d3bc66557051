// Keeps the page and the lessons for when there is no network. The build puts VERSION and FILES (path → SHA-256) above this.
//
// A visit is served from one version, whole: a new one is fetched beside the old one, each file is checked against its digest,
// and it takes over when no page of the old one is open any more.

const START = `loopscope ${registration.scope} `;
const CACHE = START + VERSION;

/** A file's address in the cache: what has not changed from one version to the next is not fetched again. */
const keyOf = (path) => `${registration.scope}${path}?${FILES[path]}`;

async function digestOf(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function fetched(path) {
  const response = await fetch(registration.scope + path, { cache: "no-cache", credentials: "same-origin" });
  const bytes = await response.arrayBuffer();
  // Another version may be on the server by now: half of it is worse than none.
  if (!response.ok || (await digestOf(bytes)) !== FILES[path]) throw new Error(`not of this version: ${path}`);
  return new Response(bytes, { headers: response.headers });
}

async function fill() {
  const cache = await caches.open(CACHE);
  await Promise.all(
    Object.keys(FILES).map(async (path) => {
      const key = keyOf(path);
      if (!(await cache.match(key))) await cache.put(key, (await caches.match(key)) ?? (await fetched(path)));
    }),
  );
}

async function tidy() {
  const old = (await caches.keys()).filter((name) => name.startsWith(START) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** The file that an address stands for; none for what is not kept. */
function pathOf(address) {
  const { origin, pathname } = new URL(address);
  const whole = origin + pathname;
  if (!whole.startsWith(registration.scope)) return undefined;
  const path = whole.slice(registration.scope.length).replace(/(^|\/)$/, "$1index.html");
  return Object.hasOwn(FILES, path) ? path : undefined;
}

async function kept(path, request) {
  const cache = await caches.open(CACHE);
  // The browser may have made room.
  return (await cache.match(keyOf(path))) ?? fetch(request);
}

/** A page that has just been opened wants the newest version. It gets it when it is the only page. */
async function takeOver() {
  const all = await clients.matchAll({ type: "window", includeUncontrolled: true });
  if (all.filter(({ url }) => url.startsWith(registration.scope)).length <= 1) await skipWaiting();
}

addEventListener("install", (event) => event.waitUntil(fill()));
addEventListener("activate", (event) => event.waitUntil(tidy()));
addEventListener("message", (event) => event.waitUntil(takeOver()));
addEventListener("fetch", (event) => {
  const path = event.request.method === "GET" ? pathOf(event.request.url) : undefined;
  if (path !== undefined) event.respondWith(kept(path, event.request));
});
