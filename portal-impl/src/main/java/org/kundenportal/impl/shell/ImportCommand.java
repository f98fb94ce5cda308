package org.kundenportal.impl.shell;

import java.nio.file.Path;
import java.util.List;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.FileCompleter;
import org.kundenportal.api.Actor;
import org.kundenportal.api.documents.DocumentImport;
import org.kundenportal.impl.folder.FileImport;

/** Imports e-invoices from disk: a line a file, then a summary. */
@Service
@Command(scope = "portal", name = "import", description = "Imports e-invoices (PDF or XML) into the customer portal")
public class ImportCommand implements Action {

    @Argument(name = "file", description = "the files", required = true, multiValued = true)
    @Completion(FileCompleter.class)
    private List<String> files;

    @Reference
    private DocumentImport imports;

    @Reference
    private Session session;

    @Override
    public Object execute() {
        FileImport imported = new FileImport(imports, Actor.host("shell"));
        int refused = 0;
        for (String file : files) {
            FileImport.Result result = imported.run(Path.of(file));
            session.getConsole().println(file + ": " + result.line());
            refused += result.accepted() ? 0 : 1;
        }
        session.getConsole().println((files.size() - refused) + " imported, " + refused + " refused");
        return null;
    }
}
