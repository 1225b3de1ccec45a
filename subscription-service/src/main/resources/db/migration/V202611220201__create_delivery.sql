-- A row per mail, also for confirmations. What became of it is only ever counted from here, by state.
create table delivery (
    id          uuid        not null,
    kind        text        not null,
    issue       uuid,
    subject     uuid        not null,
    company     text        not null,
    person      text        not null,
    generation  integer     not null,
    locale      text        not null,
    state       text        not null,
    lane        text        not null,
    worker      uuid,
    lease_until timestamptz,
    wire_at     timestamptz,
    attempts    integer     not null,
    next_at     timestamptz not null,
    expires_at  timestamptz not null,
    message_id  text,
    reason      text,
    created_at  timestamptz not null,
    changed_at  timestamptz not null,
    constraint pk_delivery primary key (id),
    -- planning again after a crash plans nobody twice; service mails have no issue and are free of it
    constraint uq_delivery_issue_subject unique (issue, subject),
    constraint ck_delivery_state check (state in ('PLANNED', 'LEASED', 'ON_WIRE', 'ACCEPTED', 'DEFERRED', 'REJECTED',
        'SUPPRESSED', 'UNKNOWN', 'EXPIRED')),
    constraint ck_delivery_lease check ((state in ('LEASED', 'ON_WIRE')) = (lease_until is not null))
);

create index ix_delivery_due on delivery (lane, next_at, id) where state in ('PLANNED', 'DEFERRED');
create index ix_delivery_held on delivery (worker) where state in ('LEASED', 'ON_WIRE');
create index ix_delivery_on_wire on delivery (person) where state = 'ON_WIRE';
create index ix_delivery_unknown on delivery (company, id) where state = 'UNKNOWN';
create index ix_delivery_issue on delivery (issue, state, id) where issue is not null;

create table delivery_attempt (
    id       uuid        not null,
    delivery uuid        not null,
    at       timestamptz not null,
    peer     text        not null,
    stage    text        not null,
    code     integer,
    enhanced text,
    text     text,
    constraint pk_delivery_attempt primary key (id),
    constraint fk_delivery_attempt_delivery foreign key (delivery) references delivery (id) on delete cascade
);

create index ix_delivery_attempt_delivery on delivery_attempt (delivery, at);

-- Who sends now. A worker that has not been seen for a while is gone, and what it held is looked at again.
create table delivery_worker (
    id      uuid        not null,
    seen_at timestamptz not null,
    constraint pk_delivery_worker primary key (id)
);

-- Whether the mails of an issue may leave: read by every claim, and locked by the last check of every mail.
create table delivery_gate (
    issue      uuid        not null,
    state      text        not null,
    changed_at timestamptz not null,
    constraint pk_delivery_gate primary key (issue),
    constraint ck_delivery_gate_state check (state in ('OPEN', 'HELD', 'CLOSED'))
);
