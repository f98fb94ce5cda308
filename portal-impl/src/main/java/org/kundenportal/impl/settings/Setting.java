package org.kundenportal.impl.settings;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.kundenportal.api.customers.MasterDataPolicy;
import org.kundenportal.api.payments.PaymentPolicy;
import org.kundenportal.api.settings.AcceptanceTerms;
import org.kundenportal.api.settings.AccessPreset;
import org.kundenportal.api.settings.Appearance;
import org.kundenportal.api.settings.Company;
import org.kundenportal.api.settings.FileSettings;
import org.kundenportal.api.settings.InvoiceSettings;
import org.kundenportal.api.settings.LoginMethod;
import org.kundenportal.api.settings.Release;
import org.kundenportal.api.settings.UnknownEmail;

/**
 * A setting that exists.
 *
 * @param name of its row
 * @param type of its value
 * @param initially what it is before it was ever saved
 */
public record Setting<T>(String name, Class<T> type, T initially) {

    /** Released types and actions; nothing at first (BM-05). */
    public static final Setting<Release> RELEASE =
            new Setting<>("release", Release.class, new Release(Set.of(), Set.of()));

    /** How customers get in. */
    public static final Setting<AccessPreset> ACCESS = new Setting<>(
            "access",
            AccessPreset.class,
            new AccessPreset(false, EnumSet.allOf(LoginMethod.class), UnknownEmail.ERROR));

    /** What customers may change of their master data. */
    public static final Setting<MasterDataPolicy> MASTER_DATA =
            new Setting<>("master-data", MasterDataPolicy.class, new MasterDataPolicy(null));
    /** What accepting an estimate means. */
    public static final Setting<AcceptanceTerms> ACCEPTANCE = new Setting<>(
            "acceptance",
            AcceptanceTerms.class,
            new AcceptanceTerms(Map.of(
                    "de",
                    "Mit der Annahme erteilen Sie den Auftrag verbindlich zu den Bedingungen dieses Angebots.",
                    "en",
                    "By accepting, you place a binding order on the terms of this estimate.")));

    /** How much customers may pay at once; at first the whole alone. */
    public static final Setting<PaymentPolicy> PAYMENTS =
            new Setting<>("payments", PaymentPolicy.class, new PaymentPolicy(false, BigDecimal.ZERO));

    /** What buyers may do about invoices of their orders; nothing at first. */
    public static final Setting<InvoiceSettings> INVOICES =
            new Setting<>("invoices", InvoiceSettings.class, InvoiceSettings.INITIALLY);

    /** What buyers may do about files; nothing at first. */
    public static final Setting<FileSettings> FILES =
            new Setting<>("files", FileSettings.class, FileSettings.INITIALLY);

    /** How the portal looks. */
    public static final Setting<Appearance> APPEARANCE = new Setting<>(
            "appearance",
            Appearance.class,
            new Appearance(
                    new Company(null, null, null, null, null, null, null, null, null),
                    null,
                    null,
                    "#0a6b74",
                    "<p>Willkommen, {UserName}! Hier finden Sie alle Ihre Dokumente.</p>",
                    "de",
                    ZoneId.of("Europe/Berlin"),
                    null));
}
