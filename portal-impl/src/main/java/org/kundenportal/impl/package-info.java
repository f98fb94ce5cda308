/** The services of the portal, one package a feature. Nothing of this bundle is exported. */
package org.kundenportal.impl;
