// Addresses of documents on the customer's side.
import { segment } from '../ui/api.js';
import { ROOT } from '../ui/paths.js';
import { api } from './portal.js';

/** The resource of a document below the API's base. */
export const documentPath = ({ type, number }) => `documents/${segment(type)}/${segment(number)}`;
export const documentHref = document => ROOT + documentPath(document);
/** The PDF as a file to keep. */
export const pdfHref = document => api.url(`${documentPath(document)}/pdf`, { disposition: 'attachment' });
/** The PDF to look at. */
export const pdfInlineHref = document => api.url(`${documentPath(document)}/pdf`);
export const xmlHref = document => api.url(`${documentPath(document)}/xml`);
