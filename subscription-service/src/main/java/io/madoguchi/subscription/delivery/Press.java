package io.madoguchi.subscription.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Writes the mails of issues by the thousand: once per language, and then only what differs from reader to reader. */
public interface Press {

    /** The issue in the language of this reader, laid out once. Called in a transaction of its own. */
    Master master(Assignment one);

    /** Who these mails go to, opened; whoever is gone is absent. By subject, which two issues may share. */
    Map<UUID, Addressee> addressees(Connection database, Collection<UUID> subjects) throws SQLException;

    /**
     * The last question before the mails start, in one statement: which of these subjects want none any more, and why.
     * It is asked after the lease was marked as on the wire, so a stop that this statement does not see sees that mark,
     * and waits.
     */
    Map<UUID, String> refusals(Connection database, Collection<UUID> subjects) throws SQLException;
}
