package io.madoguchi.inquiry.person;

import io.madoguchi.persons.Holder;
import io.madoguchi.persons.Keys;
import io.madoguchi.persons.PersonRef;
import io.madoguchi.persons.RetentionClass;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** A person's keys: destroyed, and not even their tombstones stay, for they stand under the reference. */
@ApplicationScoped
class PersonKeys {

    private final javax.sql.DataSource database;
    private final Keys keys;

    PersonKeys(@DataSource("keys") javax.sql.DataSource database, Keys keys) {
        this.database = database;
        this.keys = keys;
    }

    /** Says how many generations there were. Safe to repeat; opens no new one. */
    long destroy(PersonRef person) {
        try (Connection connection = database.getConnection()) {
            List<Integer> generations = generations(connection, person);
            for (int generation : generations) {
                keys.destroy(new Holder(person, generation), EnumSet.allOf(RetentionClass.class));
            }
            try (PreparedStatement delete =
                    connection.prepareStatement("delete from person_key where person = ? and wrapped is null")) {
                delete.setString(1, person.value());
                delete.executeUpdate();
            }
            return generations.size();
        } catch (SQLException e) {
            throw new IllegalStateException("The key database did not answer.", e);
        }
    }

    private static List<Integer> generations(Connection connection, PersonRef person) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select distinct generation from person_key where person = ?")) {
            select.setString(1, person.value());
            List<Integer> generations = new ArrayList<>();
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    generations.add(found.getInt(1));
                }
            }
            return generations;
        }
    }
}
