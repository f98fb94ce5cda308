// Offline shell. Assets live below a content-hashed folder and never change; pages and the theme are network-first.
// What the API answers is never kept here, but for the merchant's public pictures: the page keeps it itself and drops it when the
// session ends.
const ROOT = '{{root}}/';
const ASSETS = '{{assets}}/';
const IMAGES = `${ROOT}api/v1/images/`;
const SHELL = 'portal-shell-{{version}}';
const PICTURES = 'portal-pictures';
const FILES = JSON.parse('{{files}}');

self.addEventListener('install', event => {
  event.waitUntil((async () => {
    const cache = await caches.open(SHELL);
    await cache.addAll([ROOT, `${ROOT}theme.css`].map(url => new Request(url, { cache: 'reload' })));
    await cache.addAll(FILES.map(name => ASSETS + name));
    await self.skipWaiting();
  })());
});

self.addEventListener('activate', event => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) if (name.startsWith('portal-shell-') && name !== SHELL) await caches.delete(name);
    await self.clients.claim();
  })());
});

const stored = request => caches.match(request, { cacheName: SHELL });

async function picture(request) {
  const cache = await caches.open(PICTURES);
  try {
    const response = await fetch(request);
    if (response.ok) await cache.put(request, response.clone());
    return response;
  } catch (offline) {
    const hit = await cache.match(request);
    if (hit) return hit;
    throw offline;
  }
}

self.addEventListener('fetch', event => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (pathname.startsWith(ASSETS)) event.respondWith(stored(request).then(hit => hit ?? fetch(request)));
  else if (pathname.startsWith(IMAGES)) event.respondWith(picture(request));
  else if (pathname === `${ROOT}theme.css`) event.respondWith(fetch(request).catch(() => stored(request)));
  else if (request.mode === 'navigate' && !pathname.startsWith(`${ROOT}admin`) && !pathname.startsWith(`${ROOT}api/`)) {
    event.respondWith(fetch(request).catch(() => stored(ROOT)));
  }
});
