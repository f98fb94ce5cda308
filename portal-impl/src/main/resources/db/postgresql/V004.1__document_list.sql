-- holds all that a row of the list shows: a page is read from the index alone, however many documents there are
CREATE INDEX document_of_customer ON document (customer_id, issue_date DESC, id DESC)
    INCLUDE (type, number, status, due_date, valid_until, currency, total, paid, order_number, subject,
        first_viewed_at, comment_count);
