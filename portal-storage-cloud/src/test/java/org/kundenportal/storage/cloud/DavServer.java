package org.kundenportal.storage.cloud;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.servlets.WebdavServlet;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.webresources.StandardRoot;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.kundenportal.spi.settings.ProviderSettings;

/** Tomcat's WebDAV servlet on loopback, with a password, over files in a folder. */
public final class DavServer implements AutoCloseable {

    public static final String USER = "Jürgen Müller";
    public static final String PASSWORD = "geheim: wirklich ß";

    /** As Nextcloud's addresses are. */
    public static final String ROOT = "/remote.php/dav/files/j%C3%BCrgen%20m/Shop";

    private static final String FOLDER = "remote.php/dav/files/jürgen m/Shop";

    private final Tomcat tomcat;
    private final Path folder;

    private DavServer(Tomcat tomcat, Path folder) {
        this.tomcat = tomcat;
        this.folder = folder;
    }

    /** Starts one over the files in a folder. */
    public static DavServer start(Path base) throws LifecycleException, IOException {
        Path files = Files.createDirectories(base.resolve("files"));
        Path folder = Files.createDirectories(files.resolve(FOLDER));
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(base.toString());
        Connector connector = new Connector();
        connector.setPort(0);
        connector.setProperty("address", "127.0.0.1");
        tomcat.setConnector(connector);
        Context context = tomcat.addContext("", files.toString());
        StandardRoot resources = new StandardRoot(context);
        resources.setCachingAllowed(false); // tests change the files behind the server's back
        context.setResources(resources);
        Wrapper servlet = Tomcat.addServlet(context, "webdav", new WebdavServlet());
        servlet.setLoadOnStartup(1); // its cleaning up needs what the first call would make
        servlet.addInitParameter("listings", "true");
        servlet.addInitParameter("readonly", "false");
        context.addServletMappingDecoded("/*", "webdav");
        FilterDef login = new FilterDef();
        login.setFilterName("login");
        login.setFilter(new Login());
        context.addFilterDef(login);
        FilterMap everywhere = new FilterMap();
        everywhere.setFilterName("login");
        everywhere.addURLPattern("/*");
        context.addFilterMap(everywhere);
        tomcat.start();
        return new DavServer(tomcat, folder);
    }

    /** Lets one user in. */
    private static final class Login extends HttpFilter {

        private static final long serialVersionUID = 1L;
        private static final String EXPECTED =
                "Basic " + Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));

        @Override
        protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            if (EXPECTED.equals(request.getHeader("Authorization"))) {
                chain.doFilter(request, response);
            } else {
                response.setHeader("WWW-Authenticate", "Basic realm=\"files\"");
                response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            }
        }
    }

    /** Of the loopback address. */
    public int port() {
        return tomcat.getConnector().getLocalPort();
    }

    /** The files themselves. */
    public Path folder() {
        return folder;
    }

    ProviderSettings settings() {
        return settings(port());
    }

    /** Through another port, behind which this server is. */
    static ProviderSettings settings(int port) {
        return Settings.of(
                WebDavFolder.URL, "http://127.0.0.1:" + port + ROOT,
                WebDavFolder.USER, USER,
                WebDavFolder.PASSWORD, PASSWORD);
    }

    ProviderSettings settingsWith(String key, String text) {
        return Settings.with(settings(), key, text, WebDavFolder.URL, WebDavFolder.USER, WebDavFolder.PASSWORD);
    }

    @Override
    public void close() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }
}
