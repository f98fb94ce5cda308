// Whether customers may pay a part of an invoice, and how much at least: a form that stands alone.
import { html, nothing } from 'lit';
import { decimal, number, t } from '../../ui/i18n.js';
import { Load } from '../../ui/load.js';
import { skeleton } from '../../ui/parts.js';
import { api } from '../backend.js';
import { Draft } from '../draft.js';
import { mayAdminister } from '../session.js';
import { Part, changedNote } from '../view.js';

class PaymentPolicyForm extends Part {
  #load = new Load(this, async signal => {
    const policy = await api.get('settings/payments', { signal });
    this.#draft.load(draftOf(policy));
    return policy;
  });
  #draft = new Draft(this, async ({ partPayments, minimum }) => {
    const policy = await api.put('settings/payments', { partPayments, minimum: decimal(minimum.trim() || '0') ?? minimum });
    this.#load.set(policy);
    return draftOf(policy);
  });

  connectedCallback() {
    super.connectedCallback();
    this.#load.run();
  }

  render() { return this.#load.view({ loading: () => skeleton('page', 1), ready: policy => this.#form(policy) }); }

  #form(policy) {
    const draft = this.#draft;
    const locked = !mayAdminister();
    const { partPayments } = draft.value;
    return html`
      ${draft.summary()}
      <form class="narrow" novalidate @submit=${draft.submit}>
        <fieldset class="card checks" ?disabled=${locked}><legend><h2>${t('partPayments.title')}</h2></legend>
          <label class="switch-row"><span class="check-text"><strong id="part-payments">${t('partPayments.allow')}</strong><span class="hint" id="part-payments-hint">${t(partPayments ? 'partPayments.on' : 'partPayments.off')}</span></span>
            <input class="switch" type="checkbox" role="switch" aria-labelledby="part-payments" aria-describedby="part-payments-hint" .checked=${partPayments} @change=${event => draft.set('partPayments', event.target.checked)}></label>
          ${partPayments ? html`<div class="card-body">${draft.field('minimum', t('partPayments.minimum'), { required: true, inputmode: 'decimal', hint: t('partPayments.minimum.hint') })}</div>` : nothing}
        </fieldset>
        ${locked ? nothing : draft.saveBar({ changed: changedNote(policy) })}
      </form>`;
  }
}

const draftOf = ({ partPayments, minimum }) => ({ partPayments, minimum: number(minimum, { minimumFractionDigits: 2, useGrouping: false }) });
customElements.define('payment-policy-form', PaymentPolicyForm);
