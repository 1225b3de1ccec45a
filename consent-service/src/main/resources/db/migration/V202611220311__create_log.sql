-- The transparency log, part two: the tree. It only grows; every width a tile ever had is a prefix of what it has now.

create table log_tree (
    id smallint primary key constraint ck_log_tree_one check (id = 1),
    origin varchar(200) not null,
    size bigint not null,
    root bytea not null
);

-- commitments only: nothing here leads to a person once the entry was emptied
create table log_leaf (
    index bigint primary key,
    entry uuid not null constraint uq_log_leaf_entry unique,
    commitment bytea not null constraint ck_log_leaf_commitment check (octet_length(commitment) = 32)
);

create table log_tile (
    level smallint not null,
    index bigint not null,
    hashes bytea not null,
    primary key (level, index),
    constraint ck_log_tile_width check (octet_length(hashes) between 32 and 8192 and octet_length(hashes) % 32 = 0)
);
-- hashes do not compress
alter table log_tile alter column hashes set storage external;

create table log_checkpoint (
    size bigint primary key,
    note text not null,
    signed_at timestamptz not null
);

create function guard_log_growth() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and tg_table_name = 'log_tree' then
        if new.size > old.size and new.origin = old.origin then
            return new;
        end if;
    elsif tg_op = 'UPDATE' and tg_table_name = 'log_tile' then
        if octet_length(new.hashes) >= octet_length(old.hashes)
                and substring(new.hashes from 1 for octet_length(old.hashes)) = old.hashes
                and (new.level, new.index) = (old.level, old.index) then
            return new;
        end if;
    elsif tg_op = 'DELETE' and tg_table_name = 'ledger_pending' then
        -- an entry leaves the queue only for its place in the tree
        if exists (select from log_leaf where entry = old.entry and commitment = old.commitment) then
            return old;
        end if;
    end if;
    raise exception '% only grows', tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger log_tree_grows before update or delete on log_tree for each row execute function guard_log_growth();
create trigger log_tile_grows before update or delete on log_tile for each row execute function guard_log_growth();
create trigger ledger_pending_is_sequenced before update or delete on ledger_pending
    for each row execute function guard_log_growth();
create trigger log_leaf_stays before update or delete on log_leaf for each row execute function refuse_change();
create trigger log_checkpoint_stays before update or delete on log_checkpoint
    for each row execute function refuse_change();
create trigger log_leaf_is_not_emptied before truncate on log_leaf for each statement execute function refuse_change();
create trigger log_tile_is_not_emptied before truncate on log_tile for each statement execute function refuse_change();
create trigger log_checkpoint_is_not_emptied before truncate on log_checkpoint
    for each statement execute function refuse_change();

revoke update, delete, truncate on log_leaf, log_checkpoint from current_user;
revoke delete, truncate on log_tile, log_tree from current_user;
revoke update, truncate on ledger_pending from current_user;
