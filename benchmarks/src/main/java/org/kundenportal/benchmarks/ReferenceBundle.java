package org.kundenportal.benchmarks;

import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.Jar;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.kundenportal.benchmarks.hello.HelloActivator;

/** The bundle of {@link HelloActivator} as a file. */
final class ReferenceBundle {

    private ReferenceBundle() {}

    /** Makes the bundle of the classes of this run. */
    static void writeTo(Path file) throws Exception {
        List<File> classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(File::new)
                .toList();
        try (Builder builder = new Builder()) {
            builder.setClasspath(classPath.toArray(File[]::new));
            builder.setBundleSymbolicName("org.kundenportal.benchmarks.hello");
            builder.setProperty("Bundle-Activator", HelloActivator.class.getName());
            builder.setPrivatePackage(HelloActivator.class.getPackageName());
            try (Jar jar = builder.build()) {
                if (!builder.isOk()) {
                    throw new IllegalStateException("the reference bundle: " + builder.getErrors());
                }
                jar.write(file.toFile());
            }
        }
    }
}
