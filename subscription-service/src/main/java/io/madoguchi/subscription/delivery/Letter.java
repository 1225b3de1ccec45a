package io.madoguchi.subscription.delivery;

import java.util.Optional;

/** Writes the mails of one kind: a bean of the feature that owns the kind. */
public interface Letter {

    MailKind kind();

    /** Called in a transaction of its own; empty when there is nobody left to write to: the delivery is SUPPRESSED. */
    Optional<Draft> write(Assignment assignment);

    /**
     * The last question before the mail starts, asked in the transaction that puts it on the wire. Takes
     * {@code for share} on the row that could stop it, so that a stop either comes first or waits.
     */
    boolean stillWanted(Assignment assignment);

    /** Why {@link #stillWanted} said no, for the list of deliveries; never personal data. */
    default String refusal(Assignment assignment) {
        return "no-longer-wanted";
    }
}
