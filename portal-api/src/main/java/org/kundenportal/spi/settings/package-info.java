/**
 * The settings of a connection to somebody else's service: how a provider says what it asks for, how it gets what staff
 * have entered, and how it refuses that. The same for every kind of providers, so that the portal asks for all settings with
 * one form and keeps all secrets in one way.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.kundenportal.spi.settings;
