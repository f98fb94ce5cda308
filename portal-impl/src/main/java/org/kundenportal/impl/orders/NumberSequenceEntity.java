package org.kundenportal.impl.orders;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** How far a series of numbers has come. Whoever takes one holds the row until the transaction ends. */
@Entity(name = "NumberSequence")
@Table(name = "number_sequence")
class NumberSequenceEntity {

    @Id
    @Column(name = "series")
    private String series;

    @Column(name = "next_value")
    private long next;

    protected NumberSequenceEntity() {}

    NumberSequenceEntity(String series, long next) {
        this.series = series;
        this.next = next;
    }

    String series() {
        return series;
    }

    long next() {
        return next;
    }
}
