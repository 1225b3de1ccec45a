-- Which entry of the ledger holds a decision that was signed. It goes with its decision; the entry stays.
create table decision_proof (
    decision uuid primary key constraint fk_decision_proof_decision references decision_log (id) on delete cascade,
    entry uuid not null,
    sha256 varchar(64) not null
);
create trigger decision_proof_stays before update on decision_proof for each row execute function refuse_change();
