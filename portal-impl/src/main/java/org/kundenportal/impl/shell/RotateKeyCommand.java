package org.kundenportal.impl.shell;

import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.kundenportal.impl.rotation.KeyRotation;

/** Encrypts all secrets of the portal with a new key; says what it does, and what came of it. */
@Service
@Command(
        scope = "portal",
        name = "rotate-key",
        description = "Encrypts all secrets in the portal's database with a new key, while it runs")
public class RotateKeyCommand implements Action {

    @Reference
    private KeyRotation rotation;

    @Reference
    private Session session;

    @Override
    public Object execute() throws InterruptedException {
        PrintStream console = session.getConsole();
        KeyRotation.Result result = rotation.rotate(console::println);
        console.println(result.texts() + " sealed anew");
        if (result.unreadable().isEmpty()) {
            console.println(
                    "Done. Back up encryption.keys now; older backups of the database need their own copy of it.");
        } else {
            result.unreadable().forEach(where -> console.println("Cannot be opened: " + where));
            console.println("The old key is kept. Restore or empty those in the database, then repeat the command.");
        }
        return null;
    }
}
