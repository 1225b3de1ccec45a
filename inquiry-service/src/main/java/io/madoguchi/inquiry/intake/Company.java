package io.madoguchi.inquiry.intake;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** A company of the group, as consent-service registered it: nobody can write to one that is not there. */
@Entity
class Company extends PanacheEntityBase {

    @Id
    String id;

    String nameJa;
    String nameEn;

    protected Company() {}

    static void know(CompanyRegistered registered) {
        Company company = Company.<Company>findByIdOptional(registered.id()).orElseGet(Company::new);
        company.id = registered.id();
        company.nameJa = registered.names().ja();
        company.nameEn = registered.names().en();
        company.persist();
    }

    static boolean isKnown(String id) {
        return count("id", id) > 0;
    }
}
