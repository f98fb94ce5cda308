// Files to keep.

/** Leaves a file to the browser, which shows how far it is; the page stays, also where the answer is no file. */
export function save(href) {
  const link = document.createElement('a');
  link.href = href;
  link.download = '';
  document.body.append(link);
  link.click();
  link.remove();
}
