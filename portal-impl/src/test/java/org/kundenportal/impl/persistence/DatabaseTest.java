package org.kundenportal.impl.persistence;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs a test class on every database the portal supports: the constructor takes the {@link TestDatabase}, whose tables
 * are the migrated ones and empty when a test begins.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedClass(name = "{0}")
@MethodSource("org.kundenportal.impl.persistence.TestDatabase#all")
@ExtendWith(EmptyTables.class)
public @interface DatabaseTest {}
