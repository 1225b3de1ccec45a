package io.madoguchi.consent.consent;

import io.madoguchi.persons.PersonRef;
import java.util.List;

/** What a person said about purposes of one company, in whose words and with which proof. */
record Statement(
        PersonRef person,
        String company,
        List<EpisodePurpose> purposes,
        ConsentEvent.Expression said,
        String recordedBy) {}
