-- Who was removed as a child (E14): a salted hash, so that the address is passed over and nobody can read whose it was.
create table child_tombstone (
    tombstone  bytea       not null constraint pk_child_tombstone primary key,
    at         timestamptz not null
);
