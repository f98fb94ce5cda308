package org.kundenportal.impl.documents;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.Violation;
import org.kundenportal.api.documents.Decision;
import org.kundenportal.api.documents.DecisionOffer;
import org.kundenportal.api.documents.DocumentStatus;
import org.kundenportal.api.settings.AcceptanceTerms;
import org.kundenportal.impl.security.Tokens;

/** The rules of decisions, without database or clock. */
final class DecisionRules {

    private static final int ID_LENGTH = 16;
    private static final String OTHERS = "en";

    private DecisionRules() {}

    /** Whether somebody has decided, here or elsewhere. */
    static boolean isDecided(DocumentStatus status) {
        return status == DocumentStatus.ACCEPTED || status == DocumentStatus.DECLINED;
    }

    /**
     * Why an estimate cannot be decided (BM-24, ruling 11); empty if it can.
     *
     * @param current the version that counts
     * @param shown the version that was shown, null if nobody said
     * @param validUntil the last day on which it can be decided, null for no such day
     */
    static Optional<ErrorCode> refusal(
            DocumentStatus status, int current, Integer shown, LocalDate validUntil, LocalDate today) {
        if (isDecided(status)) {
            return Optional.of(ErrorCode.ALREADY_DECIDED);
        }
        if (status != DocumentStatus.OPEN || (shown != null && shown != current)) {
            return Optional.of(ErrorCode.DOCUMENT_CHANGED);
        }
        return DocumentRules.isPast(validUntil, today) ? Optional.of(ErrorCode.ESTIMATE_EXPIRED) : Optional.empty();
    }

    /**
     * The decision with its words stripped and the customer's name where no other was typed.
     *
     * @throws PortalException INVALID_REQUEST with all violations
     */
    static Decision checked(Decision decision, String customerName) {
        List<Violation> violations = new ArrayList<>();
        String name = decision.name() == null ? customerName : decision.name().strip();
        if (name.isEmpty()) {
            violations.add(new Violation("name", "REQUIRED"));
        }
        if (name.length() > Decision.MAX_NAME) {
            violations.add(new Violation("name", "TOO_LONG"));
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            violations.add(new Violation("name", "INVALID_CHARACTER"));
        }
        String reason = checkedReason(decision.reason(), violations);
        if (!violations.isEmpty()) {
            throw PortalException.invalid(violations);
        }
        return new Decision(
                decision.choice(), reason, name, decision.version(), decision.terms(), decision.clientAddress());
    }

    /**
     * The reason without blanks around it, null for none.
     *
     * @throws PortalException INVALID_REQUEST, field {@code reason}
     */
    static String checkedReason(String reason) {
        List<Violation> violations = new ArrayList<>();
        String checked = checkedReason(reason, violations);
        if (!violations.isEmpty()) {
            throw PortalException.invalid(violations);
        }
        return checked;
    }

    private static String checkedReason(String reason, List<Violation> violations) {
        if (reason == null || reason.isBlank()) {
            return null;
        }
        if (reason.length() > Decision.MAX_REASON) {
            violations.add(new Violation("reason", "TOO_LONG"));
        }
        // PostgreSQL takes none in a text
        if (reason.indexOf('\0') >= 0) {
            violations.add(new Violation("reason", "INVALID_CHARACTER"));
        }
        return reason.strip();
    }

    /** What accepting means, as it is shown: a text for each language, in their order. */
    static List<DecisionOffer.Terms> offered(AcceptanceTerms terms) {
        return terms.texts().entrySet().stream()
                .map(text -> new DecisionOffer.Terms(id(text.getValue()), text.getKey(), text.getValue()))
                .sorted((one, other) -> one.language().compareTo(other.language()))
                .toList();
    }

    /**
     * The text that is agreed to.
     *
     * @param shown the id of the text that was shown, null for the one in the customer's language
     * @throws PortalException DOCUMENT_CHANGED if the text that was shown is not offered any more
     */
    static String agreed(AcceptanceTerms terms, String shown, String language) {
        if (shown == null) {
            return terms.texts().getOrDefault(language, terms.texts().get(OTHERS));
        }
        return terms.texts().values().stream()
                .filter(text -> id(text).equals(shown))
                .findFirst()
                .orElseThrow(() -> PortalException.of(ErrorCode.DOCUMENT_CHANGED));
    }

    private static String id(String text) {
        return Tokens.sha256(text.getBytes(StandardCharsets.UTF_8)).substring(0, ID_LENGTH);
    }
}
