-- What came back, as it came: durable before it is acknowledged, sealed because it may quote anybody. The bytes go
-- after their time; what was understood stays.
create table return_mail (
    id           uuid        not null constraint pk_return_mail primary key,
    hash         bytea       not null,
    door         text        not null,
    address      text        not null,
    -- a delivery or a subscription, by the token of the address it came to
    token_of     uuid,
    null_sender  boolean     not null,
    person       text        not null,
    generation   integer     not null,
    sealed       bytea,
    bytes        integer     not null,
    received_at  timestamptz not null,
    read_at      timestamptz,
    tries        integer     not null,
    constraint uq_return_mail_hash unique (hash),
    constraint ck_return_mail_door check (door in ('SMTP', 'HTTP')),
    constraint ck_return_mail_address check (address in ('BOUNCE', 'UNSUBSCRIBE', 'ABUSE', 'NONE'))
);
create index ix_return_mail_unread on return_mail (received_at) where read_at is null;
create index ix_return_mail_person on return_mail (person);
create index ix_return_mail_received_at on return_mail (received_at) where sealed is not null;

create table return_event (
    id        uuid        not null constraint pk_return_event primary key,
    mail      uuid        not null constraint fk_return_event_mail references return_mail (id) on delete cascade,
    kind      text        not null,
    company   text,
    person    text,
    delivery  uuid,
    issue     uuid,
    status    text,
    reason    text,
    at        timestamptz not null,
    constraint uq_return_event_mail unique (mail),
    constraint ck_return_event_kind check (kind in ('HARD', 'SOFT', 'DELAYED', 'DELIVERED', 'COMPLAINT', 'AUTO_REPLY',
        'UNSUBSCRIBE', 'UNPARSED'))
);
create index ix_return_event_company on return_event (company, id);
create index ix_return_event_issue on return_event (issue, kind) where issue is not null;
create index ix_return_event_person on return_event (person);
create index ix_return_event_delivery on return_event (delivery) where delivery is not null;
