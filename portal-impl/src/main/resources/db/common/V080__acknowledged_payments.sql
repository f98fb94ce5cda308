-- how much of the portal's own payments the host has taken into what it says is paid
ALTER TABLE document_settlement ADD COLUMN acknowledged DECIMAL(19,4) DEFAULT 0 NOT NULL;

-- what was settled before anybody booked it is booked as of the day of the document's last change, where statements
-- showed it: from here on what is settled is the sum of these rows
INSERT INTO document_settlement (document_id, booked_at, amount, currency)
SELECT due.id, due.updated_at, due.settled - COALESCE(known.booked, 0), due.currency
FROM (SELECT d.id, d.updated_at, d.currency,
             CASE WHEN d.status = 'PAID' AND ABS(COALESCE(d.paid, 0)) < ABS(d.total)
                  THEN CASE WHEN d.type = 'CREDIT_NOTE' THEN ABS(d.total) ELSE d.total END
                  ELSE CASE WHEN d.type = 'CREDIT_NOTE' THEN ABS(COALESCE(d.paid, 0)) ELSE COALESCE(d.paid, 0) END
             END AS settled
      FROM document d
      WHERE d.type IN ('INVOICE', 'CREDIT_NOTE') AND d.total IS NOT NULL AND d.currency IS NOT NULL) due
LEFT JOIN (SELECT s.document_id, s.currency, SUM(s.amount) AS booked
           FROM document_settlement s
           GROUP BY s.document_id, s.currency) known ON known.document_id = due.id AND known.currency = due.currency
WHERE due.settled <> COALESCE(known.booked, 0);

UPDATE document SET paid = total
WHERE type IN ('INVOICE', 'CREDIT_NOTE') AND status = 'PAID' AND total IS NOT NULL
  AND ABS(COALESCE(paid, 0)) < ABS(total);
