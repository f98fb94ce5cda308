ALTER TABLE document_settlement ADD COLUMN transaction_id BIGINT;
CREATE INDEX document_settlement_transaction ON document_settlement (transaction_id);
