-- The companies of the group: nobody can write to one that is not there.
create table company (
    id       text not null constraint pk_company primary key,
    name_ja  text not null,
    name_en  text not null
);

-- The forms of the companies, with the hash of the notice in force there in both languages.
create table collection_point (
    id         uuid    not null constraint pk_collection_point primary key,
    company    text    not null,
    revision   integer not null,
    open       boolean not null,
    notice_ja  text    not null,
    notice_en  text    not null
);

-- One matter of one person with one company. Who asks and what they wrote is sealed; the rest is where it stands.
create table inquiry_case (
    id                uuid        not null constraint pk_inquiry_case primary key,
    number            text        not null,
    key_hash          bytea       not null,
    company           text        not null constraint fk_inquiry_case_company references company (id),
    kind              text        not null
        constraint ck_inquiry_case_kind check (kind in ('INFORMATION', 'MATERIALS', 'POLICY', 'PRACTICES', 'DEALINGS',
            'RIGHTS', 'PROPOSAL', 'COMPLAINT', 'CHILD')),
    channel           text        not null
        constraint ck_inquiry_case_channel check (channel in ('FORM', 'PHONE', 'POST', 'COUNTER')),
    locale            text        not null constraint ck_inquiry_case_locale check (locale in ('ja', 'en')),
    received_at       timestamptz not null,
    residence         text,
    law_packs         text[]      not null,
    person            text        not null,
    generation        integer     not null,
    contact_sealed    bytea       not null,
    name_sealed       bytea,
    text_sealed       bytea       not null,
    collection_point  uuid,
    notice_revision   integer,
    notice_hash       text,
    section           text,
    phase             text        not null,
    phase_since       timestamptz not null,
    waiting           text        not null,
    waiting_since     timestamptz not null,
    assurance         text        not null
        constraint ck_inquiry_case_assurance check (assurance in ('A0', 'A1', 'A2', 'A3')),
    review_asked_by   text,
    merged_into       uuid constraint fk_inquiry_case_merged_into references inquiry_case (id) on delete set null,
    last_event        integer     not null,
    created_at        timestamptz not null,
    created_by        text,
    version           integer     not null,
    constraint uq_inquiry_case_number unique (number)
);
create index ix_inquiry_case_company_phase on inquiry_case (company, phase, id);
create index ix_inquiry_case_section on inquiry_case (section, phase, id) where section is not null;
create index ix_inquiry_case_person on inquiry_case (person);
create index ix_inquiry_case_merged_into on inquiry_case (merged_into) where merged_into is not null;

-- One right that is asked for, with its decision.
create table right_item (
    id               uuid not null constraint pk_right_item primary key,
    inquiry_case     uuid not null
        constraint fk_right_item_inquiry_case references inquiry_case (id) on delete cascade,
    asked_right      text not null
        constraint ck_right_item_asked_right check (asked_right in ('ACCESS', 'PROVISION_RECORDS', 'PURPOSE_NOTICE',
            'CORRECTION', 'ERASURE', 'CEASE_USE', 'CEASE_PROVISION')),
    scope_sealed     bytea,
    outcome          text not null,
    required         text not null,
    ground           text,
    reason_sealed    bytea,
    remedies_sealed  bytea,
    decided_by       text,
    constraint uq_right_item_asked_right unique (inquiry_case, asked_right)
);

-- What happened to a case. Only added: see the trigger below.
create table case_event (
    id            uuid        not null constraint pk_case_event primary key,
    inquiry_case  uuid        not null
        constraint fk_case_event_inquiry_case references inquiry_case (id) on delete cascade,
    position      integer     not null,
    item          uuid,
    fact          text        not null,
    ground        text,
    section       text,
    note_sealed   bytea,
    at            timestamptz not null,
    actor         text,
    constraint uq_case_event_position unique (inquiry_case, position)
);

-- Who of the house opened what a person wrote: the names of the fields, never the values.
create table case_reading (
    id            uuid        not null constraint pk_case_reading primary key,
    inquiry_case  uuid        not null
        constraint fk_case_reading_inquiry_case references inquiry_case (id) on delete cascade,
    fields        text[]      not null,
    actor         text        not null,
    at            timestamptz not null
);
create index ix_case_reading_inquiry_case on case_reading (inquiry_case, id);

create table case_link (
    id          uuid        not null constraint pk_case_link primary key,
    from_case   uuid        not null constraint fk_case_link_from_case references inquiry_case (id) on delete cascade,
    to_case     uuid        not null constraint fk_case_link_to_case references inquiry_case (id) on delete cascade,
    relation    text        not null
        constraint ck_case_link_relation check (relation in ('RELATED', 'COMPLAINT_ABOUT', 'SPLIT_FROM', 'DUPLICATE_OF')),
    created_at  timestamptz not null,
    constraint uq_case_link unique (from_case, to_case, relation),
    constraint ck_case_link_two check (from_case <> to_case)
);
create index ix_case_link_to_case on case_link (to_case);

create table rate_bucket (
    bucket  bytea       not null constraint pk_rate_bucket primary key,
    hits    integer     not null,
    ends    timestamptz not null
);
create index ix_rate_bucket_ends on rate_bucket (ends);

-- A log is added to. Only the end of the whole case, when its person is removed, takes its lines along (depth 2: by the cascade).
create function refuse_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and pg_trigger_depth() > 1 then
        return old;
    end if;
    raise exception 'rows of % are only added', tg_table_name using errcode = 'restrict_violation';
end
$$;
create trigger case_event_append_only before update or delete on case_event
    for each row execute function refuse_change();
create trigger case_reading_append_only before update or delete on case_reading
    for each row execute function refuse_change();
