-- order_number may be the buyer's own word (BT-13); a document belongs to the order that the merchant says
ALTER TABLE document ADD COLUMN sales_order_number VARCHAR(64);
UPDATE document SET sales_order_number = order_number WHERE EXISTS (
    SELECT 1 FROM document_version host WHERE host.document_id = document.id AND host.source = 'API'
        AND NOT EXISTS (
            SELECT 1 FROM document_version imported WHERE imported.document_id = document.id
                AND imported.source = 'IMPORT' AND imported.version_number > host.version_number));
-- an order's invoice is found by it
DROP INDEX document_order;
CREATE INDEX document_sales_order ON document (customer_id, sales_order_number);
