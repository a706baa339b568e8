// Keeps on the device what was read last, for when there is no net. Whatever the net has comes
// first, so that nobody reads yesterday's paper without need. Only files below this one count.
const KEPT_MAX = 400; // files: the newest hundred or so articles with their pictures
const NAME = `quietpress ${registration.scope}`; // another paper may be on the same host

const isOurs = ({ method, url, headers }) =>
  method === "GET" && url.startsWith(registration.scope) && !headers.has("range");

const keep = async (request, answer) => {
  const shelf = await caches.open(NAME);
  await shelf.delete(request); // and so is the newest again
  await shelf.put(request, answer);
  const kept = await shelf.keys();
  await Promise.all(kept.slice(0, -KEPT_MAX).map((oldest) => shelf.delete(oldest)));
};

const answer = async (event) => {
  try {
    const found = await fetch(event.request);
    if (found.status === 200) event.waitUntil(keep(event.request, found.clone()));
    return found;
  } catch (error) {
    const shelf = await caches.open(NAME);
    const kept = await shelf.match(event.request, { ignoreSearch: true }); // words to search for
    if (kept) return kept;
    throw error;
  }
};

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  if (isOurs(event.request)) event.respondWith(answer(event));
});

// The page on which a reader came had asked for its files before we were here.
addEventListener("message", (event) => {
  const requests = event.data.map((url) => new Request(url)).filter(isOurs);
  const wanted = requests.map(async (request) => {
    const found = await fetch(request);
    if (found.status === 200) await keep(request, found);
  });
  event.waitUntil(Promise.all(wanted));
});
