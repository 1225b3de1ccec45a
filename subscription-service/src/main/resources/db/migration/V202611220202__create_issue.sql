create table issue (
    id            uuid        not null,
    company       text        not null,
    topic         uuid        not null,
    number        integer     not null,
    state         text        not null,
    author        text        not null,
    hands         text[]      not null,
    approver      text,
    rejection     text,
    content_hash  text,
    scheduled_at  timestamptz,
    created_at    timestamptz not null,
    version       integer     not null,
    constraint pk_issue primary key (id),
    constraint fk_issue_topic foreign key (topic) references topic (id),
    constraint uq_issue_topic_number unique (topic, number),
    constraint ck_issue_state check (state in ('DRAFT', 'REVIEWED', 'APPROVED', 'SCHEDULED', 'PLANNING', 'SENDING',
        'HELD', 'COMPLETED', 'STOPPED')),
    -- what nobody approved has no frozen content, and nothing without it is ever scheduled
    constraint ck_issue_approved check (state in ('DRAFT', 'REVIEWED', 'STOPPED')
        or (approver is not null and content_hash is not null))
);

create index ix_issue_company on issue (company, id);
create index ix_issue_running on issue (state, scheduled_at) where state in ('SCHEDULED', 'PLANNING', 'SENDING');

create table issue_variant (
    issue   uuid not null,
    locale  text not null,
    subject text not null,
    body    text not null,
    constraint pk_issue_variant primary key (issue, locale),
    constraint fk_issue_variant_issue foreign key (issue) references issue (id)
);

-- A test copy for a member of staff. The sealed address is removed after a day.
create table issue_proof (
    id             uuid        not null,
    issue          uuid        not null,
    locale         text        not null,
    person         text        not null,
    generation     integer     not null,
    address_sealed bytea       not null,
    created_at     timestamptz not null,
    constraint pk_issue_proof primary key (id),
    constraint fk_issue_proof_issue foreign key (issue) references issue (id)
);

create index ix_issue_proof_created_at on issue_proof (created_at);
