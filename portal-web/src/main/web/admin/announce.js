// Says something to people who use a screen reader, without moving the focus.
const region = document.createElement('div');
region.className = 'visually-hidden';
region.setAttribute('role', 'status');
document.body.append(region);

/** The same sentence twice in a row is spoken twice. */
export function announce(text) {
  region.textContent = '';
  requestAnimationFrame(() => { region.textContent = text; });
}
