-- Changes of a company's policy, as consent-service announced them: what the notice says.
create table announced_change (
    id              uuid        not null constraint pk_announced_change primary key,
    company         text        not null,
    policy          uuid        not null,
    version         integer     not null,
    title_ja        text        not null,
    title_en        text        not null,
    effective_from  timestamptz not null,
    object_within   text        not null,
    uses_ja         text[]      not null,
    uses_en         text[]      not null,
    by_silence      boolean[]   not null
);

-- One notice to one person, with the link to object, and what became of it (E16). No address: that is the reader's.
create table advice (
    id              uuid        not null constraint pk_advice primary key,
    change          uuid        not null constraint fk_advice_change references announced_change (id),
    person          text        not null,
    company         text        not null,
    reader          uuid        not null constraint fk_advice_reader references reader (id) on delete cascade,
    locale          text        not null,
    delivery        uuid        not null,
    objection_link  bytea       not null,
    outcome         text,
    reported_at     timestamptz,
    objected_at     timestamptz,
    created_at      timestamptz not null,
    constraint uq_advice_person unique (change, person),
    constraint uq_advice_objection_link unique (objection_link)
);
create index ix_advice_unreported on advice (id) where reported_at is null;
create index ix_advice_reader on advice (reader);

-- whom no mail reached for good: asked before a service notice goes to people who left
create index ix_delivery_rejected on delivery (person) where state = 'REJECTED';
