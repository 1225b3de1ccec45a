-- What an issue says beside its words: for what it is sent, whether it is shown in the archive, what it corrects, and
-- until when it is under embargo. Without a purpose of its own an issue has that of its topic.
alter table issue
    add column purpose       uuid,
    add column archived      boolean not null default true,
    add column corrects      uuid constraint fk_issue_corrects references issue (id),
    add column embargo_until timestamptz,
    add column published_at  timestamptz,
    add column recalled_at   timestamptz;

-- mail and archive begin in one transaction: what was already sent began when its gate was opened, and stays out of
-- an archive that nobody who approved it knew of
update issue set published_at = gate.changed_at, archived = false
from delivery_gate gate
where gate.issue = issue.id and issue.state in ('SENDING', 'HELD', 'COMPLETED');

create index ix_issue_archive on issue (topic, published_at desc, id) where published_at is not null;
create index ix_issue_corrects on issue (corrects) where corrects is not null;

alter table issue_variant add column format text not null default 'MARKDOWN'
    constraint ck_issue_variant_format check (format in ('MARKDOWN', 'HTML'));

-- A warning that somebody has seen and takes on: gone with the next change of the words.
create table issue_acceptance (
    issue       uuid        not null constraint fk_issue_acceptance_issue references issue (id),
    code        text        not null,
    locale      text        not null,
    accepted_by text        not null,
    accepted_at timestamptz not null,
    constraint pk_issue_acceptance primary key (issue, code, locale)
);
