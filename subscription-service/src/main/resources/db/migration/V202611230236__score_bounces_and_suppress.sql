-- How badly mail to a contact bounces: what a day adds is the worst of that day.
create table bounce_score (
    person   text             not null constraint pk_bounce_score primary key,
    company  text             not null,
    score    double precision not null,
    today    double precision not null,
    day      date             not null,
    state    text             not null,
    constraint ck_bounce_score_state check (state in ('FINE', 'WARNED', 'PAUSED'))
);

-- No mail to these addresses, whatever a subscription says. The keyed hash is all that is left of an erased person.
create table suppression (
    company  text        not null,
    mac      bytea       not null,
    reason   text        not null,
    scope    text        not null default 'COMPANY',
    since    timestamptz not null,
    constraint pk_suppression primary key (company, mac, scope)
);

-- what a report said about it later; the state stays what its own SMTP dialogue said
alter table delivery add column returned text;

-- mails of issues are found by tokens; this leaves the hot path alone
create index ix_delivery_service_message on delivery (message_id) where issue is null and message_id is not null;
