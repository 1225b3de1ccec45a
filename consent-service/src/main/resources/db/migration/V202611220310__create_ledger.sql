-- The transparency log, part one: what is to be logged. An entry never changes; erasing a person empties it.

create table ledger_entry (
    id uuid primary key,
    kind varchar(20) not null,
    person varchar(100),
    generation integer,
    -- nonce and payload, sealed under the person's key ...
    sealed bytea,
    -- ... or open, where the fact is about no person
    nonce bytea,
    payload text,
    commitment bytea not null,
    recorded_at timestamptz not null,
    erased_at timestamptz,
    constraint ck_ledger_entry_commitment check (octet_length(commitment) = 32),
    constraint ck_ledger_entry_content check (
        case
            when erased_at is not null then num_nonnulls(person, generation, sealed, nonce, payload) = 0
            when person is not null then num_nulls(generation, sealed) = 0 and num_nonnulls(nonce, payload) = 0
            else num_nulls(nonce, payload) = 0 and num_nonnulls(generation, sealed) = 0
        end)
);
create index ix_ledger_entry_person on ledger_entry (person, id) where person is not null;

-- The queue of the sequencer. By what is waiting, never by a cursor: a lower id may be committed later.
create table ledger_pending (
    entry uuid primary key,
    commitment bytea not null
);

create function guard_ledger_entry() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.person is not null and new.erased_at is not null
            and (new.id, new.kind, new.commitment, new.recorded_at)
                = (old.id, old.kind, old.commitment, old.recorded_at) then
        return new;
    end if;
    raise exception 'an entry of the ledger stays; only its person can be taken out' using errcode = 'restrict_violation';
end $$;
create trigger ledger_entry_stays before update or delete on ledger_entry
    for each row execute function guard_ledger_entry();
create trigger ledger_entry_is_not_emptied before truncate on ledger_entry
    for each statement execute function refuse_change();
revoke delete, truncate on ledger_entry from current_user;

-- which entry proves a receipt; those from before the log have none
alter table consent_receipt add column ledger_entry uuid;
