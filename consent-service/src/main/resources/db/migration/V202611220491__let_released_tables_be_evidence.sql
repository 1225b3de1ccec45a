-- F4.2: what the statistics gate let out identifies nobody either
alter table disclosure drop constraint ck_disclosure_evidence;
alter table disclosure add constraint ck_disclosure_evidence check (
    case ground
        when 'NON_IDENTIFYING' then people = 0 and (evidence -> 'anonymisedSet' is not null
                                          or evidence -> 'statisticRelease' is not null)
        when 'ANSWER_BY_PARTNER' then evidence -> 'inquiry' is not null and evidence -> 'judgement' is not null
        when 'PAYMENT_SETTLEMENT' then evidence -> 'payment' is not null
        when 'SUCCESSION' then evidence -> 'succession' is not null
        when 'LAW' then evidence -> 'article' is not null and evidence -> 'approver' is not null
        when 'ORDER' then evidence -> 'order' is not null
        when 'GROUP' then evidence -> 'jointUse' is not null
        when 'CONSENT' then evidence -> 'consent' is not null
        else true
    end);
