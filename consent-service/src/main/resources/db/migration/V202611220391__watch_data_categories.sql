-- Which data needs special care (APPI 20(2)) is a rule that decisions rest on: they hear of it as of any other.
create constraint trigger data_category_bumps after insert or update on register_entry
    deferrable initially deferred for each row when (new.register = 'DATA_CATEGORIES')
    execute function bump_decision_revision();
