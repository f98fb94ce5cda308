package org.kundenportal.impl.settings;

import org.kundenportal.api.Actor;
import org.kundenportal.api.customers.MasterDataPolicy;
import org.kundenportal.api.payments.PaymentPolicy;
import org.kundenportal.api.settings.AcceptanceTerms;
import org.kundenportal.api.settings.AccessPreset;
import org.kundenportal.api.settings.Appearance;
import org.kundenportal.api.settings.FileSettings;
import org.kundenportal.api.settings.InvoiceSettings;
import org.kundenportal.api.settings.Release;
import org.kundenportal.api.settings.SettingsAdministration;
import org.kundenportal.api.settings.Stored;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Settings in the database, as staff read and save them. */
@Component(service = SettingsAdministration.class)
public final class JpaSettingsAdministration implements SettingsAdministration {

    private final SettingRows rows;
    private final JpaImages images;

    /** Saves into the given rows. */
    @Activate
    public JpaSettingsAdministration(@Reference SettingRows rows, @Reference JpaImages images) {
        this.rows = rows;
        this.images = images;
    }

    @Override
    public Stored<Release> release() {
        return rows.stored(Setting.RELEASE);
    }

    @Override
    public Stored<Release> saveRelease(Actor actor, Release release) {
        return rows.save(actor, Setting.RELEASE, release);
    }

    @Override
    public Stored<AccessPreset> access() {
        return rows.stored(Setting.ACCESS);
    }

    @Override
    public Stored<AccessPreset> saveAccess(Actor actor, AccessPreset access) {
        return rows.save(actor, Setting.ACCESS, access);
    }

    @Override
    public Stored<MasterDataPolicy> masterData() {
        return rows.stored(Setting.MASTER_DATA);
    }

    @Override
    public Stored<MasterDataPolicy> saveMasterData(Actor actor, MasterDataPolicy policy) {
        return rows.save(actor, Setting.MASTER_DATA, policy);
    }

    @Override
    public Stored<Appearance> appearance() {
        return rows.stored(Setting.APPEARANCE);
    }

    @Override
    public Stored<Appearance> saveAppearance(Actor actor, Appearance appearance) {
        return rows.save(actor, Setting.APPEARANCE, AppearanceRules.checked(appearance, images::exists));
    }

    @Override
    public Stored<AcceptanceTerms> acceptance() {
        return rows.stored(Setting.ACCEPTANCE);
    }

    @Override
    public Stored<AcceptanceTerms> saveAcceptance(Actor actor, AcceptanceTerms terms) {
        return rows.save(actor, Setting.ACCEPTANCE, AcceptanceRules.checked(terms));
    }

    @Override
    public Stored<PaymentPolicy> payments() {
        return rows.stored(Setting.PAYMENTS);
    }

    @Override
    public Stored<PaymentPolicy> savePayments(Actor actor, PaymentPolicy policy) {
        return rows.save(actor, Setting.PAYMENTS, PaymentRules.checked(policy));
    }

    @Override
    public Stored<InvoiceSettings> invoices() {
        return rows.stored(Setting.INVOICES);
    }

    @Override
    public Stored<InvoiceSettings> saveInvoices(Actor actor, InvoiceSettings invoices) {
        return rows.save(actor, Setting.INVOICES, InvoiceRules.checked(invoices));
    }

    @Override
    public Stored<FileSettings> files() {
        return rows.stored(Setting.FILES);
    }

    @Override
    public Stored<FileSettings> saveFiles(Actor actor, FileSettings files) {
        return rows.save(actor, Setting.FILES, FileRules.checked(files));
    }

    @Override
    public String previewGreeting(String greeting) {
        return Greeting.of(AppearanceRules.checkedGreeting(greeting)).example();
    }
}
