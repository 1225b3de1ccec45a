-- Sign-in sessions, the only thing the gateway stores. The key is the SHA-256 of the id in the cookie.
create table session (
    digest varchar(43) not null constraint session_pkey primary key,
    sid varchar(255),
    subject varchar(255) not null,
    tokens text not null,
    csrf varchar(43) not null,
    language varchar(2),
    created_at timestamptz not null,
    used_at timestamptz not null,
    expires_at timestamptz not null
);
create index ix_session_sid on session (sid);
create index ix_session_subject on session (subject);
create index ix_session_expires_at on session (expires_at);
create index ix_session_used_at on session (used_at);
