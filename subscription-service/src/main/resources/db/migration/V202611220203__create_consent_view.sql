-- When consent-service last said that every withdrawal it has recorded is stopped here too. One row at most.
create table consent_view (
    sole     boolean     not null default true constraint pk_consent_view primary key,
    heard_at timestamptz not null,
    constraint ck_consent_view_sole check (sole)
);
