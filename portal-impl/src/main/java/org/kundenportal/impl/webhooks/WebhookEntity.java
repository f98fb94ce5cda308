package org.kundenportal.impl.webhooks;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.GeneratedValue;
import javax.persistence.GenerationType;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;
import org.kundenportal.api.webhooks.WebhookData;
import org.kundenportal.impl.security.SecretBox;

/** An endpoint that is told what happens. */
@Entity(name = "Webhook")
@Table(name = "webhook")
class WebhookEntity {

    /** How long the secret before the current one signs, too. */
    static final Duration OVERLAP = Duration.ofHours(24);

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "id")
    private long id;

    @Column(name = "url")
    private String url;

    @Column(name = "active")
    private boolean active;

    /** Whether it was switched off because it answered 410. */
    @Column(name = "gone")
    private boolean gone;

    /** With commas; empty for all. */
    @Column(name = "kinds")
    private String kinds;

    /** Sealed. */
    @Column(name = "secret")
    private String secret;

    /** Sealed. */
    @Column(name = "previous_secret")
    private String previousSecret;

    @Column(name = "previous_until")
    private Instant previousUntil;

    @Column(name = "created_at")
    private Instant createdAt;

    @Version
    @Column(name = "version")
    private long version;

    protected WebhookEntity() {}

    WebhookEntity(WebhookData data, Instant now) {
        change(data);
        createdAt = now;
    }

    final void change(WebhookData data) {
        url = WebhookAddress.checked(data.url()).toString();
        gone = gone && !data.active();
        active = data.active();
        kinds = String.join(",", new TreeSet<>(data.kinds()));
    }

    void switchOff() {
        active = false;
        gone = true;
    }

    /** Sets the first secret, or replaces it. The row has been written. */
    void share(WebhookSecret newSecret, SecretBox box, Instant now) {
        previousSecret = secret;
        previousUntil = secret == null ? null : now.plus(OVERLAP);
        secret = box.seal(newSecret.text(), place());
    }

    /** The secrets that sign now, the current one first. */
    List<WebhookSecret> secrets(SecretBox box, Instant now) {
        return Stream.of(secret, previousUntil(now) == null ? "" : previousSecret)
                .filter(kept -> !kept.isEmpty())
                .map(kept -> new WebhookSecret(box.open(kept, place())))
                .toList();
    }

    private String place() {
        return "webhook.secret:" + id;
    }

    long id() {
        return id;
    }

    URI address() {
        return URI.create(url);
    }

    Instant createdAt() {
        return createdAt;
    }

    /** Until when the secret before signs, too; null if it does no more. */
    Instant previousUntil(Instant now) {
        return previousUntil != null && previousUntil.isAfter(now) ? previousUntil : null;
    }

    boolean isGone() {
        return gone;
    }

    WebhookData data() {
        return new WebhookData(url, active, kinds(kinds));
    }

    static Set<String> kinds(String joined) {
        return Arrays.stream(joined.split(",", -1))
                .filter(kind -> !kind.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
