package org.kundenportal.api.customers;

/**
 * How the tax office knows the customer. Either may be null.
 *
 * @param vatId VAT identification number with its country prefix, without blanks
 * @param taxNumber the national tax number
 */
public record TaxDetails(String vatId, String taxNumber) {}
