-- The salt of a day, shared by the replicas and gone when the day is over. Unlogged: in no archive of the log, in no base
-- backup, and empty after a crash, when the day goes on with a new one.
create unlogged table visitor_salt (
    day date not null constraint visitor_salt_pkey primary key,
    salt bytea not null
);
