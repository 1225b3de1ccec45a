-- A promotion (E3): what is offered, until when, under which rules, and how its draw can be checked by anyone.
create table promotion (
    id                 uuid        not null constraint pk_promotion primary key,
    company            text        not null,
    slug               text        not null,
    kind               text        not null constraint ck_promotion_kind check (kind in ('OPEN', 'GENERAL', 'JOINT')),
    state              text        not null
        constraint ck_promotion_state check (state in ('DRAFT', 'PUBLISHED', 'CLOSED', 'DRAWN', 'ENDED')),
    title_ja           text        not null,
    title_en           text        not null,
    collection_point   uuid        not null,
    purpose            uuid        not null,
    transaction_value  bigint,
    expected_sales     bigint,
    opens_at           timestamptz not null,
    closes_at          timestamptz not null,
    source_ja          text        not null,
    source_en          text        not null,
    value_due          timestamptz not null,
    alternates         integer     not null,
    contact_days       integer     not null,
    keep_days          integer     not null,
    winner_keep_days   integer     not null,
    commitment         bytea       not null,
    author             text        not null,
    hands              text[]      not null,
    created_at         timestamptz not null,
    published_at       timestamptz,
    drawn_at           timestamptz,
    version            integer     not null,
    constraint uq_promotion_company_slug unique (company, slug),
    constraint ck_promotion_window check (opens_at < closes_at and closes_at < value_due)
);
create index ix_promotion_state on promotion (state, company, id);
create index ix_promotion_due on promotion (closes_at) where state = 'PUBLISHED';

create table promotion_prize (
    promotion  uuid    not null constraint fk_promotion_prize_promotion references promotion (id) on delete cascade,
    position   integer not null,
    name_ja    text    not null,
    name_en    text    not null,
    value      bigint  not null,
    count      integer not null,
    constraint pk_promotion_prize primary key (promotion, position)
);

-- Every version stays readable; an entry names the one it was made under.
create table promotion_rules (
    id            uuid        not null constraint pk_promotion_rules primary key,
    promotion     uuid        not null constraint fk_promotion_rules_promotion references promotion (id) on delete cascade,
    version       integer     not null,
    text_ja       text        not null,
    text_en       text        not null,
    author        text        not null,
    hands         text[]      not null,
    publisher     text,
    document      text,
    hash          text,
    created_at    timestamptz not null,
    published_at  timestamptz,
    constraint uq_promotion_rules_version unique (promotion, version)
);

-- One entry a person: the match index folds what is one mailbox, the leaf is all of it that is ever published.
create table promotion_entry (
    id                uuid        not null constraint pk_promotion_entry primary key,
    promotion         uuid        not null constraint fk_promotion_entry_promotion references promotion (id),
    company           text        not null,
    person            text        not null,
    generation        integer     not null,
    match_index       bytea       not null,
    address_sealed    bytea       not null,
    name_sealed       bytea,
    locale            text        not null,
    channel           text        not null,
    rules             integer     not null,
    collection_point  uuid        not null,
    notice_revision   integer     not null,
    notice_hash       text        not null,
    notice_locale     text        not null,
    leaf              bytea       not null,
    entry_link        bytea       not null,
    entered_at        timestamptz not null,
    constraint uq_promotion_entry_match_index unique (promotion, match_index),
    constraint uq_promotion_entry_leaf unique (promotion, leaf),
    constraint uq_promotion_entry_entry_link unique (entry_link)
);
create index ix_promotion_entry_person on promotion_entry (person);
