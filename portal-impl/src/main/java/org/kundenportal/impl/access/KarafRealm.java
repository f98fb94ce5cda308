package org.kundenportal.impl.access;

import java.io.IOException;
import java.security.Principal;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.LoginContext;
import javax.security.auth.login.LoginException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Karaf's own users: the JAAS realm {@code karaf}, in {@code etc/users.properties} unless the host has another. */
final class KarafRealm implements Realm {

    private static final Logger LOG = LoggerFactory.getLogger(KarafRealm.class);
    private static final String NAME = "karaf";

    /** Karaf's principal that stands for a role; named, not imported, as any realm of the host may bring its own. */
    private static final String ROLE = "RolePrincipal";

    @Override
    public Optional<Set<String>> roles(String user, String password) {
        Subject subject = new Subject();
        try {
            LoginContext context = new LoginContext(NAME, subject, callbacks -> answer(callbacks, user, password));
            context.login();
            Set<String> roles = subject.getPrincipals().stream()
                    .filter(principal -> principal.getClass().getSimpleName().equals(ROLE))
                    .map(Principal::getName)
                    .collect(Collectors.toSet());
            context.logout();
            return Optional.of(roles);
        } catch (LoginException e) {
            LOG.debug("The realm {} refuses a user", NAME, e);
            return Optional.empty();
        }
    }

    private static void answer(Callback[] callbacks, String user, String password)
            throws IOException, UnsupportedCallbackException {
        for (Callback callback : callbacks) {
            if (callback instanceof NameCallback name) {
                name.setName(user);
            } else if (callback instanceof PasswordCallback secret) {
                secret.setPassword(password.toCharArray());
            } else {
                throw new UnsupportedCallbackException(callback);
            }
        }
    }
}
