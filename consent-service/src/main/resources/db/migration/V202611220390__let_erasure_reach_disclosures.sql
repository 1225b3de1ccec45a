-- As refuse_change does: a removal and an ended retention say so within their transaction, and only they may delete.
create or replace function refuse_change_of_checked() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and current_setting('madoguchi.erasing', true) = 'on' then
        return old;
    end if;
    if exists (select 1 from manifest m where m.id = coalesce(new.manifest, old.manifest) and m.state = 'CHECKED') then
        raise exception 'a checked manifest never changes' using errcode = 'restrict_violation';
    end if;
    return case tg_op when 'DELETE' then old else new end;
end $$;
