package org.kundenportal.impl.mail;

import com.sun.mail.smtp.SMTPAddressFailedException;
import com.sun.mail.smtp.SMTPSendFailedException;
import com.sun.mail.smtp.SMTPSenderFailedException;
import java.net.SocketTimeoutException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.mail.AuthenticationFailedException;
import javax.mail.MessagingException;
import javax.net.ssl.SSLException;

/**
 * What a failed delivery means. A code of 500 and more that is said of the recipient or the message is the last word (RFC
 * 5321, section 4.2.1); everything else may be otherwise next time.
 */
final class SmtpFailure {

    private static final int PERMANENT = 500;
    private static final int TRANSIENT = 400;
    /** The message is larger than the server takes; it may say so before it has seen the message. */
    private static final int TOO_LARGE = 552;

    private SmtpFailure() {}

    /** Why there is no connection over which mail could be sent. */
    static NotSent ofConnection(MessagingException failure, boolean timedOut) {
        return new NotSent(NotSent.Outcome.NO_SERVER, withoutConnection(failure, timedOut));
    }

    private static String withoutConnection(MessagingException failure, boolean timedOut) {
        if (failure instanceof AuthenticationFailedException) {
            return "SIGN_IN_REFUSED " + failure.getMessage();
        }
        if (timedOut || has(failure, SocketTimeoutException.class)) {
            return "TIMED_OUT";
        }
        boolean tls = has(failure, SSLException.class)
                || chain(failure).map(Throwable::getMessage).anyMatch(SmtpFailure::isAboutTls);
        return tls ? "NO_TLS" : "NO_CONNECTION";
    }

    /** For these Jakarta Mail has no exceptions of their own. */
    private static boolean isAboutTls(String message) {
        return message != null && (message.contains("STARTTLS") || message.contains("verify identity"));
    }

    /** Why a server does not take a mail. */
    static NotSent ofMail(MessagingException failure, boolean timedOut) {
        Optional<NotSent> refused = Stream.of(ofRecipient(failure), ofSender(failure), ofMessage(failure))
                .flatMap(Optional::stream)
                .findFirst();
        return refused.orElseGet(() -> new NotSent(
                NotSent.Outcome.UNKNOWN,
                timedOut || has(failure, SocketTimeoutException.class) ? "TIMED_OUT" : "CONNECTION_LOST"));
    }

    private static Optional<NotSent> ofRecipient(MessagingException failure) {
        return find(failure, SMTPAddressFailedException.class)
                .flatMap(refused -> refused(refused.getReturnCode(), refused));
    }

    /** Whether the sender may send here is a matter of the settings, and none of the mail. */
    private static Optional<NotSent> ofSender(MessagingException failure) {
        if (find(failure, SMTPSenderFailedException.class).isPresent()) {
            return find(failure, SMTPSenderFailedException.class)
                    .map(refused -> new NotSent(NotSent.Outcome.NO_SERVER, refused.getMessage()));
        }
        return find(failure, SMTPSendFailedException.class)
                .filter(refused -> String.valueOf(refused.getCommand()).startsWith("MAIL"))
                .filter(refused -> refused.getReturnCode() >= TRANSIENT && refused.getReturnCode() != TOO_LARGE)
                .map(refused -> new NotSent(NotSent.Outcome.NO_SERVER, refused.getMessage()));
    }

    private static Optional<NotSent> ofMessage(MessagingException failure) {
        return find(failure, SMTPSendFailedException.class)
                .flatMap(refused -> refused(refused.getReturnCode(), refused));
    }

    private static Optional<NotSent> refused(int code, MessagingException words) {
        if (code < TRANSIENT) {
            return Optional.empty();
        }
        NotSent.Outcome outcome = code < PERMANENT ? NotSent.Outcome.NOT_NOW : NotSent.Outcome.NEVER;
        return Optional.of(new NotSent(outcome, words.getMessage()));
    }

    private static boolean has(MessagingException failure, Class<? extends Throwable> type) {
        return find(failure, type).isPresent();
    }

    private static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
        return chain(failure).filter(type::isInstance).map(type::cast).findFirst();
    }

    /** The failure, its causes, and what it is chained to. */
    private static Stream<Throwable> chain(Throwable failure) {
        Set<Throwable> chain = new LinkedHashSet<>();
        Deque<Throwable> open = new ArrayDeque<>(List.of(failure));
        while (!open.isEmpty()) {
            Throwable next = open.remove();
            if (chain.add(next)) {
                Stream.of(next.getCause(), next instanceof MessagingException e ? e.getNextException() : null)
                        .filter(Objects::nonNull)
                        .forEach(open::add);
            }
        }
        return chain.stream();
    }
}
