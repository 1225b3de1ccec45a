package io.madoguchi.subscription.collection;

import io.madoguchi.subscription.language.Bilingual;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.Optional;

/** A company of the group, as consent-service registered it: who sends the mail and where they are to be found. */
@Entity
public class Company extends PanacheEntityBase {

    @Id
    String id;

    String nameJa;
    String nameEn;
    String addressJa;
    String addressEn;
    String country;
    String site;

    protected Company() {}

    static Company withId(String id) {
        Company company = new Company();
        company.id = id;
        return company;
    }

    void update(Bilingual names, Bilingual addresses, String homeCountry, String homeSite) {
        nameJa = names.ja();
        nameEn = names.en();
        addressJa = addresses.ja();
        addressEn = addresses.en();
        country = homeCountry;
        site = homeSite;
    }

    public static Optional<Company> findCompany(String id) {
        return findByIdOptional(id);
    }

    public Bilingual names() {
        return new Bilingual(nameJa, nameEn);
    }

    public Bilingual addresses() {
        return new Bilingual(addressJa, addressEn);
    }

    public String site() {
        return site;
    }
}
