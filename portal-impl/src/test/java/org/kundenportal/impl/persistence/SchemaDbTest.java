package org.kundenportal.impl.persistence;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.persistence.metamodel.EntityType;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.internal.helper.DatabaseField;
import org.eclipse.persistence.jpa.JpaHelper;
import org.eclipse.persistence.mappings.DatabaseMapping;
import org.eclipse.persistence.mappings.converters.SerializedObjectConverter;
import org.eclipse.persistence.mappings.foundation.AbstractDirectMapping;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DatabaseTest
class SchemaDbTest {

    /** Columns that hold bytes on purpose, as {@code table.column}. */
    private static final Set<String> BYTES = Set.of();

    private final TestDatabase database;

    SchemaDbTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    void noColumnIsABlobUnlessItHoldsBytes() throws SQLException {
        assertThat(columns(Types.BLOB, Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY))
                .isSubsetOf(BYTES);
    }

    @Test
    void noColumnIsATimestampBecauseInstantsAreMilliseconds() throws SQLException {
        assertThat(columns(Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE)).isEmpty();
    }

    @Test
    void everyMappedFieldHasItsColumnAndIsNoSerialisedObject() throws SQLException {
        Set<String> columns = new HashSet<>(columns());
        var session = JpaHelper.getServerSession(database.entityManagerFactory());
        for (EntityType<?> entity :
                database.entityManagerFactory().getMetamodel().getEntities()) {
            ClassDescriptor descriptor = session.getDescriptor(entity.getJavaType());
            for (DatabaseField field : descriptor.getFields()) {
                String name = field.getTableName() + "." + field.getName();
                assertThat(columns).contains(name.toLowerCase(Locale.ROOT));
            }
            assertThat(descriptor.getMappings())
                    .filteredOn(SchemaDbTest::isSerialised)
                    .isEmpty();
        }
    }

    private static boolean isSerialised(DatabaseMapping mapping) {
        return mapping instanceof AbstractDirectMapping direct
                && direct.getConverter() instanceof SerializedObjectConverter;
    }

    private List<String> columns(Integer... types) throws SQLException {
        Set<Integer> wanted = Set.of(types);
        Set<String> tables = new HashSet<>(database.tableNames());
        List<String> found = new ArrayList<>();
        try (Connection connection = database.dataSource().getConnection();
                ResultSet columns = connection.getMetaData().getColumns(null, null, null, null)) {
            while (columns.next()) {
                String table = columns.getString("TABLE_NAME").toLowerCase(Locale.ROOT);
                if (tables.contains(table) && (wanted.isEmpty() || wanted.contains(columns.getInt("DATA_TYPE")))) {
                    found.add(table + "." + columns.getString("COLUMN_NAME").toLowerCase(Locale.ROOT));
                }
            }
        }
        return found;
    }
}
