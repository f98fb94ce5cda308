ALTER TABLE portal_session ADD COLUMN viewer VARCHAR(255);
CREATE TABLE view_ticket (
    token_hash  VARCHAR(64)  NOT NULL PRIMARY KEY,
    customer_id BIGINT       NOT NULL,
    user_name   VARCHAR(255) NOT NULL,
    expires_at  BIGINT       NOT NULL
);
