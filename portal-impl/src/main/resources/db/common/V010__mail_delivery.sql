ALTER TABLE mail ADD COLUMN version BIGINT NOT NULL DEFAULT 0;
ALTER TABLE mail ADD COLUMN stamp VARCHAR(32) NOT NULL DEFAULT '';
ALTER TABLE mail ADD COLUMN holder VARCHAR(32);
ALTER TABLE mail ADD COLUMN held_until BIGINT;
ALTER TABLE mail ADD COLUMN first_tried_at BIGINT;
ALTER TABLE mail ADD COLUMN digest_key VARCHAR(64);
ALTER TABLE mail ADD COLUMN open_key VARCHAR(64);
ALTER TABLE mail ADD COLUMN closed_at BIGINT;
ALTER TABLE mail ADD COLUMN purged_at BIGINT;
ALTER TABLE mail ADD CONSTRAINT mail_open UNIQUE (open_key);
CREATE INDEX mail_digest ON mail (digest_key, closed_at);
CREATE TABLE mail_text (
    id         VARCHAR(50)  NOT NULL PRIMARY KEY,
    subject    VARCHAR(255) NOT NULL,
    text       ${clob}      NOT NULL,
    changed_at BIGINT       NOT NULL,
    changed_by VARCHAR(255) NOT NULL,
    version    BIGINT       NOT NULL
);
