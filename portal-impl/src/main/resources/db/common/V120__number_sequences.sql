-- counts the invoices that the portal makes, each series (such as RE-2026-{seq}) for itself
CREATE TABLE number_sequence (
    series     VARCHAR(128) NOT NULL PRIMARY KEY,
    next_value BIGINT       NOT NULL
);
