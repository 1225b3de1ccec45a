package io.madoguchi.subscription.person;

import io.madoguchi.persons.BlindIndex;
import io.madoguchi.persons.EmailAddress;
import io.madoguchi.persons.Holder;
import io.madoguchi.persons.PersonRef;
import io.madoguchi.persons.PersonRefs;
import io.madoguchi.persons.Seal;
import jakarta.enterprise.context.ApplicationScoped;

/** What an address is called where it must not be read: its person reference and its blind index. */
@ApplicationScoped
public class AddressBook {

    private final PersonRefs refs;
    private final BlindIndex blindIndex;
    private final Seal seal;

    AddressBook(PersonRefs refs, BlindIndex blindIndex, Seal seal) {
        this.refs = refs;
        this.blindIndex = blindIndex;
        this.seal = seal;
    }

    /** The company is part of it: the same address at two companies is two readers that cannot be joined. */
    public byte[] index(String company, EmailAddress address) {
        return blindIndex.of("reader.address", company + ":" + address.normalised());
    }

    public PersonRef person(String company, EmailAddress address) {
        return refs.of(company, address);
    }

    /** Whose key seals this contact; opens the next generation when the last was destroyed. */
    public Holder holder(String company, EmailAddress address) {
        PersonRef person = refs.of(company, address);
        return new Holder(person, seal.generationOf(person));
    }
}
