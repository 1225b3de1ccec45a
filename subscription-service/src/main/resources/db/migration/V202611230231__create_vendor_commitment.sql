-- What consent-service has recorded of the commitments of recipients (E9), one row per revision of an entry.
create table vendor_commitment (
    recipient    uuid        not null,
    revision     integer     not null,
    company      text        not null,
    name_ja      text        not null,
    name_en      text        not null,
    valid_from   timestamptz not null,
    valid_until  timestamptz,
    whole        boolean     not null,
    from_day     date,
    until_day    date,
    review_by    date,
    constraint pk_vendor_commitment primary key (recipient, revision)
);
create index ix_vendor_commitment_company on vendor_commitment (company, recipient);
