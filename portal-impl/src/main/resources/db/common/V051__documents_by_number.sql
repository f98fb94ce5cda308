-- by it a customer's document is found: Derby else reads all documents of the customer for each
CREATE INDEX document_of_customer_by_number ON document (customer_id, type, number);
