package org.kundenportal.impl.security;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TokensTest {

    @Test
    @DisplayName("ASVS 7.2.3 a token has 256 bits and is never the same")
    void areLongAndDifferent() {
        Set<String> tokens = Stream.generate(Tokens::create).limit(1_000).collect(Collectors.toSet());

        assertThat(tokens).hasSize(1_000).allMatch(token -> token.matches("[A-Za-z0-9_-]{43}"));
    }

    @Test
    void areHashedAsFips180Says() {
        assertThat(Tokens.hash("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
