CREATE TABLE image (
    id         VARCHAR(32)  NOT NULL PRIMARY KEY,
    name       VARCHAR(255) NOT NULL,
    media_type VARCHAR(32)  NOT NULL,
    width      INTEGER      NOT NULL,
    height     INTEGER      NOT NULL,
    file_key   VARCHAR(128) NOT NULL,
    file_size  BIGINT       NOT NULL,
    created_at BIGINT       NOT NULL
);
