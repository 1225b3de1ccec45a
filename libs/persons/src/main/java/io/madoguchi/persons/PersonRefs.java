package io.madoguchi.persons;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Base64;
import java.util.regex.Pattern;

/** Computes person references; any service with the same pepper comes to the same one. */
@ApplicationScoped
public class PersonRefs {

    private static final String PEPPER_VERSION = "1.";
    /** No colon in it, so that company, kind and contact can never be read in two ways. */
    private static final Pattern COMPANY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

    private final KeyedHash hash;

    PersonRefs(Secrets secrets) {
        this.hash = new KeyedHash(secrets.secret("pepper"));
    }

    public PersonRef of(String company, ContactPoint contact) {
        if (!COMPANY.matcher(company).matches()) {
            throw new IllegalArgumentException("not a company id");
        }
        byte[] digest = hash.of(company + ":" + contact.kind() + ":" + contact.normalised());
        return new PersonRef(
                PEPPER_VERSION + Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
    }
}
