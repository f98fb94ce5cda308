CREATE INDEX document_of_customer ON document (customer_id, issue_date DESC, id DESC);
