/** A payment provider for the customer portal, small enough to be read in one go: customers pay at their bank's page. */
package org.example.housebank;
