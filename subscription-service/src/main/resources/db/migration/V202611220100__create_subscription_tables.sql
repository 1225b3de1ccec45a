-- Read models of madoguchi.policies: what this service knows of companies and of the places where data is asked for.
create table company (
    id          text        not null constraint pk_company primary key,
    name_ja     text        not null,
    name_en     text        not null,
    address_ja  text        not null,
    address_en  text        not null,
    country     text        not null,
    site        text        not null
);

create table collection_point (
    id              uuid    not null constraint pk_collection_point primary key,
    company         text    not null,
    revision        integer not null,
    state           text    not null constraint ck_collection_point_state check (state in ('OPEN', 'CLOSED')),
    section_ja      text    not null,
    section_en      text    not null,
    section_contact text    not null,
    items           text[]  not null,
    required_items  text[]  not null,
    purposes        uuid[]  not null,
    age_limit       integer not null,
    notice_ja       text    not null,
    notice_en       text    not null
);

create table topic (
    id                uuid    not null constraint pk_topic primary key,
    company           text    not null,
    slug              text    not null,
    kind              text    not null,
    name_ja           text    not null,
    name_en           text    not null,
    description_ja    text    not null,
    description_en    text    not null,
    rhythm_ja         text    not null,
    rhythm_en         text    not null,
    languages         text[]  not null,
    collection_point  uuid    not null,
    purpose           uuid    not null,
    state             text    not null constraint ck_topic_state check (state in ('DRAFT', 'OPEN', 'CLOSED')),
    list_id           text    not null,
    created_at        timestamptz not null,
    version           integer not null,
    constraint uq_topic_company_slug unique (company, slug)
);
create index ix_topic_state on topic (state, company, id);

-- One row per (company, address): the only place where an address lives, sealed under the person's own key.
create table reader (
    id              uuid        not null constraint pk_reader primary key,
    person          text        not null,
    generation      integer     not null,
    company         text        not null,
    address_index   bytea       not null,
    address_sealed  bytea       not null,
    name_sealed     bytea,
    locale          text        not null,
    choices_link    bytea       not null,
    created_at      timestamptz not null,
    constraint uq_reader_company_address_index unique (company, address_index),
    constraint uq_reader_choices_link unique (choices_link)
);
create index ix_reader_person on reader (person);

-- What was asked for, under which notice. The sealed contact goes when it is confirmed or expires; the rest is the evidence.
create table sign_up (
    id                uuid        not null constraint pk_sign_up primary key,
    person            text        not null,
    generation        integer     not null,
    company           text        not null,
    address_index     bytea,
    address_sealed    bytea,
    name_sealed       bytea,
    locale            text        not null,
    channel           text        not null,
    collection_point  uuid        not null,
    notice_revision   integer     not null,
    notice_hash       text        not null,
    state             text        not null
        constraint ck_sign_up_state check (state in ('PENDING', 'CONFIRMED', 'EXPIRED', 'CANCELLED')),
    confirm_link      bytea       not null,
    confirmed_by      bytea,
    requested_at      timestamptz not null,
    expires_at        timestamptz not null,
    confirmed_at      timestamptz,
    welcomed_at       timestamptz,
    constraint uq_sign_up_confirm_link unique (confirm_link)
);
create index ix_sign_up_person on sign_up (person) where state = 'PENDING';
create index ix_sign_up_expires_at on sign_up (expires_at) where state = 'PENDING';

-- Each opt-in is an episode; its id is made here and carried by every event and consent.
create table sign_up_topic (
    episode  uuid not null constraint pk_sign_up_topic primary key,
    sign_up  uuid not null constraint fk_sign_up_topic_sign_up references sign_up (id) on delete cascade,
    topic    uuid not null constraint fk_sign_up_topic_topic references topic (id)
);
create index ix_sign_up_topic_sign_up on sign_up_topic (sign_up);

create table subscription (
    id                uuid        not null constraint pk_subscription primary key,
    reader            uuid        not null constraint fk_subscription_reader references reader (id) on delete cascade,
    person            text        not null,
    generation        integer     not null,
    company           text        not null,
    topic             uuid        not null constraint fk_subscription_topic references topic (id),
    episode           uuid        not null,
    sign_up           uuid        not null constraint fk_subscription_sign_up references sign_up (id),
    locale            text        not null,
    state             text        not null
        constraint ck_subscription_state check (state in ('ACTIVE', 'PAUSED', 'ENDED')),
    paused_until      timestamptz,
    end_reason        text,
    confirmed_at      timestamptz not null,
    ended_at          timestamptz,
    receipt_number    uuid,
    receipt_jws       text,
    unsubscribe_link  bytea       not null,
    stop_revision     bigint,
    version           integer     not null,
    constraint uq_subscription_episode unique (episode),
    constraint uq_subscription_unsubscribe_link unique (unsubscribe_link)
);
create unique index uq_subscription_reader_topic on subscription (reader, topic) where state <> 'ENDED';
create index ix_subscription_topic on subscription (topic, id) where state <> 'ENDED';
create index ix_subscription_sign_up on subscription (sign_up);
create index ix_subscription_paused_until on subscription (paused_until) where state = 'PAUSED';

-- An end that arrived before its beginning: a confirmation never revives such an episode.
create table episode_stop (
    episode     uuid        not null constraint pk_episode_stop primary key,
    stopped_at  timestamptz not null
);

-- A stop asked for through the public form, and what its undo link would bring back.
create table unsubscription (
    id          uuid        not null constraint pk_unsubscription primary key,
    reader      uuid        not null constraint fk_unsubscription_reader references reader (id) on delete cascade,
    locale      text        not null,
    episodes    uuid[]      not null,
    undo_link   bytea       not null,
    created_at  timestamptz not null,
    expires_at  timestamptz not null,
    undone_at   timestamptz,
    constraint uq_unsubscription_undo_link unique (undo_link)
);

-- The newest revision of a person's consents that was used here: older ones change nothing.
create table consent_revision (
    person    text   not null constraint pk_consent_revision primary key,
    revision  bigint not null
);

-- One counter per bucket; the bucket is a keyed hash, so the row says nothing about a person or a network.
create table rate_bucket (
    bucket  bytea       not null constraint pk_rate_bucket primary key,
    hits    integer     not null,
    ends    timestamptz not null
);
create index ix_rate_bucket_ends on rate_bucket (ends);
