-- The last revision of each key in each topic. The row stays locked until the commit that took it.
create table outbox_key (
    topic    text   not null,
    key      text   not null,
    revision bigint not null,
    constraint pk_outbox_key primary key (topic, key)
);

-- Facts on their way out, written in the transaction that made them. Without data: the tombstone of its key.
create table outbox_event (
    sequence   bigint      generated always as identity,
    id         uuid        not null,
    topic      text        not null,
    key        text        not null,
    revision   bigint      not null,
    type       text        not null,
    data       text,
    created_at timestamptz not null,
    sent_at    timestamptz,
    constraint pk_outbox_event primary key (sequence),
    constraint uq_outbox_event_id unique (id)
);

create index ix_outbox_event_unsent on outbox_event (sequence) where sent_at is null;
create index ix_outbox_event_sent_at on outbox_event (sent_at) where sent_at is not null;

-- Events that took effect here.
create table inbox_event (
    id          uuid        not null,
    topic       text        not null,
    received_at timestamptz not null,
    constraint pk_inbox_event primary key (id)
);

create index ix_inbox_event_received_at on inbox_event (received_at);

-- Records that are no events, for people to look at.
create table dead_event (
    topic       text        not null,
    partition   integer     not null,
    position    bigint      not null,
    reason      text        not null,
    body        bytea,
    received_at timestamptz not null,
    constraint pk_dead_event primary key (topic, partition, position)
);

-- Answers of commands that came with an Idempotency-Key, encrypted under that key, which is not stored.
create table idempotent_command (
    id         bytea       not null,
    body_hash  bytea       not null,
    status     integer     not null,
    location   text,
    answer     bytea,
    created_at timestamptz not null,
    constraint pk_idempotent_command primary key (id)
);

create index ix_idempotent_command_created_at on idempotent_command (created_at);
