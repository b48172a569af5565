-- Pages and statistics of predictions are found in this index alone, whatever they are filtered by:
-- one index to keep up with each insert instead of one for each filter.
drop index prediction_by_time;
create index prediction_by_time on prediction (predicted_at desc, id desc)
    include (model_version, label, engine, abstained, score);

-- What still waits for its prediction or its text.
create index feedback_awaiting on feedback (given_at) where content is null;

-- Whether people have said something of a text already, whichever of its predictions they named.
create index feedback_by_content on feedback (content_key(content)) where content is not null;
