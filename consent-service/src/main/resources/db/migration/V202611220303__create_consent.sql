-- Consents: append-only events, one small row per person and purpose, and the opt-in episodes with their tombstones.

-- locked by every command about a person; the revision numbers that person's states as others see them
create table person (
    ref varchar(100) primary key,
    revision bigint not null,
    created_at timestamptz not null
);

create table consent_episode (
    id uuid not null,
    person varchar(100) not null constraint fk_consent_episode_person references person (ref),
    company varchar(40) not null,
    state varchar(20) not null,
    topic uuid,
    topic_names jsonb,
    purposes jsonb not null,
    collection_point uuid,
    notice_revision integer,
    notice_hash varchar(60),
    locale varchar(10),
    requested_at timestamptz,
    confirmed_at timestamptz,
    ended_at timestamptz,
    end_reason varchar(40),
    recorded_at timestamptz not null,
    primary key (person, id)
);

create table consent_event (
    id uuid primary key,
    person varchar(100) not null constraint fk_consent_event_person references person (ref),
    company varchar(40) not null,
    purpose uuid not null,
    purpose_version integer,
    episode uuid not null,
    status varchar(20) not null,
    method varchar(40) not null,
    expressed_by varchar(20) not null,
    evidence jsonb not null,
    at timestamptz not null,
    recorded_at timestamptz not null,
    valid_until timestamptz
);
create index ix_consent_event_person on consent_event (person, purpose, id);
create trigger consent_event_stays before update or delete on consent_event for each row execute function refuse_change();

create table consent_current (
    person varchar(100) not null constraint fk_consent_current_person references person (ref),
    purpose uuid not null,
    company varchar(40) not null,
    status varchar(20) not null,
    live integer not null,
    purpose_version integer,
    since timestamptz not null,
    last_event uuid not null,
    primary key (person, purpose)
);

create table withdrawal (
    id uuid primary key,
    person varchar(100) not null constraint fk_withdrawal_person references person (ref),
    company varchar(40) not null,
    purpose uuid not null,
    episode uuid,
    at timestamptz not null,
    expressed_by varchar(20) not null,
    recorded_by varchar(100) not null,
    effective_at timestamptz
);
create index ix_withdrawal_person on withdrawal (person, purpose, at desc);

create table consent_receipt (
    number uuid primary key,
    person varchar(100) not null,
    episode uuid not null,
    company varchar(40) not null,
    jws text not null,
    issued_at timestamptz not null,
    constraint uq_consent_receipt_episode unique (person, episode)
);

create table decision (
    id uuid primary key,
    person varchar(100) not null,
    company varchar(40) not null,
    purpose uuid not null,
    operation varchar(20) not null,
    outcome varchar(10) not null,
    ground varchar(20),
    reasons jsonb not null,
    purpose_version integer,
    policy uuid,
    policy_version integer,
    episodes jsonb not null,
    at timestamptz not null,
    decided_at timestamptz not null,
    asked_by varchar(100) not null
);
create index ix_decision_person on decision (person, decided_at);
create trigger decision_stays before update or delete on decision for each row execute function refuse_change();
