-- when the page closes that can travel in a mail; null of a payment that a customer began
ALTER TABLE payment ADD COLUMN link_expires_at BIGINT;
