// What can be seen of an IBAN, a BIC and a VAT id without asking anybody; the server decides.
const compact = text => text.replace(/[\s.-]/g, '').toUpperCase();

/** Whether the check digits of an IBAN fit (ISO 7064, MOD 97-10). */
export function isIban(text) {
  const iban = compact(text);
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/.test(iban)) return false;
  const digits = (iban.slice(4) + iban.slice(0, 4)).replace(/[A-Z]/g, letter => String(letter.charCodeAt(0) - 55));
  return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1;
}

/** Whether a text has the form of a BIC (ISO 9362). */
export const isBic = text => /^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$/.test(compact(text));

/** Whether a text begins as VAT ids do: Greece is EL, Switzerland CHE. */
export const isVatId = text => /^(?!GR)[A-Z]{2}[A-Z0-9+*]{2,15}$/.test(compact(text));

/** "DE89 3704 0044 …": groups of four are easier to compare. */
export const groupedIban = iban => iban.replace(/\s/g, '').replace(/(.{4})(?=.)/g, '$1 ');
