-- One mail that asks a person who is of age now to answer in their own name (E14), and whether they did.
create table re_ask (
    id            uuid        not null constraint pk_re_ask primary key,
    person        text        not null,
    company       text        not null,
    reader        uuid        not null constraint fk_re_ask_reader references reader (id) on delete cascade,
    locale        text        not null,
    answer_until  date        not null,
    confirm_link  bytea       not null,
    confirmed_at  timestamptz,
    created_at    timestamptz not null,
    constraint uq_re_ask_person_until unique (person, answer_until),
    constraint uq_re_ask_confirm_link unique (confirm_link)
);
create index ix_re_ask_reader on re_ask (reader);
