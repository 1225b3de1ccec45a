-- What the draw is made of. The leaves stay when the entries are erased: they say nothing about anybody.
create table draw (
    promotion   uuid        not null constraint pk_draw primary key
        constraint fk_draw_promotion references promotion (id),
    root        bytea       not null,
    entries     integer     not null,
    leaves      bytea       not null,
    closed_at   timestamptz not null,
    secret      bytea,
    seed        bytea,
    picked      integer[],
    drawn_at    timestamptz
);

-- Every value that was ever stated, also one that was replaced: trying values until one fits leaves its trace.
create table public_value (
    id            uuid        not null constraint pk_public_value primary key,
    promotion     uuid        not null constraint fk_public_value_promotion references promotion (id),
    value         text        not null,
    stated_by     text        not null,
    stated_name   text        not null,
    stated_at     timestamptz not null,
    witness_name  text,
    witnessed_at  timestamptz,
    replaced_at   timestamptz
);
create unique index uq_public_value_standing on public_value (promotion) where replaced_at is null;

-- The prize ledger: who is next in the drawn order, and what became of each prize.
create table award (
    id           uuid        not null constraint pk_award primary key,
    promotion    uuid        not null constraint fk_award_promotion references promotion (id),
    rank         integer     not null,
    leaf         integer     not null,
    entry        uuid        constraint fk_award_entry references promotion_entry (id) on delete set null,
    prize        integer,
    state        text        not null constraint ck_award_state check
        (state in ('ALTERNATE', 'WAITING', 'CLAIMED', 'SENT', 'LAPSED', 'DECLINED', 'DISQUALIFIED')),
    claim_link   bytea       not null,
    contact_by   timestamptz,
    reason       text,
    hand         text,
    changed_at   timestamptz not null,
    constraint uq_award_rank unique (promotion, rank),
    constraint uq_award_claim_link unique (claim_link)
);
create index ix_award_entry on award (entry);
create index ix_award_waiting on award (contact_by) where state = 'WAITING';

-- Where a prize goes. It falls with the entry.
create table award_claim (
    award            uuid        not null constraint pk_award_claim primary key
        constraint fk_award_claim_award references award (id) on delete cascade,
    entry            uuid        not null constraint fk_award_claim_entry references promotion_entry (id) on delete cascade,
    name_sealed      bytea,
    delivery_sealed  bytea,
    claimed_at       timestamptz not null
);
create index ix_award_claim_entry on award_claim (entry);

-- Who had the winners' data as a file, when and why.
create table award_opening (
    id         uuid        not null constraint pk_award_opening primary key,
    promotion  uuid        not null constraint fk_award_opening_promotion references promotion (id),
    opened_by  text        not null,
    reason     text        not null,
    rows       integer     not null,
    opened_at  timestamptz not null
);
create index ix_award_opening_promotion on award_opening (promotion);
