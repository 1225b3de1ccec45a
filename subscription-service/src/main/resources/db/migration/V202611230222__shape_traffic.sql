-- What staff decided about a lane: the mails of one sending identity to one provider ('*': to all). Pause is a row.
create table delivery_lane (
    identity      text        not null,
    provider      text        not null,
    paused_until  timestamptz,
    per_second    integer,
    changed_at    timestamptz not null,
    changed_by    text        not null,
    constraint pk_delivery_lane primary key (identity, provider),
    constraint ck_delivery_lane_per_second check (per_second is null or per_second > 0)
);

-- A new sending identity starts small. Mails of a day are granted here before they leave, whoever of the senders asks.
create table delivery_warm_up (
    identity    text not null constraint pk_delivery_warm_up primary key,
    started_on  date not null
);
create table delivery_day (
    identity  text   not null,
    day       date   not null,
    granted   bigint not null,
    constraint pk_delivery_day primary key (identity, day)
);
