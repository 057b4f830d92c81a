/**
 * Keeps the page on which talent cards are verified, so that it opens without a network. It keeps nothing of any card:
 * keys and status lists are kept by the page itself.
 */
const CACHE = "talent-card-verify";
const PAGE = "/talent-card/verify";
/** A network that does not answer by then counts as none, in ms. */
const LONGEST_WAIT = 8_000;

self.addEventListener("install", (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("message", (event) => {
  const files = event.data?.keep;
  if (!Array.isArray(files)) return;
  event.waitUntil(keep(files).then(() => event.source?.postMessage("kept")));
});

/** The page comes last: as long as one of its files is missing, the one before is shown. */
async function keep(files) {
  const cache = await caches.open(CACHE);
  const page = await fetch(PAGE, { credentials: "omit", cache: "no-cache" });
  if (!page.ok) throw new Error(`the page was answered with ${page.status}`);
  const named = (await page.clone().text()).match(/\/build\/[\w./-]+\.(?:js|css)/g) ?? [];
  const wanted = new Set([...files.filter((file) => String(file).startsWith("/build/")), ...named]);
  for (const file of wanted)
    if (!(await cache.match(file))) {
      const answer = await fetch(file);
      if (answer.ok) await cache.put(file, answer);
    }
  await cache.put(PAGE, page);
  for (const { url } of await cache.keys()) {
    const { pathname } = new URL(url);
    if (pathname !== PAGE && !wanted.has(pathname)) await cache.delete(url);
  }
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(open(request, pathname));
  else if (pathname.startsWith("/build/"))
    event.respondWith(caches.match(pathname).then((kept) => kept ?? fetch(request)));
});

/** What is behind the # of the address goes along: there the page finds the token that it verifies by itself. */
async function open(request, pathname) {
  try {
    return await fetch(request, { signal: AbortSignal.timeout(LONGEST_WAIT) });
  } catch {
    if (pathname !== PAGE) return Response.redirect(PAGE);
    return (await caches.match(PAGE)) ?? Response.error();
  }
}
