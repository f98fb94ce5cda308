// Who is signed in, and what the whole frame wants to know.
import { has, t } from '../ui/i18n.js';

/** @type {{user: string, roles: string[]} | null} */
let current = null;

export const useSession = session => { current = session; };
export const user = () => current?.user ?? '';
/** Only portal-admin changes settings; portal-staff reads them. */
export const mayAdminister = () => current?.roles.includes('portal-admin') ?? false;
export const roleName = role => (has(`role.${role}`) ? t(`role.${role}`) : role);

/** Tells the frame that its numbers (documents without a customer) may have changed. */
export const countsChanged = () => dispatchEvent(new Event('portal-counts'));
