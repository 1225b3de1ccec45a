create table effect (
    place    bigint generated always as identity,
    key      text   not null,
    revision bigint not null,
    constraint pk_effect primary key (place)
);
