-- VAT ids are compared without the blanks and points that people write
ALTER TABLE customer ADD COLUMN vat_key VARCHAR(32);
UPDATE customer SET vat_key = UPPER(vat_id);
DROP INDEX customer_vat_id;
CREATE INDEX customer_vat_key ON customer (vat_key);
