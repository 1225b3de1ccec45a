-- Who mails come from, through which relay, signed by which keys. Secrets and keys are only named here: they are files.
create table sending_identity (
    id             uuid        not null constraint pk_sending_identity primary key,
    -- none: of the house, given by the configuration
    company        text,
    name           text        not null,
    host           text        not null,
    port           integer     not null constraint ck_sending_identity_port check (port between 1 and 65535),
    encryption     text        not null
        constraint ck_sending_identity_encryption check (encryption in ('NONE', 'IF_OFFERED', 'STARTTLS', 'TLS')),
    ca             text,
    auth_user      text,
    secret         text,
    from_address   text        not null,
    from_ja        text,
    from_en        text,
    return_domain  text,
    dkim_domain    text        not null,
    vendor         uuid,
    created_at     timestamptz not null,
    changed_at     timestamptz not null,
    changed_by     text        not null,
    version        integer     not null,
    -- an identity that signs in must say with what
    constraint ck_sending_identity_auth check ((auth_user is null) = (secret is null))
);
create unique index uq_sending_identity_company_name on sending_identity (coalesce(company, ''), lower(name));

-- Without a row every key that is mounted for the domain may sign, the last in the order of names first.
create table sending_identity_selector (
    identity   uuid        not null
        constraint fk_sending_identity_selector_identity references sending_identity (id) on delete cascade,
    position   integer     not null,
    name       text        not null,
    starts_at  timestamptz not null,
    ends_at    timestamptz,
    constraint pk_sending_identity_selector primary key (identity, position)
);

-- A relay took a test mail under exactly these settings.
create table identity_test (
    identity     uuid        not null
        constraint fk_identity_test_identity references sending_identity (id) on delete cascade,
    fingerprint  text        not null,
    passed_at    timestamptz not null,
    passed_by    text        not null,
    constraint pk_identity_test primary key (identity, fingerprint)
);

-- Of the house; its settings are written by the first start.
insert into sending_identity (id, name, host, port, encryption, from_address, dkim_domain, created_at, changed_at,
    changed_by, version)
values ('00000000-0000-0000-0000-000000000001', 'house', '127.0.0.1', 25, 'NONE', 'unset@invalid', 'invalid', now(),
    now(), 'configuration', 0);

alter table topic add column identity uuid constraint fk_topic_identity references sending_identity (id);

-- the identity of an issue is settled when its mails are planned
alter table delivery_gate add column identity uuid not null default '00000000-0000-0000-0000-000000000001';
