package io.madoguchi.consent.disclosure;

import io.madoguchi.consent.ground.GroundFacts;
import io.madoguchi.persons.PersonRef;
import java.util.List;

/** A disclosure as it is asked for, with everything the rules look at. */
record Case(RequestDisclosure request, GroundFacts facts, List<PersonRef> people) {}
