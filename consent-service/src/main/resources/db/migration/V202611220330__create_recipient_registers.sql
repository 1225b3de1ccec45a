-- The registers of who may receive data and on what footing. An entry is a chain of dated revisions: a revision never
-- changes, it only ends, so that any past moment can be asked about as it was and as it was known.

create table register_entry (
    id uuid primary key,
    entry uuid not null,
    register varchar(40) not null,
    company varchar(40) not null constraint fk_register_entry_company references company (id),
    code varchar(60) not null,
    revision integer not null,
    contents jsonb not null,
    valid_from timestamptz not null,
    valid_until timestamptz,
    due_on date,
    recorded_at timestamptz not null,
    recorded_by varchar(100) not null,
    end_recorded_at timestamptz,
    constraint uq_register_entry_revision unique (entry, revision),
    constraint uq_register_entry_code unique (company, register, code, revision),
    constraint ck_register_entry_dates check (valid_until is null or valid_until > valid_from)
);
create index ix_register_entry_list on register_entry (company, register, entry);
create index ix_register_entry_due on register_entry (company, register, due_on) where valid_until is null;

create function refuse_change_but_end() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE'
        or old.valid_until is not null
        or (to_jsonb(old) - 'valid_until' - 'end_recorded_at') is distinct from (to_jsonb(new) - 'valid_until' - 'end_recorded_at')
    then
        raise exception '% only ends', tg_table_name using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger register_entry_stays before update or delete on register_entry
    for each row execute function refuse_change_but_end();

-- Voting rights that one company holds in another, dated; who belongs to a group is computed from them (FN1).
create table shareholding (
    id uuid primary key,
    holder varchar(40) not null constraint fk_shareholding_holder references company (id),
    held varchar(40) not null constraint fk_shareholding_held references company (id),
    percent numeric(7, 4) not null,
    document jsonb not null,
    valid_from timestamptz not null,
    valid_until timestamptz,
    recorded_at timestamptz not null,
    recorded_by varchar(100) not null,
    end_recorded_at timestamptz,
    constraint ck_shareholding_percent check (percent > 0 and percent <= 100),
    constraint ck_shareholding_self check (holder <> held),
    constraint ck_shareholding_dates check (valid_until is null or valid_until > valid_from)
);
create index ix_shareholding_held on shareholding (held, id);
create index ix_shareholding_holder on shareholding (holder);
create trigger shareholding_stays before update or delete on shareholding
    for each row execute function refuse_change_but_end();
