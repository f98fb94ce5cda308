// What a customer decided on an estimate, with all that proves it; staff let the customer decide again.
import { html, nothing } from 'lit';
import { openDialog } from '../../ui/dialog.js';
import { documentName } from '../../ui/documents.js';
import { errorSummary, field, violationsOf } from '../../ui/form.js';
import { date, dateTime, localDate, number, t } from '../../ui/i18n.js';
import { card, codeText, definitionList, icon, pill } from '../../ui/parts.js';
import { api } from '../backend.js';
import { announce } from '../announce.js';

const DECIDED = { ACCEPTED: ['ok', 'circle-check'], DECLINED: ['danger', 'circle-x'] };
const words = text => text && html`<bdi class="as-typed">${text}</bdi>`;

/** The card of a document at `path`; `changed` gets the document after it was reopened. */
export function decisionCard(document, path, changed) {
  const { decision, decisions, status } = document;
  const voided = decisions.filter(one => one.voided);
  const decided = status in DECIDED;
  const again = decided ? html`<button type="button" class="button small" @click=${() => reopen(document, path, changed)}>${icon('lock-open')}${t('decision.reopen')}</button>` : nothing;
  return card({
    id: 'decision', title: t('decision.title'), action: decided ? pill(...DECIDED[status], codeText('status', status)) : nothing,
    body: html`
      ${decision ? evidence(decision, path, again) : html`<div class="card-body decision-evidence"><p class="hint">${without(document)}</p>${again}</div>`}
      ${voided.length ? html`<details class="decisions-before"><summary>${t('decision.before', { n: voided.length })}</summary>${voided.map(one => evidence(one, path))}</details>` : nothing}`,
  });
}

function without({ status, validUntil }) {
  if (status in DECIDED) return t('decision.elsewhere');
  if (status !== 'OPEN') return t('decision.closed');
  return validUntil && validUntil < localDate(new Date()) ? t('decision.expired', { date: date(validUntil) }) : t('decision.waiting');
}

function evidence(decision, path, more = nothing) {
  const { voided } = decision;
  return html`
    <div class="card-body decision-evidence ${voided ? 'is-voided' : ''}">
      ${definitionList([
        [t('decision.choice'), t(`decision.choice.${decision.decision}`)],
        [t('decision.at'), dateTime(decision.at)],
        [t('decision.name'), words(decision.name)],
        [t('decision.reason'), words(decision.reason)],
        [t('decision.version'), number(decision.version)],
        [t('decision.contact'), words([decision.contact.name, decision.contact.email].filter(Boolean).join(', '))],
        [t('decision.terms'), words(decision.terms)],
        [t('decision.session'), t('decision.session.value', { how: t(`decision.session.${decision.session.assurance}`), name: decision.session.name })],
        [t('decision.address'), decision.clientAddress],
        [t('decision.pdf'), html`<a href=${api.url(`${path}/versions/${decision.version}/pdf`)} target="_blank" rel="noopener">${t('decision.pdf.link')}<span class="visually-hidden"> ${t('admin.newTab')}</span></a><code class="checksum">${decision.pdf.sha256}</code>`],
        [t('decision.voided'), voided && html`${t(`decision.voided.${voided.cause}`, { by: voided.by, at: dateTime(voided.at) })}${voided.reason ? html`<br>${words(voided.reason)}` : nothing}`],
      ])}
      <div class="box-actions"><a class="button small" href=${api.url(`${path}/decisions/${decision.id}/evidence`, { disposition: 'attachment' })} download>${icon('download')}${t('decision.evidence')}</a>${more}</div>
    </div>`;
}

async function reopen(document, path, changed) {
  let reason = '';
  let problem = null;
  let busy = false;
  const send = async (event, close, update) => {
    event.preventDefault();
    if (busy) return;
    busy = true;
    problem = null;
    update();
    try {
      close(await api.post(`${path}/reopening`, { reason: reason.trim() || null }));
    } catch (refusal) {
      problem = refusal;
    }
    busy = false;
    update();
  };
  const reopened = await openDialog({
    title: t('decision.reopen.title', { name: documentName(document) }),
    body: (close, update) => html`
      <form id="reopening" class="decision-form" novalidate @submit=${event => send(event, close, update)}>
        ${errorSummary(problem)}
        <p>${t('decision.reopen.text')}</p>
        ${field({ name: 'reason', label: t('decision.reopen.reason'), type: 'textarea', rows: 3, value: reason, hint: t('decision.reopen.hint'), error: violationsOf(problem).reason, onChange: text => { reason = text; } })}
      </form>`,
    actions: close => html`
      <button type="submit" form="reopening" class="button primary" aria-busy=${busy ? 'true' : nothing}>${icon('lock-open')}${t('decision.reopen')}</button>
      <button type="button" class="button" @click=${() => close()}>${t('ui.cancel')}</button>`,
  });
  if (!reopened) return;
  announce(t('decision.reopened'));
  changed(reopened);
}
