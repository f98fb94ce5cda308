package org.kundenportal.impl.templates;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TemplateTest {

    @Test
    void fillsEachPlaceAndLeavesOtherBracketsAlone() {
        Template template = Template.of("Siehe [Invoice.customerportal_url] [1] [Client.name]");
        assertThat(template.fill(Map.of("Invoice.customerportal_url", "https://x/d/1", "Client.name", "Anna")::get))
                .isEqualTo("Siehe https://x/d/1 [1] Anna");
        assertThat(template.placeholders()).containsExactly("Invoice.customerportal_url", "Client.name");
    }

    @Test
    @DisplayName("a value that looks like a placeholder, or like a group of a regular expression, is text")
    void fillsOnce() {
        assertThat(Template.of("[Client.name]!").fill(name -> "$1 \\ [Client.name]"))
                .isEqualTo("$1 \\ [Client.name]!");
    }

    @Test
    void leavesAnUnknownValueEmpty() {
        assertThat(Template.of("a[Client.name]b").fill(name -> null)).isEqualTo("ab");
    }

    @Test
    void namesWhatItDoesNotKnow() {
        assertThat(Template.of("[Client.name] [Client.nme] [Foo.bar]").unknown(Set.of("Client.name")))
                .containsExactly("Client.nme", "Foo.bar");
    }

    @Test
    @DisplayName("what was meant to be a placeholder is found, however it is written")
    void findsWhatWasMeant() {
        assertThat(Template.of("[Client.name] [client.Name] [siehe Anhang] [Order.Number]")
                        .meant())
                .containsExactly("Client.name", "client.Name", "Order.Number");
    }
}
