-- Mails of issues are leased in batches. What of a batch was on the wire stands in its sender's journal, so between the
-- claim and the settlement nothing is written per mail; the stop barrier looks at the lease.
create sequence delivery_epoch as bigint;

create table delivery_lease (
    epoch      bigint      not null,
    worker     uuid        not null,
    until      timestamptz not null,
    -- the last check of some mail of this batch: none starts later than the barrier time after it
    wired_at   timestamptz,
    ended_at   timestamptz,
    constraint pk_delivery_lease primary key (epoch)
);
create index ix_delivery_lease_ended on delivery_lease (ended_at);
create index ix_delivery_lease_open on delivery_lease (until) where ended_at is null;

alter table delivery add column lease_epoch bigint;
-- learned when the address is opened: never the domain itself, only whose mail service it is
alter table delivery add column provider text;

-- an issue's mails have a lane of their own: nothing else is sent by the journal
update delivery set lane = 'ISSUE' where issue is not null and state in ('PLANNED', 'DEFERRED');

drop index ix_delivery_held;
create index ix_delivery_held on delivery (lease_epoch, worker) where state in ('LEASED', 'ON_WIRE');
create index ix_delivery_leased_person on delivery (person) where state = 'LEASED' and lease_epoch is not null;
create index ix_delivery_unknown_epoch on delivery (lease_epoch) where state = 'UNKNOWN';

-- rows change two or three times within minutes: room on the page, and vacuum in small steps
alter table delivery set (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 1);
