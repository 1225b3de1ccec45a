package io.madoguchi.inquiry.request;

import io.madoguchi.inquiry.Right;

/** How well it is proven that who asks is the person (F5.3); each level includes those before it. */
public enum Assurance {
    /** Nothing is proven. */
    A0,
    /** Control of a contact that was on file already. */
    A1,
    /** A signed-in account with two factors, fresh. */
    A2,
    /** A second, independent channel besides. */
    A3;

    boolean isEnoughFor(Assurance required) {
        return compareTo(required) >= 0;
    }

    /** What ordinary data needs; sensitive data, agents and children need more. */
    static Assurance requiredFor(Right right) {
        return switch (right) {
            case PURPOSE_NOTICE -> A0;
            case CEASE_USE, CEASE_PROVISION, CORRECTION -> A1;
            case ACCESS, PROVISION_RECORDS, ERASURE -> A2;
        };
    }
}
