package org.kundenportal.api.settings;

import org.kundenportal.api.Actor;
import org.kundenportal.api.customers.MasterDataPolicy;
import org.kundenportal.api.payments.PaymentPolicy;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Administrators read and save settings. What is saved takes effect at once on this node and within a second on others.
 * Thread-safe.
 */
@ProviderType
public interface SettingsAdministration {

    /** Released types and actions. */
    Stored<Release> release();

    /** Saves released types and actions. */
    Stored<Release> saveRelease(Actor actor, Release release);

    /** How customers get in. */
    Stored<AccessPreset> access();

    /** Saves how customers get in; existing customers keep what they have (BM-11). */
    Stored<AccessPreset> saveAccess(Actor actor, AccessPreset access);

    /** What customers may change of their master data. */
    Stored<MasterDataPolicy> masterData();

    /** Saves what customers may change; what waits for approval goes on waiting. */
    Stored<MasterDataPolicy> saveMasterData(Actor actor, MasterDataPolicy policy);

    /** How the portal looks. */
    Stored<Appearance> appearance();

    /**
     * Saves how the portal looks. The greeting is sanitised.
     *
     * @throws org.kundenportal.api.PortalException INVALID_REQUEST with a violation per field, also for an image that
     *     does not exist and for a placeholder in the greeting that does not (UNKNOWN_PLACEHOLDER)
     */
    Stored<Appearance> saveAppearance(Actor actor, Appearance appearance);

    /** What accepting an estimate means. */
    Stored<AcceptanceTerms> acceptance();

    /**
     * Saves what accepting an estimate means. What was agreed to before is kept with each decision.
     *
     * @param terms a text in each language of the portal
     * @throws org.kundenportal.api.PortalException INVALID_REQUEST, fields {@code terms.LANGUAGE}
     */
    Stored<AcceptanceTerms> saveAcceptance(Actor actor, AcceptanceTerms terms);

    /** How much customers may pay at once. */
    Stored<PaymentPolicy> payments();

    /**
     * Saves how much customers may pay at once; payments that have begun go on.
     *
     * @throws org.kundenportal.api.PortalException INVALID_REQUEST, field {@code minimum} (OUT_OF_RANGE, TOO_MANY_DECIMALS)
     */
    Stored<PaymentPolicy> savePayments(Actor actor, PaymentPolicy policy);

    /** What buyers may do about invoices of their orders, and how the portal numbers those that it makes. */
    Stored<InvoiceSettings> invoices();

    /**
     * Saves what buyers may do about invoices. Invoices that exist keep their numbers and due dates.
     *
     * @throws org.kundenportal.api.PortalException INVALID_REQUEST, fields {@code downloadDays} and {@code paymentDays}
     *     (OUT_OF_RANGE), {@code numberPattern} (INVALID_PATTERN)
     */
    Stored<InvoiceSettings> saveInvoices(Actor actor, InvoiceSettings invoices);

    /** What buyers may do about the files of the articles that they bought. */
    Stored<FileSettings> files();

    /**
     * Saves what buyers may do about files. Texts lose blanks around them.
     *
     * @throws org.kundenportal.api.PortalException INVALID_REQUEST, fields {@code downloadsPerFile},
     *     {@code downloadDays}, {@code waiverText}, {@code watermark.text} (also UNKNOWN_PLACEHOLDER),
     *     {@code watermark.fontSizePt}, {@code watermark.leftMm} and {@code watermark.bottomMm}
     */
    Stored<FileSettings> saveFiles(Actor actor, FileSettings files);

    /**
     * How a greeting would look, without saving it: sanitised, with examples for its placeholders.
     *
     * @throws org.kundenportal.api.PortalException INVALID_REQUEST, field {@code greeting.html}
     */
    String previewGreeting(String greeting);
}
