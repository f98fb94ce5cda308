CREATE TABLE setting (
    name       VARCHAR(64) NOT NULL PRIMARY KEY,
    content    ${clob}     NOT NULL,
    changed_at BIGINT,
    changed_by VARCHAR(255),
    version    BIGINT      NOT NULL
);
