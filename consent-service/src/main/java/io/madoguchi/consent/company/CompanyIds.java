package io.madoguchi.consent.company;

/** The form of a company id: it is part of paths, claims and person references. */
public final class CompanyIds {

    public static final String FORM = "[a-z][a-z0-9-]{1,39}";
    public static final String RULE = "must be 2 to 40 of a-z, 0-9 and -, beginning with a letter";

    private CompanyIds() {}
}
