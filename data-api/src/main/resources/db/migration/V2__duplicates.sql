-- The texts that new ones are compared with: the oldest of each content.
create table text_signature (
    text_id     uuid primary key references text (id) on delete cascade,
    content_key uuid not null unique,
    -- hashes of the bands of its MinHash signature: two texts that share one may be near duplicates;
    -- empty for a text that is too short or is itself near to an older one
    bands       integer[] not null default '{}'
);
-- without a pending list, which every search would have to read to its end
create index text_signature_bands on text_signature using gin (bands) with (fastupdate = off);

grant select, insert, update, delete on text_signature to preprocessor;
