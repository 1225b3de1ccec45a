package io.madoguchi.persons;

import static io.madoguchi.persons.RetentionClass.CONTACT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.madoguchi.testing.ServiceResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceResource.class)
class PersonsInQuarkusTest {

    @Inject
    PersonRefs refs;

    @Inject
    Seal seal;

    @Inject
    Keys keys;

    @Inject
    ObjectMapper json;

    @Test
    void theBeansFindTheirSecretsAndTheirDatabase() {
        EmailAddress address = EmailAddress.parse("haru@example.jp");
        PersonRef person = refs.of("aoba", address);
        Holder holder = new Holder(person, seal.generationOf(person));

        byte[] sealed = seal.seal(holder, CONTACT, "contact.address|1", address.typed());

        assertThat(seal.open(holder, CONTACT, "contact.address|1", sealed)).isEqualTo(address.typed());
        assertThat(keys.destroy(holder, EnumSet.of(CONTACT)).destroyed()).containsOnlyKeys(CONTACT);
        assertThatThrownBy(() -> seal.open(holder, CONTACT, "contact.address|1", sealed))
                .isInstanceOf(KeyDestroyed.class);
    }

    @Test
    void aReferenceIsAPlainStringInJson() throws Exception {
        PersonRef person = Desk.somebody();

        assertThat(json.writeValueAsString(person)).isEqualTo('"' + person.value() + '"');
        assertThat(json.readValue('"' + person.value() + '"', PersonRef.class)).isEqualTo(person);
    }
}
