package org.kundenportal.spi.storage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.kundenportal.spi.settings.InvalidSettingException;
import org.kundenportal.spi.settings.ProviderSettings;
import org.kundenportal.spi.settings.ProviderSettings.Value;
import org.kundenportal.spi.settings.SettingField;
import org.kundenportal.spi.storage.StorageException.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertThrows;

/**
 * What every type of storage connections has to do, beside what its storages do ({@link FileStorageContractTest}). A
 * bundle extends this class and gives its provider and settings of several kinds.
 */
public abstract class StorageProviderContractTest {

    /** Settings that are wrong in one field. */
    public record BadSettings(ProviderSettings settings, String key, String code) {}

    private StorageProvider provider;

    /** The provider under test; asked once for each test. */
    protected abstract StorageProvider provider();

    /** Settings of a connection that reaches its server and is let in, with every required field. */
    protected abstract ProviderSettings settings();

    /** Settings of a connection that reaches its server, but is not let in. */
    protected abstract ProviderSettings wrongCredentials();

    /** Settings of a connection whose server lets it in, but has no such bucket or folder. */
    protected abstract ProviderSettings nowhere();

    /** Settings of a connection that reaches nobody: the port is closed. */
    protected abstract ProviderSettings unreachable();

    /** Settings that {@code open} refuses, at least one for each rule of the provider. */
    protected abstract List<BadSettings> badSettings();

    @BeforeEach
    void askForTheProvider() {
        provider = provider();
    }

    @Test
    @DisplayName("DC-02 a type of storage describes itself the same in every language")
    void describesItself() {
        StorageDescriptor english = provider.descriptor(Locale.ENGLISH);

        for (Locale language : List.of(Locale.GERMAN, Locale.GERMANY, Locale.JAPANESE, Locale.ROOT)) {
            StorageDescriptor other = provider.descriptor(language);
            assertThat(other.type()).isEqualTo(english.type());
            assertThat(other.capabilities()).isEqualTo(english.capabilities());
            assertThat(other.fields()).extracting(SettingField::key).isEqualTo(keys(english));
            assertThat(other.fields())
                    .allSatisfy(field -> assertThat(field.label()).isNotBlank());
        }
        assertThat(provider.descriptor(Locale.JAPANESE))
                .as("English, where there is no other")
                .isEqualTo(english);
    }

    @Test
    void implementsItsCapabilities() throws Exception {
        try (FileStorage storage = provider.open(settings())) {
            assertThat(storage instanceof FileBrowser)
                    .isEqualTo(
                            provider.descriptor(Locale.ENGLISH).capabilities().contains(Capability.BROWSE));
        }
    }

    @Test
    void asksForWhatIsRequired() {
        for (SettingField field : provider.descriptor(Locale.ENGLISH).fields()) {
            if (field.required()) {
                assertThatExceptionOfType(InvalidSettingException.class)
                        .isThrownBy(() -> provider.open(without(settings(), field.key())))
                        .matches(e -> e.key().equals(field.key()) && e.code().equals(InvalidSettingException.REQUIRED));
            }
        }
    }

    @Test
    void refusesWhatCannotBe() {
        assertThat(badSettings()).isNotEmpty().allSatisfy(bad -> assertThatExceptionOfType(
                        InvalidSettingException.class)
                .isThrownBy(() -> provider.open(bad.settings()))
                .satisfies(e -> {
                    assertThat(e.key()).isEqualTo(bad.key());
                    assertThat(e.code()).isEqualTo(bad.code());
                }));
    }

    @Test
    @DisplayName("opening talks to nobody, checking does")
    void isSilentAtFirst() throws Exception {
        try (FileStorage storage = provider.open(unreachable())) {
            everyCallFails(storage, Reason.UNREACHABLE);
        }
        try (FileStorage storage = provider.open(settings())) {
            storage.check();
        }
    }

    @Test
    @DisplayName("a wrong secret is said, by every call, and not shown")
    void saysThatCredentialsAreWrong() throws Exception {
        ProviderSettings wrong = wrongCredentials();
        try (FileStorage storage = provider.open(wrong)) {
            for (StorageException failure : everyCallFails(storage, Reason.CREDENTIALS)) {
                assertThat(failure.isPassing()).isFalse();
                assertThat(shown(failure)).doesNotContain(secrets(wrong));
            }
            assertThat(storage.toString()).doesNotContain(secrets(wrong));
        }
    }

    @Test
    @DisplayName("a place that is not there is another thing than a file that is not there")
    void saysThatThePlaceIsGone() throws Exception {
        try (FileStorage storage = provider.open(nowhere())) {
            assertThat(everyCallFails(storage, Reason.GONE)).noneMatch(StorageException::isPassing);
        }
    }

    @Test
    void opensSeveralConnections() throws Exception {
        FilePath path = new FilePath("several/file.txt");
        try (FileStorage wrong = provider.open(wrongCredentials());
                FileStorage again = provider.open(settings())) {
            try (FileStorage right = provider.open(settings())) {
                right.put(path, new ByteArrayInputStream(new byte[] {42}), 1);
            }
            assertThrows(StorageException.class, wrong::check);
            try (OpenFile file = again.open(path)) {
                assertThat(file.content().readAllBytes()).containsExactly(42);
            }
        }
    }

    private List<StorageException> everyCallFails(FileStorage storage, Reason reason) {
        FilePath path = new FilePath("folder/file.pdf");
        List<Executable> calls = List.of(
                storage::check,
                () -> storage.stat(path),
                () -> storage.open(path),
                () -> storage.open(path, 5, 5),
                () -> storage.put(path, new ByteArrayInputStream(new byte[100_000]), 100_000),
                () -> browse(storage, reason));
        return calls.stream()
                .map(call -> assertThrows(StorageException.class, call))
                .peek(e -> assertThat(e.reason()).as(shown(e)).isEqualTo(reason))
                .toList();
    }

    private static void browse(FileStorage storage, Reason reason) throws IOException {
        if (storage instanceof FileBrowser browser) {
            browser.list("folder/", null, 10);
        } else {
            throw new StorageException(reason, null, null);
        }
    }

    private String[] secrets(ProviderSettings settings) {
        return provider.descriptor(Locale.ENGLISH).fields().stream()
                .filter(field -> field.kind() == SettingField.Kind.SECRET)
                .flatMap(field -> settings.find(field.key()).stream())
                .toArray(String[]::new);
    }

    private static String shown(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    private List<String> keys(StorageDescriptor descriptor) {
        return descriptor.fields().stream().map(SettingField::key).toList();
    }

    private ProviderSettings without(ProviderSettings settings, String key) {
        return new ProviderSettings(provider.descriptor(Locale.ENGLISH).fields().stream()
                .map(SettingField::key)
                .filter(other -> !other.equals(key))
                .flatMap(other -> settings.find(other).map(text -> new Value(other, text)).stream())
                .toList());
    }
}
