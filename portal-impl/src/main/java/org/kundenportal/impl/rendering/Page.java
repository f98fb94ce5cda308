package org.kundenportal.impl.rendering;

/**
 * The measures of the page in points: A4 with the address field of DIN 5008 form B, so that it shows in the window of a
 * DIN long envelope.
 */
final class Page {

    static final float WIDTH = mm(210);
    static final float HEIGHT = mm(297);
    static final float LEFT = mm(25);
    static final float RIGHT = WIDTH - mm(20);
    static final float TEXT_WIDTH = RIGHT - LEFT;

    /** Where the letterhead may begin. */
    static final float LETTERHEAD_TOP = mm(15);
    /** The return address ends and the recipient begins here; the window shows 45 mm to 90 mm. */
    static final float RECIPIENT_TOP = mm(62.7f);

    static final float RECIPIENT_BOTTOM = mm(90);
    static final float ADDRESS_WIDTH = mm(80);
    static final float INFO_LEFT = mm(125);
    static final float INFO_TOP = mm(50);
    /** The earliest place of the subject. */
    static final float SUBJECT_TOP = mm(98.5f);
    /** Where following pages begin. */
    static final float NEXT_TOP = mm(31);

    static final float BODY_BOTTOM = mm(262);
    static final float FOOTER_TOP = mm(272);
    static final float[] FOLDS = {mm(105), mm(210)};
    static final float PUNCH = mm(148.5f);

    private Page() {}

    static float mm(float millimetres) {
        return millimetres * 72 / 25.4f;
    }
}
