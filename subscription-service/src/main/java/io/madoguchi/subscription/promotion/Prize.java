package io.madoguchi.subscription.promotion;

import io.madoguchi.subscription.language.Bilingual;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** One kind of prize: what it is, its usual price in yen, and how many there are. */
@Embeddable
public class Prize {

    @Column(nullable = false)
    String nameJa;

    @Column(nullable = false)
    String nameEn;

    long value;
    int count;

    protected Prize() {}

    Prize(Bilingual names, long value, int count) {
        this.nameJa = names.ja();
        this.nameEn = names.en();
        this.value = value;
        this.count = count;
    }

    public Bilingual names() {
        return new Bilingual(nameJa, nameEn);
    }

    long value() {
        return value;
    }

    int count() {
        return count;
    }
}
