// The one router of the admin UI, for views that move on by themselves.
/** @type {import('../ui/router.js').Router} */
let router;
export const useRouter = it => { router = it; };

export const go = (path, options) => router.go(path, options);

/** Puts filters into the address: a list can be linked to, and "back" finds it as it was. */
export function filter(changes) {
  const query = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value) query.set(name, value);
    else query.delete(name);
  }
  return go(location.pathname + (query.size ? `?${query}` : ''), { replace: true });
}
