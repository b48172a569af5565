-- The truth of the suite. Roles exist before this runs: data_api, preprocessor, ml_service.

-- Labels that may be given. A model brings its own; others are added where a person says so.
create table label (
    name     text primary key check (length(name) between 1 and 200),
    added_at timestamptz not null default now()
);

-- Two texts are the same text if they differ in case and white space alone.
create function content_key(content text) returns uuid
    language sql immutable parallel safe
    return md5(lower(btrim(regexp_replace(content, '\s+', ' ', 'g'))))::uuid;

-- Texts as they were sent, and what became of them. Ids are UUIDs of version 7: they sort by arrival.
create table text (
    id                  uuid primary key,
    external_id         text unique check (length(external_id) between 1 and 200),
    content             text not null,
    label               text,
    labelled_at         timestamptz,
    received_at         timestamptz not null default now(),
    status              text not null default 'RECEIVED' check (status in ('RECEIVED', 'READY', 'REJECTED')),
    processed_at        timestamptz,
    cleaned             text,
    language            text,
    language_confidence real,
    -- what cleaning found, such as masked_email or near_duplicate
    flags               text[] not null default '{}',
    -- why it was rejected, such as empty, duplicate or processing_failed
    reasons             text[] not null default '{}',
    duplicate_of        uuid references text (id) on delete set null,
    check ((label is null) = (labelled_at is null))
);
-- what is still to be handed out
create index text_received on text (id) where status = 'RECEIVED';
create index text_duplicate_of on text (duplicate_of) where duplicate_of is not null;

-- Texts that could not be processed; their rows in text are REJECTED with the reason processing_failed.
create table dead_letter (
    text_id  uuid primary key references text (id) on delete cascade,
    reason   text not null,
    attempts integer not null,
    died_at  timestamptz not null default now()
);

-- What ml-service answered. predicted_at is the time inside the id (UUID version 7), so that an id alone finds its partition.
create table prediction (
    id            uuid not null,
    predicted_at  timestamptz not null,
    content       text not null,
    label         text not null,
    score         real not null,
    -- the best labels with their scores
    scores        jsonb not null,
    abstained     boolean not null,
    model_version text not null,
    engine        text not null,
    primary key (id, predicted_at)
) partition by range (predicted_at);
create index prediction_by_time on prediction (predicted_at desc, id desc);

-- Predictions erased before they arrived, or that may arrive twice.
create table erased_prediction (
    id        uuid primary key,
    erased_at timestamptz not null default now()
);

-- What people said of a prediction or a text. It keeps the text, as predictions end with their retention;
-- content is null while the prediction has not arrived yet.
create table feedback (
    id              uuid primary key,
    external_id     text unique check (length(external_id) between 1 and 200),
    prediction_id   uuid,
    text_id         uuid references text (id) on delete cascade,
    content         text,
    label           text not null,
    given_at        timestamptz not null default now(),
    predicted_label text,
    predicted_score real,
    abstained       boolean,
    model_version   text,
    engine          text,
    check (prediction_id is not null or text_id is not null)
);
create index feedback_by_prediction on feedback (prediction_id);
create index feedback_by_text on feedback (text_id) where text_id is not null;
create index feedback_by_time on feedback (given_at desc);

-- The newest word on each text wins, whether it came with the text or as feedback.
-- A label that came with a duplicate is a word on the text it repeats.
create view training_example as
select distinct on (content_key) content_key, content, label, labelled_at, origin
from (
    select content_key(coalesce(cleaned, content)) as content_key,
           coalesce(cleaned, content) as content, label, labelled_at, 'text' as origin, id
    from text
    where label is not null
      and (status = 'READY' or (status = 'REJECTED' and duplicate_of is not null))
    union all
    select content_key(content), content, label, given_at, 'feedback', id
    from feedback
    where content is not null
) word
order by content_key, labelled_at desc, id desc;

-- Feedback with its text, the newest word on each.
create view feedback_example as
select distinct on (content_key(content)) content_key(content) as content_key,
       content, label, predicted_label, model_version, given_at
from feedback
where content is not null
order by content_key(content), given_at desc, id desc;

-- Models, written once; every replica fetches them from here. report.json stands beside its file for queries.
create table model_version (
    version    text primary key,
    engine     text not null,
    trained_at timestamptz not null,
    stored_at  timestamptz not null default now(),
    report     jsonb
);
create table model_file (
    version text not null references model_version (version) on delete cascade,
    name    text not null,
    content bytea not null,
    primary key (version, name)
);
alter table model_file alter column content set storage external;

-- A candidate beside the champion of that moment, on examples that neither was trained on.
create table model_comparison (
    candidate   text not null references model_version (version) on delete cascade,
    champion    text not null,
    compared_at timestamptz not null default now(),
    result      jsonb not null,
    primary key (candidate, champion)
);

create table model_alias (
    alias    text primary key check (alias in ('champion', 'candidate')),
    version  text not null references model_version (version),
    previous text references model_version (version) on delete set null,
    moved_at timestamptz not null default now()
);
-- replicas listen, so that they change over at once
create function announce_alias() returns trigger language plpgsql as
$$
begin
    perform pg_notify('model_alias', new.alias);
    return null;
end
$$;
create trigger model_alias_moved after insert or update on model_alias
    for each row execute function announce_alias();

-- Partitions of a day in UTC each. Run as the owner, so that no service needs the right to change the schema.
create function ensure_prediction_partitions(first_day date, last_day date) returns void
    language plpgsql security definer set search_path = public, pg_temp as
$$
declare
    day date;
begin
    for day in select generate_series(first_day, last_day, interval '1 day')::date loop
        execute format('create table if not exists prediction_%s partition of prediction for values from (%L) to (%L)',
            to_char(day, 'YYYYMMDD'),
            to_char(day, 'YYYY-MM-DD') || ' 00:00:00+00',
            to_char(day + 1, 'YYYY-MM-DD') || ' 00:00:00+00');
    end loop;
end
$$;
create function drop_prediction_partitions(before_day date) returns integer
    language plpgsql security definer set search_path = public, pg_temp as
$$
declare
    old     text;
    dropped integer := 0;
begin
    for old in
        select c.relname
        from pg_inherits i join pg_class c on c.oid = i.inhrelid
        where i.inhparent = 'prediction'::regclass
          and c.relname ~ '^prediction_[0-9]{8}$'
          and to_date(substr(c.relname, 12), 'YYYYMMDD') < before_day
    loop
        execute format('drop table %I', old);
        dropped := dropped + 1;
    end loop;
    return dropped;
end
$$;
revoke execute on function ensure_prediction_partitions(date, date), drop_prediction_partitions(date) from public;
grant execute on function ensure_prediction_partitions(date, date), drop_prediction_partitions(date) to data_api;

grant select, insert, update, delete on text, prediction, feedback, label, erased_prediction to data_api;
grant select on dead_letter, training_example, model_version, model_comparison, model_alias to data_api;

grant select on text to preprocessor;
grant update (status, processed_at, cleaned, language, language_confidence, flags, reasons, duplicate_of)
    on text to preprocessor;
grant select, insert, update, delete on dead_letter to preprocessor;

grant select on training_example, feedback_example to ml_service;
grant select, insert, delete on model_version, model_file, model_comparison to ml_service;
grant update on model_comparison to ml_service;
grant select, insert, update, delete on model_alias to ml_service;
grant select, insert on label to ml_service;
