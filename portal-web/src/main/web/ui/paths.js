// Where the portal lives. The assets lie below <root>/a/<hash>/, so the root follows from this module's own address.

/** The portal's root, with a slash at both ends: "/portal/". */
export const ROOT = new URL('../../../', import.meta.url).pathname;

/** The root of the merchant's side: "/portal/admin/". */
export const ADMIN = `${ROOT}admin/`;

/** The address of a file of this release, for example asset('assets/icons.svg'). */
export const asset = path => new URL(`../${path}`, import.meta.url).pathname;
