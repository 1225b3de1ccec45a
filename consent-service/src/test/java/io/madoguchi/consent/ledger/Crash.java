package io.madoguchi.consent.ledger;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * A process that dies at its n-th word with the database: the connection is gone, and with it what was not committed. Where the
 * word is a commit, it may or may not have arrived.
 */
final class Crash {

    private Crash() {}

    static DataSource at(DataSource real, int word, boolean commitArrives) {
        AtomicInteger left = new AtomicInteger(word);
        return (DataSource) Proxy.newProxyInstance(
                Crash.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> method.getName().equals("getConnection")
                        ? connection(real.getConnection(), left, commitArrives)
                        : method.invoke(real, arguments));
    }

    private static Connection connection(Connection real, AtomicInteger left, boolean commitArrives) {
        return (Connection) Proxy.newProxyInstance(
                Crash.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    boolean commit = method.getName().equals("commit");
                    boolean word = commit || method.getName().equals("prepareStatement");
                    if (word && left.decrementAndGet() == 0) {
                        if (commit && commitArrives) {
                            real.commit();
                        }
                        real.abort(Runnable::run);
                        throw new SQLException("killed");
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
